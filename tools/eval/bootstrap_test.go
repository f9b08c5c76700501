package main

import (
	"strings"
	"testing"
)

func TestABootstrapIntervalHoldsTheShareAndRepeats(t *testing.T) {
	share := func(pick []int) float64 {
		yes := 0.0
		for _, i := range pick {
			if i%4 == 0 {
				yes++
			}
		}
		return yes / float64(len(pick))
	}
	low, high := bootstrap(400, share)
	if low > .25 || high < .25 || low < .20 || high > .30 {
		t.Errorf("a share of .25 of 400 lies between %f and %f", low, high)
	}
	if l, h := bootstrap(400, share); l != low || h != high {
		t.Errorf("the second run gave %f to %f, the first %f to %f", l, h, low, high)
	}
	if l, h := bootstrap(0, share); l != 0 || h != 0 {
		t.Errorf("nothing gave %f to %f", l, h)
	}
}

func TestCasesThatAllAgreeDoNotPassForCertain(t *testing.T) {
	for _, c := range []struct {
		n    int
		is   bool
		want string
	}{{12, true, "1.000 (0.82–1.00)"}, {10, false, "0.000 (0.00–0.21)"}, {0, true, "–"}} {
		if got := rate(c.n, func(int) bool { return c.is }); got != c.want {
			t.Errorf("%d cases, all %t: %s, want %s", c.n, c.is, got, c.want)
		}
	}
	if got := rate(100, func(i int) bool { return i < 50 }); !strings.HasPrefix(got, "0.500 (0.4") || rate(100, func(i int) bool { return i < 50 }) != got {
		t.Errorf("half of a hundred: %s", got)
	}
}

func TestAMeanOfLinksHasItsInterval(t *testing.T) {
	s := linkScore{title: "x"}
	for i := range 100 {
		s.cases = append(s.cases, linkCase{found: i < 90, right: i < 80, miss: float64(i)})
	}
	row := s.row()
	for i, want := range []string{"x", "100", "80", "10", "10", "0.889 (0.8", "0.800 (0.7", "45.0 min (", "0.678 (0."} {
		if !strings.HasPrefix(row[i], want) {
			t.Errorf("cell %d is %s, want %s…", i, row[i], want)
		}
	}
	if row := (linkScore{title: "none"}).row(); row[5] != "–" || row[7] != "–" {
		t.Errorf("no replies: %s", row)
	}
}

func TestWeeksAreDrawnWhole(t *testing.T) {
	var weeks []count
	for i := range 40 {
		weeks = append(weeks, count{lines: 2 * (i % 2), right: 2 * (i % 2), must: 1})
	}
	row := weekRow("x", weeks)
	if row[1] != "20" || row[2] != "40" || row[3] != "40" || row[5] != "0" || row[6] != "1.00 (1.00–1.00)" || row[7] != "40" || row[8] != "0.00 (0.00–0.00)" {
		t.Errorf("got %q", row)
	}
	weeks[1].right = 0
	if row := weekRow("x", weeks); row[5] != "2" || !strings.HasPrefix(row[6], "0.95 (0.8") {
		t.Errorf("with a wrong week: %q", row)
	}
}
