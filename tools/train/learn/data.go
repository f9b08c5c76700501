// Package learn fits linear models of asks to labelled sentences and measures them.
//
// It guarantees that the same sentences give the same model and the same figures.
package learn

import (
	"bufio"
	_ "embed"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"upward/internal/pure/prose"
	"upward/tools/eval/labels"
	"upward/tools/sentences"
)

// Example is one labelled sentence.
type Example struct {
	ID, Source, Group, Text string // ID is empty where a source has none
	Ask                     bool
	Features                []string
	Scale                   float64 // by how much each of its features counts
}

// Sets are the labelled sentences: to fit with, to look at while building, and of another world.
type Sets struct{ Train, Dev, Other []Example }

// View names what a model sees in a sentence, and by how much each of it counts.
type View func(text string) (features []string, scale float64)

// Ours is what the program itself sees.
func Ours(text string) ([]string, float64) { return prose.Features(text), prose.Damping(text) }

// Load reads the sets under root, which holds the folder asks.
func Load(root string, view View) (Sets, error) {
	var s Sets
	for name, list := range map[string]*[]Example{"train": &s.Train, "dev": &s.Dev, "dev_ood": &s.Other} {
		var err error
		if *list, err = readAsks(filepath.Join(root, "asks", name+".tsv"), view); err != nil {
			return s, err
		}
	}
	s.Train = Distinct(s.Train, s.Dev, s.Other)
	tasks, err := readTasks(filepath.Join(root, "asks/lin_train.tsv"), view)
	s.Train = append(s.Train, Distinct(tasks, s.Train, s.Dev, s.Other)...)
	if err != nil {
		return s, err
	}
	s.Train = append(s.Train, ownExamples(view)...)
	wishes, err := wishExamples(view)
	if err != nil {
		return s, err
	}
	s.Train = append(s.Train, wishes...)
	mail, err := mailExamples(root, view)
	s.Train = append(s.Train, Distinct(mail, s.Train, s.Dev, s.Other)...)
	return s, err
}

// wishExamples are the invented wishes of managers of the first two sets; every one of them asks. The third set is only measured.
func wishExamples(view View) (list []Example, err error) {
	for _, name := range []string{"wording.jsonl", "wording2.jsonl"} {
		data, err := labels.Files.ReadFile(name)
		if err != nil {
			return nil, err
		}
		for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
			var x struct{ ID, Text string }
			if err := json.Unmarshal([]byte(line), &x); err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
			list = append(list, newExample(view, "wish", x.ID, x.Text, true))
		}
	}
	return list, nil
}

// mailExamples are the labelled sentences of the mail beside the checkout, but for those that are measured with.
func mailExamples(root string, view View) (list []Example, err error) {
	all, err := sentences.Train(root)
	if err != nil {
		return nil, err
	}
	measured, err := sentences.First(root)
	if err != nil {
		return nil, err
	}
	known := map[string]bool{}
	for _, s := range measured {
		known[plainText(s.Text)] = true
	}
	for _, s := range all {
		if !known[plainText(s.Text)] {
			list = append(list, newExample(view, "mail", s.Message, s.Text, s.Ask))
		}
	}
	return list, nil
}

// Distinct keeps the first of sentences that differ in nothing but case and white space, and none that others hold.
func Distinct(list []Example, others ...[]Example) []Example {
	seen := map[string]bool{}
	for _, other := range others {
		for _, x := range other {
			seen[plainText(x.Text)] = true
		}
	}
	var kept []Example
	for _, x := range list {
		if key := plainText(x.Text); !seen[key] {
			seen[key] = true
			kept = append(kept, x)
		}
	}
	return kept
}

func plainText(text string) string { return strings.ToLower(strings.Join(strings.Fields(text), " ")) }

// Of keeps the examples of one source.
func Of(list []Example, source string) []Example {
	var kept []Example
	for _, x := range list {
		if x.Source == source {
			kept = append(kept, x)
		}
	}
	return kept
}

// Without leaves out the examples of one source.
func Without(list []Example, source string) []Example {
	var kept []Example
	for _, x := range list {
		if x.Source != source {
			kept = append(kept, x)
		}
	}
	return kept
}

//go:embed own.tsv
var ownFile string

// ownExamples are sentences written for this project: what managers ask and what only sounds like it.
func ownExamples(view View) []Example {
	var list []Example
	for n, line := range strings.Split(strings.TrimSpace(ownFile), "\n") {
		label, text, _ := strings.Cut(line, "\t")
		list = append(list, newExample(view, "own", fmt.Sprint("own", n), text, label == "1"))
	}
	return list
}

func readAsks(path string, view View) ([]Example, error) {
	var list []Example
	err := eachLine(path, func(n int, parts []string) error {
		if n == 1 {
			return nil
		}
		if len(parts) < 6 {
			return fmt.Errorf("%s, line %d: %d columns, want 6", path, n, len(parts))
		}
		x := newExample(view, parts[1], parts[2], parts[5], parts[4] == "1")
		x.ID = parts[0]
		list = append(list, x)
		return nil
	})
	return list, err
}

// readTasks reads the second set, in which a sentence is marked when it holds a task.
func readTasks(path string, view View) ([]Example, error) {
	var list []Example
	err := eachLine(path, func(n int, parts []string) error {
		if len(parts) >= 2 {
			list = append(list, newExample(view, "lin", fmt.Sprint("lin", n), parts[1], parts[0] == "Yes"))
		}
		return nil
	})
	return list, err
}

func newExample(view View, source, group, text string, ask bool) Example {
	features, scale := view(text)
	return Example{Source: source, Group: group, Text: text, Ask: ask, Features: features, Scale: scale}
}

func eachLine(path string, each func(n int, parts []string) error) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		if err := each(n, strings.Split(lines.Text(), "\t")); err != nil {
			return err
		}
	}
	return lines.Err()
}
