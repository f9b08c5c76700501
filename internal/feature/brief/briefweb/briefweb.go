// Package briefweb is the pages of brief.
// It guarantees that every page shows only what the verbs of brief return to the person who is signed in.
package briefweb

import (
	"time"
	"upward/internal/feature/ask"
	"upward/internal/feature/brief"
	"upward/internal/feature/history"
	"upward/internal/feature/profile"
	"upward/internal/platform/web"
)

// Pages holds what the pages need.
type Pages struct{}

// New returns the pages.
func New(brief *brief.Service, asks *ask.Service, profile *profile.Service, history *history.Service, now func() time.Time) *Pages {
	return &Pages{}
}

// Routes lists the pages' addresses.
func (p *Pages) Routes() []web.Route { return nil }
