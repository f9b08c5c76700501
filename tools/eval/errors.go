package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"upward/internal/pure/prose"
	"upward/tools/train/learn"
)

// erring is a labelled sentence that was judged, with what a program can tell of how it is built. No word of it is kept.
type erring struct {
	judged
	source string
	form   prose.Form
	rules  map[string]bool // that fire in it
	words  int
}

func (e erring) wrong() bool { return e.ask != isAsk(e.label) }

// any says whether one of the rules fires.
func (e erring) any(rules ...string) bool {
	return slices.ContainsFunc(rules, func(rule string) bool { return e.rules[rule] })
}

// class is a kind of sentence, by the rules that fire in it; where also is given, both must hold.
type class struct {
	name  string
	rules []string
	also  func(erring) bool
}

func (c class) holds(e erring) bool {
	return (len(c.rules) == 0 || e.any(c.rules...)) && (c.also == nil || c.also(e))
}

// Bounds of the classes by length, in words.
const (
	fragmentWords = 4
	manyWords     = 30
)

// forms are how a sentence is built: each is one of these.
var forms = []class{
	{"built as an order", nil, formed(prose.Order)},
	{"built as a request", nil, formed(prose.Request)},
	{"built as a question", nil, formed(prose.Question)},
	{"built as a courtesy", nil, formed(prose.Courtesy)},
	{"built as a statement", nil, formed(prose.Statement)},
}

func formed(f prose.Form) func(erring) bool { return func(e erring) bool { return e.form == f } }

// traits may hold together.
var traits = []class{
	{"own plan in the first person", []string{"I promise", "my own plan"}, nil},
	{"own plan that names a day or time", []string{"I promise", "my own plan"}, func(e erring) bool { return e.rules["says when"] }},
	{"what others do or want", []string{"third party", "reported", "asked somebody else"}, nil},
	{"past, recap", []string{"past", "recap"}, nil},
	{"thanks, kind words, closing", []string{"thanks", "kind words", "courtesy closer"}, nil},
	{"when somebody is free", []string{"availability"}, nil},
	{"under a condition", []string{"condition"}, nil},
	{"accepts or declines", []string{"answer"}, nil},
	{"a need without “you”", []string{"I need"}, func(e erring) bool { return !e.rules["I need you to"] }},
	{"a wish to know", []string{"wants to know"}, nil},
	{"suggests something together", []string{"suggests together", "maybe together"}, nil},
	{"information passed on", []string{"for information", "news"}, nil},
	{"begins with a verb", []string{"starts with a verb"}, nil},
	{"question word, no question mark", []string{"question word"}, func(e erring) bool { return !e.rules["question mark"] }},
	{"question mark, but not put to the reader", []string{"question mark"}, func(e erring) bool { return !e.any("you", "question to you", "can you") }},
	{"no word that asks", []string{"nothing that asks"}, nil},
	{fmt.Sprintf("fragment of up to %d words", fragmentWords), nil, func(e erring) bool { return e.words <= fragmentWords }},
	{fmt.Sprintf("more than %d words", manyWords), nil, func(e erring) bool { return e.words > manyWords }},
}

// askErrors counts what is judged wrongly, by how the sentence is built.
func askErrors(root string) (Section, error) {
	s := Section{
		Title: "Asks: the errors by class",
		Intro: "The same sentences at the threshold that ships, sorted by what a program can tell of them. “3 of 111” false hits: of 111 sentences of the class that do " +
			"not ask, three were taken for asks; missed: of those that ask, how many were not. The five forms split all sentences; the traits below them overlap. The " +
			"classes with the most errors come first.",
		Header: []string{"class"},
		Notes: []string{
			"The classes are those of the program's own rules, so that a sentence it misreads may stand in the wrong one. No sentence of the data is shown.",
			"An error is what differs from the label: of two people one differs from the other on every fifth sentence of parakweet.",
		},
	}
	data, err := learn.Load(root, nameless)
	if err != nil {
		return s, err
	}
	var all []erring
	for _, source := range askSources {
		s.Header = append(s.Header, source+": false hits", "missed")
		for _, x := range held(data, source) {
			all = append(all, judge(x.Source, x.Text, x.Ask))
		}
	}
	s.Header = append(s.Header, "wrong of all three", "90 %")
	s.Rows = append(s.Rows, errorRow(class{name: "**all**"}, all))
	s.Rows = append(s.Rows, errorRows(forms, all)...)
	s.Rows = append(s.Rows, errorRows(traits, all)...)
	return s, nil
}

// nameless is a view without features: only the sentences are needed.
func nameless(string) ([]string, float64) { return nil, 1 }

func judge(source, text string, ask bool) erring {
	score, label, _, _ := prose.Score(text)
	e := erring{judged{ask, score, label}, source, prose.FormOf(text), map[string]bool{}, len(strings.Fields(text))}
	for _, name := range prose.Features(text) {
		if rule, ok := strings.CutPrefix(name, "rule: "); ok {
			e.rules[rule] = true
		}
	}
	return e
}

// errorRows counts each class, the one with the most errors first.
func errorRows(classes []class, all []erring) (rows [][]string) {
	errors := func(c class) (n int) {
		for _, e := range all {
			n += boolCount(c.holds(e) && e.wrong())
		}
		return n
	}
	classes = slices.Clone(classes)
	slices.SortStableFunc(classes, func(a, b class) int { return cmp.Compare(errors(b), errors(a)) })
	for _, c := range classes {
		rows = append(rows, errorRow(c, all))
	}
	return rows
}

func errorRow(c class, all []erring) []string {
	held := slices.DeleteFunc(slices.Clone(all), func(e erring) bool { return !c.holds(e) })
	row := []string{c.name}
	for _, source := range askSources {
		var wrong, of [2]int // of sentences that do not ask, and that do
		for _, e := range held {
			if e.source == source {
				of[boolCount(e.ask)]++
				wrong[boolCount(e.ask)] += boolCount(e.wrong())
			}
		}
		row = append(row, fmt.Sprintf("%d of %d", wrong[0], of[0]), fmt.Sprintf("%d of %d", wrong[1], of[1]))
	}
	return append(row, rated(len(held), func(i int) bool { return held[i].wrong() })...)
}
