package draft

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"upward/internal/pure/prose"
)

// phrase is a wording with what to write instead. With nothing to write instead, the clause around it goes too, as far as nothing is lost.
type phrase struct {
	find   *regexp.Regexp
	with   string
	whole  bool // the clause around it goes with it
	weight int
	thanks bool     // the clause around it goes as long as it holds no fact
	eases  bool     // says that there is time
	onward bool     // names what is done, and what stands behind it names to what
	inert  bool     // looks like one of the list and is none
	free   bool     // does not count behind a word that asks for or denies it: "how soon", "not soon"
	need   []string // one of these stands in every text that find matches; nil where nothing is known
}

var asked = compile(`\b(?:how|too|so|not|as|very) $`)

// gap stands where words were taken out, until the marks around it are tidied.
const gap = "\x00"

// hits finds the phrases of a list in a text, in order and apart from each other; the earlier one of the list wins.
func hits(list []phrase, text string) (found []hit) {
	low := lowered(text)
	for n := range list {
		if !list[n].may(low) {
			continue
		}
		for _, m := range list[n].find.FindAllStringSubmatchIndex(text, -1) {
			if m[0] < m[1] && !(list[n].free && asked.MatchString(text[:m[0]])) {
				found = insert(found, hit{prose.Span{Start: m[0], End: m[1]}, &list[n], m})
			}
		}
	}
	return slices.DeleteFunc(found, func(h hit) bool { return h.phrase.inert || h.phrase.onward && concrete(text[h.End:]) })
}

// looked is a text that was searched for the phrases of a list.
type looked struct {
	list *phrase
	text string
}

// hits is the function of that name, which searches each sentence once. Nobody may change what it returns.
func (c Context) hits(list []phrase, text string) []hit {
	key := looked{&list[0], text}
	if found, ok := c.seen[key]; ok {
		return found
	}
	found := hits(list, text)
	if c.seen != nil {
		c.seen[key] = found
	}
	return found
}

type hit struct {
	prose.Span
	phrase *phrase
	groups []int
}

func insert(list []hit, h hit) []hit {
	i := len(list)
	for i > 0 && list[i-1].Start >= h.Start {
		i--
	}
	if i > 0 && list[i-1].End > h.Start || i < len(list) && list[i].Start < h.End {
		return list
	}
	return append(list[:i], append([]hit{h}, list[i:]...)...)
}

func weigh(list []hit) (sum int) {
	for _, h := range list {
		sum += h.phrase.weight
	}
	return sum
}

// without writes a sentence without its hits. With narrow set only the very words go.
func without(text string, list []hit, narrow bool, fill func(h hit) string) string {
	var b strings.Builder
	at := 0
	for _, h := range list {
		s := h.Span
		with := h.replacement(text)
		if fill != nil {
			with = fill(h)
		}
		if with == "" && h.phrase.whole && !narrow {
			wide := clauseAround(text, s, h.phrase.thanks)
			if h.phrase.weight == 1 && (wide.Start > clauseStart(text, s) || wide.End < clauseEnd(text, s)) {
				continue // a single thanks for something stays
			}
			s = wide
		}
		if s.Start < at {
			s.Start = at
		}
		if s.End <= s.Start {
			continue
		}
		b.WriteString(text[at:s.Start])
		if with == "" {
			with = gap
		}
		b.WriteString(with)
		at = s.End
	}
	b.WriteString(text[at:])
	return questioned(tidy(b.String(), text), text)
}

// questioned ends with the mark of a question what became one.
func questioned(text, before string) string {
	if opensQuestion.MatchString(text) && !opensQuestion.MatchString(before) && strings.HasSuffix(text, ".") && strings.IndexAny(text, ".!?") == len(text)-1 {
		return text[:len(text)-1] + "?"
	}
	return text
}

var opensQuestion = compile(`^(?:could|would|can) (?:you|i|we)\b`)

func (h hit) replacement(text string) string {
	return string(h.phrase.find.ExpandString(nil, h.phrase.with, text, h.groups))
}

// clauseAround widens a span to its clause, where that loses nothing and takes no ask away.
func clauseAround(text string, s prose.Span, thanks bool) prose.Span {
	wide := prose.Span{Start: clauseStart(text, s), End: clauseEnd(text, s)}
	left, right := text[wide.Start:s.Start], text[s.End:wide.End]
	lost := func(part string) bool { return !empty(part) || spoken(part) || !thanks && len(content(part)) > 0 }
	if lost(left) {
		wide.Start = s.Start
	}
	if lost(right) {
		wide.End = s.End
	}
	return wide
}

// clauseStart and clauseEnd are where the clause around a span begins and ends.
func clauseStart(text string, s prose.Span) (start int) {
	for _, m := range clauseEnds.FindAllStringIndex(text[:s.Start], -1) {
		start = m[1]
	}
	return start
}

func clauseEnd(text string, s prose.Span) int {
	if m := clauseEnds.FindStringIndex(text[s.End:]); m != nil {
		return s.End + m[0]
	}
	return len(text)
}

// spoken reports whether words ask for something: these never go with a phrase.
func spoken(text string) bool {
	return requests.MatchString(text) || pleas.MatchString(text) || replies.MatchString(text) || strings.Contains(text, "?")
}

var clauseEnds = compile(`[,;:.!?]+(?: |$)| [-–—] | (?:but|because|so that)\b`)

var (
	gapMiddle = regexp.MustCompile(`([,;:–—-]?)\s*(\b(?:(?i)and|but|so|or|yet|since|because)\b)?\s*,?\s*\x00(?:\s*[,;:–—-]?\s*\x00)*\s*([,;:–—-]?)\s*(\b(?:(?i)and|but|so|or|yet)\b,?)?\s*`)
	spaces    = regexp.MustCompile(`([ \t])[ \t]+`)
	afterName = regexp.MustCompile(`^([^,\x00]{1,40}, )\x00,?\s*(?:(?:so|and|but)\b,?\s+)?`) // "Mr Petrov, so"
	modalMark = regexp.MustCompile(`(?i)\b(would|could|might|can|will|may|should),\s+`)
	doubled   = regexp.MustCompile(`([,;:])\s*[,;]`)
	beforeEnd = regexp.MustCompile(`\s*[,;:–—-]*\s*([.!?])`)
	leading   = regexp.MustCompile(`^(?:[\s,;:.!?–—-]+|(?i:(?:and|but|so|or|yet|then|that)\b[\s,]*))+`)
)

// tidy closes the gaps: no connective and no mark is left hanging, and a sentence begins as it did before.
func tidy(text, before string) string {
	text = spaces.ReplaceAllString(text, "$1")
	if !strings.Contains(text, gap) {
		return capital(text, before)
	}
	text = afterName.ReplaceAllString(text, "$1")
	opened := strings.HasPrefix(strings.TrimLeft(text, " \t\r\n"), gap)
	text = gapMiddle.ReplaceAllStringFunc(text, closeGap)
	text = strings.ReplaceAll(text, gap, " ")
	text = doubled.ReplaceAllString(text, "$1")
	text = beforeEnd.ReplaceAllString(text, "$1")
	text = modalMark.ReplaceAllString(text, "$1 ")
	if opened {
		text = leading.ReplaceAllString(text, "")
	}
	if strings.Trim(text, " \t\r\n,;:.!?–—-()\"") == "" {
		return ""
	}
	return capital(strings.TrimRight(text, " \t,;:"), before)
}

func closeGap(found string) string {
	m := gapMiddle.FindStringSubmatch(found)
	mark, connective := m[1], m[4]
	if mark == "" && connective == "" {
		mark = m[3]
	}
	out := mark + " "
	if connective != "" {
		out += connective + " "
	}
	return out
}

// capital begins text with a capital letter where before began so, and puts a mark at its end where before had one.
func capital(text, before string) string {
	first, _ := utf8.DecodeRuneInString(before)
	r, size := utf8.DecodeRuneInString(text)
	if unicode.IsUpper(first) && unicode.IsLower(r) {
		text = string(unicode.ToUpper(r)) + text[size:]
	}
	if before == "" || text == "" {
		return text
	}
	last := before[len(before)-1]
	if strings.IndexByte(".!?", last) >= 0 && strings.IndexByte(".!?:", text[len(text)-1]) < 0 {
		text += string(last)
	}
	return text
}

// hull is one flag over all sentences in which a rule found something; each is written anew by rewrite.
func (l *letter) hull(f Flag, of []sentence, found [][]hit, rewrite func(text string, list []hit) string) *Flag {
	first, last := -1, -1
	for i := range of {
		if len(found[i]) > 0 {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if first < 0 {
		return nil
	}
	f.Span = prose.Span{Start: of[first].Start, End: of[last].End}
	var b strings.Builder
	at := f.Span.Start
	for i := first; i <= last; i++ {
		kept := l.whole[at:of[i].Start]
		text := of[i].text
		for _, h := range found[i] {
			f.Marks = append(f.Marks, prose.Span{Start: of[i].Start + h.Start, End: of[i].Start + h.End})
		}
		if len(found[i]) > 0 {
			text = rewrite(text, found[i])
		}
		if written := b.String(); written == "" || strings.HasSuffix(written, " ") || strings.HasSuffix(written, "\n") {
			kept = strings.TrimLeft(kept, " \t\r\n")
		}
		if text != "" || strings.Contains(kept, "\n") {
			b.WriteString(kept)
		}
		b.WriteString(text)
		at = of[i].End
	}
	_, size := utf8.DecodeRuneInString(of[first].text)
	f.Rewrite = capital(b.String(), of[first].text[:size])
	if f.Rewrite == "" {
		f.Span = l.closed(f.Span)
	}
	return &f
}

// closed widens a span that goes wholly over the blanks that would be left of it.
func (l *letter) closed(s prose.Span) prose.Span {
	if s.Start > 0 && (l.whole[s.Start-1] == ' ' || l.whole[s.Start-1] == '\t') {
		for s.Start > 0 && (l.whole[s.Start-1] == ' ' || l.whole[s.Start-1] == '\t') {
			s.Start--
		}
		return s
	}
	for s.End < len(l.whole) && (l.whole[s.End] == ' ' || l.whole[s.End] == '\t') {
		s.End++
	}
	if s.Start == lineStart(l.whole, s.Start) && s.End < len(l.whole) && l.whole[s.End] == '\n' {
		s.End++
	}
	return s
}
