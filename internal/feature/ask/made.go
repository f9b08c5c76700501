package ask

import (
	"context"
	"slices"

	"upward/internal/platform/operation"
)

// Reading names a message.
type Reading struct {
	Message string `json:"message" doc:"The id of the message"`
}

// Made is what was made of one message: what the owner took on from it, the asks that it answers, and what still waits for her choice.
type Made struct {
	Asks        []Ask
	Promises    []Promise
	Suggestions []Suggestion
}

// Made returns what was made of one message.
func (s *Service) Made(ctx context.Context, by operation.Actor, in Reading) (out Made, err error) {
	err = s.read(ctx, by, func(r rows) error {
		if out.Asks, err = s.asksOf(r, in.Message); err != nil {
			return err
		}
		if out.Promises, err = r.promises(`p.message = $3 ORDER BY p.created, p.id`, in.Message); err != nil {
			return err
		}
		out.Suggestions, err = r.suggestions(`s.message = $3 AND s.state = 'open' AND s.score >= `+faint+` ORDER BY s.score DESC, s.id`, in.Message)
		if err != nil {
			return err
		}
		ids := []string{}
		for _, one := range out.Suggestions {
			ids = append(ids, one.Person)
		}
		for _, p := range out.Promises {
			ids = append(ids, p.Person)
		}
		names, err := s.people.Names(r.tx, by, slices.Compact(ids)...)
		for i, one := range out.Suggestions {
			out.Suggestions[i].Name = names[one.Person]
		}
		for i, p := range out.Promises {
			out.Promises[i].Name = names[p.Person]
		}
		return err
	})
	return out, err
}

// asksOf are the asks whose words stand in a message, and those whose code it carries.
func (s *Service) asksOf(r rows, message string) ([]Ask, error) {
	all, err := r.asks("ask a", `a.message = $3 AND a.message <> '' ORDER BY a.rank, a.id`, message)
	if err != nil {
		return nil, err
	}
	m, found, err := s.history.Get(r.tx, r.by, message)
	if err != nil || !found {
		return all, err
	}
	for _, code := range m.Codes {
		a, found, err := r.byCode(code)
		if err != nil {
			return nil, err
		}
		if found && !slices.ContainsFunc(all, func(one Ask) bool { return one.ID == a.ID }) {
			all = append(all, a)
		}
	}
	return all, s.name(r, all)
}
