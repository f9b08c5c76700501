// Package matters reads the labels of open matters beside the real mail that they are about, for measuring and for training.
// It guarantees that no word of the mail leaves the program.
package matters

import (
	"context"
	_ "embed" // the labels
	"encoding/csv"
	"errors"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"upward/internal/app"
	"upward/internal/feature/history"
	"upward/internal/platform/config"
	"upward/internal/platform/id"
	"upward/internal/pure/letter"
	"upward/internal/pure/matter"
	"upward/internal/pure/mbox"
)

// The labels, made by docs/labels.md: of all pairs by one person, of two pairs again by another.
//
//go:embed first.tsv
var first string

//go:embed second.tsv
var second string

// Tuned are the pairs that the weights are trained on and whose labels were looked at; the others are only counted.
var Tuned = []string{"apollo__beck", "dasovich__steffes", "hayslett__horton", "lokay__watson", "presto__kitchen"}

// Matter is something that a brief should say from one day to another.
type Matter struct {
	Pair, Message, Kind, Due, From, Until string
	Line                                  int // of the body, from 1
	Must                                  bool
}

// On says whether it is open on a day.
func (m Matter) On(day string) bool { return m.From <= day && day <= m.Until }

// First returns the labels of the first reader, Second those of the other.
func First() ([]Matter, error) { return read(first) }

// Second returns the labels of the second reader.
func Second() ([]Matter, error) { return read(second) }

func read(table string) (all []Matter, err error) {
	r := csv.NewReader(strings.NewReader(table))
	r.Comma = '\t'
	rows, err := r.ReadAll()
	if err != nil {
		return nil, err
	}
	for _, row := range rows[1:] {
		line, err := strconv.Atoi(row[2])
		if err != nil {
			return nil, err
		}
		all = append(all, Matter{row[0], row[1], row[3], row[4], row[5], row[6], line, row[8] == "must"})
	}
	return all, nil
}

// Of returns the matters of one pair.
func Of(all []Matter, pair string) []Matter {
	return slices.DeleteFunc(slices.Clone(all), func(m Matter) bool { return m.Pair != pair })
}

// Pairs returns the pairs of the matters, in their order.
func Pairs(all []Matter) (pairs []string) {
	for _, m := range all {
		if !slices.Contains(pairs, m.Pair) {
			pairs = append(pairs, m.Pair)
		}
	}
	return pairs
}

// History is the program with the mail of one pair in it.
type History struct {
	*app.App
	Mail   map[int64]letter.Letter // by the offset of the message in the file
	folder string
}

// Open imports the mail of a pair into a fresh folder.
func Open(root, pair string) (*History, error) {
	path := filepath.Join(root, "mail/pairs", pair, "fixed.mbox")
	mail, err := byOffset(path)
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp("", "upward-matters-")
	if err != nil {
		return nil, err
	}
	end := time.Date(2003, 1, 1, 0, 0, 0, 0, time.UTC)
	a, err := app.Open(context.Background(), config.Config{Data: folder, Listen: "127.0.0.1:0"},
		app.Outside{Now: func() time.Time { return end }, Random: id.New(nil), Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(folder))
	}
	h := &History{a, mail, folder}
	report, _, _ := strings.Cut(pair, "__")
	if _, err := a.History.Import(context.Background(), a.Actor, history.Importing{Paths: []string{path}, Me: addressOf(mail, report)}); err != nil {
		return nil, errors.Join(err, h.Close())
	}
	return h, nil
}

// Close closes the program and removes its folder.
func (h *History) Close() error { return errors.Join(h.App.Close(), os.RemoveAll(h.folder)) }

// byOffset reads a mailbox and tells where each message begins, which is how a brief cites it.
func byOffset(path string) (map[int64]letter.Letter, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	all := map[int64]letter.Letter{}
	for box := mbox.NewReader(file); ; {
		m, err := box.Next()
		if err == io.EOF {
			return all, nil
		}
		if err != nil {
			return nil, err
		}
		l, err := letter.Read(m)
		if err != nil {
			return nil, err
		}
		all[m.Offset] = l
	}
}

// addressOf is the address with the surname that sent most.
func addressOf(mail map[int64]letter.Letter, surname string) (best string) {
	sent := map[string]int{}
	for _, l := range mail {
		if strings.Contains(l.From.Address, "."+surname+"@") {
			sent[l.From.Address]++
		}
	}
	for address, n := range sent {
		if n > sent[best] || n == sent[best] && address < best {
			best = address
		}
	}
	return best
}

// Line is a sentence that was shown and where its words stand: the first and the last line of a message's body.
type Line struct {
	Kind, Message string
	First, Last   int
}

// Find returns where words of a message stand, wherever its lines are broken.
func (h *History) Find(kind string, offset int64, words string) Line {
	m := h.Mail[offset]
	one := Line{Kind: kind, Message: m.ID}
	one.First, one.Last = standing(m.Body, words)
	return one
}

func standing(body, words string) (first, last int) {
	var all []string
	var at []int
	for n, line := range strings.Split(body, "\n") {
		for _, w := range strings.Fields(line) {
			all, at = append(all, w), append(at, n+1)
		}
	}
	want := strings.Fields(strings.TrimSuffix(words, "…"))
	for i := 0; i+len(want) <= len(all) && len(want) > 0; i++ {
		if slices.Equal(all[i:i+len(want)], want) {
			return at[i], at[i+len(want)-1]
		}
	}
	return 0, 0
}

// near is how many lines a label may lie beside the words.
const near = 1

// Is says whether a line names a matter.
func (m Matter) Is(l Line) bool {
	taken := m.Kind == matter.Ask && l.Kind == matter.PromiseMine || m.Kind == matter.PromiseMine && l.Kind == matter.Ask // a yes makes it a promise
	return m.Message == l.Message && (m.Kind == l.Kind || taken) && l.First-near <= m.Line && m.Line <= l.Last+near
}
