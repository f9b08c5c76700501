package prose

import (
	"encoding/json"
	"math"
	"sort"
)

// Correction is what a user said of a sentence.
type Correction struct {
	Text string `json:"text"`
	Ask  bool   `json:"ask"` // it asks for something
}

// Layer is what one user's corrections add to the weights that everybody has: a few phrases with log-odds each. The zero
// Layer changes nothing. It holds the phrases of the corrected sentences, so it is as private as they are.
//
// It stays small by construction: one phrase weighs at most LayerPhraseCap, all together move a sentence by at most
// LayerCap, and a sentence that shares less than a fifth of its phrases with the corrected ones is not moved at all.
type Layer struct {
	deltas map[string]float64
	byHash map[uint64]float64
}

// The caps of a layer, in log-odds.
const (
	LayerPhraseCap = 1.5
	LayerCap       = 7.0
)

// Which share of its phrases a sentence must have in common with the layer to be moved, and to be moved in full.
const (
	kinFrom = .2
	kinFull = .55
)

// layerPasses is how often the corrections are gone through, the last one always last, so that a later correction does
// not undo an earlier one by accident.
const layerPasses = 4

// layerMargin is how far beyond the threshold a corrected sentence is moved, in log-odds, for its near-copies to follow.
const layerMargin = 2.3

// NewLayer makes the layer of corrections, in their order: a later one wins over an earlier one that contradicts it.
func NewLayer(corrections []Correction) Layer {
	l := Layer{deltas: map[string]float64{}, byHash: map[uint64]float64{}}
	for range layerPasses {
		for _, c := range corrections {
			for _, s := range Sentences(c.Text) {
				l.learn(c.Text, s, c.Ask)
			}
		}
	}
	return l
}

// learn moves the phrases of a sentence as far as it takes to bring it to the right side.
func (l *Layer) learn(text string, s Span, ask bool) {
	list, j := hearing{layer: *l}.judge(text, s)
	m := loaded()
	goal := logit(m.ask) + layerMargin
	missing := goal - logit(j.shown)
	if !ask {
		goal = logit(m.possible) - layerMargin
		missing = goal - logit(j.shown)
		missing = min(missing, 0)
	} else {
		missing = max(missing, 0)
	}
	phrases := phrasesOf(j.found)
	if missing == 0 || len(phrases) == 0 {
		return
	}
	each := missing / float64(len(phrases))
	for _, f := range phrases {
		l.set(f.name(list), within(l.byHash[f.hash]+each, LayerPhraseCap))
	}
}

func (l *Layer) set(name string, delta float64) {
	l.deltas[name], l.byHash[hashName(name)] = delta, delta
}

// phrasesOf are the features that belong to these words and not to all sentences: single words and rules are left out.
func phrasesOf(found []feature) []feature {
	var list []feature
	for _, f := range found {
		if f.rule == skipRule || f.rule == wordRule && f.last-f.first > 1 {
			list = append(list, f)
		}
	}
	return list
}

// reason is by how much the layer moves a sentence.
func (l Layer) reason(sentence string, found []feature) Reason {
	if len(l.byHash) == 0 {
		return Reason{}
	}
	sum, known := 0.0, 0
	phrases := phrasesOf(found)
	for _, f := range phrases {
		if delta, ok := l.byHash[f.hash]; ok {
			known++
			sum += delta
		}
	}
	kin := float64(known) / math.Max(1, float64(len(phrases)))
	share := min(max((kin-kinFrom)/(kinFull-kinFrom), 0), 1)
	return Reason{"your corrections", sentence, within(sum*share, LayerCap)}
}

// List is the whole layer, strongest first, for its user to read.
func (l Layer) List() []Weight {
	list := make([]Weight, 0, len(l.deltas))
	for name, delta := range l.deltas {
		list = append(list, Weight{name, delta})
	}
	sort.Slice(list, func(i, j int) bool {
		a, b := math.Abs(list[i].Value), math.Abs(list[j].Value)
		return a > b || a == b && list[i].Name < list[j].Name
	})
	return list
}

// Asks is like AsksAfter with the layer on top of the weights.
func (l Layer) Asks(previous, text string) []Ask {
	return hearing{actOf(previous), l}.asks(text)
}

// Read is like Read with the layer on top of the weights.
func (l Layer) Read(previous, text string) Reading {
	return hearing{actOf(previous), l}.read(text)
}

// MarshalJSON writes the layer as an object of phrases with their log-odds.
func (l Layer) MarshalJSON() ([]byte, error) {
	if l.deltas == nil {
		return []byte("{}"), nil
	}
	return json.Marshal(l.deltas)
}

// UnmarshalJSON reads what MarshalJSON wrote; what is beyond the cap is cut to it.
func (l *Layer) UnmarshalJSON(data []byte) error {
	var deltas map[string]float64
	if err := json.Unmarshal(data, &deltas); err != nil {
		return err
	}
	*l = Layer{deltas: map[string]float64{}, byHash: map[uint64]float64{}}
	for name, delta := range deltas {
		l.set(name, within(delta, LayerPhraseCap))
	}
	return nil
}

// within cuts x to at most limit, either way.
func within(x, limit float64) float64 { return min(max(x, -limit), limit) }

func logit(p float64) float64 {
	p = min(max(p, 1e-6), 1-1e-6)
	return math.Log(p / (1 - p))
}
