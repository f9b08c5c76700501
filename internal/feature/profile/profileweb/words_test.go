package profileweb

import (
	"strings"
	"testing"

	"upward/internal/pure/rhythm"
)

func TestWaitingIsSaidInWordsWithItsNumber(t *testing.T) {
	w := rhythm.Windows{Half: rhythm.Estimate{Value: 3.2, Low: 2, High: 5, N: 41}, Most: rhythm.Estimate{Value: 49, Low: 30, High: 70, N: 41}, OK: true}
	if got, want := waiting(w), "half are within 3 hours, four fifths within 2 days."; !strings.HasSuffix(got, want) {
		t.Errorf("%q", got)
	}
	if got := windowsRest(w); !strings.HasPrefix(got, "n\u00a0=\u00a041 answers, 90\u00a0%: 2–5\u00a0h and ") {
		t.Errorf("%q", got)
	}
	for hours, want := range map[float64]string{0: "1 minute", 0.5: "30 minutes", 0.98: "59 minutes", 0.999: "1 hour", 1: "1 hour", 35.4: "35 hours", 36: "2 days", 60: "3 days", 300: "13 days"} {
		if got := long(hours); got != want {
			t.Errorf("%v hours are %q, want %q", hours, got, want)
		}
	}
}
