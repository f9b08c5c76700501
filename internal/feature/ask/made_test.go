package ask_test

import (
	"slices"
	"testing"
	"time"

	"upward/internal/feature/ask"
)

func (d *desk) made(message string) ask.Made {
	d.t.Helper()
	out, err := d.Made(d.t.Context(), mia, ask.Reading{Message: message})
	d.must(err)
	return out
}

func TestAMessageTellsWhatWasMadeOfIt(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		d.brings(mail{subject: "Berths", text: "Please send me the berth list by Friday 27 November. Could you call the crane company tomorrow? I will send you the tide table."})
		found := d.suggestions(ask.Finding{})
		message := found[0].Message
		if got := d.made(message); len(got.Suggestions) != len(found) || len(got.Asks)+len(got.Promises) > 0 || got.Suggestions[0].Name != "Bo Lindqvist" {
			t.Fatalf("at first: %+v", got)
		}
		asked := slices.IndexFunc(found, func(s ask.Suggestion) bool { return s.Kind == "ask" })
		accepted, err := d.Accept(t.Context(), mia, ask.Accepting{ID: found[asked].ID})
		d.must(err)
		_, err = d.Promise(t.Context(), mia, ask.Promising{Person: bo, Giver: ask.Theirs, Words: "I will send you the tide table.", Message: message})
		d.must(err)
		got := d.made(message)
		if len(got.Asks) != 1 || got.Asks[0].ID != accepted.Ask.ID || got.Asks[0].Name != "Bo Lindqvist" || len(got.Promises) != 1 || got.Promises[0].Name != "Bo Lindqvist" || len(got.Suggestions) != len(found)-1 {
			t.Errorf("then: %+v", got)
		}
		_, err = d.Reject(t.Context(), mia, ask.Choosing{ID: got.Suggestions[0].ID})
		d.must(err)
		if got := d.made(message); len(got.Suggestions) != len(found)-2 {
			t.Errorf("after setting one aside: %+v", got.Suggestions)
		}
		theirs, err := d.Made(t.Context(), sam, ask.Reading{Message: message})
		d.must(err)
		if len(theirs.Asks)+len(theirs.Promises)+len(theirs.Suggestions) > 0 {
			t.Errorf("somebody else sees %+v", theirs)
		}
	})
}

func TestAReplyTellsWhichAskItAnswers(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		detail := d.proposed()
		d.brings(mail{subject: "Re: " + detail.Brief.Subject, text: "Yes, exactly.", at: time.Date(2026, 11, 20, 14, 0, 0, 0, time.UTC)})
		message := d.show(detail.Ask.ID).Ask.Confirmation.Message
		if got := d.made(message); len(got.Asks) != 1 || got.Asks[0].ID != detail.Ask.ID {
			t.Errorf("made of the reply: %+v", got)
		}
		if got := d.made(""); len(got.Asks)+len(got.Promises)+len(got.Suggestions) > 0 {
			t.Errorf("made of no message: %+v", got)
		}
	})
}
