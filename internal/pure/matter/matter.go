// Package matter judges how likely a sentence found in somebody's mail is something that is still open between two people on a day.
//
// It guarantees that every judgement is a sum of named traits times the weights in weights.tsv, which cmd tools/train made from labelled
// mail, and nothing else: no clock, no hidden state.
package matter

import (
	"math"
	"regexp"
)

// The kinds of sentences, seen by the owner of the mail.
const (
	Ask           = "ask"            // the other person wants something of her
	Wait          = "wait"           // she wants something of the other person
	PromiseMine   = "promise_mine"   // she said that she will
	PromiseTheirs = "promise_theirs" // the other person said so
)

// Traits is what is known of a sentence when it is said.
type Traits struct {
	Kind      string   `json:"kind"`
	Form      string   `json:"form"`                // how it is built: order, request, question, courtesy, statement or promise
	Score     float64  `json:"score"`               // how surely the words ask or promise, 0 to 1
	Words     int      `json:"words"`               // in the sentence
	Mail      int      `json:"mail"`                // words in the mail
	Place     int      `json:"place"`               // sentences of the mail before it
	Asks      int      `json:"asks"`                // sentences of the mail that ask
	Readers   int      `json:"readers"`             // people whom the mail goes to
	Copied    bool     `json:"copied,omitempty"`    // whoever is meant gets only a copy
	Named     bool     `json:"named,omitempty"`     // whoever is meant is called by name
	Reply     bool     `json:"reply,omitempty"`     // it answers a message of whoever is meant
	Elsewhere bool     `json:"elsewhere,omitempty"` // it answers somebody else
	Passed    bool     `json:"passed,omitempty"`    // it passes a message on
	Listed    bool     `json:"listed,omitempty"`    // it is an item of a list
	Dated     bool     `json:"dated,omitempty"`     // it names a day
	Marks     []string `json:"marks,omitempty"`     // what stands in it, as Marks tells
}

// marks are words that tell how a sentence is meant.
var marks = []struct {
	name    string
	pattern *regexp.Regexp
}{
	{"question mark", regexp.MustCompile(`\?\W*$`)},
	{"please", regexp.MustCompile(`(?i)\b(please|pls|kindly)\b`)},
	{"you", regexp.MustCompile(`(?i)\b(you|your|u)\b`)},
	{"let me know", regexp.MustCompile(`(?i)\b(let (me|us) know|get back to (me|us)|advise|tell me)\b`)},
	{"we", regexp.MustCompile(`(?i)\b(we|our|us|let's)\b`)},
	{"I", regexp.MustCompile(`(?i)(^|\s)(i|i'll|i'm|i'd|my)\b`)},
	{"a condition", regexp.MustCompile(`(?i)\b(if|unless|whenever|in case)\b`)},
	{"third person", regexp.MustCompile(`(?i)\b(he|she|they|his|her|their)\b`)},
	{"would", regexp.MustCompile(`(?i)\b(would|could|might|may)\b`)},
	{"all of you", regexp.MustCompile(`(?i)\b(everyone|everybody|each of you|all of you|you all|you guys|folks|team|anyone|anybody|someone|all)\b`)},
	{"a moment", regexp.MustCompile(`(?i)\b(today|tonight|this (morning|afternoon|evening)|now|call me|a call|join|are you (in|there|around|coming|going)|tomorrow|later)\b`)},
	{"a meeting", regexp.MustCompile(`(?i)\b(meet(ing)?|get together|lunch|dinner|discuss|attend|call|talk|visit)\b`)},
	{"thoughts", regexp.MustCompile(`(?i)\b(thoughts|comments?|feedback|questions?|ideas|suggestions|reactions?)\b`)},
	{"handing over", regexp.MustCompile(`(?i)\b(send|forward|provide|prepare|write|draft|update|submit|complete|bullets?|list|report|copy)\b`)},
	{"keeping posted", regexp.MustCompile(`(?i)\b(report back|keep you (posted|updated|informed)|more (later|to come)|let you know|be in touch|get back to you)\b`)},
	{"for information", regexp.MustCompile(`(?i)^\W*fyi\b|\bfor your (information|review)\b`)},
	{"will", regexp.MustCompile(`(?i)\b(will|going to|gonna|is|are)\b`)},
	{"past", regexp.MustCompile(`(?i)\b(was|were|had|did|have been|has been|asked|said|told|sent)\b`)},
	{"need", regexp.MustCompile(`(?i)\b(need|want|would like|should|have to)\b`)},
	{"urgent", regexp.MustCompile(`(?i)\b(asap|immediately|urgent(ly)?|must|deadline|right away)\b`)},
}

// Marks returns the names of what stands in a sentence.
func Marks(sentence string) (names []string) {
	for _, m := range marks {
		if m.pattern.MatchString(sentence) {
			names = append(names, m.name)
		}
	}
	return names
}

// Day is when the question is asked: days since it was said, and days until the day that it names, for one that does.
type Day struct{ Age, Left int }

// longest is the number of days after which nobody looks back.
const longest = 60

// Feature is one trait with its size.
type Feature struct {
	Name string
	Size float64
}

// Features returns what the judgement of a sentence on a day is made of.
func (t Traits) Features(on Day) []Feature {
	age := math.Log1p(float64(min(max(on.Age, 0), longest)))
	p := min(max(t.Score, .02), .98)
	all := []Feature{
		{"always", 1}, {t.Form, 1}, {"score", math.Log(p / (1 - p))}, {"length of the mail", math.Log1p(float64(t.Mail)) / 2},
		{"place in the mail", math.Log1p(float64(t.Place))}, {"asks in the mail", math.Log1p(float64(t.Asks))},
		{"length of the sentence", math.Log1p(float64(t.Words))}, {"readers", math.Log(float64(max(t.Readers, 1)))},
		{"days", age}, {"days, " + t.Form, age}, {"days, length of the mail", age * math.Log1p(float64(t.Mail)) / 5},
	}
	yes := func(name string, is, fades bool) {
		if is {
			all = append(all, Feature{name, 1})
		}
		if is && fades {
			all = append(all, Feature{"days, " + name, age})
		}
	}
	yes(t.Kind, t.Kind == PromiseTheirs, true)
	yes("to one", t.Readers == 1, true)
	yes("copy", t.Copied, false)
	yes("by name", t.Named, true)
	yes("reply", t.Reply, false)
	yes("reply to others", t.Elsewhere, false)
	yes("passed on", t.Passed, false)
	yes("item of a list", t.Listed, false)
	yes("names a day", t.Dated, true)
	for _, mark := range t.Marks {
		yes(mark, true, mark == "a moment" || mark == "handing over" || mark == "a meeting")
	}
	if t.Dated {
		all = append(all, Feature{"days left", float64(min(max(on.Left, 0), 14)) / 7}, Feature{"days late", math.Log1p(float64(min(max(-on.Left, 0), 14)))})
		yes("late", on.Left < 0, false)
		yes("late for a meeting", on.Left < 0 && has(t.Marks, "a meeting"), false)
	}
	return all
}

func has(all []string, name string) bool {
	for _, one := range all {
		if one == name {
			return true
		}
	}
	return false
}

// Open returns how likely the sentence is something that is open on a day, 0 to 1, as far as nothing later was said about it.
func (t Traits) Open(on Day) float64 {
	return 1 / (1 + math.Exp(-t.sum(on, nil)))
}

// sizes are traits that everything has, which explain nothing to whoever reads them.
var sizes = map[string]bool{"always": true, "score": true, "length of the mail": true, "length of the sentence": true, "place in the mail": true, "asks in the mail": true, "readers": true}

// Why returns the traits that spoke most for it when it was said, at most three, the strongest first.
func (t Traits) Why() []string {
	var best []Feature
	t.sum(Day{Left: longest}, func(name string, share float64) {
		if !sizes[name] && share > .15 {
			best = append(best, Feature{name, share})
		}
	})
	return strongest(best, 3)
}

func (t Traits) sum(on Day, each func(name string, share float64)) float64 {
	w, total := weights()[Model(t.Kind)], 0.0
	for _, f := range t.Features(on) {
		share := w[f.Name] * f.Size
		if total += share; each != nil {
			each(f.Name, share)
		}
	}
	return total
}

// Model names the list of weights for a kind: promises of both sides share one.
func Model(kind string) string {
	if kind == PromiseMine || kind == PromiseTheirs {
		return "promise"
	}
	return kind
}
