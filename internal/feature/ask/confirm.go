package ask

import (
	"context"
	"strings"
	"time"

	"upward/internal/feature/history"
	"upward/internal/platform/database"
	"upward/internal/platform/fault"
	"upward/internal/platform/operation"
	"upward/internal/pure/prose"
)

// Confirming records what the manager said to the owner's understanding.
type Confirming struct {
	ID      string   `json:"id" path:"id" doc:"The id of the ask"`
	Version int64    `json:"version" doc:"The version that you read"`
	Verdict string   `json:"verdict,omitempty" doc:"confirmed unless told; corrected or asked"`
	Words   string   `json:"words,omitempty" doc:"What they said, verbatim"`
	Meaning *Meaning `json:"meaning,omitempty" doc:"What it means after their correction; without it, the correction waits to be taken over"`
}

// Confirm records, on the owner's word, that the manager confirmed or corrected what an ask means.
func (s *Service) Confirm(ctx context.Context, by operation.Actor, in Confirming) (Ask, error) {
	if in.Verdict == "" {
		in.Verdict = "confirmed"
	}
	if in.Verdict != "confirmed" && in.Verdict != "corrected" && in.Verdict != "asked" {
		return Ask{}, fault.Field("verdict", "Say confirmed, corrected or asked.")
	}
	if in.Meaning != nil {
		meaning, err := in.Meaning.check()
		if err != nil {
			return Ask{}, err
		}
		in.Meaning = &meaning
	}
	if len(in.Words) > maxField {
		return Ask{}, fault.Field("words", "This is too long: keep it under %d characters.", maxField)
	}
	confirmation := Confirmation{How: ByRecord, Verdict: in.Verdict, Words: strings.TrimSpace(in.Words), At: s.now()}
	if in.Verdict == "corrected" {
		confirmation.Due = dayNamed(confirmation.At, confirmation.Words)
	}
	return s.step(ctx, by, in.ID, in.Version, step(in.Verdict), "recorded by you", func(a Ask) (Ask, error) { return a.confirm(confirmation, in.Meaning) })
}

// step is the word of the history for a verdict.
func step(verdict string) string {
	if verdict == "asked" {
		return "asked back"
	}
	return verdict
}

// imported moves asks by the replies to their back-briefs, and looks for suggestions in what is new.
func (s *Service) imported(ctx context.Context, tx *database.Tx, by operation.Actor, news history.Imported) error {
	return s.in(tx, by, func(r rows) error {
		any, err := database.Query(tx, database.Text, `SELECT id FROM ask WHERE org = $1 AND owner = $2 AND state IN ('proposed', 'agreed') LIMIT 1`, by.Org, by.Owner)
		if err != nil {
			return err
		}
		for _, id := range news.New {
			if len(any) == 0 {
				break
			}
			m, found, err := s.history.Get(tx, by, id)
			if err != nil {
				return err
			}
			if found && !m.Mine && len(m.Codes) > 0 {
				if err := s.reply(r, m); err != nil {
					return err
				}
			}
		}
		return s.scanManagers(ctx, r)
	})
}

// reply moves the asks whose codes a message carries, if it is from the person who was asked.
func (s *Service) reply(r rows, m history.Message) error {
	for _, code := range m.Codes {
		a, found, err := r.byCode(code)
		if err != nil {
			return err
		}
		verdict, where := prose.Answer(m.Text)
		// A yes is said once; a correction or a question may still come after it. After a correction a yes may mean either text.
		waiting := a.State == Proposed && !a.Corrected() || (a.State == Agreed || a.Corrected()) && verdict != prose.Confirmed && verdict != prose.Unclear
		if !found || !waiting || a.Person != m.From.Person {
			continue
		}
		c := Confirmation{How: ByReply, Words: m.Text, At: m.At, Message: m.ID}
		if where.End > where.Start {
			c.Words = m.Text[where.Start:where.End]
		}
		switch verdict {
		case prose.Confirmed, prose.Corrected:
			c.Verdict = string(verdict)
		default:
			c.Verdict = "asked" // what cannot be read as a yes must not count as one
		}
		if verdict == prose.Corrected { // “Almost” corrects; what is different stands behind it
			c.Words = strings.TrimSpace(m.Text[where.Start:])
			c.Due = dayNamed(m.At, c.Words, m.Text)
		}
		all := []Ask{a}
		if err := s.name(r, all); err != nil {
			return err
		}
		after, err := all[0].confirm(c, nil)
		if err != nil {
			return err
		}
		if _, err := s.save(r, all[0], after, step(c.Verdict), "by their reply"); err != nil {
			return err
		}
	}
	return nil
}

// dayNamed is the day that a correction names: the first text, which is the sentence that corrects, before the others.
func dayNamed(at time.Time, texts ...string) string {
	for _, text := range texts {
		if due := day(prose.Deadlines(text, at)); due != "" {
			return due
		}
	}
	return ""
}

// day is the last day of the first deadline that names one, as 2026-12-03.
func day(found []prose.Deadline) string {
	for _, d := range found {
		if !d.Until.IsZero() {
			return d.LastDay().Format(time.DateOnly)
		}
	}
	return ""
}
