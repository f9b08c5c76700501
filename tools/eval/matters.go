package main

import (
	"context"
	_ "embed" // the labels
	"encoding/csv"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"upward/internal/app"
	"upward/internal/feature/brief"
	"upward/internal/feature/history"
	"upward/internal/platform/config"
	"upward/internal/platform/id"
	"upward/internal/pure/letter"
	"upward/internal/pure/mbox"
)

// The labels of open matters, made by docs/labels.md: of all pairs by one person, of two pairs again by another.
//
//go:embed labels/matters.first.tsv
var mattersFirst string

//go:embed labels/matters.second.tsv
var mattersSecond string

// tuned are the pairs whose labels were looked at while the rules of the brief were made; the others were only counted.
var tuned = []string{"apollo__beck", "dasovich__steffes", "hayslett__horton", "lokay__watson", "presto__kitchen"}

// matter is something that a brief should say from one day to another.
type matter struct {
	pair, message, kind, due, from, until string
	line                                  int
	must                                  bool
}

func (m matter) open(day string) bool { return m.from <= day && day <= m.until }

func readMatters(table string) (all []matter, err error) {
	r := csv.NewReader(strings.NewReader(table))
	r.Comma = '\t'
	rows, err := r.ReadAll()
	if err != nil {
		return nil, err
	}
	for _, row := range rows[1:] {
		line, err := strconv.Atoi(row[2])
		if err != nil {
			return nil, err
		}
		all = append(all, matter{row[0], row[1], row[3], row[4], row[5], row[6], line, row[8] == "must"})
	}
	return all, nil
}

// count is what was found at a series of moments.
type count struct{ lines, right, stale, must, met int }

func (c *count) add(o count) {
	c.lines, c.right, c.stale, c.must, c.met = c.lines+o.lines, c.right+o.right, c.stale+o.stale, c.must+o.must, c.met+o.met
}

// matters compares the briefs of every Wednesday with what a reader of all the mail found to be open.
func matters(root string) (Section, error) {
	s := Section{
		Title: "Briefs, every week",
		Intro: "The brief of each pair on every Wednesday of its mail, beside the open matters that a person who had not seen the code wrote down from the mail (docs/labels.md). " +
			"A line is right when it names a matter that is open on that day, stale when it names one that is not open any more, else wrong. Found: the share of the matters marked “must” that have their line.",
		Header: []string{"pairs", "weeks with lines", "lines", "right", "stale", "wrong", "right, share", "must be there", "found, share"},
	}
	gold, err := readMatters(mattersFirst)
	if err != nil {
		return s, err
	}
	totals, weeks := map[bool]*count{true: {}, false: {}}, map[bool]int{}
	for _, pair := range pairsOf(gold) {
		theirs := slices.DeleteFunc(slices.Clone(gold), func(m matter) bool { return m.pair != pair })
		c, n, err := weekly(filepath.Join(root, "mail/pairs", pair), theirs)
		if err != nil {
			return s, err
		}
		known := slices.Contains(tuned, pair)
		totals[known].add(c)
		weeks[known] += n
	}
	s.Rows = append(s.Rows, totals[true].row("five that the rules were made on", weeks[true]), totals[false].row("five that were only counted", weeks[false]))
	second, err := readMatters(mattersSecond)
	if err != nil {
		return s, err
	}
	c, n := agree(gold, second)
	s.Rows = append(s.Rows, c.row("a second reader, two pairs", n))
	return s, nil
}

func pairsOf(all []matter) (pairs []string) {
	for _, m := range all {
		if !slices.Contains(pairs, m.pair) {
			pairs = append(pairs, m.pair)
		}
	}
	return pairs
}

func (c count) row(title string, weeks int) []string {
	share := func(a, b int) string { return interval(a, b) }
	return []string{title, strconv.Itoa(weeks), strconv.Itoa(c.lines), strconv.Itoa(c.right), strconv.Itoa(c.stale), strconv.Itoa(c.lines - c.right - c.stale),
		share(c.right, c.lines), strconv.Itoa(c.must), share(c.met, c.must)}
}

func interval(part, of int) string { return fmt.Sprintf("%.2f", float64(part)/float64(max(of, 1))) }

// weekly imports one pair and counts its briefs.
func weekly(folder string, gold []matter) (total count, weeks int, err error) {
	data, err := os.MkdirTemp("", "upward-eval-")
	if err != nil {
		return total, 0, err
	}
	defer os.RemoveAll(data)
	path := filepath.Join(folder, "fixed.mbox")
	mail, err := byOffset(path)
	if err != nil {
		return total, 0, err
	}
	end := time.Date(2003, 1, 1, 0, 0, 0, 0, time.UTC)
	a, err := app.Open(context.Background(), config.Config{Data: data, Listen: "127.0.0.1:0"},
		app.Outside{Now: func() time.Time { return end }, Random: id.New(nil), Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		return total, 0, err
	}
	defer a.Close()
	surname, _, _ := strings.Cut(filepath.Base(folder), "__")
	if _, err := a.History.Import(context.Background(), a.Actor, history.Importing{Paths: []string{path}, Me: addressOf(mail, surname)}); err != nil {
		return total, 0, err
	}
	for _, day := range wednesdays(mail) {
		b, err := a.Brief.Show(context.Background(), a.Actor, brief.Briefing{At: day})
		if err != nil {
			return total, 0, err
		}
		lines := shown(b, mail)
		if len(lines) > 0 {
			weeks++
		}
		c := compare(lines, gold, day)
		total.add(c)
		if trace != nil {
			trace(filepath.Base(folder), day, lines, gold)
		}
	}
	return total, weeks, nil
}

// trace is set by who wants to see each line.
var trace func(pair, day string, lines []line, gold []matter)

// addressOf is the address with the surname that sent most.
func addressOf(mail map[int64]letter.Letter, surname string) (best string) {
	sent := map[string]int{}
	for _, l := range mail {
		if strings.Contains(l.From.Address, "."+surname+"@") {
			sent[l.From.Address]++
		}
	}
	for address, n := range sent {
		if n > sent[best] || n == sent[best] && address < best {
			best = address
		}
	}
	return best
}

func wednesdays(mail map[int64]letter.Letter) (days []string) {
	var first, last time.Time
	for _, l := range mail {
		if first.IsZero() || l.At.Before(first) {
			first = l.At
		}
		if l.At.After(last) {
			last = l.At
		}
	}
	for day := first; day.Before(last.AddDate(0, 0, 7)); day = day.AddDate(0, 0, 1) {
		if day.Weekday() == time.Wednesday {
			days = append(days, day.Format(time.DateOnly))
		}
	}
	return days
}

// line is a line of a brief and where its words stand: the first and the last line of a message's body.
type line struct {
	kind, message, words string
	first, last          int
}

func shown(b brief.Brief, mail map[int64]letter.Letter) (all []line) {
	for _, l := range slices.Concat(b.Due, b.Asked, b.Promised, b.Waiting) {
		m := mail[l.Cite.Offset]
		one := line{kind: l.Kind, message: m.ID, words: l.Text}
		one.first, one.last = standing(m.Body, l.Text)
		all = append(all, one)
	}
	return all
}

// byOffset reads a mailbox and tells where each message begins, which is how a brief cites it.
func byOffset(path string) (map[int64]letter.Letter, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	all := map[int64]letter.Letter{}
	for box := mbox.NewReader(file); ; {
		m, err := box.Next()
		if err == io.EOF {
			return all, nil
		}
		if err != nil {
			return nil, err
		}
		l, err := letter.Read(m)
		if err != nil {
			return nil, err
		}
		all[m.Offset] = l
	}
}

// standing finds words in a body, wherever its lines are broken.
func standing(body, words string) (first, last int) {
	var all []string
	var at []int
	for n, line := range strings.Split(body, "\n") {
		for _, w := range strings.Fields(line) {
			all, at = append(all, w), append(at, n+1)
		}
	}
	want := strings.Fields(strings.TrimSuffix(words, "…"))
	for i := 0; i+len(want) <= len(all) && len(want) > 0; i++ {
		if slices.Equal(all[i:i+len(want)], want) {
			return at[i], at[i+len(want)-1]
		}
	}
	return 0, 0
}

// near is how many lines a label may lie beside the words.
const near = 1

func (m matter) is(l line) bool {
	taken := m.kind == "ask" && l.kind == "promise_mine" || m.kind == "promise_mine" && l.kind == "ask" // a yes makes it a promise
	return m.message == l.message && (m.kind == l.kind || taken) && l.first-near <= m.line && m.line <= l.last+near
}

func compare(lines []line, gold []matter, day string) (c count) {
	for _, l := range lines {
		c.lines++
		named, open := false, false
		for _, m := range gold {
			if m.is(l) {
				named, open = true, open || m.open(day)
			}
		}
		if open {
			c.right++
		} else if named {
			c.stale++
		}
	}
	for _, m := range gold {
		if !m.must || !m.open(day) || m.until == day {
			continue // what ends on the day itself may be there or not
		}
		c.must++
		if slices.ContainsFunc(lines, m.is) {
			c.met++
		}
	}
	return c
}

// agree counts what a second reader would have shown as if it were a brief.
func agree(first, second []matter) (total count, weeks int) {
	pairs := pairsOf(second)
	first = slices.DeleteFunc(slices.Clone(first), func(m matter) bool { return !slices.Contains(pairs, m.pair) })
	days := map[string]bool{}
	for _, m := range slices.Concat(first, second) {
		from, err := time.Parse(time.DateOnly, m.from)
		if err != nil {
			continue
		}
		for day := from; day.Format(time.DateOnly) <= m.until; day = day.AddDate(0, 0, 1) {
			if day.Weekday() == time.Wednesday {
				days[day.Format(time.DateOnly)] = true
			}
		}
	}
	for day := range days {
		for _, pair := range pairs {
			var lines []line
			for _, m := range second {
				if m.pair == pair && m.must && m.open(day) {
					lines = append(lines, line{kind: m.kind, message: m.message, first: m.line, last: m.line})
				}
			}
			total.add(compare(lines, slices.DeleteFunc(slices.Clone(first), func(m matter) bool { return m.pair != pair }), day))
		}
	}
	return total, len(days)
}
