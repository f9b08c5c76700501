package specimen_test

import (
	"testing"

	"github.com/chromedp/chromedp"
)

func TestKeyboardSeesWhereItIs(t *testing.T) {
	t.Parallel()
	unseen := `[...document.querySelectorAll("a[href], button:not([hidden]), input, select, textarea, summary")].filter(e => {
		e.focus();
		const look = getComputedStyle(e);
		return document.activeElement === e && (look.outlineStyle === "none" || parseFloat(look.outlineWidth) < 2);
	}).map(e => e.outerHTML.slice(0, 120)).join("\n")`
	address, ctx := serve(t), browser(t)
	for _, theme := range []string{"light", "dark"} {
		if err := chromedp.Do(ctx, chromedp.Navigate(address+"/?theme="+theme), chromedp.KeyEvent("\t")); err != nil {
			t.Fatal(err)
		}
		found, err := chromedp.Run(ctx, chromedp.Evaluate[string](unseen))
		if err != nil {
			t.Fatal(err)
		}
		if found != "" {
			t.Errorf("%s: these show no focus:\n%s", theme, found)
		}
	}
}

func TestThumbHitsEveryControl(t *testing.T) {
	t.Parallel()
	small := `[...document.querySelectorAll("a.row, a.brand, .places a, .tabs a, .pager a, .button, button:not([hidden]), select, textarea, .choices label, .check label, input:not([type=radio], [type=checkbox])")]
		.filter(e => e.getBoundingClientRect().height < 44).map(e => e.outerHTML.slice(0, 120)).join("\n")`
	address, ctx := serve(t), browser(t)
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(390, 844), chromedp.Navigate(address)); err != nil {
		t.Fatal(err)
	}
	found, err := chromedp.Run(ctx, chromedp.Evaluate[string](small))
	if err != nil {
		t.Fatal(err)
	}
	if found != "" {
		t.Errorf("these are less than 44 px high:\n%s", found)
	}
}
