package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

type kind byte

const (
	wordToken kind = iota
	numberToken
	markToken
	linkToken
	addressToken
)

// token is one word, number, mark, link or address of a text.
type token struct {
	Span
	word  string // lower case with a straight apostrophe, cut at maxWord bytes
	kind  kind
	title bool // begins with an upper-case letter
}

// maxWord bounds what one word may weigh: no word that means something is longer.
const maxWord = 40

// tokens cuts text into words, numbers and marks; white space separates and is dropped.
func tokens(text string) []token {
	list := make([]token, 0, len(text)/5+1)
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if unicode.IsSpace(r) || r < ' ' {
			i += size
			continue
		}
		if end := tailEnd(text, i); end > 0 && len(list) > 0 && list[len(list)-1].kind == wordToken {
			last := &list[len(list)-1]
			last.End, last.word = end, fold(last.word+text[i:end])
			i = end
			continue
		}
		end, k := tokenEnd(text, i, r, size)
		word, full := fold(text[i:end]), inFull[text[i:end]]
		if full != "" && (end == len(text) || text[end] != '.') { // "u.s." is no "you"
			word = full
		}
		list = append(list, token{Span{i, end}, word, k, unicode.IsUpper(r)})
		i = end
	}
	return list
}

// inFull are short forms of hasty mail.
var inFull = map[string]string{"u": "you", "ur": "your", "pls": "please", "plz": "please", "Pls": "please", "Plz": "please"}

// tailEnd is where the second half of a short form ends that a program has split off ("do n't", "I 'll"), or 0.
func tailEnd(text string, i int) int {
	switch text[i] {
	case '\'', 'n', 'N':
	default:
		return 0
	}
	for _, tail := range splits {
		if end := i + len(tail); end <= len(text) && strings.EqualFold(text[i:end], tail) && !unicode.IsLetter(runeAt(text, end)) {
			return end
		}
	}
	return 0
}

var splits = []string{"n't", "'ll", "'m", "'re", "'ve", "'d", "'s"}

func tokenEnd(text string, i int, r rune, size int) (int, kind) {
	switch {
	case unicode.IsDigit(r):
		return numberEnd(text, i), numberToken
	case unicode.IsLetter(r):
		if end, ok := linkEnd(text, i); ok {
			return end, linkToken
		}
		return wordEnd(text, i)
	}
	return i + size, markToken
}

// wordEnd takes letters, digits and inner apostrophes, and whole mail addresses.
func wordEnd(text string, i int) (int, kind) {
	k := wordToken
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
		case isApostrophe(r) && unicode.IsLetter(runeAt(text, i+size)):
		case r == '@' && unicode.IsLetter(runeAt(text, i+size)):
			k = addressToken
		case k == addressToken && (r == '.' || r == '-') && unicode.IsLetter(runeAt(text, i+size)):
		default:
			return i, k
		}
		i += size
	}
	return i, k
}

// numberEnd takes digits with inner marks and a short tail of letters: 10:30am, 3/14/2001, 5,000, 15th.
func numberEnd(text string, i int) int {
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		inner := strings.ContainsRune(".,:/-", r) && unicode.IsDigit(runeAt(text, i+size))
		if !unicode.IsDigit(r) && !unicode.IsLetter(r) && !inner && r != '%' {
			break
		}
		i += size
	}
	return i
}

func linkEnd(text string, i int) (int, bool) {
	rest := text[i:min(len(text), i+8)]
	if !hasPrefixFold(rest, "http://") && !hasPrefixFold(rest, "https://") && !hasPrefixFold(rest, "www.") {
		return 0, false
	}
	for i < len(text) && text[i] > ' ' && text[i] != '>' && text[i] != '"' {
		i++
	}
	return i, true
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == '‘' || r == '`' }

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// fold is the form in which words are compared.
func fold(word string) string {
	if len(word) > maxWord {
		word = cutAt(word, maxWord)
	}
	word = strings.ToLower(word)
	if strings.ContainsAny(word, "’‘`") {
		word = strings.NewReplacer("’", "'", "‘", "'", "`", "'").Replace(word)
	}
	return word
}

// cutAt cuts s to at most n bytes without splitting a character.
func cutAt(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
