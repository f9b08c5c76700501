package brief

import (
	"testing"
	"time"

	"upward/internal/feature/ask"
)

func TestOnlyWhatMoreOftenCameThanNotIsLikely(t *testing.T) {
	now := time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
	day := func(n int) time.Time { return time.Date(2026, 11, 20+n, 0, 0, 0, 0, time.UTC) }
	for _, c := range []struct {
		name        string
		hits, tried int
		from, until int
		want        int
	}{
		{"tomorrow", 5, 6, 1, 3, 1},
		{"now", 5, 6, -1, 1, 1},
		{"in a week", 5, 6, 7, 9, 1},
		{"in eight days", 5, 6, 8, 10, 0},
		{"half of the time", 3, 6, 1, 3, 0},
		{"never tried", 0, 0, 1, 3, 0},
	} {
		r := ask.Returning{Rule: "every Monday", Said: []ask.Saying{{Words: "The list?", Message: "m"}}, From: day(c.from), Until: day(c.until), Hits: c.hits, Tried: c.tried}
		if got := coming(ask.Recurring{Patterns: []ask.Returning{r}}, now); len(got) != c.want {
			t.Errorf("%s: %+v", c.name, got)
		}
	}
	if got := coming(ask.Recurring{Patterns: []ask.Returning{{Said: []ask.Saying{{}}, Hits: 6, Tried: 6}}}, now); len(got) != 0 {
		t.Errorf("without a window: %+v", got)
	}
}
