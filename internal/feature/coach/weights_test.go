package coach_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"upward/internal/feature/coach"
	"upward/internal/platform/fault"
	"upward/internal/pure/prose"
)

func weights(t *testing.T, in coach.Weighing) coach.Weights {
	t.Helper()
	out, err := service.Weights(t.Context(), nobody, in)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestTheWholeModelIsListedTheStrongestFirst(t *testing.T) {
	model, all := prose.Weights(), weights(t, coach.Weighing{})
	if len(all.Weights) != len(model) || all.All != len(model) || len(model) < 1000 {
		t.Fatalf("%d of %d weights, %d said", len(all.Weights), len(model), all.All)
	}
	rules := 0
	for i, w := range all.Weights {
		if w.Rule {
			rules++
			w.Name = "rule: " + w.Name
		}
		if w.Name != model[i].Name || w.Weight != model[i].Value {
			t.Fatalf("weight %d is %+v, want %+v", i, w, model[i])
		}
		if i > 0 && math.Abs(w.Weight) > math.Abs(all.Weights[i-1].Weight) {
			t.Fatalf("%+v stands after %+v", w, all.Weights[i-1])
		}
	}
	if rules == 0 || rules == len(model) {
		t.Errorf("%d rules of %d", rules, len(model))
	}
}

func TestWeightsAreCutShortAndFoundByTheirWords(t *testing.T) {
	all := weights(t, coach.Weighing{})
	if top := weights(t, coach.Weighing{Top: 7}); top.All != all.All || !slices.Equal(top.Weights, all.Weights[:7]) {
		t.Errorf("the top is %+v", top)
	}
	for _, word := range []string{"let", " Let ", "let me", "please do"} {
		found := weights(t, coach.Weighing{Word: word})
		want := " " + strings.ToLower(strings.TrimSpace(word)) + " "
		n := 0
		for _, w := range all.Weights {
			if strings.Contains(" "+w.Name+" ", want) {
				n++
			}
		}
		if len(found.Weights) != n || n == 0 || n == all.All {
			t.Errorf("%q: %d weights, want %d", word, len(found.Weights), n)
		}
		for _, w := range found.Weights {
			if !strings.Contains(" "+w.Name+" ", want) {
				t.Errorf("%q finds %q", word, w.Name)
			}
		}
	}
	if none := weights(t, coach.Weighing{Word: "no such words stand here"}); none.Weights == nil || len(none.Weights) != 0 || none.All != all.All {
		t.Errorf("unknown words give %+v", none)
	}
	if _, err := service.Weights(t.Context(), nobody, coach.Weighing{Top: -1}); fault.KindOf(err) != fault.Invalid || fault.FieldOf(err) != "top" {
		t.Errorf("fewer than none: %v", err)
	}
}
