package web

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"net/http"
	"path"
	"strconv"
	"strings"
)

//go:embed vendored/*.js vendored/*.css vendored/*.woff2 style/*.css script/*.js icon.svg
var embedded embed.FS

// File is one style sheet, script or picture that a feature brings along. All style sheets are joined into one.
type File struct {
	Name string // such as "ask.js"; its ending tells its type
	Body []byte
}

// Assets serves style, script, fonts and pictures under /assets/, compressed once at the start. Each has a name that
// holds the hash of its content, so that browsers may keep it for ever.
type Assets struct {
	names map[string]string // "style.css" to "/assets/style.0123456789ab.css"
	files map[string]asset  // by path
}

type asset struct {
	kind          string
	plain, packed []byte // packed is nil where compression does not pay
	lasting       bool   // the name holds the hash
}

// NewAssets reads what is built in and what the features bring. It fails on two files of one name.
func NewAssets(more ...File) (*Assets, error) {
	a := &Assets{names: map[string]string{}, files: map[string]asset{}}
	files, style, err := builtIn()
	if err != nil {
		return nil, err
	}
	for _, f := range more {
		if path.Ext(f.Name) == ".css" {
			style = append(append(style, '\n'), f.Body...)
		} else {
			files = append(files, f)
		}
	}
	for _, f := range files {
		if err := a.add(f); err != nil {
			return nil, err
		}
	}
	return a, a.add(File{"style.css", a.link(style)})
}

// builtIn returns our own files, and our style sheets joined: the vendored base goes into a layer, so that any rule of
// ours wins over it whatever its selector weighs.
func builtIn() (files []File, style []byte, err error) {
	base, err := embedded.ReadFile("vendored/pico.min.css")
	if err != nil {
		return nil, nil, err
	}
	base = bytes.TrimPrefix(base, []byte(`@charset "UTF-8";`))
	style = fmt.Appendf(nil, "@layer base{%s}\n", base)
	for _, name := range styleSheets() {
		body, err := embedded.ReadFile("style/" + name)
		if err != nil {
			return nil, nil, err
		}
		style = append(style, body...)
	}
	for _, name := range []string{"vendored/inter.woff2", "vendored/source-serif.woff2", "vendored/htmx.min.js", "script/copy.js", "icon.svg"} {
		body, err := embedded.ReadFile(name)
		if err != nil {
			return nil, nil, err
		}
		files = append(files, File{path.Base(name), body})
	}
	return files, style, nil
}

// styleSheets lists our own in the order in which they apply.
func styleSheets() []string {
	return []string{"tokens.css", "base.css", "frame.css", "parts.css", "coach.css", "forms.css", "tables.css", "print.css"}
}

// link puts the hashed names into a style sheet's url("name").
func (a *Assets) link(style []byte) []byte {
	for name, to := range a.names {
		style = bytes.ReplaceAll(style, []byte(`url("`+name+`")`), []byte(`url("`+to+`")`))
	}
	return style
}

func (a *Assets) add(f File) error {
	if _, twice := a.names[f.Name]; twice {
		return fmt.Errorf("web: two assets are called %q", f.Name)
	}
	kind := typeOf(f.Name)
	if kind == "" {
		return fmt.Errorf("web: asset %q has an unknown type", f.Name)
	}
	packed, err := compress(f.Body, 9)
	if err != nil {
		return err
	}
	if len(packed) > len(f.Body)*9/10 {
		packed = nil
	}
	sum := sha256.Sum256(f.Body)
	end := path.Ext(f.Name)
	hashed := "/assets/" + strings.TrimSuffix(f.Name, end) + "." + hex.EncodeToString(sum[:6]) + end
	a.names[f.Name] = hashed
	a.files[hashed] = asset{kind, f.Body, packed, true}
	a.files[plainURL(f.Name)] = asset{kind, f.Body, packed, false}
	return nil
}

// typeOf returns the media type for a file name, "" for those we do not serve.
func typeOf(name string) string {
	switch path.Ext(name) {
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	case ".png":
		return "image/png"
	case ".woff2":
		return "font/woff2"
	}
	return ""
}

func plainURL(name string) string { return "/assets/" + name }

// URL returns the address of an asset, such as URL("style.css"); a nil Assets gives the plain name.
func (a *Assets) URL(name string) string {
	if a != nil {
		if hashed, ok := a.names[name]; ok {
			return hashed
		}
	}
	return plainURL(name)
}

// ServeHTTP answers GET and HEAD under /assets/.
func (a *Assets) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f, ok := a.files[r.URL.Path]
	if !ok {
		http.NotFound(w, r)
		return
	}
	head, body := w.Header(), f.plain
	head.Set("Content-Type", f.kind)
	head.Set("Cache-Control", "no-cache")
	if f.lasting {
		head.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	head.Add("Vary", "Accept-Encoding")
	if f.packed != nil && takesGzip(r) {
		head.Set("Content-Encoding", "gzip")
		body = f.packed
	}
	head.Set("Content-Length", strconv.Itoa(len(body)))
	if r.Method != http.MethodHead {
		_, _ = w.Write(body)
	}
}
