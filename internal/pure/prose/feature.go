package prose

import "strings"

// feature is one thing found in a sentence.
type feature struct {
	hash        uint64
	rule        int // index into rules, or wordRule or skipRule
	first, last int // tokens, last not included
}

const rulePrefix = "rule: "

// Features names everything the model sees in text, for training and for explanation.
func Features(text string) []string {
	list := tokens(text)
	var names []string
	found, _ := featuresOf(list, clauses(list))
	for n, f := range found {
		names = append(names, f.name(list))
		for _, g := range found[:n] {
			if f.rule >= 0 && g.rule >= 0 {
				names = append(names, pairName(f.rule, g.rule))
			}
		}
	}
	return names
}

// pairName names two rules that fire in one sentence, the first of the table first.
func pairName(a, b int) string {
	return rulePrefix + ruleName(min(a, b)) + pairMark + ruleName(max(a, b))
}

const pairMark = " + "

func (f feature) name(list []token) string {
	if f.rule >= 0 {
		return rulePrefix + ruleName(f.rule)
	}
	if f.rule == skipRule {
		return normalAt(list, f.first) + skipMark + normalAt(list, f.last-1)
	}
	parts := make([]string, 0, 3)
	for i := f.first; i < f.last; i++ {
		parts = append(parts, normalAt(list, i))
	}
	return strings.Join(parts, " ")
}

// featuresOf finds the rules of each clause and the words of the whole row.
func featuresOf(list []token, parts []Span) ([]feature, evidence) {
	found := make([]feature, 0, len(list)*3+24)
	found = appendWords(found, list)
	return appendRules(found, list, parts)
}

// evidence is which rules fired, as a set of bits, in each clause.
type evidence struct {
	clauses []uint64
	all     uint64
}

// appendWords adds the runs of one to three normal words, with the bounds of the sentence as words, and the pairs of
// words with one other between them.
func appendWords(found []feature, list []token) []feature {
	row := make([]string, len(list)+2)
	for i := range row {
		row[i] = normalAt(list, i-1)
	}
	seen := newHashSet(len(row) * 4)
	add := func(f feature) {
		if seen.add(f.hash) {
			found = append(found, f)
		}
	}
	for i := range row {
		h := hashOn(hashBasis, row[i])
		start := h
		add(feature{h, wordRule, i - 1, i})
		for n := i + 1; n < i+3 && n < len(row); n++ {
			h = hashOn(hashOn(h, " "), row[n])
			add(feature{h, wordRule, i - 1, n})
		}
		if i > 0 && i+3 < len(row) {
			add(feature{hashOn(hashOn(start, skipMark), row[i+2]), skipRule, i - 1, i + 2})
		}
	}
	return found
}

// What a feature is when it is none of the rules.
const (
	wordRule = -1 // a run of words
	skipRule = -2 // two words with one between them
)

const skipMark = " … "

// hashSet tells which hashes were seen before; it is a table of open addresses, never more than half full.
type hashSet []uint64

func newHashSet(n int) hashSet {
	size := 64
	for size < 2*n {
		size *= 2
	}
	return make(hashSet, size)
}

// add reports whether h is new.
func (s hashSet) add(h uint64) bool {
	for i := h & uint64(len(s)-1); ; i = (i + 1) & uint64(len(s)-1) {
		switch s[i] {
		case 0:
			s[i] = h
			return true
		case h:
			return false
		}
	}
}

// normalAt is the normal form of token i; -1 and len(list) are the bounds.
func normalAt(list []token, i int) string {
	if i < 0 {
		return "<s>"
	}
	if i >= len(list) {
		return "</s>"
	}
	if named(list, i) {
		return "<name>"
	}
	return normal(list[i])
}

// named reports whether token i looks like a name: names teach nothing and belong to people, so the model never holds
// one.
func named(list []token, i int) bool {
	t := list[i]
	if t.kind != wordToken || !t.title || commonStart[t.word] || verbs[t.word] || calendarClass[t.word] != "" {
		return false
	}
	return i > 0 && (list[i-1].kind != markToken || list[i-1].word == "," || list[i-1].word == "&" || list[i-1].word == "/") ||
		i+1 < len(list) && (list[i+1].word == "," || list[i+1].word == "-" || named(list, i+1) && list[i+1].kind == wordToken)
}

// normal maps numbers, times, weekdays, months, links and addresses to one word each.
func normal(t token) string {
	switch t.kind {
	case numberToken:
		return normalNumber(t.word)
	case linkToken:
		return "<link>"
	case addressToken:
		return "<address>"
	case markToken:
		return t.word
	}
	if class := calendarClass[t.word]; class != "" {
		return class
	}
	return t.word
}

func normalNumber(word string) string {
	switch {
	case strings.Contains(word, ":") || strings.HasSuffix(word, "am") || strings.HasSuffix(word, "pm"):
		return "<time>"
	case strings.Contains(word, "/"):
		return "<date>"
	case strings.HasSuffix(word, "th") || strings.HasSuffix(word, "st") || strings.HasSuffix(word, "nd") || strings.HasSuffix(word, "rd"):
		return "<nth>"
	}
	return "<num>"
}

var calendarClass = classes(map[string]string{
	"<day>":   `monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri`,
	"<month>": `january february april june july august september october november december jan feb apr jun jul aug sept sep oct nov dec`,
})

func classes(groups map[string]string) map[string]string {
	table := map[string]string{}
	for class, words := range groups {
		for _, word := range strings.Fields(words) {
			table[word] = class
		}
	}
	return table
}

// Rules that need more than words in a row follow the table.
const (
	ruleQuestion = iota
	ruleShort
	ruleLong
	ruleColon
	ruleCapitals
	ruleLink
	ruleOneWord
	ruleFirst
	ruleNumbers
	ruleNoHook
)

var shapeRules = []string{"question mark", "very short", "long", "ends with a colon", "all capitals", "link", "one word", "vocative", "many numbers", "nothing that asks"}

func ruleName(n int) string {
	if n < len(rules) {
		return rules[n].name
	}
	return shapeRules[n-len(rules)]
}

// ruleNumber finds a rule by its name, or -1.
func ruleNumber(name string) int {
	for n := range len(rules) + len(shapeRules) {
		if ruleName(n) == name {
			return n
		}
	}
	return -1
}

// appendRules adds each rule once, where it fires first.
func appendRules(found []feature, list []token, parts []Span) ([]feature, evidence) {
	seen := evidence{clauses: make([]uint64, len(parts))}
	add := func(n, first, last int) {
		if seen.all&(1<<n) == 0 {
			seen.all |= 1 << n
			found = append(found, feature{ruleHash(n), n, first, last})
		}
	}
	b := book()
	for c, part := range parts {
		clause := list[part.Start:part.End]
		for i := range clause {
			b.fire(clause, i, func(n, end int) {
				seen.clauses[c] |= 1 << n
				add(n, part.Start+i, part.Start+end)
			})
		}
	}
	shapes(list, func(n int) { add(len(rules)+n, 0, len(list)) })
	if seen.all&b.hooks == 0 {
		add(len(rules)+ruleNoHook, 0, len(list))
	}
	return found, seen
}

func (b *patternBook) fire(clause []token, i int, hit func(rule, end int)) {
	try := func(list []pattern) {
		for _, p := range list {
			if end := match(p.items, clause, i, 0); end >= 0 {
				hit(p.rule, end)
			}
		}
	}
	t := clause[i]
	try(b.byWord[t.word])
	for _, class := range []string{"VERB", "PAST", "NAME", "NUM", "DATE"} {
		if list := b.byClass[class]; list != nil && ofClass(t, class) {
			try(list)
		}
	}
}

func ruleHash(n int) uint64 { return book().hashes[n] }

func shapes(list []token, hit func(n int)) {
	words, digits, capitals, letters := 0, 0, 0, 0
	for i, t := range list {
		switch {
		case t.word == "?" && i > 0:
			hit(ruleQuestion)
		case t.kind == linkToken || t.kind == addressToken:
			hit(ruleLink)
		case t.kind == numberToken:
			digits++
		case t.kind == wordToken:
			words++
			letters++
			if t.title {
				capitals++
			}
		}
	}
	if words <= 3 {
		hit(ruleShort)
	}
	if words == 1 {
		hit(ruleOneWord)
	}
	if words > 25 {
		hit(ruleLong)
	}
	if digits > 3 {
		hit(ruleNumbers)
	}
	if words > 3 && capitals*10 > letters*7 {
		hit(ruleCapitals)
	}
	if len(list) > 0 && list[len(list)-1].word == ":" {
		hit(ruleColon)
	}
	if len(list) > 2 && list[0].title && list[1].word == "," {
		hit(ruleFirst)
	}
}
