package history

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"upward/internal/feature/people"
	"upward/internal/platform/database"
	"upward/internal/platform/event"
	"upward/internal/platform/id"
	"upward/internal/platform/operation"
	"upward/internal/platform/secret"
)

// Service holds the verbs.
type Service struct {
	db     *database.DB
	keys   *secret.Keeper
	bus    *event.Bus
	people *people.Service
	ids    *id.Source
	now    func() time.Time
	log    *slog.Logger

	mu      sync.Mutex
	running map[operation.Actor]*Progress // imports that this process runs in the background
	stops   map[operation.Actor]context.CancelFunc
	ended   sync.WaitGroup
}

// NewService returns a Service that listens on bus for people who are to be forgotten.
func NewService(db *database.DB, keys *secret.Keeper, bus *event.Bus, people *people.Service, ids *id.Source, now func() time.Time, log *slog.Logger) *Service {
	s := &Service{db: db, keys: keys, bus: bus, people: people, ids: ids, now: now, log: log, running: map[operation.Actor]*Progress{}, stops: map[operation.Actor]context.CancelFunc{}}
	event.On(bus, s.forget)
	return s
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
