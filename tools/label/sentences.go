package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"upward/internal/pure/letter"
	"upward/internal/pure/prose"
	"upward/tools/matters"
)

const (
	testSentences  = 900
	trainSentences = 1800
	wholeSentences = 1000
	personal       = 4   // readers at most
	shownAround    = 500 // bytes of the words between the sentences
	maxSentences   = 40  // of one message: a longer one is a report
)

// chosen are sentences of one message that somebody labels.
type chosen struct {
	message letter.Letter
	spans   []prose.Span // in the body
}

// writeSentences writes three lists of sentences: of the pairs that are only counted every sentence of whole messages, of all
// other mail those that the model is least sure of, because they teach it most, and every one of whole messages to few, because
// they show what is usual.
func writeSentences(out string, pairs map[string][]letter.Letter, mailboxes []letter.Letter) error {
	var counted, others []letter.Letter
	for pair, mail := range pairs {
		if slices.Contains(matters.Tuned, pair) {
			others = append(others, mail...)
		} else {
			counted = append(counted, mail...)
		}
	}
	counted = ordered(counted)
	known := map[string]bool{}
	for _, m := range counted {
		known[m.ID], known[m.Body] = true, true
	}
	others = slices.DeleteFunc(ordered(append(others, mailboxes...)), func(m letter.Letter) bool { return known[m.ID] || known[m.Body] })
	if err := writeChosen(out, "test", choose(counted, testSentences, func(string) bool { return true })); err != nil {
		return err
	}
	doubtful := choose(others, trainSentences, unsure)
	if err := writeChosen(out, "train", doubtful); err != nil {
		return err
	}
	for _, c := range doubtful {
		known[c.message.ID] = true
	}
	others = slices.DeleteFunc(others, func(m letter.Letter) bool { return known[m.ID] || len(m.To)+len(m.Cc) > personal })
	return writeChosen(out, "whole", choose(others, wholeSentences, func(string) bool { return true }))
}

func unsure(sentence string) bool {
	p, _, _, _ := prose.Score(sentence)
	return p > .12 && p < .97
}

// choose takes messages in their order until so many sentences are taken, no sentence twice.
func choose(mail []letter.Letter, enough int, wanted func(sentence string) bool) (list []chosen) {
	seen, n := map[string]bool{}, 0
	for _, m := range mail {
		if n >= enough {
			break
		}
		written := prose.WrittenOf(m.Body, prose.About{Subject: m.Subject})
		spans := prose.Sentences(written)
		if len(spans) > maxSentences {
			continue
		}
		c := chosen{message: m}
		for _, s := range spans {
			words := strings.Join(strings.Fields(strings.ToLower(s.Of(written))), " ")
			span, found := locate(m.Body, s.Of(written))
			if seen[words] || !found || prose.Words(words) < 2 || !wanted(s.Of(written)) {
				continue
			}
			seen[words] = true
			c.spans = append(c.spans, span)
		}
		if len(c.spans) > 0 {
			list, n = append(list, c), n+len(c.spans)
		}
	}
	return list
}

// locate finds a sentence in the body, whose lines may be broken elsewhere.
func locate(body, sentence string) (prose.Span, bool) {
	words := strings.Fields(sentence)
	for i := range words {
		words[i] = regexp.QuoteMeta(words[i])
	}
	at := regexp.MustCompile(strings.Join(words, `\s+`)).FindStringIndex(body)
	if at == nil {
		return prose.Span{}, false
	}
	return prose.Span{Start: at[0], End: at[1]}, true
}

// writeChosen writes the messages with their numbered sentences, and a key from the numbers to ids and offsets.
func writeChosen(out, name string, list []chosen) error {
	var text, key strings.Builder
	n := 0
	for _, c := range list {
		m := c.message
		fmt.Fprintf(&text, "=== %s | from %s | to %s | cc %s | subject: %s\n", m.At.Format("Mon 2006-01-02 15:04"), m.From.Address, addresses(m.To), addresses(m.Cc), m.Subject)
		at := 0
		slices.SortFunc(c.spans, func(a, b prose.Span) int { return a.Start - b.Start })
		for _, s := range c.spans {
			if s.Start < at {
				continue
			}
			n++
			fmt.Fprintf(&text, "%s\n[%d] %s\n", bars(m.Body[at:s.Start]), n, strings.Join(strings.Fields(s.Of(m.Body)), " "))
			fmt.Fprintf(&key, "%d\t%s\t%d\t%d\n", n, m.ID, s.Start, s.End)
			at = s.End
		}
		rest := m.Body[at:]
		fmt.Fprintf(&text, "%s\n\n", bars(rest))
	}
	if err := os.WriteFile(filepath.Join(out, name+".txt"), []byte(text.String()), 0o600); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(out, name+".key.tsv"), []byte(key.String()), 0o600)
}

func bars(text string) string {
	text = strings.TrimSpace(text)
	if text == "" {
		return ""
	}
	if len(text) > shownAround {
		text = strings.ToValidUTF8(text[:shownAround/2]+" […] "+text[len(text)-shownAround/2:], "")
	}
	return "    | " + strings.ReplaceAll(text, "\n", "\n    | ")
}
