package identity

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// merging is a union of boxes; the root of each tree carries, in its box, all that is known of the person.
type merging struct {
	boxes   []box
	parent  []int
	reasons [][]string
}

func (m *merging) find(i int) int {
	for m.parent[i] != i {
		m.parent[i] = m.parent[m.parent[i]]
		i = m.parent[i]
	}
	return i
}

// maxReasons bounds what a user has to read about one person.
const maxReasons = 3

// join makes two boxes one person unless what is known of either person by now speaks against it.
func (m *merging) join(i, j int, reason string) {
	i, j = m.find(i), m.find(j)
	if i == j {
		return
	}
	if j < i {
		i, j = j, i
	}
	a, b := &m.boxes[i], &m.boxes[j]
	if !a.agrees(b) || namesakes(a, b) {
		return
	}
	a.who, a.form = fuller(a.who, b.who), cmp.Or(a.form, b.form)
	m.parent[j] = i
	for _, r := range append(m.reasons[j], reason) {
		if len(m.reasons[i]) < maxReasons && !slices.Contains(m.reasons[i], r) {
			m.reasons[i] = append(m.reasons[i], r)
		}
	}
	m.reasons[j] = nil
}

// buckets groups the boxes that take part under a key ("" takes no part), in a fixed order of keys.
func (m *merging) buckets(key func(*box) string) [][]int {
	by := map[string][]int{}
	for i := range m.boxes {
		if k := key(&m.boxes[i]); k != "" {
			by[k] = append(by[k], i)
		}
	}
	var out [][]int
	for _, members := range by {
		if len(members) > 1 {
			out = append(out, members)
		}
	}
	slices.SortFunc(out, func(a, b []int) int { return cmp.Compare(a[0], b[0]) })
	return out
}

// byName merges boxes of one organisation under one full name.
func (m *merging) byName() {
	surnames := m.buckets(func(b *box) string {
		if !b.person() || b.personal {
			return ""
		}
		return b.org + " " + b.who.last
	})
	for _, bucket := range surnames {
		for _, same := range m.sameFirst(m.withoutNumbered(bucket)) {
			m.joinSame(same)
		}
	}
}

// joinSame joins boxes of one name. Names that were shown may differ in form (Rod, Rodney); a name that only the address spells must be
// equal, because firms give mike.smith and michael.smith to two people.
func (m *merging) joinSame(same []int) {
	byFirst := map[string]int{}
	shown := -1
	for _, i := range same {
		b := m.boxes[i]
		if j, ok := byFirst[b.who.first]; ok {
			m.join(j, i, sameName(m.boxes[j], b))
		} else {
			byFirst[b.who.first] = i
		}
		if b.shown && shown >= 0 {
			m.join(shown, i, sameName(m.boxes[shown], b))
		} else if b.shown {
			shown = i
		}
	}
}

// namesakes reports whether two people rather stand behind the names although they agree: a frequent surname, and each has an address that
// spells its own form of the first name.
func namesakes(a, b *box) bool {
	return a.form != "" && b.form != "" && a.form != b.form && strings.Contains(frequentSurnames, " "+a.who.last+" ") &&
		(a.who.middle == "" || b.who.middle == "")
}

// withoutNumbered drops boxes of which a domain has two with the same letters and other digits: john.smith and john.smith2 are
// namesakes, and nobody can tell which of them jsmith is. A bucket that has such a pair under one first name loses that first name.
func (m *merging) withoutNumbered(bucket []int) []int {
	seen := map[string]string{}
	barred := map[string]bool{}
	for _, i := range bucket {
		b := &m.boxes[i]
		key := b.domain + " " + letters(b.local)
		if other, ok := seen[key]; ok && other != digits(b.local) {
			barred[root(b.who.first)] = true
		}
		seen[key] = digits(b.local)
	}
	if len(barred) == 0 {
		return bucket
	}
	return slices.DeleteFunc(slices.Clone(bucket), func(i int) bool { return barred[root(m.boxes[i].who.first)] })
}

// sameFirst splits boxes of one surname into those of one first name and middle initial. A short form that could stand for several
// of the first names present (Chris beside Christine and Christopher) stays alone.
func (m *merging) sameFirst(bucket []int) [][]int {
	byRoot := map[string][]int{}
	var short []int
	for _, i := range bucket {
		if first := m.boxes[i].who.first; len(formals(first)) > 1 {
			short = append(short, i)
		} else {
			byRoot[root(first)] = append(byRoot[root(first)], i)
		}
	}
	for _, i := range short {
		first := m.boxes[i].who.first
		target, found := first, 0
		for _, formal := range formals(first) {
			if hasNonShort(byRoot[formal], m, first) {
				target = formal
				found++
			}
		}
		if found > 1 {
			continue
		}
		byRoot[target] = append(byRoot[target], i)
	}
	var out [][]int
	for _, same := range byRoot {
		slices.Sort(same)
		out = append(out, m.sameMiddle(same)...)
	}
	slices.SortFunc(out, func(a, b []int) int { return cmp.Compare(a[0], b[0]) })
	return out
}

// hasNonShort reports whether boxes hold a first name other than the short form itself.
func hasNonShort(boxes []int, m *merging, short string) bool {
	return slices.ContainsFunc(boxes, func(i int) bool { return m.boxes[i].who.first != short })
}

// sameMiddle keeps boxes together whose middle initials agree. Where two differ, each stands with its own and those without stay alone.
func (m *merging) sameMiddle(same []int) [][]int {
	by := map[string][]int{}
	for _, i := range same {
		by[initial(m.boxes[i].who.middle)] = append(by[initial(m.boxes[i].who.middle)], i)
	}
	without := by[""]
	delete(by, "")
	if len(by) <= 1 {
		return [][]int{same}
	}
	var out [][]int
	for _, boxes := range by {
		out = append(out, boxes)
	}
	for _, i := range without {
		out = append(out, []int{i})
	}
	return out
}

// bySibling merges one local part across the domains of one organisation: kim.weston at acme.com and at acme.net.
func (m *merging) bySibling() {
	for _, bucket := range m.buckets(func(b *box) string {
		if b.role || b.shared || b.personal || len(b.label) < 3 {
			return ""
		}
		return b.label + " " + b.local
	}) {
		for _, i := range bucket[1:] {
			a, b := m.boxes[bucket[0]], m.boxes[i]
			named := a.shown && b.shown && a.who.full() && sameWho(a.who, b.who)
			if a.domain != b.domain && (named || a.spelled().full()) {
				m.join(bucket[0], i, fmt.Sprintf("the same address part “%s” at %s and %s", a.local, a.domain, b.domain))
			}
		}
	}
}

// byLocal merges across organisations, where a name alone proves nothing: name and local part must agree, and besides one side must be
// a private mailbox, or both must show the same middle initial, or the local part must be one that the name does not suggest.
func (m *merging) byLocal() {
	for _, bucket := range m.buckets(func(b *box) string {
		if !b.person() || len(letters(b.local)) < 5 {
			return ""
		}
		return letters(b.local) + digits(b.local) + " " + b.who.last + " " + root(b.who.first)
	}) {
		private := 0
		for _, i := range bucket {
			if m.boxes[i].personal {
				private++
			}
		}
		for _, i := range bucket[1:] {
			a, b := m.boxes[bucket[0]], m.boxes[i]
			onePrivate := private == 1 && len(bucket) == 2
			middle := a.who.middle != "" && initial(a.who.middle) == initial(b.who.middle)
			if a.shown && b.shown && (onePrivate || middle || unusual(a)) {
				m.join(bucket[0], i, sameName(a, b)+fmt.Sprintf(" and the same address part “%s”", a.local))
			}
		}
	}
}

// unusual reports whether a local part cannot be guessed from the name, as nearly every firm's convention can.
func unusual(b box) bool {
	local := letters(b.local)
	return digits(b.local) != "" || !strings.Contains(local, b.who.last) && len(local) >= 6
}

// sameName words the reason of two equal names.
func sameName(a, b box) string {
	x, y := Name(a.address, a.names), Name(b.address, b.names)
	if x == y {
		return fmt.Sprintf("the same name “%s”", x)
	}
	return fmt.Sprintf("the names “%s” and “%s” read as one", x, y)
}
