// Package prose is what Upward understands of the words of a message: which lines its sender wrote, what they ask,
// promise and want by when, and how an answer reads.
//
// It guarantees that everything it says points at words that stand in the text, and that the same text always gets
// the same answer: no clock, no network, no hidden state. Any bytes are valid input and every function takes time in
// proportion to their number.
package prose

import (
	"strings"
	"unicode/utf8"
)

// Span is a piece of a text in byte offsets, End not included.
type Span struct{ Start, End int }

// Of returns the words of the span in text, or "" when it does not lie in text.
func (s Span) Of(text string) string {
	if s.Start < 0 || s.End > len(text) || s.Start > s.End {
		return ""
	}
	return text[s.Start:s.End]
}

// shift moves the span right by n bytes.
func (s Span) shift(n int) Span { return Span{s.Start + n, s.End + n} }

// shifted moves an optional span right by n bytes.
func shifted(s *Span, n int) *Span {
	if s == nil {
		return nil
	}
	moved := s.shift(n)
	return &moved
}

// Reason is one thing that spoke for (Weight > 0) or against (Weight < 0) a score, in log-odds.
type Reason struct {
	Rule   string  // the plain name of the rule, or "words" for a learned phrase
	Words  string  // the words that fired it
	Weight float64 // log-odds
}

// LabelledSpan is a piece of a text with what it is: ask, who, what, deadline, measure or outcome.
type LabelledSpan struct {
	Span
	Kind string
}

// trimmed shrinks s to leave out white space and the given extra characters at both ends.
func trimmed(text string, s Span, extra string) Span {
	cut := " \t\r\n\u00a0" + extra
	part := s.Of(text)
	left := strings.TrimLeft(part, cut)
	s.Start += len(part) - len(left)
	s.End = s.Start + len(strings.TrimRight(left, cut))
	return s
}

// runeAt gives the rune that begins at byte i, or a space at the end.
func runeAt(text string, i int) rune {
	if i >= len(text) {
		return ' '
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	return r
}
