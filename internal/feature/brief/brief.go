// Package brief tells the owner where she stands with one manager: what they asked, what is due, what she waits for, how to reach
// them, and what to do next.
// It guarantees that each line names the message or entry that it rests on.
package brief

import (
	"context"
	"slices"
	"time"

	"upward/internal/feature/ask"
	"upward/internal/feature/history"
	"upward/internal/feature/people"
	"upward/internal/feature/profile"
	"upward/internal/feature/suggest"
	"upward/internal/platform/database"
	"upward/internal/platform/fault"
	"upward/internal/platform/operation"
	"upward/internal/platform/secret"
)

// Brief is where the owner stands with one manager.
type Brief struct {
	Manager  profile.Manager `json:"manager"`
	AsOf     time.Time       `json:"as_of" doc:"The moment that the brief looks from"`
	Note     string          `json:"note,omitempty" doc:"What to keep in mind while reading"`
	Due      []Line          `json:"due" doc:"What has its day within two weeks, or is late: asks of theirs and promises of yours"`
	Asked    []Line          `json:"asked" doc:"What else they asked, and where each stands"`
	Promised []Line          `json:"promised" doc:"What you said you would do, without a day"`
	Waiting  []Line          `json:"waiting" doc:"What you wait for"`
	Coming   []Coming        `json:"coming" doc:"What is likely to be asked within a week, because it has come back before"`
	Reach    []Reach         `json:"reach" doc:"How to reach them best"`
	Moves    []suggest.Move  `json:"moves" doc:"At most three next moves"`
	Unsorted int             `json:"unsorted" doc:"Sentences found in your mail that wait for a press of yours"`
}

// Line is one matter.
type Line struct {
	Text      string    `json:"text" doc:"Verbatim words, or your own wording of the outcome"`
	Standing  string    `json:"standing" doc:"Where it stands, in words"`
	Due       string    `json:"due,omitempty"`
	Said      time.Time `json:"said,omitzero"`
	Subject   string    `json:"subject,omitempty"`
	Suggested bool      `json:"suggested,omitempty" doc:"Found in your mail; you have not taken it on yet"`
	Kind      string    `json:"kind" doc:"ask, wait, promise_mine or promise_theirs"`
	Target    string    `json:"target" doc:"The id of the ask, promise or suggestion"`
	Message   string    `json:"message,omitempty" doc:"The id of the message it rests on"`
	Cite      *Cite     `json:"cite,omitempty" doc:"Where that message was read from"`
}

// Cite says where a message was read from.
type Cite struct {
	File   string `json:"file"`
	Offset int64  `json:"offset"`
	From   string `json:"from"`
}

// Reach is one thing to know about how this manager communicates.
type Reach struct {
	Text string  `json:"text"`
	N    int     `json:"n" doc:"Messages that it rests on"`
	Low  float64 `json:"low,omitempty"`
	High float64 `json:"high,omitempty"`
	Unit string  `json:"unit,omitempty"`
	Open bool    `json:"open,omitempty" doc:"The true upper end lies beyond high"`
}

// Service holds the verbs.
type Service struct {
	db      *database.DB
	keys    *secret.Keeper
	people  *people.Service
	history *history.Service
	profile *profile.Service
	asks    *ask.Service
	now     func() time.Time
}

// NewService returns a Service.
func NewService(db *database.DB, keys *secret.Keeper, people *people.Service, history *history.Service, profile *profile.Service, asks *ask.Service, now func() time.Time) *Service {
	return &Service{db, keys, people, history, profile, asks, now}
}

// Briefing says for whom and when.
type Briefing struct {
	Person string `json:"person,omitempty" doc:"An id, an address or a full name; your first manager unless told"`
	At     string `json:"at,omitempty" doc:"Look from the end of this day, as 2026-11-20; now, or where your mail ends, unless told"`
}

// Show returns the brief for one manager.
func (s *Service) Show(ctx context.Context, by operation.Actor, in Briefing) (out Brief, err error) {
	err = s.db.Read(ctx, func(tx *database.Tx) error {
		out.Manager, err = s.manager(tx, by, in.Person)
		return err
	})
	if err != nil {
		return out, err
	}
	style, err := s.profile.Style(ctx, by, profile.Styling{Person: out.Manager.ID})
	if err != nil {
		return out, err
	}
	if out.AsOf, out.Note, err = s.moment(style.Until, in.At); err != nil {
		return out, err
	}
	if in.At != "" {
		if style, err = s.profile.StyleAt(ctx, by, out.Manager.ID, out.AsOf); err != nil {
			return out, err
		}
	}
	again, err := s.asks.RecurAt(ctx, by, ask.Whose{Person: out.Manager.ID}, out.AsOf)
	if err != nil {
		return out, err
	}
	out.Coming = coming(again, out.AsOf)
	if err = s.db.Read(ctx, func(tx *database.Tx) error { return s.gather(tx, by, &out) }); err != nil {
		return out, err
	}
	out.Reach = reach(style)
	if out.Manager.Assumed {
		out.Note = join("It is assumed from your mail that "+out.Manager.Name+" manages you; confirm it on the Manager page or with “upward people confirm”.", out.Note)
	}
	return out, nil
}

// Operations lists what others may do here.
func (s *Service) Operations() []operation.Operation {
	return []operation.Operation{operation.Query("brief", "GET /brief", "Show where you stand with your manager, and what to do next.", s.Show)}
}

func (s *Service) manager(tx *database.Tx, by operation.Actor, name string) (profile.Manager, error) {
	managers, err := s.profile.Managers(tx, by)
	if err != nil {
		return profile.Manager{}, err
	}
	if name == "" {
		if len(managers) == 0 {
			return profile.Manager{}, fault.New(fault.NotFound, "It is not known who manages you: import your mail first, or say it with “upward people confirm”.")
		}
		return managers[0], nil
	}
	person, err := s.people.Find(tx, by, name)
	if err != nil {
		return profile.Manager{}, err
	}
	for _, m := range managers {
		if m.ID == person.ID {
			return m, nil
		}
	}
	return profile.Manager{}, fault.Field("person", "%s is not recorded as your manager; say so first with “upward people confirm”.", person.Name)
}

// stale is how old the newest message may be before a brief looks from there instead of from today.
const stale = 14 * 24 * time.Hour

// moment is when the brief looks from; newest is when the two last wrote each other.
func (s *Service) moment(newest time.Time, at string) (time.Time, string, error) {
	now := s.now()
	if at != "" {
		day, err := time.ParseInLocation(time.DateOnly, at, now.Location())
		if err != nil {
			return now, "", fault.Field("at", "Write the day as 2026-11-20.")
		}
		return day.AddDate(0, 0, 1).Add(-time.Second), "", nil
	}
	if !newest.IsZero() && now.Sub(newest) > stale {
		return newest, "The last message between you two is of " + newest.Format("2 January 2006") + ", so this looks from there. Refresh your mail to see today.", nil
	}
	return now, "", nil
}

// gather fills the lines and the moves.
func (s *Service) gather(tx *database.Tx, by operation.Actor, b *Brief) error {
	standing := suggest.Standing{Today: b.AsOf, Name: b.Manager.Name}
	var err error
	if standing.Asks, err = s.asks.Asks(tx, by, ask.Listing{Person: b.Manager.ID, State: "open", Limit: 200}); err != nil {
		return err
	}
	if standing.Promises, err = s.asks.Promises(tx, by, ask.Pledges{Person: b.Manager.ID}); err != nil {
		return err
	}
	found, err := s.asks.Suggestions(tx, by, ask.Finding{Person: b.Manager.ID, Limit: 500})
	if err != nil {
		return err
	}
	b.Unsorted = len(found)
	standing.Suggestions = slices.DeleteFunc(found, func(one ask.Suggestion) bool { return one.Said.After(b.AsOf) })
	for i, one := range standing.Suggestions {
		if one.Answered.After(b.AsOf) {
			standing.Suggestions[i].Answer, standing.Suggestions[i].Answered = "", time.Time{}
		}
	}
	inOrder(standing)
	b.Moves = suggest.Moves(standing)
	lines(b, standing)
	for _, list := range [][]Line{b.Asked, b.Due, b.Promised, b.Waiting} {
		for i := range list {
			if list[i].Cite, err = s.cite(tx, by, list[i].Message); err != nil {
				return err
			}
		}
	}
	for i := range b.Coming {
		if b.Coming[i].Cite, err = s.cite(tx, by, b.Coming[i].Message); err != nil {
			return err
		}
	}
	return nil
}

func (s *Service) cite(tx *database.Tx, by operation.Actor, message string) (*Cite, error) {
	if message == "" {
		return nil, nil
	}
	m, found, err := s.history.Find(tx, by, message)
	if err != nil || !found {
		return nil, err
	}
	return &Cite{File: m.File, Offset: m.Offset, From: m.From}, nil
}

func join(a, b string) string {
	if b == "" {
		return a
	}
	return a + " " + b
}
