package ask

import (
	"time"

	"upward/internal/platform/fault"
	"upward/internal/pure/matter"
)

// Giver says whose promise it is.
type Giver string

// The givers.
const (
	Mine   Giver = "me"
	Theirs Giver = "them"
)

// Promise is what one of the two said they would do.
type Promise struct {
	ID      string    `json:"id"`
	Version int64     `json:"version"`
	Giver   Giver     `json:"giver" doc:"me or them"`
	State   string    `json:"state" doc:"open, kept, broken or released"`
	Person  string    `json:"person"`
	Name    string    `json:"name,omitempty"`
	Words   string    `json:"words" doc:"Verbatim"`
	Due     string    `json:"due,omitempty" doc:"By which day, as 2026-12-03"`
	Message string    `json:"message,omitempty"`
	Said    time.Time `json:"said,omitzero"`
	Nudges  int64     `json:"nudges" doc:"How often you have reminded them"`
	Created time.Time `json:"created"`
	Updated time.Time `json:"updated"`
}

func (p Promise) settle(state string) (Promise, error) {
	switch state {
	case "kept", "broken", "released", "open":
	default:
		return p, fault.Field("state", "Say kept, broken, released or open.")
	}
	p.State = state
	return p, nil
}

// Suggestion is what the program found in the mail and the owner has not judged yet.
type Suggestion struct {
	ID      string        `json:"id"`
	Kind    string        `json:"kind" doc:"ask, wait, promise_mine or promise_theirs"`
	State   string        `json:"state" doc:"open, accepted, rejected or aside"`
	Person  string        `json:"person"`
	Name    string        `json:"name,omitempty"`
	Words   string        `json:"words" doc:"The sentence, verbatim"`
	Due     string        `json:"due,omitempty" doc:"The day it names, as 2026-12-03"`
	DueText string        `json:"due_text,omitempty" doc:"How it names it"`
	Or      string        `json:"or,omitempty" doc:"The other day, where the words can be read in two ways"`
	Message string        `json:"message"`
	Subject string        `json:"subject"`
	Said    time.Time     `json:"said,omitzero"`
	Score   float64       `json:"score" doc:"How likely it is meant so, 0 to 1"`
	Sure    bool          `json:"sure" doc:"Likely meant so; else possible"`
	Form    string        `json:"form" doc:"How the sentence is built: order, request, question, courtesy, statement, promise or half a promise"`
	Why     []string      `json:"why,omitempty" doc:"What spoke for it"`
	Traits  matter.Traits `json:"traits" doc:"What its score is made of"`
	// Answer is the message by which the other side answered since, if one was found.
	Answer   string    `json:"answer,omitempty"`
	Answered time.Time `json:"answered,omitzero"`
	Taken    bool      `json:"taken,omitempty" doc:"The answer was a yes: it is a promise now"`
	Closed   bool      `json:"closed,omitempty" doc:"The one who asked took note of an answer"`
	Accepted string    `json:"accepted,omitempty" doc:"The id of the ask or promise it became"`
}
