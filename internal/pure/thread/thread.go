// Package thread finds conversations, also where mail carries no References header.
// It guarantees that parents form a forest: no cycles, and never a parent later than its child where both times are known.
package thread

import (
	"cmp"
	"slices"
	"time"
)

// Item is one message as threading sees it. At may be zero when unknown. From and To (to and cc) are persons in whatever form the
// caller uses throughout. Name is how a quoted header may spell the sender; From stands in where it is empty. Key is the message id;
// InReplyTo holds the ids of In-Reply-To and References, nearest first; Quoted the quoted headers, outermost first; Reply says that
// the subject had a reply prefix (one that still stands in Subject counts too).
type Item struct {
	ID        string
	At        time.Time
	Subject   string
	From      string
	Name      string
	To        []string
	Key       string
	InReplyTo []string
	Quoted    []Quote
	Reply     bool
}

// Quote is a quoted header: the sender as spelled there, and the wall-clock time without zone (its location is ignored; zero when absent).
type Quote struct {
	From string
	At   time.Time
}

// Link is what one item answers: the ID of its parent or "", the ID of the root of its conversation (its own, if it stands alone),
// and which rule found the parent: "header", "quote", "subject" or "". An item can lie in a conversation without a parent: its
// true parent is not among the items, but earlier messages of the same exchange are.
type Link struct {
	Parent string
	Thread string
	Why    string
}

// Links finds parent and conversation of every item, in the order of items. The order does not change the result as long as
// (At, ID) differ. Time grows as n log n.
func Links(items []Item) []Link {
	t := &threading{items: items, subjects: make([]subject, len(items)), recipients: make([]map[string]bool, len(items)), elsewhere: make([]bool, len(items))}
	t.sort()
	t.tree = newForest(len(items))
	t.same = newForest(len(items))
	t.parent = make([]int, len(items))
	t.why = make([]string, len(items))
	for i := range items {
		t.parent[i] = -1
		t.subjects[i] = readSubject(items[i])
	}
	t.byHeader()
	t.byQuote()
	t.bySubject()
	return t.links()
}

// threading is the work on one set of items. All slices go by position in items.
type threading struct {
	items      []Item
	subjects   []subject
	recipients []map[string]bool // filled on first use
	order      []int             // positions by time and ID, unknown times last
	rank       []int             // place of a position in order
	parent     []int             // position of the parent, or -1
	elsewhere  []bool            // quotes a message that is not among the items: that one is the parent
	why        []string
	tree       forest // joins child and parent: an edge inside one tree would close a cycle
	same       forest // joins what belongs to one conversation
}

func (t *threading) sort() {
	t.order = make([]int, len(t.items))
	for i := range t.order {
		t.order[i] = i
	}
	slices.SortStableFunc(t.order, func(a, b int) int {
		x, y := t.items[a], t.items[b]
		if x.At.IsZero() != y.At.IsZero() {
			if x.At.IsZero() {
				return 1
			}
			return -1
		}
		return cmp.Or(x.At.Compare(y.At), cmp.Compare(x.ID, y.ID))
	})
	t.rank = make([]int, len(t.items))
	for place, i := range t.order {
		t.rank[i] = place
	}
}

// link makes j the parent of i, unless i has one, j is later, or a cycle would close. Whatever happens, both are one conversation.
func (t *threading) link(i, j int, why string) bool {
	t.same.join(i, j)
	child, parent := t.items[i].At, t.items[j].At
	if t.parent[i] >= 0 || !child.IsZero() && !parent.IsZero() && parent.After(child) || !t.tree.join(i, j) {
		return false
	}
	t.parent[i], t.why[i] = j, why
	return true
}

// to is the set of persons that item i went to.
func (t *threading) to(i int) map[string]bool {
	if t.recipients[i] == nil {
		set := make(map[string]bool, len(t.items[i].To))
		for _, person := range t.items[i].To {
			set[person] = true
		}
		t.recipients[i] = set
	}
	return t.recipients[i]
}

// byHeader follows the message ids of In-Reply-To and References. Where an id occurs twice, the earliest item has it.
func (t *threading) byHeader() {
	byKey := make(map[string]int, len(t.items))
	for _, i := range t.order {
		if key := t.items[i].Key; key != "" {
			if _, taken := byKey[key]; !taken {
				byKey[key] = i
			}
		}
	}
	for _, i := range t.order {
		for _, id := range t.items[i].InReplyTo {
			if j, ok := byKey[id]; ok && j != i {
				t.link(i, j, "header")
			}
		}
	}
}

// links turns the found parents into the answer. The root of a conversation is its earliest item without a parent.
func (t *threading) links() []Link {
	root := map[int]int{}
	for _, i := range t.order {
		group := t.same.find(i)
		if _, ok := root[group]; !ok && t.parent[i] < 0 {
			root[group] = i
		}
	}
	out := make([]Link, len(t.items))
	for i := range t.items {
		out[i] = Link{Thread: t.items[root[t.same.find(i)]].ID, Why: t.why[i]}
		if j := t.parent[i]; j >= 0 {
			out[i].Parent = t.items[j].ID
		}
	}
	return out
}

// forest is a union of positions.
type forest []int

func newForest(n int) forest {
	f := make(forest, n)
	for i := range f {
		f[i] = i
	}
	return f
}

func (f forest) find(i int) int {
	for f[i] != i {
		f[i] = f[f[i]]
		i = f[i]
	}
	return i
}

// join unites two trees and reports whether they were two.
func (f forest) join(i, j int) bool {
	i, j = f.find(i), f.find(j)
	if i == j {
		return false
	}
	f[max(i, j)] = min(i, j)
	return true
}
