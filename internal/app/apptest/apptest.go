// Package apptest opens the whole program on a fresh data folder and signs a browser in, for the tests of pages.
// It guarantees that each test has a database, a key and a session of its own.
package apptest

import (
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"upward/internal/app"
	"upward/internal/feature/history"
	"upward/internal/platform/config"
	"upward/internal/platform/database"
	"upward/internal/platform/id"
	"upward/internal/platform/operation"
	"upward/internal/platform/secret"
)

// Me is the address of the owner in the mail that these tests use.
const Me = "mia@harbor.example"

// Program is a running program with a browser that is signed in.
type Program struct {
	*app.App
	Server  *httptest.Server
	Browser *http.Client
	clock   *app.DemoClock
}

// Now is the moment at which the programs of these tests stand: a Friday.
func Now() time.Time { return time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC) }

// Open starts a program without any data and signs a browser in.
func Open(t testing.TB) *Program {
	t.Helper()
	folder := t.TempDir()
	clock := app.NewDemoClock(Now)
	clock.Set(Now())
	out := app.Outside{Now: clock.Now, Random: id.New(nil), Log: slog.New(slog.DiscardHandler)}
	a, err := app.Open(t.Context(), config.Config{Data: folder, Listen: "127.0.0.1:0"}, out)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = a.Close() })
	site, err := a.Site("")
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(site)
	t.Cleanup(server.Close)
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	p := &Program{App: a, Server: server, Browser: &http.Client{Jar: jar}, clock: clock}
	ticket, err := a.Accounts.Ticket(t.Context(), a.Actor)
	if err != nil {
		t.Fatal(err)
	}
	p.Get(t, "/sign-in/"+ticket)
	return p
}

// Import takes in mail in mbox format, as its owner would from a file.
func (p *Program) Import(t testing.TB, mbox string) history.Report {
	t.Helper()
	path := filepath.Join(t.TempDir(), "inbox.mbox")
	if err := os.WriteFile(path, []byte(mbox), 0o600); err != nil {
		t.Fatal(err)
	}
	report, err := p.History.Import(t.Context(), p.Actor, history.Importing{Paths: []string{path}, Me: Me})
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// Demo takes in the invented mail of the demonstration, with the asks of its owner.
func (p *Program) Demo(t testing.TB) {
	t.Helper()
	if err := p.Seed(t.Context(), t.TempDir(), p.clock.Set); err != nil {
		t.Fatal(err)
	}
	p.clock.Set(Now())
}

// Answer is what came back, after all redirects.
type Answer struct {
	Status int
	Path   string // where the browser ended up
	Body   string
}

// Get opens a page.
func (p *Program) Get(t testing.TB, path string) Answer {
	t.Helper()
	response, err := p.Browser.Get(p.Server.URL + path)
	return answer(t, response, err)
}

// Post sends a form of names and values in turn and follows to the page that it leads to.
func (p *Program) Post(t testing.TB, path string, pairs ...string) Answer {
	t.Helper()
	form := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		form.Add(pairs[i], pairs[i+1])
	}
	return p.Send(t, path, "application/x-www-form-urlencoded", strings.NewReader(form.Encode()))
}

// Send posts a body of any kind.
func (p *Program) Send(t testing.TB, path, kind string, body io.Reader) Answer {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, p.Server.URL+path, body)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", kind)
	request.Header.Set("Sec-Fetch-Site", "same-origin")
	response, err := p.Browser.Do(request)
	return answer(t, response, err)
}

func answer(t testing.TB, response *http.Response, err error) Answer {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return Answer{response.StatusCode, response.Request.URL.RequestURI(), string(body)}
}

// Has fails the test where the page lacks one of the texts.
func (a Answer) Has(t testing.TB, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if !strings.Contains(a.Body, text) {
			t.Errorf("%s (%d) lacks %q", a.Path, a.Status, text)
		}
	}
}

// Lacks fails the test where the page holds one of the texts.
func (a Answer) Lacks(t testing.TB, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if strings.Contains(a.Body, text) {
			t.Errorf("%s (%d) holds %q", a.Path, a.Status, text)
		}
	}
}

// Messages returns what is kept between the owner and everybody else, oldest first.
func (p *Program) Messages(t testing.TB) (all []history.Message) {
	t.Helper()
	err := p.DB.Read(t.Context(), func(tx *database.Tx) error {
		me, _, err := p.People.Me(tx, p.Actor)
		if err != nil {
			return err
		}
		all, err = p.History.Recent(tx, p.Actor, me.ID, 10_000)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// Stranger returns another owner in the same database, whose things the browser must never see.
func (p *Program) Stranger(t testing.TB) operation.Actor {
	t.Helper()
	keys, err := secret.Open(p.Config.KeyFile, p.Outside.Random)
	if err != nil {
		t.Fatal(err)
	}
	by := operation.Actor{Org: p.Actor.Org, Owner: p.Outside.Random.ID()}
	if err := p.DB.Write(t.Context(), func(tx *database.Tx) error { return keys.Create(tx, by) }); err != nil {
		t.Fatal(err)
	}
	return by
}

// ImportFor takes in mail for another owner than the one whose browser this is.
func (p *Program) ImportFor(t testing.TB, by operation.Actor, mbox string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "theirs.mbox")
	if err := os.WriteFile(path, []byte(mbox), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := p.History.Import(t.Context(), by, history.Importing{Paths: []string{path}, Me: Me}); err != nil {
		t.Fatal(err)
	}
}
