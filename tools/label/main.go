// Label writes messages of the real data as numbered lines, for people who label them by docs/labels.md.
//
// It guarantees that the number of a line is its place in the body as the program reads it, and that the same data gives the same files.
package main

import (
	"cmp"
	"flag"
	"fmt"
	"hash/fnv"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"upward/internal/pure/identity/realmail"
	"upward/internal/pure/letter"
)

const (
	sampled  = 300 // messages whose zones are labelled
	maxLines = 120 // of a sampled message: a longer one is nearly all one zone
)

func main() {
	root := flag.String("root", "../shared/data", "folder of the real data")
	out := flag.String("o", "", "folder to write to")
	flag.Parse()
	if err := run(*root, *out); err != nil {
		fmt.Fprintln(os.Stderr, "label:", err)
		os.Exit(1)
	}
}

func run(root, out string) error {
	pairs, err := filepath.Glob(filepath.Join(root, "mail/pairs/*"))
	if err != nil || len(pairs) == 0 || out == "" {
		return fmt.Errorf("give a folder to write to with -o; real data is looked for in %s", root)
	}
	var all, boxes []letter.Letter
	byPair := map[string][]letter.Letter{}
	for _, pair := range pairs {
		mail, err := read(filepath.Join(pair, "fixed.mbox"))
		if err != nil {
			return err
		}
		all = append(all, mail...)
		byPair[filepath.Base(pair)] = mail
		slices.SortStableFunc(mail, func(a, b letter.Letter) int { return a.At.Compare(b.At) })
		if err := write(filepath.Join(out, "matters", filepath.Base(pair)), mail); err != nil {
			return err
		}
	}
	mailboxes, err := filepath.Glob(filepath.Join(root, "mail/mailboxes/*.raw.mbox"))
	if err != nil {
		return err
	}
	for _, path := range mailboxes {
		mail, err := read(path)
		if err != nil {
			return err
		}
		all, boxes = append(all, mail...), append(boxes, mail...)
	}
	if err := writeSentences(out, byPair, boxes); err != nil {
		return err
	}
	return write(filepath.Join(out, "zones"), sample(all))
}

// sample chooses messages by a hash of their ids, so that nobody's taste does.
func sample(all []letter.Letter) []letter.Letter {
	all = slices.DeleteFunc(ordered(all), func(m letter.Letter) bool {
		return strings.TrimSpace(m.Body) == "" || strings.Count(m.Body, "\n") >= maxLines
	})
	return all[:min(sampled, len(all))]
}

// ordered puts messages into an order that has nothing to do with what they say, each once.
func ordered(all []letter.Letter) []letter.Letter {
	slices.SortFunc(all, func(a, b letter.Letter) int { return cmp.Or(cmp.Compare(place(a), place(b)), cmp.Compare(a.ID, b.ID)) })
	return slices.CompactFunc(all, func(a, b letter.Letter) bool { return a.ID == b.ID })
}

func place(m letter.Letter) uint32 {
	h := fnv.New32a()
	io.WriteString(h, m.ID) //nolint:errcheck // a hash takes everything
	return h.Sum32()
}

func read(path string) ([]letter.Letter, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var reader realmail.Reader
	err = reader.Read(f)
	return reader.Letters, err
}

func write(folder string, mail []letter.Letter) error {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	for i, m := range mail {
		var b strings.Builder
		fmt.Fprintf(&b, "id %s\ndate %s\nfrom %s\nto %s\ncc %s\nsubject %s\n\n", m.ID, m.At.Format("Mon 2006-01-02 15:04"), m.From.Address, addresses(m.To), addresses(m.Cc), m.Subject)
		for n, line := range strings.Split(m.Body, "\n") {
			fmt.Fprintf(&b, "%d\t%s\n", n+1, line)
		}
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%03d.txt", i+1)), []byte(b.String()), 0o600); err != nil {
			return err
		}
	}
	return nil
}

func addresses(all []letter.Address) string {
	var out []string
	for _, a := range all {
		out = append(out, a.Address)
	}
	return strings.Join(out, " ")
}
