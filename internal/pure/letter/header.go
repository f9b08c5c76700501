package letter

import (
	"bytes"
	"strings"
)

// field is one header field: its name in lower case, its value unfolded but not decoded.
type field struct{ name, value string }

type header []field

// envelope is the name under which the mailbox's "From " line is kept among the fields.
const envelope = "from "

// get returns the first value of name that is not blank.
func (h header) get(name string) string {
	for _, f := range h {
		if f.name == name && f.value != "" {
			return f.value
		}
	}
	return ""
}

// all returns the values of every field called name; mail with repeated To fields is common enough.
func (h header) all(name string) (values []string) {
	for _, f := range h {
		if f.name == name {
			values = append(values, f.value)
		}
	}
	return values
}

func (h header) has(name string) bool {
	for _, f := range h {
		if f.name == name {
			return true
		}
	}
	return false
}

// ruling says what a line is to the header it stands in.
type ruling int

const (
	skip      ruling = iota // nothing
	begin                   // the first line of a field
	fold                    // more of the field before
	endAfter                // the blank line that ends the header
	endBefore               // the first line of the body, the blank line is missing
)

// reading is the state in which the lines of a header are judged, one by one. Trim and Parse share it, so that both see
// the same header.
type reading struct {
	root    bool // the message's own header; a part's may be missing altogether
	started bool
	junk    bool // lines that are no header came first
}

// line judges one line, given the line after it.
func (r *reading) line(line, next []byte) ruling {
	if r.root && !r.started {
		line = bytes.TrimPrefix(line, []byte("\xef\xbb\xbf"))
	}
	blank := len(bytes.TrimSpace(line)) == 0
	switch {
	case blank && !r.started && r.root:
		return skip
	case len(bytes.TrimRight(line, "\r\n")) == 0:
		return endAfter
	case blank && !isField(next) && !isFold(next):
		return endAfter // the ending line had blanks added to it
	case isEnvelope(line) && (!r.started && r.root || isField(next)):
		r.started = true
		return begin
	case isField(line) && (r.started || !r.junk || isTelling(line)):
		r.started = true
		return begin
	case r.started && (isFold(line) || isField(next) || isFold(next) || isBlank(next)):
		return fold
	case r.started || !r.root:
		return endBefore
	}
	r.junk = true
	return skip
}

// readHeader cuts raw into its header and its body. Without a header h is empty and body is all of raw.
func readHeader(raw []byte, root bool) (h header, body []byte) {
	state := reading{root: root}
	rest := bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))
	var folds [][]byte
	for len(rest) > 0 {
		line, after := cutLine(rest)
		next, _ := cutLine(after)
		ruled := state.line(line, next)
		if ruled != fold && folds != nil {
			h[len(h)-1].value = unfold(folds)
			folds = nil
		}
		switch ruled {
		case endAfter:
			return h, after
		case endBefore:
			return h, rest
		case begin:
			name, value := cutField(line)
			h = append(h, field{name, ""})
			folds = [][]byte{value}
		case fold:
			folds = append(folds, line)
		}
		rest = after
	}
	if folds != nil {
		h[len(h)-1].value = unfold(folds)
	}
	if len(h) == 0 {
		return nil, raw
	}
	return h, nil
}

// unfold joins lines as RFC 5322, section 2.2.3, wants it: only the line breaks go. A line that is not indented, which
// somebody broke by mistake, gets a blank before it.
func unfold(lines [][]byte) string {
	if len(lines) == 1 {
		return string(bytes.TrimSpace(lines[0]))
	}
	var out strings.Builder
	for i, line := range lines {
		if i > 0 && !isFold(line) {
			out.WriteByte(' ')
		}
		out.Write(bytes.TrimRight(line, "\r\n"))
	}
	return strings.TrimSpace(out.String())
}

// isBlank tells whether line is there and holds nothing.
func isBlank(line []byte) bool {
	return len(line) > 0 && len(bytes.TrimSpace(line)) == 0
}

func cutField(line []byte) (name string, value []byte) {
	if isEnvelope(line) {
		_, value, _ = bytes.Cut(line, []byte(" "))
		return envelope, value
	}
	head, value, _ := bytes.Cut(line, []byte(":"))
	return strings.ToLower(string(bytes.TrimSpace(head))), value
}

// cutLine returns the first line of b with its newline, and the rest.
func cutLine(b []byte) (line, rest []byte) {
	if i := bytes.IndexByte(b, '\n'); i >= 0 {
		return b[:i+1], b[i+1:]
	}
	return b, nil
}

func isFold(line []byte) bool {
	return len(line) > 0 && (line[0] == ' ' || line[0] == '\t') && len(bytes.TrimSpace(line)) > 0
}

func isEnvelope(line []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(line, ">"), []byte("From "))
}

// isField tells whether line is a header field: a name of printable ASCII of reasonable length, perhaps blanks, a colon.
func isField(line []byte) bool {
	colon := bytes.IndexByte(line[:min(len(line), 80)], ':')
	if colon < 0 {
		return false
	}
	name := bytes.TrimRight(line[:colon], " \t")
	for _, c := range name {
		if c <= ' ' || c > '~' {
			return false
		}
	}
	return len(name) > 0
}

// isTelling tells whether line is a field that only mail has; after junk no other field is believed.
func isTelling(line []byte) bool {
	name, _ := cutField(line)
	switch name {
	case "from", "to", "cc", "subject", "date", "received", "message-id", "return-path", "delivered-to", "mime-version",
		"content-type", "reply-to", "sender", "in-reply-to":
		return true
	}
	return false
}
