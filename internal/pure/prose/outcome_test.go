package prose

import "testing"

func TestWishesShowWhatIsMissing(t *testing.T) {
	cases := []struct {
		text    string
		wording Wording
		measure string
		asks    bool
	}{
		{"Increase your sales activity", ActivityWording, "", true},
		{"Improve communication with the customer", ActivityWording, "", true},
		{"Send me the report", DeliverableWording, "", true},
		{"Send me the report by Friday", DeliverableWording, "", false},
		{"Sign 15 new accounts by June 30", OutcomeWording, "15 new accounts", false},
		{"Get churn below 3% by the end of Q3", OutcomeWording, "below 3%", false},
		{"Win the Acme account", OutcomeWording, "", true},
		{"Launch the new site in May", DeliverableWording, "", false},
		{"Hire two engineers by Q3", DeliverableWording, "", false},
		{"Make 20 calls per day", ActivityWording, "20 calls per day", true},
		{"Cut response time from 4 hours to 1 hour", OutcomeWording, "from 4 hours to 1 hour", true},
		{"Be more proactive with customers", ActivityWording, "", true},
	}
	for _, c := range cases {
		wording, measure, question := Outcome(c.text)
		got := ""
		if measure != nil {
			got = measure.Of(c.text)
		}
		if wording != c.wording || got != c.measure || (question != "") != c.asks {
			t.Errorf("%q: %s, measure %q, question %q", c.text, wording, got, question)
		}
	}
}

func TestATextWithoutWordsIsAskedNothing(t *testing.T) {
	for _, text := range []string{"", " ", "?", "…", "\x00"} {
		if w := WordingOf(text); w.Question != "" || w.Measure != nil || w.Kind != ActivityWording {
			t.Errorf("%q: %+v", text, w)
		}
	}
}
