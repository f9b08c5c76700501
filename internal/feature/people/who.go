package people

import (
	"context"
	"slices"

	"upward/internal/platform/fault"
	"upward/internal/platform/operation"
)

// Who returns the owner as a person; NotFound before she has said an address of hers.
func (s *Service) Who(ctx context.Context, by operation.Actor, _ operation.None) (me Person, err error) {
	err = s.read(ctx, by, func(r rows) error {
		row, found, err := r.me()
		if err != nil {
			return err
		}
		if !found {
			return fault.New(fault.NotFound, "You have not said which address is yours; say it when you import your mail.")
		}
		me, err = r.one(row)
		return err
	})
	return me, err
}

// MergeOf returns the person that a merge put together.
func (s *Service) MergeOf(ctx context.Context, by operation.Actor, in Splitting) (person Person, err error) {
	err = s.read(ctx, by, func(r rows) error {
		merges, err := r.merges()
		if err != nil {
			return err
		}
		at := slices.IndexFunc(merges, func(m mergeRow) bool { return m.id == in.Merge && !m.split })
		if at < 0 {
			return fault.New(fault.NotFound, "There is no such merge any more; reload the page.")
		}
		row, found, err := r.person(merges[at].person)
		if err == nil && found {
			person, err = r.one(row)
		}
		return err
	})
	return person, err
}
