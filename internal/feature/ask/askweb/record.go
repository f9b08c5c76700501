package askweb

import (
	"cmp"
	"net/http"
	"time"

	"upward/internal/feature/ask"
	"upward/internal/feature/people"
	"upward/internal/platform/fault"
	"upward/internal/platform/operation"
	"upward/internal/platform/web"
)

// acquaintances is how many people besides the managers the list of a form offers.
const acquaintances = 20

type recordPage struct {
	typed typed
	known []web.Option // whom the owner may choose: managers first
	err   error
	flash *web.Flash
	now   time.Time
}

// blank is the form for a new ask; what its address names is filled in.
func (p *Pages) blank(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
	in, err := read(r)
	if err != nil {
		return err
	}
	return p.form(w, r, by, http.StatusOK, recordPage{typed: in})
}

func (p *Pages) form(w http.ResponseWriter, r *http.Request, by operation.Actor, status int, page recordPage) (err error) {
	page.now = p.now()
	page.typed.Direction = cmp.Or(page.typed.Direction, string(ask.ToMe))
	if page.known, err = p.known(r, by, page.typed.Person); err != nil {
		return err
	}
	return web.ShowStatus(w, r, status, recordView(page))
}

// known is whom a form offers: those who manage the owner, then those she has most mail with, and the one that is chosen
// already, so that a form which comes back never names somebody else.
func (p *Pages) known(r *http.Request, by operation.Actor, chosen string) (all []web.Option, err error) {
	team, err := p.profile.ListManagers(r.Context(), by, operation.None{})
	if err != nil {
		return nil, err
	}
	listed := map[string]bool{}
	for _, m := range team.Managers {
		listed[m.ID] = true
		all = append(all, web.Option{Value: m.ID, Label: person(m.Name) + " (manages you)"})
	}
	found, err := p.people.List(r.Context(), by, people.Listing{Limit: acquaintances})
	if err != nil {
		return nil, err
	}
	if chosen != "" {
		one, err := p.people.Show(r.Context(), by, people.Which{Person: chosen})
		if err == nil {
			found.People = append(found.People, one)
		} else if fault.KindOf(err) != fault.NotFound {
			return nil, err
		}
	}
	for _, one := range found.People {
		if !one.Me && !listed[one.ID] {
			listed[one.ID] = true
			all = append(all, web.Option{Value: one.ID, Label: person(one.Name)})
		}
	}
	return all, nil
}

func (p *Pages) record(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
	in, err := read(r)
	if err == nil && in.Said != "" && day(in.Said).IsZero() {
		err = fault.Field("said", "Write the date as 2026-12-03.")
	}
	if err == nil {
		var a ask.Ask
		a, err = p.asks.Record(r.Context(), by, ask.Recording{
			Person: cmp.Or(in.Other, in.Person), Words: in.Words, Direction: ask.Direction(in.Direction),
			Message: in.Message, Said: in.said(p.now()), Meaning: in.meaning(),
		})
		if err == nil {
			return web.Redirect(w, r, askPath(a.ID), &web.Flash{Message: "Recorded.", Undo: undoPath(a)})
		}
	}
	if fault.KindOf(err) != fault.Invalid {
		return err
	}
	return p.form(w, r, by, http.StatusUnprocessableEntity, recordPage{typed: in, err: err})
}

// undo takes the last step back. Where that was the recording by hand, the form comes back, so that no words are lost.
func (p *Pages) undo(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
	id, version := versioned(r)
	before, err := p.asks.Show(r.Context(), by, ask.Which{ID: id})
	if err != nil {
		return err
	}
	undone, err := p.asks.Undo(r.Context(), by, ask.Versioned{ID: id, Version: version})
	if err != nil {
		return p.stumble(w, r, id, err)
	}
	switch {
	case undone.Ask != nil:
		return web.Redirect(w, r, askPath(id), &web.Flash{Message: "Taken back.", Undo: undoPath(*undone.Ask)})
	case before.Ask.Message != "":
		return web.Redirect(w, r, "/asks", &web.Flash{Message: "Taken back; it is no ask of yours any more."})
	}
	flash := &web.Flash{Message: "Taken back. What you wrote is still in the form, until you leave this page."}
	return p.form(w, r, by, http.StatusOK, recordPage{typed: typedOf(before.Ask), flash: flash})
}
