package prose

import (
	"slices"
	"strings"
)

// passage is a run of pieces in one language.
type passage struct {
	list []piece
	in   *language
}

// passages cuts the pieces of a text where its language changes, and says all in the words of the rules. Only marks in
// the text itself decide: a text is English unless another language is clearly ahead, in the text or in a paragraph.
func passages(text string, list []piece) []passage {
	counts := marksOf(list)
	if len(counts) < 2 || slices.Max(counts[1:]) < enoughMarks {
		return []passage{{list, languages[0]}}
	}
	whole, _ := ahead(counts)
	var all []passage
	for start := 0; start < len(list); {
		end := paragraphEnd(text, list, start)
		in, sure := ahead(marksOf(list[start:end]))
		if !sure {
			in = whole
		}
		if last := len(all) - 1; last >= 0 && all[last].in == languages[in] {
			all[last].list = list[start-len(all[last].list) : end]
		} else {
			all = append(all, passage{list[start:end], languages[in]})
		}
		start = end
	}
	for n, s := range all {
		if s.in != languages[0] {
			all[n].list = s.in.canonical(text, s.list)
		}
	}
	return all
}

// enoughMarks is the weight of marks below which nothing is said about a language.
const enoughMarks = 2

// marksOf weighs the marks of each language.
func marksOf(list []piece) []int {
	counts := make([]int, len(languages))
	for i := range list {
		if s := list[i].sense; s != nil {
			for n, weight := range s.marks {
				counts[n] += weight
			}
		}
	}
	return counts
}

// ahead is the language with more than twice the marks of every other, English first; sure is false where nothing is.
func ahead(counts []int) (in int, sure bool) {
	for n, count := range counts {
		if count < enoughMarks {
			continue
		}
		clear := true
		for k, other := range counts {
			clear = clear && (k == n || count > 2*other)
		}
		if clear {
			return n, true
		}
	}
	return 0, false
}

// paragraphEnd is the first piece behind a blank line.
func paragraphEnd(text string, list []piece, start int) int {
	for i := start + 1; i < len(list); i++ {
		if strings.Count(text[list[i-1].end:list[i].start], "\n") > 1 {
			return i
		}
	}
	return len(list)
}
