package history

import (
	"slices"
	"strings"
	"time"

	"upward/internal/feature/people"
	"upward/internal/platform/database"
)

// meet notes the people of the messages that are new. It reads them back instead of noting them while they are stored, so that a
// crash in between forgets nobody, and that each person is written once.
func (s *Service) meet(r rows) error {
	seen := map[string]*people.Seen{}
	err := r.tx.Each(func(row database.Row) error {
		m, err := r.scanMessage(row)
		if err == nil {
			note(seen, m.content, m.time())
		}
		return err
	}, `SELECT `+messageColumns+` FROM history_message m WHERE m.org = $1 AND m.owner = $2 AND m.thread = ''`, r.by.Org, r.by.Owner)
	if err != nil {
		return err
	}
	return s.people.Record(r.tx, r.by, sorted(seen))
}

// note adds the parties of a message to what the mail shows of people.
func note(seen map[string]*people.Seen, c content, at time.Time) {
	told := map[string]bool{}
	for _, p := range slices.Concat([]Party{c.From}, c.To, c.Cc) {
		if p.Address == "" || told[p.Address] {
			continue
		}
		told[p.Address] = true
		one := seen[p.Address]
		if one == nil {
			one = &people.Seen{Address: p.Address, Names: map[string]int{}}
			seen[p.Address] = one
		}
		if p.Name != "" {
			one.Names[clip(p.Name, 200)]++
		}
		one.Messages++
		if at.After(one.Latest) {
			one.Latest = at
		}
	}
}

func sorted(seen map[string]*people.Seen) []people.Seen {
	all := make([]people.Seen, 0, len(seen))
	for _, one := range seen {
		all = append(all, *one)
	}
	slices.SortFunc(all, func(a, b people.Seen) int { return strings.Compare(a.Address, b.Address) })
	return all
}

// redact takes those who were forgotten out of a message's content.
func redact(gone people.Oblivion, c content) content {
	if gone.Empty() {
		return c
	}
	keep := func(all []Party) []Party {
		return slices.DeleteFunc(slices.Clone(all), func(p Party) bool { return gone.Address(p.Address) || gone.Redact(p.Name) != p.Name })
	}
	c.To, c.Cc = keep(c.To), keep(c.Cc)
	c.Subject, c.Text, c.File = gone.Redact(c.Subject), gone.Redact(c.Text), gone.Redact(c.File)
	if gone.Redact(c.Key) != c.Key {
		c.Key = ""
	}
	c.InReplyTo = slices.DeleteFunc(slices.Clone(c.InReplyTo), func(id string) bool { return gone.Redact(id) != id })
	c.Quoted = slices.Clone(c.Quoted)
	for i := range c.Quoted {
		c.Quoted[i].From = gone.Redact(c.Quoted[i].From)
	}
	return c
}
