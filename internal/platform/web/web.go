// Package web is what every page of Upward stands on: handlers that return errors, the frame around a page, forms, the small
// parts that pages are made of, the style, and the headers that keep strangers out.
// It guarantees that a page either leaves whole, with the right status, or becomes a calm page that says what to do.
package web

import (
	"errors"
	"net/http"
	"runtime/debug"

	"upward/internal/platform/fault"
)

// Handler answers one request, or says why it could not.
type Handler func(w http.ResponseWriter, r *http.Request) error

// Handle turns a Handler into an http.Handler: its error, or its panic, becomes a page with the right status.
func Handle(h Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		out := &response{ResponseWriter: w}
		err := guarded(h, out, r)
		if err == nil {
			return
		}
		reference := report(r, err)
		if out.begun {
			panic(http.ErrAbortHandler) // half an answer must not look like a whole one
		}
		showTrouble(out, r, err, reference)
	})
}

// Fail answers a request with the page for err; it is for code outside of a Handler, such as a middleware.
func Fail(w http.ResponseWriter, r *http.Request, err error) {
	Handle(func(http.ResponseWriter, *http.Request) error { return err }).ServeHTTP(w, r)
}

// Status returns the HTTP status of a kind of failure.
func Status(kind fault.Kind) int {
	switch kind {
	case "":
		return http.StatusOK
	case fault.Invalid:
		return http.StatusUnprocessableEntity
	case fault.Forbidden:
		return http.StatusForbidden
	case fault.NotFound:
		return http.StatusNotFound
	case fault.Conflict:
		return http.StatusConflict
	case fault.Limited:
		return http.StatusTooManyRequests
	case fault.Unavailable:
		return http.StatusServiceUnavailable
	}
	return http.StatusInternalServerError
}

// guarded calls h and returns a panic as an error of kind Internal.
func guarded(h Handler, w http.ResponseWriter, r *http.Request) (err error) {
	defer func() {
		switch cause := recover(); {
		case cause == nil:
		case cause == http.ErrAbortHandler:
			panic(cause)
		default:
			err = &panicked{stack: debug.Stack(), cause: cause}
		}
	}()
	return h(w, r)
}

// panicked is a panic as an error. Its value may hold somebody's words, so only its type is told.
type panicked struct {
	stack []byte
	cause any
}

func (p *panicked) Error() string {
	if err, ok := p.cause.(interface{ RuntimeError() }); ok {
		return "panic: " + err.(error).Error()
	}
	return "panic"
}

// report logs a defect once, without anything that the person wrote, and returns the reference that the page shows.
// What the person can mend is no defect and leaves neither a line nor a reference.
func report(r *http.Request, err error) string {
	kind := fault.KindOf(err)
	if r.Context().Err() != nil {
		return "" // the browser went away; whatever failed, failed because of that
	}
	if kind != fault.Internal && kind != fault.Unavailable {
		return ""
	}
	reference := newReference()
	args := []any{"reference", reference, "kind", string(kind), "method", r.Method, "route", r.Pattern, "cause", cause(err)}
	if p, ok := errors.AsType[*panicked](err); ok {
		args = append(args, "stack", string(p.stack))
	}
	logger(r.Context()).ErrorContext(r.Context(), "request failed", args...)
	return reference
}

// cause returns what lies under the sentence that the person saw; that sentence may quote them.
func cause(err error) string {
	if f, ok := errors.AsType[*fault.Error](err); ok {
		if f.Err == nil {
			return "none given"
		}
		err = f.Err
	}
	const longest = 500
	if text := err.Error(); len(text) > longest {
		return text[:longest] + "…"
	}
	return err.Error()
}

// response knows whether anything was sent, so that an error page never follows half a page.
type response struct {
	http.ResponseWriter
	begun bool
}

func (w *response) WriteHeader(status int) {
	if status >= 200 {
		w.begun = true
	}
	w.ResponseWriter.WriteHeader(status)
}

func (w *response) Write(b []byte) (int, error) {
	w.begun = true
	return w.ResponseWriter.Write(b)
}

// Unwrap lets http.ResponseController reach the connection.
func (w *response) Unwrap() http.ResponseWriter { return w.ResponseWriter }
