package askweb

import (
	"net/http"
	"net/url"
	"time"

	"upward/internal/feature/ask"
	"upward/internal/platform/fault"
	"upward/internal/platform/web"
)

// reply is what the manager says behind a signed link.
type reply struct {
	Verdict string `form:"verdict"`
	Words   string `form:"words"`
}

type confirmPage struct {
	token  string
	opened ask.Opened
	typed  reply
	err    error
	now    time.Time
}

// opened is what the manager sees. Opening it changes nothing, because programs that look through mail open links too.
func (p *Pages) opened(w http.ResponseWriter, r *http.Request) error {
	return p.confirming(w, r, http.StatusOK, confirmPage{})
}

func (p *Pages) confirming(w http.ResponseWriter, r *http.Request, status int, page confirmPage) (err error) {
	w.Header().Set("X-Robots-Tag", "noindex, nofollow")
	page.token, page.now = r.PathValue("token"), p.now()
	if page.opened, err = p.asks.Open(r.Context(), page.token); err != nil {
		return p.closed(w, r, err)
	}
	return web.ShowStatus(w, r, status, confirmView(page))
}

// closed tells a guest calmly that the link does not work; our own page about trouble would lead into the owner's pages.
func (p *Pages) closed(w http.ResponseWriter, r *http.Request, err error) error {
	kind := fault.KindOf(err)
	if kind != fault.NotFound {
		return err
	}
	return web.ShowStatus(w, r, web.Status(kind), closedView(fault.Message(err)))
}

// answered takes the press of a button. The first one counts; whoever presses again sees what was said.
func (p *Pages) answered(w http.ResponseWriter, r *http.Request) error {
	var in reply
	err := web.Form(r, &in)
	if err == nil {
		_, err = p.asks.Answer(r.Context(), r.PathValue("token"), ask.Answering{Verdict: in.Verdict, Words: in.Words})
	}
	switch fault.KindOf(err) {
	case "":
		return web.Redirect(w, r, confirmPath(r.PathValue("token")), nil)
	case fault.Invalid, fault.Conflict:
		return p.confirming(w, r, web.Status(fault.KindOf(err)), confirmPage{typed: in, err: err})
	}
	return p.closed(w, r, err)
}

func confirmPath(token string) string { return "/confirm/" + url.PathEscape(token) }

// owner is who asks, as the manager would say it.
func (c confirmPage) owner() string {
	if c.opened.Owner == "" {
		return "Your colleague"
	}
	return firstName(c.opened.Owner)
}

func (c confirmPage) title() string {
	switch {
	case c.opened.Changed:
		return "This has changed since"
	case c.opened.Spent:
		return "Thank you"
	}
	return c.owner() + " asks: did I understand you?"
}
