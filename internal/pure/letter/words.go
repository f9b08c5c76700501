package letter

import (
	"encoding/base64"
	"strings"
)

// decodeWords decodes the encoded words of RFC 2047 in a header value, and guesses the charset of raw 8-bit. It is more
// lenient than the RFC: words may touch other text, hold blanks, or split a character between them.
func decodeWords(s string) string {
	if !strings.Contains(s, "=?") {
		return guess([]byte(s))
	}
	var out strings.Builder
	var pending []byte // decoded bytes of words in the same charset, since a character may be split between words
	charset := ""
	flush := func() {
		out.WriteString(toUTF8(pending, charset))
		pending = nil
	}
	for s != "" {
		before, word, after, ok := cutWord(s)
		if !ok {
			break
		}
		if before != "" && (pending == nil || strings.TrimSpace(before) != "") {
			flush()
			out.WriteString(guess([]byte(before)))
		}
		if !strings.EqualFold(word.charset, charset) {
			flush()
			charset = word.charset
		}
		pending = append(pending, word.text...)
		if pending == nil {
			pending = []byte{}
		}
		s = after
	}
	flush()
	out.WriteString(guess([]byte(s)))
	return out.String()
}

type word struct {
	charset string
	text    []byte
}

// cutWord finds the first encoded word in s.
func cutWord(s string) (before string, w word, after string, ok bool) {
	from := 0
	for {
		i := strings.Index(s[from:], "=?")
		if i < 0 {
			return s, w, "", false
		}
		i += from
		charset, rest, ok1 := strings.Cut(s[i+2:min(len(s), i+64)], "?")
		if ok1 && len(rest) >= 2 && rest[1] == '?' && strings.IndexByte("qQbB", rest[0]) >= 0 {
			text := s[i+2+len(charset)+3:]
			// In "=?utf-8?q?=41?=" the first "?=" of "?q?=41" is no end, hence the search behind the encoding.
			if end := strings.Index(text, "?="); end >= 0 {
				charset, _, _ = strings.Cut(charset, "*") // RFC 2231 adds a language
				return s[:i], word{charset, decodeWord(text[:end], rest[0])}, text[end+2:], true
			}
			return s, w, "", false
		}
		from = i + 2
	}
}

func decodeWord(text string, encoding byte) []byte {
	if encoding == 'b' || encoding == 'B' {
		return decodeBase64(text)
	}
	return decodeQ(text)
}

// decodeQ decodes "=41" and "_" and leaves what is neither.
func decodeQ(text string) []byte {
	out := make([]byte, 0, len(text))
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c == '_' {
			c = ' '
		} else if c == '=' && i+2 < len(text) {
			if b, ok := hexByte(text[i+1], text[i+2]); ok {
				c = b
				i += 2
			}
		}
		out = append(out, c)
	}
	return out
}

// decodeBase64 decodes what can be decoded of text: strange characters and missing padding do not matter.
func decodeBase64(text string) []byte {
	digits := make([]byte, 0, len(text))
	for i := 0; i < len(text); i++ {
		if isBase64(text[i]) {
			digits = append(digits, text[i])
		}
	}
	if len(digits)%4 == 1 {
		digits = digits[:len(digits)-1]
	}
	n, _ := base64.RawStdEncoding.Decode(digits, digits) // in place: three bytes never reach the four they come from
	return digits[:n]
}

func isBase64(c byte) bool {
	return 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '+' || c == '/'
}

func hexByte(high, low byte) (byte, bool) {
	h, l := hexDigit(high), hexDigit(low)
	return byte(h<<4 | l), h >= 0 && l >= 0
}

func hexDigit(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	}
	return -1
}
