package main

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"upward/internal/pure/identity/realmail"
	"upward/internal/pure/letter"
	"upward/internal/pure/prose"
	"upward/internal/pure/rhythm"
	"upward/internal/pure/thread"
)

// exchange is the mail of one direction of a pair: what was sent, when it was answered, and when the mail of the pair ends.
type exchange struct {
	sent  []rhythm.TimedWait
	split time.Time // three fifths of the pair's mail are earlier
	end   time.Time
}

// addressed is how many people a message may go to and still wait for an answer of each.
const addressed = 5

// exchanges reads both directions of every pair.
func exchanges(root string) ([]exchange, error) {
	folders, err := filepath.Glob(filepath.Join(root, "mail/pairs/*"))
	if err != nil {
		return nil, err
	}
	var list []exchange
	for _, folder := range folders {
		mail, err := readMail(filepath.Join(folder, "fixed.mbox"))
		if err != nil {
			return nil, err
		}
		mail = slices.DeleteFunc(mail, func(l letter.Letter) bool { return l.At.IsZero() })
		slices.SortStableFunc(mail, func(a, b letter.Letter) int { return a.At.Compare(b.At) })
		person, _ := realmail.Persons(mail)
		links := thread.Links(threadItems(mail))
		report, manager, _ := strings.Cut(filepath.Base(folder), "__")
		one, other := surnamed(person, mail, report), surnamed(person, mail, manager)
		for _, way := range [][2]string{{one, other}, {other, one}} {
			e := exchange{sent: waitsOf(mail, links, person, way[0], way[1]), end: mail[len(mail)-1].At, split: mail[len(mail)*3/5].At}
			list = append(list, e)
		}
	}
	return list, nil
}

// surnamed is the person with this surname who sent most.
func surnamed(person map[string]string, mail []letter.Letter, surname string) string {
	sent := map[string]int{}
	for _, l := range mail {
		sent[person[l.From.Address]]++
	}
	best := ""
	for address, p := range person {
		better := best == "" || sent[p] > sent[best] || sent[p] == sent[best] && p < best // a map has no order
		if better && strings.Contains(address, "."+surname+"@") {
			best = p
		}
	}
	return best
}

// waitsOf is how long the messages from one person to another waited for an answer.
func waitsOf(mail []letter.Letter, links []thread.Link, person map[string]string, from, to string) (list []rhythm.TimedWait) {
	for i, l := range mail {
		toThem := slices.ContainsFunc(l.To, func(a letter.Address) bool { return person[a.Address] == to })
		if person[l.From.Address] != from || !toThem || len(l.To)+len(l.Cc) > addressed {
			continue
		}
		text := prose.Written(l.Body)
		w := rhythm.TimedWait{At: l.At, Words: prose.Words(text), Question: strings.Contains(text, "?")}
		w.Duration = mail[len(mail)-1].At.Sub(l.At)
		for k := i + 1; k < len(mail); k++ {
			if person[mail[k].From.Address] == to && (links[k].Parent == l.ID || links[k].Parent == "" && links[k].Thread == links[i].Thread) {
				w.Duration, w.Answered = mail[k].At.Sub(l.At), true
				break
			}
		}
		list = append(list, w)
	}
	return list
}

// known is the waits of what was sent before a moment, as they stood then.
func known(sent []rhythm.TimedWait, moment time.Time) (list []rhythm.TimedWait) {
	for _, w := range sent {
		if !w.At.Before(moment) {
			continue
		}
		if open := moment.Sub(w.At); w.Duration > open {
			w.Wait = rhythm.Wait{Duration: open}
		}
		list = append(list, w)
	}
	return list
}

// windowHit is a later answer and whether each window held it.
type windowHit struct{ half, most bool }

func replyWindows(root string) (Section, error) {
	s := Section{
		Title: "Reply windows",
		Intro: "“Half of the answers are there within …, four fifths within …” for each of ten pairs in both directions, checked on the answers " +
			"to what was sent in the last two fifths of their mail. Windows are right when they hold the shares that they promise.",
		Header: []string{"windows", "directions", "nothing said", "later answers", "held by the half", "90 %", "held by four fifths", "90 %"},
		Notes: []string{
			"Nothing is said below 8 answers, and where earlier and later answers differ reliably in speed.",
			"Answers within a fortnight only; whoever is not answered at all is counted in the share of answers, not here.",
		},
	}
	list, err := exchanges(root)
	if err != nil {
		return s, err
	}
	var once, anew [][]windowHit
	for _, e := range list {
		fixed := rhythm.ReplyWindows(known(e.sent, e.split))
		var first, each []windowHit
		for _, sent := range e.later() {
			first = inside(first, fixed, sent)
			each = inside(each, rhythm.ReplyWindows(known(e.sent, sent.At)), sent)
		}
		once, anew = append(once, first), append(anew, each)
	}
	s.Rows = append(s.Rows, hitRow("fitted anew before each later message, as the program does", anew), hitRow("fitted once, three fifths into the mail", once))
	return s, nil
}

// later are the answered messages after the split. What had no fortnight left may still be answered late and is left out,
// or quick answers would count for more.
func (e exchange) later() (list []rhythm.TimedWait) {
	for _, sent := range e.sent {
		if !sent.At.Before(e.split) && sent.Answered && sent.Duration <= rhythm.Fortnight && e.end.Sub(sent.At) >= rhythm.Fortnight {
			list = append(list, sent)
		}
	}
	return list
}

func inside(list []windowHit, w rhythm.Windows, sent rhythm.TimedWait) []windowHit {
	if !w.OK {
		return list
	}
	hours := sent.Duration.Hours()
	return append(list, windowHit{hours <= w.Half.Value, hours <= w.Most.Value})
}

func hitRow(title string, directions [][]windowHit) []string {
	hits, shown := slices.Concat(directions...), 0
	for _, d := range directions {
		shown += boolCount(len(d) > 0)
	}
	row := []string{title, fmt.Sprint(shown), fmt.Sprint(len(directions) - shown), fmt.Sprint(len(hits))}
	row = append(row, rated(len(hits), func(i int) bool { return hits[i].half })...)
	return append(row, rated(len(hits), func(i int) bool { return hits[i].most })...)
}

// planting is an effect on answers that is put into mail: messages that are so wait longer.
type planting struct {
	name string
	slow func(rhythm.TimedWait) bool
	find func(rhythm.Style) bool
}

var plantings = []planting{
	{"length: over 50 words wait ten times as long", func(w rhythm.TimedWait) bool { return w.Words > rhythm.Short }, func(s rhythm.Style) bool { return s.ByLength.Difference }},
	{"question: without one they wait ten times as long", func(w rhythm.TimedWait) bool { return !w.Question }, func(s rhythm.Style) bool { return s.ByQuestion.Difference }},
	{"hour: from noon on they wait ten times as long", func(w rhythm.TimedWait) bool { return w.At.Hour() >= 12 }, func(s rhythm.Style) bool { return s.ByHour.Difference }},
	{"weekday: from Friday on they wait ten times as long", func(w rhythm.TimedWait) bool { return w.At.Weekday() == 0 || w.At.Weekday() >= 5 }, func(s rhythm.Style) bool { return s.ByWeekday.Difference }},
}

const plantedRuns = 200

func styles(root string) (Section, error) {
	s := Section{
		Title:  "Style: what is planted is found, what is not is not claimed",
		Intro:  fmt.Sprintf("Mailboxes with the lengths, hours and questions of the ten pairs' mail, waits drawn from all its answers and every fifth left open, %d of each kind. The real waits spread from a minute to a fortnight (standard deviation of their logarithm 2.4), so that smaller effects stay hidden.", plantedRuns),
		Header: []string{"mailboxes", "messages", "number", "planted difference claimed", "90 %", "any other difference claimed", "90 %"},
		Notes:  []string{"“Shuffled pairs” are the real directions with at least 8 answers, their waits dealt anew among their messages; there any claim is false."},
	}
	list, err := exchanges(root)
	if err != nil {
		return s, err
	}
	var pool []rhythm.TimedWait
	for _, e := range list {
		pool = append(pool, e.sent...)
	}
	random := rand.New(rand.NewPCG(3, 4))
	for _, size := range []int{150, 400} {
		for _, plant := range plantings {
			s.Rows = append(s.Rows, plant.row(random, pool, size))
		}
	}
	s.Rows = append(s.Rows, silent("nothing planted", 150, 2*plantedRuns, func(int) []rhythm.TimedWait {
		return planted(random, pool, 150, func(rhythm.TimedWait) bool { return false })
	}))
	var real []exchange
	for _, e := range list {
		if rhythm.ReplyWindows(e.sent).Half.N > 0 {
			real = append(real, e)
		}
	}
	s.Rows = append(s.Rows, silent("shuffled pairs", 0, 40*len(real), func(i int) []rhythm.TimedWait { return shuffled(random, real[i%len(real)].sent) }))
	return s, nil
}

// row counts how often the planted difference is claimed in mailboxes of a size, and any other.
func (p planting) row(random *rand.Rand, pool []rhythm.TimedWait, size int) []string {
	found, others := make([]bool, plantedRuns), make([]bool, plantedRuns)
	for i := range found {
		style := rhythm.Of(nil, planted(random, pool, size, p.slow))
		found[i] = p.find(style)
		others[i] = claims(style) > boolCount(found[i])
	}
	return slices.Concat([]string{p.name, fmt.Sprint(size), fmt.Sprint(plantedRuns)},
		rated(plantedRuns, func(i int) bool { return found[i] }), rated(plantedRuns, func(i int) bool { return others[i] }))
}

// silent counts the false claims on mailboxes in which nothing is to be found.
func silent(name string, size, n int, mailbox func(i int) []rhythm.TimedWait) []string {
	claimed := make([]bool, n)
	for i := range claimed {
		claimed[i] = claims(rhythm.Of(nil, mailbox(i))) > 0
	}
	return slices.Concat([]string{name, map[bool]string{true: "as they are", false: fmt.Sprint(size)}[size == 0], fmt.Sprint(n), "–", "–"}, rated(n, func(i int) bool { return claimed[i] }))
}

func claims(s rhythm.Style) (n int) {
	for _, split := range []rhythm.Split{s.ByLength, s.ByQuestion, s.ByHour, s.ByWeekday} {
		n += boolCount(split.Difference)
	}
	return n
}

func boolCount(is bool) int {
	if is {
		return 1
	}
	return 0
}

// planted draws n messages and gives each the wait of any other; what is slow waits ten times as long.
func planted(random *rand.Rand, pool []rhythm.TimedWait, n int, slow func(rhythm.TimedWait) bool) []rhythm.TimedWait {
	var answers []rhythm.Wait
	for _, w := range pool {
		if w.Answered {
			answers = append(answers, w.Wait)
		}
	}
	list := make([]rhythm.TimedWait, n)
	for i := range list {
		list[i] = pool[random.IntN(len(pool))]
		list[i].Wait = answers[random.IntN(len(answers))]
		if slow(list[i]) {
			list[i].Duration *= 10
		}
		if random.IntN(5) == 0 {
			list[i].Wait = rhythm.Wait{Duration: time.Duration(random.IntN(60*24)) * time.Hour}
		}
	}
	return list
}

// shuffled deals the waits anew.
func shuffled(random *rand.Rand, sent []rhythm.TimedWait) []rhythm.TimedWait {
	list := slices.Clone(sent)
	random.Shuffle(len(list), func(i, k int) { list[i].Wait, list[k].Wait = list[k].Wait, list[i].Wait })
	return list
}
