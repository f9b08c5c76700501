package askweb

import (
	"context"

	"github.com/a-h/templ"

	"upward/internal/feature/ask"
	"upward/internal/platform/operation"
)

// FromMessage is the part of a message's page about what was found in it; nil where that is nothing.
func (p *Pages) FromMessage(ctx context.Context, by operation.Actor, message string) (templ.Component, error) {
	made, err := p.asks.Made(ctx, by, ask.Reading{Message: message})
	if err != nil || len(made.Asks)+len(made.Promises)+len(made.Suggestions) == 0 {
		return nil, err
	}
	return madeView(made, source(message), p.now()), nil
}

// mostFound is how many sentences of one message are offered at once.
const mostFound = 6

func whose(p ask.Promise) string {
	if p.Giver == ask.Mine {
		return "Your promise"
	}
	return "Promise of " + person(p.Name)
}
