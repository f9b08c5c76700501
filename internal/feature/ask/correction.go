package ask

import (
	"context"
	"strings"

	"upward/internal/platform/fault"
	"upward/internal/platform/operation"
)

// How a confirmation stands.
const (
	standingOpen    = "open"    // a correction whose words are not taken over into the meaning yet
	standingEarlier = "earlier" // said to a back-brief before the one that counts now
)

// Corrected says that they corrected it and the owner has not taken that over yet: nothing is agreed until she does.
func (a Ask) Corrected() bool {
	return a.State.Open() && a.Confirmation != nil && a.Confirmation.Standing == standingOpen
}

// correct keeps a correction beside the meaning, which stays as the owner wrote it: whoever agrees to words must have read them. Of
// several, each keeps its words.
func (a Ask) correct(c Confirmation) Ask {
	if a.Corrected() {
		before := a.Confirmation
		c.Words = strings.TrimSpace(before.Words + "\n\n" + c.Words)
		if c.Due == "" {
			c.Due = before.Due
		}
		c.Verdict = before.Verdict
	}
	c.Standing = standingOpen
	a.Confirmation = &c
	if a.State == Agreed {
		a.State = Proposed
	}
	return a
}

// adopt takes a correction over: what it means now is agreed.
func (a Ask) adopt(m Meaning) (Ask, error) {
	if !a.Corrected() {
		return a, fault.New(fault.Conflict, "There is no correction of theirs to take over.")
	}
	c := *a.Confirmation
	c.Standing = ""
	a.Confirmation, a.Meaning, a.State = &c, m, Agreed
	return a, nil
}

// longestCorrection is how many bytes of their words go into an outcome.
const longestCorrection = 600

// taken is what it would mean with their correction as it is: their words beside the owner's, and the day that they named. What she has
// written since is hers to keep.
func (a Ask) taken(edited bool) Meaning {
	m, c := a.Meaning, a.Confirmation
	if edited {
		return m
	}
	words := oneLine(c.Words)
	if len(words) > longestCorrection {
		words = strings.ToValidUTF8(words[:longestCorrection], "") + " …"
	}
	if m.Outcome == "" {
		m.Outcome = words
	} else if words != "" {
		m.Outcome = strings.TrimRight(m.Outcome, ". ") + "; corrected: “" + words + "”"
	}
	if c.Due != "" {
		m.Due = c.Due
	}
	return m
}

// editedSince says that the owner changed the meaning after their last correction.
func editedSince(events []Event) bool {
	edited := false
	for _, e := range events {
		switch e.Kind {
		case "corrected":
			edited = false
		case "edited":
			edited = true
		}
	}
	return edited
}

// Adopting takes a correction over.
type Adopting struct {
	ID      string   `json:"id" path:"id" doc:"The id of the ask"`
	Version int64    `json:"version" doc:"The version that you read"`
	Meaning *Meaning `json:"meaning,omitempty" doc:"What it means with their correction; their words beside yours, and the day that they named, unless told"`
}

// Adopt takes over what the manager corrected by their reply or link: only then is it agreed.
func (s *Service) Adopt(ctx context.Context, by operation.Actor, in Adopting) (a Ask, err error) {
	err = s.write(ctx, by, func(r rows) error {
		before, err := s.current(r, in.ID, in.Version)
		if err != nil {
			return err
		}
		meaning := before.Meaning
		switch {
		case in.Meaning != nil:
			if meaning, err = in.Meaning.check(); err != nil {
				return err
			}
		case before.Corrected():
			events, err := r.history(in.ID)
			if err != nil {
				return err
			}
			if meaning, err = before.taken(editedSince(events)).check(); err != nil {
				return err
			}
		}
		after, err := before.adopt(meaning)
		if err != nil {
			return err
		}
		a, err = s.save(r, before, after, "taken over", "")
		return err
	})
	return a, err
}
