package askweb_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"upward/internal/feature/ask"
)

// link proposes an ask and returns the path that the manager gets.
func (b *bench) link(a ask.Ask) string {
	b.t.Helper()
	detail, err := b.asks.Propose(b.t.Context(), b.by, ask.Versioned{ID: a.ID, Version: a.Version})
	b.must(err)
	u, err := url.Parse(detail.Brief.Link)
	b.must(err)
	return u.EscapedPath()
}

func TestManagerConfirmsWithOnePress(t *testing.T) {
	each(t, func(b *bench) {
		a := b.record("Get the prices out", meaning())
		path := b.link(a)
		for _, method := range []string{"GET", "HEAD", "GET"} {
			b.do(httptest.NewRequest(method, path, nil)).is(200)
		}
		if got := b.now(a.ID); got.State != ask.Proposed || got.Version != 2 {
			t.Fatalf("opening the link made it %q, version %d", got.State, got.Version)
		}
		page := b.get(path)
		page.says("Mia asks: did I understand you?", "Get the prices out", "Every port has this year's prices", "ports with the list from 3 to 11",
			"Friday, 27 November", "Prices stay", "Also the closed ports?", "Yes, that is it")
		page.saysNot("Asks", "Manager", "What happened").holds(`<meta name="robots" content="noindex"`)
		if got := page.header.Get("X-Robots-Tag"); !strings.Contains(got, "noindex") {
			t.Errorf("X-Robots-Tag is %q", got)
		}
		b.follow(b.post(path, "verdict", "confirmed", "words", "")).says("Thank you", "You confirmed this")
		got := b.now(a.ID)
		if got.State != ask.Agreed || got.Confirmation.How != ask.ByLink {
			t.Fatalf("it is %q, confirmation %+v", got.State, got.Confirmation)
		}
		b.follow(b.post(path, "verdict", "corrected", "words", "No, wait")).says("You confirmed this").saysNot("No, wait")
		if after := b.now(a.ID); after.Version != got.Version {
			t.Error("the second press counted")
		}
		b.get("/asks/"+a.ID).says("Confirmed", "by their link")
	})
}

func TestManagerCorrectsInAFewWords(t *testing.T) {
	each(t, func(b *bench) {
		a := b.record("Get the prices out", meaning())
		path := b.link(a)
		b.post(path, "verdict", "corrected", "words", " ").is(422).says("Say in a few words", "Yes, that is it")
		b.follow(b.post(path, "verdict", "corrected", "words", "Only the open ports")).says("You corrected this", "Only the open ports")
		b.get("/asks/"+a.ID).says("Corrected", "by their link", "Only the open ports", "Corrected, not taken over", "Take over what Bo corrected?", "Nothing is agreed until you do.")
	})
}

func TestQuestionOfTheManagerLeavesItOpen(t *testing.T) {
	one(t, func(b *bench) {
		a := b.record("Get the prices out", meaning())
		path := b.link(a)
		b.follow(b.post(path, "verdict", "asked", "words", "Which ports?")).says("You asked about this", "Which ports?")
		b.get("/asks/"+a.ID).says("Asked back", "Which ports?", "Bo asked back.", "Write it anew")
		if got := b.now(a.ID).State; got != ask.Proposed {
			t.Errorf("it is %q", got)
		}
	})
}

func TestLinkNeverShowsWhatTheOwnerWroteLater(t *testing.T) {
	each(t, func(b *bench) {
		a := b.record("Get the prices out", meaning())
		unspent := b.link(a)
		later := meaning()
		later.Assumptions = "A private thought"
		_, err := b.asks.Edit(b.t.Context(), b.by, ask.Editing{ID: a.ID, Version: 2, Meaning: later})
		b.must(err)
		b.get(unspent).is(200).says("This has changed since").saysNot("A private thought", "Get the prices out")
		b.post(unspent, "verdict", "asked", "words", "Which ports?").is(http.StatusConflict).says("You wrote:", "Which ports?").saysNot("A private thought")

		again := b.record("Send the list", meaning())
		spent := b.link(again)
		b.follow(b.post(spent, "verdict", "confirmed"))
		_, err = b.asks.Edit(b.t.Context(), b.by, ask.Editing{ID: again.ID, Version: 3, Meaning: later})
		b.must(err)
		b.get(spent).says("You confirmed this", "Prices stay").saysNot("A private thought")
	})
}

func TestBadLinkLeadsGuestsNowhere(t *testing.T) {
	one(t, func(b *bench) {
		a := b.record("Get the prices out", meaning())
		path := b.link(a)
		for _, bad := range []string{path[:len(path)-1], path + "x", "/confirm/a.b.c.d", "/confirm/x", "/confirm/%00"} {
			page := b.get(bad).is(404).says("This link does not work any more", "A plain reply to the message works as well.")
			if strings.Contains(page.body, `href="/asks"`) {
				t.Errorf("%s: the guest sees the owner's navigation", bad)
			}
			b.post(bad, "verdict", "confirmed").is(404)
		}
		if got := b.now(a.ID).State; got != ask.Proposed {
			t.Errorf("it is %q", got)
		}
	})
}
