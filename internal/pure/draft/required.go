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
		word := strings.ToLower(string(tree.Rune))
		if len(word) < 3 || strings.ContainsAny(word, "ks") && len(word) < 4 {
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
