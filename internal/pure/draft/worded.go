package draft

import (
	"regexp"
	"strings"

	"upward/internal/pure/prose"
)

// row is a phrase that is replaced by other words, or taken out alone where these are empty.
func row(weight int, pattern, with string) phrase {
	return phrase{find: bounded(pattern), with: with, weight: weight}
}

// cut2 is a strong phrase and cut1 a weak one; their clause goes with them.
func cut2(pattern string) phrase {
	return phrase{find: bounded(pattern), whole: true, weight: 2}
}

func cut1(pattern string) phrase {
	return phrase{find: bounded(pattern), whole: true, weight: 1}
}

// easing says that there is time, which a named day makes idle.
func easing(pattern string) phrase { return phrase{find: bounded(pattern), weight: 1, eases: true} }

// onward is a verb that leaves open what is wanted, unless what follows names it.
func onward(pattern, with string) phrase {
	return phrase{find: bounded(pattern), with: with, weight: 1, onward: true}
}

// cut0 goes with the others and weighs nothing itself.
func cut0(pattern string) phrase { return phrase{find: bounded(pattern), whole: true} }

// fine is a wording that a later row would take for one of its own.
func fine(pattern string) phrase { return phrase{find: bounded(pattern), inert: true} }

// bounded compiles a pattern that begins and ends with whole words.
func bounded(pattern string) *regexp.Regexp { return compile(`(?:\b|^)(?:` + pattern + `)(?:\b|$)`) }

// table completes the phrases of a list.
func table(rows ...phrase) []phrase {
	for i := range rows {
		rows[i].need = required(rows[i].find)
	}
	return rows
}

// thanking is table for phrases of thanks, praise and apology.
func thanking(rows ...phrase) []phrase {
	for i := range rows {
		rows[i].thanks = true
	}
	return table(rows...)
}

// freed is table for phrases that do not count behind "how" or "not".
func freed(rows ...phrase) []phrase {
	for i := range rows {
		rows[i].free = true
	}
	return table(rows...)
}

func spanOf(start, end int) prose.Span { return prose.Span{Start: start, End: end} }

// worded flags the phrases of a table when they weigh enough and the gate lets them: of three rewrites the first that ends the remark and
// keeps the facts: whole clauses gone, the very words gone.
func (l *letter) worded(f Flag, of []phrase, in []sentence, enough int, gate func([]hit) bool) *Flag {
	found, all := l.find(of, in)
	if weigh(all) < enough || gate != nil && !gate(all) {
		return nil
	}
	var best *Flag
	for _, narrow := range []bool{false, true} {
		best = l.hull(f, in, found, func(text string, list []hit) string {
			wide := without(text, list, narrow, nil)
			if !narrow && (!keeps(text, wide) || f.Rule != Gush && drops(beyond(text, list), wide)) {
				return without(text, list, true, nil)
			}
			return wide
		})
		if l.settles(best, of, enough) {
			return best
		}
	}
	return best
}

// settles reports whether the rewrite keeps the facts and leaves less than enough of the phrases.
func (l *letter) settles(f *Flag, of []phrase, enough int) bool {
	_, rest := (&letter{}).find(of, []sentence{{text: f.Rewrite}})
	return weigh(rest) < enough && keeps(f.Span.Of(l.whole), f.Rewrite)
}

// filled flags every phrase of a table and puts other words into its place; fill gives these, or nil takes those of the table.
func (l *letter) filled(f Flag, in []sentence, of []phrase, fill func(hit) string) *Flag {
	found, _ := l.find(of, in)
	return l.hull(f, in, found, func(text string, list []hit) string {
		return without(text, list, true, fill)
	})
}

func (l *letter) find(of []phrase, in []sentence) (found [][]hit, all []hit) {
	for _, s := range in {
		list := l.context.hits(of, s.text)
		found = append(found, list)
		all = append(all, list...)
	}
	return found, all
}

// join puts sentences after each other with one space between.
func join(parts ...string) string {
	var kept []string
	for _, part := range parts {
		if part = strings.TrimSpace(part); part != "" {
			kept = append(kept, part)
		}
	}
	return strings.Join(kept, " ")
}
