package main

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"upward/internal/pure/identity/realmail"
	"upward/internal/pure/letter"
	"upward/internal/pure/prose"
	"upward/internal/pure/thread"
)

// threads measures how well replies find the message that they answer, in mail without a References header.
func threads(root string) (Section, error) {
	gold, err := readReplies(root)
	if err != nil {
		return Section{}, err
	}
	mail, err := readMail(filepath.Join(root, "mail/pairs/*/fixed.mbox"))
	if err != nil {
		return Section{}, err
	}
	section := Section{
		Title: "Conversations without References",
		Intro: "Replies of ten pairs of a report and a manager, all in one history. The true parent and latency come from the quoted header " +
			"of each reply (development rows), which favours quick replies that quote.",
		Header: []string{"what is read", "replies with their parent here", "right", "wrong", "none", "precision", "recall",
			"latency error, median", "within 60 min"},
		Notes: []string{
			"Draws are over the replies, as if each stood for itself; those of one pair have habits in common, so the truth is a little wider.",
			"A reply whose parent is not in the mail is not counted in precision or recall; it should stay without one.",
		},
	}
	items := threadItems(mail)
	whole := scoreLinks("headers, quotes, subjects", items, gold)
	section.Rows = append(section.Rows, whole.row())
	section.Notes = append(section.Notes, whole.note())
	for i := range items {
		items[i].Quoted = nil
	}
	bare := scoreLinks("subjects and people only", items, gold)
	section.Rows = append(section.Rows, bare.row())
	return section, nil
}

// reply is one row of the gold: a reply, its parent ("" when that is not in the mail) and the minutes between them.
type reply struct {
	id, parent string
	minutes    float64
}

func readReplies(root string) ([]reply, error) {
	data, err := os.ReadFile(filepath.Join(root, "mail/reply_gold.tsv"))
	if err != nil {
		return nil, err
	}
	var list []reply
	for line := range strings.SplitSeq(string(data), "\n") {
		f := strings.Split(line, "\t")
		if len(f) < 11 || f[0] != "dev" {
			continue
		}
		minutes, err := strconv.ParseFloat(f[9], 64)
		if err != nil {
			return nil, err
		}
		list = append(list, reply{strings.Trim(f[2], "<>"), strings.Trim(f[5], "<>"), minutes})
	}
	return list, nil
}

// readMail reads every mailbox that the pattern names, each message once.
func readMail(pattern string) ([]letter.Letter, error) {
	paths, err := filepath.Glob(pattern)
	if err != nil {
		return nil, err
	}
	if len(paths) == 0 {
		return nil, fmt.Errorf("no mailbox matches %s", pattern)
	}
	var reader realmail.Reader
	for _, path := range paths {
		file, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		err = reader.Read(file)
		file.Close()
		if err != nil {
			return nil, err
		}
	}
	return reader.Letters, nil
}

func threadItems(mail []letter.Letter) []thread.Item {
	person, _ := realmail.Persons(mail)
	items := make([]thread.Item, 0, len(mail))
	for _, l := range mail {
		item := thread.Item{ID: l.ID, At: l.At, Subject: l.Subject, From: person[l.From.Address], Name: l.From.Name, Key: l.ID,
			InReplyTo: slices.Concat(l.InReplyTo, l.References)}
		for _, a := range slices.Concat(l.To, l.Cc) {
			item.To = append(item.To, person[a.Address])
		}
		for _, q := range prose.QuotedHeaders(l.Body) {
			if q.HasTime {
				item.Quoted = append(item.Quoted, thread.Quote{From: q.From, At: q.At})
			}
		}
		items = append(items, item)
	}
	return items
}

// linkScore counts how links agree with the gold.
type linkScore struct {
	title           string
	cases           []linkCase // replies with their parent here
	orphans, linked int        // replies without a parent here, and those that got one
	wholeHours      int        // of those, by how many the latency differs from the gold's by whole hours
}

// linkCase is a reply with its parent here: whether any message was found to be that, whether the right one, and by how many minutes
// the latency is off.
type linkCase struct {
	found, right bool
	miss         float64
}

func scoreLinks(title string, items []thread.Item, gold []reply) linkScore {
	at, found := map[string]time.Time{}, map[string]string{}
	for i, link := range thread.Links(items) {
		at[items[i].ID], found[items[i].ID] = items[i].At, link.Parent
	}
	s := linkScore{title: title}
	for _, g := range gold {
		parent := found[g.id]
		miss := at[g.id].Sub(at[parent]).Minutes() - g.minutes
		if g.parent == "" {
			s.orphans++
			if parent != "" {
				s.linked++
				if math.Abs(miss-60*math.Round(miss/60)) <= 2 {
					s.wholeHours++
				}
			}
			continue
		}
		s.cases = append(s.cases, linkCase{parent != "", parent == g.parent, math.Abs(miss)})
	}
	return s
}

func (s linkScore) row() []string {
	var found []linkCase
	right := 0
	for _, c := range s.cases {
		right += boolCount(c.right)
		if c.found {
			found = append(found, c)
		}
	}
	median := "–"
	if len(found) > 0 {
		low, high := bootstrap(len(found), func(pick []int) float64 { return medianMiss(found, pick) })
		median = fmt.Sprintf("%.1f min (%.1f–%.1f)", medianMiss(found, every(len(found))), low, high)
	}
	return []string{s.title, strconv.Itoa(len(s.cases)), strconv.Itoa(right), strconv.Itoa(len(found) - right), strconv.Itoa(len(s.cases) - len(found)),
		rate(len(found), func(i int) bool { return found[i].right }), rate(len(s.cases), func(i int) bool { return s.cases[i].right }),
		median, rate(len(found), func(i int) bool { return found[i].miss <= 60 })}
}

func medianMiss(found []linkCase, pick []int) float64 {
	misses := make([]float64, len(pick))
	for n, i := range pick {
		misses[n] = found[i].miss
	}
	slices.Sort(misses)
	return misses[len(misses)/2]
}

func (s linkScore) note() string {
	return fmt.Sprintf("Of %d replies for which the gold names no parent, %d were linked; in %d of these the latency differs from the gold's by "+
		"whole hours, as it does when the quoted clock stood in another time zone and the gold missed the message for that.", s.orphans, s.linked, s.wholeHours)
}

// share writes n of total as a decimal, "–" of nothing.
func share(n, total int) string {
	if total == 0 {
		return "–"
	}
	return fmt.Sprintf("%.3f", float64(n)/float64(total))
}
