package secret_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestPrefixesFindANameWhileItIsTyped(t *testing.T) {
	mias, sams := two(t)
	for _, c := range []struct {
		text, query string
		found       bool
	}{
		{"José Álvarez", "jose", true},
		{"Jose Alvarez", "JOSÉ álv", true},
		{"José Álvarez", "al", true},
		{"Bo Lindqvist", "bo", true},
		{"J Smith", "j smith", true},
		{"Zoë", "zoe", true},
		{"Łukasz Sørensen", "lukasz sorensen", true},
		{"Ines Aydın", "aydin", true},
		{"bo.lindqvist@harborlight.example", "bo lindqvist harborlight", true},
		{"Bo Lindqvist", "indqvist", false},
		{"Bo Lindqvist", "lindqvists", false},
		{"wolfeschlegelsteinhausenberger@example.com", "wolfeschlegelsteinhausenberger", true},
		{"李小龙", "李小", true},
	} {
		terms := mias.Prefixes(c.text)
		found := true
		for _, word := range mias.Whole(c.query) {
			found = found && slices.Contains(terms, word)
		}
		if found != c.found {
			t.Errorf("%q in %q: %v", c.query, c.text, found)
		}
	}
	if slices.Contains(mias.Prefixes("Bo"), sams.Whole("Bo")[0]) {
		t.Error("the words of two owners are the same")
	}
}

func TestTermsMeetInTheirStem(t *testing.T) {
	mias, _ := two(t)
	one, other := mias.Terms("The renewals were delayed"), mias.Terms("renewal delay")
	shared := 0
	for _, term := range other {
		if slices.Contains(one, term) {
			shared++
		}
	}
	if shared != 2 {
		t.Errorf("%d of 2 words meet", shared)
	}
	if got := mias.Terms("Café cafe CAFÉ"); len(got) != 1 {
		t.Errorf("%d terms for one word", len(got))
	}
}

func TestTermsAreBounded(t *testing.T) {
	mias, _ := two(t)
	var text strings.Builder
	for i := range 5000 {
		fmt.Fprintf(&text, "word%dx ", i)
	}
	for what, terms := range map[string][]string{
		"terms": mias.Terms(text.String()), "prefixes": mias.Prefixes(text.String()), "whole": mias.Whole(text.String()),
	} {
		if len(terms) != 400 {
			t.Errorf("%d %s", len(terms), what)
		}
	}
	if got := mias.Prefixes(strings.Repeat("é", 1<<20)); len(got) != 19 {
		t.Errorf("%d prefixes of an endless word", len(got))
	}
	if got := len(mias.Terms("")) + len(mias.Prefixes(" .,;\x00\xff ")) + len(mias.Whole("—")); got != 0 {
		t.Errorf("%d terms of nothing", got)
	}
}
