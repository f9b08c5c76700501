package prose

// clauses cuts the tokens of a sentence where a new thought begins; each is a range of tokens. A sentence that begins
// with a condition gets its main clause as a clause of its own.
func clauses(list []token) []Span {
	var found []Span
	start := 0
	cut := func(end, next int) {
		if end > start {
			found = append(found, Span{start, end})
		}
		start = next
	}
	for i := 1; i < len(list); i++ {
		switch list[i].word {
		case ";", "—", "–":
			cut(i, i+1)
		case ":":
			if i+1 < len(list) && list[i].End < list[i+1].Start {
				cut(i, i+1)
			}
		case "-":
			if apart(list, i) {
				cut(i, i+1)
			}
		case "?", "!", ".", "•":
			if short := list[i-1]; list[i].word == "." && (abbreviations[short.word] || short.kind == wordToken && short.Len() == 1) {
				break // "Mr. Smith", "e.g. the plan"
			}
			if i+1 < len(list) && list[i+1].kind != markToken {
				cut(i+1, i+1)
			}
		case ",":
			if n := opens(list, i+1); n > 0 {
				cut(i, i+1)
			}
		case "and", "but", "so", "then":
			if i > start+2 && opens(list, i+1) > 1 {
				cut(i, i)
			}
		}
	}
	cut(len(list), len(list))
	return found
}

// apart reports whether the mark at i stands between spaces.
func apart(list []token, i int) bool {
	return i+1 < len(list) && list[i-1].End < list[i].Start && list[i].End < list[i+1].Start
}

// opens tells how surely a new clause begins at i: 2 surely, 1 after a comma, 0 not.
func opens(list []token, i int) int {
	for i < len(list) && (list[i].word == "and" || list[i].word == "but" || list[i].word == "so" || list[i].word == "then" || list[i].word == "also" || list[i].word == "just") {
		i++
	}
	if i+1 >= len(list) {
		return 0
	}
	word, next := list[i].word, list[i+1].word
	switch {
	case word == "please" || word == "kindly" || word == "let's":
		return 2
	case modals[word] && pronouns[next]:
		return 2
	case pronouns[word] && (modals[next] || next == "need" || next == "want"):
		return 2
	case contracted[word]:
		return 2
	case verbs[word] || pronouns[word] || questionWords[word]:
		return 1
	}
	return 0
}

var (
	modals        = wordSet(`can could will would should shall may might must do does did are is have has were was can't couldn't won't don't`)
	pronouns      = wordSet(`i you we he she they it`)
	contracted    = wordSet(`i'll i'm i'd i've you'll you'd you're we'll we're we'd let's`)
	questionWords = wordSet(`what when where why how who which`)
)
