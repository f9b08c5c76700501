package api

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"runtime/debug"
	"strconv"
	"strings"

	"upward/internal/platform/fault"
	"upward/internal/platform/id"
)

// serve answers one call of an operation.
func (s *server) serve(d *door, w http.ResponseWriter, r *http.Request) {
	body, err := s.call(d, w, r)
	if err != nil {
		s.refuse(d, w, r, err)
		return
	}
	send(w, http.StatusOK, "application/json", body)
}

// call runs the verb and returns its output as JSON. A panic becomes an error, since one caller's accident is not another's.
func (s *server) call(d *door, w http.ResponseWriter, r *http.Request) (body []byte, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = &panicked{cause, debug.Stack()}
		}
	}()
	by, err := s.actor(r)
	if fault.KindOf(err) == fault.Forbidden {
		return nil, &refusal{status: http.StatusUnauthorized, message: fault.Message(err)}
	}
	if err != nil {
		return nil, err
	}
	input, err := d.decode(w, r)
	if err != nil {
		return nil, err
	}
	out, err := d.Call(r.Context(), by, input)
	if err != nil {
		return nil, err
	}
	return json.Marshal(out)
}

// refuse answers with err. What is our defect or our lack is logged, and the answer names the line.
func (s *server) refuse(d *door, w http.ResponseWriter, r *http.Request, err error) {
	p := problemOf(d, err)
	if p.Status == http.StatusInternalServerError || p.Status == http.StatusServiceUnavailable {
		p.Reference = s.report(d, r, err)
	}
	answer(w, p)
}

func answer(w http.ResponseWriter, p Problem) {
	if p.Status == http.StatusUnauthorized {
		w.Header().Set("WWW-Authenticate", `Session realm="Upward"`) // HTTP wants a scheme; none is registered for sessions
	}
	body, err := json.Marshal(p)
	if err != nil { // only what is saved now can fail, and the rest is worth saying
		p.Current = nil
		body, _ = json.Marshal(p)
	}
	send(w, p.Status, "application/problem+json", body)
}

// report logs a failure once, without anything that was sent, and returns the reference of the line.
func (s *server) report(d *door, r *http.Request, err error) string {
	if errors.Is(err, context.Canceled) && r.Context().Err() != nil {
		return "" // the caller hung up
	}
	reference := id.New(nil).Code(8)
	args := []any{"reference", reference, "kind", string(fault.KindOf(err)), "operation", d.Name, "cause", causeOf(err)}
	if p, ok := errors.AsType[*panicked](err); ok {
		args = append(args, "stack", string(p.stack))
	}
	s.log.ErrorContext(r.Context(), "request failed", args...)
	return reference
}

// causeOf returns what lies under the sentence that the caller saw, since that sentence may quote what was sent.
func causeOf(err error) string {
	if f, ok := errors.AsType[*fault.Error](err); ok {
		if f.Err == nil {
			return "none given"
		}
		err = f.Err
	}
	const longest = 500
	text := err.Error()
	if len(text) > longest {
		text = strings.ToValidUTF8(text[:longest], "") + "…"
	}
	return text
}

// panicked is a panic as an error. Its value may hold somebody's words, so only that of the runtime's own is told.
type panicked struct {
	cause any
	stack []byte
}

// Error tells the runtime's reason, if it was the runtime that panicked.
func (p *panicked) Error() string {
	if err, ok := p.cause.(interface{ RuntimeError() }); ok {
		return "panic: " + err.(error).Error()
	}
	return "panic"
}

// lost answers what no operation answers: 405 where another method would do, else 404.
func (s *server) lost(w http.ResponseWriter, r *http.Request) {
	var allowed []string
	for _, method := range []string{http.MethodGet, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete} {
		other := &http.Request{Method: method, URL: r.URL, Host: r.Host}
		if _, pattern := s.mux.Handler(other); pattern != "/" {
			allowed = append(allowed, method)
		}
	}
	if len(allowed) == 0 {
		answer(w, problem(http.StatusNotFound, "Nothing is here; /api lists what there is.", nil))
		return
	}
	w.Header().Set("Allow", strings.Join(allowed, ", "))
	answer(w, problem(http.StatusMethodNotAllowed, "This takes "+strings.Join(allowed, " or ")+".", nil))
}

func send(w http.ResponseWriter, status int, kind string, body []byte) {
	head := w.Header()
	head.Set("Content-Type", kind)
	head.Set("Content-Length", strconv.Itoa(len(body)))
	head.Set("Cache-Control", "no-store")
	head.Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(status)
	_, _ = w.Write(body) // a caller that hung up is no fault of ours
}
