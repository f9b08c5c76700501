package main

import (
	"strings"
	"testing"

	"upward/internal/pure/prose"
)

func TestASectionIsWrittenAsATable(t *testing.T) {
	var b strings.Builder
	Section{Title: "Title", Intro: "Intro.", Header: []string{"a", "b"}, Rows: [][]string{{"1", "2"}}, Notes: []string{"note"}}.write(&b)
	want := "\n## Title\n\nIntro.\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n- note\n"
	if b.String() != want {
		t.Errorf("got %q, want %q", b.String(), want)
	}
}

func TestAnUnknownSectionIsSaid(t *testing.T) {
	if err := run(t.TempDir(), "", "nothing"); err == nil || !strings.Contains(err.Error(), "nothing") {
		t.Errorf("error %v", err)
	}
}

func TestFiguresOfAPerfectRankingAreOne(t *testing.T) {
	list := []judged{{true, .9, prose.IsAsk}, {true, .8, prose.IsAsk}, {false, .1, prose.IsNone}}
	if f, a, r := bestF1(list), auc(list), recallAt(list, .9); f != 1 || a != 1 || r != 1 {
		t.Errorf("F1 %f, area %f, recall %f", f, a, r)
	}
	same := []judged{{true, .5, prose.IsAsk}, {false, .5, prose.IsAsk}}
	if a := auc(same); a != .5 {
		t.Errorf("ties give an area of %f, want .5", a)
	}
}
