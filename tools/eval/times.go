package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
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

// dayRead is one expression and what was read rightly in it.
type dayRead struct{ any, forward, feast bool }

func read(c timeCase) dayRead {
	found := prose.Times(c.text, c.reference)
	return dayRead{c.right(found, false), c.right(found, true), strings.HasPrefix(c.note, "holiday:")}
}

func deadlines(root string) (Section, error) {
	s := Section{
		Title:  "Deadlines: the right day",
		Intro:  "Expressions of time with one date. The right day is the first or the last day of what was found.",
		Header: []string{"source", "expressions", "any listed day", "90 %", "the day that looks forward", "90 %", "feasts alone", "feasts left out"},
		Notes: []string{
			"Expressions that look back (“last week”) are read too here; the list of deadlines leaves them out.",
			"Feasts of the Islamic calendar are computed by its tables, and may differ by a day from those that are announced.",
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
	reads := map[string][]dayRead{}
	for _, c := range cases {
		starts, ends := c.days(false)
		if !dayKinds[c.kind] || c.reference.IsZero() || len(starts)+len(ends) == 0 || c.source == "recognizers" && texts[c.source+"\t"+c.text] > 1 {
			continue
		}
		reads[c.source] = append(reads[c.source], read(c))
	}
	for _, source := range sorted(reads) {
		list := reads[source]
		row := append([]string{source, fmt.Sprint(len(list))}, rated(len(list), func(i int) bool { return list[i].any })...)
		row = append(row, rated(len(list), func(i int) bool { return list[i].forward })...)
		s.Rows = append(s.Rows, append(row, among(list, true), among(list, false)))
	}
	return s, nil
}

// among is the share of expressions read rightly, of the feasts or of all others.
func among(list []dayRead, feast bool) string {
	list = slices.DeleteFunc(slices.Clone(list), func(d dayRead) bool { return d.feast != feast })
	return rate(len(list), func(i int) bool { return list[i].any })
}

// phrases measures the deadlines as people at work write them.
func phrases(string) (Section, error) {
	s := Section{
		Title: "Deadlines: as people at work write them",
		Intro: "Phrases written for this project, with the last day, the minute or the other reading that a colleague would take them for " +
			"(internal/pure/prose/testdata/deadlines.tsv). Right means: one deadline found, with exactly that day or minute and exactly that other reading.",
		Header: []string{"phrases", "number", "right", "90 %"},
		Notes:  []string{"The rules were changed with these phrases at hand; before that .793 of the first 174 were right, the other reading not counted, and 34 of the last 40, written when the rules were done. Expect the latter on new ones."},
	}
	data, err := os.ReadFile("internal/pure/prose/testdata/deadlines.tsv")
	if err != nil {
		return s, err
	}
	kinds := map[string][]bool{}
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n")[1:] {
		f := strings.Split(line, "\t")
		said, err := time.Parse(time.RFC3339, f[0])
		if err != nil || len(f) != 4 {
			return s, fmt.Errorf("deadlines.tsv: %q", line)
		}
		due, other := phrase(prose.Deadlines(f[3], said), f[1])
		right := due == f[1] && other == f[2]
		kinds["all"] = append(kinds["all"], right)
		kinds[phraseKind(f[1], f[2])] = append(kinds[phraseKind(f[1], f[2])], right)
	}
	for _, kind := range sorted(kinds) {
		s.Rows = append(s.Rows, append([]string{kind, fmt.Sprint(len(kinds[kind]))}, rated(len(kinds[kind]), func(i int) bool { return kinds[kind][i] })...))
	}
	return s, nil
}

func phraseKind(due, other string) string {
	switch {
	case other != "-":
		return "two readings"
	case due == "-":
		return "no deadline"
	case due == "event":
		return "tied to an event"
	case strings.Contains(due, "T"):
		return "time of day"
	}
	return "day"
}

// phrase writes what was found as the file of phrases does.
func phrase(found []prose.Deadline, want string) (due, other string) {
	if len(found) != 1 {
		return map[bool]string{true: "-", false: "several"}[len(found) == 0], "-"
	}
	d := found[0]
	due, other = d.Until.Add(-1).Format(time.DateOnly), "-"
	if d.Grain == "event" {
		due = "event"
	} else if strings.Contains(want, "T") {
		due = d.Value.Format("2006-01-02T15:04")
	}
	if !d.Or.IsZero() {
		other = d.Or.Format(time.DateOnly)
	}
	return due, other
}

func textsWithoutTime(root string) (Section, error) {
	s := Section{
		Title:  "Deadlines: texts without a time",
		Intro:  "Texts of which the sources say that they hold no time at all.",
		Header: []string{"source", "texts", "texts in which a time was found", "share", "90 %"},
		Notes:  []string{"The sources disagree: some list “in two weeks” as no time because one of their rules must not read it."},
	}
	cases, err := readTimes(root)
	if err != nil {
		return s, err
	}
	hits, all := map[string][]bool{}, []bool{}
	for _, c := range cases {
		if c.kind != "none" {
			continue
		}
		hit := len(prose.Deadlines(c.text, c.reference)) > 0
		hits[c.source], all = append(hits[c.source], hit), append(all, hit)
	}
	row := func(name string, hits []bool) {
		sum := 0
		for _, hit := range hits {
			sum += boolCount(hit)
		}
		s.Rows = append(s.Rows, append([]string{name, fmt.Sprint(len(hits)), fmt.Sprint(sum)}, rated(len(hits), func(i int) bool { return hits[i] })...))
	}
	for _, source := range sorted(hits) {
		row(source, hits[source])
	}
	row("all", all)
	return s, nil
}
