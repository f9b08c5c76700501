package main

import (
	"context"
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
		Notes: []string{
			"No weight was trained on the second row, but the chance from which a line is shown was chosen with its totals in view, so expect a little less.",
			"Draws are over weeks. A matter can stand in several weeks of its pair; drawn in blocks of eight weeks, no end moves by more than .03.",
		},
	}
	gold, err := matters.First()
	if err != nil {
		return s, err
	}
	found := map[bool][]count{}
	for _, pair := range matters.Pairs(gold) {
		list, err := weekly(root, pair, matters.Of(gold, pair))
		if err != nil {
			return s, err
		}
		tuned := slices.Contains(matters.Tuned, pair)
		found[tuned] = append(found[tuned], list...)
	}
	s.Rows = append(s.Rows, weekRow("five that the weights were trained on", found[true]), weekRow("five that were only counted", found[false]))
	second, err := matters.Second()
	if err != nil {
		return s, err
	}
	s.Rows = append(s.Rows, weekRow("a second reader, two pairs", agree(gold, second)))
	return s, nil
}

func weekRow(title string, weeks []count) []string {
	total, filled := sum(weeks, every(len(weeks))), 0
	for _, week := range weeks {
		filled += boolCount(week.lines > 0)
	}
	share := func(of func(c count) (part, whole int)) string {
		return ranged(len(weeks), func(pick []int) float64 {
			part, whole := of(sum(weeks, pick))
			return float64(part) / float64(max(whole, 1))
		})
	}
	return []string{title, strconv.Itoa(filled), strconv.Itoa(total.lines), strconv.Itoa(total.right), strconv.Itoa(total.stale), strconv.Itoa(total.lines - total.right - total.stale),
		share(func(c count) (int, int) { return c.right, c.lines }), strconv.Itoa(total.must), share(func(c count) (int, int) { return c.met, c.must })}
}

// sum adds up the picked weeks.
func sum(weeks []count, pick []int) (total count) {
	for _, i := range pick {
		total.add(weeks[i])
	}
	return total
}

// weekly counts the brief of each Wednesday of one pair.
func weekly(root, pair string, gold []matters.Matter) (weeks []count, err error) {
	h, err := matters.Open(root, pair)
	if err != nil {
		return nil, err
	}
	defer h.Close()
	for _, day := range wednesdays(gold) {
		b, err := h.Brief.Show(context.Background(), h.Actor, brief.Briefing{At: day})
		if err != nil {
			return nil, err
		}
		var lines []matters.Line
		for _, l := range slices.Concat(b.Due, b.Asked, b.Promised, b.Waiting) {
			lines = append(lines, h.Find(l.Kind, l.Cite.Offset, l.Text))
		}
		weeks = append(weeks, compare(lines, gold, day))
	}
	return weeks, nil
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
func agree(first, second []matters.Matter) (weeks []count) {
	for _, pair := range matters.Pairs(second) {
		gold, theirs := matters.Of(first, pair), matters.Of(second, pair)
		for _, day := range wednesdays(gold) {
			var lines []matters.Line
			for _, m := range theirs {
				if m.Must && m.On(day) {
					lines = append(lines, matters.Line{Kind: m.Kind, Message: m.Message, First: m.Line, Last: m.Line})
				}
			}
			weeks = append(weeks, compare(lines, gold, day))
		}
	}
	return weeks
}
