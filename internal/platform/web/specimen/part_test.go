package specimen_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/a-h/templ"
	"github.com/chromedp/chromedp"

	"upward/internal/platform/fault"
	"upward/internal/platform/web"
)

const buttons = `<p id="place">before</p>
	<button id="good" hx-post="/good" hx-target="#place">Good</button>
	<button id="bad" hx-post="/bad" hx-target="#place">Bad</button>
	<button id="away" hx-post="/away" hx-target="#place">Away</button>`

// parts is a site with a page whose buttons replace a part of it.
func parts(t *testing.T) string {
	t.Helper()
	mux := http.NewServeMux()
	assets, err := web.NewAssets()
	if err != nil {
		t.Fatal(err)
	}
	mux.Handle("GET /assets/", assets)
	page := func(title, body string) http.Handler {
		return web.Handle(func(w http.ResponseWriter, r *http.Request) error {
			ctx := templ.WithChildren(r.Context(), templ.Raw(body))
			return web.Show(w, r.WithContext(ctx), web.Layout(web.Frame{Title: title}))
		})
	}
	mux.Handle("GET /", page("Start", buttons))
	mux.Handle("GET /there", page("There", ""))
	mux.Handle("POST /good", web.Handle(func(w http.ResponseWriter, r *http.Request) error {
		return web.Show(w, r, templ.Raw(`<b class="new">after</b>`))
	}))
	mux.Handle("POST /bad", web.Handle(func(http.ResponseWriter, *http.Request) error {
		return fault.New(fault.Conflict, "Somebody was faster.")
	}))
	mux.Handle("POST /away", web.Handle(func(w http.ResponseWriter, r *http.Request) error {
		return web.Redirect(w, r, "/there", &web.Flash{Message: "You are there."})
	}))
	guarded, err := web.SameOrigin(nil, mux)
	if err != nil {
		t.Fatal(err)
	}
	site := &web.Site{Assets: assets}
	server := httptest.NewServer(web.Secure(web.Hosts(nil, site.Wrap(guarded))))
	t.Cleanup(server.Close)
	return server.URL
}

func TestPartsOfAPageAreReplacedAndTroubleGoesToTheTop(t *testing.T) {
	t.Parallel()
	address, ctx := parts(t), browser(t)
	if err := chromedp.Do(ctx, chromedp.Navigate(address)); err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct{ press, shows, want string }{
		{"#good", "#place .new", "after"},
		{"#bad", "#messages .notice", "Somebody was faster."},
		{"#away", "#messages .flash", "You are there."},
	} {
		err := chromedp.Do(ctx, chromedp.Click(chromedp.CSS(step.press)), chromedp.WaitVisible(chromedp.CSS(step.shows)))
		if err != nil {
			t.Fatalf("%s: %v", step.press, err)
		}
		text, err := chromedp.Run(ctx, chromedp.Text(chromedp.CSS("main")))
		if err != nil {
			t.Fatalf("%s: %v", step.press, err)
		}
		if !strings.Contains(text, step.want) {
			t.Errorf("%s: the page says %q, want %q", step.press, text, step.want)
		}
		if step.press == "#bad" && !strings.Contains(text, "after") {
			t.Error("the trouble took the place of the part")
		}
	}
}
