// Package app joins everything: who gets what, every address, who hears whom.
// It guarantees that the parts meet nowhere else.
package app

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"time"

	"upward/internal/feature/account"
	"upward/internal/feature/ask"
	"upward/internal/feature/brief"
	"upward/internal/feature/coach"
	"upward/internal/feature/history"
	"upward/internal/feature/people"
	"upward/internal/feature/profile"
	"upward/internal/platform/config"
	"upward/internal/platform/database"
	"upward/internal/platform/event"
	"upward/internal/platform/id"
	"upward/internal/platform/operation"
	"upward/internal/platform/secret"
	"upward/internal/schema"
)

// Version is the version of the program.
const Version = "0.1.0"

// Outside is what the program gets from outside, so that tests can hold it still.
type Outside struct {
	Now    func() time.Time
	Random *id.Source
	Log    *slog.Logger
}

// App is the program, put together.
type App struct {
	Config   config.Config
	Outside  Outside
	Actor    operation.Actor // the one person of local mode
	DB       *database.DB
	Accounts *account.Service
	People   *people.Service
	History  *history.Service
	Profile  *profile.Service
	Asks     *ask.Service
	Brief    *brief.Service
	Coach    *coach.Service
	keys     *secret.Keeper
}

// Open opens the data and returns the program over it.
func Open(ctx context.Context, c config.Config, out Outside) (*App, error) {
	if err := c.Check(); err != nil {
		return nil, err
	}
	keys, err := secret.Open(c.KeyFile, out.Random)
	if err != nil {
		return nil, err
	}
	db, err := database.Open(ctx, c.Address())
	if err != nil {
		return nil, err
	}
	a := build(db, keys, c, out)
	if err = db.Migrate(ctx, schema.Migrations); err == nil {
		a.Actor, err = a.Accounts.Local(ctx)
	}
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return a, nil
}

// Close waits for what runs in the background and closes the data.
func (a *App) Close() error {
	a.History.Close()
	return a.DB.Close()
}

// build gives every part what it needs; features are listed in their ranks, each may use those before it.
func build(db *database.DB, keys *secret.Keeper, c config.Config, out Outside) *App {
	a := &App{Config: c, Outside: out, DB: db, keys: keys}
	bus := event.NewBus()
	a.Accounts = account.NewService(db, keys, out.Random, out.Now)
	a.People = people.NewService(db, keys, bus, out.Random, out.Now)
	a.History = history.NewService(db, keys, bus, a.People, out.Random, out.Now, out.Log)
	a.Profile = profile.NewService(db, keys, bus, a.People, a.History, out.Now)
	a.Asks = ask.NewService(db, keys, bus, a.People, a.History, a.Profile, out.Random, out.Now, c.PublicURL)
	a.Coach = coach.NewService(a.Profile, out.Now)
	a.Brief = brief.NewService(db, keys, a.People, a.History, a.Profile, a.Asks, out.Now)
	return a
}

// Operations is the one list of what the program can do.
func (a *App) Operations() []operation.Operation {
	return slices.Concat(a.Brief.Operations(), a.Asks.Operations(), a.Profile.Operations(), a.People.Operations(), a.History.Operations(), a.Coach.Operations())
}
