// Package event carries news from a feature to those that rank after it, inside the transaction that made the news.
// It guarantees that a fact and the work that it causes are saved together or not at all.
package event

import (
	"context"
	"reflect"

	"upward/internal/platform/database"
	"upward/internal/platform/operation"
)

// Bus knows who listens to what; it is filled while the program is put together and read-only afterwards.
type Bus struct {
	listeners map[reflect.Type][]listener
}

type listener func(context.Context, *database.Tx, operation.Actor, any) error

// NewBus returns a Bus that nobody listens to yet.
func NewBus() *Bus { return &Bus{listeners: map[reflect.Type][]listener{}} }

// On lets hear listen to events of type E.
func On[E any](b *Bus, hear func(context.Context, *database.Tx, operation.Actor, E) error) {
	kind := reflect.TypeFor[E]()
	b.listeners[kind] = append(b.listeners[kind], func(ctx context.Context, tx *database.Tx, by operation.Actor, e any) error {
		return hear(ctx, tx, by, e.(E))
	})
}

// Publish tells e to its listeners, in the order in which they were added; the first failure ends the transaction.
func (b *Bus) Publish(ctx context.Context, tx *database.Tx, by operation.Actor, e any) error {
	for _, hear := range b.listeners[reflect.TypeOf(e)] {
		if err := hear(ctx, tx, by, e); err != nil {
			return err
		}
	}
	return nil
}
