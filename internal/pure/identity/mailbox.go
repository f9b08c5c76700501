package identity

import (
	"strings"
	"unicode"
)

// mailbox is an address taken apart. org is the registered domain ("acme.com" of mail.acme.com), label its first part.
type mailbox struct {
	address, local, domain string
	org, label             string
	role                   bool // several people or a machine stand behind it
	personal               bool // at a provider of private mailboxes, where a shared domain says nothing
}

// canonical is an address in lower case, without surrounding space and angle brackets.
func canonical(address string) string {
	return strings.ToLower(strings.Trim(strings.TrimSpace(address), "<> \t"))
}

func parseMailbox(address string) mailbox {
	m := mailbox{address: address}
	at := strings.LastIndexByte(address, '@')
	if at < 0 {
		m.local = address
		m.role = true // not an address: nothing to merge by
		return m
	}
	m.local, m.domain = address[:at], address[at+1:]
	if plus := strings.IndexByte(m.local, '+'); plus > 0 {
		m.local = m.local[:plus]
	}
	m.org, m.label = organisation(m.domain)
	m.role = isRole(m.local)
	m.personal = strings.Contains(personalProviders, " "+m.label+" ")
	return m
}

// secondLevel are the labels under a country domain that are not organisations themselves, as in co.uk.
const secondLevel = " co com org net ac gov edu or ne go "

// organisation cuts a domain down to what somebody registered, by the shape of the name: two labels, or three under co.uk and its like.
func organisation(domain string) (org, label string) {
	parts := strings.Split(strings.Trim(domain, "."), ".")
	keep := 2
	if n := len(parts); n > 2 && len(parts[n-1]) == 2 && strings.Contains(secondLevel, " "+parts[n-2]+" ") {
		keep = 3
	}
	if len(parts) > keep {
		parts = parts[len(parts)-keep:]
	}
	return strings.Join(parts, "."), parts[0]
}

// letters keeps the letters of a local part, so that rod.halden, rod_halden and rodhalden agree.
func letters(local string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return -1
	}, local)
}

// digits keeps the digits of a local part: with the same letters at one domain, other digits are another person.
func digits(local string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, local)
}

// words splits a local part at its separators.
func words(local string) []string {
	return strings.FieldsFunc(local, func(r rune) bool { return r == '.' || r == '_' || r == '-' })
}

// spelled is the person that an address itself spells out: sally.brook, or james.d.stern with a middle initial. Anything else
// (sbrook, sally, a..lund) spells nobody in full.
func (m mailbox) spelled() spelling {
	parts := words(m.local)
	if m.role || len(parts) < 2 || len(parts) > 3 {
		return spelling{}
	}
	for i, part := range parts {
		parts[i] = capitalise(part)
	}
	s, ok := parseName(strings.Join(parts, " "))
	if !ok || !s.full() {
		return spelling{}
	}
	return s
}

// isRole reports whether a local part names a function, a list or a machine instead of a person.
func isRole(local string) bool {
	if local == "" || strings.Contains(roleAddresses, " "+letters(local)+" ") {
		return true
	}
	for _, word := range words(local) {
		word = strings.TrimRight(word, "0123456789")
		if strings.Contains(roleWords, " "+word+" ") {
			return true
		}
	}
	return len(local)-len(letters(local)) > 8 // long numbers are machine-made: bounce and tracking addresses
}
