package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxSentence bounds one sentence in bytes: a longer one is cut at white space, so that no later step sees more.
const maxSentence = 1200

// Sentences cuts text at sentence marks, blank lines, bullets and the ends of short lines. Lines that were only
// wrapped are joined. The spans are trimmed, in order, do not overlap and never hold more than about 1,200 bytes.
func Sentences(text string) []Span {
	var list []Span
	for _, block := range blocks(text) {
		list = appendSentences(list, text, block)
	}
	return list
}

// blocks joins wrapped lines into paragraphs.
func blocks(text string) []Span {
	var list []Span
	open := Span{-1, -1}
	flush := func() {
		if open.Start >= 0 {
			list = append(list, open)
		}
		open = Span{-1, -1}
	}
	previous := ""
	for start := 0; start <= len(text); {
		end := len(text)
		if n := strings.IndexByte(text[start:], '\n'); n >= 0 {
			end = start + n
		}
		line := strings.TrimSpace(text[start:end])
		switch {
		case line == "":
			flush()
		case open.Start < 0:
			open = Span{start, end}
		case breaks(previous, line):
			flush()
			open = Span{start, end}
		default:
			open.End = end
		}
		previous = line
		start = end + 1
	}
	flush()
	return list
}

// breaks reports whether the line end between two lines ends a sentence.
func breaks(line, next string) bool {
	if bullet(next) > 0 || strings.HasSuffix(line, ":") {
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(line)
	if strings.ContainsRune(".!?", last) {
		return true
	}
	first, _ := utf8.DecodeRuneInString(next)
	short := len(line) < 48 || len(line) > 95
	return short && !unicode.IsLower(first)
}

// bullet returns the bytes that a list mark takes at the start of line, or 0: "- ", "* ", "1. ", "2) ", "(a) ".
func bullet(line string) int {
	r, size := utf8.DecodeRuneInString(line)
	if strings.ContainsRune("-*•·–—o+>", r) && size < len(line) && (line[size] == ' ' || line[size] == '\t') {
		return size + 1
	}
	i := 0
	if r == '(' {
		i = 1
	}
	digits := i
	for i < len(line) && i-digits < 2 && (line[i] >= '0' && line[i] <= '9') {
		i++
	}
	if i == digits && i+1 < len(line) && (unicode.IsLetter(rune(line[i]))) && line[i] < 128 && line[i+1] == ')' {
		i++
	}
	if i > digits && i+1 < len(line) && (line[i] == '.' || line[i] == ')') && (line[i+1] == ' ' || line[i+1] == '\t') {
		return i + 2
	}
	return 0
}

func appendSentences(list []Span, text string, block Span) []Span {
	start := block.Start + leadingBullet(text, block)
	for i := start; i < block.End; i++ {
		c := text[i]
		long := i-start >= maxSentence && (c == ' ' || c == '\n' || i-start >= 2*maxSentence && utf8.RuneStart(c))
		if long {
			list = appendTrimmed(list, text, Span{start, i})
			start = i
			continue
		}
		if (c == '.' || c == '!' || c == '?' || c == ';') && endsSentence(text, start, i, block.End) {
			end := closing(text, i+1, block.End)
			list = appendTrimmed(list, text, Span{start, end})
			start, i = end, end-1
		}
	}
	return appendTrimmed(list, text, Span{start, block.End})
}

func leadingBullet(text string, block Span) int {
	part := block.Of(text)
	left := strings.TrimLeft(part, " \t\r")
	return len(part) - len(left) + bullet(left[:min(len(left), 8)])
}

func appendTrimmed(list []Span, text string, s Span) []Span {
	s = trimmed(text, s, "")
	if s.Start >= s.End {
		return list
	}
	return append(list, s)
}

// closing steps over marks, quotes and brackets that belong to the sentence that ends before i; eight are enough for
// any sentence and keep a line of marks linear.
func closing(text string, i, end int) int {
	end = min(end, i+8)
	for i < end && strings.IndexByte(".!?\"')]", text[i]) >= 0 {
		i++
	}
	return i
}

// endsSentence decides about the mark at i: not inside numbers and names, not after an abbreviation.
func endsSentence(text string, start, i, end int) bool {
	next := closing(text, i+1, end)
	if next < end && text[next] > ' ' {
		return false
	}
	if text[i] != '.' {
		return true
	}
	word := lastWord(text[max(start, i-16):i])
	if abbreviations[strings.ToLower(word)] {
		return false
	}
	if utf8.RuneCountInString(word) == 1 && word != "I" && unicode.IsUpper(runeAt(word, 0)) {
		return false
	}
	rest := strings.TrimLeft(text[next:min(end, next+24)], " \t\r\n\"'(")
	return rest == "" || !unicode.IsLower(runeAt(rest, 0))
}

func lastWord(s string) string {
	if n := strings.LastIndexAny(s, " \t\n\r(\"'"); n >= 0 {
		return s[n+1:]
	}
	return s
}

// abbreviations end with a full stop that does not end a sentence.
var abbreviations = wordSet(`mr mrs ms dr prof st jr sr vs etc e.g i.e eg ie approx inc ltd corp co dept no nos vol fig
	jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri ext tel attn esp incl min max
	u.s u.k a.m p.m`)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(words) {
		set[word] = true
	}
	return set
}
