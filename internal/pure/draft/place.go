package draft

import (
	"regexp"
	"strconv"
	"strings"
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
		s := l.sentences[i]
		if s.asks != asksThing || detail.MatchString(s.text) || aboutCall.MatchString(s.text) {
			continue
		}
		if s.item {
			listed++
		}
		if !plain(s.text) || len(own) > 0 && !further.MatchString(s.text) && related(own[len(own)-1].text, s.text) {
			continue
		}
		own = append(own, s)
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
		between = append(between, strings.TrimSpace(trimBullet(l.whole[at:s.Start])))
		items = append(items, strconv.Itoa(n+1)+". "+capital(loose.ReplaceAllString(s.text, ""), "A"))
		at = s.End
	}
	f.Rewrite = join(between...)
	if f.Rewrite != "" {
		f.Rewrite += "\n\n"
	}
	f.Rewrite += "I need " + number(len(own)) + " things from you:\n" + strings.Join(items, "\n") + "\n"
	return &f
}

// plain reports whether a sentence is built as a request of its own: to the reader, for leave, or as an order; or adds a question.
func plain(text string) bool {
	return asksReader.MatchString(text) || commands(text) || needOpen.MatchString(text) || further.MatchString(text)
}

var (
	asksReader = compile(`(?:^|[^\w'])(?:could|would|can|will|might) (?:you|somebody|someone|anyone|one of you)\b|(?:^|[.,;:] |and |also )(?:can|could|may|might|shall|should) (?:i|we)\b[^?]*\?|\bplease [a-z]+|\b(?:i|we)(?: also| still)? need you(?:r| to)\b|\b(?:somebody|someone) (?:should|needs to|has to|must)\b`)
	further    = compile(`^(?:and )?(?:also|oh|plus|besides|furthermore|in addition|additionally|moreover|another (?:thing|question|point)|one more|by the way|btw|ps|p\.s\.|on (?:a different|another) (?:note|topic|matter)|separately|secondly|thirdly|finally|lastly|and (?:could|can|would|will|might|may|when|who|what|where|how|is|are|do|does|did|please))\b|\b(?:one more thing|another thing|while (?:i'm|we're|you're) at it|last thing)\b`)
	topics     = regexp.MustCompile(`[\p{L}\p{N}]{4,}`)
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
	detail = compile(`^(?:or|either)\b|\b(?:if (?:so|not|yes|you (?:can't|cannot|agree|prefer|do|would rather|'d rather)|that)|in that case)\b|\bif you (?:can ?not|can't|are (?:not |un)able)|\bonly if\b|\bsee (?:the |my )?\w+ (?:below|attached|above)|\b(?:with|any) (?:any )?questions\b|\bremember\b|^(?:i(?:'d| would)|we(?:'d| would)) like (?:to (?:talk|discuss|speak)|your (?:advice|view|opinion|help) )`)
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
		if m == "" && !commands(s.text) {
			continue
		}
		f := Flag{Rule: Curt, Severity: Amber, Span: s.Span, Marks: spans(s), Reason: "An order without a greeting, please or thanks reads harsher than it is meant."}
		if m != "" {
			f.Rewrite = softened(s.text)
		} else {
			f.Rewrite = "Please " + lower(loose.ReplaceAllString(s.text, ""))
		}
		return &f
	}
	return nil
}

// softened turns "Need the number" into a whole sentence with a please.
func softened(text string) string {
	body := strings.TrimRight(text, ".! ")
	if !strings.HasPrefix(strings.ToLower(body), "i ") {
		body = "I " + lower(body)
	}
	return body + ", please."
}

func lower(text string) string {
	if text == "" {
		return text
	}
	return strings.ToLower(text[:1]) + text[1:]
}

var courteous = compile(`\b(?:please|pls|plz|kindly|thank you|thanks|thx|cheers|could|would|may i|might|sorry|grateful|appreciate|regards|best wishes|hi|hello|hey|dear|good morning|welcome)\b|\?`)
