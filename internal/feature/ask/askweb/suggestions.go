package askweb

import (
	"net/http"
	"net/url"
	"strconv"
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
	swap     bool // its tabs take the place of those on the page
	now      time.Time
}

// judgeSize is how many suggestions a page shows: as many as one judges in a sitting.
const judgeSize = 20

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
	return pager("/asks/suggestions", s.query(), s.after, len(s.found), s.more, s.tally.Rejected)
}

func (s suggestionsPage) back() string {
	query := s.query()
	if s.after > 0 {
		query.Set("after", strconv.Itoa(s.after))
	}
	return "/asks/suggestions?" + query.Encode()
}

func (s suggestionsPage) turn() turn {
	t := turn{kind: s.kind.name, first: s.after, left: s.tally.Suggested[s.kind.name]}
	if s.more {
		t.next = s.after + judgeSize
	}
	return t
}

// turn is the way on through the suggestions. Whoever judges some of them in place shortens the list, so the way on
// moves with every press; else the next page would pass over as many.
type turn struct {
	kind        string
	first, next int // how many the page before this one and the one after it pass over; next is 0 for none
	left        int
	swap        bool // it takes the place of the one on the page
}

func (t turn) links() (before, next string) {
	path := func(after int) string { return "/asks/suggestions?kind=" + t.kind + "&after=" + strconv.Itoa(after) }
	if t.first > 0 {
		before = path(max(t.first-judgeSize, 0))
	}
	if t.next > 0 {
		next = path(t.next)
	}
	return before, next
}

// turned is the way on after a press of a button; false where the page has none.
func turned(r *http.Request, tally ask.Tally, s ask.Suggestion) (t turn, ok bool) {
	next, err := strconv.Atoi(r.PostFormValue("_next"))
	if err != nil || next < 1 {
		return t, false
	}
	t = turn{kind: s.Kind, next: next - 1, left: tally.Suggested[s.Kind], swap: true}
	if s.State == "open" {
		t.next = next + 1
	}
	t.first, _ = strconv.Atoi(r.PostFormValue("_first"))
	t.first, t.next = max(t.first, 0), max(t.next, 1)
	return t, true
}

// judgedPart is what a press of a button changes on the page: the suggestion, and on the page of all of them the counts and the way on.
type judgedPart struct {
	suggestion ask.Suggestion
	back       string
	now        time.Time
	page       *suggestionsPage // nil on any other page
	way        *turn            // nil where the page is the only one
}

// pressed gathers what changes with a press of a button.
func (p *Pages) pressed(r *http.Request, by operation.Actor, s ask.Suggestion, back string) (part judgedPart, err error) {
	part = judgedPart{suggestion: s, back: back, now: p.now()}
	query, all := strings.CutPrefix(back, "/asks/suggestions?")
	if !all {
		return part, nil
	}
	tally, err := p.asks.Tally(r.Context(), by, operation.None{})
	if err != nil {
		return part, err
	}
	kind := s.Kind
	if values, err := url.ParseQuery(query); err == nil {
		kind = values.Get("kind")
	}
	part.page = &suggestionsPage{kind: kindOf(kind), tally: tally, swap: true}
	if way, further := turned(r, tally, s); further {
		part.way = &way
	}
	return part, nil
}

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
	finding := ask.Finding{Kind: page.kind.name, After: page.after, Limit: judgeSize}
	if page.rejected {
		finding.Kind, finding.State, finding.Limit = "", "rejected", pageSize
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

// setAside puts the old ones away at one press: whoever imports years of mail will not judge them one by one.
func (p *Pages) setAside(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
	moved, err := p.asks.SetAside(r.Context(), by, ask.Asiding{})
	if err != nil {
		return err
	}
	if moved.Moved == 0 {
		return web.Redirect(w, r, "/asks/suggestions", &web.Flash{Message: "Nothing here is older than 30 days."})
	}
	return web.Redirect(w, r, "/asks/suggestions", &web.Flash{Message: web.Count(int(moved.Moved), "old sentence", "old sentences") + " set aside.", Undo: "/asks/suggestions/back"})
}

func (p *Pages) bringBack(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
	if _, err := p.asks.BringBack(r.Context(), by, operation.None{}); err != nil {
		return err
	}
	return web.Redirect(w, r, "/asks/suggestions", &web.Flash{Message: "They are back."})
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
		part, err := p.pressed(r, by, found, back)
		if err != nil {
			return err
		}
		return web.Show(w, r, judgedView(part))
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
	case "rejected", "aside":
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
	case found.State == "rejected" || found.State == "aside":
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

// listOf is an address of ours with suggestions on it as it came from outside, else the list of asks.
func listOf(back string) string {
	for _, ours := range []string{"/asks/", "/asks?", "/messages/"} {
		if strings.HasPrefix(back, ours) {
			return back
		}
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
