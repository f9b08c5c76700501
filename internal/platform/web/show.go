package web

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"upward/internal/platform/fault"
)

// Show renders a whole page or a part of one into memory and then sends it with status 200.
func Show(w http.ResponseWriter, r *http.Request, page templ.Component) error {
	return ShowStatus(w, r, http.StatusOK, page)
}

// ShowStatus is Show with another status, such as 422 for a form that comes back with what was typed.
func ShowStatus(w http.ResponseWriter, r *http.Request, status int, page templ.Component) error {
	var body bytes.Buffer
	if err := page.Render(r.Context(), &body); err != nil {
		return fault.Wrap(err, fault.Internal, "This page could not be made; please try again.")
	}
	if flashOf(r.Context()) != nil && !Part(r) {
		dropFlash(w, r)
	}
	head := w.Header()
	head.Set("Content-Type", "text/html; charset=utf-8")
	head.Set("Cache-Control", "no-store")
	head.Add("Vary", "HX-Request")
	return Send(w, r, status, body.Bytes())
}

// Part tells whether the request comes from a script that replaces a part of the page, not the whole page.
func Part(r *http.Request) bool {
	return r.Header.Get("HX-Request") == "true" && r.Header.Get("HX-Request-Type") != "full"
}

// Redirect sends the browser to a page of ours after a form was handled, where flash (which may be nil) is shown once.
func Redirect(w http.ResponseWriter, r *http.Request, to string, flash *Flash) error {
	if !local(to) {
		return fault.New(fault.Internal, "This page leads nowhere; please go back.")
	}
	if flash != nil {
		if err := leaveFlash(w, r, flash); err != nil {
			return err
		}
	}
	if Part(r) {
		w.Header().Set("HX-Redirect", to)
		w.WriteHeader(http.StatusOK)
		return nil
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}

// local tells whether an address leads to a page of ours; browsers read //x and /\x as another host.
func local(to string) bool {
	return strings.HasPrefix(to, "/") && !strings.HasPrefix(to, "//") && !strings.HasPrefix(to, `/\`) &&
		!strings.ContainsFunc(to, func(r rune) bool { return r < ' ' || r == 0x7f })
}

// Send writes a body, compressed where the browser takes that and it pays.
func Send(w http.ResponseWriter, r *http.Request, status int, body []byte) error {
	head := w.Header()
	head.Add("Vary", "Accept-Encoding")
	const worthIt = 1400 // one packet
	if len(body) > worthIt && takesGzip(r) {
		packed, err := compress(body, gzip.DefaultCompression)
		if err != nil {
			return fault.Wrap(err, fault.Internal, "This page could not be sent; please try again.")
		}
		head.Set("Content-Encoding", "gzip")
		body = packed
	}
	head.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(body) // a browser that hung up is no fault of ours
	}
	return nil
}

// takesGzip tells whether the browser accepts gzip; "gzip;q=0" means that it does not.
func takesGzip(r *http.Request) bool {
	for part := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		name, weight, _ := strings.Cut(strings.TrimSpace(part), ";")
		if !strings.EqualFold(strings.TrimSpace(name), "gzip") {
			continue
		}
		q, found := strings.CutPrefix(strings.TrimSpace(weight), "q=")
		value, err := strconv.ParseFloat(q, 64)
		return !found || err == nil && value > 0
	}
	return false
}

func compress(body []byte, level int) ([]byte, error) {
	var packed bytes.Buffer
	zip, err := gzip.NewWriterLevel(&packed, level)
	if err != nil {
		return nil, err
	}
	if _, err := zip.Write(body); err != nil {
		return nil, err
	}
	if err := zip.Close(); err != nil {
		return nil, err
	}
	return packed.Bytes(), nil
}
