package main

import (
	"bufio"
	_ "embed"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"upward/internal/pure/prose"
)

// example is one labelled sentence.
type example struct {
	source, group, text string
	ask                 bool
	features            []string
}

type sets struct{ train, dev, ood []example }

func load(root string) (sets, error) {
	var s sets
	var err error
	if s.train, err = readAsks(filepath.Join(root, "asks/train.tsv")); err != nil {
		return s, err
	}
	if s.dev, err = readAsks(filepath.Join(root, "asks/dev.tsv")); err != nil {
		return s, err
	}
	if s.ood, err = readAsks(filepath.Join(root, "asks/dev_ood.tsv")); err != nil {
		return s, err
	}
	tasks, err := readTasks(filepath.Join(root, "asks/lin_train.tsv"), s)
	s.train = append(s.train, tasks...)
	s.train = append(s.train, ownExamples()...)
	return s, err
}

//go:embed own.tsv
var ownFile string

// ownExamples are sentences written for this project: what managers ask and what only sounds like it.
func ownExamples() []example {
	var list []example
	for n, line := range strings.Split(strings.TrimSpace(ownFile), "\n") {
		label, text, _ := strings.Cut(line, "\t")
		list = append(list, newExample("own", fmt.Sprint("own", n), text, label == "1"))
	}
	return list
}

func readAsks(path string) ([]example, error) {
	var list []example
	err := eachLine(path, func(n int, parts []string) error {
		if n == 1 {
			return nil
		}
		if len(parts) < 6 {
			return fmt.Errorf("%s, line %d: %d columns, want 6", path, n, len(parts))
		}
		list = append(list, newExample(parts[1], parts[2], parts[5], parts[4] == "1"))
		return nil
	})
	return list, err
}

// readTasks reads the second set without repeated sentences and without those that the other sets hold.
func readTasks(path string, s sets) ([]example, error) {
	seen := map[string]bool{}
	for _, list := range [][]example{s.train, s.dev, s.ood} {
		for _, x := range list {
			seen[strings.ToLower(x.text)] = true
		}
	}
	var list []example
	err := eachLine(path, func(n int, parts []string) error {
		if len(parts) < 2 || seen[strings.ToLower(parts[1])] {
			return nil
		}
		seen[strings.ToLower(parts[1])] = true
		list = append(list, newExample("lin", fmt.Sprint("lin", n), parts[1], parts[0] == "Yes"))
		return nil
	})
	return list, err
}

func newExample(source, group, text string, ask bool) example {
	return example{source, group, text, ask, prose.Features(text)}
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
