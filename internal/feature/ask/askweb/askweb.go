// Package askweb is the pages of ask.
// It guarantees that every page shows only what the verbs of ask return to the person who is signed in.
package askweb

import (
	"time"
	"upward/internal/feature/ask"
	"upward/internal/feature/people"
	"upward/internal/feature/profile"
	"upward/internal/platform/web"
)

// Pages holds what the pages need.
type Pages struct{}

// New returns the pages.
func New(asks *ask.Service, people *people.Service, profile *profile.Service, now func() time.Time) *Pages {
	return &Pages{}
}

// Routes lists the pages' addresses.
func (p *Pages) Routes() []web.Route { return nil }
