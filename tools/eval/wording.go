package main

import (
	"fmt"
	"strings"

	"upward/internal/pure/prose"
)

// asked is a frozen ask with its labels and what the program reads.
type asked struct {
	frozen
	first, second, ours wordingLabel
}

type wordingLabel struct{ kind, measure, due string }

// asked reads the asks of a set with their labels.
func (s set) asked() ([]asked, error) {
	list, err := thaw("wording"+s.mark+".jsonl", s.wording)
	if err != nil {
		return nil, err
	}
	first, err := s.wordings("first")
	if err != nil {
		return nil, err
	}
	second, err := s.wordings("second")
	if err != nil {
		return nil, err
	}
	var all []asked
	for _, f := range list {
		w := prose.WordingOf(f.Text)
		a := asked{frozen: f, first: first[f.ID], second: second[f.ID], ours: wordingLabel{string(w.Kind), "-", "-"}}
		if w.Measure != nil {
			a.ours.measure = w.Measure.Of(f.Text)
		}
		if w.Due != nil {
			a.ours.due = w.Due.Of(f.Text)
		}
		all = append(all, a)
	}
	return all, nil
}

// wordings reads the labels of one labeller by ask: id, kind, measure, and in the last column the words of the time.
func (s set) wordings(labeller string) (map[string]wordingLabel, error) {
	rows, err := labelled("wording" + s.mark + "." + labeller + ".tsv")
	all := map[string]wordingLabel{}
	for _, row := range rows {
		if len(row) > 3 {
			all[row[0]] = wordingLabel{kind: row[1], measure: row[2], due: row[len(row)-1]}
		}
	}
	return all, err
}

func wording(string) (Section, error) {
	s := Section{
		Title:  "Wording: activity, deliverable, outcome",
		Intro:  "Invented asks, frozen by their hash, each labelled by two people. In brackets 90 % of 500 bootstrap draws over asks.",
		Header: []string{"asks", "n", "macro-F1, first labeller", "second labeller", "“activity without measure”: precision, first", "second", "its recall, first", "measure found and right, first", "second", "day right"},
		Notes: []string{abouts(), "The even ids of the first set are no clean held-out half: their table was looked at between revisions.",
			"A measure is right where one of the two spans holds the other; a day is right letter for letter, for the first labeller."},
	}
	for _, of := range sets {
		all, err := of.asked()
		if err != nil {
			return s, err
		}
		kinds := 0
		for _, a := range all {
			kinds += count1(a.first.kind == a.second.kind)
		}
		s.Notes = append(s.Notes, fmt.Sprintf("The two labellers of the %s give the same kind to %d of %d asks.", of.name, kinds, len(all)))
		for _, part := range of.parts() {
			var list []asked
			for _, a := range all {
				if a.in(part) {
					list = append(list, a)
				}
			}
			s.Rows = append(s.Rows, wordingRow(of.row(part), list))
		}
	}
	return s, nil
}

func wordingRow(name string, list []asked) []string {
	first := func(a asked) wordingLabel { return a.first }
	second := func(a asked) wordingLabel { return a.second }
	over := func(measure func(list []asked) float64) string {
		return ranged(len(list), func(pick []int) float64 {
			drawn := make([]asked, len(pick))
			for n, i := range pick {
				drawn[n] = list[i]
			}
			return measure(drawn)
		})
	}
	return []string{name, fmt.Sprint(len(list)),
		over(func(l []asked) float64 { return macroF1(l, first) }), over(func(l []asked) float64 { return macroF1(l, second) }),
		over(func(l []asked) float64 { return unmeasured(l, first, true) }), over(func(l []asked) float64 { return unmeasured(l, second, true) }),
		over(func(l []asked) float64 { return unmeasured(l, first, false) }),
		over(func(l []asked) float64 { return measured(l, first) }), over(func(l []asked) float64 { return measured(l, second) }),
		over(func(l []asked) float64 {
			hit := 0
			for _, a := range l {
				hit += count1(a.first.due == a.ours.due)
			}
			return float64(hit) / max(1, float64(len(l)))
		})}
}

func macroF1(list []asked, gold func(asked) wordingLabel) (sum float64) {
	for _, kind := range []string{"activity", "deliverable", "outcome"} {
		var hit, ours, theirs float64
		for _, a := range list {
			hit += float64(count1(a.ours.kind == kind && gold(a).kind == kind))
			ours += float64(count1(a.ours.kind == kind))
			theirs += float64(count1(gold(a).kind == kind))
		}
		sum += 2 * hit / max(ours+theirs, 1) / 3
	}
	return sum
}

// unmeasured is the precision, or the recall, of “activity without measure”.
func unmeasured(list []asked, gold func(asked) wordingLabel, precision bool) float64 {
	var hit, ours, theirs float64
	is := func(l wordingLabel) bool { return l.kind == "activity" && l.measure == "-" }
	for _, a := range list {
		hit += float64(count1(is(a.ours) && is(gold(a))))
		ours += float64(count1(is(a.ours)))
		theirs += float64(count1(is(gold(a))))
	}
	if precision {
		return hit / max(ours, 1)
	}
	return hit / max(theirs, 1)
}

// measured is the F1 of measures.
func measured(list []asked, gold func(asked) wordingLabel) float64 {
	var hit, ours, theirs float64
	for _, a := range list {
		mine, label := a.ours.measure, gold(a).measure
		ours += float64(count1(mine != "-"))
		theirs += float64(count1(label != "-"))
		hit += float64(count1(mine != "-" && label != "-" && (strings.Contains(mine, label) || strings.Contains(label, mine))))
	}
	return 2 * hit / max(ours+theirs, 1)
}
