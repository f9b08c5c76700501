package history

import (
	"context"
	"log/slog"

	"upward/internal/platform/fault"
	"upward/internal/platform/operation"
)

// Start runs an import in the background; Running tells how far it is. One runs at a time for an owner.
func (s *Service) Start(ctx context.Context, by operation.Actor, work func(context.Context, func(Progress)) (Report, error)) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if p := s.running[by]; p != nil && !p.Done {
		return fault.New(fault.Conflict, "An import is under way; wait until it has ended.")
	}
	s.running[by] = &Progress{Started: s.now(), Step: "reading"}
	s.ended.Go(func() {
		report, err := work(context.WithoutCancel(ctx), func(p Progress) { s.tell(by, p) })
		s.mu.Lock()
		defer s.mu.Unlock()
		p := s.running[by]
		p.Done, p.Report, p.Tally = true, &report, report.Tally
		if err != nil {
			p.Failed = fault.Message(err)
			s.log.Error("import failed", slog.String("kind", string(fault.KindOf(err))))
		}
	})
	return nil
}

func (s *Service) tell(by operation.Actor, p Progress) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.running[by] = &p
}

// Running tells how far the import is that this process runs, or ran last, for the owner.
func (s *Service) Running(by operation.Actor) (Progress, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if p := s.running[by]; p != nil {
		return *p, true
	}
	return Progress{}, false
}

// Wait returns when no background import is under way.
func (s *Service) Wait() { s.ended.Wait() }
