package main

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"time"

	"upward/internal/pure/prose"
	"upward/internal/pure/recurrence"
)

// recurrences counts what is claimed to come back in the mail of the pairs, and what when the dates are dealt anew.
func recurrences(root string) (Section, error) {
	s := Section{
		Title: "Asks that come back",
		Intro: "Sentences that ask, in the mail of each of ten pairs. In shuffled lists the dates are dealt anew among the asks, so that every claim is " +
			"false. Planted: twelve asks of one kind with a rule are put into a shuffled list, of which the last is to be foretold.",
		Header: []string{"lists", "number", "asks", "kinds claimed", "lists with a claim", "90 %", "next in its window", "90 %"},
		Notes:  []string{"Counts only: nobody has labelled which asks of the real mail come back."},
	}
	lists, err := askLists(root)
	if err != nil {
		return s, err
	}
	random := rand.New(rand.NewPCG(5, 6))
	s.Rows = append(s.Rows, claimed("as they are", lists))
	var dealt [][]recurrence.Ask
	for range 20 {
		for _, list := range lists {
			dealt = append(dealt, reshuffled(random, list))
		}
	}
	s.Rows = append(s.Rows, claimed("shuffled", dealt))
	for _, plant := range []struct {
		name   string
		jitter int
		day    func(i int) time.Time
	}{
		{"planted weekly, off by up to a day", 1, func(i int) time.Time { return time.Date(2001, 1, 8+7*i, 9, 0, 0, 0, time.UTC) }},
		{"planted monthly, off by up to two days", 2, func(i int) time.Time { return time.Date(2001, time.Month(1+i), 12, 9, 0, 0, 0, time.UTC) }},
	} {
		s.Rows = append(s.Rows, foretold(random, plant.name, plant.jitter, plant.day, dealt[:40]))
	}
	return s, nil
}

// askLists are the asks of every pair.
func askLists(root string) (lists [][]recurrence.Ask, err error) {
	boxes, err := filepath.Glob(filepath.Join(root, "mail/pairs/*/fixed.mbox"))
	if err != nil {
		return nil, err
	}
	for _, box := range boxes {
		mail, err := readMail(box)
		if err != nil {
			return nil, err
		}
		var list []recurrence.Ask
		for _, l := range mail {
			text := prose.Written(l.Body)
			for _, ask := range prose.Asks(text) {
				if !l.At.IsZero() {
					list = append(list, recurrence.Ask{Text: ask.Of(text), At: l.At})
				}
			}
		}
		lists = append(lists, list)
	}
	return lists, nil
}

func reshuffled(random *rand.Rand, list []recurrence.Ask) []recurrence.Ask {
	list = slices.Clone(list)
	random.Shuffle(len(list), func(i, k int) { list[i].At, list[k].At = list[k].At, list[i].At })
	return list
}

func claimed(name string, lists [][]recurrence.Ask) []string {
	asks, kinds, has := 0, 0, make([]bool, len(lists))
	for i, list := range lists {
		found := recurrence.Find(list, nil, lastDay(list))
		asks, kinds, has[i] = asks+len(list), kinds+len(found), len(found) > 0
	}
	row := []string{name, fmt.Sprint(len(lists)), fmt.Sprint(asks), fmt.Sprint(kinds)}
	return append(append(row, rated(len(lists), func(i int) bool { return has[i] })...), "–", "–")
}

func lastDay(list []recurrence.Ask) (last time.Time) {
	for _, ask := range list {
		if ask.At.After(last) {
			last = ask.At
		}
	}
	return last
}

// foretold plants a series into each list and asks for its last before it comes.
func foretold(random *rand.Rand, name string, jitter int, day func(i int) time.Time, lists [][]recurrence.Ask) []string {
	const words = "Please update the headcount spreadsheet"
	claimed, hits := make([]bool, len(lists)), []bool{}
	asks, kinds := 0, 0
	for n, list := range lists {
		list = slices.Clone(list)
		var next time.Time
		for i := range 12 {
			next = day(i).AddDate(0, 0, random.IntN(2*jitter+1)-jitter)
			if i < 11 {
				list = append(list, recurrence.Ask{Text: words, At: next})
			}
		}
		found := recurrence.Find(list, nil, day(10).AddDate(0, 0, jitter))
		asks, kinds = asks+len(list), kinds+len(found)
		for _, p := range found {
			if list[p.Occurrences[0]].Text == words {
				claimed[n] = true
				hits = append(hits, !next.Before(p.From) && next.Before(p.Until))
			}
		}
	}
	row := append([]string{name, fmt.Sprint(len(lists)), fmt.Sprint(asks), fmt.Sprint(kinds)}, rated(len(lists), func(i int) bool { return claimed[i] })...)
	return append(row, rated(len(hits), func(i int) bool { return hits[i] })...)
}
