package ask

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"upward/internal/feature/history"
	"upward/internal/feature/people"
	"upward/internal/feature/profile"
	"upward/internal/platform/database"
	"upward/internal/platform/event"
	"upward/internal/platform/fault"
	"upward/internal/platform/id"
	"upward/internal/platform/operation"
	"upward/internal/platform/secret"
)

// Service holds the verbs.
type Service struct {
	db        *database.DB
	keys      *secret.Keeper
	bus       *event.Bus
	people    *people.Service
	history   *history.Service
	profile   *profile.Service
	ids       *id.Source
	now       func() time.Time
	publicURL string // where a manager reaches signed links; "" when she cannot
}

// NewService returns a Service that listens on bus for mail, merges and people who are to be forgotten.
func NewService(db *database.DB, keys *secret.Keeper, bus *event.Bus, people *people.Service, history *history.Service, profile *profile.Service, ids *id.Source, now func() time.Time, publicURL string) *Service {
	s := &Service{db, keys, bus, people, history, profile, ids, now, publicURL}
	event.On(bus, s.imported)
	event.On(bus, s.erased)
	event.On(bus, s.forget)
	event.On(bus, s.merged)
	event.On(bus, s.split)
	event.On(bus, s.managerConfirmed)
	return s
}

// Listing asks for a page of asks.
type Listing struct {
	Query     string    `json:"q,omitempty" doc:"Words that must occur"`
	State     State     `json:"state,omitempty" doc:"heard, proposed, agreed, delivered, verified or dropped; open for the first three, done for delivered and verified"`
	Direction Direction `json:"direction,omitempty" doc:"to_me or from_me"`
	Person    string    `json:"person,omitempty" doc:"The other person: an id, an address or a full name"`
	After     int       `json:"after,omitempty" doc:"How many to pass over"`
	Limit     int       `json:"limit,omitempty" doc:"How many at the most, 50 unless told, up to 500"`
}

// Page is some asks.
type Page struct {
	Asks []Ask `json:"asks"`
	More bool  `json:"more" doc:"There are others after these"`
}

// List returns asks: open ones by day, then the latest.
func (s *Service) List(ctx context.Context, by operation.Actor, in Listing) (page Page, err error) {
	err = s.read(ctx, by, func(r rows) error {
		page, err = s.list(r, in)
		return err
	})
	return page, err
}

func (s *Service) list(r rows, in Listing) (page Page, err error) {
	if in.State != "" && !slices.Contains([]State{"open", "done", Heard, Proposed, Agreed, Delivered, Verified, Dropped}, in.State) {
		return page, fault.Field("state", "There is no state %q: say open, done, heard, proposed, agreed, delivered, verified or dropped.", in.State)
	}
	limit := min(cmp.Or(max(in.Limit, 0), 50), 500)
	condition, args := "TRUE", []any{}
	also := func(text string, value any) {
		args = append(args, value)
		condition += " AND " + strings.ReplaceAll(text, "?", "$"+strconv.Itoa(len(args)+2))
	}
	switch in.State {
	case "":
	case "open":
		condition += " AND a.rank < '1'"
	case "done":
		condition += " AND a.rank >= '1' AND a.state IN ('delivered', 'verified')"
	default:
		also("a.state = ?", in.State)
	}
	if in.Direction != "" {
		also("a.direction = ?", in.Direction)
	}
	if in.Person != "" {
		person, err := s.person(r, in.Person)
		if err != nil {
			return page, err
		}
		also("a.person = ?", person)
	}
	from := "ask a"
	for i, term := range r.key.Terms(in.Query) {
		if i == 0 { // the rows of a word are in the order of the list
			from = "ask_term t CROSS JOIN ask a"
			also("t.org = $1 AND t.owner = $2 AND t.term = ? AND a.id = t.ask", term)
			continue
		}
		also("EXISTS (SELECT 1 FROM ask_term u WHERE u.org = $1 AND u.owner = $2 AND u.term = ? AND u.rank = t.rank AND u.ask = t.ask)", term)
	}
	order := "a.rank, a.id"
	if from != "ask a" {
		order = "t.rank, t.ask"
	}
	condition += " ORDER BY " + order + " LIMIT " + strconv.Itoa(limit+1) + " OFFSET " + strconv.Itoa(max(in.After, 0))
	found, err := r.asks(from, condition, args...)
	if err != nil {
		return page, err
	}
	page.More = len(found) > limit
	page.Asks = found[:min(len(found), limit)]
	if page.Asks == nil {
		page.Asks = []Ask{}
	}
	return page, s.name(r, page.Asks)
}

// person returns the id of somebody named by id, address or full name; a name that nobody has stays as it is, and nothing is theirs.
func (s *Service) person(r rows, name string) (string, error) {
	if name == "" {
		return "", nil
	}
	found, err := s.people.Find(r.tx, r.by, name)
	if fault.KindOf(err) == fault.NotFound {
		return name, nil
	}
	return found.ID, err
}

// Which names one ask.
type Which struct {
	ID string `json:"id" path:"id" doc:"The id of the ask"`
}

// Detail is an ask with all that belongs to it.
type Detail struct {
	Ask     Ask              `json:"ask"`
	History []Event          `json:"history"`
	Source  *history.Message `json:"source,omitempty" doc:"The message that the words stand in"`
	Missing string           `json:"missing,omitempty" doc:"The one question that would settle what is meant"`
	Brief   *BackBrief       `json:"brief,omitempty" doc:"The back-brief, while the ask is proposed"`
	Adopted *Meaning         `json:"adopted,omitempty" doc:"What it would mean with their correction taken over as it is, while that waits"`
}

// Show returns one ask with its history and its source.
func (s *Service) Show(ctx context.Context, by operation.Actor, in Which) (out Detail, err error) {
	err = s.read(ctx, by, func(r rows) error {
		if out.Ask, err = s.one(r, in.ID); err != nil {
			return err
		}
		if out.History, err = r.history(in.ID); err != nil {
			return err
		}
		if out.Ask.Corrected() {
			adopted := out.Ask.taken(editedSince(out.History))
			out.Adopted = &adopted
		}
		if out.Ask.Message != "" {
			source, found, err := s.history.Get(r.tx, by, out.Ask.Message)
			if err != nil {
				return err
			}
			if found {
				out.Source = &source
			}
		}
		out.Missing = missing(out.Ask)
		if out.Ask.State == Proposed {
			brief, err := s.backBrief(r, out.Ask)
			if err != nil {
				return err
			}
			out.Brief = &brief
		}
		return nil
	})
	return out, err
}

// Recording is what somebody asked.
type Recording struct {
	Person    string    `json:"person" doc:"Who asked, or whom you asked: an id, an address or a full name"`
	Words     string    `json:"words" doc:"What was said, verbatim"`
	Direction Direction `json:"direction,omitempty" doc:"to_me unless told: they asked you; from_me: you asked them"`
	Message   string    `json:"message,omitempty" doc:"The id of the message it stands in"`
	Said      time.Time `json:"said,omitzero" doc:"When; now unless told"`
	Meaning   Meaning   `json:"meaning,omitzero"`
}

// Record notes an ask in the words in which it was said.
func (s *Service) Record(ctx context.Context, by operation.Actor, in Recording) (a Ask, err error) {
	err = s.write(ctx, by, func(r rows) error {
		a, err = s.record(r, in, "")
		return err
	})
	return a, err
}

func (s *Service) record(r rows, in Recording, note string) (a Ask, err error) {
	words := strings.TrimSpace(in.Words)
	if words == "" || len(words) > maxField {
		return a, fault.Field("words", "Write down what was said, in their words, up to %d characters.", maxField)
	}
	person, err := s.people.Find(r.tx, r.by, in.Person)
	if fault.KindOf(err) == fault.NotFound {
		return a, fault.Field("person", "Say who asked: an address or a full name from your mail.")
	}
	if err != nil {
		return a, err
	}
	if in.Direction = cmp.Or(in.Direction, ToMe); in.Direction != ToMe && in.Direction != FromMe {
		return a, fault.Field("direction", "Say to_me or from_me.")
	}
	meaning, err := in.Meaning.check()
	if err != nil {
		return a, err
	}
	code, err := s.freshCode(r)
	if err != nil {
		return a, err
	}
	now := s.now()
	a = Ask{ID: s.ids.ID(), Version: 1, Direction: in.Direction, State: Heard, Person: person.ID, Name: person.Name, Words: words,
		Message: in.Message, Said: in.Said, Code: code, Meaning: meaning, Created: now, Updated: now}
	if a.Said.IsZero() {
		a.Said = now
	}
	if err := r.insert(a, a.Name); err != nil {
		return a, err
	}
	return a, r.putEvent(a, "recorded", eventContent{Note: note, State: a.State})
}

// freshCode returns a code that no ask has: of ten thousand asks with six letters each, two fall together once in twenty times.
func (s *Service) freshCode(r rows) (string, error) {
	for {
		code := strings.ToUpper(s.ids.Code(codeLength))
		if _, taken, err := r.byCode(code); err != nil || !taken {
			return code, err
		}
	}
}

// Editing changes what an ask means.
type Editing struct {
	ID      string  `json:"id" path:"id" doc:"The id of the ask"`
	Version int64   `json:"version" doc:"The version that you read"`
	Meaning Meaning `json:"meaning"`
}

// Edit changes what an ask means in the owner's understanding.
func (s *Service) Edit(ctx context.Context, by operation.Actor, in Editing) (Ask, error) {
	meaning, err := in.Meaning.check()
	if err != nil {
		return Ask{}, err
	}
	return s.step(ctx, by, in.ID, in.Version, "edited", "", func(a Ask) (Ask, error) {
		return a.edit(meaning), nil
	})
}

// Versioned names an ask in the version that was read.
type Versioned struct {
	ID      string `json:"id" path:"id" doc:"The id of the ask"`
	Version int64  `json:"version" doc:"The version that you read; -1 for whatever is saved"`
}

// Deliver says that the owner has done what was asked.
func (s *Service) Deliver(ctx context.Context, by operation.Actor, in Versioned) (Ask, error) {
	return s.step(ctx, by, in.ID, in.Version, "delivered", "", Ask.deliver)
}

// Verifying says what became of the outcome.
type Verifying struct {
	ID      string `json:"id" path:"id" doc:"The id of the ask"`
	Version int64  `json:"version" doc:"The version that you read"`
	Result  Result `json:"result"`
}

// Verify says whether the outcome was reached: the number, not the effort.
func (s *Service) Verify(ctx context.Context, by operation.Actor, in Verifying) (Ask, error) {
	return s.step(ctx, by, in.ID, in.Version, "verified", in.Result.Reached, func(a Ask) (Ask, error) { return a.verify(in.Result) })
}

// Drop says that an ask is wanted no longer.
func (s *Service) Drop(ctx context.Context, by operation.Actor, in Versioned) (Ask, error) {
	return s.step(ctx, by, in.ID, in.Version, "dropped", "", Ask.drop)
}

// Reopen takes up again what was delivered, verified or dropped.
func (s *Service) Reopen(ctx context.Context, by operation.Actor, in Versioned) (Ask, error) {
	return s.step(ctx, by, in.ID, in.Version, "reopened", "", Ask.reopen)
}

// Undone is what an undo leaves: the ask as it was before, or nothing where the step had made it.
type Undone struct {
	Ask *Ask `json:"ask,omitempty"`
}

// Undo takes the last step back; the step and its undoing stay in the history. Undoing the recording removes the ask.
func (s *Service) Undo(ctx context.Context, by operation.Actor, in Versioned) (out Undone, err error) {
	err = s.write(ctx, by, func(r rows) error {
		a, err := s.current(r, in.ID, in.Version)
		if err != nil {
			return err
		}
		events, err := r.events(a.ID)
		if err != nil {
			return err
		}
		last := events[len(events)-1]
		if last.content.Before == nil {
			if gone, err := r.unrecord(a); err != nil || !gone {
				return cmp.Or(err, s.clash(r, a.ID))
			}
			return r.drop(a.ID)
		}
		before := *last.content.Before
		before.Version = a.Version
		before.Person, before.Name, before.Message = a.Person, a.Name, a.Message // merging and forgetting are not steps of the ask
		done, err := s.save(r, a, before, "undone", last.Kind)
		out.Ask = &done
		return err
	})
	return out, err
}

// step runs one rule on one ask and saves the result.
func (s *Service) step(ctx context.Context, by operation.Actor, id string, version int64, kind, note string, rule func(Ask) (Ask, error)) (a Ask, err error) {
	err = s.write(ctx, by, func(r rows) error {
		before, err := s.current(r, id, version)
		if err != nil {
			return err
		}
		after, err := rule(before)
		if err != nil {
			return err
		}
		a, err = s.save(r, before, after, kind, note)
		return err
	})
	return a, err
}

// Latest stands for whatever version is saved, for somebody who has read none, as on the command line.
const Latest = -1

// current returns an ask in the version that was read (Latest for whatever is saved), or a Conflict that holds the one that is saved.
func (s *Service) current(r rows, id string, version int64) (Ask, error) {
	a, err := s.one(r, id)
	if err != nil {
		return a, err
	}
	if version != Latest && a.Version != version {
		return a, changed(a)
	}
	return a, nil
}

// clash is the fault of whom another writer overtook inside the transaction.
func (s *Service) clash(r rows, id string) error {
	a, err := s.one(r, id)
	if err != nil {
		return err
	}
	return changed(a)
}

func changed(now Ask) error {
	clash := fault.New(fault.Conflict, "This ask was changed since you opened it. Compare the two versions, then save again.")
	clash.Current = now
	return clash
}

func (s *Service) save(r rows, before, after Ask, kind, note string) (Ask, error) {
	after.Version, after.Updated = before.Version+1, s.now()
	if saved, err := r.update(after, after.Name); err != nil || !saved {
		return after, cmp.Or(err, s.clash(r, after.ID))
	}
	return after, r.putEvent(after, kind, eventContent{Note: note, State: after.State, Before: &before})
}

func (s *Service) one(r rows, id string) (Ask, error) {
	a, err := r.ask(id)
	if err != nil {
		return a, err
	}
	all := []Ask{a}
	err = s.name(r, all)
	return all[0], err
}

func (s *Service) name(r rows, asks []Ask) error {
	ids := make([]string, len(asks))
	for i, a := range asks {
		ids[i] = a.Person
	}
	names, err := s.people.Names(r.tx, r.by, slices.Compact(ids)...)
	for i := range asks {
		asks[i].Name = names[asks[i].Person]
	}
	return err
}

func (s *Service) read(ctx context.Context, by operation.Actor, f func(rows) error) error {
	return s.db.Read(ctx, func(tx *database.Tx) error { return s.in(tx, by, f) })
}

func (s *Service) write(ctx context.Context, by operation.Actor, f func(rows) error) error {
	return s.db.Write(ctx, func(tx *database.Tx) error { return s.in(tx, by, f) })
}

func (s *Service) in(tx *database.Tx, by operation.Actor, f func(rows) error) error {
	key, err := s.keys.Key(tx, by)
	if err != nil {
		return err
	}
	return f(rows{tx, by, key})
}
