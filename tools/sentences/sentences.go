// Package sentences reads labels of single sentences beside the real mail in which they stand, for training and for measuring.
//
// It guarantees that no word of the mail leaves the program, and that a sentence is the one that was labelled: it is named by its message
// and its place there, not by how the program would cut it today.
package sentences

import (
	_ "embed" // the labels
	"encoding/csv"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"

	"upward/internal/pure/identity/realmail"
	"upward/internal/pure/letter"
	"upward/internal/pure/prose"
)

// The labels, made by docs/labels.md: the training sentences by one person, the others by two who did not know of each other.
var (
	//go:embed train.tsv
	train string
	//go:embed first.tsv
	first string
	//go:embed second.tsv
	second string
)

// Sentence is one labelled sentence.
type Sentence struct {
	Message string
	Text    string // its words, with one blank between two
	Ask     bool
	Kind    string                 // of an ask: do, decide, answer, meet or inform
	Slots   map[string]*prose.Span // of an ask: who, what, due, measure, outcome, in Text; nil for what is not said
}

// Train returns the sentences to learn from: of five pairs and two mailboxes, those that an earlier model was least sure of.
func Train(root string) ([]Sentence, error) { return read(root, train) }

// First and Second return the sentences to measure with, as two people labelled them: whole messages of the five pairs that
// nothing is trained on.
func First(root string) ([]Sentence, error) { return read(root, first) }

// Second is what the other person said of the same sentences, in the same order.
func Second(root string) ([]Sentence, error) { return read(root, second) }

// Seen reports whether the sentences of this message were read while rules were made; the others were only counted.
func (s Sentence) Seen() bool {
	h := fnv.New32a()
	h.Write([]byte(s.Message))
	return h.Sum32()%2 == 1
}

var slots = []string{"who", "what", "due", "measure", "outcome"}

func read(root, table string) (list []Sentence, err error) {
	mail, err := letters(root)
	if err != nil {
		return nil, err
	}
	r := csv.NewReader(strings.NewReader(table))
	r.Comma = '\t'
	rows, err := r.ReadAll()
	if err != nil {
		return nil, err
	}
	for _, row := range rows[1:] {
		body, known := mail[row[0]]
		at, ok := span(row[1]+"-"+row[2], body)
		if !known || !ok {
			return nil, fmt.Errorf("the labelled message %s is not in the mail, or is shorter there", row[0])
		}
		s := Sentence{Message: row[0], Text: strings.Join(strings.Fields(at.Of(body)), " "), Ask: row[3] == "1", Kind: row[4], Slots: map[string]*prose.Span{}}
		for n, cell := range row[5:] {
			if at, ok := span(cell, s.Text); ok {
				s.Slots[slots[n]] = &at
			}
		}
		list = append(list, s)
	}
	return list, nil
}

// span reads "3-17", if that lies in text.
func span(cell, text string) (prose.Span, bool) {
	a, b, _ := strings.Cut(cell, "-")
	start, err := strconv.Atoi(a)
	end, wrong := strconv.Atoi(b)
	return prose.Span{Start: start, End: end}, err == nil && wrong == nil && start <= end && end <= len(text)
}

// letters reads the bodies of all mail, by the ids of the messages; once for each root, because it takes seconds.
func letters(root string) (map[string]string, error) {
	cache.Lock()
	defer cache.Unlock()
	if cache.bodies[root] != nil {
		return cache.bodies[root], nil
	}
	paths, err := filepath.Glob(filepath.Join(root, "mail/*/*/fixed.mbox"))
	if err != nil {
		return nil, err
	}
	boxes, err := filepath.Glob(filepath.Join(root, "mail/mailboxes/*.raw.mbox"))
	if err != nil {
		return nil, err
	}
	bodies := map[string]string{}
	for _, path := range append(paths, boxes...) {
		all, err := readBox(path)
		if err != nil {
			return nil, err
		}
		for _, m := range all {
			if _, known := bodies[m.ID]; !known {
				bodies[m.ID] = m.Body
			}
		}
	}
	cache.bodies[root] = bodies
	return bodies, nil
}

var cache = struct {
	sync.Mutex
	bodies map[string]map[string]string
}{bodies: map[string]map[string]string{}}

func readBox(path string) ([]letter.Letter, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var reader realmail.Reader
	err = reader.Read(f)
	return reader.Letters, err
}

//go:embed dev.tsv
var dev string

// Public are the labels of two people, made by docs/labels.md, of the public sentences that are only measured: by the sentence's id, and
// only where the two agree. Agreed is the share of such sentences.
func Public() (asks map[string]bool, agreed float64) {
	rows := strings.Split(strings.TrimSpace(dev), "\n")[1:]
	asks = map[string]bool{}
	for _, row := range rows {
		if cells := strings.Split(row, "\t"); cells[1] == cells[2] {
			asks[cells[0]] = cells[1] == "1"
		}
	}
	return asks, float64(len(asks)) / float64(len(rows))
}
