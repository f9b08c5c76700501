package web_test

import (
	"encoding/xml"
	"io"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/a-h/templ"

	"upward/internal/platform/fault"
	"upward/internal/platform/web"
)

func html(t *testing.T, c templ.Component) string {
	t.Helper()
	var b strings.Builder
	if err := c.Render(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func wants(t *testing.T, got string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(got, part) {
			t.Errorf("no %q in %s", part, got)
		}
	}
}

func TestOtherPeoplesWordsStayWords(t *testing.T) {
	const nasty = `<script>alert("x")</script>`
	for name, c := range map[string]templ.Component{
		"quote":  web.Quote(nasty, nasty, "/asks/1"),
		"field":  web.TextField(web.Input{Label: nasty, Name: "a", Value: nasty, Hint: nasty, Error: nasty, Example: nasty}),
		"area":   web.TextArea(web.Input{Label: nasty, Name: "a", Value: nasty + "</textarea>"}),
		"select": web.Select(web.Input{Label: "A", Name: "a", Options: web.Options(nasty, nasty)}),
		"layout": web.Layout(web.Frame{Title: nasty, Lead: nasty, Query: nasty, User: nasty, Demo: nasty, Flash: &web.Flash{Message: nasty}}),
		"state":  web.State(nasty),
		"empty":  web.Empty(nasty, nasty, nasty, "/", nasty),
	} {
		if got := html(t, c); strings.Contains(got, "<script>") || strings.Count(got, "</textarea>") > 1 {
			t.Errorf("%s lets markup through: %s", name, got)
		}
	}
}

func TestLinksRunNoScript(t *testing.T) {
	const nasty = "javascript:alert(1)"
	for name, c := range map[string]templ.Component{
		"quote": web.Quote("words", "who", nasty), "evidence": web.Evidence("3 messages", nasty), "empty": web.Empty("", "", "", nasty, "go"),
		"tabs": web.Tabs("views", "", web.Links(nasty, "x")), "pager": web.Pager(nasty, nasty, ""), "undo": web.UndoButton(nasty),
		"up": web.Layout(web.Frame{Up: &web.Link{Href: nasty, Label: "up"}}),
	} {
		if got := html(t, c); strings.Contains(got, "javascript:") {
			t.Errorf("%s links to a script: %s", name, got)
		}
	}
}

func TestEveryStateHasASignAndAWord(t *testing.T) {
	signs := map[string]string{}
	for _, name := range []string{"heard", "proposed", "agreed", "delivered", "verified", "dropped", "overdue"} {
		got := html(t, web.State(name))
		path := regexp.MustCompile(` d="([^"]+)"`).FindStringSubmatch(got)
		if path == nil || !strings.Contains(strings.ToLower(got), name) {
			t.Errorf("%s: %s", name, got)
			continue
		}
		if other := signs[path[1]]; other != "" {
			t.Errorf("%s and %s have one sign", name, other)
		}
		signs[path[1]] = name
	}
	wants(t, html(t, web.State("on its way")), "on its way", "plain")
	wants(t, html(t, web.StateWord("due", "due Friday")), "due Friday", "amber")
}

func TestFieldTellsWhatIsWrongToEverybody(t *testing.T) {
	got := html(t, web.TextField(web.Input{Label: "Minutes", Name: "minutes", Value: "soon", Hint: "Half an hour is usual.", Error: "Give a whole number.", Required: true}))
	wants(t, got, `for="f-minutes"`, `id="f-minutes"`, `value="soon"`, `aria-invalid="true"`, `aria-describedby="f-minutes-hint f-minutes-error"`,
		`id="f-minutes-hint"`, `id="f-minutes-error"`, " required")
	if strings.Contains(got, "optional") {
		t.Error("a required field is called optional")
	}
	wants(t, html(t, web.FormError(fault.Field("minutes", "Give a whole number."))), `href="#f-minutes"`, `role="alert"`)
	if got := html(t, web.FormError(nil)); got != "" {
		t.Errorf("no error shows %q", got)
	}
}

func TestTwoFieldsOfOneNameMayStandOnOnePage(t *testing.T) {
	wants(t, html(t, web.TextField(web.Input{Label: "Note", Name: "note", ID: "note-7", Hint: "Short."})), `id="note-7"`, `for="note-7"`, `id="note-7-hint"`, `name="note"`)
}

func TestChoicesKeepWhatWasChosen(t *testing.T) {
	in := web.Input{Label: "How", Name: "how", Value: "chat", Options: web.Options("mail", "Mail", "chat", "Chat")}
	wants(t, html(t, web.Select(in)), `value="chat" selected`)
	wants(t, html(t, web.Choice(in)), `value="chat" checked`)
	wants(t, html(t, web.CheckField(web.Input{Label: "Yes", Name: "yes", Value: "on"})), " checked")
	if got := html(t, web.CheckField(web.Input{Label: "Yes", Name: "yes"})); strings.Contains(got, " checked") {
		t.Error("an empty box is checked")
	}
	wants(t, html(t, web.DateField(web.Input{Label: "By", Name: "by", Value: web.DateValue(time.Date(2026, 12, 3, 0, 0, 0, 0, time.UTC))})), `value="2026-12-03"`, `type="date"`)
	if web.DateValue(time.Time{}) != "" {
		t.Error("no date has a value")
	}
}

func TestCopyButtonIsHiddenUntilItsScriptRuns(t *testing.T) {
	wants(t, html(t, web.CopyButton("draft", "Copy")), `data-copy="draft"`, " hidden", `type="button"`)
}

func TestTimesCarryTheirFullForm(t *testing.T) {
	now := at(t, "2026-11-19 15:30 +0000")
	wants(t, html(t, web.Time(at(t, "2026-11-18 14:05 +0000"), now)), ">yesterday, 14:05<", `title="Wednesday, 18 November 2026, 14:05 UTC"`, `datetime="2026-11-18T14:05:00Z"`)
	wants(t, html(t, web.Date(at(t, "2026-11-20 00:00 +0000"), now)), ">tomorrow<", `datetime="2026-11-20"`)
	if html(t, web.Time(time.Time{}, now))+html(t, web.Date(time.Time{}, now)) != "" {
		t.Error("no time shows something")
	}
}

func TestProgressNeverPassesItsEnd(t *testing.T) {
	wants(t, html(t, web.Progress("Reading", 12, 10, "")), `value="10"`, `max="10"`)
	if got := html(t, web.Progress("Reading", 1204, 0, "")); strings.Contains(got, "value=") || !strings.Contains(got, "1,204") {
		t.Errorf("unknown end: %s", got)
	}
}

func TestPagerOfOnePageIsNotThere(t *testing.T) {
	if got := html(t, web.Pager("", "", "1–3 of 3")); got != "" {
		t.Errorf("%q", got)
	}
}

func TestLayoutMarksWhereYouAre(t *testing.T) {
	got := html(t, web.Layout(web.Frame{Title: "Asks", Section: "asks", Action: web.Submit("Record")}))
	wants(t, got, `href="#content"`, `id="content"`, "<h1>Asks</h1>", "<title>Asks · Upward</title>", `href="/asks" aria-current="page"`, `role="search"`,
		"Everything stays on this computer.", `lang="en"`)
	if n := strings.Count(got, "aria-current"); n != 1 {
		t.Errorf("%d places are current", n)
	}
	for _, place := range []string{`href="/"`, `href="/asks"`, `href="/manager"`, `href="/people"`, `href="/mail"`} {
		wants(t, got, place)
	}
}

func TestGuestsSeeNoNavigation(t *testing.T) {
	got := html(t, web.Layout(web.Frame{Title: "Confirm", Bare: true}))
	if strings.Contains(got, "<nav") || strings.Contains(got, "/search") || strings.Contains(got, "this computer") {
		t.Error("a guest sees the navigation")
	}
}

func TestSiteFillsWhatThePageLeavesOpen(t *testing.T) {
	site := &web.Site{Assets: assets(t), Demo: "Nothing here is real.", Footer: "Kept on the server of your team."}
	page := web.Handle(func(w http.ResponseWriter, r *http.Request) error {
		return web.Show(w, r.WithContext(web.WithUser(r.Context(), "Ada")), web.Layout(web.Frame{Title: "Today"}))
	})
	wants(t, ask(site.Wrap(page), "GET", "/", nil).Body.String(), "Nothing here is real.", "Kept on the server of your team.", "Signed in as Ada.", site.Assets.URL("style.css"))
}

func TestPageIsWellFormedAndHoldsNothingInline(t *testing.T) {
	got := html(t, web.Layout(web.Frame{Title: "Today", Theme: "dark", Refresh: 5, Scripts: []string{"ask.js"}, Flash: &web.Flash{Message: "Done.", Warning: true}}))
	wants(t, got, `data-theme="dark"`, `http-equiv="refresh" content="5"`, `src="/assets/ask.js"`)
	for _, inline := range []string{" style=", "<style", " onclick=", "<script>"} {
		if strings.Contains(got, inline) {
			t.Errorf("the page holds %q, which the policy forbids", inline)
		}
	}
	body := xml.NewDecoder(strings.NewReader(strings.ReplaceAll(strings.TrimPrefix(got, "<!doctype html>"), "&nbsp;", " ")))
	body.Strict, body.AutoClose, body.Entity = false, xml.HTMLAutoClose, xml.HTMLEntity
	for {
		if _, err := body.Token(); err == io.EOF {
			break
		} else if err != nil {
			t.Fatalf("the page is not well formed: %v", err)
		}
	}
}
