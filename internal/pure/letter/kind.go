package letter

import "strings"

// handling says what becomes of a part of the message.
type handling int

const (
	keepText handling = iota
	openMulti
	openMessage
	cutAway
)

// shape is what the header of a part says about its content.
type shape struct {
	media
	encoding string
	name     string // file name, decoded
	attached bool   // Content-Disposition: attachment
	handling handling
}

// shapeOf judges a part by its header. Trim and Parse share it. A message that is all one text is its own body, whatever
// name that text bears; in a digest, parts are messages unless they say otherwise.
func shapeOf(h header, root, digest bool) shape {
	s := shape{media: parseMedia(h.get("content-type")), encoding: encodingOf(h)}
	disposition := parseMedia(h.get("content-disposition"))
	s.attached = disposition.value == "attachment"
	for _, name := range []string{disposition.params["filename"], disposition.params["name"], s.params["name"], s.params["filename"]} {
		if s.name == "" {
			s.name = oneLine(decodeWords(name))
		}
	}
	main, sub, ok := strings.Cut(s.value, "/")
	switch {
	case digest && s.value == "":
		s.value, main = "message/rfc822", "message"
	case s.value == "" && s.attached && s.name != "":
		s.value, main = "application/octet-stream", "application"
	case !ok || main == "" || sub == "":
		s.value, main = "text/plain", "text" // RFC 2045, section 5.2
	}
	if s.handling = s.handle(main); root && main == "text" {
		s.handling = keepText
	}
	return s
}

func (s shape) handle(main string) handling {
	switch {
	case main == "multipart":
		return openMulti
	case s.encoding == "" && (s.value == "message/rfc822" || s.value == "message/global"):
		return openMessage
	case main == "message" || s.value == "text/calendar":
		return keepText
	case s.attached && s.name != "":
		return cutAway
	case s.value == "text/plain", s.value == "text/html", s.value == "text/enriched", s.value == "text/rfc822-headers":
		return keepText
	case main == "text" && s.name == "" && !s.attached:
		return keepText
	}
	return cutAway
}

// oneLine joins the words of s by single blanks and drops control characters.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r <= ' ' || r == 0x7f || r == 0xa0 }), " ")
}
