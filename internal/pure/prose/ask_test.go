package prose

import (
	"strings"
	"testing"
)

func TestPlainRequestsAreAsks(t *testing.T) {
	for _, text := range []string{
		"Can you send me the Q3 numbers by Friday?",
		"Please review the attached draft and send me your changes.",
		"Let me know what you think.",
		"I need you to take the lead on the audit.",
		"Send me the list by noon.",
		"Could you please set up a call with the vendor for next week?",
		"Let's talk tomorrow about the hiring plan.",
		"Thanks for the draft, and please add a page on costs.",
		"If so, please tell Perry that you are the contact.",
		"Please approve the attached invoice.",
		"Make sure that this gets done before the holidays.",
		"Where are we on the hiring?",
	} {
		if asks := Asks(text); len(asks) != 1 || asks[0].Label != IsAsk {
			t.Errorf("%q: %+v, want one ask", text, asks)
		}
	}
}

func TestCourtesyPlansAndReportsAreNoAsks(t *testing.T) {
	for _, text := range []string{
		"Please see attached.",
		"Let me know if you have any questions.",
		"Please call me with any questions.",
		"Thanks for your help.",
		"FYI.",
		"I will send you the deck on Monday.",
		"I'll call you tomorrow.",
		"The report was sent to the client on Monday.",
		"She asked me to send her the file.",
		"Have a great weekend.",
		"Please feel free to contact me any time.",
		"Attached please find the slides for the meeting.",
		"I hope that you will enjoy the conference.",
		"No need to reply.",
	} {
		if asks := Asks(text); len(asks) > 0 {
			t.Errorf("%q: %s with %.2f because of %+v", text, asks[0].Label, asks[0].Score, asks[0].Why)
		}
	}
}

func TestAnAskShowsItsPieces(t *testing.T) {
	text := "Hi Ana. Please increase the signed accounts from 10 to 15 accounts by June 30 so that we hit the plan. Thanks."
	asks := Asks(text)
	if len(asks) != 1 {
		t.Fatalf("asks: %+v", asks)
	}
	a := asks[0]
	if a.What == nil || !strings.HasPrefix(a.What.Of(text), "increase the signed accounts") {
		t.Errorf("what: %v", a.What)
	}
	if a.Due == nil || a.Due.Of(text) != "by June 30" {
		t.Errorf("due: %v", a.Due)
	}
	if a.Measure == nil || !strings.Contains(a.Measure.Of(text), "10") {
		t.Errorf("measure: %v", a.Measure)
	}
	if a.Outcome == nil || a.Outcome.Of(text) != "so that we hit the plan" {
		t.Errorf("outcome: %v", a.Outcome)
	}
	if len(a.Why) == 0 || a.Kind != "do" {
		t.Errorf("why %v, kind %q", a.Why, a.Kind)
	}
}

func TestKindsOfAsks(t *testing.T) {
	for text, kind := range map[string]string{
		"Please send me the file.":                       "do",
		"Can we meet on Thursday to discuss this?":       "meet",
		"Please approve the budget.":                     "decide",
		"Is this on our list?":                           "answer",
		"Let me know what they say.":                     "inform",
		"Please forward all changes to Ana or call her.": "do",
	} {
		asks := Asks(text)
		if len(asks) != 1 || asks[0].Kind != kind {
			t.Errorf("%q: %+v, want %s", text, asks, kind)
		}
	}
}

func TestOneRequestInALongSentenceIsFound(t *testing.T) {
	text := "We had a long day with the people from the bank, who wanted to see every page of the model and the history of each of the contracts since the beginning of the year, and I think that it went rather well in the end, so please send me the final version of the slides tomorrow."
	asks := Asks(text)
	if len(asks) != 1 || asks[0].Label != IsAsk {
		t.Fatalf("asks: %+v", asks)
	}
	if got := asks[0].Of(text); !strings.Contains(got, "please send me") || strings.Contains(got, "people from the bank") {
		t.Errorf("the ask is shown as %q", got)
	}
}

func TestScoreExplainsItself(t *testing.T) {
	p, label, why, spans := Score("Can you send me the list by Friday?")
	if label != IsAsk || p < .5 || p > 1 {
		t.Errorf("score %.2f, %s", p, label)
	}
	if len(why) == 0 || why[0].Words == "" {
		t.Errorf("reasons: %+v", why)
	}
	kinds := map[string]bool{}
	for _, s := range spans {
		kinds[s.Kind] = true
	}
	for _, kind := range []string{"ask", "what", "who", "deadline"} {
		if !kinds[kind] {
			t.Errorf("no span for %s in %+v", kind, spans)
		}
	}
}

func TestWeightsCanBeReadByAnybody(t *testing.T) {
	list := Weights()
	if len(list) < 1000 {
		t.Fatalf("%d weights", len(list))
	}
	found := false
	for _, w := range list[:200] {
		found = found || w.Name == "rule: please" && w.Value > 0
	}
	if !found {
		t.Error("the strongest weights do not hold the rule about please")
	}
}

func TestPromisesAreFound(t *testing.T) {
	cases := []struct{ text, what, due string }{
		{"I'll send you the deck by Friday.", "send you the deck", "by Friday"},
		{"Thanks. I will call the bank tomorrow and let you know.", "call the bank", "tomorrow"},
		{"Will get back to you.", "get back to you", ""},
		{"We'll fix the invoice next week.", "fix the invoice", "next week"},
	}
	for _, c := range cases {
		list := Promises(c.text)
		if len(list) == 0 {
			t.Errorf("%q: none", c.text)
			continue
		}
		p := list[0]
		due := ""
		if p.Due != nil {
			due = p.Due.Of(c.text)
		}
		if got := p.What.Of(c.text); !strings.HasPrefix(got, c.what) || due != c.due {
			t.Errorf("%q: what %q, due %q", c.text, got, due)
		}
	}
	for _, text := range []string{"You will send it.", "I will be out on Friday.", "Will you send it?", "I think it works.", "If I send it, he will read it."} {
		if list := Promises(text); len(list) > 0 {
			t.Errorf("%q: %+v", text, list)
		}
	}
}
