// Package peopleweb is the pages of people: who there is, one person with addresses and merges, and forgetting somebody.
// It guarantees that every page shows only what the verbs of people return to the person who is signed in, and that whatever
// a button changes has a button that takes it back, forgetting alone excepted.
package peopleweb

import (
	"net/http"
	"net/url"
	"strconv"
	"time"

	"upward/internal/feature/people"
	"upward/internal/platform/operation"
	"upward/internal/platform/web"
)

// Pages holds what the pages need.
type Pages struct {
	people *people.Service
	now    func() time.Time
}

// New returns the pages.
func New(people *people.Service, now func() time.Time) *Pages { return &Pages{people, now} }

// Routes lists the pages' addresses.
func (p *Pages) Routes() []web.Route {
	return []web.Route{
		web.ForOwner("GET /people", p.list),
		web.ForOwner("GET /people/{id}", p.show),
		web.ForOwner("POST /people/{id}/rename", p.rename),
		web.ForOwner("POST /people/{id}/merge/{other}", p.merge),
		web.ForOwner("POST /merges/{merge}/split", p.split),
		web.ForOwner("POST /people/{id}/me", p.claim),
		web.ForOwner("POST /people/{id}/manager", p.confirm),
		web.ForOwner("POST /people/{id}/no-manager", p.unconfirm),
		web.ForOwner("GET /people/{id}/forget", p.asked),
		web.ForOwner("POST /people/{id}/forget", p.forget),
	}
}

// pageSize is how many people a list shows.
const pageSize = 50

// listView is what the list of people shows.
type listView struct {
	now           time.Time
	query         string
	page          people.Page
	before, after string // addresses of the pages beside this one
	position      string
}

func (p *Pages) list(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
	var in struct {
		Query string `form:"q"`
		After int    `form:"after"`
	}
	if err := web.Form(r, &in); err != nil {
		return err
	}
	in.After = max(in.After, 0)
	page, err := p.people.List(r.Context(), by, people.Listing{Query: in.Query, After: in.After, Limit: pageSize})
	if err != nil {
		return err
	}
	v := listView{now: p.now(), query: in.Query, page: page}
	if in.After > 0 {
		v.before = listAddress(in.Query, max(0, in.After-pageSize))
	}
	if page.More {
		v.after = listAddress(in.Query, in.After+pageSize)
	}
	if n := len(page.People); n > 0 {
		v.position = web.Number(in.After+1) + "–" + web.Number(in.After+n)
	}
	return web.Show(w, r, listPage(v))
}

func listAddress(query string, after int) string {
	q := url.Values{}
	if query != "" {
		q.Set("q", query)
	}
	if after > 0 {
		q.Set("after", strconv.Itoa(after))
	}
	if len(q) == 0 {
		return "/people"
	}
	return "/people?" + q.Encode()
}

// personView is what the page of one person shows.
type personView struct {
	now    time.Time
	person people.Person
	with   string          // what was searched to merge with
	others []people.Person // who was found
	name   string          // what was typed for the name
	wrong  error
}

// fewOthers is how many people are offered for a merge.
const fewOthers = 8

func (p *Pages) view(r *http.Request, by operation.Actor) (v personView, err error) {
	v.now = p.now()
	if v.person, err = p.people.Show(r.Context(), by, people.Which{Person: r.PathValue("id")}); err != nil {
		return v, err
	}
	v.name = v.person.Name
	if v.with = web.Clean(r.URL.Query().Get("with")); v.with == "" {
		return v, nil
	}
	page, err := p.people.List(r.Context(), by, people.Listing{Query: v.with, Limit: fewOthers + 1})
	for _, other := range page.People {
		if other.ID != v.person.ID && len(v.others) < fewOthers {
			v.others = append(v.others, other)
		}
	}
	return v, err
}

func (p *Pages) show(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
	v, err := p.view(r, by)
	if err != nil {
		return err
	}
	return web.Show(w, r, personPage(v))
}
