// Package peopleweb is the pages of people.
// It guarantees that every page shows only what the verbs of people return to the person who is signed in.
package peopleweb

import (
	"time"
	"upward/internal/feature/people"
	"upward/internal/platform/web"
)

// Pages holds what the pages need.
type Pages struct{}

// New returns the pages.
func New(people *people.Service, now func() time.Time) *Pages { return &Pages{} }

// Routes lists the pages' addresses.
func (p *Pages) Routes() []web.Route { return nil }
