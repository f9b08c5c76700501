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
	"pour": "to", "thema": "subject", "cci": "other", "cco": "other", "bcc ": "other", "destinataire": "to", "expéditeur": "from", "remitente": "from",
	"destinatario": "to", "copia": "other", "con copia": "other", "copie": "other", "répondre à": "other", "responder a": "other", "antwort an": "other",
	"priorität": "other", "importancia": "other", "anlagen": "other", "pièces jointes": "other", "datos adjuntos": "other", "gesendet am": "date", "envoyé par": "other",
	"enviado por": "other", "please respond to": "other",
	"assunto": "subject", "onderwerp": "subject", "re": "subject", "attachments": "other", "wichtigkeit": "other",
}

// field splits "Name: value" when the name is one that mail headers have.
func field(line string) (name, value string) {
	line = strings.TrimLeft(line, "*")
	n := strings.IndexByte(line[:min(len(line), 34)], ':')
	if n < 1 {
		return "", ""
	}
	key := strings.ToLower(strings.Trim(line[:n], " \t*\u00a0\u202f"))
	name = fieldNames[key]
	if name == "" && starts(key, technical) && strings.IndexByte(key, ' ') < 0 {
		name = "technical"
	}
	return name, strings.Trim(line[n+1:], " \t*\u00a0\u202f")
}

func isTechnical(line string) bool {
	name, _ := field(line)
	return name == "technical"
}

// technical are the beginnings of field names that only programs read.
var technical = []string{"content-", "received", "x-", "message-id", "mime-version", "return-path", "delivered-to", "in-reply-to", "references", "thread-"}

// fieldHeader reads a block of "From: … Sent: … To: … Subject: …" lines that begins on line i.
func fieldHeader(lines []string, i int) (header, bool) {
	name, value := field(lines[i])
	most := 14
	switch name {
	case "from", "date", "to", "subject":
	case "technical":
		if i > 0 && isTechnical(lines[i-1]) {
			return header{}, false
		}
		most = 60
	default:
		return header{}, false
	}
	seen := fieldSet(0).with(name)
	head := header{lines: 1}
	head.set(name, value)
	addressed := name == "to" && strings.ContainsAny(value, "@/")
	for n := 1; n < most && i+n < len(lines); n++ {
		line := lines[i+n]
		name, value = field(line)
		if name == "" {
			if !continues(line, lines, i+n) {
				break
			}
			continue
		}
		if seen.has("from") && seen.has("subject") && name == "from" {
			break
		}
		seen = seen.with(name)
		addressed = addressed || name == "to" && strings.ContainsAny(value, "@/")
		head.set(name, value)
		head.lines = n + 1
	}
	strong := seen.has("from") && (seen.has("date") || seen.has("to") || seen.has("subject")) ||
		seen.has("to") && seen.has("subject") && (seen.has("date") || addressed && seen.has("other"))
	head.memo = !strings.Contains(head.at, ":") && !strings.Contains(head.from, "@") && !addressed
	return head, strong
}

// fieldSet is a set of kinds of fields.
type fieldSet uint8

func (s fieldSet) with(name string) fieldSet { return s | bit(name) }

func (s fieldSet) has(name string) bool { return s&bit(name) != 0 }

func bit(name string) fieldSet {
	switch name {
	case "from":
		return 1
	case "date":
		return 2
	case "to":
		return 4
	case "subject":
		return 8
	}
	return 16
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
	for n := 1; n <= 3 && i+n < len(lines); n++ {
		if lines[i+n] == "" && n == 1 {
			continue
		}
		if !onlyDate(lines[i+n]) {
			if lines[i+n] == "" || lines[i+1] == "" {
				return header{}, false
			}
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
	before := line[:to]
	if n := strings.Index(before, "Please respond to"); n > 0 {
		before = before[:n]
	}
	from, at := splitNotes(strings.TrimSpace(before))
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

// splitNotes cuts "NAME on 03/14/2000 10:27:00 AM" and "NAME 03/14/2000 10:27 AM", also with the German, French and Spanish
// words between and the days of those languages.
func splitNotes(line string) (from, at string) {
	tries := 0
	for start := max(1, len(line)-40); start < len(line) && tries < 4; start++ {
		if (line[start-1] != ' ' && line[start-1] != '\t') || line[start] < '0' || line[start] > '9' {
			continue
		}
		tries++
		if !onlyDate(line[start:]) {
			continue
		}
		from = strings.TrimSpace(line[:start])
		for _, word := range []string{" on", " am", " le", " el", " con fecha"} {
			from = strings.TrimSuffix(from, word)
		}
		return notesName(from), line[start:]
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
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\u00a0", " "), "\u202f", " ")
	return clockOf(s)
}
