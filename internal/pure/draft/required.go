package draft

import (
	"regexp"
	"regexp/syntax"
	"strings"
)

// may reports whether a text in lower case can match at all: most phrases are ruled out by a look for their words.
func (p *phrase) may(low string) bool {
	if p.need == nil {
		return true
	}
	for _, word := range p.need {
		if strings.Contains(low, word) {
			return true
		}
	}
	return false
}

// lowered writes a text in small letters, as patterns without case read it: the long s counts as an s.
func lowered(text string) string { return strings.ReplaceAll(strings.ToLower(text), "ſ", "s") }

// required lists words of which each text that a pattern matches holds at least one, nil when there are none.
func required(pattern *regexp.Regexp) []string {
	tree, err := syntax.Parse(pattern.String(), syntax.Perl)
	if err != nil {
		return nil
	}
	return literals(tree)
}

func literals(tree *syntax.Regexp) []string {
	switch tree.Op {
	case syntax.OpLiteral:
		word := lowered(string(tree.Rune))
		if len(word) < 2 {
			return nil
		}
		return []string{word}
	case syntax.OpCapture, syntax.OpPlus:
		return literals(tree.Sub[0])
	case syntax.OpRepeat:
		if tree.Min > 0 {
			return literals(tree.Sub[0])
		}
	case syntax.OpAlternate:
		var all []string
		for _, sub := range tree.Sub {
			some := literals(sub)
			if some == nil {
				return nil
			}
			all = append(all, some...)
		}
		return all
	case syntax.OpConcat:
		var best []string
		for _, sub := range tree.Sub {
			if some := literals(sub); some != nil && (best == nil || shortest(some) > shortest(best)) {
				best = some
			}
		}
		return best
	}
	return nil
}

func shortest(words []string) int {
	n := len(words[0])
	for _, word := range words {
		n = min(n, len(word))
	}
	return n
}

// either is a long alternation, cut at its bars so that most of it is ruled out by a look for its words.
type either []phrase

// anyOf compiles an alternation.
func anyOf(pattern string) either {
	var all either
	for _, one := range bars(pattern) {
		p := phrase{find: compile(one)}
		p.need = required(p.find)
		all = append(all, p)
	}
	return all
}

// MatchString reports whether one of them matches.
func (e either) MatchString(text string) bool { return e.match(text, lowered(text)) }

func (e either) match(text, low string) bool {
	for i := range e {
		if e[i].may(low) && e[i].find.MatchString(text) {
			return true
		}
	}
	return false
}

// bars cuts a pattern at the bars that stand in no bracket.
func bars(pattern string) (parts []string) {
	depth, class, at := 0, false, 0
	for i := 0; i < len(pattern); i++ {
		switch c := pattern[i]; {
		case c == '\\':
			i++
		case class:
			class = c != ']'
		case c == '[':
			class = true
		case c == '(':
			depth++
		case c == ')':
			depth--
		case c == '|' && depth == 0:
			parts = append(parts, pattern[at:i])
			at = i + 1
		}
	}
	return append(parts, pattern[at:])
}
