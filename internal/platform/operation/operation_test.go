package operation_test

import (
	"context"
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"upward/internal/platform/fault"
	"upward/internal/platform/operation"
)

type order struct {
	Name  string    `json:"name"`
	Count int       `json:"count"`
	Fast  bool      `json:"fast"`
	Day   time.Time `json:"day,omitzero"`
	Tags  []string  `json:"tags"`
	Part  struct {
		Size float64 `json:"size"`
	} `json:"part"`
}

type receipt struct {
	By    operation.Actor
	Order order
}

var mia = operation.Actor{Org: "harborlight", Owner: "mia"}

func place(_ context.Context, by operation.Actor, in order) (receipt, error) {
	if in.Name == "nothing" {
		return receipt{}, errors.New("sold out")
	}
	return receipt{by, in}, nil
}

func TestVerbIsListedWithItsShape(t *testing.T) {
	o := operation.Command("order.place", "POST /orders/{id}", "Place an order.", place)
	if o.Name != "order.place" || o.Method != "POST" || o.Path != "/orders/{id}" || o.Reads() || o.In != reflect.TypeFor[order]() || o.Out != reflect.TypeFor[receipt]() {
		t.Errorf("%+v", o)
	}
	if q := operation.Query("order.show", "GET /orders/{id}", "Show an order.", place); !q.Reads() {
		t.Errorf("%+v does not read", q)
	}
}

func TestVerbRunsForItsActorWithItsInput(t *testing.T) {
	o := operation.Command("order.place", "POST /orders", "Place an order.", place)
	out, err := o.Call(t.Context(), mia, json.RawMessage(`{"name":"rope","count":3,"fast":true,"day":"2026-12-03T00:00:00Z","tags":["a"],"part":{"size":1.5}}`))
	got, ok := out.(receipt)
	if err != nil || !ok || got.By != mia || got.Order.Name != "rope" || got.Order.Count != 3 || !got.Order.Fast || got.Order.Day.Year() != 2026 || got.Order.Part.Size != 1.5 {
		t.Errorf("%+v, %v", out, err)
	}
	for _, nothing := range []string{"", "  \n", "{}", "null"} {
		if out, err := o.Call(t.Context(), mia, json.RawMessage(nothing)); err != nil || !reflect.DeepEqual(out, receipt{By: mia}) {
			t.Errorf("%q: %+v, %v", nothing, out, err)
		}
	}
	if _, err := o.Call(t.Context(), mia, json.RawMessage(`{"name":"nothing"}`)); err == nil || err.Error() != "sold out" {
		t.Errorf("the verb's own error: %v", err)
	}
}

func TestWrongInputIsExplainedByItsField(t *testing.T) {
	o := operation.Command("order.place", "POST /orders", "Place an order.", place)
	for _, c := range []struct{ input, field, words string }{
		{`{"name":3}`, "name", "wants text, not number"},
		{`{"count":"three"}`, "count", "wants a number, not string"},
		{`{"fast":"yes"}`, "fast", "wants true or false"},
		{`{"tags":{}}`, "tags", "wants a list"},
		{`{"part":[]}`, "part", "wants an object"},
		{`{"part":{"size":"big"}}`, "part.size", "wants a number"},
		{`{"nmae":"rope"}`, "nmae", "There is no field \"nmae\""},
		{`{"day":"tomorrow"}`, "", "2026-12-03"},
		{`{"count":1e99}`, "count", "wants a number"},
		{`{"name":"rope"`, "", "ends too early"},
		{`{`, "", "ends too early"},
		{`{name:1}`, "", "not valid JSON"},
		{`{} {}`, "", ""},
		{`{} x`, "", ""},
		{`[1]`, "", ""},
		{`3`, "", ""},
		{strings.Repeat("[", 20_000), "", ""},
	} {
		out, err := o.Call(t.Context(), mia, json.RawMessage(c.input))
		if fault.KindOf(err) != fault.Invalid || fault.FieldOf(err) != c.field || !strings.Contains(fault.Message(err), c.words) || out != nil {
			t.Errorf("%.40s: %v, %v", c.input, out, err)
		}
	}
}

func FuzzCallNeverFailsButByInvalidInput(f *testing.F) {
	o := operation.Command("order.place", "POST /orders", "Place an order.", place)
	for _, seed := range []string{``, `{}`, `{"name":"rope","count":3}`, `{"day":"x"}`, `[[[`, `{"part":null}`, "\xff", `{"tags":["a",1]}`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, input []byte) {
		_, err := o.Call(t.Context(), mia, input)
		if err != nil && fault.KindOf(err) != fault.Invalid && err.Error() != "sold out" {
			t.Errorf("%q: %v", input, err)
		}
	})
}
