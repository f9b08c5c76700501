package profile

import (
	"context"
	"slices"
	"time"

	"upward/internal/feature/history"
	"upward/internal/feature/people"
	"upward/internal/platform/database"
	"upward/internal/platform/event"
	"upward/internal/platform/operation"
	"upward/internal/platform/secret"
	"upward/internal/pure/rhythm"
)

// Service holds the verbs.
type Service struct {
	db      *database.DB
	keys    *secret.Keeper
	people  *people.Service
	history *history.Service
	now     func() time.Time
}

// NewService returns a Service that listens on bus for mail, merges and people who are to be forgotten.
func NewService(db *database.DB, keys *secret.Keeper, bus *event.Bus, people *people.Service, history *history.Service, now func() time.Time) *Service {
	s := &Service{db, keys, people, history, now}
	event.On(bus, s.imported)
	event.On(bus, s.merged)
	event.On(bus, s.split)
	event.On(bus, s.forget)
	return s
}

// Styling names the person whose style is asked for.
type Styling struct {
	Person string `json:"person,omitempty" doc:"An id, an address or a full name; your manager unless told"`
}

// Style returns how a person communicates with the owner.
func (s *Service) Style(ctx context.Context, by operation.Actor, in Styling) (out Style, err error) {
	kept := true
	err = s.read(ctx, by, func(r rows) error {
		person, err := s.which(r, in.Person)
		if err != nil {
			return err
		}
		if out, kept, err = r.style(person.ID); err != nil || kept {
			out.Name = person.Name
			return err
		}
		out, err = s.compute(r, person, time.Time{})
		return err
	})
	if err != nil || kept {
		return out, err
	}
	return out, s.write(ctx, by, func(r rows) error { return r.putStyle(out, s.now()) })
}

// StyleAt returns how a person communicated with the owner until a moment.
func (s *Service) StyleAt(ctx context.Context, by operation.Actor, person string, until time.Time) (out Style, err error) {
	err = s.read(ctx, by, func(r rows) error {
		found, err := s.which(r, person)
		if err != nil {
			return err
		}
		out, err = s.compute(r, found, until)
		return err
	})
	return out, err
}

// maxHeard is how many people a message may be sent to and still wait for an answer of each.
const maxHeard = 5

// compute measures the mail between the owner and a person, until a moment or all of it.
func (s *Service) compute(r rows, person people.Person, until time.Time) (out Style, err error) {
	messages, err := s.history.Between(r.tx, r.by, person.ID, maxMessages)
	if err != nil {
		return out, err
	}
	latest, err := s.history.Latest(r.tx, r.by)
	if err != nil {
		return out, err
	}
	me, _, err := s.people.Me(r.tx, r.by)
	if err != nil {
		return out, err
	}
	out = Style{Person: person.ID, Name: person.Name}
	var sent []rhythm.Message
	var waits []rhythm.TimedWait
	if !until.IsZero() {
		latest = min(latest, until.UnixMicro())
		messages = slices.DeleteFunc(messages, func(m history.Message) bool { return m.At.After(until) })
	}
	lengths := map[string]int{}
	for _, m := range messages {
		lengths[m.Thread]++
	}
	for i, m := range messages {
		if m.At.IsZero() {
			continue
		}
		switch {
		case m.From.Person == person.ID:
			out.Received++
			out.Mix.count(m, me.ID)
			sent = append(sent, rhythm.Message{At: m.At, Words: m.Words, Question: m.Question, Asks: m.Asks,
				Solo: len(m.To)+len(m.Cc) == 1, Thread: m.Thread, ThreadLength: lengths[m.Thread]})
		case m.Mine && len(m.To)+len(m.Cc) <= maxHeard && slices.ContainsFunc(m.To, func(p history.Party) bool { return p.Person == person.ID }):
			out.Sent++
			waits = append(waits, rhythm.TimedWait{Wait: wait(messages, i, person.ID, time.UnixMicro(latest)), At: m.At, Words: m.Words, Question: m.Question})
		default:
			continue
		}
		if out.From.IsZero() {
			out.From = m.At
		}
		out.Until = m.At
	}
	out.Rhythm = rhythm.Of(sent, waits)
	out.Measures = measures(out.Rhythm)
	return out, nil
}

// maxMessages is how many of the newest messages with one person a style rests on.
const maxMessages = 20_000

// wait is how long message i waited for an answer of a person: until it came, or until the mail ends.
func wait(messages []history.Message, i int, person string, end time.Time) rhythm.Wait {
	asked := messages[i]
	for _, m := range messages[i+1:] {
		if m.From.Person == person && (m.Parent == asked.ID || m.Parent == "" && m.Thread == asked.Thread) {
			return rhythm.Wait{Duration: m.At.Sub(asked.At), Answered: true}
		}
	}
	return rhythm.Wait{Duration: end.Sub(asked.At)}
}

func (mix *Mix) count(m history.Message, me string) {
	switch {
	case len(m.To)+len(m.Cc) == 1:
		mix.Alone++
	case slices.ContainsFunc(m.To, func(p history.Party) bool { return p.Person == me }):
		mix.Others++
	default:
		mix.Copy++
	}
}
