package api

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"upward/internal/platform/fault"
	"upward/internal/platform/operation"
)

// notebook is a small feature with one verb of each sort.
type notebook struct {
	saved note
	got   any // the last input
	by    operation.Actor
}

type note struct {
	ID      string    `json:"id" doc:"Names the note"`
	Version int64     `json:"version" doc:"Rises with every change"`
	Words   string    `json:"words" doc:"What was noted"`
	Written time.Time `json:"written,omitzero" doc:"When"`
}

type listing struct {
	Query string    `json:"q,omitempty" doc:"Words that must occur"`
	Limit int       `json:"limit,omitempty" doc:"How many at the most"`
	Late  bool      `json:"late,omitempty" doc:"Only late ones"`
	Since time.Time `json:"since,omitzero" doc:"Only later ones"`
	Tags  []string  `json:"tags,omitempty" doc:"Any of these"`
	Share float64   `json:"share,omitempty" doc:"At least this part"`
}

type notes struct {
	Notes []note `json:"notes" doc:"The notes"`
}

type which struct {
	ID string `json:"id" path:"id" doc:"The id of the note"`
}

type recording struct {
	Words   string    `json:"words" doc:"What to note"`
	Margin  margin    `json:"margin,omitzero" doc:"What stands beside it"`
	Written time.Time `json:"written,omitzero" doc:"When; now unless told"`
}

type margin struct {
	Text  string   `json:"text,omitempty" doc:"The text"`
	Marks []string `json:"marks,omitempty" doc:"Signs"`
}

type editing struct {
	ID      string `json:"id" path:"id" doc:"The id of the note"`
	Version int64  `json:"version" doc:"The version that you read"`
	Words   string `json:"words,omitempty" doc:"What it shall say"`
}

type failing struct {
	Kind string `json:"kind,omitempty" doc:"Of the failure"`
}

func (n *notebook) list(_ context.Context, by operation.Actor, in listing) (notes, error) {
	n.got, n.by = in, by
	return notes{[]note{n.saved}}, nil
}

func (n *notebook) show(_ context.Context, _ operation.Actor, in which) (note, error) {
	n.got = in
	if in.ID != n.saved.ID {
		return note{}, fault.New(fault.NotFound, "There is no such note.")
	}
	return n.saved, nil
}

func (n *notebook) record(_ context.Context, _ operation.Actor, in recording) (note, error) {
	n.got = in
	if in.Words == "" {
		return note{}, fault.Field("words", "Say what to note.")
	}
	n.saved = note{ID: "n1", Version: 1, Words: in.Words, Written: in.Written}
	return n.saved, nil
}

func (n *notebook) edit(_ context.Context, _ operation.Actor, in editing) (note, error) {
	n.got = in
	if in.Version != n.saved.Version {
		return note{}, &fault.Error{Kind: fault.Conflict, Message: "It changed meanwhile.", Current: n.saved}
	}
	n.saved.Words, n.saved.Version = cmp.Or(in.Words, n.saved.Words), n.saved.Version+1
	return n.saved, nil
}

func (n *notebook) clear(_ context.Context, _ operation.Actor, in operation.None) (operation.None, error) {
	n.got = in
	return operation.None{}, nil
}

func (n *notebook) fail(_ context.Context, _ operation.Actor, in failing) (operation.None, error) {
	switch in.Kind {
	case "panic":
		panic("the diary of " + secretWords)
	case "bare":
		return operation.None{}, errors.New("disk on fire")
	}
	return operation.None{}, fault.Wrap(errors.New("disk on fire"), fault.Kind(in.Kind), "It did not work: %s.", in.Kind)
}

// secretWords must never reach the log.
const secretWords = "the elephant in the attic"

func (n *notebook) operations() []operation.Operation {
	return []operation.Operation{
		operation.Query("note.list", "GET /notes", "List the notes.", n.list),
		operation.Query("note.show", "GET /notes/{id}", "Show a note.", n.show),
		operation.Command("note.record", "POST /notes", "Note something.", n.record),
		operation.Command("note.edit", "POST /notes/{id}/edit", "Change a note.", n.edit),
		operation.Command("note.clear", "DELETE /notes", "Remove all notes.", n.clear),
		operation.Query("trouble.make", "GET /trouble", "Fail in a given way.", n.fail),
	}
}

// bench is a notebook behind the API.
type bench struct {
	*notebook
	t       *testing.T
	handler http.Handler
	log     bytes.Buffer
	refused error // what the actor function returns
}

func newBench(t *testing.T) *bench {
	t.Helper()
	b := &bench{notebook: &notebook{saved: note{ID: "n1", Version: 3, Words: "first"}}, t: t}
	actor := func(*http.Request) (operation.Actor, error) {
		return operation.Actor{Org: "o", Owner: "mia"}, b.refused
	}
	handler, err := New(b.operations(), actor, slog.New(slog.NewTextHandler(&b.log, nil)), "1.2.3")
	if err != nil {
		t.Fatal(err)
	}
	b.handler = handler
	return b
}

// do sends a request; a body goes as JSON.
func (b *bench) do(method, target, body string) *httptest.ResponseRecorder {
	b.t.Helper()
	return b.doAs(method, target, "application/json", body)
}

func (b *bench) doAs(method, target, contentType, body string) *httptest.ResponseRecorder {
	b.t.Helper()
	r := httptest.NewRequest(method, target, strings.NewReader(body))
	if contentType != "" {
		r.Header.Set("Content-Type", contentType)
	}
	w := httptest.NewRecorder()
	b.handler.ServeHTTP(w, r)
	return w
}

// refusedWith reads the problem of an answer and checks its status.
func (b *bench) refusedWith(w *httptest.ResponseRecorder, status int) (p Problem) {
	b.t.Helper()
	if w.Code != status {
		b.t.Fatalf("status %d, want %d: %s", w.Code, status, w.Body)
	}
	if kind := w.Header().Get("Content-Type"); kind != "application/problem+json" {
		b.t.Errorf("content type %q", kind)
	}
	if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil {
		b.t.Fatalf("%v: %s", err, w.Body)
	}
	if p.Status != status || p.Title != http.StatusText(status) || p.Detail == "" {
		b.t.Errorf("problem %+v for status %d", p, status)
	}
	return p
}
