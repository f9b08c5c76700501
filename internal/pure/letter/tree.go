package letter

import "bytes"

// part is one node of the message.
type part struct {
	header
	shape
	body []byte // of a leaf, encoded; of a multipart without parts, what stands in their place
	kids []part
}

// parsePart parses raw with all that is in it. What lies deeper than depthLimit stays text.
func parsePart(raw []byte, root, digest bool, depth int) part {
	h, body := readHeader(raw, root)
	p := part{header: h, shape: shapeOf(h, root, digest), body: body}
	if depth >= depthLimit && p.handling != cutAway {
		p.handling = keepText
	}
	if p.value == "message/rfc822" && p.handling == keepText && depth < depthLimit {
		p.handling, body = openMessage, decodeTransfer(p)
	}
	switch p.handling {
	case openMessage:
		p.kids = []part{parsePart(body, false, false, depth+1)}
	case openMulti:
		boundary := p.params["boundary"]
		pieces := split(body, boundary)
		if pieces == nil {
			pieces = split(body, usedBoundary(body))
		}
		for _, piece := range pieces {
			p.kids = append(p.kids, parsePart(piece, false, p.value == "multipart/digest", depth+1))
		}
	}
	return p
}

// split returns the pieces of body between its boundary lines. The last piece may lack its end; what stands before the
// first and after the closing boundary is dropped.
func split(body []byte, boundary string) (pieces [][]byte) {
	if boundary == "" {
		return nil
	}
	begin := -1
	for at := 0; at < len(body); {
		line, _ := cutLine(body[at:])
		if bytes.HasPrefix(line, []byte("--")) {
			found, closing := delimits(bytes.TrimRight(line, " \t\r\n")[2:], boundary)
			if found && begin >= 0 {
				pieces = append(pieces, chop(body[begin:at]))
			}
			if found {
				begin = at + len(line)
			}
			if found && closing {
				begin = -1
			}
		}
		at += len(line)
	}
	if begin >= 0 {
		pieces = append(pieces, body[begin:])
	}
	return pieces
}

// chop takes off the line break that belongs to the boundary after it.
func chop(piece []byte) []byte {
	return bytes.TrimSuffix(bytes.TrimSuffix(piece, []byte("\n")), []byte("\r"))
}

// usedBoundary finds the boundary that is used in body where the declared one is missing.
func usedBoundary(body []byte) string {
	for rest := body; len(rest) > 0; {
		line, after := cutLine(rest)
		next, _ := cutLine(after)
		if adopts(line, next) {
			return string(bytes.TrimRight(line, " \t\r\n")[2:])
		}
		rest = after
	}
	return ""
}
