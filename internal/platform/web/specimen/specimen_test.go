package specimen_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"upward/internal/platform/web"
	"upward/internal/platform/web/specimen"
)

// moment is when the specimen is looked at: a Thursday.
func moment() time.Time { return time.Date(2026, 11, 19, 15, 30, 0, 0, time.UTC) }

// serve returns the address of a server that shows the specimen; ?theme= and ?bare= choose how.
func serve(t *testing.T) string {
	t.Helper()
	assets, err := web.NewAssets()
	if err != nil {
		t.Fatal(err)
	}
	site := &web.Site{Assets: assets, Demo: "This is Ada's week; nothing here is real."}
	mux := http.NewServeMux()
	mux.Handle("GET /assets/", assets)
	mux.Handle("GET /{$}", web.Handle(func(w http.ResponseWriter, r *http.Request) error {
		return web.Show(w, r, specimen.Page(frame(r.URL.Query().Get("theme")), moment()))
	}))
	server := httptest.NewServer(web.Secure(site.Wrap(mux)))
	t.Cleanup(server.Close)
	return server.URL
}

func frame(theme string) web.Frame {
	return web.Frame{
		Title: "Thursday", Section: "today", Theme: theme, User: "Ada",
		Lead:   "Three things with Ines this week; nothing is late but one.",
		Up:     &web.Link{Href: "/asks", Label: "Asks"},
		Action: web.Submit("Record an ask"),
		Flash:  &web.Flash{Message: "The ask is agreed.", Undo: "/asks/1/undo"},
	}
}

// browser starts a headless browser, or skips where there is none.
func browser(t *testing.T) context.Context {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("no chromium on this machine; install it to run this test")
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewExecAllocator(ctx, append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true))...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	return ctx
}

// keep writes a picture where UPWARD_SCREENSHOTS says, for a person to look at.
func keep(t *testing.T, ctx context.Context, name string) {
	t.Helper()
	dir := os.Getenv("UPWARD_SCREENSHOTS")
	if dir == "" {
		return
	}
	picture, err := chromedp.Run(ctx, chromedp.FullScreenshot(100))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name+".png"), picture, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestNothingIsWiderThanTheScreen(t *testing.T) {
	t.Parallel()
	address, ctx := serve(t), browser(t)
	for _, width := range []int64{320, 390, 768, 1280} {
		for _, theme := range []string{"light", "dark"} {
			err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 900), chromedp.Navigate(address+"/?theme="+theme))
			if err != nil {
				t.Fatal(err)
			}
			got, err := chromedp.Run(ctx, chromedp.Evaluate[int64](`document.documentElement.scrollWidth`))
			if err != nil {
				t.Fatal(err)
			}
			if got > width {
				t.Errorf("on a screen of %d px the page is %d px wide", width, got)
			}
			keep(t, ctx, "specimen-"+strconv.FormatInt(width, 10)+"-"+theme)
		}
	}
}

func TestBrowserFindsNothingToForbid(t *testing.T) {
	t.Parallel()
	address, ctx := serve(t), browser(t)
	console := chromedp.Console(ctx)
	if err := chromedp.Do(ctx, chromedp.Navigate(address+"/")); err != nil {
		t.Fatal(err)
	}
	const loaded = `document.fonts.ready.then(() => {
		console.log("end");
		return document.fonts.check("16px Inter") && document.fonts.check("16px 'Source Serif'") && typeof htmx === "object" &&
			!document.querySelector("button[data-copy]").hidden;
	})`
	complete, err := chromedp.Run(ctx, chromedp.Evaluate[bool](loaded, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	if !complete {
		t.Error("a font or a script did not load")
	}
	for message, err := range console {
		if err != nil {
			t.Fatal(err)
		}
		if message.Text == "end" {
			break
		}
		t.Errorf("the console says: %s", message)
	}
}

func TestPageWeighsLittle(t *testing.T) {
	t.Parallel()
	var page strings.Builder
	if err := specimen.Page(frame(""), moment()).Render(t.Context(), &page); err != nil {
		t.Fatal(err)
	}
	if page.Len() > 100_000 {
		t.Errorf("the specimen has %d bytes of HTML", page.Len())
	}
	for _, inline := range []string{" style=", " onclick=", "<style"} {
		if strings.Contains(page.String(), inline) {
			t.Errorf("the page holds %q, which the policy forbids", inline)
		}
	}
}
