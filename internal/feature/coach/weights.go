package coach

import (
	"context"
	"strings"

	"upward/internal/platform/fault"
	"upward/internal/platform/operation"
	"upward/internal/pure/prose"
)

// Weighing says which weights are wanted.
type Weighing struct {
	Top  int    `json:"top,omitempty" doc:"How many at the most, the strongest first; all unless told"`
	Word string `json:"word,omitempty" doc:"Only what holds this word, or these words in a row"`
}

// Weight is one line of the model of asks.
type Weight struct {
	Name   string  `json:"name" doc:"One to three words, where … stands for any one word; or a rule, or two rules that meet"`
	Rule   bool    `json:"rule,omitempty" doc:"The name is that of a rule"`
	Weight float64 `json:"weight" doc:"In log-odds: above zero it speaks for an ask, below zero against"`
}

// Weights is the model of asks as a list of words.
type Weights struct {
	Weights []Weight `json:"weights" doc:"The strongest first, whether for or against"`
	All     int      `json:"all" doc:"How many lines the whole model has"`
}

// Weights lists what asks are known by, from the model itself: nothing of the owner's is in it.
func (s *Service) Weights(_ context.Context, _ operation.Actor, in Weighing) (Weights, error) {
	if in.Top < 0 {
		return Weights{}, fault.Field("top", "Say how many you want, such as 50.")
	}
	model := prose.Weights()
	out := Weights{Weights: []Weight{}, All: len(model)}
	every, want := strings.TrimSpace(in.Word) == "", spaced(in.Word)
	for _, w := range model {
		if in.Top > 0 && len(out.Weights) == in.Top {
			break
		}
		name, rule := strings.CutPrefix(w.Name, "rule: ")
		if every || strings.Contains(spaced(name), want) {
			out.Weights = append(out.Weights, Weight{name, rule, w.Value})
		}
	}
	return out, nil
}

// spaced puts each word between spaces, so that “let” is not found in “letter”.
func spaced(words string) string {
	return " " + strings.Join(strings.Fields(strings.ToLower(words)), " ") + " "
}
