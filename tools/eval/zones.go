package main

import (
	"cmp"
	_ "embed" // the labels
	"encoding/csv"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"upward/internal/pure/letter"
	"upward/internal/pure/prose"
)

// The labels of the lines of 300 messages, made by docs/labels.md by two people who worked alone.
//
//go:embed labels/zones.first.tsv
var zonesFirst string

//go:embed labels/zones.second.tsv
var zonesSecond string

// zoned is one labelled message: a zone for each line of its body, by two people and by the program in three ways; white
// lines are left out.
type zoned struct {
	first, second, alone, titled, learnt []prose.Zone
}

// reading is one of the readings of a message.
type reading func(zoned) []prose.Zone

func first(m zoned) []prose.Zone  { return m.first }
func second(m zoned) []prose.Zone { return m.second }
func alone(m zoned) []prose.Zone  { return m.alone }
func titled(m zoned) []prose.Zone { return m.titled }
func learnt(m zoned) []prose.Zone { return m.learnt }

// zones compares what the lines of a message are with what two people said.
func zones(root string) (Section, error) {
	s := Section{
		Title: "Zones",
		Intro: "What each line of a message is: new text, greeting, sign-off, signature, quoted, forwarded, disclaimer, footer (docs/labels.md). Right: the share of lines, white ones left out; " +
			"two classes: written now, or not. Intervals: 90 %, by drawing messages. The rules were made on the messages at odd places of the list; those at even places were only counted. " +
			"The program knew the body alone, or also the subject (which tells what is passed on), or also the signatures that the sender's mail repeats.",
		Header: []string{"messages", "compared", "n", "lines", "right, 8 labels", "right, 2 classes", "messages without a fault"},
	}
	all, err := zonedMessages(root)
	if err != nil {
		return s, err
	}
	parts := []struct {
		name string
		list []zoned
	}{{"odd (tuned on)", everySecond(all, 0)}, {"even", everySecond(all, 1)}, {"all", all}}
	for _, part := range parts {
		for _, c := range []struct {
			name       string
			ours, gold reading
		}{
			{"body alone, first labeller", alone, first}, {"body alone, second labeller", alone, second}, {"and subject, first labeller", titled, first},
			{"and signatures, first labeller", learnt, first}, {"and signatures, second labeller", learnt, second}, {"the two labellers", second, first},
		} {
			s.Rows = append(s.Rows, zoneRow(part.name, c.name, part.list, c.ours, c.gold))
		}
	}
	for _, part := range parts[:2] {
		s.Notes = append(s.Notes, "In how many messages which zone was read as which, "+part.name+", against the first labeller: "+confused(part.list, learnt, first)+".")
	}
	s.Notes = append(s.Notes, "Not found: old text without any header or mark, and a signature in the middle of a message that the sender's mail does not repeat.")
	return s, nil
}

func everySecond(all []zoned, from int) (part []zoned) {
	for i := from; i < len(all); i += 2 {
		part = append(part, all[i])
	}
	return part
}

func zoneRow(part, name string, list []zoned, ours, gold reading) []string {
	lines, whole := 0, 0
	for _, m := range list {
		lines += len(m.first)
		if slices.Equal(ours(m), gold(m)) {
			whole++
		}
	}
	exact := func(a, b prose.Zone) bool { return a == b }
	classes := func(a, b prose.Zone) bool { return writtenNow(a) == writtenNow(b) }
	return []string{part, name, strconv.Itoa(len(list)), strconv.Itoa(lines), rightLines(list, ours, gold, exact), rightLines(list, ours, gold, classes), share(whole, len(list))}
}

// writtenNow reports whether a line is the sender's own and new.
func writtenNow(z prose.Zone) bool {
	return z == prose.Author || z == prose.Greeting || z == prose.Signoff
}

// rightLines is the share of lines on which two readings agree, with its interval.
func rightLines(list []zoned, ours, gold reading, same func(a, b prose.Zone) bool) string {
	right, total := make([]int, len(list)), make([]int, len(list))
	for i, m := range list {
		for n, want := range gold(m) {
			total[i]++
			if same(ours(m)[n], want) {
				right[i]++
			}
		}
	}
	measure := func(pick []int) float64 {
		r, t := 0, 0
		for _, i := range pick {
			r, t = r+right[i], t+total[i]
		}
		return float64(r) / float64(max(t, 1))
	}
	whole := make([]int, len(list))
	for i := range whole {
		whole[i] = i
	}
	low, high := bootstrap(len(list), measure)
	return fmt.Sprintf("%.1f %% (%.1f–%.1f)", 100*measure(whole), 100*low, 100*high)
}

// confused names the confusions that touch most messages.
func confused(list []zoned, ours, gold reading) string {
	messages := map[string]int{}
	for _, m := range list {
		seen := map[string]bool{}
		for n, want := range gold(m) {
			if got := ours(m)[n]; got != want {
				seen[fmt.Sprintf("%s read as %s", want, got)] = true
			}
		}
		for what := range seen {
			messages[what]++
		}
	}
	names := sorted(messages)
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(messages[b], messages[a]) })
	var out []string
	for _, name := range names[:min(8, len(names))] {
		out = append(out, fmt.Sprintf("%s %d", name, messages[name]))
	}
	return strings.Join(out, ", ")
}

// zonedMessages reads the labelled messages, in the order of the labels, and what the program makes of them.
func zonedMessages(root string) ([]zoned, error) {
	ids, marks, err := readZones(zonesFirst)
	if err != nil {
		return nil, err
	}
	_, others, err := readZones(zonesSecond)
	if err != nil {
		return nil, err
	}
	bodies, senders, err := labelledBodies(root, marks)
	if err != nil {
		return nil, err
	}
	learned := map[string]prose.Learned{}
	for _, id := range ids {
		if from := bodies[id].From.Address; learned[from] == nil {
			learned[from] = prose.Signatures(senders[from])
		}
	}
	var all []zoned
	for _, id := range ids {
		m := bodies[id]
		z, err := zonedMessage(m, learned[m.From.Address], marks[id], others[id])
		if err != nil {
			return nil, fmt.Errorf("labels of %s: %w", id, err)
		}
		all = append(all, z)
	}
	return all, nil
}

func zonedMessage(m letter.Letter, learned prose.Learned, firsts, seconds []mark) (z zoned, err error) {
	lines := strings.Split(m.Body, "\n")
	pick := func(of []prose.Zone) (out []prose.Zone) {
		for n, line := range lines {
			if strings.TrimSpace(line) != "" {
				out = append(out, of[n])
			}
		}
		return out
	}
	if z.first, err = eachLine(firsts, len(lines)); err != nil {
		return z, err
	}
	if z.second, err = eachLine(seconds, len(lines)); err != nil {
		return z, err
	}
	z.first, z.second = pick(z.first), pick(z.second)
	if slices.Contains(z.first, "") || slices.Contains(z.second, "") {
		return z, errors.New("a line has no label")
	}
	z.alone, z.titled = pick(prose.Zones(m.Body)), pick(prose.ZonesOf(m.Body, prose.About{Subject: m.Subject}))
	z.learnt = pick(prose.ZonesOf(m.Body, prose.About{Subject: m.Subject, Learned: learned}))
	return z, nil
}

// mark is a run of lines with one label.
type mark struct {
	from, to int
	zone     prose.Zone
}

func readZones(table string) (ids []string, marks map[string][]mark, err error) {
	r := csv.NewReader(strings.NewReader(table))
	r.Comma = '\t'
	rows, err := r.ReadAll()
	if err != nil {
		return nil, nil, err
	}
	marks = map[string][]mark{}
	for _, row := range rows[1:] {
		from, err := strconv.Atoi(row[1])
		if err != nil {
			return nil, nil, err
		}
		to, err := strconv.Atoi(row[2])
		if err != nil {
			return nil, nil, err
		}
		if marks[row[0]] == nil {
			ids = append(ids, row[0])
		}
		marks[row[0]] = append(marks[row[0]], mark{from, to, prose.Zone(row[3])})
	}
	return ids, marks, nil
}

// eachLine gives each line its label; a line without one stays empty.
func eachLine(marks []mark, lines int) ([]prose.Zone, error) {
	out := make([]prose.Zone, lines)
	for _, m := range marks {
		if m.from < 1 || m.to > lines || m.from > m.to {
			return nil, fmt.Errorf("lines %d to %d of %d", m.from, m.to, lines)
		}
		for n := m.from - 1; n < m.to; n++ {
			out[n] = m.zone
		}
	}
	return out, nil
}

// labelledBodies finds the labelled messages as tools/label wrote them, and all bodies of each sender, each message once.
func labelledBodies(root string, wanted map[string][]mark) (found map[string]letter.Letter, bodies map[string][]string, err error) {
	found, bodies = map[string]letter.Letter{}, map[string][]string{}
	seen := map[string]bool{}
	for _, pattern := range []string{"mail/pairs/*/fixed.mbox", "mail/mailboxes/*.raw.mbox"} {
		paths, err := filepath.Glob(filepath.Join(root, pattern))
		if err != nil {
			return nil, nil, err
		}
		for _, path := range paths {
			mail, err := readMail(path)
			if err != nil {
				return nil, nil, err
			}
			for _, m := range mail {
				if seen[m.ID] {
					continue
				}
				seen[m.ID] = true
				bodies[m.From.Address] = append(bodies[m.From.Address], m.Body)
				if wanted[m.ID] != nil {
					found[m.ID] = m
				}
			}
		}
	}
	for id := range wanted {
		if _, ok := found[id]; !ok {
			return nil, nil, fmt.Errorf("message %s is not in the data", id)
		}
	}
	return found, bodies, nil
}
