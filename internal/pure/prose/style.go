package prose

import "strings"

// Words counts the words of text: runs of letters and digits, with inner apostrophes.
func Words(text string) int {
	n, inside := 0, false
	for _, r := range text {
		letter := wordRune(r)
		if letter && !inside {
			n++
		}
		inside = letter || inside && (isApostrophe(r) || r == '-')
	}
	return n
}

func wordRune(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r >= 128 && r != '\u00a0' && !isApostrophe(r)
}

// HasQuestion reports whether text asks something with a question mark, links left out.
func HasQuestion(text string) bool {
	for i := 0; i < len(text); i++ {
		if text[i] == '?' && (i+1 == len(text) || strings.IndexByte(" \t\r\n?!\"')]", text[i+1]) >= 0) {
			return true
		}
	}
	return false
}
