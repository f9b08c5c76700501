package facevalue

import (
	"strings"
	"testing"
	"time"

	"upward/internal/pure/prose"
)

var monday = time.Date(2026, 11, 16, 9, 0, 0, 0, time.UTC)

func words(text string, spans []prose.Span) (list []string) {
	for _, s := range spans {
		list = append(list, s.Of(text))
	}
	return list
}

func TestAMessageIsTakenApart(t *testing.T) {
	text := "Hi Mia,\n\nthe port of Vik closes on 3 December. I am disappointed by the delay. Please look into the berths and send me the plan by Friday.\nThe price is still to be decided.\n\nBest,\nBo\n\n" +
		"On Mon, 16 Nov 2026 at 08:00, Mia Torres wrote:\n> Could you call me on Tuesday?\n"
	v := Read(text, monday)
	if got := words(text, v.Facts); len(got) != 1 || !strings.Contains(got[0], "3 December") {
		t.Errorf("facts %q", got)
	}
	if got := words(text, v.Asks); len(got) != 1 || !strings.HasPrefix(got[0], "Please look into") {
		t.Errorf("asks %q", got)
	}
	if len(v.Deadlines) != 2 || v.Deadlines[1].Text != "by Friday" {
		t.Errorf("deadlines %+v", v.Deadlines)
	}
	if got := words(text, v.Open); len(got) != 2 || got[0] != "look into" || !strings.Contains(got[1], "to be decided") {
		t.Errorf("open %q", got)
	}
	if !strings.Contains(v.Line, "by Friday") || strings.Contains(v.Line, "disappointed") {
		t.Errorf("line %q", v.Line)
	}
}

func TestTheLineAsksForWhatIsMissing(t *testing.T) {
	for text, want := range map[string]string{
		"The ferry was on time today.":                           "for my information",
		"Please send me the berth plan.":                         "By when",
		"Please increase your sales activity.":                   "Which result",
		"Please send me the plan. Could you also call the port?": "Which one comes first",
	} {
		if got := Read(text, monday).Line; !strings.Contains(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestNothingIsSaidOfFeelings(t *testing.T) {
	text := "I am furious. This is unacceptable and ridiculous. You never answer. Send me the list."
	v := Read(text, monday)
	if len(v.Facts) != 0 || len(v.Asks) != 1 {
		t.Errorf("facts %q, asks %q", words(text, v.Facts), words(text, v.Asks))
	}
	for _, word := range []string{"angry", "furious", "upset", "annoyed", "feel"} {
		if strings.Contains(v.Line, word) {
			t.Errorf("the line says %q", v.Line)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{"Please send it.\n> quoted\nby Friday", "\xff\xfe?", "Hi,\n\n\nwhether or either or", strings.Repeat("> ", 40)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		v := Read(text, monday)
		for _, list := range [][]prose.Span{v.Facts, v.Asks, v.Open} {
			for _, s := range list {
				if s.Of(text) == "" {
					t.Fatalf("nothing at %v", s)
				}
			}
		}
		if v.Line == "" && len(v.Asks) > 0 {
			t.Fatal("no line")
		}
	})
}
