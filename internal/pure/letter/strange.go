package letter

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/jhillyerd/enmime/v2"
)

// enmime decodes the leaves that this package does not: rare charsets and encodings, and text in an Asian or Cyrillic
// charset that does not say so, which it recognises by its letters. It does not get to see whole messages: one missing
// boundary, ">From " line or unknown charset makes it refuse the message or show no text (18 and 69 of 394 difficult
// files; 51 of them do have text), it holds every part in memory, and it needs about five times as long for the plain
// text that most mail is.

// strange decodes body through enmime, or guesses when enmime refuses.
func strange(body []byte, charset, encoding string) string {
	var raw bytes.Buffer
	raw.WriteString("Content-Type: text/plain")
	if charset = token(charset); charset != "" {
		raw.WriteString("; charset=\"" + charset + `"`)
	}
	raw.WriteString("\r\n")
	if encoding = token(encoding); encoding != "" {
		raw.WriteString("Content-Transfer-Encoding: " + encoding + "\r\n")
	}
	raw.WriteString("\r\n")
	raw.Write(body)
	parsed, err := enmime.ReadParts(&raw)
	if err != nil || parsed == nil || len(parsed.Content) == 0 {
		return guess(body)
	}
	return clean(parsed.Content)
}

// doubted decodes text in a charset that this package knows. Where that is one of the usual labels, or none, and the
// text looks neither like UTF-8 nor like a western language with an accent here and there, the label is not believed.
func doubted(b []byte, charset string) string {
	if !usual(charset) || utf8.Valid(b) || bytes.Contains(b, []byte("\x1b$")) {
		return toUTF8(b, charset)
	}
	high := 0
	for _, c := range b {
		if c >= 0x80 {
			high++
		}
	}
	if len(b) < 100 || high*4 < len(b) {
		return guess(b)
	}
	return strange(b, "", "")
}

// token keeps what may stand in a header parameter.
func token(s string) string {
	return strings.Map(func(r rune) rune {
		if r > ' ' && r < 0x7f && r != '"' && r != ';' && r != '\\' {
			return r
		}
		return -1
	}, s)
}
