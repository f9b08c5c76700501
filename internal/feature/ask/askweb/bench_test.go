package askweb_test

import (
	"fmt"
	"html"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"upward/internal/feature/ask"
	"upward/internal/feature/ask/askweb"
	"upward/internal/feature/history"
	"upward/internal/feature/people"
	"upward/internal/feature/profile"
	"upward/internal/platform/database"
	"upward/internal/platform/database/databasetest"
	"upward/internal/platform/event"
	"upward/internal/platform/id"
	"upward/internal/platform/operation"
	"upward/internal/platform/secret"
	"upward/internal/platform/web"
)

// monday is when every test takes place.
var monday = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

const (
	bo     = "bo@harbor.example"
	public = "https://upward.example"
)

// bench is the pages over a fresh database, with a browser that follows nothing.
type bench struct {
	t      *testing.T
	asks   *ask.Service
	people *people.Service
	mail   *history.Service
	by     operation.Actor
	routes http.Handler
}

// each runs a test on both databases; Mia has two messages of her manager Bo.
func each(t *testing.T, f func(b *bench)) {
	t.Helper()
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		b := newBench(t, db)
		b.bring(letters)
		_, err := b.people.ConfirmManager(t.Context(), b.by, people.Confirming{Person: bo, Since: monday.AddDate(-1, 0, 0)})
		b.must(err)
		f(b)
	})
}

// one is each on one kind of database, where the test is about what the pages say.
func one(t *testing.T, f func(b *bench)) {
	t.Helper()
	t.Parallel()
	b := newBench(t, databasetest.SQLite(t))
	b.bring(letters)
	_, err := b.people.ConfirmManager(t.Context(), b.by, people.Confirming{Person: bo, Since: monday.AddDate(-1, 0, 0)})
	b.must(err)
	f(b)
}

func newBench(t *testing.T, db *database.DB) *bench {
	t.Helper()
	b := &bench{t: t, by: operation.Actor{Org: "harbor", Owner: "mia"}}
	random, bus := id.New(nil), event.NewBus()
	keys, err := secret.Open(filepath.Join(t.TempDir(), "key"), random)
	b.must(err)
	for _, by := range []operation.Actor{b.by, stranger} {
		b.must(db.Write(t.Context(), func(tx *database.Tx) error { return keys.Create(tx, by) }))
	}
	now := func() time.Time { return monday }
	b.people = people.NewService(db, keys, bus, random, now)
	b.mail = history.NewService(db, keys, bus, b.people, random, now, slog.New(slog.DiscardHandler))
	profiles := profile.NewService(db, keys, bus, b.people, b.mail, now)
	b.asks = ask.NewService(db, keys, bus, b.people, b.mail, profiles, random, now, public)
	mux := http.NewServeMux()
	for _, route := range askweb.New(b.asks, b.people, profiles, now).Routes() {
		mux.Handle(route.Pattern, route.Handler(func(r *http.Request) (operation.Actor, error) {
			if r.Header.Get("Test-Actor") == stranger.Owner {
				return stranger, nil
			}
			return b.by, nil
		}))
	}
	b.routes = (&web.Site{}).Wrap(mux)
	return b
}

// stranger has a key and nothing else.
var stranger = operation.Actor{Org: "harbor", Owner: "sam"}

const letters = `From bo@harbor.example Mon Nov 16 08:00:00 2026
From: Bo Lindqvist <bo@harbor.example>
To: Mia Torres <mia@harbor.example>
Subject: Price list
Date: Mon, 16 Nov 2026 08:00:00 +0000
Message-ID: <one@harbor.example>

Hi Mia,

Could you please send me the price list by Friday 27 November?

Bo

From bo@harbor.example Tue Nov 17 08:00:00 2026
From: Bo Lindqvist <bo@harbor.example>
To: Mia Torres <mia@harbor.example>
Subject: Contract
Date: Tue, 17 Nov 2026 08:00:00 +0000
Message-ID: <two@harbor.example>

Hi Mia,

Can you please call the port of Aldwick before the end of the week?

Bo

`

// bring imports an mbox that is Mia's.
func (b *bench) bring(mbox string) {
	b.t.Helper()
	path := filepath.Join(b.t.TempDir(), "inbox.mbox")
	b.must(os.WriteFile(path, []byte(mbox), 0o600))
	_, err := b.mail.Import(b.t.Context(), b.by, history.Importing{Paths: []string{path}, Me: "mia@harbor.example"})
	b.must(err)
}

func (b *bench) must(err error) {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
}

// answer is what came back.
type answer struct {
	t      *testing.T
	status int
	header http.Header
	body   string
}

func (b *bench) do(r *http.Request) answer {
	b.t.Helper()
	w := httptest.NewRecorder()
	b.routes.ServeHTTP(w, r)
	return answer{b.t, w.Code, w.Result().Header, w.Body.String()}
}

func (b *bench) get(path string) answer {
	b.t.Helper()
	return b.do(httptest.NewRequest("GET", path, nil))
}

// post sends a form; fields are names and values in turn.
func (b *bench) post(path string, fields ...string) answer {
	b.t.Helper()
	return b.do(posting(path, fields...))
}

func posting(path string, fields ...string) *http.Request {
	form := url.Values{}
	for i := 0; i+1 < len(fields); i += 2 {
		form.Set(fields[i], fields[i+1])
	}
	r := httptest.NewRequest("POST", path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return r
}

// follow goes where a redirect leads, with the message that it left.
func (b *bench) follow(a answer) answer {
	b.t.Helper()
	if a.status != http.StatusSeeOther {
		b.t.Fatalf("status %d instead of a redirect:\n%s", a.status, a.words())
	}
	r := httptest.NewRequest("GET", a.header.Get("Location"), nil)
	for _, cookie := range (&http.Response{Header: a.header}).Cookies() {
		r.AddCookie(cookie)
	}
	return b.do(r)
}

// undo presses the button of the message at the top of a page.
func (b *bench) undo(a answer) answer {
	b.t.Helper()
	flash := regexp.MustCompile(`(?s)class="flash.*?action="([^"]+)"`).FindStringSubmatch(a.body)
	if flash == nil {
		b.t.Fatalf("no button that takes it back:\n%s", a.words())
	}
	return b.post(html.UnescapeString(flash[1]))
}

var tags = regexp.MustCompile(`(?s)<head>.*?</head>|<[^>]*>`)

// words is the text of a page.
func (a answer) words() string {
	return strings.Join(strings.Fields(html.UnescapeString(tags.ReplaceAllString(a.body, " "))), " ")
}

func (a answer) is(status int) answer {
	a.t.Helper()
	if a.status != status {
		a.t.Fatalf("status %d, want %d:\n%s", a.status, status, a.words())
	}
	return a
}

func (a answer) says(all ...string) answer {
	a.t.Helper()
	for _, text := range all {
		if !strings.Contains(a.words(), text) {
			a.t.Errorf("the page does not say %q:\n%s", text, a.words())
		}
	}
	return a
}

func (a answer) saysNot(all ...string) answer {
	a.t.Helper()
	for _, text := range all {
		if strings.Contains(a.words(), text) {
			a.t.Errorf("the page says %q:\n%s", text, a.words())
		}
	}
	return a
}

// holds looks for markup, such as what a field holds.
func (a answer) holds(all ...string) answer {
	a.t.Helper()
	for _, text := range all {
		if !strings.Contains(a.body, text) {
			a.t.Errorf("the page does not hold %q:\n%s", text, a.body)
		}
	}
	return a
}

// record notes an ask of Bo's with a meaning.
func (b *bench) record(words string, m ask.Meaning) ask.Ask {
	b.t.Helper()
	a, err := b.asks.Record(b.t.Context(), b.by, ask.Recording{Person: bo, Words: words, Meaning: m})
	b.must(err)
	return a
}

// now returns an ask as it is saved.
func (b *bench) now(id string) ask.Ask {
	b.t.Helper()
	detail, err := b.asks.Show(b.t.Context(), b.by, ask.Which{ID: id})
	b.must(err)
	return detail.Ask
}

func (b *bench) suggestion(kind string) ask.Suggestion {
	b.t.Helper()
	found, err := b.asks.Suggest(b.t.Context(), b.by, ask.Finding{Kind: kind})
	b.must(err)
	if len(found.Suggestions) == 0 {
		b.t.Fatalf("no suggestion of kind %s", kind)
	}
	return found.Suggestions[0]
}

// firstOn is the id of the first suggestion of a page.
func (b *bench) firstOn(page answer) string {
	b.t.Helper()
	found := regexp.MustCompile(`id="s-([^"]+)"`).FindStringSubmatch(page.body)
	if found == nil {
		b.t.Fatalf("no suggestion on the page:\n%s", page.words())
	}
	return found[1]
}

// step is the address of a step of an ask.
func step(a ask.Ask, name string) string {
	return fmt.Sprintf("/asks/%s/%s?version=%d", a.ID, name, a.Version)
}

func version(a ask.Ask) string { return fmt.Sprint(a.Version) }

// meaning is one that is complete.
func meaning() ask.Meaning {
	return ask.Meaning{Outcome: "Every port has this year's prices", Measure: ask.Measure{What: "ports with the list", From: "3", To: "11"}, Due: "2026-11-27",
		Assumptions: "Prices stay", Questions: []string{"Also the closed ports?"}, Displaces: "the tour", Beyond: "A page for the website"}
}
