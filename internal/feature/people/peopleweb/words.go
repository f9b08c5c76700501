package peopleweb

import (
	"strings"

	"upward/internal/feature/people"
	"upward/internal/platform/web"
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

// inMail is how much there is of a person, up to the date of the latest.
func inMail(p people.Person) string {
	text := web.Count(int(p.Messages), "message", "messages")
	if !p.Latest.IsZero() {
		text += ", the latest "
	}
	return text
}
