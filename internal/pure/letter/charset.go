package letter

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
)

// usual tells whether charset is one of the labels that are put on any text, or none. What is valid UTF-8 is taken for
// that, whatever they say: text in another charset is hardly ever valid by accident.
func usual(charset string) bool {
	switch strings.ToLower(strings.Trim(charset, " \t\"'<>;")) {
	case "", "utf-8", "utf8", "us-ascii", "ascii", "ansi_x3.4-1968", "iso-8859-1", "iso_8859-1", "latin1", "windows-1252", "cp1252",
		"unknown-8bit", "x-unknown", "default":
		return true
	}
	return false
}

// known returns the decoder of a charset that this package can decode without help, or nil.
func known(charset string) encoding.Encoding {
	found, err := htmlindex.Get(strings.Trim(charset, " \t\"'<>;"))
	if err != nil {
		return nil
	}
	return found
}

// toUTF8 decodes b, said to be in charset, to valid UTF-8 without NUL.
func toUTF8(b []byte, charset string) string {
	if usual(charset) {
		return guess(b)
	}
	table := known(charset)
	if table == nil && strings.HasSuffix(strings.ToLower(charset), "utf-7") {
		return strange(b, charset, "")
	}
	if table == nil {
		return guess(b)
	}
	decoded, err := table.NewDecoder().Bytes(b)
	if err != nil {
		return guess(b)
	}
	return clean(decoded)
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
