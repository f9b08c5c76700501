// Package askweb is the pages of ask: the list, one ask, suggestions, promises, search, and what a manager sees behind a link.
// It guarantees that every page shows only what the verbs of ask return to the person who is signed in, or to whoever
// holds the link, and that a form which could not be saved comes back with what was typed.
package askweb

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"upward/internal/feature/ask"
	"upward/internal/feature/people"
	"upward/internal/feature/profile"
	"upward/internal/platform/fault"
	"upward/internal/platform/operation"
	"upward/internal/platform/web"
)

// Pages holds what the pages need.
type Pages struct {
	asks    *ask.Service
	people  *people.Service
	profile *profile.Service
	now     func() time.Time
}

// New returns the pages.
func New(asks *ask.Service, people *people.Service, profile *profile.Service, now func() time.Time) *Pages {
	return &Pages{asks, people, profile, now}
}

// Routes lists the pages' addresses.
func (p *Pages) Routes() []web.Route {
	return []web.Route{
		web.ForOwner("GET /asks", p.list),
		web.ForOwner("GET /asks/new", p.blank),
		web.ForOwner("POST /asks", p.record),
		web.ForOwner("GET /asks/{id}", p.show),
		web.ForOwner("GET /asks/{id}/edit", p.edit),
		web.ForOwner("POST /asks/{id}/edit", p.save),
		web.ForOwner("POST /asks/{id}/propose", p.propose),
		web.ForOwner("GET /asks/{id}/answer", p.answer),
		web.ForOwner("POST /asks/{id}/confirm", p.confirm),
		web.ForOwner("POST /asks/{id}/adopt", p.adopt),
		web.ForOwner("POST /asks/{id}/deliver", p.step(p.asks.Deliver, "Delivered. Look at the outcome when it shows.")),
		web.ForOwner("POST /asks/{id}/verify", p.verify),
		web.ForOwner("POST /asks/{id}/drop", p.step(p.asks.Drop, "Dropped.")),
		web.ForOwner("POST /asks/{id}/reopen", p.step(p.asks.Reopen, "Taken up again.")),
		web.ForOwner("POST /asks/{id}/undo", p.undo),

		web.ForOwner("GET /asks/suggestions", p.suggestions),
		web.ForOwner("POST /asks/suggestions/aside", p.setAside),
		web.ForOwner("POST /asks/suggestions/back", p.bringBack),
		web.ForOwner("GET /suggestions/{id}", p.suggestion),
		web.ForOwner("POST /suggestions/{id}/accept", p.accept),
		web.ForOwner("POST /suggestions/{id}/edited", p.acceptEdited),
		web.ForOwner("POST /suggestions/{id}/reject", p.reject),
		web.ForOwner("POST /suggestions/{id}/undo", p.reconsider),

		web.ForOwner("GET /asks/promises", p.promises),
		web.ForOwner("GET /asks/promises/new", p.blankPromise),
		web.ForOwner("POST /promises", p.promise),
		web.ForOwner("POST /promises/{id}/settle", p.settle),
		web.ForOwner("POST /promises/{id}/nudge", p.nudge),
		web.ForOwner("POST /promises/{id}/remove", p.remove),

		web.ForOwner("GET /search", p.search),
		web.ForBearer("GET /confirm/{token}", true, p.opened),
		web.ForBearer("POST /confirm/{token}", true, p.answered),
	}
}

// pageSize is how many rows a list shows.
const pageSize = 50

// versioned reads which ask, or promise, in which version a button is meant for.
func versioned(r *http.Request) (id string, version int64) {
	version, _ = strconv.ParseInt(r.URL.Query().Get("version"), 10, 64) // what is no number is no version: a Conflict
	return r.PathValue("id"), version
}

// step is a button that takes an ask one step further.
func (p *Pages) step(verb func(context.Context, operation.Actor, ask.Versioned) (ask.Ask, error), message string) web.Page {
	return func(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
		id, version := versioned(r)
		a, err := verb(r.Context(), by, ask.Versioned{ID: id, Version: version})
		if err != nil {
			return p.stumble(w, r, id, err)
		}
		return web.Redirect(w, r, askPath(a.ID), &web.Flash{Message: message, Undo: undoPath(a)})
	}
}

// stumble shows the ask as it stands where it changed meanwhile, instead of a page about trouble.
func (p *Pages) stumble(w http.ResponseWriter, r *http.Request, id string, err error) error {
	if fault.KindOf(err) != fault.Conflict {
		return err
	}
	message := fault.Message(err)
	if fault.CurrentOf(err) != nil {
		message = "This ask changed meanwhile. Here it is as it stands now; nothing else was done."
	}
	return web.Redirect(w, r, askPath(id), &web.Flash{Message: message, Warning: true})
}

func askPath(id string) string { return "/asks/" + id }

func undoPath(a ask.Ask) string { return at(a, "undo") }

// at is the address of a step of an ask in the version that is shown.
func at(a ask.Ask, step string) string {
	return askPath(a.ID) + "/" + step + "?version=" + strconv.FormatInt(a.Version, 10)
}
