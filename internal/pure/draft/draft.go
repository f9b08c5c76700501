// Package draft reads what somebody is about to send to the person who manages them: whether it asks, for what, by when, and how it sounds.
//
// It guarantees that every remark stands at words of the draft or at the place where words are missing, that its rewrite, put there, ends
// the remark, keeps every number, name and date, and takes out nothing that tells something but thanks and praise, and that the same draft
// always gets the same remarks. It says nothing of what anybody feels. Any bytes are valid input; of a draft longer than Longest the
// beginning is read.
package draft

import (
	"strings"
	"time"

	"upward/internal/pure/prose"
)

// Longest is how many bytes of a draft are read.
const Longest = 64 << 10

// Severity says how much a remark matters.
type Severity string

// The severities, from the one that matters most.
const (
	Red   Severity = "red"   // without this the mail is likely to fail, or to hurt
	Amber Severity = "amber" // the reader has to guess
	Note  Severity = "note"  // worth a look
)

// The rules, by the names of docs/labels.md.
const (
	AskMissing  = "ask.missing"
	AskSeveral  = "ask.several"
	AskBuried   = "ask.buried"
	WhenMissing = "when.missing"
	WhatVague   = "what.vague"
	WhenVague   = "when.vague"
	Hedge       = "hedge"
	Edge        = "edge"
	Curt        = "curt"
	Gush        = "gush"
	Long        = "long"
	Rounds      = "rounds"
	Hour        = "hour"
)

// Flag is one remark. A draft has at most one of each rule.
type Flag struct {
	Rule     string
	Severity Severity
	Span     prose.Span   // what Rewrite replaces, in bytes; of length 0 where something is missing
	Marks    []prose.Span // the words at fault inside of Span; none where something is missing
	Reason   string       // one sentence for the writer
	Rewrite  string       // the whole new text of Span
	Evidence string       // what this reader's record says; general experience, and said so; or empty
}

// Ask is what the draft asks for.
type Ask struct {
	Span prose.Span  // the first sentence that asks
	Due  *prose.Span // the time that it names, nil for none
}

// Advice is what there is to say of a draft.
type Advice struct {
	Ask   *Ask   // nil when it asks nothing
	Flags []Flag // by their places
}

// Read says what a kind colleague would remark before this is sent.
func Read(text string, c Context) Advice {
	c.read, c.seen = map[string]askKind{}, map[looked][]hit{}
	l := open(text, c)
	known := facts(l.whole)
	var advice Advice
	if first := l.firstAsk(); first >= 0 {
		advice.Ask = &Ask{l.sentences[first].Span, l.dueOf(first)}
	}
	for _, rule := range rules {
		flag := rule.look(l)
		if flag == nil || !holds(l, known, *flag, rule.look) {
			continue
		}
		advice.Flags = append(advice.Flags, *flag)
	}
	order(advice.Flags)
	return advice
}

// Apply puts the rewrite of a flag into the draft that it was made for.
func Apply(text string, f Flag) string {
	return text[:f.Span.Start] + f.Rewrite + text[f.Span.End:]
}

// rule is one thing to look for; look returns nil where there is nothing to say.
type rule struct {
	name string
	look func(*letter) *Flag
}

var rules = []rule{
	{AskMissing, askMissing}, {AskSeveral, askSeveral}, {AskBuried, askBuried}, {WhenMissing, whenMissing},
	{WhatVague, whatVague}, {WhenVague, whenVague}, {Hedge, hedge}, {Edge, edge}, {Curt, curt}, {Gush, gush},
	{Long, long}, {Rounds, rounds}, {Hour, hour},
}

// holds reports whether the rewrite of a flag ends it and keeps the facts: a remark that cannot be acted on is not made.
func holds(l *letter, known map[string]bool, f Flag, look func(*letter) *Flag) bool {
	after := Apply(l.whole, f)
	if keepsMatter[f.Rule] && loses(l.whole, f) || spoiled(l, f, after) {
		return false
	}
	return keepsAll(known, after) && look(open(after, l.context)) == nil
}

// order sorts by place; those in one place stay in the order of the rules.
func order(flags []Flag) {
	for i := 1; i < len(flags); i++ {
		for j := i; j > 0 && flags[j].Span.Start < flags[j-1].Span.Start; j-- {
			flags[j], flags[j-1] = flags[j-1], flags[j]
		}
	}
}

// Context is what is known beside the words.
type Context struct {
	Now    time.Time // when it would be sent, in the reader's zone; the zero time where nobody knows
	Reader *Record   // how the reader answers; nil where there is no record

	read map[string]askKind // what the sentences of this draft want: most come again in every rewrite
	seen map[looked][]hit   // and what phrases they hold
}

// Record is how one reader writes and answers. Zero values mean that nothing is known.
type Record struct {
	Name     string    // as the evidence names them
	Words    float64   // median words of a message of theirs
	Messages int       // how many messages that median rests on; 0 where nobody says
	Answered []float64 // by the 24 hours of the day, which share of what was sent then they answered within a day; negative where unknown
	Asked    int       // how many messages these shares rest on; 0 where nobody says
	Rounds   float64   // median messages of a conversation with them
	Threads  int       // how many conversations that median rests on; 0 where nobody says
}

func (r *Record) name() string {
	if r == nil || strings.TrimSpace(r.Name) == "" {
		return "this reader"
	}
	return r.Name
}
