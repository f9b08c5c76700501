package prose

import (
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"upward/internal/corpus"
)

// timeCase is one row of the real time expressions.
type timeCase struct {
	source, text, span, kind string
	reference                time.Time
	expected, ends           []string
}

func readTimeCases(t *testing.T) []timeCase {
	data, err := os.ReadFile(corpus.Path(t, "deadlines/dev.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	var list []timeCase
	for _, line := range strings.Split(string(data), "\n")[1:] {
		f := strings.Split(line, "\t")
		if len(f) < 9 {
			continue
		}
		ref, err := time.Parse(time.RFC3339, f[4])
		if err != nil {
			ref, _ = time.Parse("2006-01-02T15:04:05", strings.SplitN(f[4], ".", 2)[0])
		}
		c := timeCase{f[1], f[3], f[5], f[6], ref, strings.Split(f[7], "|"), strings.Split(f[8], "|")}
		if f[7] == "" && len(f) > 11 {
			c.expected = []string{componentDay(f[11])}
		}
		list = append(list, c)
	}
	return list
}

// componentDay reads the day out of a note such as {"year": "2012", "month": "8", "day": "10"}, "" without one.
func componentDay(note string) string {
	part := map[string]int{}
	for _, m := range regexp.MustCompile(`"(year|month|day)": "(\d+)"`).FindAllStringSubmatch(strings.SplitN(note, "end_components", 2)[0], -1) {
		part[m[1]], _ = strconv.Atoi(m[2])
	}
	if part["year"] == 0 || part["month"] == 0 || part["day"] == 0 {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", part["year"], part["month"], part["day"])
}

// dated reports whether the row says which day it wants.
func (c timeCase) dated() bool {
	for _, want := range append(append([]string{}, c.expected...), c.ends...) {
		if len(want) >= 10 && want[0] >= '0' && want[0] <= '9' {
			return true
		}
	}
	return false
}

// right reports whether one of the found times names an expected day, at its start or at its end.
func (c timeCase) right(found []Deadline) bool {
	for _, d := range found {
		for n, want := range append(append([]string{}, c.expected...), c.ends...) {
			if len(want) < 10 {
				continue
			}
			day := want[:10]
			last := d.Until.Add(-time.Nanosecond)
			if d.Value.Format(time.DateOnly) == day || last.Format(time.DateOnly) == day || n >= len(c.expected) && d.Until.Format(time.DateOnly) == day {
				return true
			}
		}
	}
	return false
}

func TestRealTimesAreReadOnTheRightDay(t *testing.T) {
	kinds := map[string]bool{"date": true, "datetime": true, "daterange": true, "datetimerange": true, "instant": true, "interval": true, "range": true, "open_interval": true}
	floor := map[string]float64{"recognizers": .83, "duckling-en": .86, "duckling-en-us": .75, "duckling-en-gb": .85, "chrono": .80}
	all, right, texts := map[string]int{}, map[string]int{}, map[string]int{}
	cases := readTimeCases(t)
	for _, c := range cases {
		texts[c.source+c.text]++
	}
	for _, c := range cases {
		if !kinds[c.kind] || c.source == "recognizers" && texts[c.source+c.text] > 1 || c.reference.IsZero() || !c.dated() {
			continue
		}
		all[c.source]++
		found := Times(c.text, c.reference)
		if c.right(found) {
			right[c.source]++
			continue
		}
		shown := ""
		for _, d := range found {
			shown += " [" + d.Text + " = " + d.Value.Format("2006-01-02T15:04") + "/" + d.Until.Format("2006-01-02T15:04") + "]"
		}
		t.Logf("%s %s %s (%s) want %v %v got%s   | %s", c.source, c.kind, c.span, c.reference.Format("Mon 2006-01-02"), c.expected, c.ends, shown, cutAt(c.text, 80))
	}
	for source, n := range all {
		share := float64(right[source]) / float64(n)
		t.Logf("FIGURE %s: %d of %d on the right day, %.3f", source, right[source], n, share)
		if share < floor[source] {
			t.Errorf("%s: %.3f on the right day, want %.2f", source, share, floor[source])
		}
	}
}

func TestTextsWithoutTimeGiveNone(t *testing.T) {
	all, hits := map[string]int{}, map[string]int{}
	for _, c := range readTimeCases(t) {
		if c.kind != "none" {
			continue
		}
		all[c.source]++
		if found := Times(c.text, c.reference); len(found) > 0 {
			hits[c.source]++
			t.Logf("%s: %q in %s", c.source, found[0].Text, cutAt(c.text, 200))
		}
	}
	for source, n := range all {
		t.Logf("FIGURE %s: %d of %d texts without a time give one", source, hits[source], n)
	}
}
