package web_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/a-h/templ"

	"upward/internal/platform/fault"
	"upward/internal/platform/web"
)

// ask sends one request through a handler and returns the answer; edit may be nil.
func ask(h http.Handler, method, target string, edit func(*http.Request)) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, target, nil)
	if edit != nil {
		edit(r)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func failing(err error) http.Handler {
	return web.Handle(func(http.ResponseWriter, *http.Request) error { return err })
}

// words is a component of plain text.
func words(text string) templ.Component { return templ.Raw(text) }

func TestEveryKindHasItsStatus(t *testing.T) {
	for kind, want := range map[fault.Kind]int{
		fault.Invalid: 422, fault.Forbidden: 403, fault.NotFound: 404, fault.Conflict: 409,
		fault.Limited: 429, fault.Unavailable: 503, fault.Internal: 500, "of another time": 500,
	} {
		got := ask((&web.Site{Log: slog.New(slog.DiscardHandler)}).Wrap(failing(fault.New(kind, "Do this."))), "GET", "/x", nil)
		if got.Code != want {
			t.Errorf("%s: status %d, want %d", kind, got.Code, want)
		}
		if body := got.Body.String(); !strings.Contains(body, "Do this.") || !strings.Contains(body, "<h1>") {
			t.Errorf("%s: the page does not say what to do", kind)
		}
	}
}

func TestDefectIsLoggedOnceWithoutAnybodysWords(t *testing.T) {
	var log bytes.Buffer
	site := &web.Site{Log: slog.New(slog.NewTextHandler(&log, nil))}
	mux := http.NewServeMux()
	mux.Handle("POST /asks/{id}", failing(fault.Wrap(errors.New("table is locked"), fault.Internal, "The words “raise sales” were not kept.")))
	got := ask(site.Wrap(mux), "POST", "/asks/secret-7?q=secret-8", nil)

	line := log.String()
	if strings.Count(line, "\n") != 1 || !strings.Contains(line, "table is locked") || !strings.Contains(line, "POST /asks/{id}") {
		t.Errorf("log: %q", line)
	}
	for _, private := range []string{"secret-7", "secret-8", "raise sales"} {
		if strings.Contains(line, private) {
			t.Errorf("the log holds %q: %q", private, line)
		}
	}
	_, rest, found := strings.Cut(got.Body.String(), `class="reference">`)
	reference, _, _ := strings.Cut(rest, "<")
	if !found || len(reference) != 8 || !strings.Contains(line, reference) {
		t.Errorf("the reference %q on the page is not in the log %q", reference, line)
	}
}

func TestWhatThePersonCanMendIsNotLogged(t *testing.T) {
	var log bytes.Buffer
	site := &web.Site{Log: slog.New(slog.NewTextHandler(&log, nil))}
	got := ask(site.Wrap(failing(fault.Field("due", "Give a date."))), "GET", "/", nil)
	if log.Len() != 0 || strings.Contains(got.Body.String(), "reference") {
		t.Errorf("log %q, page %q", log.String(), got.Body.String())
	}
}

func TestBrowserThatWentAwayIsNoDefect(t *testing.T) {
	var log bytes.Buffer
	site := &web.Site{Log: slog.New(slog.NewTextHandler(&log, nil))}
	gone, leave := context.WithCancel(t.Context())
	leave()
	r := httptest.NewRequest("GET", "/", nil).WithContext(gone)
	site.Wrap(failing(gone.Err())).ServeHTTP(httptest.NewRecorder(), r)
	if log.Len() != 0 {
		t.Errorf("log: %q", log.String())
	}
}

func TestTroubleIsNoDownload(t *testing.T) {
	got := ask(web.Handle(func(w http.ResponseWriter, r *http.Request) error {
		w.Header().Set("Content-Disposition", "attachment; filename=mine.zip")
		w.Header().Set("Content-Type", "application/zip")
		return fault.New(fault.NotFound, "It is gone.")
	}), "GET", "/", nil)
	if got.Header().Get("Content-Disposition") != "" || !strings.HasPrefix(got.Header().Get("Content-Type"), "text/html") {
		t.Errorf("headers %v", got.Header())
	}
}

func TestPanicBecomesACalmPage(t *testing.T) {
	var log bytes.Buffer
	site := &web.Site{Log: slog.New(slog.NewTextHandler(&log, nil))}
	got := ask(site.Wrap(web.Handle(func(http.ResponseWriter, *http.Request) error { panic("words of somebody") })), "GET", "/", nil)
	if got.Code != 500 || !strings.Contains(got.Body.String(), "please try again") {
		t.Errorf("status %d, page %q", got.Code, got.Body.String())
	}
	if strings.Contains(log.String(), "words of somebody") || !strings.Contains(log.String(), "stack=") {
		t.Errorf("log: %q", log.String())
	}
}

func TestHalfAnAnswerIsCutOff(t *testing.T) {
	defer func() {
		if cause := recover(); cause != http.ErrAbortHandler {
			t.Errorf("recovered %v, want the connection to be cut", cause)
		}
	}()
	h := web.Handle(func(w http.ResponseWriter, r *http.Request) error {
		_, _ = io.WriteString(w, "half")
		return fault.New(fault.NotFound, "Gone.")
	})
	ask(h, "GET", "/", nil)
}

func TestPageThatCannotBeRenderedSendsNothingOfItself(t *testing.T) {
	broken := templ.Join(words("first half"), templ.ComponentFunc(func(context.Context, io.Writer) error { return errors.New("second half") }))
	site := &web.Site{Log: slog.New(slog.DiscardHandler)}
	got := ask(site.Wrap(web.Handle(func(w http.ResponseWriter, r *http.Request) error { return web.Show(w, r, broken) })), "GET", "/", nil)
	if got.Code != 500 || strings.Contains(got.Body.String(), "first half") {
		t.Errorf("status %d, page %q", got.Code, got.Body.String())
	}
}

func TestPartOfAPageGetsAPartAsItsTrouble(t *testing.T) {
	got := ask(failing(fault.New(fault.Conflict, "Reload first.")), "GET", "/", func(r *http.Request) {
		r.Header.Set("HX-Request", "true")
		r.Header.Set("HX-Request-Type", "partial")
	})
	if strings.Contains(got.Body.String(), "<html") || got.Header().Get("HX-Retarget") != "#messages" || got.Code != 409 {
		t.Errorf("status %d, headers %v, body %q", got.Code, got.Header(), got.Body.String())
	}
}

func TestTroubleLeadsBackToOurPagesOnly(t *testing.T) {
	for from, want := range map[string]bool{
		"http://example.com/asks?open=1": true,
		"http://elsewhere.test/asks":     false,
		"http://example.com//elsewhere":  false,
		"":                               false,
	} {
		got := ask(failing(fault.New(fault.Conflict, "Reload.")), "POST", "http://example.com/asks/1", func(r *http.Request) { r.Header.Set("Referer", from) })
		if strings.Contains(got.Body.String(), "Go back") != want {
			t.Errorf("from %q: back offered: %v", from, !want)
		}
	}
}

func TestAnswersAreCompressedForThoseWhoTakeIt(t *testing.T) {
	long := strings.Repeat("every word counts ", 500)
	h := web.Handle(func(w http.ResponseWriter, r *http.Request) error { return web.Show(w, r, words(long)) })
	for accepts, want := range map[string]bool{"gzip, br": true, "br;q=1.0, GZIP;q=0.5": true, "": false, "br": false, "gzip;q=0": false} {
		got := ask(h, "GET", "/", func(r *http.Request) { r.Header.Set("Accept-Encoding", accepts) })
		if packed := got.Header().Get("Content-Encoding") == "gzip"; packed != want {
			t.Errorf("%q: compressed: %v", accepts, packed)
			continue
		}
		body := got.Body.String()
		if want {
			body = unpack(t, got.Body)
		}
		if body != long {
			t.Errorf("%q: the body changed on its way", accepts)
		}
	}
}

func unpack(t *testing.T, r io.Reader) string {
	t.Helper()
	zip, err := gzip.NewReader(r)
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(zip)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

func TestHeadSendsNoBody(t *testing.T) {
	h := web.Handle(func(w http.ResponseWriter, r *http.Request) error { return web.Show(w, r, words("hello")) })
	got := ask(h, "HEAD", "/", nil)
	if got.Body.Len() != 0 || got.Header().Get("Content-Length") != "5" {
		t.Errorf("%d bytes, headers %v", got.Body.Len(), got.Header())
	}
}

func TestRedirectStaysWithUs(t *testing.T) {
	for to, want := range map[string]int{
		"/asks/1": 303, "/": 303, "//elsewhere.test/": 500, `/\elsewhere.test`: 500, "https://elsewhere.test/": 500, "": 500, "/a\nb": 500,
	} {
		site := &web.Site{Log: slog.New(slog.DiscardHandler)}
		got := ask(site.Wrap(web.Handle(func(w http.ResponseWriter, r *http.Request) error { return web.Redirect(w, r, to, nil) })), "POST", "/", nil)
		if got.Code != want {
			t.Errorf("to %q: status %d, want %d", to, got.Code, want)
		}
	}
}

func TestRedirectOfAPartReloadsThePage(t *testing.T) {
	h := web.Handle(func(w http.ResponseWriter, r *http.Request) error { return web.Redirect(w, r, "/asks/1", nil) })
	got := ask(h, "POST", "/", func(r *http.Request) { r.Header.Set("HX-Request", "true") })
	if got.Code != 200 || got.Header().Get("HX-Redirect") != "/asks/1" {
		t.Errorf("status %d, headers %v", got.Code, got.Header())
	}
}

func TestFlashIsShownOnceOnTheNextPage(t *testing.T) {
	mux := http.NewServeMux()
	mux.Handle("POST /asks", web.Handle(func(w http.ResponseWriter, r *http.Request) error {
		return web.Redirect(w, r, "/", &web.Flash{Message: "The ask is kept.", Undo: "/asks/1/undo"})
	}))
	mux.Handle("GET /", web.Handle(func(w http.ResponseWriter, r *http.Request) error {
		return web.Show(w, r, web.Layout(web.Frame{Title: "Today"}))
	}))
	site := (&web.Site{TLS: true}).Wrap(mux)
	cookies := ask(site, "POST", "/asks", nil).Result().Cookies()
	if len(cookies) != 1 || !cookies[0].HttpOnly || !cookies[0].Secure || cookies[0].SameSite != http.SameSiteLaxMode || cookies[0].MaxAge != 0 {
		t.Fatalf("cookies: %v", cookies)
	}
	got := ask(site, "GET", "/", func(r *http.Request) { r.AddCookie(cookies[0]) })
	if body := got.Body.String(); !strings.Contains(body, "The ask is kept.") || !strings.Contains(body, `action="/asks/1/undo"`) {
		t.Error("the next page does not show the message with its Undo")
	}
	if after := got.Result().Cookies(); len(after) != 1 || after[0].MaxAge >= 0 {
		t.Errorf("the message stays: %v", after)
	}
}

// today is a site with one page.
func today(s *web.Site) http.Handler {
	return s.Wrap(web.Handle(func(w http.ResponseWriter, r *http.Request) error {
		return web.Show(w, r, web.Layout(web.Frame{Title: "Today"}))
	}))
}

func TestForgedFlashIsNotShown(t *testing.T) {
	for name, site := range map[string]*web.Site{"with a key": {Sign: func(text string) string { return "k-" + text }}, "without one": {}} {
		for _, value := range []string{
			"eyJtIjoiaGkiLCJ1IjoiL2Fza3MvMS9kcm9wIn0",          // {"m":"hi","u":"/asks/1/drop"}: ours in all but the signature
			"eyJtIjoiaGkiLCJ1IjoiL2Fza3MvMS9kcm9wIn0.",         // an empty one
			"eyJtIjoiaGkiLCJ1IjoiL2Fza3MvMS9kcm9wIn0.k-xxxx",   // a wrong one
			"eyJtIjoiaGkiLCJ1IjoiLy9lbHNld2hlcmUudGVzdCJ9",     // {"m":"hi","u":"//elsewhere.test"}
			"eyJtIjoiaGkiLCJ1IjoiamF2YXNjcmlwdDphbGVydCgxKSJ9", // {"m":"hi","u":"javascript:alert(1)"}
			"e30", "not base64!", "bnVsbA", "", ".", strings.Repeat("QUFB", 5000), // {}, nonsense, null, nothing, too long
		} {
			got := ask(today(site), "GET", "/", func(r *http.Request) { r.AddCookie(&http.Cookie{Name: "upward_flash", Value: value}) })
			if got.Code != 200 || strings.Contains(got.Body.String(), "Undo") || strings.Contains(got.Body.String(), "<p>hi</p>") {
				t.Errorf("%s: %.60q: status %d", name, value, got.Code)
			}
		}
	}
}

func TestSignedFlashLeadsNowhereElse(t *testing.T) {
	site := &web.Site{Sign: func(text string) string { return "ours" }}
	for value, undo := range map[string]bool{
		"eyJtIjoiaGkiLCJ1IjoiL2Fza3MvMS9kcm9wIn0.ours":          true,  // /asks/1/drop
		"eyJtIjoiaGkiLCJ1IjoiLy9lbHNld2hlcmUudGVzdCJ9.ours":     false, // //elsewhere.test
		"eyJtIjoiaGkiLCJ1IjoiamF2YXNjcmlwdDphbGVydCgxKSJ9.ours": false, // javascript:alert(1)
	} {
		got := ask(today(site), "GET", "/", func(r *http.Request) { r.AddCookie(&http.Cookie{Name: "upward_flash", Value: value}) })
		if body := got.Body.String(); !strings.Contains(body, "<p>hi</p>") || strings.Contains(body, "Undo") != undo {
			t.Errorf("%s: Undo is there: %v", value, !undo)
		}
	}
}

func TestFlashOfOneProgramIsNotShownByAnother(t *testing.T) {
	leave := web.Handle(func(w http.ResponseWriter, r *http.Request) error {
		return web.Redirect(w, r, "/", &web.Flash{Message: "The ask is kept.", Undo: "/asks/1/undo"})
	})
	one, other := &web.Site{}, &web.Site{}
	cookie := ask(one.Wrap(leave), "POST", "/", nil).Result().Cookies()[0]
	for site, want := range map[*web.Site]bool{one: true, other: false} {
		got := ask(today(site), "GET", "/", func(r *http.Request) { r.AddCookie(cookie) })
		if strings.Contains(got.Body.String(), "The ask is kept.") != want {
			t.Errorf("shown: %v", !want)
		}
	}
}

func TestGuestIsNotLedIntoTheOwnersPages(t *testing.T) {
	site := (&web.Site{Log: slog.New(slog.DiscardHandler)}).Wrap(failing(fault.New(fault.NotFound, "Nothing.")))
	for _, guest := range []bool{false, true} {
		got := ask(site, "GET", "/x", func(r *http.Request) {
			if guest {
				*r = *r.WithContext(web.AsGuest(r.Context()))
			}
		})
		for _, text := range []string{`class="places"`, `action="/search"`, `href="/"`, "this computer"} {
			if strings.Contains(got.Body.String(), text) == guest {
				t.Errorf("guest %v: %q is there: %v", guest, text, guest)
			}
		}
	}
}

func TestRouteIsKnownOutsideOfTheSite(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /asks/{id}", fine)
	r := httptest.NewRequest("GET", "/asks/7", nil)
	(&web.Site{}).Wrap(mux).ServeHTTP(httptest.NewRecorder(), r)
	if r.Pattern != "GET /asks/{id}" {
		t.Errorf("the pattern is %q", r.Pattern)
	}
}
