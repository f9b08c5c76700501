package api

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"upward/internal/platform/fault"
	"upward/internal/platform/operation"
)

func TestOutputIsTheVerbsStruct(t *testing.T) {
	b := newBench(t)
	w := b.do("GET", root+"/notes/n1", "")
	if w.Code != http.StatusOK || w.Header().Get("Content-Type") != "application/json" || w.Header().Get("Cache-Control") != "no-store" {
		t.Errorf("status %d, header %v", w.Code, w.Header())
	}
	if got, want := w.Body.String(), `{"id":"n1","version":3,"words":"first"}`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestVerbsActForWhoeverTheRequestActsFor(t *testing.T) {
	b := newBench(t)
	b.do("GET", root+"/notes", "")
	if want := (operation.Actor{Org: "o", Owner: "mia"}); b.by != want {
		t.Errorf("acted for %+v, want %+v", b.by, want)
	}
}

func TestEachKindHasItsStatus(t *testing.T) {
	for kind, status := range map[fault.Kind]int{
		fault.Invalid: 422, fault.Forbidden: 403, fault.NotFound: 404, fault.Conflict: 409,
		fault.Limited: 429, fault.Unavailable: 503, fault.Internal: 500,
	} {
		b := newBench(t)
		w := b.do("GET", root+"/trouble?kind="+strings.ReplaceAll(string(kind), " ", "+"), "")
		p := b.refusedWith(w, status)
		if want := "It did not work: " + string(kind) + "."; p.Detail != want {
			t.Errorf("%s: detail %q, want %q", kind, p.Detail, want)
		}
		if strings.Contains(w.Body.String(), "fire") {
			t.Errorf("%s: the cause is told: %s", kind, w.Body)
		}
		if ours := status >= 500; ours != (p.Reference != "") || ours != (b.log.Len() > 0) {
			t.Errorf("%s: reference %q, log %q", kind, p.Reference, &b.log)
		}
	}
}

func TestConflictsCarryWhatIsSavedNow(t *testing.T) {
	b := newBench(t)
	w := b.do("POST", root+"/notes/n1/edit", `{"version":2,"words":"mine"}`)
	b.refusedWith(w, http.StatusConflict)
	var got struct {
		Current note `json:"current"`
	}
	if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil || got.Current != b.saved {
		t.Errorf("current %+v (%v), want %+v", got.Current, err, b.saved)
	}
}

func TestDefectsHideTheirCauseAndAreLoggedOnce(t *testing.T) {
	for _, kind := range []string{"bare", "panic"} {
		b := newBench(t)
		w := b.do("GET", root+"/trouble?kind="+kind, "")
		p := b.refusedWith(w, http.StatusInternalServerError)
		if strings.Contains(w.Body.String(), "fire") || strings.Contains(w.Body.String(), secretWords) {
			t.Errorf("%s: the cause is told: %s", kind, w.Body)
		}
		if p.Reference == "" || strings.Count(b.log.String(), "reference="+p.Reference) != 1 || strings.Count(b.log.String(), "\n") != 1 {
			t.Errorf("%s: reference %q in %q", kind, p.Reference, &b.log)
		}
		if strings.Contains(b.log.String(), secretWords) || strings.Contains(b.log.String(), "kind=panic") {
			t.Errorf("%s: the log holds what was sent: %s", kind, &b.log)
		}
	}
}

func TestTheFieldOfAFaultHasItsLocation(t *testing.T) {
	b := newBench(t)
	p := b.refusedWith(b.do("POST", root+"/notes", `{"words":""}`), http.StatusUnprocessableEntity)
	if p.Detail != "Say what to note." || len(p.Errors) != 1 || p.Errors[0] != (Detail{"body.words", "Say what to note."}) {
		t.Errorf("problem %+v", p)
	}
}

func TestWithoutSessionTheAnswerIs401(t *testing.T) {
	b := newBench(t)
	b.refused = fault.New(fault.Forbidden, "Sign in first.")
	w := b.do("POST", root+"/notes", `{"nonsense":`)
	if p := b.refusedWith(w, http.StatusUnauthorized); p.Detail != "Sign in first." || w.Header().Get("WWW-Authenticate") == "" {
		t.Errorf("problem %+v, header %v", p, w.Header())
	}
	if b.got != nil {
		t.Error("the verb was called")
	}
	b.refused = fault.New(fault.Unavailable, "The database does not answer.")
	b.refusedWith(b.do("GET", root+"/notes", ""), http.StatusServiceUnavailable)
}

func TestStrangeAddressesAndMethodsAreProblemsToo(t *testing.T) {
	b := newBench(t)
	b.refusedWith(b.do("GET", root+"/nothing", ""), http.StatusNotFound)
	b.refusedWith(b.do("GET", "/api/nothing", ""), http.StatusNotFound)
	w := b.do("PUT", root+"/notes", "")
	b.refusedWith(w, http.StatusMethodNotAllowed)
	if got, want := w.Header().Get("Allow"), "GET, POST, DELETE"; got != want {
		t.Errorf("Allow %q, want %q", got, want)
	}
}

func TestWhatCannotBeServedIsAnErrorAtTheStart(t *testing.T) {
	n := &notebook{}
	type nested struct {
		Margin margin `json:"margin"`
	}
	for name, o := range map[string]operation.Operation{
		"an object in the query":     operation.Query("note.bad", "GET /bad", "Bad.", verb[nested]),
		"a wildcard without field":   operation.Query("note.bad", "GET /bad/{other}", "Bad.", verb[which]),
		"no summary":                 operation.Query("note.bad", "GET /bad", "", verb[which]),
		"no path":                    operation.Query("note.bad", "GET", "Bad.", verb[which]),
		"a method that HTTP lacks":   operation.Query("note.bad", "GRAB /bad", "Bad.", verb[which]),
		"a name that is taken":       operation.Query("note.list", "GET /bad", "Bad.", verb[which]),
		"an address that is taken":   operation.Query("note.bad", "GET /notes", "Bad.", verb[which]),
		"an address that is unsure":  operation.Query("note.bad", "GET /{id}/n1", "Bad.", verb[which]),
		"an input that is no object": operation.Query("note.bad", "GET /bad", "Bad.", verb[int]),
	} {
		if _, err := New(append(n.operations(), o), nil, nil, ""); err == nil {
			t.Errorf("%s was taken", name)
		}
	}
}

func verb[I any](context.Context, operation.Actor, I) (out operation.None, err error) { return }
