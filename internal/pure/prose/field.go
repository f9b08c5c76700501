package prose

import (
	"strings"
	"time"
	"unicode"
)

// fieldNames are the names of header fields that mail programs write into a quotation.
var fieldNames = map[string]string{
	"from": "from", "von": "from", "de": "from", "da": "from", "van": "from", "från": "from",
	"sent": "date", "date": "date", "gesendet": "date", "datum": "date", "envoyé": "date", "enviado": "date", "verzonden": "date", "skickat": "date", "wysłano": "date", "sendt": "date", "fra": "from", "til": "to", "till": "to", "ämne": "subject", "emne": "subject",
	"temat": "subject", "do": "to", "od": "from", "lähettäjä": "from", "vastaanottaja": "to", "aihe": "subject", "lähetetty": "date", "cc:": "other", "date d'envoi": "date", "dato": "date", "data wysłania": "date",
	"fecha": "date", "data": "date", "sent by": "other", "enviado el": "date", "envoyé le": "date", "inviato": "date",
	"to": "to", "an": "to", "à": "to", "para": "to", "a": "to", "aan": "to",
	"cc": "other", "bcc": "other", "kopie": "other", "copie à": "other", "reply-to": "other", "importance": "other",
	"subject": "subject", "betreff": "subject", "objet": "subject", "asunto": "subject", "oggetto": "subject",
	"assunto": "subject", "onderwerp": "subject", "re": "subject", "attachments": "other", "wichtigkeit": "other",
}

// field splits "Name: value" when the name is one that mail headers have.
func field(line string) (name, value string) {
	line = strings.TrimLeft(line, "*")
	n := strings.IndexByte(line[:min(len(line), 24)], ':')
	if n < 1 {
		return "", ""
	}
	key := strings.ToLower(strings.Trim(line[:n], " \t*\u00a0"))
	return fieldNames[key], strings.Trim(line[n+1:], " \t*\u00a0")
}

// fieldHeader reads a block of "From: … Sent: … To: … Subject: …" lines that begins on line i.
func fieldHeader(lines []string, i int) (header, bool) {
	name, value := field(lines[i])
	if name != "from" && name != "date" && name != "to" && name != "subject" {
		return header{}, false
	}
	seen := map[string]bool{name: true}
	head := header{lines: 1}
	head.set(name, value)
	for n := 1; n < 14 && i+n < len(lines); n++ {
		line := lines[i+n]
		name, value = field(line)
		if name == "" {
			if !continues(line, lines, i+n) {
				break
			}
			continue
		}
		if seen["from"] && seen["subject"] && name == "from" {
			break
		}
		seen[name] = true
		head.set(name, value)
		head.lines = n + 1
	}
	strong := seen["from"] && (seen["date"] || seen["to"] || seen["subject"]) || seen["date"] && seen["to"] && seen["subject"]
	return head, strong && len(seen) >= 2
}

func (h *header) set(name, value string) {
	switch {
	case name == "from" && h.from == "":
		from, at := splitNotes(value)
		h.from = person(from)
		if at != "" {
			h.at = at
		}
	case name == "date" && h.at == "":
		h.at = value
	}
}

// continues reports whether a line without a field name still belongs to a header block: wrapped addresses, or a gap
// of one blank line before a next field.
func continues(line string, lines []string, i int) bool {
	if line == "" {
		if i+1 >= len(lines) {
			return false
		}
		name, _ := field(lines[i+1])
		return name != "" && name != "from"
	}
	return strings.ContainsAny(line, "@<;/") && len(line) < 300
}

// notesHeader reads the headers of Lotus Notes: a name, then a date alone on its line or "on DATE", then "To:".
func notesHeader(lines []string, i int) (header, bool) {
	line := lines[i]
	if len(line) > 140 || strings.HasSuffix(line, ".") {
		return header{}, false
	}
	if from, at := splitNotes(line); at != "" && likeName(from) {
		if n := addressed(lines, i+1); n > 0 {
			return header{lines: n - i, from: person(from), at: at}, true
		}
		return header{}, false
	}
	if !likeName(line) {
		return header{}, false
	}
	for n := 1; n <= 3 && i+n < len(lines) && lines[i+n] != ""; n++ {
		if !onlyDate(lines[i+n]) {
			continue
		}
		if end := addressed(lines, i+n+1); end > 0 {
			return header{lines: end - i, from: person(notesName(line)), at: lines[i+n]}, true
		}
	}
	return header{}, false
}

// joinedHeader reads a header of Notes whose lines were run together: NAME DATE To: … cc: … Subject: …
func joinedHeader(line string) (header, bool) {
	to := strings.Index(line[:min(len(line), 300)], "To:")
	if to < 12 || line[to-1] > ' ' || !strings.Contains(line[to:], "Subject:") {
		return header{}, false
	}
	from, at := splitNotes(strings.TrimSpace(line[:to]))
	if at == "" {
		return header{}, false
	}
	return header{lines: 1, from: person(from), at: at}, true
}

// addressed looks for the "To:" and "Subject:" lines that follow within a few lines; it returns the line after them.
func addressed(lines []string, i int) int {
	end, to := 0, false
	for n := i; n < len(lines) && n < i+14; n++ {
		name, _ := field(lines[n])
		switch {
		case name == "to" || name == "other" || name == "subject":
			to = to || name == "to"
			end = n + 1
		case name == "from":
			n = len(lines)
		case lines[n] == "" || !to:
			if end == 0 && n > i+2 {
				return 0
			}
		}
		if name == "subject" {
			break
		}
	}
	if !to {
		return 0
	}
	return end
}

// splitNotes cuts "NAME on 03/14/2000 10:27:00 AM" and "NAME 03/14/2000 10:27 AM".
func splitNotes(line string) (from, at string) {
	for i := len(line) - 1; i > 0; i-- {
		if line[i] != '/' || i < 3 {
			continue
		}
		start := strings.LastIndexByte(line[:i], ' ') + 1
		if start == 0 {
			start = strings.LastIndexByte(line[:i], '\t') + 1
		}
		if start > 0 && onlyDate(line[start:]) {
			from = strings.TrimSpace(line[:start])
			return notesName(strings.TrimSuffix(from, " on")), line[start:]
		}
		if len(line)-i > 40 {
			break
		}
	}
	return line, ""
}

// notesName drops the organisation from "Ana Ruiz@ORG" and "Ana Ruiz/HOU/ORG@ORG".
func notesName(s string) string {
	s = strings.TrimSpace(s)
	if strings.ContainsAny(s, "<\"") {
		return s
	}
	if n := strings.IndexAny(s, "/@"); n > 0 && strings.Contains(s[:n], " ") {
		return strings.TrimSpace(s[:n])
	}
	return s
}

// likeName reports whether a line could be a name or address alone: few words, no sentence.
func likeName(line string) bool {
	if line == "" || len(line) > 120 || strings.HasSuffix(line, ":") {
		return false
	}
	first := runeAt(strings.TrimLeft(line, "\"<'( "), 0)
	return strings.Count(line, " ") <= 9 && (unicode.IsLetter(first) || unicode.IsDigit(first)) && !strings.ContainsAny(line, "!?")
}

// onlyDate reports whether a line holds a date with a time and nothing else.
func onlyDate(line string) bool {
	if len(line) > 40 || len(line) < 8 || line[0] < '0' || line[0] > '9' || !strings.Contains(line, ":") {
		return false
	}
	_, ok := quotedTime(line)
	return ok
}

// quotedTime reads the wall-clock time that a header quotes.
func quotedTime(s string) (time.Time, bool) {
	if len(s) > 200 {
		return time.Time{}, false
	}
	s = strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(s)
	return clockOf(s)
}
