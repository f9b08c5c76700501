package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"time"

	"upward/internal/app"
	"upward/internal/feature/ask"
	"upward/internal/feature/people"
	"upward/internal/platform/config"
	"upward/internal/platform/id"
)

// record puts n asks into the data in a folder, by the service that the pages use: from the people with most mail, each manager
// many, with and without a day, one half open and the other dropped.
func record(ctx context.Context, folder string, n int) (err error) {
	out := app.Outside{Now: time.Now, Random: id.New(nil), Log: slog.New(slog.NewTextHandler(io.Discard, nil))}
	a, err := app.Open(ctx, config.Config{Data: folder, Listen: "127.0.0.1:0"}, out)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	from, err := askers(ctx, a)
	if err != nil {
		return err
	}
	for i := range n {
		meaning := ask.Meaning{Outcome: fmt.Sprintf("The plan of area %d is agreed with everybody it touches", i)}
		if i%3 == 0 {
			meaning.Due = time.Now().AddDate(0, 0, i%90-30).Format(time.DateOnly)
		}
		said := fmt.Sprintf("Please get the plan of area %d agreed, and send me the numbers of the quarter.", i)
		one, err := a.Asks.Record(ctx, a.Actor, ask.Recording{Person: from[i%len(from)], Words: said, Meaning: meaning, Said: time.Now().AddDate(0, 0, -i%400)})
		if err != nil {
			return err
		}
		if i%2 == 1 {
			if _, err := a.Asks.Drop(ctx, a.Actor, ask.Versioned{ID: one.ID, Version: one.Version}); err != nil {
				return err
			}
		}
	}
	return nil
}

// askers returns who asks: the managers, each several times, and some of those with most mail.
func askers(ctx context.Context, a *app.App) ([]string, error) {
	page, err := a.People.List(ctx, a.Actor, people.Listing{Limit: 20})
	if err != nil {
		return nil, err
	}
	var from []string
	for _, p := range page.People {
		if !p.Me {
			from = append(from, p.ID)
		}
	}
	team, err := a.Profile.ListManagers(ctx, a.Actor, struct{}{})
	if err != nil {
		return nil, err
	}
	for _, m := range team.Managers {
		for range len(from) / 2 {
			from = append(from, m.ID)
		}
	}
	if len(from) == 0 {
		return nil, errors.New("the mail shows nobody who could ask")
	}
	return from, nil
}
