// Package historyweb is the pages of history: bringing mail in, watching that, and reading one message in its conversation.
// It guarantees that every page shows only what the verbs of history return to the person who is signed in, and that mail which
// comes through the browser goes to the importer as it arrives, never into memory or a file of ours.
package historyweb

import (
	"net/http"
	"time"

	"upward/internal/feature/history"
	"upward/internal/feature/people"
	"upward/internal/platform/operation"
	"upward/internal/platform/web"
)

// Pages holds what the pages need.
type Pages struct {
	history *history.Service
	people  *people.Service
	now     func() time.Time
	folder  string
	more    []web.Section
}

// New returns the pages; folder is where the data lie, as the page says it before the first import, and more is what later features
// found in a message.
func New(history *history.Service, people *people.Service, now func() time.Time, folder string, more ...web.Section) *Pages {
	return &Pages{history, people, now, folder, more}
}

// Routes lists the pages' addresses.
func (p *Pages) Routes() []web.Route {
	return []web.Route{
		web.ForOwner("GET /mail", p.mail),
		web.ForOwner("GET /mail/progress", p.progress),
		web.ForOwner("POST /mail/import", p.bring),
		web.ForOwner("POST /mail/refresh", p.refresh),
		web.ForOwner("POST /mail/stop", p.stop),
		web.ForOwner("GET /messages/{id}", p.message),
	}
}

func (p *Pages) mail(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
	page, err := p.mailbox(r, by)
	if err != nil {
		return err
	}
	return web.Show(w, r, mailPage(page))
}

// mailbox gathers what the page of all mail shows.
func (p *Pages) mailbox(r *http.Request, by operation.Actor) (page mailView, err error) {
	page.now, page.folder = p.now(), p.folder
	if page.sources, err = p.history.ListSources(r.Context(), by, operation.None{}); err != nil {
		return page, err
	}
	if page.progress, page.begun = p.history.Running(by); page.begun && !page.progress.Done {
		page.running = true
	}
	me, err := p.mine(r, by)
	if page.known = len(me.Addresses) > 0; page.known {
		page.form.Me = me.Addresses[0]
	}
	return page, err
}

// progress is the part of the page that renews itself while mail is read.
func (p *Pages) progress(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
	progress, begun := p.history.Running(by)
	waiting := r.URL.Query().Get("waiting") != ""
	switch {
	case !web.Part(r):
		return web.Redirect(w, r, "/mail", nil)
	case begun && !progress.Done:
		return web.Show(w, r, progressPart(progress, p.now()))
	case waiting:
		return web.Show(w, r, waitingPart())
	}
	w.Header().Set("HX-Refresh", "true") // the whole page knows what became of it
	return web.Show(w, r, web.Notice("", "Done."))
}

func (p *Pages) refresh(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
	if err := p.history.Start(r.Context(), by, p.history.Refreshing(by)); err != nil {
		return err
	}
	return web.Redirect(w, r, "/mail", nil)
}

func (p *Pages) stop(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
	p.history.Stop(by)
	return web.Redirect(w, r, "/mail", &web.Flash{Message: "Stopping. What was read so far is kept."})
}
