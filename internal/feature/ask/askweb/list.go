package askweb

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"time"

	"upward/internal/feature/ask"
	"upward/internal/feature/people"
	"upward/internal/platform/operation"
	"upward/internal/platform/web"
)

// few is how many suggestions stand above a list.
const few = 2

// view is one tab of the asks.
type view struct {
	name, label string
	listing     ask.Listing
	kinds       []string // the suggestions that stand above it
}

func views() []view {
	return []view{
		{"", "Open", ask.Listing{Direction: ask.ToMe, State: "open"}, []string{"ask"}},
		{"waiting", "Waiting for them", ask.Listing{Direction: ask.FromMe, State: "open"}, []string{"wait"}},
		{"promises", "Promises", ask.Listing{}, []string{"promise_theirs", "promise_mine"}},
		{"done", "Delivered", ask.Listing{State: "done"}, nil},
		{"dropped", "Dropped", ask.Listing{State: ask.Dropped}, nil},
	}
}

func (v view) path() string {
	switch v.name {
	case "":
		return "/asks"
	case "promises":
		return "/asks/promises"
	}
	return "/asks?show=" + v.name
}

func viewOf(name string) view {
	all := views()
	return all[max(0, slices.IndexFunc(all, func(v view) bool { return v.name == name }))]
}

// of is how many there are in a view.
func (v view) of(t ask.Tally) int {
	switch v.name {
	case "waiting":
		return t.Waiting
	case "promises":
		return t.Mine + t.Theirs
	case "done":
		return t.Done
	case "dropped":
		return t.Dropped
	}
	return t.Open
}

func (v view) title(t ask.Tally) string {
	if n := v.of(t); n > 0 {
		return v.label + " " + web.Number(n)
	}
	return v.label
}

func tabs(t ask.Tally) (all []web.Link) {
	for _, v := range views() {
		all = append(all, web.Link{Href: v.path(), Label: v.title(t)})
	}
	return all
}

// above is the suggestions that stand above a list.
type above struct {
	found []ask.Suggestion
	count int
	kind  string // where the whole list begins
	back  string
}

type listPage struct {
	view  view
	tally ask.Tally
	asks  []ask.Ask
	above above
	after int
	more  bool
	bare  bool // nothing was imported yet, so there is nobody to ask
	now   time.Time
}

func (p *Pages) list(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
	var in struct {
		Show  string `form:"show"`
		After int    `form:"after"`
	}
	if err := web.Form(r, &in); err != nil {
		return err
	}
	page := listPage{view: viewOf(in.Show), after: max(in.After, 0), now: p.now()}
	listing := page.view.listing
	listing.After, listing.Limit = page.after, pageSize
	found, err := p.asks.List(r.Context(), by, listing)
	if err != nil {
		return err
	}
	page.asks, page.more = found.Asks, found.More
	if page.tally, err = p.asks.Tally(r.Context(), by, operation.None{}); err != nil {
		return err
	}
	if page.after == 0 {
		if page.above, err = p.above(r, by, page.view, page.tally); err != nil {
			return err
		}
	}
	if len(page.asks) == 0 && page.above.count == 0 {
		somebody, err := p.people.List(r.Context(), by, people.Listing{Limit: 1})
		if err != nil {
			return err
		}
		page.bare = len(somebody.People) == 0
	}
	return web.Show(w, r, listView(page))
}

func (p *Pages) above(r *http.Request, by operation.Actor, v view, t ask.Tally) (a above, err error) {
	a.back = v.path()
	for _, kind := range v.kinds {
		if t.Suggested[kind] == 0 {
			continue
		}
		found, err := p.asks.Suggest(r.Context(), by, ask.Finding{Kind: kind, Limit: few})
		if err != nil {
			return a, err
		}
		a.found = append(a.found, found.Suggestions...)
		a.count += t.Suggested[kind]
		if a.kind == "" {
			a.kind = kind
		}
	}
	slices.SortStableFunc(a.found, func(a, b ask.Suggestion) int { return b.Said.Compare(a.Said) })
	a.found = a.found[:min(few, len(a.found))]
	return a, nil
}

// pager leads through a list of which a page begins after some rows; of is 0 where the whole is unknown.
func pager(path string, query url.Values, after, shown int, more bool, of int) (before, next, position string) {
	link := func(after int) string {
		q := url.Values{}
		for name, values := range query {
			q[name] = values
		}
		if after > 0 {
			q.Set("after", strconv.Itoa(after))
		}
		if len(q) == 0 {
			return path
		}
		return path + "?" + q.Encode()
	}
	if after > 0 {
		before = link(max(after-pageSize, 0))
	}
	if more {
		next = link(after + pageSize)
	}
	position = web.Number(after+1) + "–" + web.Number(after+shown)
	if of > 0 {
		position += " of " + web.Number(of)
	}
	return before, next, position
}

func (l listPage) pager() (before, next, position string) {
	query := url.Values{}
	if l.view.name != "" {
		query.Set("show", l.view.name)
	}
	return pager("/asks", query, l.after, len(l.asks), l.more, l.view.of(l.tally))
}
