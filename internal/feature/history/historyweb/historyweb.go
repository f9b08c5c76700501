// Package historyweb is the pages of history.
// It guarantees that every page shows only what the verbs of history return to the person who is signed in.
package historyweb

import (
	"time"
	"upward/internal/feature/history"
	"upward/internal/feature/people"
	"upward/internal/platform/web"
)

// Pages holds what the pages need.
type Pages struct{}

// New returns the pages.
func New(history *history.Service, people *people.Service, now func() time.Time) *Pages {
	return &Pages{}
}

// Routes lists the pages' addresses.
func (p *Pages) Routes() []web.Route { return nil }
