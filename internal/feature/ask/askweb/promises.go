package askweb

import (
	"cmp"
	"net/http"
	"strconv"
	"time"

	"upward/internal/feature/ask"
	"upward/internal/platform/fault"
	"upward/internal/platform/operation"
	"upward/internal/platform/web"
)

type promisesPage struct {
	tally   ask.Tally
	above   above
	mine    []ask.Promise
	theirs  []ask.Promise
	settled []ask.Promise
	all     bool // the settled ones are shown instead of the open ones
	more    map[ask.Giver]int
	now     time.Time
}

// promises shows the open promises of both sides, or with ?settled=1 those that are over.
func (p *Pages) promises(w http.ResponseWriter, r *http.Request, by operation.Actor) (err error) {
	var in struct {
		Settled bool `form:"settled"`
	}
	if err := web.Form(r, &in); err != nil {
		return err
	}
	page := promisesPage{all: in.Settled, more: map[ask.Giver]int{}, now: p.now()}
	if page.tally, err = p.asks.Tally(r.Context(), by, operation.None{}); err != nil {
		return err
	}
	if in.Settled {
		for _, state := range []string{"broken", "kept", "released"} {
			found, err := p.asks.ListPromises(r.Context(), by, ask.Pledges{State: state})
			if err != nil {
				return err
			}
			page.settled = append(page.settled, found.Promises...)
		}
		page.settled = page.settled[:min(len(page.settled), 2*pageSize)]
		return web.Show(w, r, settledView(page))
	}
	found, err := p.asks.ListPromises(r.Context(), by, ask.Pledges{})
	if err != nil {
		return err
	}
	for _, one := range found.Promises {
		page.put(one)
	}
	if page.above, err = p.above(r, by, viewOf("promises"), page.tally); err != nil {
		return err
	}
	return web.Show(w, r, promisesView(page))
}

// put sorts a promise to its side; a side holds half a page, because what is due first stands in front.
func (page *promisesPage) put(one ask.Promise) {
	side := &page.theirs
	if one.Giver == ask.Mine {
		side = &page.mine
	}
	if len(*side) == pageSize/2 {
		page.more[one.Giver]++
		return
	}
	*side = append(*side, one)
}

// pledge is the form of a promise.
type pledge struct {
	Person string `form:"person"`
	Other  string `form:"other"`
	Giver  string `form:"giver"`
	Words  string `form:"words"`
	Due    string `form:"due"`
}

type pledgePage struct {
	typed pledge
	known []web.Option
	err   error
}

func (p *Pages) blankPromise(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
	var in pledge
	if err := web.Form(r, &in); err != nil {
		return err
	}
	return p.pledging(w, r, by, http.StatusOK, pledgePage{typed: in})
}

func (p *Pages) pledging(w http.ResponseWriter, r *http.Request, by operation.Actor, status int, page pledgePage) (err error) {
	page.typed.Giver = cmp.Or(page.typed.Giver, string(ask.Theirs))
	if page.known, err = p.known(r, by, page.typed.Person); err != nil {
		return err
	}
	return web.ShowStatus(w, r, status, pledgeView(page))
}

func (p *Pages) promise(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
	var in pledge
	err := web.Form(r, &in)
	if err == nil {
		var made ask.Promise
		made, err = p.asks.Promise(r.Context(), by, ask.Promising{Person: cmp.Or(in.Other, in.Person), Giver: ask.Giver(in.Giver), Words: in.Words, Due: in.Due})
		if err == nil {
			return web.Redirect(w, r, "/asks/promises", &web.Flash{Message: "The promise is noted.", Undo: pledgePath(made, "remove")})
		}
	}
	if fault.KindOf(err) != fault.Invalid {
		return err
	}
	return p.pledging(w, r, by, http.StatusUnprocessableEntity, pledgePage{typed: in, err: err})
}

func pledgePath(p ask.Promise, step string) string {
	return "/promises/" + p.ID + "/" + step + "?version=" + strconv.FormatInt(p.Version, 10)
}

func settlePath(p ask.Promise, state string) string {
	return pledgePath(p, "settle") + "&state=" + state
}

func (p *Pages) settle(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
	id, version := versioned(r)
	settled, err := p.asks.Settle(r.Context(), by, ask.Settling{ID: id, Version: version, State: r.URL.Query().Get("state")})
	if err != nil {
		return slip(w, r, err)
	}
	flash := &web.Flash{Message: "Open again."}
	if settled.State != "open" {
		flash = &web.Flash{Message: "Noted: " + pledgeWord(settled.State) + ".", Undo: settlePath(settled, "open")}
	}
	return web.Redirect(w, r, "/asks/promises", flash)
}

func (p *Pages) remove(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
	id, version := versioned(r)
	if _, err := p.asks.Unpromise(r.Context(), by, ask.Pledge{ID: id, Version: version}); err != nil {
		return slip(w, r, err)
	}
	return web.Redirect(w, r, "/asks/promises", &web.Flash{Message: "The promise is removed."})
}

// nudge shows the drafted reminder; a reload does not count another one, because the version has moved on.
func (p *Pages) nudge(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
	id, version := versioned(r)
	text, err := p.asks.Nudge(r.Context(), by, ask.Pledge{ID: id, Version: version})
	if err != nil {
		return slip(w, r, err)
	}
	return web.Show(w, r, nudgeView(text))
}

// slip shows the promises as they stand where one of them changed meanwhile.
func slip(w http.ResponseWriter, r *http.Request, err error) error {
	if fault.KindOf(err) != fault.Conflict {
		return err
	}
	return web.Redirect(w, r, "/asks/promises", &web.Flash{Message: "That promise changed meanwhile. Here they are as they stand now.", Warning: true})
}

func pledgeWord(state string) string {
	if state == "released" {
		return "let go"
	}
	return state
}

// times says how often a reminder was drafted.
func times(n int64) string {
	switch n {
	case 0:
		return ""
	case 1:
		return "reminded once"
	case 2:
		return "reminded twice"
	}
	return "reminded " + web.Number(int(n)) + " times"
}
