package main

import (
	"slices"
	"strings"
	"testing"

	"upward/internal/pure/prose"
)

func TestClassesNameRulesThatExist(t *testing.T) {
	known := map[string]bool{}
	for _, w := range prose.Weights() {
		if rule, ok := strings.CutPrefix(w.Name, "rule: "); ok {
			for _, name := range strings.Split(rule, " + ") {
				known[name] = true
			}
		}
	}
	for _, c := range traits {
		for _, rule := range c.rules {
			if !known[rule] {
				t.Errorf("%s: there is no rule %q", c.name, rule)
			}
		}
	}
	for _, rule := range []string{"says when", "I need you to", "question mark", "you", "question to you", "can you"} {
		if !known[rule] {
			t.Errorf("there is no rule %q", rule)
		}
	}
}

func TestEachSentenceHasOneFormAndItsTraits(t *testing.T) {
	for text, want := range map[string][]string{
		"Please send the list.":                               {"built as an order"},
		"I will be in Lisbon on Friday.":                      {"built as a statement", "own plan in the first person", "own plan that names a day or time"},
		"If you agree, please sign the lease":                 {"built as an order", "under a condition"},
		"Quick one.":                                          {"built as a statement", "fragment of up to 4 words"},
		"We count " + strings.Repeat("one and ", 20) + "two.": {"built as a statement", "more than 30 words", "no word that asks"},
	} {
		e := judge("own", text, true)
		var names []string
		for _, c := range slices.Concat(forms, traits) {
			if c.holds(e) {
				names = append(names, c.name)
			}
		}
		built := slices.DeleteFunc(slices.Clone(names), func(name string) bool { return !strings.HasPrefix(name, "built as ") })
		if len(built) != 1 {
			t.Errorf("%q is %q", text, built)
		}
		for _, name := range want {
			if !slices.Contains(names, name) {
				t.Errorf("%q is %q, not %q", text, names, name)
			}
		}
	}
}

func TestErrorsAreCountedByTheirLabel(t *testing.T) {
	of := func(source string, ask, shown bool) erring {
		label := prose.IsNone
		if shown {
			label = prose.IsAsk
		}
		return erring{judged: judged{ask: ask, label: label}, source: source, form: prose.Order}
	}
	all := []erring{of("parakweet", true, true), of("parakweet", true, false), of("parakweet", false, true), of("parakweet", false, false), of("mailex", true, false)}
	rows := errorRows([]class{{"questions", nil, formed(prose.Question)}, {"orders", nil, formed(prose.Order)}}, all)
	want := "orders|1 of 2|1 of 2|0 of 0|1 of 1|0 of 0|0 of 0|0.600|"
	if got := strings.Join(rows[0], "|"); !strings.HasPrefix(got, want) {
		t.Errorf("got %s, want %s…", got, want)
	}
	if got := strings.Join(rows[1], "|"); got != "questions|0 of 0|0 of 0|0 of 0|0 of 0|0 of 0|0 of 0|–|–" {
		t.Errorf("got %s", got)
	}
}
