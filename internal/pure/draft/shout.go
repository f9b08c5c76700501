package draft

import (
	"strings"
	"unicode"
)

// fewestCapitals is how many capital letters a text in capitals has at least.
const fewestCapitals = 6

// shouted reports whether a text is written in capitals.
func shouted(text string) bool {
	upper, lower := 0, 0
	for _, r := range text {
		switch {
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLower(r):
			lower++
		}
	}
	return upper >= fewestCapitals && upper > 3*lower
}

// folded is a text for matching: capitals say nothing where all letters are.
func (l *letter) folded(text string) string {
	if l.shouted {
		return strings.ToLower(text)
	}
	return text
}
