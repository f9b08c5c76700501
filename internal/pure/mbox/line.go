package mbox

import (
	"bytes"
	"strings"
)

const from = "From "

// firstMessage returns where in head the first message begins, or -1. A file that begins inside a message or with junk
// has its first message at the first separator, unless header lines come earlier: then it is a message without one.
func firstMessage(head []byte) int {
	blank, first := true, true
	at := 0
	if bytes.HasPrefix(head, []byte("\xef\xbb\xbf")) {
		at = 3
	}
	for at < len(head) {
		for at < len(head) && head[at] == 0 {
			at, blank = at+1, true
		}
		line, _, _ := bytes.Cut(head[at:], []byte("\n"))
		switch {
		case bytes.HasPrefix(line, []byte(from)) && (separates(head[at:], blank) || first && headerFollows(head[at:])):
			return at
		case knownHeader(line):
			return 0
		case first && header(line):
			return 0
		}
		blank = len(bytes.TrimSpace(line)) == 0
		first = first && blank
		at += len(line) + 1
	}
	return -1
}

// separates tells whether b, which begins with "From ", begins with a separator. The more of the usual form is there, the
// less is asked of the surroundings: a full date needs a blank line before it or a header line after it, a partial date
// needs both and an address.
func separates(b []byte, blank bool) bool {
	line, _, whole := bytes.Cut(b, []byte("\n"))
	if !whole && len(b) >= peekSize {
		return false
	}
	words := strings.Fields(string(line[len(from):]))
	switch dated(words) {
	case fullDate:
		return blank || headerFollows(b)
	case partDate:
		return blank && addressed(words) && headerFollows(b)
	}
	return false
}

func headerFollows(b []byte) bool {
	_, next, _ := bytes.Cut(b, []byte("\n"))
	line, _, _ := bytes.Cut(next, []byte("\n"))
	return header(line) || bytes.HasPrefix(line, []byte(">From "))
}

// header tells whether line has the form of a header field: a name of printable ASCII, perhaps blanks, a colon.
func header(line []byte) bool {
	name, _, ok := bytes.Cut(line, []byte(":"))
	name = bytes.TrimRight(name, " \t")
	if !ok || len(name) == 0 || len(name) > 76 {
		return false
	}
	for _, c := range name {
		if c <= ' ' || c > '~' {
			return false
		}
	}
	return true
}

// knownHeader tells whether line is a header field that only a message has.
func knownHeader(line []byte) bool {
	if !header(line) {
		return false
	}
	name, _, _ := bytes.Cut(line, []byte(":"))
	switch strings.ToLower(string(bytes.TrimSpace(name))) {
	case "from", "to", "subject", "date", "received", "message-id", "return-path", "delivered-to", "mime-version",
		"content-type", "reply-to", "sender", "in-reply-to":
		return true
	}
	return false
}

// quoted tells whether line is a "From " line of the text, marked by one ">" or more so that it does not separate.
func quoted(line []byte) bool {
	bare := bytes.TrimLeft(line, ">")
	return len(bare) < len(line) && bytes.HasPrefix(bare, []byte(from))
}

func addressed(words []string) bool {
	for i, w := range words {
		if strings.Contains(w, "@") || (w == "at" && i > 0) {
			return true
		}
	}
	return false
}
