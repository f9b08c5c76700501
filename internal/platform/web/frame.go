package web

import (
	"context"
	"slices"

	"github.com/a-h/templ"
)

// Frame is what a page tells the shell around it; Title alone is needed.
type Frame struct {
	Title   string          // the h1, and the name of the browser's tab
	Section string          // which place of the navigation is current: "today", "asks", "manager", "people", "write" or "mail"
	Lead    string          // one quiet sentence under the title
	Up      *Link           // where this page belongs: shown above the title
	Action  templ.Component // the one primary action of the page, beside the title
	Flash   *Flash          // default: what the page before left
	Demo    string          // default: what the Site says
	User    string          // default: what WithUser said
	Query   string          // what the search box holds
	Theme   string          // "light" or "dark"; default: as the system has it
	Wide    bool            // the page holds a table or two columns
	Bare    bool            // no navigation: for a page that a guest sees through a link, and for signing in
	Scripts []string        // assets such as "ask.js", besides our own
	Refresh int             // seconds after which the page loads again without scripts; 0 for never
}

// Link is an address with its words.
type Link struct{ Href, Label string }

// Links makes links of addresses and labels in turn: Links("/asks", "Open", "/asks?done=1", "Done").
func Links(pairs ...string) []Link {
	var all []Link
	for pair := range slices.Chunk(pairs, 2) {
		all = append(all, Link{pair[0], pair[len(pair)-1]})
	}
	return all
}

// place is one entry of the navigation.
type place struct{ section, href, label, icon string }

func places() []place {
	return []place{
		{"today", "/", "Today", "today"},
		{"asks", "/asks", "Asks", "asks"},
		{"manager", "/manager", "Manager", "manager"},
		{"people", "/people", "People", "people"},
		{"write", "/write", "Write", "pencil"},
		{"mail", "/mail", "Mail", "mail"},
	}
}

// bare says that the page has no navigation; a guest's never has.
func (f Frame) bare(ctx context.Context) bool { return f.Bare || isGuest(ctx) }

// tab is the name of the browser's tab.
func (f Frame) tab() string {
	if f.Title == "" {
		return "Upward"
	}
	return f.Title + " · Upward"
}

// current is the value of aria-current, "" for none.
func (f Frame) current(p place) string {
	if f.Section == p.section {
		return "page"
	}
	return ""
}
