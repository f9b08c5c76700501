package historyweb

import (
	"cmp"
	"fmt"
	"net/http"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/a-h/templ"

	"upward/internal/feature/history"
	"upward/internal/platform/operation"
	"upward/internal/platform/web"
)

// messageView is what the page of one message shows.
type messageView struct {
	now     time.Time
	me      string // the owner's id
	message history.Message
	around  []history.Message // the conversation near it, oldest first, itself among them
	before  int               // how many are left out before these
	after   int               // and after them
	back    string            // the page of ours that led here, "" for none
	found   templ.Component   // what later features found in it
}

// near is how many messages of a conversation are shown on each side.
const near = 12

func (p *Pages) message(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
	found, err := p.history.Show(r.Context(), by, history.Which{Message: r.PathValue("id")})
	if err != nil {
		return err
	}
	v := messageView{now: p.now(), message: found.Message, around: found.Messages}
	at := slices.IndexFunc(v.around, func(m history.Message) bool { return m.ID == v.message.ID })
	if at < 0 { // a conversation longer than the verb returns
		v.around, at = []history.Message{v.message}, 0
	}
	v.before, v.after = max(0, at-near), max(0, len(v.around)-at-1-near)
	v.around = v.around[v.before : len(v.around)-v.after]
	me, err := p.mine(r, by)
	if err != nil {
		return err
	}
	v.me, v.back = me.ID, web.Back(r)
	if v.found, err = web.Sections(r.Context(), by, v.message.ID, p.more); err != nil {
		return err
	}
	return web.Show(w, r, messagePage(v))
}

// moment is the full date of a message in words.
func moment(m history.Message, now time.Time) string {
	if m.At.IsZero() {
		return "no date"
	}
	return m.At.In(now.Location()).Format("Monday 2 January 2006, 15:04")
}

func sender(m history.Message) string {
	if m.Mine {
		return "You"
	}
	return who(m.From)
}

func who(p history.Party) string {
	return cmp.Or(p.Name, p.Address, "somebody without an address")
}

// snippet is the beginning of what was written, for a row.
func snippet(text string) string {
	const most = 160
	line := strings.Join(strings.Fields(text[:min(len(text), 4*most)]), " ")
	runes := []rune(strings.ToValidUTF8(line, ""))
	switch {
	case len(runes) == 0:
		return "Nothing written by the sender."
	case len(runes) > most:
		return strings.TrimRight(string(runes[:most]), " ,.;") + " …"
	}
	return string(runes)
}

// reply opens an answer in the mail program; "" where there is nobody to answer.
func reply(m history.Message) string {
	if m.Mine || m.Bulk || m.From.Address == "" {
		return ""
	}
	subject := m.Subject
	if !strings.HasPrefix(strings.ToLower(subject), "re:") {
		subject = "Re: " + subject
	}
	return "mailto:" + strings.ReplaceAll(escape(m.From.Address), "%40", "@") + "?subject=" + escape(subject)
}

// escape leaves nothing that ends a field of a mail link: a subject is a stranger's, and "&bcc=" in it would add a reader.
func escape(s string) string { return strings.ReplaceAll(url.QueryEscape(s), "+", "%20") }

// shownParties is how many recipients a page names.
const shownParties = 20

func shown(all []history.Party) []history.Party { return all[:min(len(all), shownParties)] }

func source(m history.Message) string {
	if m.File == "" {
		return ""
	}
	return filepath.Base(m.File) + ", from byte " + web.Number(int(m.Offset))
}

// up leads back to the page from which somebody came, by its name; to all mail where that is none of ours.
func up(back string) *web.Link {
	for _, page := range []web.Link{
		{Href: "/asks/suggestions", Label: "From your mail"}, {Href: "/asks/promises", Label: "Promises"}, {Href: "/asks/", Label: "The ask"}, {Href: "/asks", Label: "Asks"},
		{Href: "/suggestions/", Label: "The suggestion"}, {Href: "/manager", Label: "Manager"}, {Href: "/people/", Label: "The person"}, {Href: "/search", Label: "Search"},
		{Href: "/messages/", Label: "The message before"}, {Href: "/brief", Label: "Brief"}, {Href: "/mail", Label: "Mail"},
	} {
		if strings.HasPrefix(back, page.Href) {
			return &web.Link{Href: back, Label: page.Label}
		}
	}
	if back == "/" || strings.HasPrefix(back, "/?") {
		return &web.Link{Href: back, Label: "Today"}
	}
	return &web.Link{Href: "/mail", Label: "Mail"}
}

// place is where the message stands among those of its conversation that are shown.
func (v messageView) place() int {
	return slices.IndexFunc(v.around, func(m history.Message) bool { return m.ID == v.message.ID })
}

// neighbours leads to the message before and the one after, "" where there is none.
func (v messageView) neighbours() (before, after, position string) {
	at := v.place()
	if at > 0 {
		before = "/messages/" + v.around[at-1].ID
	}
	if at+1 < len(v.around) {
		after = "/messages/" + v.around[at+1].ID
	}
	return before, after, fmt.Sprintf("%s of %s in the conversation", web.Number(v.before+at+1), web.Number(v.before+len(v.around)+v.after))
}

func messageFrame(v messageView) web.Frame {
	f := web.Frame{Title: v.message.Subject, Section: "mail", Up: up(v.back)}
	if to := reply(v.message); to != "" {
		f.Action = replyLink(to)
	}
	return f
}
