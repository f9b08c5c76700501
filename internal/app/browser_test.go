package app_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"upward/internal/app/apptest"
	"upward/internal/feature/ask"
	"upward/internal/feature/people"
)

// axe runs the rules of WCAG 2.2 AA and lists what they find.
const axe = `;axe.run({runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
	.then(found => found.violations.map(v => v.id + ": " + v.nodes.map(n => n.html.slice(0, 160)).join("; ")).join("\n"))`

// browser starts a headless browser of its own, or skips with a sentence where there is none.
func browser(t *testing.T) context.Context {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("no chromium on this machine; “make test” installs it, or says what to install")
	}
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewExecAllocator(ctx, append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true))...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	return ctx
}

// pages lists every page that the demonstration shows, by a short name.
func pages(t *testing.T, p *apptest.Program) [][2]string {
	t.Helper()
	all := [][2]string{
		{"today", "/"}, {"brief", "/brief"}, {"asks", "/asks"}, {"suggestions", "/asks/suggestions"}, {"new-ask", "/asks/new"}, {"promises", "/asks/promises"},
		{"manager", "/manager"}, {"people", "/people"}, {"write", "/write"}, {"write-received", "/write/received"}, {"mail", "/mail"}, {"search", "/search?q=meridane"}, {"search-nothing", "/search?q=zzzz"},
		{"api", "/api"}, {"lost", "/no-such-page"},
	}
	asks, err := p.Asks.List(t.Context(), p.Actor, ask.Listing{})
	if err != nil {
		t.Fatal(err)
	}
	states := map[ask.State]bool{}
	for _, a := range asks.Asks {
		if !states[a.State] {
			states[a.State] = true
			all = append(all, [2]string{"ask-" + string(a.State), "/asks/" + a.ID})
		}
	}
	persons, err := p.People.List(t.Context(), p.Actor, people.Listing{Limit: 2})
	if err != nil {
		t.Fatal(err)
	}
	for _, person := range persons.People {
		all = append(all, [2]string{"person-" + strconv.FormatBool(person.Me), "/people/" + person.ID})
	}
	found, err := p.Asks.Suggest(t.Context(), p.Actor, ask.Finding{Limit: 1})
	if err != nil {
		t.Fatal(err)
	}
	waiting := corrected(t, p)
	return append(all, [2]string{"message", "/messages/" + found.Suggestions[0].Message},
		[2]string{"ask-corrected", "/asks/" + waiting}, [2]string{"edit-corrected", "/asks/" + waiting + "/edit"})
}

// corrected is an ask whose back-brief was answered by a correction that nobody has taken over yet.
func corrected(t *testing.T, p *apptest.Program) string {
	t.Helper()
	a, err := p.Asks.Record(t.Context(), p.Actor, ask.Recording{Person: "bo.lindqvist@harborlight.example", Words: "Get me more marinas on the list.",
		Meaning: ask.Meaning{Outcome: "Fifteen marinas have an offer", Due: "2026-12-18", Measure: ask.Measure{What: "marinas with an offer", From: "6", To: "15"}}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err = p.Asks.Propose(t.Context(), p.Actor, ask.Versioned{ID: a.ID, Version: a.Version}); err == nil {
		_, err = p.Asks.Confirm(t.Context(), p.Actor, ask.Confirming{ID: a.ID, Version: ask.Latest, Verdict: "corrected", Words: "Almost. Make it ten, but signed, by 15 January."})
	}
	if err != nil {
		t.Fatal(err)
	}
	return a.ID
}

// signIn signs the real browser in with a ticket of its own.
func signIn(t *testing.T, ctx context.Context, p *apptest.Program) {
	t.Helper()
	ticket, err := p.Accounts.Ticket(t.Context(), p.Actor)
	if err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Do(ctx, chromedp.Navigate(p.Server.URL+"/sign-in/"+ticket)); err != nil {
		t.Fatal(err)
	}
}

// keep writes a picture into the ignored folder of screenshots, for a person to look at.
func keep(t *testing.T, ctx context.Context, name string) {
	t.Helper()
	folder := filepath.Join("..", "..", "screenshots")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	picture, err := chromedp.Run(ctx, chromedp.FullScreenshot(100))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, name+".png"), picture, 0o644); err != nil {
		t.Fatal(err)
	}
}

// colours lets the browser say that its owner likes pages light or dark.
func colours(theme string) chromedp.Action[chromedp.Void] {
	features := []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: theme}}
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: features})
		return err
	})
}

func TestEveryPageInARealBrowser(t *testing.T) {
	script, err := os.ReadFile("testdata/axe.min.js")
	if err != nil {
		t.Fatal(err)
	}
	ctx := browser(t)
	p := apptest.Open(t)
	first := p.Get(t, "/")
	if first.Status != 200 {
		t.Fatalf("the first page answers %d", first.Status)
	}
	look(t, ctx, p, string(script), [][2]string{{"guest-lost", "/no-such-page"}})
	signIn(t, ctx, p)
	look(t, ctx, p, string(script), [][2]string{{"empty-today", "/"}, {"empty-asks", "/asks"}, {"empty-manager", "/manager"}, {"empty-people", "/people"}, {"empty-mail", "/mail"}})
	p.Demo(t)
	look(t, ctx, p, string(script), pages(t, p))
}

// TestAPressMovesTheCountsOfThePage judges a suggestion where scripts run: the counts above the list follow without a new page.
func TestAPressMovesTheCountsOfThePage(t *testing.T) {
	ctx := browser(t)
	p := apptest.Open(t)
	p.Demo(t)
	signIn(t, ctx, p)
	if err := chromedp.Do(ctx, chromedp.Navigate(p.Server.URL+"/asks/suggestions")); err != nil {
		t.Fatal(err)
	}
	const count = `document.querySelector("#kinds a[aria-current=page]").textContent.replace(/\D/g, "")`
	before, err := chromedp.Run(ctx, chromedp.Evaluate[string](`window.same = true, `+count))
	if err != nil {
		t.Fatal(err)
	}
	n, err := strconv.Atoi(before)
	if err != nil || n < 2 {
		t.Fatalf("the tab counts %q", before)
	}
	for _, step := range []struct {
		press string
		want  int
	}{{`form[action*="/reject"] button`, n - 1}, {`form[action*="/undo"] button`, n}, {`form[action*="/accept"] button`, n - 1}} {
		if err := chromedp.Do(ctx, chromedp.Click(step.press)); err != nil {
			t.Fatal(err)
		}
		waitFor(t, ctx, step.press, `window.same && `+count+` === "`+strconv.Itoa(step.want)+`"`)
	}
}

// look opens each page narrow and wide, light and dark: no accessibility rule broken, nothing wider than the screen, a silent console.
func look(t *testing.T, ctx context.Context, p *apptest.Program, script string, pages [][2]string) {
	t.Helper()
	for _, theme := range []string{"light", "dark"} {
		for _, width := range []int64{390, 1280} {
			for _, page := range pages {
				name := page[0] + "-" + strconv.FormatInt(width, 10) + "-" + theme
				console := chromedp.Console(ctx)
				err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 900), colours(theme), chromedp.Navigate(p.Server.URL+page[1]))
				if err != nil {
					t.Fatalf("%s: %v", name, err)
				}
				found, err := chromedp.Run(ctx, chromedp.Evaluate[string](script+axe, chromedp.EvalAwaitPromise))
				if err != nil {
					t.Fatalf("%s: %v", name, err)
				}
				if found != "" {
					t.Errorf("%s: axe finds\n%s", name, found)
				}
				wide, err := chromedp.Run(ctx, chromedp.Evaluate[int64](`console.log("end"), document.documentElement.scrollWidth`))
				if err != nil {
					t.Fatalf("%s: %v", name, err)
				}
				if wide > width {
					t.Errorf("%s: the page is %d px wide", name, wide)
				}
				for message, err := range console {
					if err != nil || message.Text == "end" {
						break
					}
					if !strings.Contains(message.Text, "404") { // the page for a lost address answers 404, which the browser reports
						t.Errorf("%s: the console says %s", name, message.Text)
					}
				}
				keep(t, ctx, name)
			}
		}
	}
}
