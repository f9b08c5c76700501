// Package reporting says who somebody's manager probably is, from mail alone.
// It guarantees that every candidate comes with the counted evidence that its score is made of.
//
// The score is closeness × direction. Closeness is how much two people write to each other directly, both ways; that alone also fits a
// peer, a report or an assistant. Direction asks who of the two leads, by comparing what each does to the other: who asks for things and
// who hands them in, who passes mail on with a word, who writes shorter, who writes to the group. All weights are set by hand, few and
// round (signals in signal.go); nothing is learned from names or titles. Older messages count less: half after eight months, because
// managers change. The phrases are English; in other languages only the structure speaks.
package reporting

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"time"

	"upward/internal/pure/identity"
)

// Message is one message as seen here. Persons are in whatever form the caller uses throughout. Asks counts the requests in what the
// sender wrote, Words its length, Text is what the sender wrote (no quotes); Bulk marks newsletters and lists.
type Message struct {
	At      time.Time
	From    string
	To, Cc  []string
	Asks    int
	Words   int
	Text    string
	Bulk    bool
	Subject string
}

// Evidence is one reason: its kind (a word of signal.go), plain words with counts addressed to the report as "you", and how much of the
// score rests on it; what speaks against the candidate has a negative weight. The weights of a candidate add up to about its score.
type Evidence struct {
	Kind   string
	Text   string
	Weight float64
}

// Candidate is somebody who may be the manager; Score lies in 0..1. Above 0.5 it is a good guess; below, the mail does not say enough:
// peers, reports and assistants with much traffic lie there too.
type Candidate struct {
	Person   string
	Score    float64
	Evidence []Evidence
}

// maxCandidates is how many candidates are worth showing.
const maxCandidates = 10

// Managers lists who may be the manager of a person, best first, at most ten. Only those count who wrote to the person directly and got
// direct mail back. names maps a person to a display name and may be nil. The order of messages does not matter.
func Managers(of string, messages []Message, names map[string]string) []Candidate {
	return rank(of, read(of, messages), names, "")
}

// rank weighs all pairs; the kind of signal named by without is left out, so that it can be measured what each carries.
func rank(of string, pairs map[string]*pair, names map[string]string, without string) []Candidate {
	var out []Candidate
	for person, p := range pairs {
		if p.up.weight == 0 || p.down.weight == 0 {
			continue
		}
		if c := p.candidate(of, person, names, without); c.Score > 0 {
			out = append(out, c)
		}
	}
	slices.SortFunc(out, func(a, b Candidate) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Person, b.Person))
	})
	return out[:min(len(out), maxCandidates)]
}

const (
	// closeHalf is the two-way traffic (recent direct messages, geometric mean) at which closeness is one half.
	closeHalf = 6.0

	// undirected is what closeness is worth while nothing shows a direction; each signal adds or takes up to its weight.
	undirected = 2.0

	// least keeps somebody whom all signals speak against on the list, at its end.
	least = 0.1

	// scale turns the product into 0..1 as 1 − exp(−product/scale), so that a close peer without any direction stays under one half.
	scale = 3.2

	// outside is the factor for somebody of another organisation, where both are known by address.
	outside = 0.4
)

// candidate weighs one person.
func (p *pair) candidate(of, person string, names map[string]string, without string) Candidate {
	traffic := math.Sqrt(p.up.weight * p.down.weight)
	closeness := traffic / (traffic + closeHalf) * p.company() * sameHouse(of, person)
	direction := undirected
	marks := slices.DeleteFunc(p.marks(), func(m mark) bool { return m.kind == without })
	for _, m := range marks {
		direction += m.value
	}
	direction = max(least, direction)
	c := Candidate{Person: person, Score: 1 - math.Exp(-closeness*direction/scale)}
	share := c.Score / direction
	c.Evidence = append(c.Evidence, Evidence{Kind: "traffic", Text: p.trafficText(names[person]), Weight: undirected * share})
	for _, m := range marks {
		if m.text != "" && math.Abs(m.value) >= tellable {
			c.Evidence = append(c.Evidence, Evidence{Kind: m.kind, Text: m.text, Weight: m.value * share})
		}
	}
	slices.SortStableFunc(c.Evidence, func(a, b Evidence) int { return cmp.Compare(math.Abs(b.Weight), math.Abs(a.Weight)) })
	return c
}

// tellable is the part of a direction below which a signal is noise to a reader.
const tellable = 0.1

// company discounts somebody who shares no colleagues with the person, as family and friends do.
func (p *pair) company() float64 { return min(1, float64(len(p.shared)+1)/(enoughShared+1)) }

// sameHouse discounts people of other organisations; persons that are no addresses stay as they are.
func sameHouse(a, b string) float64 {
	if !strings.Contains(a, "@") || !strings.Contains(b, "@") || identity.Organisation(a) == identity.Organisation(b) {
		return 1
	}
	return outside
}
