package main

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"upward/internal/pure/identity/realmail"
	"upward/internal/pure/letter"
	"upward/internal/pure/prose"
	"upward/internal/pure/reporting"
)

// identities measures what merging addresses does. There is no gold; the page tells the sizes.
func identities(root string) (Section, error) {
	section := Section{
		Title:  "One person, several addresses",
		Intro:  "How many people the addresses of real mail become. Nobody has labelled them; merging is built to miss rather than to err.",
		Header: []string{"mail", "messages", "addresses", "people", "with several addresses"},
		Notes:  []string{"Counts of all that is there: nothing was drawn and nothing can be right or wrong, so there is no interval."},
	}
	for _, of := range []struct{ title, pattern string }{
		{"ten pairs", "mail/pairs/*/fixed.mbox"}, {"two mailboxes", "mail/mailboxes/*.raw.mbox"},
	} {
		mail, err := readMail(filepath.Join(root, of.pattern))
		if err != nil {
			return Section{}, err
		}
		person, names := realmail.Persons(mail)
		count, several := map[string]int{}, 0
		for _, p := range person {
			if count[p]++; count[p] == 2 {
				several++
			}
		}
		section.Rows = append(section.Rows, []string{of.title, strconv.Itoa(len(mail)), strconv.Itoa(len(person)), strconv.Itoa(len(names)), strconv.Itoa(several)})
	}
	return section, nil
}

// managers measures whether the known manager of somebody comes first.
func managers(root string) (Section, error) {
	questions, err := readQuestions(root)
	if err != nil {
		return Section{}, err
	}
	section := Section{
		Title: "Who the manager is",
		Intro: "Documented pairs of a report and a manager: ten within one merged history, two in the whole mailbox of the report. The margin is the " +
			"true manager's score less the best other one; the last column is the score of the report when asked the other way round.",
		Header: []string{"case", "messages", "rank", "score", "best other", "margin", "report as manager of the manager"},
		Notes: []string{"The weights are set by hand and round; the phrases were chosen with these pairs at hand, so expect less on other mail. " +
			"Guards: no single signal carries the result, and half of the mail gives nearly the same (tests of internal/pure/reporting).",
			"One case has no interval: its messages cannot be drawn twice, since copies of a message count once. The intervals of the last rows are over cases, and " +
				"too narrow: ten cases share one history, and the reports of the two mailboxes are among the ten."},
	}
	var all []placing
	for i, q := range questions {
		p := q.place()
		all = append(all, p)
		section.Rows = append(section.Rows, []string{fmt.Sprintf("%s %d", q.kind, i+1), strconv.Itoa(len(q.messages)), strconv.Itoa(p.rank),
			fmt.Sprintf("%.2f", p.score), fmt.Sprintf("%.2f", p.other), fmt.Sprintf("%+.2f", p.score-p.other), fmt.Sprintf("%.2f", p.reverse)})
	}
	section.Rows = append(section.Rows, meansOf(all))
	for _, total := range []struct {
		name string
		is   func(p placing) bool
	}{
		{"first", func(p placing) bool { return p.rank == 1 }},
		{"first, with a score of at least 0.5", func(p placing) bool { return p.rank == 1 && p.score >= .5 }},
		{"direction right", func(p placing) bool { return p.score > p.reverse }},
	} {
		hits := 0
		for _, p := range all {
			hits += boolCount(total.is(p))
		}
		section.Rows = append(section.Rows, []string{total.name, "", fmt.Sprintf("%d of %d: %s", hits, len(all), rate(len(all), func(i int) bool { return total.is(all[i]) })), "", "", "", ""})
	}
	return section, nil
}

// placing is where the manager stands in one case.
type placing struct {
	rank                  int
	score, other, reverse float64
}

func (q question) place() (p placing) {
	p.rank, p.score, p.other = place(q.report, q.manager, q.messages)
	_, p.reverse, _ = place(q.manager, q.report, q.messages)
	return p
}

// meansOf is the row of the means of the cases, with their intervals.
func meansOf(all []placing) []string {
	mean := func(of func(p placing) float64) string {
		return ranged(len(all), func(pick []int) (sum float64) {
			for _, i := range pick {
				sum += of(all[i]) / float64(len(pick))
			}
			return sum
		})
	}
	return []string{"mean of the cases", "", "", mean(func(p placing) float64 { return p.score }), mean(func(p placing) float64 { return p.other }),
		mean(func(p placing) float64 { return p.score - p.other }), mean(func(p placing) float64 { return p.reverse })}
}

// question is a report with the known manager.
type question struct {
	kind, report, manager string
	messages              []reporting.Message
}

// readQuestions reads the pairs as one history and each whole mailbox, and finds the people by the surnames in the folders' names.
func readQuestions(root string) ([]question, error) {
	folders, _ := filepath.Glob(filepath.Join(root, "mail/pairs/*"))
	mail, err := readMail(filepath.Join(root, "mail/pairs/*/fixed.mbox"))
	if err != nil {
		return nil, err
	}
	boss := map[string]string{}
	messages, person := reportingMessages(mail)
	var list []question
	for _, folder := range folders {
		report, manager, _ := strings.Cut(filepath.Base(folder), "__")
		boss[report] = manager
		list = append(list, question{"pair", writer(person, messages, report), writer(person, messages, manager), messages})
	}
	boxes, _ := filepath.Glob(filepath.Join(root, "mail/mailboxes/*.raw.mbox"))
	for _, box := range boxes {
		report, _, _ := strings.Cut(filepath.Base(box), "-")
		mail, err := readMail(box)
		if err != nil {
			return nil, err
		}
		messages, person := reportingMessages(mail)
		list = append(list, question{"mailbox", writer(person, messages, report), writer(person, messages, boss[report]), messages})
	}
	return list, nil
}

func reportingMessages(mail []letter.Letter) (messages []reporting.Message, person map[string]string) {
	person, _ = realmail.Persons(mail)
	for _, l := range mail {
		m := reporting.Message{At: l.At, From: person[l.From.Address], Subject: l.Subject, Text: prose.Written(l.Body), Bulk: l.Bulk}
		for _, a := range l.To {
			m.To = append(m.To, person[a.Address])
		}
		for _, a := range l.Cc {
			m.Cc = append(m.Cc, person[a.Address])
		}
		m.Words, m.Asks = prose.Words(m.Text), len(prose.Asks(m.Text))
		messages = append(messages, m)
	}
	return messages, person
}

// writer is the person with this surname who sent most.
func writer(person map[string]string, messages []reporting.Message, surname string) string {
	sent := map[string]int{}
	for _, m := range messages {
		sent[m.From]++
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

// place is where the manager stands among the candidates (1 first, 0 absent), with their score and the best other one.
func place(report, manager string, messages []reporting.Message) (rank int, score, other float64) {
	for i, c := range reporting.Managers(report, messages, nil) {
		if c.Person == manager {
			rank, score = i+1, c.Score
		} else {
			other = max(other, c.Score)
		}
	}
	return rank, score, other
}
