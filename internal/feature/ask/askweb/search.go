package askweb

import (
	"net/http"
	"time"

	"upward/internal/feature/ask"
	"upward/internal/feature/people"
	"upward/internal/platform/operation"
	"upward/internal/platform/web"
)

// fewPeople is how many people a search shows.
const fewPeople = 10

type searchPage struct {
	query      string
	asks       []ask.Ask
	people     []people.Person
	moreAsks   bool
	morePeople bool
	now        time.Time
}

// search finds asks by their words and people by the beginnings of their names.
func (p *Pages) search(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
	var in struct {
		Query string `form:"q"`
	}
	if err := web.Form(r, &in); err != nil {
		return err
	}
	page := searchPage{query: in.Query, now: p.now()}
	if in.Query != "" {
		asks, err := p.asks.List(r.Context(), by, ask.Listing{Query: in.Query, Limit: pageSize})
		if err != nil {
			return err
		}
		page.asks, page.moreAsks = asks.Asks, asks.More
		found, err := p.people.List(r.Context(), by, people.Listing{Query: in.Query, Limit: fewPeople})
		if err != nil {
			return err
		}
		page.people, page.morePeople = found.People, found.More
	}
	return web.Show(w, r, searchView(page))
}
