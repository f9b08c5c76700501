package chart

import (
	"math"
	"strings"
	"testing"

	"upward/internal/pure/rhythm"
)

func TestFiguresAreWrittenInWords(t *testing.T) {
	cases := []struct {
		unit  Unit
		value float64
		want  string
	}{
		{Percent, 0.624, "62 %"},
		{Percent, 1.7, "100 %"},
		{Percent, -1, "0 %"},
		{Percent, math.NaN(), "–"},
		{Time, 0.001, "under 1 min"},
		{Time, 0.58, "35 min"},
		{Time, 0.9999, "1 h"},
		{Time, 2.54, "2.5 h"},
		{Time, 9.97, "10 h"},
		{Time, 47, "47 h"},
		{Time, 72, "3 days"},
		{Time, 2000, "83 days"},
		{Time, math.Inf(1), "–"},
		{Count, 86, "86"},
		{Count, 1.25, "1.2"},
	}
	for _, c := range cases {
		if got := strings.ReplaceAll(c.unit.Text(c.value), space, " "); got != c.want {
			t.Errorf("%v is written %q, want %q", c.value, got, c.want)
		}
	}
}

func TestIntervalsNameTheirUnitOnce(t *testing.T) {
	cases := []struct {
		unit Unit
		e    rhythm.Estimate
		want string
	}{
		{Time, rhythm.Estimate{Value: 2, Low: 1, High: 4, N: 61}, "2 h (90 %: 1–4 h), n = 61"},
		{Time, rhythm.Estimate{Value: 2, Low: 0.5, High: 4, N: 61}, "2 h (90 %: 30 min–4 h), n = 61"},
		{Time, rhythm.Estimate{Value: 2, Low: 1, High: 72, N: 9, Open: true}, "2 h (90 %: 1 h to more than 3 days), n = 9"},
		{Percent, rhythm.Share(92, 148), "62 % (90 %: 55–68 %), n = 148"},
		{Percent, rhythm.Share(2, 3), "not enough to say, n = 3"},
		{Count, rhythm.Estimate{Value: 5, Low: 5, High: 5, N: 8}, "5 (90 %: 5), n = 8"},
	}
	for _, c := range cases {
		if got := strings.ReplaceAll(c.unit.Phrase(c.e), space, " "); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestLongLabelsAreCutAtTheSecondLine(t *testing.T) {
	for _, label := range []string{"", "one", strings.Repeat("word ", 50), strings.Repeat("x", 500), strings.Repeat("ü", 60) + " " + strings.Repeat("é", 60)} {
		lines := wrap(label, 20)
		if len(lines) > 2 {
			t.Errorf("%q takes %d lines", label, len(lines))
		}
		for _, line := range lines {
			if len([]rune(line)) > 20 {
				t.Errorf("line %q is too long", line)
			}
		}
	}
}
