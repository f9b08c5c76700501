package askweb

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/a-h/templ"

	"upward/internal/feature/ask"
	"upward/internal/platform/operation"
)

// Returning is the part of a manager's page about what they ask again and again; nil where nothing is claimed.
func (p *Pages) Returning(ctx context.Context, by operation.Actor, person string) (templ.Component, error) {
	found, err := p.asks.Recur(ctx, by, ask.Whose{Person: person})
	if err != nil || len(found.Patterns) == 0 {
		return nil, err
	}
	return returningView(found.Patterns, p.now()), nil
}

// rule is how often something comes, as a heading.
func rule(r ask.Returning) string {
	often := r.Often()
	return strings.ToUpper(often[:1]) + often[1:]
}

// newest is the last time at which it was asked.
func newest(r ask.Returning) ask.Saying { return r.Said[len(r.Said)-1] }

// latestFirst are the times at which it was asked.
func latestFirst(r ask.Returning) []ask.Saying {
	all := slices.Clone(r.Said)
	slices.Reverse(all)
	return all
}

// span is from when to when it was asked, with the year where that is another one.
func span(r ask.Returning, now time.Time) string {
	full := "2 January"
	if r.Said[0].At.Year() != now.Year() {
		full += " 2006"
	}
	return r.Said[0].At.Format(full) + " to " + newest(r).At.Format(full)
}
