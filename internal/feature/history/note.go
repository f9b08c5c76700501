package history

import (
	"slices"
	"strings"

	"upward/internal/feature/people"
)

// note adds the parties of a message to what a batch shows of people.
func note(seen map[string]*people.Seen, m reading) {
	add := func(p Party) {
		if p.Address == "" {
			return
		}
		one := seen[p.Address]
		if one == nil {
			one = &people.Seen{Address: p.Address, Names: map[string]int{}}
			seen[p.Address] = one
		}
		if p.Name != "" {
			one.Names[clip(p.Name, 200)]++
		}
		one.Messages++
		if m.at.After(one.Latest) {
			one.Latest = m.at
		}
	}
	c, told := m.content, map[string]bool{}
	for _, p := range slices.Concat([]Party{c.From}, c.To, c.Cc) {
		if !told[p.Address] {
			told[p.Address] = true
			add(p)
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
	c.Quoted = slices.Clone(c.Quoted)
	for i := range c.Quoted {
		c.Quoted[i].From = gone.Redact(c.Quoted[i].From)
	}
	return c
}
