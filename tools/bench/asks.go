package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"time"

	"upward/internal/app"
	"upward/internal/feature/ask"
	"upward/internal/feature/people"
	"upward/internal/feature/profile"
	"upward/internal/platform/config"
	"upward/internal/platform/id"
)

// topics vary the words of the asks, so that a search finds one in ten of them.
var topics = []string{"the numbers of the quarter", "a plan for the harbor", "the budget of next year", "an answer to the board", "the list of open claims",
	"a draft of the contract", "the minutes of the meeting", "a map of the pipelines", "the slides for the review", "a name for the project"}

// record puts n asks into the data in a folder, by the service that the pages use: half of them from the manager, the others from
// the people with most mail, with and without a day, one in ten open and the others over.
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
		meaning := ask.Meaning{Outcome: fmt.Sprintf("Area %d is agreed with everybody it touches", i)}
		if i%3 == 0 {
			meaning.Due = time.Now().AddDate(0, 0, i%90-30).Format(time.DateOnly)
		}
		said := fmt.Sprintf("Please send me %s before we meet about area %d.", topics[i/10%len(topics)], i)
		one, err := a.Asks.Record(ctx, a.Actor, ask.Recording{Person: from[i%len(from)], Words: said, Meaning: meaning, Said: time.Now().AddDate(0, 0, -i%400)})
		if err != nil {
			return err
		}
		if i%10 != 0 {
			if _, err := a.Asks.Drop(ctx, a.Actor, ask.Versioned{ID: one.ID, Version: one.Version}); err != nil {
				return err
			}
		}
	}
	return nil
}

// askers returns who asks: some of those with most mail, and as often as these the manager, who is confirmed for it.
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
	if len(from) == 0 {
		return nil, errors.New("the mail shows nobody who could ask")
	}
	manager := from[0]
	likely, err := a.Profile.ProposeManagers(ctx, a.Actor, profile.Proposing{})
	if err != nil {
		return nil, err
	}
	if len(likely.Candidates) > 0 {
		manager = likely.Candidates[0].ID
	}
	if _, err := a.People.ConfirmManager(ctx, a.Actor, people.Confirming{Person: manager, Since: time.Now().AddDate(-1, 0, 0)}); err != nil {
		return nil, err
	}
	return slices.Concat(from, slices.Repeat([]string{manager}, len(from))), nil
}
