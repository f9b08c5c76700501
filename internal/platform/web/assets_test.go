package web_test

import (
	"net/http"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"upward/internal/platform/web"
)

func assets(t *testing.T, more ...web.File) *web.Assets {
	t.Helper()
	a, err := web.NewAssets(more...)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestAssetsMayBeKeptForEver(t *testing.T) {
	a := assets(t)
	for _, name := range []string{"style.css", "htmx.min.js", "copy.js", "inter.woff2", "source-serif.woff2", "icon.svg"} {
		url := a.URL(name)
		if !regexp.MustCompile(`^/assets/.+\.[0-9a-f]{12}\.[a-z0-9]+$`).MatchString(url) {
			t.Errorf("%s is served as %s", name, url)
		}
		got := ask(a, "GET", url, nil)
		if got.Code != 200 || !strings.Contains(got.Header().Get("Cache-Control"), "immutable") || got.Header().Get("Content-Type") == "" {
			t.Errorf("%s: status %d, headers %v", url, got.Code, got.Header())
		}
		plain := ask(a, "GET", "/assets/"+name, nil)
		if plain.Code != 200 || plain.Header().Get("Cache-Control") != "no-cache" {
			t.Errorf("plain %s: status %d, headers %v", name, plain.Code, plain.Header())
		}
	}
	if got := ask(a, "GET", "/assets/style.0123456789ab.css", nil); got.Code != 404 {
		t.Errorf("an asset that never was: status %d", got.Code)
	}
}

func TestContentChangesTheName(t *testing.T) {
	one := assets(t, web.File{Name: "ask.js", Body: []byte("1")}).URL("ask.js")
	two := assets(t, web.File{Name: "ask.js", Body: []byte("2")}).URL("ask.js")
	if one == two {
		t.Errorf("both are %s", one)
	}
}

func TestStyleIsCompressedAndPointsAtHashedFonts(t *testing.T) {
	a := assets(t, web.File{Name: "ask.css", Body: []byte(".from-a-feature{}")})
	plain := ask(a, "GET", a.URL("style.css"), nil).Body.String()
	packed := ask(a, "GET", a.URL("style.css"), withGzip)
	if packed.Header().Get("Content-Encoding") != "gzip" || packed.Body.Len() > 25_000 {
		t.Errorf("%d bytes on the wire, headers %v", packed.Body.Len(), packed.Header())
	}
	if unpack(t, packed.Body) != plain {
		t.Error("packed and plain differ")
	}
	for _, want := range []string{a.URL("inter.woff2"), a.URL("source-serif.woff2"), ".from-a-feature{}"} {
		if !strings.Contains(plain, want) {
			t.Errorf("the style sheet lacks %s", want)
		}
	}
	for _, url := range regexp.MustCompile(`url\("?([^)"]{1,80})`).FindAllStringSubmatch(plain, -1) {
		if !strings.HasPrefix(url[1], "data:") && !strings.HasPrefix(url[1], "/assets/") {
			t.Errorf("the style sheet loads %s", url[1])
		}
	}
}

func TestFontsAreNotCompressedTwice(t *testing.T) {
	a := assets(t)
	if got := ask(a, "GET", a.URL("inter.woff2"), withGzip); got.Header().Get("Content-Encoding") != "" {
		t.Error("woff2 is compressed again")
	}
}

func TestAssetsThatCannotBeServedAreRefused(t *testing.T) {
	for _, name := range []string{"copy.js", "notes.txt", "noending"} {
		if _, err := web.NewAssets(web.File{Name: name, Body: []byte("x")}); err == nil {
			t.Errorf("%s was taken", name)
		}
	}
}

func TestEveryVendoredFileHasItsLicence(t *testing.T) {
	files, err := filepath.Glob("vendored/*")
	if err != nil {
		t.Fatal(err)
	}
	licences := 0
	for _, f := range files {
		if strings.HasSuffix(f, ".LICENSE.txt") {
			licences++
			continue
		}
		stem, _, _ := strings.Cut(path.Base(f), ".")
		if !contains(files, stem+".LICENSE.txt") {
			t.Errorf("%s has no licence beside it", f)
		}
	}
	if licences == 0 {
		t.Error("no licence at all")
	}
}

func contains(files []string, base string) bool {
	for _, f := range files {
		if path.Base(f) == base {
			return true
		}
	}
	return false
}

func withGzip(r *http.Request) { r.Header.Set("Accept-Encoding", "gzip") }
