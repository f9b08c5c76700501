// Package realmail reads mailboxes for measurements the way the importer does; only tests and tools use it.
// It guarantees that each message id is handed out once.
package realmail

import (
	"io"
	"slices"

	"upward/internal/pure/identity"
	"upward/internal/pure/letter"
	"upward/internal/pure/mbox"
)

// Reader collects letters from any number of mailbox streams.
type Reader struct {
	Letters []letter.Letter
	seen    map[string]bool
}

// Read adds the messages of one mbox stream.
func (r *Reader) Read(in io.Reader) error {
	if r.seen == nil {
		r.seen = map[string]bool{}
	}
	box := mbox.NewReader(in)
	for {
		message, err := box.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		l, err := letter.Read(message)
		if err != nil {
			return err
		}
		if !r.seen[l.ID] {
			r.seen[l.ID] = true
			r.Letters = append(r.Letters, l)
		}
	}
}

// Persons merges the addresses of all letters: which person each address is (as that person's most used address), and the people's names.
func Persons(letters []letter.Letter) (of, names map[string]string) {
	seen := map[string]*identity.Seen{}
	for _, l := range letters {
		for _, a := range slices.Concat([]letter.Address{l.From}, l.To, l.Cc) {
			s := seen[a.Address]
			if s == nil {
				s = &identity.Seen{Address: a.Address, Names: map[string]int{}}
				seen[a.Address] = s
			}
			s.Messages++
			if a.Name != "" {
				s.Names[a.Name]++
			}
		}
	}
	all := make([]identity.Seen, 0, len(seen))
	for _, s := range seen {
		all = append(all, *s)
	}
	of, names = map[string]string{}, map[string]string{}
	for _, g := range identity.Merge(all) {
		for _, a := range g.Addresses {
			of[a] = g.Addresses[0]
		}
		names[g.Addresses[0]] = g.Name
	}
	return of, names
}
