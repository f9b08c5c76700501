package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"time"

	"upward/internal/pure/prose"
)

// Text writes every section about the words of messages to w.
func Text(root string, w io.Writer) error {
	for _, run := range []func(string) (Section, error){asks, labels, deadlines, textsWithoutTime, speed} {
		section, err := run(root)
		if err != nil {
			return err
		}
		section.write(w)
	}
	return nil
}

// judged is a labelled sentence with what the program says of it.
type judged struct {
	ask   bool
	score float64
	label prose.Label
}

func precisionRecall(list []judged, shown func(prose.Label) bool) (precision, recall float64) {
	var hit, seen, all float64
	for _, x := range list {
		if x.ask {
			all++
		}
		if shown(x.label) {
			seen++
			if x.ask {
				hit++
			}
		}
	}
	return hit / max(seen, 1), hit / max(all, 1)
}

func sorted[V any](m map[string]V) []string {
	var keys []string
	for key := range m {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	return keys
}

func figure(x float64) string { return fmt.Sprintf("%.3f", x) }

// byScore sorts a copy, highest first.
func byScore(list []judged) []judged {
	list = append([]judged(nil), list...)
	sort.SliceStable(list, func(i, j int) bool { return list[i].score > list[j].score })
	return list
}

func total(list []judged) (yes float64) {
	for _, x := range list {
		if x.ask {
			yes++
		}
	}
	return yes
}

func bestF1(list []judged) float64 {
	best, hit, all := 0.0, 0.0, total(list)
	for n, x := range byScore(list) {
		if x.ask {
			hit++
		}
		best = max(best, 2*hit/(float64(n+1)+all))
	}
	return best
}

// auc is the chance that an ask scores above a sentence that is none, ties counted half.
func auc(list []judged) float64 {
	area, above, ranked := 0.0, 0.0, byScore(list)
	for i := 0; i < len(ranked); {
		j, yes := i, 0.0
		for ; j < len(ranked) && ranked[j].score == ranked[i].score; j++ {
			if ranked[j].ask {
				yes++
			}
		}
		area += (float64(j-i) - yes) * (above + yes/2)
		above += yes
		i = j
	}
	all := total(list)
	return area / max(1, all*(float64(len(list))-all))
}

func recallAt(list []judged, precision float64) float64 {
	best, hit := 0.0, 0.0
	for n, x := range byScore(list) {
		if x.ask {
			hit++
		}
		if hit/float64(n+1) >= precision {
			best = hit
		}
	}
	return best / max(1, total(list))
}

func keyword(text string) prose.Label {
	low := strings.ToLower(text)
	for _, word := range []string{"please", "can you", "could you", "would you", "will you", "let me know", "let's", "need you to", "do you want"} {
		if strings.Contains(low, word) {
			return prose.IsAsk
		}
	}
	return prose.IsNone
}

// speed reads every message of the corpus the way an import does.
func speed(root string) (Section, error) {
	s := Section{
		Title:  "Speed",
		Intro:  "The sender's words, asks and deadlines of each message of the report–manager pairs, on one core.",
		Header: []string{"messages", "bytes a message", "microseconds a message", "seconds for 50,000"},
		Notes:  []string{"The time depends on the machine; the budget is 30 seconds for 50,000 messages."},
	}
	bodies, err := pairBodies(root)
	if err != nil || len(bodies) == 0 {
		return s, err
	}
	size, took := 0, make([]time.Duration, len(bodies))
	for i, body := range bodies {
		begin := time.Now()
		size += len(body)
		text := prose.Written(body)
		prose.Asks(text)
		prose.Deadlines(text, time.Date(2001, 6, 1, 9, 0, 0, 0, time.UTC))
		took[i] = time.Since(begin)
	}
	mean := func(pick []int) (each float64) {
		for _, i := range pick {
			each += took[i].Seconds() / float64(len(pick))
		}
		return each
	}
	each := mean(every(len(bodies)))
	low, high := bootstrap(len(bodies), mean)
	s.Rows = [][]string{{fmt.Sprint(len(bodies)), fmt.Sprint(size / len(bodies)), fmt.Sprintf("%.0f (%.0f–%.0f)", each*1e6, low*1e6, high*1e6),
		fmt.Sprintf("%.1f (%.1f–%.1f)", each*50000, low*50000, high*50000)}}
	return s, nil
}

// pairBodies cuts the mailboxes of the pairs into message bodies.
func pairBodies(root string) ([]string, error) {
	files, err := filepath.Glob(filepath.Join(root, "mail/pairs/*/fixed.mbox"))
	if err != nil {
		return nil, err
	}
	var bodies []string
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		for _, message := range strings.Split(strings.ReplaceAll(string(data), "\r\n", "\n"), "\nFrom ") {
			if _, body, ok := strings.Cut(message, "\n\n"); ok {
				bodies = append(bodies, body)
			}
		}
	}
	return bodies, nil
}
