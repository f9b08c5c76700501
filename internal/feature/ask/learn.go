package ask

import (
	"context"

	"upward/internal/platform/operation"
	"upward/internal/pure/prose"
)

// mostLearnt is how many of her latest choices are learnt from.
const mostLearnt = "500"

// Learnt is what her choices taught about which sentences ask.
type Learnt struct {
	Choices int            `json:"choices" doc:"Suggestions that she took on or rejected, and that are learnt from"`
	Phrases []LearntPhrase `json:"phrases" doc:"What that adds to or takes from a sentence, in log-odds, the strongest first"`
}

// LearntPhrase is one phrase with its weight.
type LearntPhrase struct {
	Phrase string  `json:"phrase"`
	Weight float64 `json:"weight"`
}

// corrections returns her choices, the oldest first: which sentence asked something, and which did not.
func (r rows) corrections() (all []prose.Correction, err error) {
	judged, err := r.suggestions(`s.learn = 1 AND s.state IN ('accepted', 'rejected') AND s.kind IN ('ask', 'wait') ORDER BY s.at DESC, s.id LIMIT ` + mostLearnt)
	for i := len(judged) - 1; i >= 0; i-- {
		all = append(all, prose.Correction{Text: judged[i].Words, Ask: judged[i].State == "accepted"})
	}
	return all, err
}

// Learnt shows what her choices taught.
func (s *Service) Learnt(ctx context.Context, by operation.Actor, _ operation.None) (out Learnt, err error) {
	out.Phrases = []LearntPhrase{}
	err = s.read(ctx, by, func(r rows) error {
		choices, err := r.corrections()
		out.Choices = len(choices)
		for _, w := range prose.NewLayer(choices).List() {
			out.Phrases = append(out.Phrases, LearntPhrase{w.Name, w.Value})
		}
		return err
	})
	return out, err
}

// Unlearn makes the program forget what her choices taught; the choices themselves stay.
func (s *Service) Unlearn(ctx context.Context, by operation.Actor, _ operation.None) (out Moved, err error) {
	err = s.write(ctx, by, func(r rows) error {
		out.Moved, err = r.tx.Exec(`UPDATE ask_suggestion SET learn = 0 WHERE org = $1 AND owner = $2 AND learn = 1`, by.Org, by.Owner)
		return err
	})
	return out, err
}
