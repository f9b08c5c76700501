package ask

import (
	"cmp"
	"context"
	"net/url"
	"slices"
	"strings"
	"time"

	"upward/internal/platform/fault"
	"upward/internal/platform/operation"
)

// Promising is what somebody said they would do.
type Promising struct {
	Person  string    `json:"person" doc:"The other person: an id, an address or a full name"`
	Giver   Giver     `json:"giver" doc:"me or them"`
	Words   string    `json:"words" doc:"Verbatim"`
	Due     string    `json:"due,omitempty" doc:"By which day, as 2026-12-03"`
	Message string    `json:"message,omitempty" doc:"The id of the message it stands in"`
	Said    time.Time `json:"said,omitzero" doc:"When; now unless told"`
}

// Promise records a promise of either side.
func (s *Service) Promise(ctx context.Context, by operation.Actor, in Promising) (p Promise, err error) {
	err = s.write(ctx, by, func(r rows) error {
		p, err = s.promise(r, in)
		return err
	})
	return p, err
}

func (s *Service) promise(r rows, in Promising) (p Promise, err error) {
	words := strings.TrimSpace(in.Words)
	if words == "" || len(words) > maxField {
		return p, fault.Field("words", "Write down what was promised, up to %d characters.", maxField)
	}
	if in.Giver != Mine && in.Giver != Theirs {
		return p, fault.Field("giver", "Say whose promise it is: me or them.")
	}
	if err := checkDay("due", in.Due); err != nil {
		return p, err
	}
	person, err := s.people.Find(r.tx, r.by, in.Person)
	if fault.KindOf(err) == fault.NotFound {
		return p, fault.Field("person", "Say who the other is: an address or a full name from your mail.")
	}
	if err != nil {
		return p, err
	}
	now := s.now()
	p = Promise{ID: s.ids.ID(), Version: 1, Giver: in.Giver, State: "open", Person: person.ID, Name: person.Name, Words: words, Due: in.Due,
		Message: in.Message, Said: in.Said, Created: now, Updated: now}
	if p.Said.IsZero() {
		p.Said = now
	}
	return p, r.putPromise(p)
}

// Pledges asks for promises.
type Pledges struct {
	State  string `json:"state,omitempty" doc:"open unless told; kept, broken or released; all for every one"`
	Person string `json:"person,omitempty" doc:"The other person: an id, an address or a full name"`
}

// Promises is some promises, the ones due first in front.
type Promises struct {
	Promises []Promise `json:"promises"`
}

// ListPromises returns promises of both sides.
func (s *Service) ListPromises(ctx context.Context, by operation.Actor, in Pledges) (out Promises, err error) {
	err = s.read(ctx, by, func(r rows) error {
		out.Promises, err = s.promises(r, in)
		return err
	})
	return out, err
}

func (s *Service) promises(r rows, in Pledges) ([]Promise, error) {
	state := cmp.Or(in.State, "open")
	person, err := s.person(r, in.Person)
	if err != nil {
		return nil, err
	}
	found, err := r.promises(`(p.state = $3 OR $3 = 'all') AND (p.person = $4 OR $4 = '')
		ORDER BY CASE WHEN p.due = '' THEN 1 ELSE 0 END, p.due, p.created DESC, p.id LIMIT 500`, state, person)
	if err != nil {
		return nil, err
	}
	ids := []string{}
	for _, p := range found {
		ids = append(ids, p.Person)
	}
	names, err := s.people.Names(r.tx, r.by, slices.Compact(ids)...)
	for i := range found {
		found[i].Name = names[found[i].Person]
	}
	return found, err
}

// Settling says what became of a promise.
type Settling struct {
	ID      string `json:"id" path:"id" doc:"The id of the promise"`
	Version int64  `json:"version" doc:"The version that you read"`
	State   string `json:"state" doc:"kept, broken, released, or open to take it back"`
}

// Settle says what became of a promise; settling it as open takes that back.
func (s *Service) Settle(ctx context.Context, by operation.Actor, in Settling) (p Promise, err error) {
	return s.pledge(ctx, by, in.ID, in.Version, func(p Promise) (Promise, error) { return p.settle(in.State) })
}

// Pledge names a promise in the version that was read.
type Pledge struct {
	ID      string `json:"id" path:"id" doc:"The id of the promise"`
	Version int64  `json:"version" doc:"The version that you read"`
}

// Unpromise removes a promise that was recorded by mistake.
func (s *Service) Unpromise(ctx context.Context, by operation.Actor, in Pledge) (operation.None, error) {
	return operation.None{}, s.write(ctx, by, func(r rows) error {
		p, err := s.currentPromise(r, in.ID, in.Version)
		if err != nil {
			return err
		}
		return r.dropPromise(p)
	})
}

// Draft is a text for the owner to send by herself.
type Draft struct {
	To      string `json:"to"`
	Subject string `json:"subject"`
	Text    string `json:"text"`
	Mailto  string `json:"mailto" doc:"Opens it in the mail program"`
}

func draft(to, subject, text string) Draft {
	query := "subject=" + escape(subject) + "&body=" + escape(strings.ReplaceAll(text, "\n", "\r\n"))
	return Draft{To: to, Subject: subject, Text: text, Mailto: "mailto:" + strings.ReplaceAll(escape(to), "%40", "@") + "?" + query}
}

// escape leaves nothing that ends a field of a mail link; a plus would stand for a space in some programs and for itself in others.
func escape(s string) string { return strings.ReplaceAll(url.QueryEscape(s), "+", "%20") }

// Nudge drafts a friendly reminder of a promise of theirs, a little different each time, and counts it.
func (s *Service) Nudge(ctx context.Context, by operation.Actor, in Pledge) (out Draft, err error) {
	err = s.write(ctx, by, func(r rows) error {
		p, err := s.currentPromise(r, in.ID, in.Version)
		if err != nil {
			return err
		}
		if p.Giver != Theirs || p.State != "open" {
			return fault.New(fault.Invalid, "Only an open promise of theirs can be reminded of.")
		}
		person, err := s.people.Find(r.tx, by, p.Person)
		if err != nil {
			return err
		}
		out = nudge(p, person.Name, first(person.Addresses))
		p.Nudges, p.Version, p.Updated = p.Nudges+1, p.Version+1, s.now()
		return r.putPromise(p)
	})
	return out, err
}

func (s *Service) pledge(ctx context.Context, by operation.Actor, id string, version int64, rule func(Promise) (Promise, error)) (p Promise, err error) {
	err = s.write(ctx, by, func(r rows) error {
		if p, err = s.currentPromise(r, id, version); err != nil {
			return err
		}
		if p, err = rule(p); err != nil {
			return err
		}
		p.Version, p.Updated = p.Version+1, s.now()
		return r.putPromise(p)
	})
	return p, err
}

func (s *Service) currentPromise(r rows, id string, version int64) (Promise, error) {
	p, err := r.promise(id)
	if err != nil {
		return p, err
	}
	if version != Latest && p.Version != version {
		return p, r.overtaken(id)
	}
	return p, nil
}

func first(all []string) string {
	if len(all) == 0 {
		return ""
	}
	return all[0]
}
