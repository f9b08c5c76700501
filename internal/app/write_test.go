package app_test

import (
	"context"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"upward/internal/app/apptest"
)

// typedDraft has a remark of most kinds.
const typedDraft = "Hi Bo,\n\nper my last email, nobody told me who covers the quay at night. I was just wondering if maybe you could possibly look into it ASAP, and could you send me the crane rota?\n\nMia"

// TestADraftIsReadWhileItIsTyped types into the page Write, looks at it in each size and colour, and takes a rewrite.
func TestADraftIsReadWhileItIsTyped(t *testing.T) {
	script, err := os.ReadFile("testdata/axe.min.js")
	if err != nil {
		t.Fatal(err)
	}
	ctx := browser(t)
	p := apptest.Open(t)
	p.Demo(t)
	signIn(t, ctx, p)
	for _, theme := range []string{"light", "dark"} {
		for _, width := range []int64{390, 1280} {
			for page, field := range map[string]string{"/write": "#f-draft", "/write/received": "#f-text"} {
				name := "typed" + strings.ReplaceAll(page, "/", "-") + "-" + strconv.FormatInt(width, 10) + "-" + theme
				err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 900), colours(theme), chromedp.Navigate(p.Server.URL+page),
					chromedp.SendKeys(field, typedDraft))
				if err != nil {
					t.Fatalf("%s: %v", name, err)
				}
				waitFor(t, ctx, name, `document.querySelectorAll(".remarks li, .literal li").length > 1`)
				found, err := chromedp.Run(ctx, chromedp.Evaluate[string](string(script)+axe, chromedp.EvalAwaitPromise))
				if err != nil || found != "" {
					t.Errorf("%s: axe finds\n%s (%v)", name, found, err)
				}
				if wide, err := chromedp.Run(ctx, chromedp.Evaluate[int64](`document.documentElement.scrollWidth`)); err != nil || wide > width {
					t.Errorf("%s: the page is %d px wide (%v)", name, wide, err)
				}
				keep(t, ctx, name)
			}
		}
	}
	if err := chromedp.Do(ctx, chromedp.Navigate(p.Server.URL+"/write"), chromedp.SendKeys("#f-draft", typedDraft)); err != nil {
		t.Fatal(err)
	}
	waitFor(t, ctx, "edge", `document.querySelector("button[value=edge]") !== null`)
	if err := chromedp.Do(ctx, chromedp.Click("button[value=edge]")); err != nil {
		t.Fatal(err)
	}
	waitFor(t, ctx, "taken", `document.querySelector("button[value=edge]") === null && !document.querySelector("#f-draft").value.includes("per my last")`)
}

// waitFor waits until an expression is true in the page.
func waitFor(t *testing.T, ctx context.Context, name, expression string) {
	t.Helper()
	for range 100 {
		is, err := chromedp.Run(ctx, chromedp.Evaluate[bool](expression))
		if err == nil && is {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Fatalf("%s: never %s", name, expression)
}
