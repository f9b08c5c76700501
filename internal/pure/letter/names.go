package letter

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// isName tells whether s could be least to most words of a person's name: letters, each word with a capital first, save
// the small words inside names.
func isName(s string, least, most int) bool {
	words := strings.Fields(s)
	if len(words) < least || len(words) > most {
		return false
	}
	for _, w := range words {
		first, _ := utf8.DecodeRuneInString(w)
		switch w {
		case "de", "la", "van", "von", "der", "den", "di", "da", "del", "du", "el", "al", "bin", "ter":
			continue
		}
		if !unicode.IsUpper(first) || strings.IndexFunc(w, notInNames) >= 0 {
			return false
		}
	}
	return true
}

func notInNames(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '.' && r != '-' && r != '\'' && r != '’'
}

// personName returns the name of one person that s shows, first name first, or "".
func personName(s string) string {
	if last, first, ok := strings.Cut(s, ", "); ok {
		s = first + " " + last
	}
	s = strings.TrimRight(s, "- ")
	if !isName(s, 2, 4) || impersonal(s) {
		return ""
	}
	return s
}

// impersonal knows the words of mailboxes that only look like names.
func impersonal(s string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(s)) {
		switch strings.Trim(w, ".") {
		case "announcement", "announcements", "team", "group", "mailbox", "administrator", "admin", "administration", "desk",
			"helpdesk", "service", "services", "support", "office", "department", "news", "newsletter", "messaging", "security",
			"system", "center", "centre", "management", "committee", "outlook", "migration", "all", "everyone", "notification",
			"notifications", "resources", "relations", "operations", "marketing", "sales", "employees", "list", "online", "alert",
			"alerts", "mail", "info", "information", "center.", "network", "program", "corporate", "communications", "chairman":
			return true
		}
	}
	return false
}

// exchangeNames reads a list of display names as the X-From, X-To and X-cc fields of Exchange and Notes exports hold
// them; a name that is not one person's is "". The count is that of the entries.
func exchangeNames(value string) (names []string) {
	for _, p := range joinNames(splitAddresses(guess([]byte(value)))) {
		s := p.words
		if at := strings.LastIndexByte(s, '@'); at >= 0 && !strings.Contains(s[at:], ".") {
			s = s[:at] // "Ann Example@ENRON"
		}
		names = append(names, personName(cleanName(s)))
	}
	return names
}

// addNames gives each address that has no name the name at its place in the field, if both lists are as long.
func addNames(addresses []Address, value string) {
	if value == "" || len(addresses) == 0 {
		return
	}
	names := exchangeNames(value)
	if len(names) != len(addresses) {
		return
	}
	for i := range addresses {
		if addresses[i].Name == "" {
			addresses[i].Name = names[i]
		}
	}
}
