package identity

import (
	"strings"
	"unicode/utf8"
)

// Parts takes a display name or an address apart for comparing: first name and surname in lower case, letters only, without
// diacritics; "" where unknown. An initial is no first name.
func Parts(name string) (first, last string) {
	s, ok := parseName(name)
	if !ok && strings.Contains(name, "@") {
		box := parseMailbox(Address(name))
		s = box.spelled()
		if parts := words(box.local); s.last == "" && len(parts) > 1 && !box.role {
			s.last = fold(parts[len(parts)-1])
		}
	}
	if utf8.RuneCountInString(s.first) < 2 {
		s.first = ""
	}
	return s.first, s.last
}

// Address is the e-mail address within a display form such as "Ana Ruiz <ana@x.org>", in lower case; "" where there is none.
func Address(s string) string {
	if open := strings.LastIndexByte(s, '<'); open >= 0 {
		s, _, _ = strings.Cut(s[open+1:], ">")
	}
	s = canonical(s)
	if at := strings.IndexByte(s, '@'); at <= 0 || at == len(s)-1 || strings.ContainsAny(s, " \t") {
		return ""
	}
	return s
}

// SameFirst reports whether two first names, as Parts gives them, may be one person's: equal, short form and formal name, or one unknown.
func SameFirst(a, b string) bool { return a == "" || b == "" || sameGiven(a, b) }

// Local is the letters of an address before the @, in lower case.
func Local(address string) string { return letters(parseMailbox(canonical(address)).local) }

// Organisation is the registered domain of an address: "acme.com" of an address at mail.acme.com; "" where there is none.
func Organisation(address string) string { return parseMailbox(canonical(address)).org }
