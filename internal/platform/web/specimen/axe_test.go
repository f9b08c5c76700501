package specimen_test

import (
	"os"
	"testing"

	"github.com/chromedp/chromedp"
)

// axe runs all rules of WCAG 2.2 AA and lists what they find.
const axe = `;axe.run({runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
	.then(found => found.violations.map(v => v.id + ": " + v.nodes.map(n => n.html.slice(0, 200)).join("; ")).join("\n"))`

func TestNobodyIsLockedOut(t *testing.T) {
	t.Parallel()
	script, err := os.ReadFile("../../../app/testdata/axe.min.js")
	if err != nil {
		t.Skip("axe-core is not in internal/app/testdata")
	}
	address, ctx := serve(t), browser(t)
	for _, width := range []int64{390, 1280} {
		for _, theme := range []string{"light", "dark"} {
			err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 900), chromedp.Navigate(address+"/?theme="+theme))
			if err != nil {
				t.Fatal(err)
			}
			found, err := chromedp.Run(ctx, chromedp.Evaluate[string](string(script)+axe, chromedp.EvalAwaitPromise))
			if err != nil {
				t.Fatal(err)
			}
			if found != "" {
				t.Errorf("%d px, %s:\n%s", width, theme, found)
			}
		}
	}
}
