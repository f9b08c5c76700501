package prose

import "strings"

// passage is a run of pieces in one language.
type passage struct {
	list []piece
	in   *language
}

// passages cuts the pieces of a text where its language changes, and says all in the words of the rules. Only marks in
// the text itself decide: a text is English unless another language is clearly ahead, in the text or in a paragraph.
func passages(text string, list []piece) []passage {
	count := tallyOf(list)
	if !count.foreign() {
		return []passage{{list, languages[0]}}
	}
	whole, _ := count.ahead()
	var all []passage
	for start := 0; start < len(list); {
		end := paragraphEnd(text, list, start)
		in, sure := tallyOf(list[start:end]).ahead()
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

// A language is weighed where its marks weigh at least two and are not too rare among the words, as in noise.
const (
	enoughMarks  = 2
	wordsPerMark = 16
)

// tally is how much the marks of each language weigh among so many words.
type tally struct {
	marks []int
	words int
}

func tallyOf(list []piece) tally {
	t := tally{marks: make([]int, len(languages))}
	for i := range list {
		t.words += boolInt(list[i].letter)
		if s := list[i].sense; s != nil {
			for n, weight := range s.marks {
				t.marks[n] += weight
			}
		}
	}
	return t
}

// foreign reports whether a language other than English has marks enough for a paragraph.
func (t tally) foreign() bool {
	for n, weight := range t.marks {
		if n > 0 && weight >= enoughMarks {
			return true
		}
	}
	return false
}

func (t tally) enough(n int) bool {
	return t.marks[n] >= enoughMarks && t.marks[n]*wordsPerMark >= t.words
}

// ahead is the language with more than twice the marks of every other; English and not sure where none is.
func (t tally) ahead() (in int, sure bool) {
	for n, count := range t.marks {
		clear := t.enough(n)
		for k, other := range t.marks {
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
