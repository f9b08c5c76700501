package app

import (
	"context"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"time"

	"log/slog"

	"upward/internal/demo"
	"upward/internal/feature/account"
	"upward/internal/feature/history"
	"upward/internal/platform/config"
	"upward/internal/platform/database"
	"upward/internal/platform/id"
	"upward/internal/platform/web"
	"upward/internal/transport/site"
)

const publicName = "upward.example.com"

// walked is a whole program with the invented mail and a public address, and its table of routes.
func walked(t *testing.T) (http.Handler, []web.Route) {
	t.Helper()
	folder := t.TempDir()
	now := NewDemoClock(time.Now).Now
	a, err := Open(t.Context(), config.Config{Data: folder, PublicURL: "https://" + publicName}, Outside{Now: now, Random: id.New(nil), Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	paths, err := unpack(folder + "/mail")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.History.Import(t.Context(), a.Actor, history.Importing{Paths: paths, Me: demo.Me}); err != nil {
		t.Fatal(err)
	}
	handler, err := a.Site("")
	if err != nil {
		t.Fatal(err)
	}
	routes, err := a.routes(site.NewDoor(a.Accounts, account.NewSessions(a.DB, now), "upward", true))
	if err != nil {
		t.Fatal(err)
	}
	if len(routes) < 30 {
		t.Fatalf("only %d routes: the table is not the whole", len(routes))
	}
	return handler, routes
}

var wildcard = regexp.MustCompile(`\{[^}]*\}`)

// request sends a stranger's request for a route's pattern to a host.
func request(handler http.Handler, pattern, host string) *httptest.ResponseRecorder {
	method, path, ok := strings.Cut(pattern, " ")
	if !ok {
		method, path = http.MethodGet, pattern
	}
	path = wildcard.ReplaceAllStringFunc(path, func(p string) string {
		if p == "{$}" {
			return ""
		}
		return "x"
	})
	r := httptest.NewRequest(method, "http://"+host+path, nil)
	if method != http.MethodGet {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Sec-Fetch-Site", "same-origin")
	}
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, r)
	return w
}

func TestEveryRouteKeepsItsRuleBeforeStrangers(t *testing.T) {
	handler, routes := walked(t)
	for _, route := range routes {
		w := request(handler, route.Pattern, "127.0.0.1:8420")
		switch route.Rule {
		case web.Owner:
			if strings.HasPrefix(route.Pattern, "/api/") {
				continue // TestEveryOperationNeedsItsOwner walks what is below
			}
			if w.Code != http.StatusForbidden && w.Code != http.StatusUnauthorized {
				t.Errorf("%s answers a stranger with %d", route.Pattern, w.Code)
			}
		case web.Bearer:
			if w.Code != http.StatusForbidden && w.Code != http.StatusNotFound && w.Code != http.StatusUnprocessableEntity {
				t.Errorf("%s answers a wrong secret with %d", route.Pattern, w.Code)
			}
		case web.Anyone:
		default:
			t.Errorf("%s has no rule", route.Pattern)
		}
		for _, private := range []string{"harborlight", "Lindqvist", "Torres"} {
			if strings.Contains(w.Body.String(), private) {
				t.Errorf("%s shows %q to a stranger", route.Pattern, private)
			}
		}
		if csp := w.Header().Get("Content-Security-Policy"); !strings.Contains(csp, "default-src 'self'") || strings.Contains(csp, "unsafe") {
			t.Errorf("%s has the policy %q", route.Pattern, csp)
		}
	}
}

func TestEveryOperationNeedsItsOwner(t *testing.T) {
	handler, _ := walked(t)
	for _, op := range unopened().Operations() {
		r := httptest.NewRequest(op.Method, "http://127.0.0.1:8420/api/v1"+wildcard.ReplaceAllString(op.Path, "x"), strings.NewReader("{}"))
		r.Header.Set("Content-Type", "application/json")
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, r)
		if w.Code != http.StatusUnauthorized {
			t.Errorf("%s answers a stranger with %d", op.Name, w.Code)
		}
	}
}

func TestUnderThePublicNameOnlyPublicRoutesAnswer(t *testing.T) {
	handler, routes := walked(t)
	public := 0
	for _, route := range routes {
		if route.Public {
			public++
			continue
		}
		for _, host := range []string{publicName, publicName + ":8420", publicName + ".", publicName + ".:443", strings.ToUpper(publicName)} {
			w := request(handler, route.Pattern, host)
			if w.Code != http.StatusNotFound && w.Code != http.StatusMethodNotAllowed {
				t.Errorf("%s answers under the public name %s with %d", route.Pattern, host, w.Code)
			}
		}
	}
	if public == 0 {
		t.Error("no route is public, so no manager can confirm")
	}
}

func TestLookingAtASignInAddressDoesNotSpendIt(t *testing.T) {
	a, err := Open(t.Context(), config.Config{Data: t.TempDir()}, Outside{Now: time.Now, Random: id.New(nil), Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	handler, err := a.Site("")
	if err != nil {
		t.Fatal(err)
	}
	ticket, err := a.Accounts.Ticket(t.Context(), a.Actor)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		method string
		want   int
	}{{http.MethodHead, http.StatusOK}, {http.MethodGet, http.StatusSeeOther}, {http.MethodGet, http.StatusForbidden}} {
		if w := request(handler, c.method+" /sign-in/"+ticket, "127.0.0.1:8420"); w.Code != c.want {
			t.Errorf("%s answers with %d, want %d", c.method, w.Code, c.want)
		}
	}
}

// signedIn returns a program whose clock goes by a distance from the real one, its handler and the cookie of its owner.
func signedIn(t *testing.T, off time.Duration) (*App, http.Handler, *http.Cookie) {
	t.Helper()
	a, err := Open(t.Context(), config.Config{Data: t.TempDir()}, Outside{Now: func() time.Time { return time.Now().Add(off) }, Random: id.New(nil), Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	handler, err := a.Site("")
	if err != nil {
		t.Fatal(err)
	}
	ticket, err := a.Accounts.Ticket(t.Context(), a.Actor)
	if err != nil {
		t.Fatal(err)
	}
	cookies := request(handler, "GET /sign-in/"+ticket, "127.0.0.1:8420").Result().Cookies()
	if len(cookies) != 1 {
		t.Fatalf("signing in gives the cookies %v", cookies)
	}
	return a, handler, cookies[0]
}

func look(ctx context.Context, handler http.Handler, cookie *http.Cookie) int {
	r := httptest.NewRequest(http.MethodGet, "http://127.0.0.1:8420/asks", nil).WithContext(ctx)
	r.AddCookie(cookie)
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, r)
	return w.Code
}

func TestSessionHoldsOnWhateverDayTheStoryPlays(t *testing.T) {
	for _, years := range []time.Duration{-10, 10} {
		_, handler, cookie := signedIn(t, years*365*24*time.Hour)
		if code := look(t.Context(), handler, cookie); code != http.StatusOK {
			t.Errorf("%d years off, a page answers with %d", years, code)
		}
	}
}

func TestLookingAtAPageDoesNotWaitForAWriter(t *testing.T) {
	a, handler, cookie := signedIn(t, 0)
	err := a.DB.Write(t.Context(), func(tx *database.Tx) error {
		if _, err := tx.Exec(`UPDATE account SET name = name`); err != nil {
			return err
		}
		ctx, stop := context.WithTimeout(t.Context(), 5*time.Second)
		defer stop()
		if code := look(ctx, handler, cookie); code != http.StatusOK || ctx.Err() != nil {
			t.Errorf("a page answers with %d, %v", code, ctx.Err())
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestNoFormIsTakenFromAnotherSite(t *testing.T) {
	handler, routes := walked(t)
	for _, route := range routes {
		method, path, _ := strings.Cut(route.Pattern, " ")
		if method != http.MethodPost {
			continue
		}
		r := httptest.NewRequest(method, "http://127.0.0.1:8420"+wildcard.ReplaceAllString(path, "x"), nil)
		r.Header.Set("Origin", "https://evil.example")
		r.Header.Set("Sec-Fetch-Site", "cross-site")
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, r)
		if w.Code != http.StatusForbidden {
			t.Errorf("%s takes a form of another site: %d", route.Pattern, w.Code)
		}
	}
}

func TestWhoeverIsNotTheOwnerSeesBarePages(t *testing.T) {
	_, handler, cookie := signedIn(t, 0)
	walking, _ := walked(t)
	for _, c := range []struct {
		name, pattern, host string
		handler             http.Handler
		cookie              *http.Cookie
		bare                bool
	}{
		{"the owner on a lost page", "GET /no-such-page", "127.0.0.1:8420", handler, cookie, false},
		{"a stranger on a lost page", "GET /no-such-page", "127.0.0.1:8420", handler, nil, true},
		{"a stranger on hers", "GET /asks", "127.0.0.1:8420", handler, nil, true},
		{"a wrong ticket", "GET /sign-in/x", "127.0.0.1:8420", handler, nil, true},
		{"a visitor under the public name", "GET /no-such-page", publicName, walking, nil, true},
		{"a visitor on a page of hers", "GET /asks", publicName, walking, nil, true},
		{"a broken link", "GET /confirm/x", publicName, walking, nil, true},
	} {
		method, path, _ := strings.Cut(c.pattern, " ")
		r := httptest.NewRequest(method, "http://"+c.host+path, nil)
		if c.cookie != nil {
			r.AddCookie(c.cookie)
		}
		w := httptest.NewRecorder()
		c.handler.ServeHTTP(w, r)
		for _, text := range []string{`class="places"`, `action="/search"`, `href="/mail"`, `href="/"`} {
			if strings.Contains(w.Body.String(), text) && c.bare {
				t.Errorf("%s: the page holds %s", c.name, text)
			}
		}
		if !strings.Contains(w.Body.String(), "<h1>") || !c.bare && !strings.Contains(w.Body.String(), `class="places"`) {
			t.Errorf("%s: %d, no page, or one without the way on", c.name, w.Code)
		}
	}
}

func TestFlashIsSignedWithTheKeyOfTheProgram(t *testing.T) {
	a, handler, cookie := signedIn(t, 0)
	flash := func(to http.Handler, value string) string {
		r := httptest.NewRequest(http.MethodGet, "http://127.0.0.1:8420/asks", nil)
		r.AddCookie(cookie)
		r.AddCookie(&http.Cookie{Name: "upward_flash", Value: value})
		w := httptest.NewRecorder()
		to.ServeHTTP(w, r)
		return w.Body.String()
	}
	const forged = "eyJtIjoiaGkiLCJ1IjoiL2Fza3MvMS9kcm9wIn0" // {"m":"hi","u":"/asks/1/drop"}
	if strings.Contains(flash(handler, forged), "/asks/1/drop") {
		t.Error("another program's cookie places a button")
	}
	again, err := a.Site("") // after a new start, or on another node
	if err != nil {
		t.Fatal(err)
	}
	if signed := forged + "." + a.keys.Sign("web.flash", forged); !strings.Contains(flash(again, signed), "/asks/1/drop") {
		t.Error("a message of ours is not shown")
	}
}

func TestForeignNamesAreTurnedAway(t *testing.T) {
	handler, routes := walked(t)
	for _, route := range routes {
		if w := request(handler, route.Pattern, "rebound.example"); w.Code != http.StatusMisdirectedRequest {
			t.Errorf("%s answers under a foreign name with %d", route.Pattern, w.Code)
		}
	}
}
