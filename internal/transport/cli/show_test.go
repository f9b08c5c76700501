package cli

import (
	"strings"
	"testing"
	"time"

	"upward/internal/feature/ask"
	"upward/internal/feature/history"
	"upward/internal/feature/people"
)

func TestTextOfStrangersDoesNotCommandTheTerminal(t *testing.T) {
	const hostile = "Bo\x1b]0;gone\x07\x1b[2J\u009b31m\r\x7f\u202eevil\u2066"
	for _, result := range []any{
		people.Page{People: []people.Person{{Name: hostile, Addresses: []string{hostile}}}},
		ask.Suggestions{Suggestions: []ask.Suggestion{{Words: hostile, Said: time.Unix(0, 0)}}},
		history.Report{Refusals: []history.Refusal{{File: hostile, Reason: hostile}}},
	} {
		var out strings.Builder
		if err := show(&out, result); err != nil {
			t.Fatal(err)
		}
		if strings.ContainsAny(out.String(), "\x1b\x07\u009b\r\x7f\u202e\u2066") || !strings.Contains(out.String(), "Bo\uFFFD") || !strings.HasSuffix(out.String(), "\n") {
			t.Errorf("%T is shown as %q", result, out.String())
		}
	}
}

func TestWhatComesBackIsToldWithItsRuleAndItsTimes(t *testing.T) {
	day := func(n int) time.Time { return time.Date(2026, 11, n, 0, 0, 0, 0, time.UTC) }
	var out strings.Builder
	err := show(&out, ask.Recurring{Read: 9, Patterns: []ask.Returning{{Rule: "the first Tuesday of the month", Said: []ask.Saying{{Words: "The list, please.", At: day(3)}}, From: day(30), Until: day(33), Hits: 5, Tried: 6}}})
	if want := "on the first Tuesday of the month; 5 of 6 times in its window; next between 30 November and 2 December\n  2026-11-03  “The list, please.”\n"; err != nil || out.String() != want {
		t.Errorf("%q, %v", out.String(), err)
	}
	out.Reset()
	if err := show(&out, ask.Recurring{Read: 9}); err != nil || !strings.Contains(out.String(), "Of the 9 asks") {
		t.Errorf("%q, %v", out.String(), err)
	}
}
