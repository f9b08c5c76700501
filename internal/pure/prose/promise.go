package prose

import "strings"

// Promise is what the writer commits to.
type Promise struct {
	Span
	What  Span  // the verb and its object
	Due   *Span // nil when no time is stated
	Score float64
}

// Promises finds where the writer commits to something: "I'll send you the deck by Friday".
func Promises(text string) []Promise {
	var list []Promise
	for _, s := range Sentences(text) {
		list = appendPromises(list, text, s)
	}
	return list
}

func appendPromises(list []Promise, text string, s Span) []Promise {
	sentence := s.Of(text)
	row := tokens(sentence)
	for _, part := range clauses(row) {
		verb, score := commits(row, part)
		if verb < 0 {
			continue
		}
		p := Promise{Span: Span{row[part.Start].Start, row[part.End-1].End}, Score: score}
		p.What = Span{row[verb].Start, p.End}
		if dues := Deadlines(p.Of(sentence), slotReference); len(dues) > 0 {
			due := dues[0].shift(p.Start)
			p.Due = &due
			if due.Start > p.What.Start {
				p.What.End = due.Start
			}
			p.Score += .1
		}
		p.What = trimmed(sentence, p.What, ".,;:!-")
		p.Span, p.What, p.Due = p.shift(s.Start), p.What.shift(s.Start), shifted(p.Due, s.Start)
		list = append(list, p)
	}
	return list
}

// commits finds the verb that the writer commits to in a clause and how surely, or -1.
func commits(row []token, part Span) (verb int, score float64) {
	list := row[part.Start:part.End]
	for i := range list {
		n, sure := commitHead(list[i:])
		if n == 0 || i > 0 && (list[i-1].word == "if" || list[i-1].word == "that" || list[i-1].word == "when") {
			continue
		}
		if i > 0 && (list[i-1].word == "than" || list[i-1].word == "what") {
			continue
		}
		for n+i < len(list) && softeners[list[i+n].word] {
			n++
		}
		if i+n >= len(list) || list[i+n].kind != wordToken || idleVerbs[list[i+n].word] || strings.HasSuffix(list[i+n].word, "ing") {
			return -1, 0
		}
		if list[i+n].word == "look" && i+n+1 < len(list) && list[i+n+1].word == "forward" {
			return -1, 0
		}
		if last := row[len(row)-1]; last.word == "?" {
			return -1, 0
		}
		if !verbs[list[i+n].word] {
			sure -= .25
		}
		if sure < .5 {
			return -1, 0
		}
		return part.Start + i + n, sure
	}
	return -1, 0
}

// commitHead reads "I will", "I'll", "we'll", "will" at the start, "let me"; n is the words it takes.
func commitHead(list []token) (n int, sure float64) {
	first := list[0].word
	second := ""
	if len(list) > 1 {
		second = list[1].word
	}
	switch {
	case first == "i'll":
		return 1, .8
	case first == "we'll":
		return 1, .6
	case first == "i" && (second == "will" || second == "shall"):
		return 2, .8
	case first == "we" && second == "will":
		return 2, .55
	case first == "will" && verbs[second] && list[0].title:
		return 1, .7
	case first == "i'm" && second == "going" || first == "let" && second == "me":
		return 2, .6
	}
	return 0, 0
}

var (
	softeners = wordSet(`also be to try definitely certainly then just personally gladly still again probably either always make sure happily`)
	idleVerbs = wordSet(`be not have need never know see assume miss like want out in at on unable happy glad gone away back there sure glad leaving traveling`)
)
