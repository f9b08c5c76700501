package prose

// want is where the words stand that say what is wanted, as a range of tokens.
type want struct {
	Span
	verb  bool // begins with the verb that is asked for, so that what follows its object can be left out
	whole bool // a question, of which every word counts
}

// wantIn finds what a clause wants: what stands behind the words that ask, else a wish, a question, a duty, an order; else all of it.
func wantIn(list []token, part Span) want {
	if i := behindRequest(list, part); i >= 0 {
		return want{Span{i, part.End}, true, false}
	}
	if i := behindWish(list, part); i >= 0 {
		return want{Span{i, part.End}, i > part.Start && list[i-1].word == "to", false}
	}
	if list[part.End-1].word == "?" {
		return want{Span{part.Start, part.End}, false, true}
	}
	for i := part.Start; i+1 < part.End; i++ {
		if (dutyWords[list[i].word]) && (list[i+1].word == "be" || list[i+1].word == "to" && i+2 < part.End && list[i+2].word == "be") && i > part.Start {
			if to := i + 2; list[i+1].word == "be" && to+1 < part.End && list[to].word == "to" && verbs[list[to+1].word] {
				return want{Span{to + 1, part.End}, true, false}
			}
			return want{Span{part.Start, part.End}, false, false}
		}
	}
	for i := part.Start; i < part.End; i++ {
		if t := list[i]; verbs[t.word] && !(i > part.Start && (stopsVerb[list[i-1].word] || list[i-1].word == "to" && i > part.Start+1 && nouny(list[i-2]))) &&
			!(i > part.Start && t.word == "have") {
			if i > part.Start && (list[i-1].word == "don't" || list[i-1].word == "never") {
				i-- // what is not to be done
			}
			return want{Span{i, part.End}, true, false}
		}
	}
	return want{Span{part.Start, part.End}, false, false}
}

var dutyWords = wordSet(`need needs should must has have ought`)

// behindRequest is the token of the verb behind "please", "can you", "let's", "need you to" and their like, or -1.
func behindRequest(list []token, part Span) int {
	head := requestHead(list, part)
	if head < 0 {
		return -1
	}
	if head+2 < part.End && list[head].word == "try" && list[head+1].word == "and" {
		head += 2
	}
	for i := head; i < part.End; i++ {
		t := list[i]
		if verbs[t.word] && (i == head || !stopsVerb[list[i-1].word]) || i == head && t.kind == wordToken && !stopsVerb[t.word] {
			return i
		}
	}
	return -1
}

// requestHead is the token behind the words that ask, or -1.
func requestHead(list []token, part Span) int {
	for i := part.Start; i+1 < part.End; i++ {
		word, next := list[i].word, list[i+1].word
		switch {
		case word == "please" || word == "kindly" || word == "let's":
			return skipSoft(list, i+1, part.End)
		case requestModals[word] && (next == "you" || askedGroups[next]) && i+2 < part.End:
			n := i + 2
			if n+1 < part.End && list[n].word == "of" { // "either of you"
				n += 2
			}
			if n+1 < part.End && list[n].word == "and" { // "you and Tom"
				n += 2
			}
			n = min(n, part.End-1)
			for far := n + 4; list[n].word == "from" && n < part.End-1 && n < far; { // "someone from your team"
				for n++; n < part.End-1 && n < far && !verbs[list[n].word]; n++ {
				}
			}
			if list[n].word == "mind" && n+1 < part.End {
				n++
			}
			return skipSoft(list, n, part.End)
		case (word == "can" || word == "could" || word == "shall" || word == "should") && next == "we" && i+2 < part.End && !(i > part.Start && questionWords[list[i-1].word]):
			return skipSoft(list, i+2, part.End)
		case next == "to" && i > part.Start && (word == "you" || word == "us") && i+2 < part.End && verbs[list[i+2].word]:
			return skipSoft(list, i+2, part.End)
		case word == "that" && (next == "you" || next == "we") && i > part.Start && askingVerbs[list[i-1].word] && i+2 < part.End:
			return skipSoft(list, i+2, part.End)
		}
	}
	return -1
}

var (
	requestModals = wordSet(`can could would will can't couldn't won't`)
	askedGroups   = wordSet(`someone somebody everyone everybody anyone anybody either both one all`)
	askingVerbs   = wordSet(`ask request recommend suggest propose urge critical important imperative essential`)
)

// skipSoft steps over words that stand between the request and its verb.
func skipSoft(list []token, i, end int) int {
	for i < end-1 && (softWords[list[i].word] || list[i].word == "and" && pronouns[list[i+1].word] || pronouns[list[i].word]) {
		i++
	}
	return i
}

var softWords = wordSet(`please also just kindly then at least possibly perhaps maybe all both definitely quickly try to`)

// behindWish is the first token of what somebody wishes: behind "need", "would like", "looking for", at the verb when there is one; or -1.
func behindWish(list []token, part Span) int {
	for i := part.Start; i+1 < part.End; i++ {
		if !wishesAt(list, part, i) {
			continue
		}
		for n := i + 1; n+1 < part.End && n < i+9; n++ {
			if list[n].word == "to" && verbs[list[n+1].word] && (n == i+1 || toSomebody(list[i+1:n])) {
				return n + 1
			}
		}
		next := list[i+1].word
		if next == "to" || next == "for" && i+2 < part.End {
			return i + 2
		}
		return i + 1
	}
	return -1
}

// toSomebody reports whether words name people: somebody is to do something.
func toSomebody(list []token) bool {
	if list[0].word == "for" && len(list) > 1 {
		list = list[1:]
	}
	first := list[0]
	return first.word == "you" || first.word == "us" || askedGroups[first.word] || ofClass(first, "NAME") && !commonStart[first.word] || list[len(list)-1].word == "you" ||
		first.word == "each" || first.word == "the" && len(list) < 4
}

// wishesAt reports whether token i is the verb of a wish of the writer or their group.
func wishesAt(list []token, part Span, i int) bool {
	word := list[i].word
	before := ""
	if i > part.Start {
		before = list[i-1].word
	}
	if before == "not" || before == "no" || before == "to" {
		return false
	}
	switch word {
	case "need", "want", "expect", "require":
		return before != "you" && before != "they" && before != "don't" && !stopsNoun[before]
	case "like", "love", "appreciate":
		return before == "would" || before == "i'd" || before == "we'd"
	case "for":
		return before == "looking" || before == "ask" || before == "waiting"
	}
	return false
}

var stopsNoun = wordSet(`the a an this that my your our his her their its any some no if`)

// nouny reports whether a token is more likely a thing than a deed.
func nouny(t token) bool {
	return t.kind == wordToken && !verbs[t.word] && !modals[t.word] && !pronouns[t.word]
}

// span cuts what is wanted where something else begins: the end it serves, its time, a condition, a relative clause, brackets.
func (w want) span(sentence string, list []token, outcome, due *Span) *Span {
	if w.Start >= w.End {
		return nil
	}
	s := Span{list[w.Start].Start, list[w.End-1].End}
	if !w.whole {
		for i := w.Start + 1; i < w.End; i++ {
			if list[i].word == "(" && i > w.Start+1 || i > w.Start+1 && w.verb && tailWords[list[i].word] && !tellVerbs[list[i-1].word] && !tellVerbs[list[w.Start].word] {
				s.End = list[i-1].End
				break
			}
		}
	}
	for _, other := range []*Span{outcome, due} {
		if other != nil && other.Start > s.Start && other.Start < s.End {
			s.End = other.Start
		}
	}
	s = trimmed(sentence, s, ".,;:!?-")
	if s.End <= s.Start {
		return nil
	}
	return &s
}

var (
	tailWords = wordSet(`which who whom when if unless because since while so`)
	tellVerbs = wordSet(`know tell see ask check find confirm decide say advise explain clarify determine understand inform figure sure remember think learn hear`)
)

var stopsVerb = wordSet(`the a an this that my your our his her their its i we he she they of in any some no`)

// outcomeIn finds the clause that says what for, behind what is wanted or before it.
func outcomeIn(list []token, w want, part Span) *Span {
	if first := list[0].word; first == "to" && len(list) > 2 && verbs[list[1].word] || first == "in" && len(list) > 3 && list[1].word == "order" {
		for i := 2; i < len(list); i++ {
			if list[i].word == "," {
				return &Span{list[0].Start, list[i-1].End}
			}
		}
	}
	for i := part.Start + 1; i+1 < len(list); i++ {
		if endWords[list[i].word+" "+list[i+1].word] || list[i].word == "because" || i < w.End && w.verb && servesEnd(list, w.Start, i) {
			return &Span{list[i].Start, endOfWords(list, i)}
		}
	}
	return nil
}

var endWords = map[string]bool{"so that": true, "so we": true, "so i": true, "in order": true, "so you": true, "so they": true, "the goal": true, "so it": true, "so as": true}

// endOfWords is where the last word of the sentence from i on ends.
func endOfWords(list []token, i int) int {
	end := list[i].End
	for _, t := range list[i:] {
		if t.word == "?" || t.word == "." || t.word == "!" || t.word == ";" {
			break
		}
		if t.kind != markToken || t.word == ")" || t.word == "%" {
			end = t.End
		}
	}
	return end
}

// servesEnd reports whether "to" at i, with its verb, says what the deed at verb is for, rather than what it consists of.
func servesEnd(list []token, verb, i int) bool {
	if i < verb+2 || list[i].word != "to" || i+1 >= len(list) || !verbs[list[i+1].word] || takeDeeds[list[verb].word] {
		return false
	}
	for _, t := range list[verb+1 : i] {
		if takeDeeds[t.word] || leadDeeds[t.word] {
			return false
		}
	}
	return true
}

var (
	// takeDeeds are verbs whose object is a deed: "ask him to call".
	takeDeeds = wordSet(`unable ask tell want need like get remind allow help encourage expect continue try begin start have has go going plan agree decide forget remember urge require
		authorize authorise instruct invite be be able ready sure willing likely happy free supposed wants needs wanted needed trying used want advise teach enable let order know see
		choose refuse fail hope intend seem prefer promise offer force direct cause permit request`)
	// leadDeeds are nouns and words that a deed belongs to: "the right to leave", "how to do it".
	leadDeeds = wordSet(`right time chance way ways how what where whether when which who opportunity ability decision attempt effort desire option permission reason
		something anything nothing everything things steps plan plans best first last next one ones`)
)
