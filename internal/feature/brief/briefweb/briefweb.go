// Package briefweb is the pages of brief: Today, the first page of all, and the brief to be printed.
// It guarantees that every page shows only what the verbs return to the person who is signed in, that each line leads to the
// message that it rests on, and that what the program found looks different from what the owner took on.
package briefweb

import (
	"net/http"
	"net/url"
	"time"

	"upward/internal/feature/ask"
	"upward/internal/feature/brief"
	"upward/internal/feature/history"
	"upward/internal/feature/profile"
	"upward/internal/platform/fault"
	"upward/internal/platform/operation"
	"upward/internal/platform/web"
)

// Pages holds what the pages need.
type Pages struct {
	brief   *brief.Service
	asks    *ask.Service
	profile *profile.Service
	history *history.Service
	now     func() time.Time
}

// New returns the pages.
func New(brief *brief.Service, asks *ask.Service, profile *profile.Service, history *history.Service, now func() time.Time) *Pages {
	return &Pages{brief, asks, profile, history, now}
}

// Routes lists the pages' addresses.
func (p *Pages) Routes() []web.Route {
	return []web.Route{
		web.ForOwner("GET /{$}", p.today),
		web.ForOwner("GET /brief", p.printed),
	}
}

// view is what both pages show.
type view struct {
	now      time.Time
	managers []profile.Manager
	brief    brief.Brief
	counts   []count
}

// count is how many asks are in a state.
type count struct {
	state ask.State
	n     int
}

func (p *Pages) today(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
	team, err := p.profile.ListManagers(r.Context(), by, operation.None{})
	if err != nil {
		return err
	}
	if len(team.Managers) == 0 {
		return p.start(w, r, by)
	}
	v, err := p.gather(r, by, team.Managers)
	if err != nil {
		return err
	}
	return web.Show(w, r, todayPage(v))
}

// start is Today before there is anybody to work with.
func (p *Pages) start(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
	sources, err := p.history.ListSources(r.Context(), by, operation.None{})
	if err != nil {
		return err
	}
	progress, begun := p.history.Running(by)
	switch {
	case begun && !progress.Done:
		return web.Show(w, r, readingPage(progress))
	case sources.Messages > 0:
		return web.Show(w, r, unknownPage(int(sources.Messages)))
	}
	return web.Show(w, r, welcomePage())
}

func (p *Pages) printed(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
	team, err := p.profile.ListManagers(r.Context(), by, operation.None{})
	if err != nil {
		return err
	}
	if len(team.Managers) == 0 {
		return web.Redirect(w, r, "/", nil)
	}
	v, err := p.gather(r, by, team.Managers)
	if err != nil {
		return err
	}
	return web.Show(w, r, printPage(v))
}

func (p *Pages) gather(r *http.Request, by operation.Actor, managers []profile.Manager) (v view, err error) {
	v.now, v.managers = p.now(), managers
	if v.brief, err = p.brief.Show(r.Context(), by, brief.Briefing{Person: r.URL.Query().Get("manager")}); err != nil {
		if fault.FieldOf(err) == "person" {
			err = fault.New(fault.NotFound, "This person is not recorded as your manager. The Manager page says who is.")
		}
		return v, err
	}
	v.counts, err = p.count(r, by, v.brief.Manager.ID)
	return v, err
}

// count counts what is not over yet, in the order in which an ask goes through its states.
func (p *Pages) count(r *http.Request, by operation.Actor, manager string) ([]count, error) {
	found, err := p.asks.Count(r.Context(), by, ask.Counting{Person: manager})
	if err != nil {
		return nil, err
	}
	var counts []count
	for _, state := range []ask.State{ask.Heard, ask.Proposed, ask.Agreed, ask.Delivered} {
		counts = append(counts, count{state, found[state]})
	}
	return counts, nil
}

// with adds the manager to an address, where there are several.
func (v view) with(path string) string {
	if len(v.managers) < 2 {
		return path
	}
	return path + "?" + url.Values{"manager": {v.brief.Manager.ID}}.Encode()
}
