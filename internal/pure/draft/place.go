package draft

import (
	"regexp"
	"strconv"
	"strings"

	"upward/internal/pure/prose"
)

// Where an ask may begin at the latest.
const (
	lastLine = 3  // lines of the body
	lastWord = 58 // words of the body
)

func askBuried(l *letter) *Flag {
	i := l.firstAsk()
	if i < 1 {
		return nil
	}
	s := l.sentences[i]
	if s.line < lastLine && s.word < lastWord {
		return nil
	}
	moved := loose.ReplaceAllString(s.text, "")
	moved = capital(moved, "A")
	before := strings.TrimRight(l.whole[l.body.Start:s.Start], " \t")
	f := Flag{Rule: AskBuried, Severity: Amber, Span: spanOf(l.body.Start, s.End), Marks: spans(s),
		Reason: "What you want comes late. Many readers stop before it; say it first, then why."}
	f.Rewrite = moved + "\n\n" + strings.TrimRight(before, " \t\r\n")
	return &f
}

var loose = compile(`^(?:so|and|but|therefore|thus|hence|anyway|given that|in short|finally|lastly|now|well|oh and|oh|also|then)\b,? `)

func askSeveral(l *letter) *Flag {
	var own []sentence
	listed := 0
	for _, i := range l.asks {
		if s := l.sentences[i]; s.item {
			listed++
		}
		for n, c := range l.clauses(i) {
			if n == 0 && (c.asks != asksThing || detail.MatchString(c.text) || aboutCall.MatchString(c.text)) || bareAnswer(c.text) {
				continue
			}
			if !plain(c.text) || len(own) > 0 && !further.MatchString(c.text) && related(own[len(own)-1].text, c.text) {
				continue
			}
			own = append(own, c)
		}
	}
	if len(own) < 2 || listed >= len(own)-1 && listed > 0 {
		return nil
	}
	first, last := own[0], own[len(own)-1]
	f := Flag{Rule: AskSeveral, Severity: Amber, Span: spanOf(first.Start, last.End),
		Reason: "These are " + number(len(own)) + " asks in one mail; usually one is answered. Number them, or send one of them later."}
	var between, items []string
	at := first.Start
	for n, s := range own {
		f.Marks = append(f.Marks, s.Span)
		between = append(between, connectives.ReplaceAllString(trimBullet(l.whole[at:s.Start]), ""))
		items = append(items, strconv.Itoa(n+1)+". "+capital(alone(loose.ReplaceAllString(s.text, "")), "A"))
		at = s.End
	}
	f.Rewrite = join(between...)
	if f.Rewrite != "" {
		f.Rewrite += "\n\n"
	}
	f.Rewrite += "I need " + number(len(own)) + " things from you:\n" + strings.Join(items, "\n") + "\n"
	return &f
}

// connectives are what is left between two asks that were taken out.
var connectives = compile(`^[\s,;.:!?–—-]*(?:(?:and|also|then|or|but|plus)\b[\s,;.:]*)*$|[\s,;]+(?:and|or|but)?[\s,;]*$`)

// alone makes a clause that was cut out of a sentence stand alone: an order gets its please, and a mark ends it.
func alone(text string) string {
	text = strings.TrimRight(text, " \t\r\n,;")
	if commands(text) && strings.HasSuffix(text, "?") {
		text = strings.TrimRight(text, "? ") + "."
	}
	if commands(text) && !pleas.MatchString(text) && !strings.HasSuffix(text, "?") {
		text = "Please " + lower(text)
	}
	if text != "" && strings.IndexByte(".?!", text[len(text)-1]) < 0 && !strings.HasSuffix(text, "…") {
		if strings.HasPrefix(strings.ToLower(text), "could ") || strings.HasPrefix(strings.ToLower(text), "can ") || strings.HasPrefix(strings.ToLower(text), "would ") {
			return text + "?"
		}
		return text + "."
	}
	return text
}

// clauses cuts a sentence that asks where a further order, request or wish of its own begins: into three and more, or into two that each
// have their time, or of which one says “also”. Else it is one.
func (l *letter) clauses(i int) []sentence {
	s := l.sentences[i]
	var list []sentence
	at := 0
	for _, m := range furtherClause.FindAllStringIndex(s.text, 16) {
		if m[0] <= at || !ownAsk(s.text[m[1]:]) {
			continue
		}
		list = append(list, s.part(at, m[0]))
		at = m[1]
	}
	list = append(list, s.part(at, len(s.text)))
	if len(list) == 2 && !alsoWord.MatchString(s.text) && !(l.datedPart(list[0]) && l.datedPart(list[1])) {
		return []sentence{s}
	}
	return list
}

// datedPart reports whether a part of a sentence names a time.
func (l *letter) datedPart(s sentence) bool {
	for _, d := range l.dates {
		if d.Start >= s.Start && d.End <= s.End {
			return true
		}
	}
	return clock.MatchString(s.text)
}

var alsoWord = compile(`\balso\b`)

var (
	// furtherClause is where a clause may begin.
	furtherClause = compile(`(?:[,;:] (?:and |also |then |plus )*|[.!] |,? and (?:also |then |please )*| [-–—] (?:and )?)`)
	clauseOpen    = compile(`^(?:also )?(?:(?:could|can|would|will) (?:you|u)\b|please\b|i(?:'d| would)? (?:also )?need\b|(?:the |our |my |your )?(?:\w+ ){1,3}?(?:needs?|must have|wants?|would like|'d like)\b)`)
	clauseCut     = compile(`[,;] | and `)
)

// ownAsk reports whether a clause asks for something of its own.
func ownAsk(rest string) bool {
	if m := clauseCut.FindStringIndex(rest); m != nil {
		rest = rest[:m[0]]
	}
	if len(rest) > 300 || pointsBack.MatchString(rest) && !strings.Contains(rest, "that") {
		return false
	}
	return prose.Words(rest) > 2 && (commands(rest) || clauseOpen.MatchString(rest) && wants(rest) == asksThing)
}

func (s sentence) part(from, to int) sentence {
	part := s
	part.Span = prose.Span{Start: s.Start + from, End: s.Start + to}
	part.text = s.text[from:to]
	if from > 0 {
		part.asks = asksThing
	}
	return part
}

// bareAnswer reports whether a sentence only wants an answer to what was asked elsewhere: "I need your decision by Monday."
func bareAnswer(text string) bool {
	at := answerWord.FindStringIndex(text)
	return at != nil && !answerTo.MatchString(text[at[1]:])
}

var (
	answerWord = compile(`\b(?:need|want|have|get|give me|wait for|waiting for|expect|hear|appreciate|welcome|grateful for|an?)(?: your| an?| the| you| simple| quick| short)* (?:decision|answer|reply|yes or no|yes|response|opinion|view|word)\b`)
	answerTo   = compile(`^ (?:on|about|for|to|whether|if|regarding|as)\b`)
)

// plain reports whether a sentence is built as a request of its own: to the reader, for leave, or as an order; or adds a question.
func plain(text string) bool {
	return asksReader.MatchString(text) || ownWish.MatchString(text) && !wouldBe.MatchString(text) || strings.HasSuffix(strings.TrimSpace(text), "?") && openQuestion.MatchString(text) || commands(text) || needOpen.MatchString(text) || further.MatchString(text)
}

var (
	ownWish      = anyOf(indirect)
	wouldBe      = compile(`(?:would|'d) be (?:\w+ )?(?:lovely|nice|good|welcome|appreciated)`)
	openQuestion = compile(`^(?:[-*•] )?(?:which|who|when|where|do (?:we|you|i)|shall (?:we|i)|should (?:we|i)|may (?:we|i)|can (?:we|i)|is (?:that|the|it) (?:ok|okay|all right))\b`)
	asksReader   = compile(`(?:^|[^\w'])(?:could|would|can|will|might) (?:you|somebody|someone|anyone|one of you)\b|(?:^|[.,;:] |and |also )(?:can|could|may|might|shall|should) (?:i|we)\b[^?]*\?|\bplease [a-z]+|\b(?:i|we)(?: also| still)? need you(?:r| to)\b|\b(?:somebody|someone) (?:should|needs to|has to|must)\b`)
	further      = compile(`^(?:and )?(?:also|oh|plus|besides|furthermore|in addition|additionally|moreover|another (?:thing|question|point)|one more|by the way|btw|ps|p\.s\.|on (?:a different|another) (?:note|topic|matter)|separately|secondly|thirdly|finally|lastly|and (?:could|can|would|will|might|may|when|who|what|where|how|is|are|do|does|did|please))\b|\b(?:one more thing|another thing|while (?:i'm|we're|you're) at it|last thing)\b`)
	topics       = regexp.MustCompile(`[\p{L}\p{N}]{4,}`)
)

// related reports whether two asks are about one thing: they share a word that means something, or the second only points back.
func related(first, second string) bool {
	if pointsBack.MatchString(second) {
		return true
	}
	words := map[string]bool{}
	for _, w := range topics.FindAllString(strings.ToLower(first), 200) {
		words[w] = true
	}
	for _, w := range topics.FindAllString(strings.ToLower(second), 200) {
		if words[w] && !hollow[w] {
			return true
		}
	}
	return false
}

var (
	pointsBack = compile(`\b(?:it|them|this|that|these|those|one|either|both|him|her|there|then|so)\b`)
	hollow     = wordSet(`could would please send have with from that this they them what when your about there before after also need like want know tell make take give the and for will should`)
)

// trimBullet takes the marks of a list away from words that leave it.
func trimBullet(text string) string { return strings.Trim(text, " \t\r\n-*•") }

var (
	// detail is what belongs to an ask before it.
	detail = compile(`^(?:or|either)\b|^i need (?:\w+|\d+) things from you\b|\b(?:if (?:so|not|yes|you (?:can't|cannot|agree|prefer|do|would rather|'d rather)|that)|in that case)\b|\bif you (?:can ?not|can't|are (?:not |un)able)|\bonly if\b|\bsee (?:the |my )?\w+ (?:below|attached|above)|\b(?:with|any) (?:any )?questions\b|\bremember\b|^(?:i(?:'d| would)|we(?:'d| would)) like (?:to (?:talk|discuss|speak)|your (?:advice|view|opinion|help) )`)
	// aboutCall proposes to talk, which replaces writing.
	aboutCall = compile(`\b(?:short|quick|ten-minute|brief) call\b`)
)

func number(n int) string {
	if n < 10 {
		return []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}[n]
	}
	return strconv.Itoa(n)
}

func curt(l *letter) *Flag {
	if l.greeted || len(l.asks) == 0 || courteous.MatchString(l.whole) {
		return nil
	}
	for _, i := range l.asks {
		s := l.sentences[i]
		m := needOpen.FindString(s.text)
		must := mustDo.FindStringSubmatch(s.text)
		if m == "" && must == nil && !commands(l.folded(s.text)) {
			continue
		}
		f := Flag{Rule: Curt, Severity: Amber, Span: s.Span, Marks: spans(s), Reason: "An order without a greeting, please or thanks reads harsher than it is meant."}
		if must != nil {
			f.Rewrite = "Could you " + must[1] + "?"
		} else if m != "" {
			f.Rewrite = softened(s.text)
		} else {
			f.Rewrite = "Please " + lower(loose.ReplaceAllString(s.text, ""))
		}
		return &f
	}
	return nil
}

// mustDo tells the reader what to do.
var mustDo = compile(`^(?:you|someone|somebody) (?:need to|needs to|have to|has to|must|ought to) ([^.?!;]+)[.!;]*$`)

// softened turns "Need the number" into a whole sentence with a please.
func softened(text string) string {
	body := strings.TrimRight(text, ".! ")
	low := strings.ToLower(body)
	switch {
	case strings.HasPrefix(low, "i "), strings.HasPrefix(low, "we "):
	case strings.HasPrefix(low, "waiting "), strings.HasPrefix(low, "looking "):
		body = "I am " + lower(body)
	default:
		body = "I " + lower(body)
	}
	return body + ", please."
}

func lower(text string) string {
	if text == "" || len(text) > 1 && text[1] >= 'A' && text[1] <= 'Z' {
		return text
	}
	return strings.ToLower(text[:1]) + text[1:]
}

var courteous = compile(`\b(?:please|pls|plz|kindly|thank you|thanks|thx|cheers|could|would|may i|might|sorry|grateful|appreciate|regards|best wishes|hi|hello|hey|dear|good morning|welcome)\b|\?`)
