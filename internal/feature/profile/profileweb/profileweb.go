// Package profileweb is the pages of profile.
// It guarantees that every page shows only what the verbs of profile return to the person who is signed in.
package profileweb

import (
	"time"
	"upward/internal/feature/people"
	"upward/internal/feature/profile"
	"upward/internal/platform/web"
)

// Pages holds what the pages need.
type Pages struct{}

// New returns the pages.
func New(profile *profile.Service, people *people.Service, now func() time.Time) *Pages {
	return &Pages{}
}

// Routes lists the pages' addresses.
func (p *Pages) Routes() []web.Route { return nil }
