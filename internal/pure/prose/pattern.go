package prose

import "strings"

// A pattern is a row of words that a rule looks for. An item is a word, alternatives "can|could", an optional item
// with "?" at its end, "*" for up to three words between, "^" for the start of a clause, "$" for its end, or a class:
// VERB a verb in its plain form, PAST a past form, NAME a capitalised word, NUM a number, DATE a word of the calendar.
type item struct {
	words    []string
	classes  []string
	optional bool
	gap      bool
	start    bool
	end      bool
}

type pattern struct {
	rule  int // index into rules
	items []item
}

// patternBook holds all patterns by the word or class that they begin with.
type patternBook struct {
	byWord  map[string][]pattern
	byClass map[string][]pattern
	hashes  []uint64 // of each rule's name
	// Sets of rules as bits: those that can make an ask, those of them that can alone, those that undo one in the same clause, plain
	// requests, orders, deadlines, two single ones, and the two that open "if you have any questions, please …".
	hooks, strong, blocks, question, certain, order, dated, advert, closing uint64
}

func newBook(rules []rule) *patternBook {
	book := &patternBook{byWord: map[string][]pattern{}, byClass: map[string][]pattern{}}
	for n, r := range rules {
		for _, line := range strings.Split(r.patterns, "\n") {
			if line = strings.TrimSpace(line); line != "" {
				book.add(pattern{n, parsePattern(line)})
			}
		}
	}
	return book
}

// askBook is the table of the rules of asks with its sets.
func askBook() *patternBook {
	book := newBook(rules)
	for n := range len(rules) + len(shapeRules) {
		name := ruleName(n)
		book.hashes = append(book.hashes, hashName(rulePrefix+name))
		book.hooks |= uint64(boolInt(hookNames[name])) << n
		book.strong |= uint64(boolInt(hookNames[name] && !weakNames[name])) << n
		book.blocks |= uint64(boolInt(blockNames[name])) << n
		book.certain |= uint64(boolInt(certainNames[name])) << n
		book.order |= uint64(boolInt(name == "starts with a verb" || name == "do not")) << n
		book.dated |= uint64(boolInt(name == "has a deadline")) << n
		book.advert |= uint64(boolInt(name == "advert")) << n
		book.closing |= uint64(boolInt(name == "courtesy closer" || name == "condition")) << n
		book.question |= uint64(boolInt(name == "question mark")) << n
	}
	return book
}

func (b *patternBook) add(p pattern) {
	first := p.items[0]
	if first.start {
		first = p.items[1]
	}
	for _, word := range first.words {
		b.byWord[word] = append(b.byWord[word], p)
	}
	for _, class := range first.classes {
		b.byClass[class] = append(b.byClass[class], p)
	}
}

func parsePattern(line string) []item {
	var items []item
	for _, part := range strings.Fields(line) {
		var it item
		part, it.optional = strings.CutSuffix(part, "?")
		switch {
		case part == "*":
			it.gap = true
		case part == "^":
			it.start = true
		case part == "$":
			it.end = true
		default:
			it.split(part)
		}
		items = append(items, it)
	}
	return items
}

// split sorts alternatives into words and classes.
func (it *item) split(part string) {
	for _, word := range strings.Split(part, "|") {
		if len(word) > 2 && word == strings.ToUpper(word) && word != strings.ToLower(word) {
			it.classes = append(it.classes, word)
		} else {
			it.words = append(it.words, word)
		}
	}
}

// match tries items on list[i:] of a clause that begins at start; it returns the token after the match, or -1.
func match(items []item, list []token, i, start int) int {
	for n, it := range items {
		switch {
		case it.start:
			if i != start {
				return -1
			}
			continue
		case it.end:
			if i < len(list) && list[i].kind != markToken {
				return -1
			}
			continue
		case it.gap:
			return matchGap(items[n+1:], list, i, start)
		}
		if i < len(list) && it.accepts(list[i]) {
			i++
		} else if !it.optional {
			return -1
		}
	}
	return i
}

func matchGap(items []item, list []token, i, start int) int {
	for skip := 0; skip <= 3 && i+skip < len(list); skip++ {
		if end := match(items, list, i+skip, start); end >= 0 {
			return end
		}
		if list[i+skip].kind == markToken {
			break
		}
	}
	return -1
}

func (it item) accepts(t token) bool {
	for _, class := range it.classes {
		if ofClass(t, class) {
			return true
		}
	}
	for _, word := range it.words {
		if word == t.word {
			return true
		}
	}
	return false
}

func ofClass(t token, class string) bool {
	switch class {
	case "VERB":
		return verbs[t.word]
	case "PAST":
		return t.kind == wordToken && len(t.word) > 3 && (strings.HasSuffix(t.word, "ed") && !notPast[t.word] || pastVerbs[t.word])
	case "NAME":
		return t.title && t.kind == wordToken && !commonStart[t.word]
	case "NUM":
		return t.kind == numberToken
	case "DATE":
		return calendarWords[t.word]
	}
	return false
}
