package event_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"upward/internal/platform/database"
	"upward/internal/platform/database/databasetest"
	"upward/internal/platform/event"
	"upward/internal/platform/operation"
)

type (
	born struct{ name string }
	gone struct{ name string }
)

var mia = operation.Actor{Org: "harborlight", Owner: "mia"}

func TestNewsReachThoseWhoListenInTheirOrder(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		bus, heard := event.NewBus(), []string{}
		for _, who := range []string{"first", "second"} {
			event.On(bus, func(_ context.Context, _ *database.Tx, by operation.Actor, e born) error {
				heard = append(heard, who+" hears of "+e.name+" from "+by.Owner)
				return nil
			})
		}
		event.On(bus, func(_ context.Context, _ *database.Tx, _ operation.Actor, e gone) error {
			heard = append(heard, e.name+" is gone")
			return nil
		})
		err := db.Write(t.Context(), func(tx *database.Tx) error {
			return errors.Join(bus.Publish(t.Context(), tx, mia, born{"an ask"}), bus.Publish(t.Context(), tx, mia, "nobody listens to that"))
		})
		if want := []string{"first hears of an ask from mia", "second hears of an ask from mia"}; err != nil || !slices.Equal(heard, want) {
			t.Errorf("%q, %v", heard, err)
		}
	})
}

func TestListenerThatFailsUndoesTheFactToo(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		bus, broken, after := event.NewBus(), errors.New("broken"), false
		add := func(tx *database.Tx, id string) error {
			_, err := tx.Exec(`INSERT INTO account (org, id, name, created) VALUES ('o', $1, '', 0)`, id)
			return err
		}
		event.On(bus, func(_ context.Context, tx *database.Tx, _ operation.Actor, _ born) error {
			return add(tx, "by the listener")
		})
		event.On(bus, func(context.Context, *database.Tx, operation.Actor, born) error { return broken })
		event.On(bus, func(context.Context, *database.Tx, operation.Actor, born) error { after = true; return nil })
		err := db.Write(t.Context(), func(tx *database.Tx) error {
			if err := add(tx, "by the verb"); err != nil {
				return err
			}
			return bus.Publish(t.Context(), tx, mia, born{})
		})
		if !errors.Is(err, broken) || after {
			t.Errorf("err = %v; the listener after it ran: %v", err, after)
		}
		err = db.Read(t.Context(), func(tx *database.Tx) error {
			n, _, err := database.One(tx, database.Number, `SELECT COUNT(*) FROM account`)
			if n != 0 {
				t.Errorf("%d rows are left", n)
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
	})
}
