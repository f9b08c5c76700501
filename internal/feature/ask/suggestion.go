package ask

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"upward/internal/platform/fault"
	"upward/internal/platform/operation"
)

// Finding asks for suggestions.
type Finding struct {
	Kind   string `json:"kind,omitempty" doc:"ask, wait, promise_mine or promise_theirs"`
	State  string `json:"state,omitempty" doc:"open unless told; accepted; or rejected, with what was set aside"`
	Person string `json:"person,omitempty" doc:"The other person: an id, an address or a full name"`
	Faint  bool   `json:"faint,omitempty" doc:"Also sentences that are hardly meant so"`
	After  int    `json:"after,omitempty" doc:"How many to pass over"`
	Limit  int    `json:"limit,omitempty" doc:"How many at the most, 50 unless told, up to 500"`
}

// Suggestions is some suggestions, the latest first.
type Suggestions struct {
	Suggestions []Suggestion `json:"suggestions"`
	More        bool         `json:"more"`
}

// Suggest returns what the mail seems to ask and to promise, the latest first.
func (s *Service) Suggest(ctx context.Context, by operation.Actor, in Finding) (out Suggestions, err error) {
	err = s.read(ctx, by, func(r rows) error {
		out, err = s.suggest(r, in)
		return err
	})
	return out, err
}

func (s *Service) suggest(r rows, in Finding) (out Suggestions, err error) {
	if in.Kind != "" && !slices.Contains([]string{"ask", "wait", "promise_mine", "promise_theirs"}, in.Kind) {
		return out, fault.Field("kind", "There is no kind %q: say ask, wait, promise_mine or promise_theirs.", in.Kind)
	}
	if in.State != "" && !slices.Contains([]string{"open", "accepted", "rejected"}, in.State) {
		return out, fault.Field("state", "There is no state %q: say open, accepted or rejected.", in.State)
	}
	limit := min(cmp.Or(max(in.Limit, 0), 50), 500)
	condition, args := "s.state = $3", []any{cmp.Or(in.State, "open")}
	if in.State == "rejected" {
		condition = "s.state IN ($3, 'aside')"
	}
	also := func(column, value string) {
		if value != "" {
			args = append(args, value)
			condition += " AND " + column + " = $" + strconv.Itoa(len(args)+2)
		}
	}
	if !in.Faint {
		condition += " AND s.score >= " + faint
	}
	also("s.kind", in.Kind)
	person, err := s.person(r, in.Person)
	if err != nil {
		return out, err
	}
	also("s.person", person)
	found, err := r.suggestions(condition+` ORDER BY s.at DESC, s.id LIMIT `+strconv.Itoa(limit+1)+` OFFSET `+strconv.Itoa(max(in.After, 0)), args...)
	if err != nil {
		return out, err
	}
	out.More, out.Suggestions = len(found) > limit, found[:min(len(found), limit)]
	ids := []string{}
	for _, one := range out.Suggestions {
		ids = append(ids, one.Person)
	}
	names, err := s.people.Names(r.tx, r.by, slices.Compact(ids)...)
	for i := range out.Suggestions {
		out.Suggestions[i].Name = names[out.Suggestions[i].Person]
	}
	return out, err
}

// Accepting takes a suggestion on, as it is or edited.
type Accepting struct {
	ID      string  `json:"id" path:"id" doc:"The id of the suggestion"`
	Words   string  `json:"words,omitempty" doc:"The words, where you would cut them otherwise"`
	Meaning Meaning `json:"meaning,omitzero" doc:"What it means, as far as you know"`
}

// Accepted is what a suggestion became.
type Accepted struct {
	Ask     *Ask     `json:"ask,omitempty"`
	Promise *Promise `json:"promise,omitempty"`
}

// Accept makes a suggestion an ask or a promise; that choice is remembered.
func (s *Service) Accept(ctx context.Context, by operation.Actor, in Accepting) (out Accepted, err error) {
	err = s.write(ctx, by, func(r rows) error {
		found, err := r.suggestion(in.ID)
		if err != nil {
			return err
		}
		if found.State != "open" {
			return fault.New(fault.Conflict, "This suggestion was %s already.", found.State)
		}
		if err := r.judge(found, "accepted"); err != nil {
			return err
		}
		words, due := cmp.Or(strings.TrimSpace(in.Words), found.Words), cmp.Or(in.Meaning.Due, found.Due)
		found.State = "accepted"
		if found.Kind == "promise_mine" || found.Kind == "promise_theirs" {
			giver := Mine
			if found.Kind == "promise_theirs" {
				giver = Theirs
			}
			p, err := s.promise(r, Promising{Person: found.Person, Giver: giver, Words: words, Due: due, Message: found.Message, Said: found.Said})
			if err != nil {
				return err
			}
			out.Promise, found.Accepted = &p, p.ID
			return r.putSuggestion(found)
		}
		recording := Recording{Person: found.Person, Words: words, Direction: ToMe, Message: found.Message, Said: found.Said, Meaning: in.Meaning}
		if recording.Meaning.Due = due; found.Kind == "wait" {
			recording.Direction = FromMe
		}
		a, err := s.record(r, recording, "from your mail")
		if err != nil {
			return err
		}
		out.Ask, found.Accepted = &a, a.ID
		return r.putSuggestion(found)
	})
	return out, err
}

// Choosing names one suggestion.
type Choosing struct {
	ID string `json:"id" path:"id" doc:"The id of the suggestion"`
}

// Suggestion returns one suggestion, judged or not.
func (s *Service) Suggestion(ctx context.Context, by operation.Actor, in Choosing) (found Suggestion, err error) {
	err = s.read(ctx, by, func(r rows) error {
		if found, err = r.suggestion(in.ID); err != nil {
			return err
		}
		names, err := s.people.Names(r.tx, by, found.Person)
		found.Name = names[found.Person]
		return err
	})
	return found, err
}

// Reject says that a suggestion is none; that choice is remembered.
func (s *Service) Reject(ctx context.Context, by operation.Actor, in Choosing) (Suggestion, error) {
	return s.choose(ctx, by, in.ID, "rejected", "open")
}

// Restore takes a rejection back, or brings back what was set aside.
func (s *Service) Restore(ctx context.Context, by operation.Actor, in Choosing) (Suggestion, error) {
	return s.choose(ctx, by, in.ID, "open", "rejected", "aside")
}

// Asiding says what is set aside.
type Asiding struct {
	Days int `json:"days,omitempty" doc:"Older than so many days, 30 unless told"`
}

// Moved is how many suggestions were moved.
type Moved struct {
	Moved int64 `json:"moved"`
}

// SetAside puts away the open suggestions of a while ago that name no day to come, without saying that they are none.
func (s *Service) SetAside(ctx context.Context, by operation.Actor, in Asiding) (out Moved, err error) {
	if in.Days < 0 {
		return out, fault.Field("days", "Say a number of days, such as 30.")
	}
	now := s.now()
	err = s.write(ctx, by, func(r rows) error {
		out.Moved, err = r.tx.Exec(`UPDATE ask_suggestion SET state = 'aside' WHERE org = $1 AND owner = $2 AND state = 'open' AND at < $3 AND due < $4`,
			by.Org, by.Owner, now.AddDate(0, 0, -cmp.Or(in.Days, 30)).UnixMicro(), now.Format(time.DateOnly))
		return err
	})
	return out, err
}

// BringBack undoes SetAside, for all that was set aside.
func (s *Service) BringBack(ctx context.Context, by operation.Actor, _ operation.None) (out Moved, err error) {
	err = s.write(ctx, by, func(r rows) error {
		out.Moved, err = r.tx.Exec(`UPDATE ask_suggestion SET state = 'open' WHERE org = $1 AND owner = $2 AND state = 'aside'`, by.Org, by.Owner)
		return err
	})
	return out, err
}

func (s *Service) choose(ctx context.Context, by operation.Actor, id, to string, from ...string) (found Suggestion, err error) {
	err = s.write(ctx, by, func(r rows) error {
		if found, err = r.suggestion(id); err != nil {
			return err
		}
		if !slices.Contains(from, found.State) {
			return fault.New(fault.Conflict, "This suggestion was %s already.", found.State)
		}
		if err := r.judge(found, to); err != nil {
			return err
		}
		before := found
		found.State = to
		return r.rejudged(before, to)
	})
	return found, err
}
