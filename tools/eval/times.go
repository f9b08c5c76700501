package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"

	"upward/internal/pure/prose"
)

// timeCase is one real expression of time with the days it may mean.
type timeCase struct {
	source, text, kind, note string
	reference                time.Time
	expected, ends           []string
}

func readTimes(root string) ([]timeCase, error) {
	data, err := os.ReadFile(filepath.Join(root, "deadlines/dev.tsv"))
	if err != nil {
		return nil, err
	}
	var list []timeCase
	for n, line := range strings.Split(string(data), "\n") {
		f := strings.Split(line, "\t")
		if n == 0 || len(f) < 12 {
			continue
		}
		reference, err := time.Parse(time.RFC3339, f[4])
		if err != nil {
			reference, _ = time.Parse("2006-01-02T15:04:05", strings.SplitN(f[4], ".", 2)[0])
		}
		c := timeCase{f[1], f[3], f[6], f[11], reference, strings.Split(f[7], "|"), strings.Split(f[8], "|")}
		if f[7] == "" {
			c.expected = []string{noteDay(f[11])}
		}
		list = append(list, c)
	}
	return list, nil
}

var noteParts = regexp.MustCompile(`"(year|month|day)": "(\d+)"`)

// noteDay reads the day out of a note that lists its components, "" without one.
func noteDay(note string) string {
	part := map[string]int{}
	for _, m := range noteParts.FindAllStringSubmatch(strings.SplitN(note, "end_components", 2)[0], -1) {
		part[m[1]], _ = strconv.Atoi(m[2])
	}
	if part["year"] == 0 || part["month"] == 0 || part["day"] == 0 {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", part["year"], part["month"], part["day"])
}

// days lists the expected days; the last of each column is the one that looks forward.
func (c timeCase) days(last bool) (starts, ends []string) {
	pick := func(list []string) (days []string) {
		if last && len(list) > 1 {
			list = list[len(list)-1:]
		}
		for _, day := range list {
			if len(day) >= 10 && day[0] >= '0' && day[0] <= '9' {
				days = append(days, day[:10])
			}
		}
		return days
	}
	return pick(c.expected), pick(c.ends)
}

// right reports whether a found time names an expected day, at its start or at its end.
func (c timeCase) right(found []prose.Deadline, last bool) bool {
	starts, ends := c.days(last)
	for _, d := range found {
		begin, end, after := d.Value.Format(time.DateOnly), d.Until.Add(-1).Format(time.DateOnly), d.Until.Format(time.DateOnly)
		for _, day := range starts {
			if day == begin || day == end {
				return true
			}
		}
		for _, day := range ends {
			if day == begin || day == end || day == after {
				return true
			}
		}
	}
	return false
}

var dayKinds = map[string]bool{"date": true, "datetime": true, "daterange": true, "datetimerange": true, "instant": true, "interval": true, "range": true, "open_interval": true}

// dayCount counts what was read rightly.
type dayCount struct{ all, any, forward, secular, secularRight float64 }

func (n *dayCount) add(c timeCase) {
	found := prose.Times(c.text, c.reference)
	n.all++
	right := c.right(found, false)
	if right {
		n.any++
	}
	if c.right(found, true) {
		n.forward++
	}
	if !strings.HasPrefix(c.note, "holiday:") {
		n.secular++
		if right {
			n.secularRight++
		}
	}
}

func deadlines(root string) (Section, error) {
	s := Section{
		Title:  "Deadlines: the right day",
		Intro:  "Expressions of time with one date. The right day is the first or the last day of what was found.",
		Header: []string{"source", "expressions", "any listed day", "the day that looks forward", "feasts left out"},
		Notes: []string{
			"Expressions that look back (“last week”) are read too here; the list of deadlines leaves them out.",
			"Feasts of many calendars (Eid, Diwali, Passover …) are counted in the third and fourth columns and not in the last.",
			"On recognizers, two libraries reached .324 and .296 on a larger split of the same cases.",
		},
	}
	cases, err := readTimes(root)
	if err != nil {
		return s, err
	}
	texts := map[string]int{}
	for _, c := range cases {
		texts[c.source+"\t"+c.text]++
	}
	counts := map[string]*dayCount{}
	for _, c := range cases {
		starts, ends := c.days(false)
		if !dayKinds[c.kind] || c.reference.IsZero() || len(starts)+len(ends) == 0 || c.source == "recognizers" && texts[c.source+"\t"+c.text] > 1 {
			continue
		}
		if counts[c.source] == nil {
			counts[c.source] = &dayCount{}
		}
		counts[c.source].add(c)
	}
	for _, source := range sorted(counts) {
		n := counts[source]
		s.Rows = append(s.Rows, []string{source, fmt.Sprint(n.all), figure(n.any / n.all), figure(n.forward / n.all), figure(n.secularRight / max(1, n.secular))})
	}
	return s, nil
}

func textsWithoutTime(root string) (Section, error) {
	s := Section{
		Title:  "Deadlines: texts without a time",
		Intro:  "Texts of which the sources say that they hold no time at all.",
		Header: []string{"source", "texts", "texts in which a time was found"},
		Notes:  []string{"The sources disagree: some list “in two weeks” as no time because one of their rules must not read it."},
	}
	cases, err := readTimes(root)
	if err != nil {
		return s, err
	}
	all, hits := map[string]int{}, map[string]int{}
	for _, c := range cases {
		if c.kind != "none" {
			continue
		}
		all[c.source]++
		if len(prose.Deadlines(c.text, c.reference)) > 0 {
			hits[c.source]++
		}
	}
	for _, source := range sorted(all) {
		s.Rows = append(s.Rows, []string{source, fmt.Sprint(all[source]), fmt.Sprint(hits[source])})
	}
	return s, nil
}
