// Package facevalue reads what a message literally says: what it states, what it asks, by when, and what it leaves open.
//
// It guarantees that everything it lists stands word for word in what the sender wrote, that nothing is assumed, and that it says nothing of
// what the sender feels or means. Any bytes are valid input, read in time in proportion to their number.
package facevalue

import (
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"upward/internal/pure/draft"
	"upward/internal/pure/prose"
)

// Value is a message at face value; all spans are bytes of the text, in order.
type Value struct {
	Facts     []prose.Span     // sentences that state something that can be checked
	Asks      []prose.Span     // sentences that want something of the reader
	Deadlines []prose.Deadline // the times that are named and lie ahead
	Open      []prose.Span     // words and sentences that leave something open
	Line      string           // one neutral line that would clarify it, ready to be sent; empty where there is nothing to clarify
}

// Most is how many of a kind are listed.
const Most = 200

// Read reads a text as it was written at the moment of reference.
func Read(text string, reference time.Time) Value {
	var v Value
	sentences := written(text)
	shouted := inCapitals(text)
	for _, s := range sentences {
		if len(v.Asks) == Most && len(v.Open) == Most && len(v.Facts) == Most {
			break
		}
		v.sort(s, s.Of(text), shouted)
	}
	v.Deadlines = ahead(text, within(prose.Deadlines(text, reference), sentences), sentences)
	v.Deadlines = v.Deadlines[:min(len(v.Deadlines), Most)]
	if len(v.Asks) > 0 || !slight(text, sentences) {
		v.Line = v.line(text)
	}
	return v
}

// sort puts a sentence where it belongs; what is full is not looked for any more.
func (v *Value) sort(s prose.Span, sentence string, shouted bool) {
	head := sentence[:min(len(sentence), longestRead)]
	switch {
	case isCourtesy(sentence):
	case draft.Asks(folded(head, shouted)):
		v.Asks = add(v.Asks, s)
		if len(v.Open) == Most {
			return
		}
		for _, vague := range draft.Vague(head) {
			v.Open = add(v.Open, prose.Span{Start: s.Start + vague.Start, End: s.Start + vague.End})
		}
	case len(v.Open) == Most && len(v.Facts) == Most:
	case unsettled.MatchString(head):
		v.Open = add(v.Open, s)
	case len(v.Facts) < Most && states(sentence):
		v.Facts = add(v.Facts, s)
	}
}

// longestRead is how many bytes of one sentence are read for what it asks.
const longestRead = 2000

// isCourtesy reports whether a sentence only greets, thanks or takes leave.
func isCourtesy(sentence string) bool {
	if len(sentence) > longestCourtesy {
		sentence = sentence[:longestCourtesy]
	}
	low := strings.ToLower(sentence)
	for _, word := range courteous {
		if strings.Contains(low, word) {
			return courtesy.MatchString(sentence)
		}
	}
	return false
}

// courteous are words of which each courtesy holds one.
var courteous = []string{"hi", "hello", "hey", "dear", "good", "thank", "best", "kind", "warm", "regard", "cheers", "hope", "how are"}

const longestCourtesy = 400 // bytes

func add(list []prose.Span, s prose.Span) []prose.Span {
	if len(list) == Most {
		return list
	}
	return append(list, s)
}

// within keeps the times that stand in one of the sentences; both are in order.
func within(times []prose.Deadline, sentences []prose.Span) (kept []prose.Deadline) {
	for _, d := range times {
		i, _ := slices.BinarySearchFunc(sentences, d.Start, func(s prose.Span, at int) int { return s.End - at - 1 })
		if i < len(sentences) && sentences[i].Start <= d.Start && d.Start < sentences[i].End {
			kept = append(kept, d)
		}
	}
	return kept
}

// written lists the sentences of the lines that the sender wrote, greetings and closings left out.
func written(text string) (list []prose.Span) {
	zones := prose.Zones(text)
	start, at := -1, 0
	flush := func(end int) {
		if start >= 0 {
			for _, s := range prose.Sentences(text[start:end]) {
				list = append(list, prose.Span{Start: s.Start + start, End: s.End + start})
			}
		}
		start = -1
	}
	for i, zone := range zones {
		end := len(text)
		if n := strings.IndexByte(text[at:], '\n'); n >= 0 {
			end = at + n + 1
		}
		switch {
		case zone != prose.Author && zone != prose.Blank:
			flush(at)
		case zone == prose.Author && start < 0:
			start = at
		}
		if i == len(zones)-1 {
			flush(end)
		}
		at = end
	}
	return list
}

var (
	courtesy = regexp.MustCompile(`(?i)^\W*(?:(?:hi|hello|hey|dear|good (?:morning|afternoon|evening))\b[^.?!]{0,40}|thanks?(?: you)?\b[^.?!]{0,60}|(?:best|kind|warm) (?:regards|wishes)\b.{0,40}|regards\b.{0,40}|cheers\b.{0,40})[.!,]*$|\bhope (?:you|all|this)\b|\bhow are you\b`)
	// judged are words of opinion: a sentence with one is no fact, whatever else it holds.
	judged = regexp.MustCompile(`(?i)\b(?:i|we) (?:\w+ )?(?:thought|assumed?|expect|expected|presumed?|imagined?|believed|felt|hoped|wished|guessed|supposed|wanted|understood)\b|\b(?:i|we)(?:['’]m|['’]re| am| are| was| were)(?: \w+){0,2} (?:angry|furious|cross|mad|upset|sad|happy|unhappy|worried|tired|sick|fed up|afraid|scared|sorry|shocked|hurt|pleased|proud|delighted|thrilled|confident|sure|certain|convinced|impressed|stressed|ashamed|nervous|sceptical|skeptical)\b|\b(?:i|we) (?:need|have) to (?:talk|speak|discuss|chat)\b|\b(?:i|we) (?:feel|think|believe|guess|suppose|hope|fear|wish|doubt|love|hate|worry)\b|\b(?:disappoint\w*|unacceptable|ridiculous|terribl[ey]|awful|great|excellent|amazing|wonderful|poor|sloppy|lazy|stupid|obviously|clearly|frankly|honestly|seriously|surpris\w*|frustrat\w*|annoy\w*|concern(?:ed|ing)|unhappy|glad|sadly|unfortunately|apparently|hopefully|of course|should have|must have|too (?:late|slow|much|little|often)|as usual|always|never|again and again|seems?|maybe|perhaps|probably)\b`)
	// unsettled are words that leave something for later.
	unsettled = regexp.MustCompile(`(?i)\b(?:to be (?:decided|confirmed|determined|seen|agreed)|tbd|tbc|tba|not (?:yet )?(?:decided|clear|sure|certain|known|settled|fixed|final)|undecided|unclear|open (?:question|point|issue)|we(?:'|’)?ll see|depends? on|it depends|pending|still (?:open|waiting|to|need|under)|(?:i|we)(?:'|’)?(?:ll| will) (?:let you know|get back|come back|decide|think about)|no decision|remains? to|in the next few|sometime|at some point|soon|details (?:to )?follow|more (?:to come|later|soon)|either\b.{1,80}\bor|whether)\b`)
	asserts   = regexp.MustCompile(`(?i)\b(?:is|are|was|were|has|have|had|will|did|does|do|can|cannot|can't|won't|isn't|aren't|[a-z]{3,}ed|went|came|got|said|told|took|made|gave|sent|met|saw|left|lost|won|sold|bought|paid|cost|costs|need|needs|wants?|starts?|ends?|opens?|closes?)\b|\d`)
)

// states reports whether a sentence says something that can be checked.
func states(sentence string) bool {
	return asserts.MatchString(sentence) && prose.Words(sentence) >= 3 && !judged.MatchString(sentence) && !strings.HasSuffix(sentence, "?")
}

// line is the one sentence that settles most: whether anything is wanted, what of several comes first, by when, or which result.
func (v Value) line(text string) string {
	switch {
	case len(v.Asks) == 0:
		return "Thank you for this. Is there something that you would like me to do, or is it for my information?"
	case len(v.Asks) > 1 && len(v.Deadlines) == 0 && prose.FormOf(v.Asks[0].Of(text)) == prose.Question:
		return "I read " + number(len(v.Asks)) + " asks here, the first being " + quote(v.Asks[0].Of(text)) + ". Which one comes first?"
	case len(v.Asks) > 1 && len(v.Deadlines) == 0:
		return "I read " + number(len(v.Asks)) + " asks here, the first being " + quote(v.Asks[0].Of(text)) + ". Which one comes first, and by when do you need it?"
	case len(v.Asks) > 1:
		return "I read " + number(len(v.Asks)) + " asks here, the first being " + quote(v.Asks[0].Of(text)) + ", and the time " + quote(v.Deadlines[0].Text) + ". Does that time hold for all of them?"
	}
	asked := v.Asks[0].Of(text)
	kind, _, question := prose.Outcome(asked)
	due := ""
	for _, d := range v.Deadlines {
		if d.Start >= v.Asks[0].Start && d.End <= v.Asks[0].End {
			due = d.Text
		}
	}
	if len(draft.Vague(due)) > 0 {
		return "You wrote " + quote(asked) + ". Which day do you have in mind with " + quote(due) + "?"
	}
	if question != "" && len(v.Deadlines) > 0 {
		question = byWhen.ReplaceAllString(question, "$1")
	}
	switch {
	case due == "" && prose.FormOf(asked) == prose.Question:
		return "You ask " + quote(asked) + ". Shall I answer in writing, or is a call better?"
	case kind == prose.ActivityWording && question != "" && !strings.HasSuffix(asked, "?"):
		return "You wrote " + quote(asked) + ". " + question
	case due == "" && len(v.Deadlines) == 0:
		return "You wrote " + quote(asked) + ". By when do you need it?"
	case due == "":
		due = v.Deadlines[0].Text
	}
	return "You wrote " + quote(asked) + ", and I read " + quote(due) + " as the time. Is that right?"
}

// byWhen is what a question does not ask where a time was read.
var byWhen = regexp.MustCompile(`,?\s+(?:and\s+)?by when(?: do you need it)?([?.])`)

// longestQuote is how many bytes of an ask the line repeats.
const longestQuote = 160

func quote(words string) string {
	words = strings.Join(strings.Fields(words), " ")
	if len(words) > longestQuote {
		n := longestQuote
		for n > 0 && !utf8.RuneStart(words[n]) {
			n--
		}
		words = words[:n]
		if at := strings.LastIndexByte(words, ' '); at > 0 {
			words = words[:at]
		}
		words += " …"
	}
	return "“" + strings.TrimRight(words, ".,;:! ") + "”"
}

func number(n int) string {
	words := []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}
	if n < len(words) {
		return words[n]
	}
	return "many"
}
