package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"time"

	"upward/internal/feature/brief"
	"upward/tools/matters"
)

// count is what was found at a series of moments.
type count struct{ lines, right, stale, must, met int }

func (c *count) add(o count) {
	c.lines, c.right, c.stale, c.must, c.met = c.lines+o.lines, c.right+o.right, c.stale+o.stale, c.must+o.must, c.met+o.met
}

// weeks compares the briefs of every Wednesday with what a reader of all the mail found to be open.
func weeks(root string) (Section, error) {
	s := Section{
		Title: "Briefs, every week",
		Intro: "The brief of each pair on every Wednesday of its mail, beside the open matters that a person who had not seen the code wrote down from the mail (docs/labels.md). " +
			"A line is right when it names a matter that is open on that day, stale when it names one that is not open any more, else wrong. Found: the share of the matters marked “must” that have their line.",
		Header: []string{"pairs", "weeks with lines", "lines", "right", "stale", "wrong", "right, share", "must be there", "found, share"},
		Notes:  []string{"No weight was trained on the second row, but the chance from which a line is shown was chosen with its totals in view, so expect a little less."},
	}
	gold, err := matters.First()
	if err != nil {
		return s, err
	}
	totals, filled := map[bool]*count{true: {}, false: {}}, map[bool]int{}
	for _, pair := range matters.Pairs(gold) {
		c, n, err := weekly(root, pair, matters.Of(gold, pair))
		if err != nil {
			return s, err
		}
		tuned := slices.Contains(matters.Tuned, pair)
		totals[tuned].add(c)
		filled[tuned] += n
	}
	s.Rows = append(s.Rows, totals[true].row("five that the weights were trained on", filled[true]), totals[false].row("five that were only counted", filled[false]))
	second, err := matters.Second()
	if err != nil {
		return s, err
	}
	c, n := agree(gold, second)
	s.Rows = append(s.Rows, c.row("a second reader, two pairs", n))
	return s, nil
}

func (c count) row(title string, weeks int) []string {
	share := func(part, of int) string { return fmt.Sprintf("%.2f", float64(part)/float64(max(of, 1))) }
	return []string{title, strconv.Itoa(weeks), strconv.Itoa(c.lines), strconv.Itoa(c.right), strconv.Itoa(c.stale), strconv.Itoa(c.lines - c.right - c.stale),
		share(c.right, c.lines), strconv.Itoa(c.must), share(c.met, c.must)}
}

// weekly counts the briefs of one pair.
func weekly(root, pair string, gold []matters.Matter) (total count, filled int, err error) {
	h, err := matters.Open(root, pair)
	if err != nil {
		return total, 0, err
	}
	defer h.Close()
	for _, day := range wednesdays(gold) {
		b, err := h.Brief.Show(context.Background(), h.Actor, brief.Briefing{At: day})
		if err != nil {
			return total, 0, err
		}
		var lines []matters.Line
		for _, l := range slices.Concat(b.Due, b.Asked, b.Promised, b.Waiting) {
			lines = append(lines, h.Find(l.Kind, l.Cite.Offset, l.Text))
		}
		if len(lines) > 0 {
			filled++
		}
		total.add(compare(lines, gold, day))
	}
	return total, filled, nil
}

// wednesdays are those from the first matter to four weeks after the last.
func wednesdays(gold []matters.Matter) (days []string) {
	var first, last string
	for _, m := range gold {
		if first == "" || m.From < first {
			first = m.From
		}
		last = max(last, m.Until)
	}
	day, err := time.Parse(time.DateOnly, first)
	if err != nil {
		return nil
	}
	end, _ := time.Parse(time.DateOnly, last)
	for ; !day.After(end.AddDate(0, 0, 28)); day = day.AddDate(0, 0, 1) {
		if day.Weekday() == time.Wednesday {
			days = append(days, day.Format(time.DateOnly))
		}
	}
	return days
}

func compare(lines []matters.Line, gold []matters.Matter, day string) (c count) {
	for _, l := range lines {
		c.lines++
		named, open := false, false
		for _, m := range gold {
			if m.Is(l) {
				named, open = true, open || m.On(day)
			}
		}
		if open {
			c.right++
		} else if named {
			c.stale++
		}
	}
	for _, m := range gold {
		if !m.Must || !m.On(day) || m.Until == day {
			continue // what ends on the day itself may be there or not
		}
		c.must++
		if slices.ContainsFunc(lines, m.Is) {
			c.met++
		}
	}
	return c
}

// agree counts what a second reader would have shown as if it were a brief.
func agree(first, second []matters.Matter) (total count, filled int) {
	for _, pair := range matters.Pairs(second) {
		gold, theirs := matters.Of(first, pair), matters.Of(second, pair)
		for _, day := range wednesdays(gold) {
			var lines []matters.Line
			for _, m := range theirs {
				if m.Must && m.On(day) {
					lines = append(lines, matters.Line{Kind: m.Kind, Message: m.Message, First: m.Line, Last: m.Line})
				}
			}
			if len(lines) > 0 {
				filled++
			}
			total.add(compare(lines, gold, day))
		}
	}
	return total, filled
}
