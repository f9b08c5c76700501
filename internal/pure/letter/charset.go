package letter

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
)

// toUTF8 decodes b, said to be in charset, to valid UTF-8 without NUL. What is said is checked where it can be: a label is
// wrong more often than text in one charset is valid in UTF-8 by accident.
func toUTF8(b []byte, charset string) string {
	switch charset = strings.ToLower(strings.Trim(charset, " \t\"'<>;")); charset {
	case "", "utf-8", "utf8", "us-ascii", "ascii", "ansi_x3.4-1968", "iso-8859-1", "windows-1252", "iso-8859-15", "unknown-8bit",
		"x-unknown", "default", "iso_8859-1", "latin1", "cp1252":
		if charset != "iso-8859-15" || utf8.Valid(b) {
			return guess(b)
		}
	}
	encoding, err := htmlindex.Get(charset)
	if err != nil {
		return guess(b)
	}
	decoded, err := encoding.NewDecoder().Bytes(b)
	if err != nil {
		return guess(b)
	}
	return clean(decoded)
}

// knows tells whether toUTF8 can decode charset.
func knows(charset string) bool {
	switch charset = strings.ToLower(strings.Trim(charset, " \t\"'<>;")); charset {
	case "", "utf-8", "utf8", "us-ascii", "ascii", "ansi_x3.4-1968", "iso-8859-1", "windows-1252":
		return true
	}
	_, err := htmlindex.Get(charset)
	return err == nil
}

// guess reads b as UTF-8, or as ISO-2022-JP where its escapes are, and every byte that is not valid there as
// windows-1252.
func guess(b []byte) string {
	if bytes.Contains(b, []byte("\x1b$")) {
		if jp, err := htmlindex.Get("iso-2022-jp"); err == nil {
			if decoded, err := jp.NewDecoder().Bytes(b); err == nil {
				return clean(decoded)
			}
		}
	}
	if utf8.Valid(b) {
		return clean(b)
	}
	var out strings.Builder
	out.Grow(len(b) + len(b)/8)
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		if r == utf8.RuneError && n == 1 {
			r = charmap.Windows1252.DecodeByte(b[0])
		}
		if r != 0 {
			out.WriteRune(r)
		}
		b = b[n:]
	}
	return out.String()
}

// clean makes b valid UTF-8 without NUL.
func clean(b []byte) string {
	if bytes.IndexByte(b, 0) >= 0 {
		b = bytes.ReplaceAll(b, []byte{0}, nil)
	}
	return strings.ToValidUTF8(string(b), "\uFFFD")
}
