package askweb

import (
	"cmp"
	"net/http"
	"time"

	"upward/internal/feature/ask"
	"upward/internal/platform/fault"
	"upward/internal/platform/operation"
	"upward/internal/platform/web"
)

// outcome is the form that says what became of an ask.
type outcome struct {
	Version int64  `form:"version"`
	Reached string `form:"reached"`
	Number  string `form:"number"`
	Note    string `form:"note"`
}

type showPage struct {
	detail  ask.Detail
	outcome outcome
	err     error // of the form about the outcome
	taking  typed // what it means with their correction
	unkept  error // of the form that takes it over
	now     time.Time
}

func (p *Pages) show(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
	return p.showing(w, r, by, http.StatusOK, showPage{})
}

func (p *Pages) showing(w http.ResponseWriter, r *http.Request, by operation.Actor, status int, page showPage) (err error) {
	if page.detail, err = p.asks.Show(r.Context(), by, ask.Which{ID: r.PathValue("id")}); err != nil {
		return err
	}
	page.now = p.now()
	if page.err == nil && page.detail.Ask.Result != nil {
		result := page.detail.Ask.Result
		page.outcome = outcome{Reached: result.Reached, Number: result.Number, Note: result.Note}
	}
	page.outcome.Version = page.detail.Ask.Version
	if page.unkept == nil {
		page.taking = typedCorrected(page.detail)
	}
	page.taking.Version = page.detail.Ask.Version
	return web.ShowStatus(w, r, status, showView(page))
}

func (s showPage) last() (e ask.Event) {
	for _, e = range s.detail.History {
	}
	return e
}

// remark is what stands between the two meaning the same, "" for nothing.
func (s showPage) remark() string {
	c, them := s.detail.Ask.Confirmation, firstName(s.detail.Ask.Name)
	switch last := s.last(); {
	case last.Kind == "asked back":
		return them + " asked back. Change what is unclear, then write again."
	case last.Kind == "edited" && s.detail.Ask.State == ask.Proposed:
		return "You changed this after you wrote the mail. Send it again, so that you both mean the same."
	case last.Kind == "edited" && c != nil && c.Verdict == "confirmed":
		return "You changed this after it was agreed. Ask " + whom(s.detail.Ask) + " again, so that you both mean the same."
	}
	return ""
}

func (s showPage) subject() string {
	if s.detail.Source == nil {
		return ""
	}
	return cmp.Or(s.detail.Source.Subject, "no subject")
}

// verify says what became of the outcome. What was typed stays where it could not be saved.
func (p *Pages) verify(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
	var in outcome
	err := web.Form(r, &in)
	if err == nil {
		var a ask.Ask
		a, err = p.asks.Verify(r.Context(), by, ask.Verifying{ID: r.PathValue("id"), Version: in.Version,
			Result: ask.Result{Reached: in.Reached, Number: in.Number, Note: in.Note}})
		if err == nil {
			return web.Redirect(w, r, askPath(a.ID), &web.Flash{Message: "The outcome is noted.", Undo: undoPath(a)})
		}
	}
	kind := fault.KindOf(err)
	if kind != fault.Invalid && kind != fault.Conflict {
		return err
	}
	if fault.CurrentOf(err) != nil {
		err = fault.New(fault.Conflict, "This ask changed meanwhile. What you typed is still here: look at the ask, then save again.")
	}
	return p.showing(w, r, by, web.Status(kind), showPage{outcome: in, err: err})
}

// adopt takes their correction over in the words of the form, and leaves the rest of the meaning as it is.
func (p *Pages) adopt(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
	in, err := read(r)
	id := r.PathValue("id")
	detail, failed := p.asks.Show(r.Context(), by, ask.Which{ID: id})
	if failed != nil {
		return failed
	}
	if err == nil {
		meaning, typed := detail.Ask.Meaning, in.meaning()
		meaning.Outcome, meaning.Measure, meaning.Due = typed.Outcome, typed.Measure, typed.Due
		var a ask.Ask
		if a, err = p.asks.Adopt(r.Context(), by, ask.Adopting{ID: id, Version: in.Version, Meaning: &meaning}); err == nil {
			return web.Redirect(w, r, askPath(id), &web.Flash{Message: "Agreed, with their correction.", Undo: undoPath(a)})
		}
	}
	kind := fault.KindOf(err)
	if kind != fault.Invalid && kind != fault.Conflict || detail.Adopted == nil {
		return p.stumble(w, r, id, err)
	}
	if fault.CurrentOf(err) != nil {
		err = fault.New(fault.Conflict, "This ask changed meanwhile. What you typed is still here: look at the ask, then take it over again.")
	}
	return p.showing(w, r, by, web.Status(kind), showPage{taking: in, unkept: err})
}

type answerPage struct {
	ask   ask.Ask
	typed typed
	err   error
	saved *ask.Ask
	now   time.Time
}

// answer is the form for what they said to the back-brief.
func (p *Pages) answer(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
	var in struct {
		Verdict string `form:"verdict"`
	}
	if err := web.Form(r, &in); err != nil {
		return err
	}
	return p.answering(w, r, by, http.StatusOK, answerPage{typed: typed{Verdict: in.Verdict}})
}

// answering shows the form; the meaning is the saved one unless it was typed.
func (p *Pages) answering(w http.ResponseWriter, r *http.Request, by operation.Actor, status int, page answerPage) error {
	detail, err := p.asks.Show(r.Context(), by, ask.Which{ID: r.PathValue("id")})
	if err != nil {
		return err
	}
	page.ask, page.now = detail.Ask, p.now()
	if !page.typed.Whole {
		words, verdict := page.typed.Words, cmp.Or(page.typed.Verdict, "confirmed")
		page.typed = typedOf(detail.Ask)
		page.typed.Words, page.typed.Verdict = words, verdict
	}
	page.typed.Version = detail.Ask.Version
	return web.ShowStatus(w, r, status, answerView(page))
}

// confirm records what they said. A correction first asks what it changes, so that nothing is agreed that was not said.
func (p *Pages) confirm(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
	in, err := read(r)
	if err == nil && in.Verdict == "corrected" && !in.Whole {
		return p.answering(w, r, by, http.StatusOK, answerPage{typed: in})
	}
	if err == nil {
		confirming := ask.Confirming{ID: r.PathValue("id"), Version: in.Version, Verdict: in.Verdict, Words: in.Words}
		if meaning := in.meaning(); in.Whole && in.Verdict != "asked" {
			confirming.Meaning = &meaning
		}
		var a ask.Ask
		if a, err = p.asks.Confirm(r.Context(), by, confirming); err == nil {
			return web.Redirect(w, r, askPath(a.ID), &web.Flash{Message: recorded(in.Verdict), Undo: undoPath(a)})
		}
	}
	kind := fault.KindOf(err)
	if kind != fault.Invalid && kind != fault.Conflict {
		return err
	}
	page := answerPage{typed: in, err: err}
	if saved, ok := fault.CurrentOf(err).(ask.Ask); ok {
		page.saved, page.err = &saved, nil
	}
	return p.answering(w, r, by, web.Status(kind), page)
}

func recorded(verdict string) string {
	if verdict == "asked" {
		return "Recorded: they asked back."
	}
	return "Agreed."
}
