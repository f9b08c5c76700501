package ask_test

import (
	"strings"
	"testing"
	"time"

	"upward/internal/feature/ask"
)

func TestTheirOrdinaryReplyMovesTheAsk(t *testing.T) {
	for name, c := range map[string]struct {
		text    string
		state   ask.State
		step    string
		verdict string
		words   string
		due     string // that a correction names
	}{
		"a yes":                       {"Yes, exactly.", ask.Agreed, "confirmed", "confirmed", "Yes, exactly.", ""},
		"a yes in other words":        {"Hi Mia,\n\nThat's it. Go ahead.\n\nBo", ask.Agreed, "confirmed", "confirmed", "", ""},
		"a correction with a day":     {"Almost. Make it twelve, by 18 December please.", ask.Proposed, "corrected", "corrected", "Almost. Make it twelve, by 18 December please.", "2026-12-18"},
		"a day that is not the point": {"I am in Porto on Monday.\nMake it twelve by Friday 27 November.", ask.Proposed, "corrected", "corrected", "Make it twelve by Friday 27 November.", "2026-11-27"},
		"a correction without a day":  {"Not quite: it should be signed contracts.", ask.Proposed, "corrected", "corrected", "", ""},
		"a no":                        {"No, that's not what I meant.", ask.Proposed, "corrected", "corrected", "", ""},
		"a question":                  {"Which region do you mean?", ask.Proposed, "asked back", "asked", "Which region do you mean?", ""},
		"an answer that is none":      {"I am travelling until Monday.", ask.Proposed, "asked back", "asked", "", ""},
		"an absence":                  {"I am out of office until 3 December and will reply then.", ask.Proposed, "asked back", "asked", "", ""},
		"thanks alone":                {"Thanks", ask.Proposed, "asked back", "asked", "Thanks", ""},
		"thinking":                    {"Let me think about it.", ask.Proposed, "asked back", "asked", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			each(t, "", func(t *testing.T, d *desk) {
				detail := d.proposed()
				at := time.Date(2026, 11, 20, 14, 0, 0, 0, time.UTC)
				d.brings(mail{subject: "Re: " + detail.Brief.Subject, text: c.text, at: at})
				got := d.show(detail.Ask.ID)
				a, said := got.Ask, got.Ask.Confirmation
				if said == nil {
					t.Fatalf("nothing moved: %+v", got)
				}
				if a.State != c.state || said.How != ask.ByReply || said.Verdict != c.verdict || said.Message == "" || !said.At.Equal(at) || said.Due != c.due || a.Meaning.Due != meetings.Due || a.Meaning.Outcome != meetings.Outcome {
					t.Errorf("moved to %s by %+v, meaning %+v", a.State, said, a.Meaning)
				}
				if corrected := c.verdict == "corrected"; a.Corrected() != corrected || (got.Adopted != nil) != corrected {
					t.Errorf("waits to be taken over: %v, as %+v", a.Corrected(), got.Adopted)
				}
				if said.Words == "" || !strings.Contains(c.text, said.Words) || c.words != "" && said.Words != c.words {
					t.Errorf("words %q", said.Words)
				}
				if last := got.History[len(got.History)-1]; last.Kind != c.step || last.Note != "by their reply" {
					t.Errorf("history %+v", last)
				}
			})
		})
	}
}

func TestACodeInQuotedTextFindsTheAsk(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		detail := d.proposed()
		quoted := "> Subject: " + detail.Brief.Subject + "\n> " + strings.ReplaceAll(strings.TrimSpace(detail.Brief.Text), "\n", "\n> ")
		d.brings(mail{subject: "Re: your mail", text: "Yes, exactly.\n\nOn Fri, 20 Nov 2026 at 10:00, Mia Torres wrote:\n" + quoted})
		if a := d.show(detail.Ask.ID).Ask; a.State != ask.Agreed || a.Confirmation.Words != "Yes, exactly." {
			t.Errorf("%+v, %+v", a, a.Confirmation)
		}
	})
}

func TestLowerCaseCodeIsTheSame(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		detail := d.proposed()
		d.brings(mail{subject: "re: " + strings.ToLower(detail.Brief.Subject), text: "Yes, go ahead."})
		if a := d.show(detail.Ask.ID).Ask; a.State != ask.Agreed {
			t.Errorf("%+v", a)
		}
	})
}

func TestNobodyElseMovesTheAsk(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		detail := d.proposed()
		subject := "Re: " + detail.Brief.Subject
		d.brings(
			mail{from: "Sam Okafor <sam@harborlight.example>", subject: subject, text: "Yes, exactly."},
			mail{from: "Bo Lindqvist <bo@elsewhere.example>", subject: subject, text: "Yes, exactly."},
			mail{from: "Mia Torres <" + me + ">", to: bo, subject: detail.Brief.Subject, text: "Yes, exactly."},
			mail{subject: "Re: no code", text: "Yes, exactly."},
			mail{subject: "Re: [UP-000000]", text: "Yes, exactly."},
		)
		if got := d.show(detail.Ask.ID); got.Ask.State != ask.Proposed || len(got.History) != 2 {
			t.Errorf("moved: %+v", got)
		}
	})
}

func TestReplyToWhatIsNotProposedChangesNothing(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		heard, done := d.proposed(), d.proposed()
		d.undo(heard.Ask)
		_, err := d.Deliver(t.Context(), mia, ask.Versioned{ID: done.Ask.ID, Version: done.Ask.Version})
		d.must(err)
		d.brings(mail{subject: "Re: " + heard.Brief.Subject, text: "Yes."}, mail{subject: "Re: " + done.Brief.Subject, text: "Yes."})
		for id, state := range map[string]ask.State{heard.Ask.ID: ask.Heard, done.Ask.ID: ask.Delivered} {
			if a := d.show(id).Ask; a.State != state || a.Confirmation != nil {
				t.Errorf("%s moved to %+v", state, a)
			}
		}
	})
}

func TestAReplyCountsOnceAndCanBeUndone(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		detail := d.proposed()
		reply := mail{id: "<the-reply@harborlight.example>", subject: "Re: " + detail.Brief.Subject, text: "Yes, exactly.", at: time.Date(2026, 11, 20, 14, 0, 0, 0, time.UTC)}
		d.brings(reply)
		back := d.undo(d.show(detail.Ask.ID).Ask)
		if back.State != ask.Proposed || back.Confirmation != nil {
			t.Errorf("undone to %+v", back)
		}
		d.brings(reply)
		if a := d.show(detail.Ask.ID).Ask; a.State != ask.Proposed {
			t.Errorf("the same reply moved it again: %+v", a)
		}
	})
}

func TestOneReplyMayCarryTwoCodes(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		one, two := d.proposed(), d.proposed()
		d.brings(mail{subject: "Re: [" + one.Brief.Code + "] [" + two.Brief.Code + "]", text: "Yes to both."})
		for _, detail := range []ask.Detail{one, two} {
			if a := d.show(detail.Ask.ID).Ask; a.State != ask.Agreed {
				t.Errorf("%+v", a)
			}
		}
	})
}
