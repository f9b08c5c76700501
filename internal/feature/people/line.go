package people

import (
	"context"
	"slices"
	"time"

	"upward/internal/platform/fault"
	"upward/internal/platform/operation"
)

// ListLines returns the owner's reporting lines, present and past, the oldest first.
func (s *Service) ListLines(ctx context.Context, by operation.Actor, _ operation.None) (out Lines, err error) {
	err = s.read(ctx, by, func(r rows) error {
		out.Lines, err = r.namedLines()
		return err
	})
	return out, err
}

// Resuming names a reporting line that was ended too early.
type Resuming struct {
	Line string `json:"line" doc:"The id of the line"`
}

// ResumeManager takes the end of a reporting line back, as if it had never been ended.
func (s *Service) ResumeManager(ctx context.Context, by operation.Actor, in Resuming) (out Lines, err error) {
	err = s.write(ctx, by, func(r rows) error {
		lines, err := r.lines()
		if err != nil {
			return err
		}
		at := slices.IndexFunc(lines, func(l Line) bool { return l.ID == in.Line && !l.Until.IsZero() })
		if at < 0 {
			return fault.New(fault.NotFound, "There is no such ended line; reload the page.")
		}
		line := lines[at]
		if slices.ContainsFunc(lines, func(l Line) bool { return l.Manager == line.Manager && l.Until.IsZero() }) {
			return fault.New(fault.Conflict, "This person manages you again already.")
		}
		line.Until = time.Time{}
		if err := r.putLine(line); err != nil {
			return err
		}
		if err := s.bus.Publish(ctx, r.tx, by, ManagerConfirmed{line.Manager}); err != nil {
			return err
		}
		out.Lines, err = r.namedLines()
		return err
	})
	return out, err
}

func (r rows) namedLines() ([]Line, error) {
	lines, err := r.lines()
	if err != nil {
		return nil, err
	}
	for i := range lines {
		p, found, err := r.person(lines[i].Manager)
		if err != nil {
			return nil, err
		}
		if found {
			lines[i].Name = p.content.Name
		}
	}
	if lines == nil {
		lines = []Line{}
	}
	return lines, nil
}
