package prose

import (
	"math"
	"slices"
	"sort"
)

// Label says whether words ask for something: "ask", "possible" or "none".
type Label string

// The labels of a score.
const (
	IsAsk      Label = "ask"
	IsPossible Label = "possible"
	IsNone     Label = "none"
)

// Ask is one sentence or clause that asks for something.
type Ask struct {
	Span
	Score                            float64 // calibrated, 0 to 1
	Label                            Label   // IsAsk or IsPossible
	Kind                             string  // do, decide, answer, meet or inform
	Who, What, Due, Measure, Outcome *Span   // in the same text, nil when not stated
	Why                              []Reason
}

// Asks finds every sentence of text that asks or may ask for something, in order.
func Asks(text string) []Ask {
	return hearing{}.asks(text)
}

func (a Ask) moved(n int) Ask {
	a.Span = a.Span.shift(n)
	a.Who, a.What, a.Due, a.Measure, a.Outcome = shifted(a.Who, n), shifted(a.What, n), shifted(a.Due, n), shifted(a.Measure, n), shifted(a.Outcome, n)
	return a
}

// askIn judges the sentence at s.
func (h hearing) askIn(text string, s Span) (Ask, bool) {
	sentence := s.Of(text)
	list, j := h.judge(text, s)
	label := j.label
	if label == IsNone {
		return Ask{}, false
	}
	part := j.best
	if part.Len() < 3 { // "…, please." alone says nothing of what
		part = Span{0, len(list)}
	}
	ask := Ask{Span: Span{list[part.Start].Start, len(sentence)}, Score: j.shown, Label: label, Why: j.reasons(sentence, list)}
	if len(list) <= wholeSentence {
		ask.Start = 0
	}
	ask.Kind = askKind(list, part)
	if j.more != nil && h.said.meeting && h.said.answers(sentence, list).Weight > 0 {
		ask.Kind = "meet"
	}
	slots(sentence, list, part, &ask)
	return ask.moved(s.Start), true
}

// wholeSentence is up to how many tokens an ask is shown as its whole sentence, not from its clause on.
const wholeSentence = 40

// judgement is what the model says about a row of tokens.
type judgement struct {
	p     float64 // what the model says
	shown float64 // what an ask is shown with, once courtesy and plain requests are weighed
	label Label   // what the user is shown: courtesy and plans are never asks
	best  Span    // the clause, in tokens, that speaks most for an ask
	found []feature
	more  []Reason // what else was known
}

// judge scores the whole sentence, and of a long one each clause that could stand alone, and takes the best.
func judge(list []token) judgement {
	m := loaded()
	parts := clauses(list)
	found, seen := featuresOf(list, parts)
	j := judgement{p: m.probability(m.sum(found, len(list))), best: Span{0, len(list)}, found: found}
	if len(parts) > 1 {
		best := math.Inf(-1)
		for n, part := range parts {
			inner, _ := featuresOf(list[part.Start:part.End], []Span{{0, part.Len()}})
			sum := m.sum(inner, part.Len())
			if seen.clauses[n]&book().blocks == 0 && seen.clauses[n]&book().hooks != 0 {
				sum++
				if p := m.probability((sum - 1 + m.sum(found, len(list))) / 2); p > j.p && part.Len() > 3 && len(list) > longSentence {
					j.p = p
				}
			}
			if sum > best {
				best, j.best = sum, part
			}
		}
	}
	j.shown = m.limited(j.p, seen)
	j.label = m.label(j.shown)
	return j
}

// From these scores on words are shown as an ask: a wish or a plan of the writer's group, an order or a question to the
// reader, and a wish with a deadline.
const (
	sureEnough  = .80
	plainEnough = .45
	orderEnough = .30
	datedEnough = .60
)

// longSentence is from how many tokens on a clause may speak for its sentence.
const longSentence = 20

// limited lowers the score of words that cannot ask: nothing in them asks, or all that does is courtesy or a plan. It
// raises that of plain requests which the learned words only doubt.
func (m *model) limited(p float64, seen evidence) float64 {
	b := book()
	question := seen.all&b.question != 0
	if seen.all&b.hooks == 0 {
		if seen.all&b.blocks != 0 {
			return min(p, m.possible*.95)
		}
		return min(p, m.ask*.95)
	}
	open, strong, plain := false, question, question && p >= plainEnough
	for _, mask := range seen.clauses {
		if mask&b.closing == b.closing {
			return min(p, m.possible*.95)
		}
		if mask&b.blocks != 0 || mask&b.hooks == 0 && !question {
			continue
		}
		open = true
		strong = strong || mask&b.strong != 0
		plain = plain || mask&b.certain != 0 && p >= m.possible || mask&b.order != 0 && p >= orderEnough ||
			mask&b.dated != 0 && p >= datedEnough
	}
	switch {
	case !open:
		return min(p, m.possible*.95)
	case plain && seen.all&b.advert == 0:
		return max(p, m.ask)
	case !strong && p < sureEnough:
		return min(p, m.ask*.95)
	}
	return p
}

// Len is the number of bytes, or of whatever the span counts.
func (s Span) Len() int { return s.End - s.Start }

// reasons gives the strongest evidence, at most six. What two rules weigh together is shared between them, which is
// what Shapley's value (1953) gives each.
func (j judgement) reasons(text string, list []token) []Reason {
	m := loaded()
	why := slices.Clone(j.more)
	weight := m.scale * damping(len(list))
	for _, f := range j.found {
		w := m.weights[f.hash]
		if f.rule >= 0 {
			w += m.paired(j.found, f.rule) / 2
		}
		w *= weight
		if math.Abs(w) < .1 {
			continue
		}
		first, last := max(f.first, 0), min(f.last, len(list))
		if first >= last {
			continue
		}
		name := "words"
		if f.rule >= 0 {
			name = ruleName(f.rule)
		}
		why = append(why, Reason{name, text[list[first].Start:list[last-1].End], w})
	}
	sort.SliceStable(why, func(a, b int) bool { return math.Abs(why[a].Weight) > math.Abs(why[b].Weight) })
	return why[:min(len(why), 6)]
}

// Score judges a whole short text, such as one sentence: how likely it asks for something (calibrated, 0 to 1), the
// label, the strongest reasons and the pieces found. Of a longer text it judges the sentence that asks most. The label
// can be lower than the score alone would make it, because courtesy and the writer's own plans are never asks.
func Score(text string) (float64, Label, []Reason, []LabelledSpan) {
	return hearing{}.score(text)
}

// Pieces are the ask and what it is made of, as labelled places.
func (a Ask) Pieces() []LabelledSpan {
	list := []LabelledSpan{{a.Span, "ask"}}
	add := func(s *Span, kind string) {
		if s != nil {
			list = append(list, LabelledSpan{*s, kind})
		}
	}
	add(a.Who, "who")
	add(a.What, "what")
	add(a.Due, "deadline")
	add(a.Measure, "measure")
	add(a.Outcome, "outcome")
	return list
}
