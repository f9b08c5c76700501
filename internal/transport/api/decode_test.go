package api

import (
	"encoding/json"
	"fmt"
	"net/http"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/danielgtaylor/huma/v2"

	"upward/internal/platform/operation"
)

func TestPathQueryAndBodyBecomeOneInput(t *testing.T) {
	at := time.Date(2026, 11, 18, 9, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		method, target, body string
		want                 any
	}{
		{"GET", "/notes/n1", "", which{"n1"}},
		{"GET", "/notes", "", listing{}},
		{"GET", "/notes?q=a+%26+b&limit=7&late=true&since=2026-11-18T09:00:00Z&share=0.25", "", listing{"a & b", 7, true, at, nil, 0.25}},
		{"GET", "/notes?q=7", "", listing{Query: "7"}},
		{"GET", "/notes?tags=a&tags=b,c", "", listing{Tags: []string{"a", "b,c"}}},
		{"GET", "/notes", "{}", listing{}},
		{"POST", "/notes", `{"words":"hi","margin":{"text":"x","marks":["!"]},"written":"2026-11-18T09:00:00Z"}`, recording{"hi", margin{"x", []string{"!"}}, at}},
		{"POST", "/notes/n1/edit", `{"version":3}`, editing{"n1", 3, ""}},
		{"POST", "/notes/a%2Fb%20%22c%22/edit", `{"version":3}`, editing{`a/b "c"`, 3, ""}},
		{"POST", "/notes/n1/edit", `{"version":9007199254740993}`, editing{"n1", 9007199254740993, ""}},
		{"DELETE", "/notes", "", operation.None{}},
	} {
		b := newBench(t)
		b.do(c.method, root+c.target, c.body)
		if !reflect.DeepEqual(b.got, c.want) {
			t.Errorf("%s %s %s: the verb got %+v, want %+v", c.method, c.target, c.body, b.got, c.want)
		}
	}
}

func TestWrongInputIsRefusedAtItsPlace(t *testing.T) {
	for _, c := range []struct{ method, target, body, location string }{
		{"GET", "/notes?colour=red", "", "query.colour"},
		{"GET", "/notes?limit=many", "", "query.limit"},
		{"GET", "/notes?limit=1.5", "", "query.limit"},
		{"GET", "/notes?limit=99999999999999999999", "", "query.limit"},
		{"GET", "/notes?limit=1&limit=2", "", "query.limit"},
		{"GET", "/notes?late=yes", "", "query.late"},
		{"GET", "/notes?share=NaN", "", "query.share"},
		{"GET", "/notes?share=0x1p-2", "", "query.share"},
		{"GET", "/notes?since=yesterday", "", "query.since"},
		{"GET", "/notes?q=%ff", "", "query.q"},
		{"GET", "/notes?q=%zz", "", "query"},
		{"GET", "/notes?Limit=1", "", "query.Limit"},
		{"GET", "/notes/n1?id=n2", "", "query.id"},
		{"GET", "/notes", `{"limit":3}`, "body.limit"},
		{"POST", "/notes?words=hi", `{"words":"hi"}`, "query.words"},
		{"POST", "/notes", "", "body.words"},
		{"POST", "/notes", `{"words":7}`, "body.words"},
		{"POST", "/notes", `{"words":""}`, "body.words"},
		{"POST", "/notes", `{"words":null}`, "body.words"},
		{"POST", "/notes", `{"Words":"hi"}`, "body.Words"},
		{"POST", "/notes", `{"words":"hi","mood":"good"}`, "body.mood"},
		{"POST", "/notes", `{"words":"hi","margin":{"colour":"red"}}`, "body.margin.colour"},
		{"POST", "/notes", `{"words":"hi","margin":[]}`, "body.margin"},
		{"POST", "/notes", `{"words":"hi","margin":{"marks":["!",2]}}`, "body.margin.marks[1]"},
		{"POST", "/notes", `{"words":"hi","written":"2026-11-18"}`, "body.written"},
		{"POST", "/notes", `["words"]`, "body"},
		{"POST", "/notes", `null`, "body"},
		{"POST", "/notes", `{"words":"hi"`, "body"},
		{"POST", "/notes", `{"words":"hi"} {}`, "body"},
		{"POST", "/notes/n1/edit", `{}`, "body.version"},
		{"POST", "/notes/n1/edit", `{"version":1e30}`, "body.version"},
		{"POST", "/notes/n1/edit", `{"version":1.5}`, "body.version"},
		{"POST", "/notes/n1/edit", `{"version":3,"id":"n2"}`, "body.id"},
		{"POST", "/notes/%ff/edit", `{"version":3}`, "path.id"},
		{"DELETE", "/notes?all=true", "", "query.all"},
	} {
		b := newBench(t)
		p := b.refusedWith(b.do(c.method, root+c.target, c.body), http.StatusUnprocessableEntity)
		if len(p.Errors) != 1 || p.Errors[0].Location != c.location || p.Errors[0].Message == "" {
			t.Errorf("%s %s %s: errors %+v, want one at %s", c.method, c.target, c.body, p.Errors, c.location)
		}
	}
}

func TestSeveralMistakesAreToldAtOnce(t *testing.T) {
	b := newBench(t)
	p := b.refusedWith(b.do("GET", root+"/notes?limit=x&late=y&colour=z", ""), http.StatusUnprocessableEntity)
	if len(p.Errors) != 3 {
		t.Errorf("errors %+v", p.Errors)
	}
}

// huma alone would build a location that grows with every such name.
func TestManyStrangeNamesStayCheap(t *testing.T) {
	var body strings.Builder
	body.WriteString(`{"words":"hi","margin":{`)
	for i := range 60_000 {
		fmt.Fprintf(&body, `"a.%d":1,`, i)
	}
	body.WriteString(`"text":"x"}}`)
	b := newBench(t)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	p := b.refusedWith(b.do("POST", root+"/notes", body.String()), http.StatusUnprocessableEntity)
	runtime.ReadMemStats(&after)
	if len(p.Errors) != enough {
		t.Errorf("%d errors, want %d", len(p.Errors), enough)
	}
	if used := (after.TotalAlloc - before.TotalAlloc) / uint64(body.Len()); used > 200 {
		t.Errorf("%d bytes were allocated for each byte sent", used)
	}
}

func TestEndlessListsAreRefused(t *testing.T) {
	b := newBench(t)
	body := `{"words":"hi","margin":{"marks":["!"` + strings.Repeat(`,"!"`, longestList) + `]}}`
	p := b.refusedWith(b.do("POST", root+"/notes", body), http.StatusUnprocessableEntity)
	if len(p.Errors) != 1 || p.Errors[0].Location != "body.margin.marks" {
		t.Errorf("errors %+v", p.Errors)
	}
}

func TestLongNamesAreCutInAnswers(t *testing.T) {
	b := newBench(t)
	w := b.do("POST", root+"/notes", `{"words":"hi","`+strings.Repeat("ü", 50_000)+`":1}`)
	b.refusedWith(w, http.StatusUnprocessableEntity)
	if w.Body.Len() > 2000 || !utf8.Valid(w.Body.Bytes()) {
		t.Errorf("the answer has %d bytes", w.Body.Len())
	}
}

func TestLargeBodiesAreRefused(t *testing.T) {
	b := newBench(t)
	fits := `{"words":"` + strings.Repeat("x", largest-len(`{"words":""}`)) + `"}`
	if w := b.do("POST", root+"/notes", fits); w.Code != http.StatusOK {
		t.Errorf("a body of exactly the limit: %d", w.Code)
	}
	b.refusedWith(b.do("POST", root+"/notes", fits+" "), http.StatusRequestEntityTooLarge)
}

func TestOnlyJSONIsTaken(t *testing.T) {
	b := newBench(t)
	for _, kind := range []string{"", "text/plain", "application/x-www-form-urlencoded", "application/jsonx", "text/json+json;;"} {
		b.refusedWith(b.doAs("POST", root+"/notes", kind, `{"words":"hi"}`), http.StatusUnsupportedMediaType)
	}
	for _, kind := range []string{"application/json", "Application/JSON; charset=utf-8", "application/vnd.upward+json"} {
		if w := b.doAs("POST", root+"/notes", kind, `{"words":"hi"}`); w.Code != http.StatusOK {
			t.Errorf("%s: %d", kind, w.Code)
		}
	}
	if w := b.doAs("DELETE", root+"/notes", "", ""); w.Code != http.StatusOK {
		t.Errorf("no body needs no type, but got %d", w.Code)
	}
}

func FuzzDecode(f *testing.F) {
	f.Add("n1", "", `{"version":3}`)
	f.Add(`a"b`, "q=1", `{"version":3,"words":"x","words":"y"}`)
	f.Add("\xff", "%zz&&=", `{"version":1e400,"a.b":[[{}]]}`)
	f.Add("x", "version=3&id=4", `{"ID":"z","Version":3}`)
	f.Add("", "a=1&a=2", "\u2028null")
	types := huma.NewMapRegistry(schemas, nameOf)
	d, err := newDoor((&notebook{}).operations()[3], types)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, id, query, body string) {
		raw, wrong := d.join(func(string) string { return id }, query, []byte(body))
		if len(wrong) > enough {
			t.Errorf("%d findings", len(wrong))
		}
		if len(wrong) > 0 {
			return
		}
		var got map[string]any
		if err := json.Unmarshal(raw, &got); err != nil {
			t.Fatalf("%v in %s", err, raw)
		}
		if got["id"] != id {
			t.Errorf("id %q became %q", id, got["id"])
		}
		for name := range got {
			if name != "id" && name != "version" && name != "words" {
				t.Errorf("%q reached the verb", name)
			}
		}
	})
}

func FuzzQuery(f *testing.F) {
	f.Add("q=a&limit=7&late=true&since=2026-11-18T09:00:00Z&tags=a&tags=b&share=0.25")
	f.Add("limit=007&share=-0&share=1e999&tags=%22")
	f.Add("share=1_0&limit=%2B1&since=2026-02-30T00:00:00Z&q=%00")
	n := &notebook{}
	d, err := newDoor(n.operations()[0], huma.NewMapRegistry(schemas, nameOf))
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, query string) {
		raw, wrong := d.join(nil, query, nil)
		if len(wrong) > 0 {
			return
		}
		if _, err := d.Call(t.Context(), operation.Actor{}, raw); err != nil {
			t.Errorf("the verb's own decoder refuses %s: %v", raw, err)
		}
	})
}
