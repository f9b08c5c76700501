package peopleweb

import (
	"strings"

	"upward/internal/feature/people"
)

// addresses lists the first addresses of a person; some people have many.
func addresses(p people.Person) string {
	const most = 3
	text := strings.Join(p.Addresses[:min(len(p.Addresses), most)], ", ")
	if len(p.Addresses) > most {
		text += " and more"
	}
	return text
}

func addressWord(p people.Person) string {
	if len(p.Addresses) == 1 {
		return "Address"
	}
	return "Addresses"
}

func upper(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
