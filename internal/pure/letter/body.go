package letter

import (
	"bytes"
	"slices"
	"strings"
)

// repeatLimit bounds the parts of one multipart that are searched in the part before them.
const repeatLimit = 50

// gatherer walks the parts of a message for its text and its attachments.
type gatherer struct {
	cut         []Attachment // by Trim; each takes the place of the empty part it left
	attachments []Attachment
	calendar    bool // a calendar part asks for or answers something
}

// text returns the readable text of p, and whether all of it was made from HTML.
func (g *gatherer) text(p part) (text string, fromHTML bool) {
	switch p.handling {
	case cutAway:
		g.attach(p)
		return "", false
	case openMessage:
		return g.forwarded(p.kids[0]), false
	case openMulti:
		if len(p.kids) == 0 {
			return leafText(p)
		}
		if p.value == "multipart/alternative" {
			return g.alternative(p.kids)
		}
		return g.sequence(p.kids)
	}
	switch {
	case p.value == "text/calendar":
		g.calendar = g.calendar || p.params["method"] != ""
		if p.name != "" {
			g.attach(p)
		}
		return "", false
	case strings.HasPrefix(p.value, "message/"), p.value == "text/rfc822-headers":
		return "", false // a report for machines
	}
	return leafText(p)
}

// attach lists p, with the size that Trim counted if Trim emptied it.
func (g *gatherer) attach(p part) {
	a := Attachment{Name: p.name, Type: p.value}
	if len(bytes.TrimSpace(p.body)) == 0 {
		for i, c := range g.cut {
			if c.Name == a.Name && c.Type == a.Type {
				g.attachments = append(g.attachments, c)
				g.cut = slices.Delete(g.cut, i, i+1)
				return
			}
		}
	}
	if len(g.attachments) < attachmentLimit {
		size := sizer{encoding: p.encoding}
		for rest := p.body; len(rest) > 0; {
			var line []byte
			line, rest = cutLine(rest)
			size.add(line)
		}
		size.tail = 0 // the boundary's line break is gone already
		a.Size = size.size()
		g.attachments = append(g.attachments, a)
	}
}

// alternative takes plain text if there is any, else the first text there is.
func (g *gatherer) alternative(kids []part) (text string, fromHTML bool) {
	for _, kid := range kids {
		found, html := g.text(kid)
		if blank(found) {
			continue
		}
		if blank(text) || fromHTML && !html {
			text, fromHTML = found, html
		}
	}
	return text, fromHTML
}

// sequence joins the texts of kids. HTML that only repeats the text before it is left out.
func (g *gatherer) sequence(kids []part) (text string, fromHTML bool) {
	var texts []string
	last, checks := "", 0
	fromHTML = true
	for _, kid := range kids {
		found, html := g.text(kid)
		if blank(found) {
			continue
		}
		words := squeeze(found)
		if html && checks < repeatLimit {
			if checks++; strings.Contains(last, words) {
				continue
			}
		}
		texts, last = append(texts, strings.Trim(found, "\n")), words
		fromHTML = fromHTML && html
	}
	return strings.Join(texts, "\n\n"), fromHTML && len(texts) > 0
}

// forwarded writes an enclosed message as mail programs do, so that it is recognised as somebody else's words.
func (g *gatherer) forwarded(p part) string {
	text, _ := g.text(p)
	var out strings.Builder
	out.WriteString("---------- Forwarded message ----------\n")
	for _, name := range []string{"From", "Date", "Subject", "To"} {
		if value := oneLine(decodeWords(p.get(strings.ToLower(name)))); value != "" {
			out.WriteString(name + ": " + value + "\n")
		}
	}
	if out.WriteString("\n" + text); blank(text) && len(p.header) == 0 {
		return ""
	}
	return out.String()
}

// leafText decodes a part that holds text.
func leafText(p part) (text string, fromHTML bool) {
	text = decodeText(p)
	html := p.value == "text/html"
	if p.value == "text/enriched" || p.handling == openMulti {
		html = strings.HasPrefix(strings.TrimSpace(text), "<")
	}
	if html {
		return htmlText(text), true
	}
	if strings.EqualFold(p.params["format"], "flowed") {
		text = unflow(lineEnds(text), strings.EqualFold(p.params["delsp"], "yes"))
	}
	return text, false
}

// decodeText undoes the transfer encoding and the charset.
func decodeText(p part) string {
	charset := p.params["charset"]
	if !usual(charset) && known(charset) == nil {
		return strange(p.body, charset, p.encoding)
	}
	switch p.encoding {
	case "", "quoted-printable":
		return doubted(decodeTransfer(p), charset)
	case "base64":
		decoded, footer := decodeLines(p.body)
		return doubted(decoded, charset) + guess(footer)
	}
	return strange(p.body, charset, p.encoding)
}

// decodeTransfer undoes the transfer encoding.
func decodeTransfer(p part) []byte {
	switch p.encoding {
	case "quoted-printable":
		return decodePrintable(p.body)
	case "base64":
		decoded, _ := decodeLines(p.body)
		return decoded
	}
	return p.body
}

// normal gives text its final form: "\n" line ends, no byte order mark, no blank lines around it.
func normal(text string) string {
	text = strings.TrimRight(strings.TrimPrefix(lineEnds(text), "\uFEFF"), " \t\n")
	for {
		line, rest, ok := strings.Cut(text, "\n")
		if !ok || !blank(line) {
			return text
		}
		text = rest
	}
}

// lineEnds makes every line end "\n"; some programs write "\r" twice.
func lineEnds(text string) string {
	if !strings.Contains(text, "\r") {
		return text
	}
	text = strings.ReplaceAll(text, "\r\r\n", "\n")
	text = strings.ReplaceAll(text, "\r\n", "\n")
	return strings.ReplaceAll(text, "\r", "\n")
}

func blank(s string) bool { return strings.TrimSpace(s) == "" }

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }
