package app

import (
	"net/http"
	"slices"
	"strings"
	"time"

	"upward/internal/feature/account"
	"upward/internal/feature/ask/askweb"
	"upward/internal/feature/brief/briefweb"
	"upward/internal/feature/coach/coachweb"
	"upward/internal/feature/history/historyweb"
	"upward/internal/feature/people/peopleweb"
	"upward/internal/feature/profile/profileweb"
	"upward/internal/platform/web"
	"upward/internal/transport/api"
	"upward/internal/transport/site"
)

// Site is the program as a web site.
func (a *App) Site(demo string) (http.Handler, error) {
	// Sessions end by the real clock, which is the only one that their library knows; the demonstration has another.
	door := site.NewDoor(a.Accounts, account.NewSessions(a.DB, time.Now), "upward-"+a.Actor.Owner, strings.HasPrefix(a.Config.PublicURL, "https://"))
	routes, err := a.routes(door)
	if err != nil {
		return nil, err
	}
	sign := func(text string) string { return a.keys.Sign("web.flash", text) }
	return site.New(routes, door, site.Options{Demo: demo, PublicURL: a.Config.PublicURL, Log: a.Outside.Log, Sign: sign})
}

// routes is every address of the program with its rule.
func (a *App) routes(door *site.Door) ([]web.Route, error) {
	machine, err := api.New(a.Operations(), door.Actor, a.Outside.Log, Version)
	if err != nil {
		return nil, err
	}
	now := a.Outside.Now
	asks := askweb.New(a.Asks, a.People, a.Profile, now)
	return slices.Concat(
		door.Routes(),
		briefweb.New(a.Brief, a.Asks, a.Profile, a.History, now).Routes(),
		asks.Routes(),
		profileweb.New(a.Profile, a.People, now, asks.Returning).Routes(),
		peopleweb.New(a.People, now).Routes(),
		coachweb.New(a.Coach, a.Profile, now).Routes(),
		historyweb.New(a.History, a.People, now, a.folder(), asks.FromMessage).Routes(),
		[]web.Route{
			web.ForOwnerAPI("/api/v1/", machine),
			web.ForAnyone("GET /api", false, machine),
			web.ForAnyone("GET /api/{$}", false, machine),
			web.ForAnyone("GET /api/openapi.json", false, machine),
		},
	), nil
}

// folder is where the data lie, "" where a database server keeps them.
func (a *App) folder() string {
	if a.Config.Database != "" {
		return ""
	}
	return a.Config.Data
}
