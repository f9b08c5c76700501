// Package identity says which addresses and spellings are one person.
// It guarantees a partition: every address handed in is in exactly one group, whatever the order.
package identity

import (
	"cmp"
	"slices"
	"strings"
)

// Seen is what the mail shows of one address: the display names beside it with their counts, and how many messages name it.
type Seen struct {
	Address  string
	Names    map[string]int
	Messages int
}

// Group is one person: the best display name, the addresses in lower case (most used first) and, where there are several,
// why they are taken for one person, in words for the user.
type Group struct {
	Name      string
	Addresses []string
	Reason    string
}

// Merge groups the addresses by person, the person with most messages first, ties by address. It prefers missing a merge to making
// a wrong one: role addresses, single first names, namesakes and shared mailboxes stay alone. Spellings of one address that differ
// in case or surrounding space count as one address.
func Merge(seen []Seen) []Group {
	boxes := read(seen)
	m := merging{boxes: boxes, parent: make([]int, len(boxes)), reasons: make([][]string, len(boxes))}
	for i := range m.parent {
		m.parent[i] = i
	}
	m.byName()
	m.bySibling()
	m.byLocal()
	return m.groups()
}

// box is one address with what was understood of it.
type box struct {
	mailbox
	names    map[string]int
	messages int
	who      spelling // the person that the display names show, else that the address spells
	shown    bool     // who comes from display names
	shared   bool     // the display names show several people
	form     string   // the first name as an address of this person spells it
}

// read folds equal addresses into one and understands each; the result is sorted by address, so that order does not matter.
func read(seen []Seen) []box {
	at := map[string]int{}
	var boxes []box
	for _, s := range seen {
		address := canonical(s.Address)
		i, ok := at[address]
		if !ok {
			i = len(boxes)
			at[address] = i
			boxes = append(boxes, box{mailbox: parseMailbox(address), names: map[string]int{}})
		}
		boxes[i].messages += s.Messages
		for name, n := range s.Names {
			boxes[i].names[name] += n
		}
	}
	slices.SortFunc(boxes, func(a, b box) int { return cmp.Compare(a.address, b.address) })
	for i := range boxes {
		boxes[i].understand()
	}
	return boxes
}

// sharedFrom is the share of a box's named messages from which a second surname makes it a shared mailbox.
const sharedFrom = 0.2

func (b *box) understand() {
	b.form = b.spelled().first
	people, total := votes(b.names)
	if len(people) == 0 {
		b.who = b.spelled()
		return
	}
	b.who, b.shown = people[0].spelling, true
	b.shared = 2*people[0].count < total
	for _, other := range people[1:] {
		if other.last != b.who.last && float64(other.count) >= sharedFrom*float64(total) {
			b.shared = true
		}
	}
	if b.who.middle == "" {
		b.who.middle = b.addressMiddle()
	}
}

// addressMiddle is the middle initial that only the address shows: "d" of james.d.stern for James Stern.
func (b *box) addressMiddle() string {
	if s := b.spelled(); s.last == b.who.last {
		return s.middle
	}
	return ""
}

// person reports whether the box may be merged by name at all.
func (b *box) person() bool { return !b.role && !b.shared && b.who.full() }

// agrees reports whether nothing in the two boxes speaks against one person.
func (b *box) agrees(c *box) bool {
	return !b.role && !c.role && !b.shared && !c.shared && compatible(b.who, c.who)
}

// groups collects the merged boxes in the order that Merge promises.
func (m *merging) groups() []Group {
	members := map[int][]int{}
	var roots []int
	for i := range m.boxes {
		root := m.find(i)
		if _, ok := members[root]; !ok {
			roots = append(roots, root)
		}
		members[root] = append(members[root], i)
	}
	type counted struct {
		Group
		messages int
	}
	all := make([]counted, 0, len(roots))
	for _, root := range roots {
		group, messages := m.group(members[root], m.reasons[root])
		all = append(all, counted{group, messages})
	}
	slices.SortFunc(all, func(a, b counted) int {
		return cmp.Or(cmp.Compare(b.messages, a.messages), cmp.Compare(a.Addresses[0], b.Addresses[0]))
	})
	out := make([]Group, len(all))
	for i, c := range all {
		out[i] = c.Group
	}
	return out
}

// group makes the Group of some boxes, with its number of messages.
func (m *merging) group(members []int, reasons []string) (Group, int) {
	slices.SortFunc(members, func(a, b int) int {
		x, y := m.boxes[a], m.boxes[b]
		return cmp.Or(cmp.Compare(y.messages, x.messages), cmp.Compare(x.address, y.address))
	})
	names, messages := map[string]int{}, 0
	var group Group
	for _, i := range members {
		b := m.boxes[i]
		group.Addresses = append(group.Addresses, b.address)
		messages += b.messages
		for name, n := range b.names {
			names[name] += n
		}
	}
	group.Name = Name(group.Addresses[0], names)
	for _, address := range group.Addresses[1:] {
		if group.Name != group.Addresses[0] {
			break
		}
		if name := Name(address, nil); name != address {
			group.Name = name
		}
	}
	if len(members) > 1 {
		group.Reason = strings.Join(reasons, "; ")
	}
	return group, messages
}
