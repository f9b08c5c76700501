package ask

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"upward/internal/platform/database"
	"upward/internal/platform/fault"
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

// Often is the rule as a sentence has it: every Monday, on the first Tuesday of the month.
func (r Returning) Often() string {
	if strings.HasPrefix(r.Rule, "the ") {
		return "on " + r.Rule
	}
	return r.Rule
}

// Held says that more of the last ones fell into their windows than not.
func (r Returning) Held() bool { return 2*r.Hits > r.Tried }

// When says in words when it comes next, as seen from a moment: between 1 and 3 December; "" where that is not known.
func (r Returning) When(now time.Time) string {
	if r.Until.IsZero() {
		return ""
	}
	const full = "2 January"
	first, last := r.From, r.Until.AddDate(0, 0, -1)
	switch {
	case first.Equal(last):
		return "on " + last.Format("Monday "+full)
	case !first.After(now):
		return "by " + last.Format("Monday "+full)
	case first.Month() == last.Month():
		return "between " + first.Format("2") + " and " + last.Format(full)
	}
	return "between " + first.Format(full) + " and " + last.Format(full)
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

// Recur says what one person asks again and again, and when it will come next.
func (s *Service) Recur(ctx context.Context, by operation.Actor, in Whose) (Recurring, error) {
	return s.RecurAt(ctx, by, in, s.now())
}

// RecurAt is Recur as it would have been at a moment. What all the mail shows is found when it comes in, and anew here only where
// something else has changed since.
func (s *Service) RecurAt(ctx context.Context, by operation.Actor, in Whose, at time.Time) (out Recurring, err error) {
	if strings.TrimSpace(in.Person) == "" {
		return out, fault.Field("person", "Say whose asks you mean, by name or address.")
	}
	var person string
	var found recurring
	kept := false
	err = s.read(ctx, by, func(r rows) error {
		if person, err = s.person(r, in.Person); err == nil {
			found, kept, err = r.recurring(person)
		}
		return err
	})
	if now := s.now(); err == nil && (!kept || !found.Next.IsZero() && !now.Before(found.Next)) {
		err = s.write(ctx, by, func(r rows) error {
			found, err = s.recur(r, person)
			return err
		})
	}
	if err == nil && !found.covers(at) {
		err = s.read(ctx, by, func(r rows) error {
			found, err = r.findRecurring(person, at)
			return err
		})
	}
	return found.at(at), err
}

// recurring is what was found to come back, kept until the mail changes: the windows that follow say what is next on any later day.
type recurring struct {
	Read     int
	Latest   time.Time // when the newest of these was said
	Next     time.Time // when the first was said that was still to come, by a wrong clock or a wrong date; zero for none
	Patterns []returning
}

// covers says that at a moment exactly these asks had been said.
func (k recurring) covers(at time.Time) bool {
	return !k.Latest.After(at) && (k.Next.IsZero() || at.Before(k.Next))
}

type returning struct {
	Returning
	Windows []recurrence.Window
}

// at is what stands of it at a moment: a rule that was not kept for long is dropped.
func (k recurring) at(now time.Time) Recurring {
	out := Recurring{Read: k.Read, Patterns: []Returning{}}
	for _, p := range k.Patterns {
		next, ok := recurrence.Next(p.Windows, now)
		if !ok && len(p.Windows) > 0 {
			continue
		}
		p.From, p.Until = next.From, next.Until
		out.Patterns = append(out.Patterns, p.Returning)
	}
	return out
}

// recur finds what comes back in all mail of a person and keeps it.
func (s *Service) recur(r rows, person string) (recurring, error) {
	now := s.now()
	found, err := r.findRecurring(person, now)
	if err != nil {
		return found, err
	}
	next, _, err := database.One(r.tx, database.Number, `SELECT COALESCE(MIN(at), 0) FROM ask_suggestion
		WHERE org = $1 AND owner = $2 AND person = $3 AND kind = 'ask' AND at > $4`, r.by.Org, r.by.Owner, person, now.UnixMicro())
	if err == nil && next > 0 {
		found.Next = time.UnixMicro(next).UTC()
	}
	if err == nil && (found.Read > 0 || next > 0) { // somebody without mail may be nobody, whose name must not stand in the database
		err = r.putRecurring(person, found, now)
	}
	return found, err
}

// findRecurring looks through the asks of a person that were said until a moment. It looks from the newest of them, so that every window
// after that is among those that are kept.
func (r rows) findRecurring(person string, until time.Time) (out recurring, err error) {
	said, err := r.suggestions(`s.person = $3 AND s.kind = 'ask' AND s.state <> 'rejected' AND s.score >= `+likely+` AND s.at <= $4
		ORDER BY s.at DESC, s.id LIMIT `+mostRead, person, until.UnixMicro())
	if err != nil || len(said) == 0 {
		return out, err
	}
	slices.SortStableFunc(said, func(a, b Suggestion) int { // of one moment the shorter, by its words: ids are random
		return cmp.Or(a.Said.Compare(b.Said), cmp.Compare(len(a.Words), len(b.Words)), cmp.Compare(a.Words, b.Words))
	})
	asks := make([]recurrence.Ask, len(said))
	for i, one := range said {
		asks[i] = recurrence.Ask{Text: strings.TrimSpace(one.Words), At: one.Said}
	}
	out.Read, out.Latest = len(asks), said[len(said)-1].Said
	for _, p := range recurrence.Find(asks, nil, out.Latest.In(until.Location())) {
		back := returning{Returning{Rule: p.Rule, Words: p.Words, Hits: p.Hits, Tried: p.Tried}, p.Windows}
		for _, i := range p.Occurrences {
			back.Said = append(back.Said, Saying{said[i].Words, said[i].Said, said[i].Message})
		}
		out.Patterns = append(out.Patterns, back)
	}
	return out, nil
}

func (r rows) recurring(person string) (k recurring, found bool, err error) {
	return database.One(r.tx, func(row database.Row) (k recurring, err error) {
		var sealed []byte
		if err := row.Scan(&sealed); err != nil {
			return k, err
		}
		return k, r.key.Open("ask_recurring/"+person, sealed, &k)
	}, `SELECT content FROM ask_recurring WHERE org = $1 AND owner = $2 AND person = $3`, r.by.Org, r.by.Owner, person)
}

func (r rows) putRecurring(person string, k recurring, now time.Time) error {
	sealed, err := r.key.Seal("ask_recurring/"+person, k)
	if err != nil {
		return err
	}
	_, err = r.tx.Exec(`INSERT INTO ask_recurring (org, owner, person, at, content) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (org, owner, person) DO UPDATE SET at = excluded.at, content = excluded.content`, r.by.Org, r.by.Owner, person, now.UnixMicro(), sealed)
	return err
}

// unrecur drops what was found to come back; it is found anew when somebody looks.
func unrecur(tx *database.Tx, by operation.Actor) error {
	_, err := tx.Exec(`DELETE FROM ask_recurring WHERE org = $1 AND owner = $2`, by.Org, by.Owner)
	return err
}

// rejudged drops what was found to come back where a choice about a suggestion changes it: one that it rests on counts no longer, or
// one that did not count does again.
func (r rows) rejudged(before Suggestion, to string) error {
	if before.Kind != "ask" || before.State != "rejected" && to != "rejected" {
		return nil
	}
	k, found, err := r.recurring(before.Person)
	if err != nil || !found {
		return err
	}
	rests := slices.ContainsFunc(k.Patterns, func(p returning) bool {
		return slices.ContainsFunc(p.Said, func(s Saying) bool { return s.Message == before.Message && s.Words == before.Words })
	})
	if !rests && to == "rejected" {
		return nil
	}
	return unrecur(r.tx, r.by)
}
