package main

import (
	"fmt"
	"strings"

	"upward/internal/pure/prose"
	"upward/tools/sentences"
	"upward/tools/train/learn"
)

// ownAsks measures against labels that were made by our own definition, twice.
func ownAsks(root string) (Section, error) {
	s := Section{
		Title: "Asks: by our own definition",
		Intro: "Sentences labelled by docs/labels.md, twice, by people who did not know of each other and had not seen the code. Mail: every sentence of whole messages of the five report–manager pairs that nothing is trained on. " +
			"Public: the dev sentences of the two sources again, where the two agree. In brackets 90 % of 500 bootstrap draws.",
		Header: []string{"sentences", "judged by", "against", "n", "asks", "precision of ask", "its recall", "precision of ask and possible", "its recall", "best F1", "AUC"},
	}
	first, second, err := twoReaders(root)
	if err != nil {
		return s, err
	}
	s.addOwn("mail", "the program", "first labeller", programOn(first, func(int) bool { return true }))
	s.addOwn("mail", "the program", "second labeller", programOn(second, func(int) bool { return true }))
	s.addOwn("mail", "the program", "what both say", programOn(first, func(i int) bool { return first[i].Ask == second[i].Ask }))
	s.addOwn("mail, looked at", "the program", "what both say", programOn(first, func(i int) bool { return first[i].Ask == second[i].Ask && first[i].Seen() }))
	s.addOwn("mail, only counted", "the program", "what both say", programOn(first, func(i int) bool { return first[i].Ask == second[i].Ask && !first[i].Seen() }))
	s.addOwn("mail", "second labeller", "first labeller", againstEachOther(first, second))
	data, err := learn.Load(root, learn.Plain)
	if err != nil {
		return s, err
	}
	public, agreed := sentences.Public()
	for _, source := range []string{"parakweet", "mailex"} {
		var ours []learn.Example
		var corpus []judged
		for _, x := range held(data, source) {
			ask, known := public[x.ID]
			if !known {
				continue
			}
			corpus = append(corpus, sure(x.Ask, ask))
			x.Ask = ask
			ours = append(ours, x)
		}
		s.addOwn(source, "the program", "what both say", program(ours))
		s.addOwn(source, "both labellers", "the source's labels", corpus)
	}
	wishes, err := wishesShown()
	if err != nil {
		return s, err
	}
	s.Notes = append(s.Notes, wishes,
		fmt.Sprintf("The two labellers agree on %.1f %% of the public sentences, but with the sources' own labels only as the rows say: who follows the definition to the letter reaches that F1 and no more, so that the points that the program lacks there are the sources' taste.", 100*agreed))
	return s, nil
}

// wishesShown counts how many of the invented wishes of managers that nobody had read are shown as asks; every one of them is one.
func wishesShown() (string, error) {
	last := sets[len(sets)-1]
	list, err := thaw("wording"+last.mark+".jsonl", last.wording)
	if err != nil {
		return "", err
	}
	var all []judged
	for _, x := range list {
		score, label, _, _ := prose.Score(x.Text)
		all = append(all, judged{true, score, label})
	}
	share := func(shown func(prose.Label) bool) string {
		return spread(all, func(list []judged) float64 { _, r := precisionRecall(list, shown); return r })
	}
	return fmt.Sprintf("Of the %d invented wishes of managers in the %s (see Wording; the model learned from those of the first two) %s are shown as asks, %s as asks or possible ones.",
		len(all), last.name, share(isAsk), share(mayAsk)), nil
}

func twoReaders(root string) (first, second []sentences.Sentence, err error) {
	if first, err = sentences.First(root); err != nil {
		return nil, nil, err
	}
	second, err = sentences.Second(root)
	return first, second, err
}

func (s *Section) addOwn(source, who, against string, list []judged) {
	row := []string{source, who, against, fmt.Sprint(len(list)), fmt.Sprint(int(total(list)))}
	for _, shown := range []func(prose.Label) bool{isAsk, mayAsk} {
		row = append(row, spread(list, func(list []judged) float64 { p, _ := precisionRecall(list, shown); return p }),
			spread(list, func(list []judged) float64 { _, r := precisionRecall(list, shown); return r }))
	}
	s.Rows = append(s.Rows, append(row, spread(list, bestF1), spread(list, auc)))
}

func programOn(list []sentences.Sentence, wanted func(i int) bool) (out []judged) {
	for i, x := range list {
		if wanted(i) {
			score, label, _, _ := prose.Score(x.Text)
			out = append(out, judged{x.Ask, score, label})
		}
	}
	return out
}

func againstEachOther(first, second []sentences.Sentence) (out []judged) {
	for i := range first {
		out = append(out, sure(first[i].Ask, second[i].Ask))
	}
	return out
}

// sure is the judgement of somebody who knows no doubt.
func sure(ask, said bool) judged {
	if said {
		return judged{ask, 1, prose.IsAsk}
	}
	return judged{ask, 0, prose.IsNone}
}

// heard is an ask as a labeller and somebody else see it.
type heard struct{ gold, ours map[string]string }

// slots measures the kind of an ask and its parts.
func slots(root string) (Section, error) {
	s := Section{
		Title: "Asks: their kinds and parts",
		Intro: "Of the same mail, the sentences that both labellers and the program call asks (ask or possible). A part is right when one of the two pieces holds the other; " +
			"precision is over the parts that were named, recall over those that the labeller names. In brackets 90 % of 500 bootstrap draws.",
		Header: []string{"mail", "read by", "against", "asks", "kind right", "who: precision", "recall", "what: precision", "recall", "same words of what, F1", "due: precision", "recall", "outcome: precision", "recall"},
		Notes:  []string{"A measure is named in these sentences once or twice, too seldom to count; see Wording."},
	}
	first, second, err := twoReaders(root)
	if err != nil {
		return s, err
	}
	for _, part := range []struct {
		name string
		seen bool
	}{{"messages looked at", true}, {"messages only counted", false}} {
		var one, two, people []heard
		for i := range first {
			if !first[i].Ask || !second[i].Ask || first[i].Seen() != part.seen {
				continue
			}
			a, b := parts(first[i]), parts(second[i])
			people = append(people, heard{a, b})
			if asks := prose.Asks(first[i].Text); len(asks) > 0 {
				ours := partsOf(asks[0], first[i].Text)
				one, two = append(one, heard{a, ours}), append(two, heard{b, ours})
			}
		}
		s.addSlots(part.name, "the program", "first labeller", one)
		s.addSlots(part.name, "the program", "second labeller", two)
		s.addSlots(part.name, "second labeller", "first labeller", people)
	}
	return s, nil
}

func parts(x sentences.Sentence) map[string]string {
	all := map[string]string{"kind": x.Kind}
	for name, span := range x.Slots {
		all[name] = span.Of(x.Text)
	}
	return all
}

func partsOf(a prose.Ask, text string) map[string]string {
	all := map[string]string{"kind": a.Kind}
	for name, span := range map[string]*prose.Span{"who": a.Who, "what": a.What, "due": a.Due, "outcome": a.Outcome} {
		if span != nil {
			all[name] = span.Of(text)
		}
	}
	return all
}

func (s *Section) addSlots(part, who, against string, list []heard) {
	over := func(measure func(list []heard) float64) string {
		return ranged(len(list), func(pick []int) float64 {
			drawn := make([]heard, len(pick))
			for n, i := range pick {
				drawn[n] = list[i]
			}
			return measure(drawn)
		})
	}
	row := []string{part, who, against, fmt.Sprint(len(list)), over(func(list []heard) float64 {
		hit := 0
		for _, x := range list {
			hit += count1(x.gold["kind"] == x.ours["kind"])
		}
		return float64(hit) / max(1, float64(len(list)))
	})}
	for _, slot := range []string{"who", "what", "due", "outcome"} {
		row = append(row, over(func(list []heard) float64 { p, _ := slotFigures(list, slot); return p }), over(func(list []heard) float64 { _, r := slotFigures(list, slot); return r }))
		if slot == "what" {
			row = append(row, over(sameWords))
		}
	}
	s.Rows = append(s.Rows, row)
}

func slotFigures(list []heard, slot string) (precision, recall float64) {
	var hit, named, wanted float64
	for _, x := range list {
		gold, ours := x.gold[slot], x.ours[slot]
		named += float64(count1(ours != ""))
		wanted += float64(count1(gold != ""))
		hit += float64(count1(gold != "" && ours != "" && (strings.Contains(gold, ours) || strings.Contains(ours, gold))))
	}
	return hit / max(1, named), hit / max(1, wanted)
}

// sameWords is the mean over asks of the F1 of the words of "what".
func sameWords(list []heard) (sum float64) {
	for _, x := range list {
		gold, ours := strings.Fields(x.gold["what"]), strings.Fields(x.ours["what"])
		left := map[string]int{}
		for _, w := range gold {
			left[w]++
		}
		hit := 0
		for _, w := range ours {
			if left[w]--; left[w] >= 0 {
				hit++
			}
		}
		sum += 2 * float64(hit) / max(1, float64(len(gold)+len(ours)))
	}
	return sum / max(1, float64(len(list)))
}
