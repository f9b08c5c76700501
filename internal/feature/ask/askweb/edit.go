package askweb

import (
	"net/http"
	"time"

	"upward/internal/feature/ask"
	"upward/internal/platform/fault"
	"upward/internal/platform/operation"
	"upward/internal/platform/web"
)

type editPage struct {
	ask   ask.Ask
	typed typed
	err   error
	saved *ask.Ask // another version was saved meanwhile
	from  string   // the message that the words stand in
	need  string   // the question that would settle it
	now   time.Time
}

func (p *Pages) edit(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
	detail, err := p.asks.Show(r.Context(), by, ask.Which{ID: r.PathValue("id")})
	if err != nil {
		return err
	}
	return p.editing(w, r, http.StatusOK, detail, editPage{typed: typedCorrected(detail)})
}

func (p *Pages) editing(w http.ResponseWriter, r *http.Request, status int, detail ask.Detail, page editPage) error {
	page.ask, page.need, page.now = detail.Ask, detail.Missing, p.now()
	if detail.Source != nil {
		page.from = detail.Source.ID
	}
	return web.ShowStatus(w, r, status, editView(page))
}

// save keeps what was typed whatever happens: over a mistake it comes back, over a newer version it stands beside it.
func (p *Pages) save(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
	in, err := read(r)
	id := r.PathValue("id")
	var a ask.Ask
	if err == nil && in.Then == "adopt" {
		meaning := in.meaning()
		if a, err = p.asks.Adopt(r.Context(), by, ask.Adopting{ID: id, Version: in.Version, Meaning: &meaning}); err == nil {
			return web.Redirect(w, r, askPath(id), &web.Flash{Message: "Agreed, with their correction.", Undo: undoPath(a)})
		}
	} else if err == nil {
		a, err = p.asks.Edit(r.Context(), by, ask.Editing{ID: id, Version: in.Version, Meaning: in.meaning()})
	}
	if err == nil && in.Then == "propose" {
		in.Version = a.Version // so that a form which comes back can be saved again
		var detail ask.Detail
		if detail, err = p.asks.Propose(r.Context(), by, ask.Versioned{ID: id, Version: a.Version}); err == nil {
			return web.Redirect(w, r, askPath(id), &web.Flash{Message: "Here is the mail. You send it yourself.", Undo: undoPath(detail.Ask)})
		}
	}
	if err == nil {
		return web.Redirect(w, r, askPath(id), &web.Flash{Message: "Saved.", Undo: undoPath(a)})
	}
	kind := fault.KindOf(err)
	if kind != fault.Invalid && kind != fault.Conflict {
		return err
	}
	detail, failed := p.asks.Show(r.Context(), by, ask.Which{ID: id})
	if failed != nil {
		return failed
	}
	page := editPage{typed: in, err: err}
	if saved, ok := fault.CurrentOf(err).(ask.Ask); ok {
		page.saved, page.err, page.typed.Version = &saved, nil, saved.Version
	}
	return p.editing(w, r, web.Status(kind), detail, page)
}

// propose writes the mail; where the outcome is missing, the form asks for it first.
func (p *Pages) propose(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
	id, version := versioned(r)
	detail, err := p.asks.Propose(r.Context(), by, ask.Versioned{ID: id, Version: version})
	if fault.KindOf(err) == fault.Invalid && fault.FieldOf(err) == "outcome" {
		return web.Redirect(w, r, askPath(id)+"/edit", &web.Flash{Message: fault.Message(err), Warning: true})
	}
	if err != nil {
		return p.stumble(w, r, id, err)
	}
	return web.Redirect(w, r, askPath(id), &web.Flash{Message: "Here is the mail. You send it yourself.", Undo: undoPath(detail.Ask)})
}
