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
	ctx, s.stops[by] = context.WithCancel(context.WithoutCancel(ctx))
	stop := s.stops[by]
	s.ended.Go(func() {
		defer stop()
		report, err := work(ctx, func(p Progress) { s.tell(by, p) })
		s.mu.Lock()
		defer s.mu.Unlock()
		p := s.running[by]
		p.Done, p.Report, p.Tally = true, &report, report.Tally
		if err != nil {
			p.Failed = fault.Message(err)
			if ctx.Err() == nil {
				s.log.Error("import failed", slog.String("kind", string(fault.KindOf(err))))
			}
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

// Stop ends the owner's background import at its next message; what was read is kept. It is no failure if none is under way.
func (s *Service) Stop(by operation.Actor) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if stop := s.stops[by]; stop != nil {
		stop()
	}
}

// Wait returns when no background import is under way.
func (s *Service) Wait() { s.ended.Wait() }

// Close stops all background imports and waits until they have put away what they read.
func (s *Service) Close() {
	s.mu.Lock()
	for _, stop := range s.stops {
		stop()
	}
	s.mu.Unlock()
	s.Wait()
}

// Refreshing is the work that reads the remembered sources again, for Start.
func (s *Service) Refreshing(by operation.Actor) func(context.Context, func(Progress)) (Report, error) {
	return func(ctx context.Context, watch func(Progress)) (Report, error) {
		return s.RefreshWatched(ctx, by, watch)
	}
}
