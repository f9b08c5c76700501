package main

import (
	"fmt"
	"strings"
	"time"

	"upward/internal/pure/draft"
	"upward/internal/pure/prose"
)

// remarked is a draft with the remarks of both labellers and of the program, by rule.
type remarked struct {
	frozen
	good                bool
	first, second, ours map[string]string // the words at fault
	serious             bool              // the program has a red or an amber remark
}

// coached reads the drafts of a set with their labels.
func (s set) coached() ([]remarked, error) {
	var all []remarked
	for _, of := range []struct {
		name, hash string
		good       bool
	}{{"bad", s.bad, false}, {"good", s.good, true}} {
		list, err := thaw("drafts"+s.mark+"."+of.name+".jsonl", of.hash)
		if err != nil {
			return nil, err
		}
		for _, f := range list {
			all = append(all, remark(f, of.good))
		}
	}
	first, err := s.remarks("first")
	if err != nil {
		return nil, err
	}
	second, err := s.remarks("second")
	for i := range all {
		all[i].first, all[i].second = first[all[i].ID], second[all[i].ID]
	}
	return all, err
}

// remarks reads what a labeller remarks, by draft and rule.
func (s set) remarks(labeller string) (map[string]map[string]string, error) {
	rows, err := labelled("drafts" + s.mark + "." + labeller + ".tsv")
	all := map[string]map[string]string{}
	for _, row := range rows {
		if all[row[0]] == nil {
			all[row[0]] = map[string]string{}
		}
		all[row[0]][row[1]] = row[len(row)-1]
	}
	return all, err
}

// sendingTime is when the drafts are taken to be sent: a working morning.
var sendingTime = time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)

func remark(f frozen, good bool) remarked {
	r := remarked{frozen: f, good: good, ours: map[string]string{}}
	for _, flag := range draft.Read(f.Draft, draft.Context{Now: sendingTime}).Flags {
		words := flag.Span.Of(f.Draft)
		if len(flag.Marks) > 0 {
			words = prose.Span{Start: flag.Marks[0].Start, End: flag.Marks[len(flag.Marks)-1].End}.Of(f.Draft)
		}
		r.ours[flag.Rule] = words
		r.serious = r.serious || flag.Severity != draft.Note
	}
	return r
}

func drafts(root string) (Section, error) {
	s := Section{
		Title: "Drafts: what the coach remarks",
		Intro: "Invented drafts, 100 with faults and 50 good ones a set, frozen by their hash; two people said of each set which remarks of docs/labels.md they would make. " +
			"In brackets 90 % of 500 bootstrap draws over drafts.",
		Header: []string{"drafts", "remarks", "right for one of the two", "right for both", "and at the same words", "found of first", "found of second", "ask.missing, when.missing, ask.buried found of first", "of second", "of what both say", "good drafts clean"},
		Notes: []string{abouts(), "Clean means: no remark but notes. A remark without words, such as a missing day, counts as at the same words.",
			"The even ids of the first set are no clean held-out half: their table was looked at between revisions."},
	}
	for _, of := range sets {
		all, err := of.coached()
		if err != nil {
			return s, err
		}
		for _, part := range of.parts() {
			s.Rows = append(s.Rows, draftRow(of.row(part), partOf(all, part)))
		}
		s.Notes = append(s.Notes, "The two labellers of the "+of.name+": "+agreement(all)+".")
		last := of.parts()[max(0, len(of.parts())-2)]
		s.Notes = append(s.Notes, perRule(partOf(all, last), of.row(last))...)
	}
	note, err := ordinary(root)
	if note != "" {
		s.Notes = append(s.Notes, note)
	}
	return s, err
}

func partOf(all []remarked, part string) (list []remarked) {
	for _, r := range all {
		if r.in(part) {
			list = append(list, r)
		}
	}
	return list
}

func upper(text string) string { return strings.ToUpper(text[:1]) + text[1:] }

var crucial = []string{draft.AskMissing, draft.WhenMissing, draft.AskBuried}

func draftRow(name string, list []remarked) []string {
	shown := 0
	for _, r := range list {
		shown += len(r.ours)
	}
	over := func(f func(r remarked) (hit, of float64)) string {
		return ranged(len(list), func(pick []int) float64 {
			var hit, of float64
			for _, i := range pick {
				h, o := f(list[i])
				hit, of = hit+h, of+o
			}
			return hit / max(of, 1)
		})
	}
	return []string{name, fmt.Sprint(shown),
		over(func(r remarked) (float64, float64) { return r.right(func(a, b bool) bool { return a || b }, false) }),
		over(func(r remarked) (float64, float64) { return r.right(func(a, b bool) bool { return a && b }, false) }),
		over(func(r remarked) (float64, float64) { return r.right(func(a, b bool) bool { return a || b }, true) }),
		over(func(r remarked) (float64, float64) { return r.found(r.first, nil) }),
		over(func(r remarked) (float64, float64) { return r.found(r.second, nil) }),
		over(func(r remarked) (float64, float64) { return r.found(r.first, crucial) }),
		over(func(r remarked) (float64, float64) { return r.found(r.second, crucial) }),
		over(func(r remarked) (float64, float64) { return r.found(both(r.first, r.second), crucial) }),
		over(func(r remarked) (float64, float64) {
			if !r.good {
				return 0, 0
			}
			return float64(count1(!r.serious)), 1
		}),
	}
}

func count1(is bool) int {
	if is {
		return 1
	}
	return 0
}

func both(a, b map[string]string) map[string]string {
	shared := map[string]string{}
	for rule, words := range a {
		if _, ok := b[rule]; ok {
			shared[rule] = words
		}
	}
	return shared
}

// right counts the program's remarks that the labellers make too.
func (r remarked) right(enough func(first, second bool) bool, sameWords bool) (hit, of float64) {
	for rule, words := range r.ours {
		of++
		a, first := r.first[rule]
		b, second := r.second[rule]
		if sameWords {
			first, second = first && same(words, a), second && same(words, b)
		}
		if enough(first, second) {
			hit++
		}
	}
	return hit, of
}

// same reports whether two places overlap; words that are missing are everywhere.
func same(ours, label string) bool {
	return label == "-" || ours == "" || strings.Contains(ours, label) || strings.Contains(label, ours)
}

// found counts the labels of some rules, or of all, that the program makes too.
func (r remarked) found(labels map[string]string, rules []string) (hit, of float64) {
	for rule := range labels {
		if rules != nil && !strings.Contains(strings.Join(rules, " "), rule) {
			continue
		}
		of++
		if _, ok := r.ours[rule]; ok {
			hit++
		}
	}
	return hit, of
}

func agreement(all []remarked) string {
	var shared, first, second float64
	for _, r := range all {
		shared += float64(len(both(r.first, r.second)))
		first += float64(len(r.first))
		second += float64(len(r.second))
	}
	return fmt.Sprintf("%.0f and %.0f remarks, %.0f of them the same (F1 %.2f)", first, second, shared, 2*shared/max(first+second, 1))
}

// draftRules are the rules that need no record of the reader.
var draftRules = []string{draft.AskMissing, draft.AskSeveral, draft.AskBuried, draft.WhenMissing, draft.WhatVague, draft.WhenVague, draft.Hedge, draft.Edge, draft.Curt, draft.Gush, draft.Long}

func perRule(list []remarked, name string) (notes []string) {
	for _, rule := range draftRules {
		var shown, right, first, second, hit1, hit2 int
		for _, r := range list {
			_, ours := r.ours[rule]
			_, a := r.first[rule]
			_, b := r.second[rule]
			shown, right = shown+count1(ours), right+count1(ours && (a || b))
			first, second, hit1, hit2 = first+count1(a), second+count1(b), hit1+count1(a && ours), hit2+count1(b && ours)
		}
		notes = append(notes, fmt.Sprintf("`%s`, %s: %d of %d remarks right; found %d of %d of the first labeller, %d of %d of the second.", rule, name, right, shown, hit1, first, hit2, second))
	}
	return notes
}
