package draft

import (
	"regexp"
	"strings"

	"upward/internal/pure/prose"
)

// letter is a draft, cut into its parts.
type letter struct {
	whole     string
	context   Context
	body      prose.Span // without greeting, closing, signature and quoted mail
	greeted   bool
	closing   prose.Span // from the closing to the end of what was written
	sentences []sentence // of the body
	dates     []prose.Deadline
	shouted   bool // in capitals
	rounds    int  // messages that are quoted below
	asks      []int
}

// sentence is one sentence of the body.
type sentence struct {
	prose.Span
	text string
	asks askKind
	line int // which line of the body it begins on, from 0; blank lines do not count
	word int // words of the body before it
	item bool
}

var (
	greeting = compile(`^\s*(?:(?:hi|hello|hey|hiya|dear|dearest|good (?:morning|afternoon|evening|day)|morning|afternoon|evening|greetings|hallo)` +
		`(?:,? (?:there|all|team|everyone|everybody|both|again|and|&|van|von|de|der|(?-i:(?:Mrs?|Ms|Mx|Dr|Prof|St)\.)|(?-i:\p{Lu})[\p{L}\p{M}'-]*)){0,7}` +
		`|(?-i:\p{Lu}[\p{Ll}\p{M}]+))(?:\s*[,:!]+|\s*\.(?:\s|$)|\s+[-–—]\s|[ \t]*\n|\s*$)`)
	notGreeting = wordSet(`yes no ok okay sorry thanks sure well so and again fine great today tomorrow now unfortunately however also please first finally`)
	closer      = compile(`^(?:(?:many |with |very |most |kind(?:est)? |best |warm(?:est)? |all the |a thousand |and )*(?:thanks|thank you|thx|tx|cheers|ta|regards|wishes|best|greetings|sincerely|respectfully|humbly|faithfully|truly|yours|love|see you|take care|speak soon|talk soon|all the best|in gratitude)\b[^?]{0,90}|with a thousand thanks[^?]{0,90}|respectfully submitted,?|bye)$`)
	nameLine    = compile(`^(?:your )?(?-i:\p{Lu})[\p{L}\p{M}.'-]*(?:,? (?:(?-i:\p{Lu})[\p{L}\p{M}.'-]*|x+|&|and|van|von|de|of)){0,5}\.?(?: x+)?$`)
)

// open cuts a draft into its parts.
func open(text string, c Context) *letter {
	if len(text) > Longest {
		text = text[:cut(text, Longest)]
	}
	l := &letter{whole: text, context: c, body: prose.Span{Start: 0, End: len(text)}}
	l.shouted = shouted(text)
	l.dropHistory()
	l.dropClosing()
	l.dropGreeting()
	l.cutSentences()
	l.dates = prose.Deadlines(l.whole[:l.closing.End], c.reference())
	l.markAsks()
	return l
}

// cut is the last boundary between characters at or before n.
func cut(text string, n int) int {
	for n > 0 && text[n]&0xC0 == 0x80 {
		n--
	}
	return n
}

// dropHistory ends the body where quoted or forwarded mail begins, and counts what is quoted.
func (l *letter) dropHistory() {
	zones := prose.Zones(l.whole)
	at, end := 0, -1
	for i, line := range strings.SplitAfter(l.whole, "\n") {
		switch zones[i] {
		case prose.Quoted, prose.Forwarded, prose.Disclaimer, prose.Footer:
			if end < 0 {
				end = at
			}
		case prose.Author:
			if end >= 0 && strings.TrimSpace(line) != "" {
				end = -1 // answers between quoted lines
			}
		}
		at += len(line)
	}
	if end >= 0 {
		l.rounds = len(prose.QuotedHeaders(l.whole[end:]))
		l.body.End = end
	}
	l.closing = prose.Span{Start: l.body.End, End: l.body.End}
}

// dropClosing ends the body where the writer takes leave.
func (l *letter) dropClosing() {
	end := l.body.End
	for range 8 {
		part := strings.TrimRight(l.whole[:end], " \t\r\n")
		start := strings.LastIndexByte(part, '\n') + 1
		line := strings.TrimSpace(part[start:])
		if start == 0 || len(line) > 120 || !closer.MatchString(line) && (!nameLine.MatchString(line) || prose.Words(line) > 4 || pleas.MatchString(line) || l.shouted && wants(l.folded(line)) != asksNothing) {
			break
		}
		end = start
		l.body.End = end
		if closer.MatchString(line) {
			break
		}
	}
	l.closing.Start = l.body.End
}

// dropGreeting begins the body after the greeting.
func (l *letter) dropGreeting() {
	at := greeting.FindStringIndex(l.whole[:l.body.End])
	if at == nil {
		l.body.Start = skipSpace(l.whole, 0, l.body.End)
		return
	}
	word := strings.ToLower(strings.Trim(l.whole[at[0]:at[1]], " \t\r\n,.:;!-–—"))
	if notGreeting[word] || l.shouted && wants(l.folded(l.whole[at[0]:at[1]])) != asksNothing {
		l.body.Start = skipSpace(l.whole, 0, l.body.End)
		return
	}
	l.greeted = true
	l.body.Start = skipSpace(l.whole, at[1], l.body.End)
}

func skipSpace(text string, i, end int) int {
	for i < end && strings.IndexByte(" \t\r\n", text[i]) >= 0 {
		i++
	}
	return i
}

func (l *letter) cutSentences() {
	body := l.body.Of(l.whole)
	line, words, at := 0, 0, 0
	for _, s := range prose.Sentences(body) {
		before := body[at:s.Start]
		line += lines(body[:s.Start], at)
		words += prose.Words(before)
		next := sentence{Span: prose.Span{Start: s.Start + l.body.Start, End: s.End + l.body.Start}, text: s.Of(body), line: line, word: words}
		next.item = numbered.MatchString(body[lineStart(body, s.Start):s.Start])
		l.sentences = append(l.sentences, next)
		at = s.Start
	}
}

// lines counts the line ends of text from at on behind which something stands.
func lines(text string, at int) (n int) {
	fresh := false
	for ; at < len(text); at++ {
		switch {
		case text[at] == '\n':
			fresh = true
		case fresh && text[at] > ' ':
			n++
			fresh = false
		}
	}
	if fresh {
		n++
	}
	return n
}

func lineStart(text string, i int) int { return strings.LastIndexByte(text[:i], '\n') + 1 }

var numbered = regexp.MustCompile(`^\s*\(?(?:\d{1,2}|[a-h])[.)]\s*$`)

// words is how many words of the body stand above its background part.
func (l *letter) words() int {
	body := l.body.Of(l.whole)
	if at := background.FindStringIndex(body); at != nil {
		body = body[:at[0]]
	}
	return prose.Words(body)
}

// background is the line under which a reader may stop.
var background = compile(`(?:^|\n)[ \t]*(?:background|details|for reference)[^\n:]{0,40}:[ \t]*\n`)

// compile reads a pattern in which a space is any white space, one with a question mark also none, an apostrophe any of its forms, and letters have no case.
func compile(pattern string) *regexp.Regexp {
	var b strings.Builder
	b.WriteString("(?i)")
	class := false
	for i, r := range pattern {
		switch {
		case r == '[':
			class = true
		case r == ']':
			class = false
		}
		switch {
		case r == ' ' && !class && strings.HasPrefix(pattern[i+1:], "?"):
			b.WriteString(`\s*`)
		case r == '?' && i > 0 && pattern[i-1] == ' ' && !class:
		case r == ' ' && !class:
			b.WriteString(`\s+`)
		case r == '\'' && class:
			b.WriteString("'’")
		case r == '\'':
			b.WriteString("['’]")
		default:
			b.WriteRune(r)
		}
	}
	return regexp.MustCompile(b.String())
}

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(words) {
		set[word] = true
	}
	return set
}
