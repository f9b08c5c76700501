package letter

import (
	"errors"
	"strings"
	"time"
)

// ErrNoHeader says that a message has no header line at all.
var ErrNoHeader = errors.New("this is not an e-mail: it has no header line")

// Parse reads a message as Trim returns it, with the attachments Trim cut from it; it also reads a message that was not
// trimmed, with nil. Its only error is ErrNoHeader: a letter may lack its sender, its date, its text.
func Parse(raw []byte, cut []Attachment) (Letter, error) {
	root := parsePart(raw, true, false, 0)
	if len(root.header) == 0 {
		return Letter{}, ErrNoHeader
	}
	g := gatherer{cut: append([]Attachment(nil), cut...)}
	text, _ := g.text(root)
	h := root.header
	l := Letter{
		Subject:     oneLine(decodeWords(h.get("subject"))),
		Body:        normal(text),
		Attachments: append(g.attachments, g.cut...),
		InReplyTo:   ids(h.all("in-reply-to")),
		References:  ids(h.all("references")),
		Truncated:   h.has(trimmed),
	}
	if own := ids(h.all("message-id")); len(own) > 0 {
		l.ID = own[0]
	}
	l.At, l.Zone = date(h)
	l.From = sender(h)
	l.To, l.Cc, l.Bcc = people(h, "to", "x-to"), people(h, "cc", "x-cc"), people(h, "bcc", "x-bcc")
	l.BulkWhy = bulk(h, l.From, g.calendar)
	l.Bulk = l.BulkWhy != ""
	return l, nil
}

// date takes the first believable one of Date, Received from the oldest on, and the mailbox's "From " line. Only Date
// shows the sender's offset.
func date(h header) (at time.Time, zone bool) {
	for _, name := range []string{"date", "resent-date"} {
		for _, value := range h.all(name) {
			if at, zone, ok := parseDate(value); ok {
				return at, zone
			}
		}
	}
	received := h.all("received")
	for i := len(received) - 1; i >= 0; i-- {
		if semicolon := strings.LastIndexByte(received[i], ';'); semicolon >= 0 {
			if at, _, ok := parseDate(received[i][semicolon+1:]); ok {
				return at.UTC(), false
			}
		}
	}
	_, stamp, _ := strings.Cut(h.get(envelope), " ")
	if at, _, ok := parseDate(stamp); ok {
		return at.UTC(), false
	}
	return time.Time{}, false
}

// sender is the first usable address of From, or of the fields that stand in for it, with the name from X-From where From
// has none.
func sender(h header) (from Address) {
	for _, name := range []string{"from", "sender", "resent-from", "reply-to", "return-path"} {
		for _, value := range h.all(name) {
			for _, a := range parseAddresses(value) {
				if from == (Address{}) || !strings.Contains(from.Address, "@") && strings.Contains(a.Address, "@") {
					from = a
				}
			}
		}
		if from != (Address{}) {
			break
		}
	}
	if from.Name == "" {
		if names := exchangeNames(h.get("x-from")); len(names) == 1 {
			from.Name = names[0]
		}
	}
	return from
}

// people reads all fields called name, and their display names.
func people(h header, name, names string) (all []Address) {
	for _, value := range h.all(name) {
		all = append(all, parseAddresses(value)...)
	}
	addNames(all, h.get(names))
	return all
}

// ids returns the message identifiers in the values, each once, without their angle brackets.
func ids(values []string) (all []string) {
	for _, value := range values {
		found := between(value)
		if found == nil {
			for _, word := range strings.Fields(value) {
				if word = strings.Trim(word, "<>,;\"'()"); strings.Contains(word, "@") {
					found = append(found, word)
				}
			}
		}
		for _, id := range found {
			if id = strings.Join(strings.Fields(guess([]byte(id))), ""); id != "" {
				all = append(all, id)
			}
		}
	}
	return unique(all)
}

// between returns what stands in angle brackets.
func between(value string) (all []string) {
	for {
		_, rest, ok := strings.Cut(value, "<")
		if !ok {
			return all
		}
		id, after, ok := strings.Cut(rest, ">")
		if !ok {
			return all
		}
		if i := strings.LastIndexByte(id, '<'); i >= 0 {
			id = id[i+1:]
		}
		all = append(all, id)
		value = after
	}
}

func unique(all []string) (once []string) {
	seen := map[string]bool{}
	for _, s := range all {
		if !seen[s] {
			seen[s] = true
			once = append(once, s)
		}
	}
	return once
}
