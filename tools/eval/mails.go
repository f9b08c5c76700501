package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"upward/internal/pure/prose"
)

// mailSets are the frozen mails with the hashes of their texts.
var mailSets = []struct{ name, mark, hash string }{
	{"first set, looked at", "", "8e81ef43ffd926419be25e5e7522adaa7bc43a1f1cb4bc5c654ba90f45888c7e"},
	{"second set, odd, looked at", "2", "487bfb81ce2a14a38848adb03e6b0282f3bae5f41aeea5a2e8caaf0f2feca063"},
	{"second set, even, only counted", "2", "487bfb81ce2a14a38848adb03e6b0282f3bae5f41aeea5a2e8caaf0f2feca063"},
}

// assigned is one ask of a mail with its last day, as somebody reads it.
type assigned struct{ what, day, kind string }

// mail is a frozen mail as two people and the program read it.
type mail struct {
	frozen
	first, second, ours []assigned
}

// mails measures whether each ask of a mail is found and gets the day that belongs to it.
func mails(string) (Section, error) {
	s := Section{
		Title: "Asks with their days, in whole mails",
		Intro: "Invented mails of managers, frozen by their hash, labelled by two people: every ask with the day that belongs to it. Found: the program shows an ask at those words; " +
			"right: an ask that it shows is one. Day: of the asks found, those with the very day, or with none where none belongs to them. In brackets 90 % of 500 bootstrap draws over mails.",
		Header: []string{"mails", "read by", "against", "asks", "found", "right", "day right", "day right, where one belongs", "kind right"},
		Notes:  []string{"After the even half had been counted, eleven of its sentences with a wrong day were read; one rule that had spoiled a day was taken back (the figure did not move)."},
	}
	ours := func(m mail) []assigned { return m.ours }
	first := func(m mail) []assigned { return m.first }
	second := func(m mail) []assigned { return m.second }
	for _, set := range mailSets {
		list, err := readMails(set.mark, set.hash)
		if err != nil {
			return s, err
		}
		if half, ok := strings.CutPrefix(set.name, "second set, "); ok {
			list = slices.DeleteFunc(list, func(m mail) bool { return !m.in(half[:strings.IndexByte(half, ',')]) })
		}
		s.Rows = append(s.Rows, mailRow(set.name, "the program", "first labeller", list, ours, first), mailRow(set.name, "the program", "second labeller", list, ours, second),
			mailRow(set.name, "second labeller", "first labeller", list, second, first))
	}
	return s, nil
}

func readMails(mark, hash string) ([]mail, error) {
	texts, err := thaw("mails"+mark+".jsonl", hash)
	if err != nil {
		return nil, err
	}
	first, err := mailLabels("mails" + mark + ".first.tsv")
	if err != nil {
		return nil, err
	}
	second, err := mailLabels("mails" + mark + ".second.tsv")
	if err != nil {
		return nil, err
	}
	var all []mail
	for _, f := range texts {
		now, err := time.Parse("2006-01-02T15:04", f.Now)
		if err != nil {
			return nil, err
		}
		all = append(all, mail{f, first[f.ID], second[f.ID], assignedIn(f.Text, now)})
	}
	return all, nil
}

func mailLabels(name string) (map[string][]assigned, error) {
	rows, err := labelled(name)
	all := map[string][]assigned{}
	for _, row := range rows {
		if row[1] != "0" {
			all[row[0]] = append(all[row[0]], assigned{row[2], row[4], row[5]})
		}
	}
	return all, err
}

// assignedIn reads a mail as the program does.
func assignedIn(text string, now time.Time) (list []assigned) {
	days := map[int]string{}
	for _, d := range prose.Deadlines(text, now) {
		if !d.Value.IsZero() {
			days[d.End] = d.LastDay().Format(time.DateOnly)
		}
	}
	for _, a := range prose.Asks(text) {
		day := "-"
		if a.Due != nil {
			for end := a.Due.Start; end <= a.Due.End; end++ {
				day = cmp.Or(days[end], day)
			}
		}
		list = append(list, assigned{a.Of(text), day, a.Kind})
	}
	return list
}

func mailRow(part, who, against string, list []mail, ours, gold func(mail) []assigned) []string {
	asks := 0
	for _, m := range list {
		asks += len(gold(m))
	}
	over := func(measure func(count mailCount) float64) string {
		return ranged(len(list), func(pick []int) float64 {
			var sum mailCount
			for _, i := range pick {
				sum.add(ours(list[i]), gold(list[i]))
			}
			return measure(sum)
		})
	}
	return []string{part, who, against, fmt.Sprint(asks),
		over(func(c mailCount) float64 { return c.found / max(1, c.gold) }), over(func(c mailCount) float64 { return c.right / max(1, c.ours) }),
		over(func(c mailCount) float64 { return c.day / max(1, c.found) }), over(func(c mailCount) float64 { return c.dated / max(1, c.withDay) }),
		over(func(c mailCount) float64 { return c.kind / max(1, c.found) })}
}

// mailCount adds up how two readings of mails agree.
type mailCount struct{ gold, ours, found, right, day, dated, withDay, kind float64 }

func (c *mailCount) add(ours, gold []assigned) {
	c.gold, c.ours = c.gold+float64(len(gold)), c.ours+float64(len(ours))
	for _, g := range gold {
		best, found := assigned{}, false
		for _, o := range ours {
			if o.meets(g) && (!found || o.day == g.day) {
				best, found = o, true
			}
		}
		if !found {
			continue
		}
		c.found++
		c.day += float64(count1(best.day == g.day))
		c.kind += float64(count1(best.kind == g.kind))
		if g.day != "-" {
			c.withDay++
			c.dated += float64(count1(best.day == g.day))
		}
	}
	for _, o := range ours {
		for _, g := range gold {
			if o.meets(g) {
				c.right++
				break
			}
		}
	}
}

// meets reports whether two asks are shown at the same words.
func (a assigned) meets(b assigned) bool {
	one, other := strings.Join(strings.Fields(a.what), " "), strings.Join(strings.Fields(b.what), " ")
	return strings.Contains(one, other) || strings.Contains(other, one)
}
