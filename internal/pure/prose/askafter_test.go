package prose

import "testing"

func TestWhatWasSaidBeforeDecidesWhatAnAnswerWants(t *testing.T) {
	cases := []struct{ previous, text, kind string }{
		{"Can we meet on Thursday or Friday to go through the plan?", "Thursday is great.", "meet"},
		{"Are you free for lunch on Tuesday?", "Sorry, I can't make it on Tuesday.", "meet"},
		{"Could we have a meeting at 3 or at 4?", "4 works for me.", "meet"},
		{"Shall I book the room for Monday?", "Yes, please.", "do"},
		{"Do you want me to send the draft to the bank?", "Please go ahead.", "do"},
	}
	for _, c := range cases {
		asks := AsksAfter(c.previous, c.text)
		if len(asks) != 1 || asks[0].Kind != c.kind {
			t.Errorf("%q after %q: %+v, want %s", c.text, c.previous, asks, c.kind)
			continue
		}
		before, _, _, _ := Score(c.text)
		after, _, why, _ := ScoreAfter(c.previous, c.text)
		if after <= before || len(why) == 0 {
			t.Errorf("%q: %.2f alone, %.2f after, because of %+v", c.text, before, after, why)
		}
	}
}

func TestAnAnswerToATaskAsksNothing(t *testing.T) {
	for _, text := range []string{"Yes.", "Sure, will do.", "No problem."} {
		if asks := AsksAfter("Please send me the list by Friday.", text); len(asks) > 0 {
			t.Errorf("%q: %+v", text, asks)
		}
	}
}

func TestWithoutAMessageBeforeNothingChanges(t *testing.T) {
	for _, text := range []string{"Thursday is great.", "Can you send me the list by Friday?", "", "Yes."} {
		a, la, _, _ := Score(text)
		b, lb, _, _ := ScoreAfter("", text)
		if a != b || la != lb {
			t.Errorf("%q: %.3f %s and %.3f %s", text, a, la, b, lb)
		}
	}
}

func TestARequestStaysOneWhateverWasSaidBefore(t *testing.T) {
	for _, previous := range []string{"Please send me the list.", "Can we meet on Friday?", "The sky is blue.", "> > quoted\n"} {
		if r := Read(previous, "Can you send me the slides by Monday?"); r.Label != IsAsk {
			t.Errorf("after %q: %+v", previous, r)
		}
	}
}

func TestAReadingPointsAtItsPieces(t *testing.T) {
	text := "Thanks for the call. Ana, please raise the share of answered mails from 60% to 80% by June 30 so that customers stay with us."
	r := Read("", text)
	want := map[string]*Span{"Ana": r.Who, "by June 30": r.Due, "so that customers stay with us": r.Outcome, "from 60% to 80%": r.Measure}
	for words, span := range want {
		if span == nil || span.Of(text) != words {
			t.Errorf("want %q, got %v in %+v", words, span, r)
		}
	}
	if r.What == nil || r.Kind != "do" || len(r.Why) == 0 || len(r.Why) > 6 {
		t.Errorf("%+v", r)
	}
	if empty := Read("", ""); empty.Label != IsNone || empty.Ask != nil {
		t.Errorf("an empty text reads as %+v", empty)
	}
}
