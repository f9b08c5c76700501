package askweb

import (
	"net/http"
	"net/url"
	"strings"
	"time"

	"upward/internal/feature/ask"
	"upward/internal/platform/fault"
	"upward/internal/platform/operation"
	"upward/internal/platform/web"
)

// kind is one kind of suggestion, with its words.
type kind struct {
	name, label, take, taken, none, about string
}

func kinds() []kind {
	return []kind{
		{"ask", "Asked of you", "Take on", "Taken on.", "Not an ask", "an ask"},
		{"wait", "Asked by you", "Wait for it", "Noted: you wait for it.", "Not an ask", "something you asked for"},
		{"promise_theirs", "Their promises", "Keep track", "Noted as their promise.", "No promise", "a promise of theirs"},
		{"promise_mine", "Your promises", "Keep track", "Noted as your promise.", "No promise", "a promise of yours"},
	}
}

func kindOf(name string) kind {
	for _, k := range kinds() {
		if k.name == name {
			return k
		}
	}
	return kinds()[0]
}

type suggestionsPage struct {
	kind     kind
	rejected bool
	tally    ask.Tally
	found    []ask.Suggestion
	after    int
	more     bool
	now      time.Time
}

const setAside = "Set aside"

func (s suggestionsPage) tabs() (all []web.Link, current string) {
	title := func(label string, n int) string {
		if n > 0 {
			return label + " " + web.Number(n)
		}
		return label
	}
	for _, k := range kinds() {
		label := title(k.label, s.tally.Suggested[k.name])
		if k.name == s.kind.name && !s.rejected {
			current = label
		}
		all = append(all, web.Link{Href: "/asks/suggestions?kind=" + k.name, Label: label})
	}
	last := title(setAside, s.tally.Rejected)
	if s.rejected {
		current = last
	}
	return append(all, web.Link{Href: "/asks/suggestions?state=rejected", Label: last}), current
}

func (s suggestionsPage) query() url.Values {
	if s.rejected {
		return url.Values{"state": {"rejected"}}
	}
	return url.Values{"kind": {s.kind.name}}
}

func (s suggestionsPage) pager() (before, next, position string) {
	of := s.tally.Suggested[s.kind.name]
	if s.rejected {
		of = s.tally.Rejected
	}
	return pager("/asks/suggestions", s.query(), s.after, len(s.found), s.more, of)
}

func (s suggestionsPage) back() string { return "/asks/suggestions?" + s.query().Encode() }

func (p *Pages) suggestions(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
	var in struct {
		Kind  string `form:"kind"`
		State string `form:"state"`
		After int    `form:"after"`
	}
	if err := web.Form(r, &in); err != nil {
		return err
	}
	page := suggestionsPage{kind: kindOf(in.Kind), rejected: in.State == "rejected", after: max(in.After, 0), now: p.now()}
	finding := ask.Finding{Kind: page.kind.name, After: page.after, Limit: pageSize}
	if page.rejected {
		finding.Kind, finding.State = "", "rejected"
	}
	found, err := p.asks.Suggest(r.Context(), by, finding)
	if err != nil {
		return err
	}
	page.found, page.more = found.Suggestions, found.More
	if page.tally, err = p.asks.Tally(r.Context(), by, operation.None{}); err != nil {
		return err
	}
	return web.Show(w, r, suggestionsView(page))
}

// suggestion is the page on which a suggestion is edited before it is taken on.
func (p *Pages) suggestion(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
	found, err := p.asks.Suggestion(r.Context(), by, ask.Choosing{ID: r.PathValue("id")})
	if err != nil {
		return err
	}
	in := typed{Words: found.Words, Due: found.Due, Back: backOf(r)}
	return web.Show(w, r, suggestionView(found, in, nil, p.now()))
}

func (p *Pages) acceptEdited(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
	found, err := p.asks.Suggestion(r.Context(), by, ask.Choosing{ID: r.PathValue("id")})
	if err != nil {
		return err
	}
	in, err := read(r)
	if err == nil {
		var accepted ask.Accepted
		accepted, err = p.asks.Accept(r.Context(), by, ask.Accepting{ID: found.ID, Words: in.Words, Meaning: in.meaning()})
		if err == nil {
			to := "/asks/promises"
			if accepted.Ask != nil {
				to = askPath(accepted.Ask.ID)
			}
			return web.Redirect(w, r, to, &web.Flash{Message: kindOf(found.Kind).taken, Undo: reconsiderPath(found, "/asks")})
		}
	}
	if fault.KindOf(err) != fault.Invalid {
		return err
	}
	return web.ShowStatus(w, r, http.StatusUnprocessableEntity, suggestionView(found, in, err, p.now()))
}

func (p *Pages) accept(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
	id := r.PathValue("id")
	if _, err := p.asks.Accept(r.Context(), by, ask.Accepting{ID: id}); err != nil {
		return err
	}
	return p.judged(w, r, by, id)
}

func (p *Pages) reject(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
	id := r.PathValue("id")
	if _, err := p.asks.Reject(r.Context(), by, ask.Choosing{ID: id}); err != nil {
		return err
	}
	return p.judged(w, r, by, id)
}

// judged answers a press of a button beside a suggestion: a script gets the one line that takes its place, a browser
// without scripts the page from which it came.
func (p *Pages) judged(w http.ResponseWriter, r *http.Request, by operation.Actor, id string) error {
	found, err := p.asks.Suggestion(r.Context(), by, ask.Choosing{ID: id})
	if err != nil {
		return err
	}
	back := backOf(r)
	if web.Part(r) {
		return web.Show(w, r, suggestionItem(found, back, p.now()))
	}
	flash := &web.Flash{Message: verdictOn(found)}
	if found.State != "open" {
		flash.Undo = reconsiderPath(found, back)
	}
	return web.Redirect(w, r, back, flash)
}

func verdictOn(s ask.Suggestion) string {
	switch s.State {
	case "accepted":
		return kindOf(s.Kind).taken
	case "rejected":
		return "Set aside; the program remembers that."
	}
	return "Back among the suggestions."
}

// reconsider takes back what was decided about a suggestion, as long as nothing was done with what it became.
func (p *Pages) reconsider(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
	found, err := p.asks.Suggestion(r.Context(), by, ask.Choosing{ID: r.PathValue("id")})
	if err != nil {
		return err
	}
	const untouched = 1 // the version that accepting made
	switch {
	case found.State == "rejected":
		_, err = p.asks.Restore(r.Context(), by, ask.Choosing{ID: found.ID})
	case found.State == "accepted" && strings.HasPrefix(found.Kind, "promise"):
		_, err = p.asks.Unpromise(r.Context(), by, ask.Pledge{ID: found.Accepted, Version: untouched})
	case found.State == "accepted":
		_, err = p.asks.Undo(r.Context(), by, ask.Versioned{ID: found.Accepted, Version: untouched})
	}
	if fault.KindOf(err) == fault.Conflict {
		return fault.New(fault.Conflict, "You have worked on it since, so it stays. Drop it on its own page where it is not wanted.")
	}
	if err != nil {
		return err
	}
	return p.judged(w, r, by, found.ID)
}

// backOf is the list to which a press of a button returns.
func backOf(r *http.Request) string {
	return listOf(r.URL.Query().Get("back"))
}

// listOf is an address of ours as it came from outside, else the list of asks.
func listOf(back string) string {
	if strings.HasPrefix(back, "/asks/") || strings.HasPrefix(back, "/asks?") {
		return back
	}
	return "/asks"
}

func judgePath(s ask.Suggestion, verb, back string) string {
	path := "/suggestions/" + s.ID
	if verb != "" {
		path += "/" + verb
	}
	return path + "?back=" + url.QueryEscape(back)
}

func reconsiderPath(s ask.Suggestion, back string) string { return judgePath(s, "undo", back) }
