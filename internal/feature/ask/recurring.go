package ask

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"upward/internal/platform/operation"
	"upward/internal/pure/recurrence"
)

// Recurring is what comes back among the asks of one person.
type Recurring struct {
	Read     int         `json:"read" doc:"Asks in the mail that were looked at"`
	Patterns []Returning `json:"patterns" doc:"The surest first; none where fewer than three came, or where chance would do as well"`
}

// Returning is one kind of ask that comes back.
type Returning struct {
	Rule  string    `json:"rule" doc:"In words, such as: every Monday"`
	Words []string  `json:"words" doc:"What these asks have in common"`
	Said  []Saying  `json:"said" doc:"The asks that it rests on, the oldest first"`
	From  time.Time `json:"from,omitzero" doc:"The first moment of the next window"`
	Until time.Time `json:"until,omitzero" doc:"The moment before which it ends"`
	Hits  int       `json:"hits" doc:"Of the last ones, how many fell into the window that the earlier ones gave"`
	Tried int       `json:"tried" doc:"Of how many"`
}

// Saying is one time at which it was asked.
type Saying struct {
	Words   string    `json:"words"`
	At      time.Time `json:"at"`
	Message string    `json:"message" doc:"The id of the message"`
}

// Whose names somebody who asks.
type Whose struct {
	Person string `json:"person" doc:"The other person: an id, an address or a full name"`
}

// mostRead is how many of the latest asks of one person are looked at, and likely the chance from which a sentence is one.
const (
	mostRead = "2000"
	likely   = "0.5"
)

// Recur looks for what one person asks again and again, and when it will come next.
func (s *Service) Recur(ctx context.Context, by operation.Actor, in Whose) (out Recurring, err error) {
	out.Patterns = []Returning{}
	var said []Suggestion
	err = s.read(ctx, by, func(r rows) error {
		person, err := s.person(r, in.Person)
		if err != nil {
			return err
		}
		said, err = r.suggestions(`s.person = $3 AND s.kind = 'ask' AND s.state <> 'rejected' AND s.score >= `+likely+` ORDER BY s.at DESC, s.id LIMIT `+mostRead, person)
		return err
	})
	if err != nil {
		return out, err
	}
	slices.SortStableFunc(said, func(a, b Suggestion) int { return cmp.Compare(a.Said.UnixNano(), b.Said.UnixNano()) })
	asks := make([]recurrence.Ask, len(said))
	for i, one := range said {
		asks[i] = recurrence.Ask{Text: strings.TrimSpace(one.Words), At: one.Said}
	}
	out.Read = len(asks)
	for _, p := range recurrence.Find(asks, nil, s.now()) {
		back := Returning{Rule: p.Rule, Words: p.Words, From: p.From, Until: p.Until, Hits: p.Hits, Tried: p.Tried}
		for _, i := range p.Occurrences {
			back.Said = append(back.Said, Saying{said[i].Words, said[i].Said, said[i].Message})
		}
		out.Patterns = append(out.Patterns, back)
	}
	return out, nil
}
