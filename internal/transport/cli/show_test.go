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
