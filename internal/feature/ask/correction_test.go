package ask_test

import (
	"testing"
	"time"

	"upward/internal/feature/ask"
	"upward/internal/platform/fault"
)

// correctedBy imports a correcting reply to a back-brief.
func (d *desk) correctedBy(detail ask.Detail, text string) ask.Detail {
	d.t.Helper()
	d.brings(mail{subject: "Re: " + detail.Brief.Subject, text: text, at: time.Date(2026, 11, 20, 14, 0, 0, 0, time.UTC)})
	return d.show(detail.Ask.ID)
}

func (d *desk) adopt(a ask.Ask, m *ask.Meaning) (ask.Ask, error) {
	return d.Adopt(d.t.Context(), mia, ask.Adopting{ID: a.ID, Version: a.Version, Meaning: m})
}

func TestACorrectionIsTakenOverInOnePress(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		got := d.correctedBy(d.proposed(), "Almost. Make it twelve, by 18 December please.")
		want := meetings.Outcome + "; corrected: “Almost. Make it twelve, by 18 December please.”"
		if got.Adopted == nil || got.Adopted.Outcome != want || got.Adopted.Due != "2026-12-18" || got.Adopted.Assumptions != meetings.Assumptions {
			t.Errorf("it would be %+v", got.Adopted)
		}
		a, err := d.adopt(got.Ask, nil)
		d.must(err)
		if a.State != ask.Agreed || a.Corrected() || a.Meaning.Outcome != want || a.Meaning.Due != "2026-12-18" || a.Confirmation.How != ask.ByReply || a.Confirmation.Message == "" {
			t.Errorf("taken over: %+v by %+v", a, a.Confirmation)
		}
		if steps := d.steps(a.ID); steps != "recorded, proposed, corrected, taken over" {
			t.Errorf("steps %s", steps)
		}
		_, err = d.adopt(a, nil)
		fails(t, "again", err, fault.Conflict, "")
		if back := d.undo(a); back.State != ask.Proposed || !back.Corrected() || back.Meaning.Outcome != meetings.Outcome {
			t.Errorf("undone to %+v", back)
		}
	})
}

func TestACorrectionIsTakenOverInHerWords(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		got := d.correctedBy(d.proposed(), "Almost. Make it twelve, by 18 December please.")
		_, err := d.adopt(got.Ask, &ask.Meaning{Outcome: "Twelve", Due: "soon"})
		fails(t, "a wrong day", err, fault.Invalid, "due")
		a, err := d.Edit(t.Context(), mia, ask.Editing{ID: got.Ask.ID, Version: got.Ask.Version, Meaning: ask.Meaning{Outcome: "Twelve first meetings"}})
		d.must(err)
		if a.State != ask.Proposed || !a.Corrected() {
			t.Errorf("her edit agreed to something: %+v", a)
		}
		if now := d.show(a.ID); now.Adopted == nil || now.Adopted.Outcome != "Twelve first meetings" {
			t.Errorf("after her edit it would be %+v", now.Adopted)
		}
		_, err = d.adopt(got.Ask, nil)
		fails(t, "an old version", err, fault.Conflict, "")
		a, err = d.adopt(a, &ask.Meaning{Outcome: "Twelve signed contracts", Due: "2026-12-18"})
		d.must(err)
		if a.State != ask.Agreed || a.Meaning.Outcome != "Twelve signed contracts" {
			t.Errorf("taken over: %+v", a)
		}
	})
}

func TestAYesAfterACorrectionAgreesToNothing(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		detail := d.proposed()
		first := d.correctedBy(detail, "Not quite: it should be signed contracts.")
		for _, text := range []string{"Yes, exactly.", "Thanks"} {
			if got := d.correctedBy(detail, text); got.Ask.Version != first.Ask.Version || !got.Ask.Corrected() {
				t.Errorf("%q moved it to %s", text, got.Ask.State)
			}
		}
		again := d.propose(first.Ask)
		if again.Ask.Corrected() || again.Adopted != nil || again.Ask.Confirmation == nil {
			t.Errorf("proposed anew: %+v", again.Ask.Confirmation)
		}
		if got := d.correctedBy(again, "Yes, exactly."); got.Ask.State != ask.Agreed || got.Ask.Confirmation.Standing != "" {
			t.Errorf("the yes to the new text: %s by %+v", got.Ask.State, got.Ask.Confirmation)
		}
	})
}

func TestACorrectionAfterAYesGoesBackToProposed(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		detail := d.proposed()
		d.correctedBy(detail, "Yes, exactly.")
		if got := d.correctedBy(detail, "No, wait: make it twelve by Friday 27 November."); got.Ask.State != ask.Proposed || !got.Ask.Corrected() || got.Adopted.Due != "2026-11-27" {
			t.Errorf("%s by %+v", got.Ask.State, got.Ask.Confirmation)
		}
	})
}

func TestHerRecordOfACorrectionWithoutAMeaningWaits(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		detail := d.proposed()
		a, err := d.Confirm(t.Context(), mia, ask.Confirming{ID: detail.Ask.ID, Version: detail.Ask.Version, Verdict: "corrected", Words: "Twelve by 18 December"})
		d.must(err)
		if a.State != ask.Proposed || !a.Corrected() || a.Confirmation.Due != "2026-12-18" {
			t.Errorf("%s by %+v", a.State, a.Confirmation)
		}
	})
}

func TestNobodyElseTakesACorrectionOver(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		got := d.correctedBy(d.proposed(), "Not quite: it should be signed contracts.")
		_, err := d.Adopt(t.Context(), sam, ask.Adopting{ID: got.Ask.ID, Version: got.Ask.Version})
		fails(t, "a stranger", err, fault.NotFound, "")
	})
}
