// Package coachweb is the pages of coach: Write, which reads a draft while it is typed, and Face value, which reads a message received.
// It guarantees that nothing that is typed is stored or logged, and that every remark shows its words, its reason and one way to write it.
package coachweb

import (
	"net/http"
	"time"
	"unicode/utf8"

	"upward/internal/feature/coach"
	"upward/internal/feature/profile"
	"upward/internal/platform/fault"
	"upward/internal/platform/operation"
	"upward/internal/platform/web"
)

// Pages holds what the pages need.
type Pages struct {
	coach   *coach.Service
	profile *profile.Service
	now     func() time.Time
}

// New returns the pages.
func New(coach *coach.Service, profile *profile.Service, now func() time.Time) *Pages {
	return &Pages{coach, profile, now}
}

// Routes lists the pages' addresses. What is typed comes by POST, so that it stands in no address and in no history.
func (p *Pages) Routes() []web.Route {
	return []web.Route{
		web.ForOwner("GET /write", p.write),
		web.ForOwner("POST /write", p.write),
		web.ForOwner("GET /write/received", p.received),
		web.ForOwner("POST /write/received", p.received),
	}
}

// typed is what a form holds.
type typed struct {
	Draft string `form:"draft"`
	To    string `form:"to"`
	Use   string `form:"use"` // the rule whose rewrite is taken
}

// writeView is what the page Write shows.
type writeView struct {
	typed  typed
	known  []web.Option
	result coach.Coached
	err    error
}

func (p *Pages) write(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
	var in typed
	if r.Method == http.MethodPost {
		if err := web.Form(r, &in); err != nil {
			return err
		}
	}
	v := writeView{typed: in}
	var err error
	if v.known, err = p.known(r, by); err != nil {
		return err
	}
	if r.Method == http.MethodGet {
		go p.coach.Ready() // while she thinks of her first words
		if len(v.known) > 1 {
			v.typed.To = v.known[1].Value
		}
	}
	err = p.read(r, by, &v)
	if kind := fault.KindOf(err); kind == fault.Invalid || kind == fault.NotFound {
		v.err, err = err, nil
	}
	switch {
	case err != nil:
		return err
	case web.Part(r) && in.Use != "":
		return web.Show(w, r, writing(v))
	case web.Part(r):
		return web.Show(w, r, advice(v))
	}
	return web.Show(w, r, writePage(v))
}

// read coaches the draft; where a rewrite is taken, the draft that it makes.
func (p *Pages) read(r *http.Request, by operation.Actor, v *writeView) (err error) {
	in := coach.Draft{Draft: v.typed.Draft, To: v.typed.To}
	if v.result, err = p.coach.Coach(r.Context(), by, in); err != nil || v.typed.Use == "" {
		return err
	}
	for _, f := range v.result.Flags {
		if f.Rule == v.typed.Use {
			v.typed.Draft = put(v.typed.Draft, f)
			in.Draft = v.typed.Draft
			v.result, err = p.coach.Coach(r.Context(), by, in)
			return err
		}
	}
	return nil
}

// put writes a rewrite into a draft.
func put(text string, f coach.Remark) string {
	return cut(text, 0, f.Start) + f.Rewrite + cut(text, f.End, utf8.RuneCountInString(text))
}

// cut is a part of a text by code points.
func cut(text string, start, end int) string {
	from, n := len(text), 0
	for i := range text {
		switch n {
		case start:
			from = i
		case end:
			return text[from:i]
		}
		if n == start && n == end {
			return ""
		}
		n++
	}
	return text[min(from, len(text)):]
}

// known is for whom a draft may be: nobody in particular, then those who manage the owner.
func (p *Pages) known(r *http.Request, by operation.Actor) ([]web.Option, error) {
	all := []web.Option{{Value: "", Label: "Somebody else"}}
	team, err := p.profile.ListManagers(r.Context(), by, operation.None{})
	if err != nil {
		return nil, err
	}
	for _, m := range team.Managers {
		all = append(all, web.Option{Value: m.ID, Label: m.Name})
	}
	return all, nil
}

// receivedView is what the page Face value shows.
type receivedView struct {
	text   string
	result coach.Literal
}

func (p *Pages) received(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
	var in struct {
		Text string `form:"text"`
	}
	if r.Method == http.MethodPost {
		if err := web.Form(r, &in); err != nil {
			return err
		}
	}
	v := receivedView{text: in.Text}
	var err error
	if v.result, err = p.coach.FaceValue(r.Context(), by, coach.Dated{Text: in.Text}); err != nil {
		return err
	}
	if web.Part(r) {
		return web.Show(w, r, literal(v))
	}
	return web.Show(w, r, receivedPage(v))
}
