// Package profileweb is the pages of profile: who manages the owner, and how that person communicates with her, as charts.
// It guarantees that every page shows only what the verbs of profile return to the person who is signed in, that what the mail
// merely suggests looks different from what she said, and that every figure stands with its n and its interval.
package profileweb

import (
	"net/http"
	"slices"
	"time"

	"github.com/a-h/templ"

	"upward/internal/feature/people"
	"upward/internal/feature/profile"
	"upward/internal/platform/fault"
	"upward/internal/platform/operation"
	"upward/internal/platform/web"
)

// Pages holds what the pages need.
type Pages struct {
	profile *profile.Service
	people  *people.Service
	now     func() time.Time
	more    []web.Section
}

// New returns the pages; more is what later features have to say about a manager.
func New(profile *profile.Service, people *people.Service, now func() time.Time, more ...web.Section) *Pages {
	return &Pages{profile, people, now, more}
}

// Routes lists the pages' addresses.
func (p *Pages) Routes() []web.Route {
	return []web.Route{
		web.ForOwner("GET /manager", p.first),
		web.ForOwner("GET /manager/{id}", p.one),
		web.ForOwner("GET /manager/choose", p.choose),
		web.ForOwner("POST /manager/{id}/confirm", p.confirm),
		web.ForOwner("POST /manager/{id}/mistake", p.mistake),
		web.ForOwner("POST /manager/{id}/end", p.end),
		web.ForOwner("POST /manager/lines/{line}/resume", p.resume),
	}
}

// managerView is what the page of one manager shows.
type managerView struct {
	now       time.Time
	managers  []profile.Manager
	manager   profile.Manager
	candidate *profile.Candidate // why the mail suggests them; nil once confirmed
	lines     []people.Line      // those that have ended
	since     time.Time
	style     profile.Style
	more      templ.Component
}

func (p *Pages) first(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
	team, err := p.profile.ListManagers(r.Context(), by, operation.None{})
	if err != nil {
		return err
	}
	if len(team.Managers) == 0 {
		return p.choose(w, r, by)
	}
	return p.manager(w, r, by, team.Managers, team.Managers[0])
}

func (p *Pages) one(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
	team, err := p.profile.ListManagers(r.Context(), by, operation.None{})
	if err != nil {
		return err
	}
	at := slices.IndexFunc(team.Managers, func(m profile.Manager) bool { return m.ID == r.PathValue("id") })
	if at < 0 {
		return fault.New(fault.NotFound, "This person is not recorded as your manager. The Manager page says who is.")
	}
	return p.manager(w, r, by, team.Managers, team.Managers[at])
}

func (p *Pages) manager(w http.ResponseWriter, r *http.Request, by operation.Actor, all []profile.Manager, one profile.Manager) error {
	v := managerView{now: p.now(), managers: all, manager: one}
	var err error
	if v.style, err = p.profile.Style(r.Context(), by, profile.Styling{Person: one.ID}); err != nil {
		return err
	}
	if v.more, err = web.Sections(r.Context(), by, one.ID, p.more); err != nil {
		return err
	}
	lines, err := p.people.ListLines(r.Context(), by, operation.None{})
	if err != nil {
		return err
	}
	for _, line := range lines.Lines {
		switch {
		case !line.Until.IsZero():
			v.lines = append(v.lines, line)
		case line.Manager == one.ID:
			v.since = line.Since
		}
	}
	if one.Assumed {
		found, err := p.profile.ProposeManagers(r.Context(), by, profile.Proposing{})
		if err != nil {
			return err
		}
		for _, c := range found.Candidates {
			if c.ID == one.ID {
				v.candidate = &c
			}
		}
	}
	return web.Show(w, r, managerPage(v))
}

// chooseView is what the page shows on which the owner says who manages her.
type chooseView struct {
	query      string
	candidates []profile.Candidate
	found      []people.Person
	managers   map[string]bool // who manages her already
	mail       bool            // there is mail
}

// fewFound is how many people a search offers.
const fewFound = 10

func (p *Pages) choose(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
	v := chooseView{query: web.Clean(r.URL.Query().Get("q")), managers: map[string]bool{}}
	anybody, err := p.people.List(r.Context(), by, people.Listing{Query: v.query, Limit: fewFound})
	if err != nil {
		return err
	}
	v.mail = len(anybody.People) > 0 || v.query != ""
	if v.query != "" {
		v.found = slices.DeleteFunc(anybody.People, func(one people.Person) bool { return one.Me })
	}
	team, err := p.profile.ListManagers(r.Context(), by, operation.None{})
	if err != nil {
		return err
	}
	for _, m := range team.Managers {
		v.managers[m.ID] = !m.Assumed
	}
	candidates, err := p.profile.ProposeManagers(r.Context(), by, profile.Proposing{})
	if err != nil && fault.KindOf(err) != fault.NotFound {
		return err
	}
	v.candidates = slices.DeleteFunc(candidates.Candidates, func(c profile.Candidate) bool { return v.managers[c.ID] })
	return web.Show(w, r, choosePage(v))
}

func (p *Pages) confirm(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
	id := r.PathValue("id")
	if _, err := p.people.ConfirmManager(r.Context(), by, people.Confirming{Person: id}); err != nil {
		return err
	}
	return web.Redirect(w, r, "/manager/"+id, &web.Flash{Message: "Noted: this person manages you.", Undo: "/manager/" + id + "/mistake"})
}

// mistake drops the line as if it had never been.
func (p *Pages) mistake(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
	id := r.PathValue("id")
	if _, err := p.people.EndManager(r.Context(), by, people.Ending{Person: id, Mistake: true}); err != nil {
		return err
	}
	return web.Redirect(w, r, "/manager/choose", &web.Flash{Message: "Taken back: this person does not manage you.", Undo: "/manager/" + id + "/confirm"})
}

// end closes the line today.
func (p *Pages) end(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
	id := r.PathValue("id")
	lines, err := p.people.EndManager(r.Context(), by, people.Ending{Person: id})
	if err != nil {
		return err
	}
	flash := &web.Flash{Message: "Ended today. What you two agreed on stays."}
	for _, line := range lines.Lines {
		if line.Manager == id && !line.Until.IsZero() {
			flash.Undo = "/manager/lines/" + line.ID + "/resume"
		}
	}
	return web.Redirect(w, r, "/manager", flash)
}

func (p *Pages) resume(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
	if _, err := p.people.ResumeManager(r.Context(), by, people.Resuming{Line: r.PathValue("line")}); err != nil {
		return err
	}
	return web.Redirect(w, r, "/manager", &web.Flash{Message: "The line goes on as before."})
}
