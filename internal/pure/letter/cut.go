package letter

import (
	"bytes"
	"strings"
)

// header takes a line of a header.
func (t *trimmer) header(line []byte, start bool) {
	if !start {
		t.keepHeader(line)
		return
	}
	held, next := t.ahead(line)
	t.lost = false
	ruled := t.head.line(held, next)
	if ruled == begin {
		t.field = 0
	}
	switch ruled {
	case endAfter:
		t.endHeader()
	case endBefore:
		t.endHeader()
		t.line(held, true)
	default:
		t.keepHeader(held)
	}
}

func (t *trimmer) endHeader() {
	t.newline()
	t.out = append(t.out, '\n')
	t.heads--
	t.open()
}

func (t *trimmer) keepHeader(line []byte) {
	if t.lost = t.lost || len(line) > t.heads || t.field+len(line) > fieldLimit; t.lost {
		t.newline()
		return
	}
	t.heads -= len(line)
	t.field += len(line)
	t.out = append(t.out, line...)
}

// open decides by the header just read what becomes of what follows.
func (t *trimmer) open() {
	h, _ := readHeader(t.out[t.headAt:], t.head.root)
	t.shape = shapeOf(h, t.head.root, t.digest)
	switch t.shape.handling {
	case openMulti:
		if len(t.frames) == depthLimit {
			t.mode, t.short = inWaste, true
			return
		}
		t.frames = append(t.frames, frame{t.shape.params["boundary"], t.shape.value == "multipart/digest"})
		t.mode = inPreamble
	case openMessage:
		t.enter(false)
	case keepText:
		t.mode = inText
	case cutAway:
		t.list(Attachment{Name: t.shape.name, Type: t.shape.value}, t.shape.encoding, inCut)
	}
}

// list begins to count the size of an attachment.
func (t *trimmer) list(a Attachment, encoding string, mode mode) {
	t.mode = inWaste
	if len(t.cut) < attachmentLimit {
		t.cut = append(t.cut, a)
		t.mode, t.count = mode, sizer{encoding: encoding}
	}
}

// keep copies a line of text up to the limit.
func (t *trimmer) keep(line []byte, start bool) {
	if start && t.mode == inText && t.shape.encoding == "" && bytes.HasPrefix(line, []byte("begin ")) {
		held, next := t.ahead(line)
		line = held
		if name, ok := blockName(line, next); ok {
			t.list(Attachment{Name: name, Type: "application/octet-stream"}, "x-uuencode", inBlock)
			return
		}
	}
	if int64(len(line)) > t.text {
		line = line[:max(t.text, 0)]
		t.short = true
	}
	t.text -= int64(len(line))
	t.out = append(t.out, line...)
}

// block counts a uuencoded line; what is none is text again.
func (t *trimmer) block(line []byte, start bool) {
	n, ok := blockLine(line)
	if start && ok {
		t.count.bytes += int64(n)
		return
	}
	t.cut[len(t.cut)-1].Size = t.count.size()
	t.mode = inText
	if string(bytes.TrimSpace(line)) != "end" {
		t.keep(line, start)
	}
}

// blockName reads "begin 644 picture.gif", if the next line looks uuencoded.
func blockName(line, next []byte) (name string, ok bool) {
	words := bytes.SplitN(bytes.TrimSpace(line), []byte(" "), 3)
	if len(words) < 3 || len(words[1]) < 3 || len(words[1]) > 4 || len(bytes.Trim(words[1], "01234567")) > 0 {
		return "", false
	}
	n, ok := blockLine(next)
	return oneLine(guess(words[2])), ok && n > 0
}

// blockLine returns the number of bytes that a uuencoded line stands for.
func blockLine(line []byte) (n int, ok bool) {
	line = bytes.TrimRight(line, "\r\n")
	if len(line) == 0 {
		return 0, false
	}
	for _, c := range line {
		if c < ' ' || c > '`' {
			return 0, false
		}
	}
	n = int(line[0]-' ') & 63
	digits := (n + 2) / 3 * 4
	return n, len(line)-1 <= digits+2 && len(line)-1 >= digits-3
}

// sizer counts the decoded size of a part line by line.
type sizer struct {
	encoding string
	bytes    int64
	digits   int64
	tail     int64 // of bytes, the last line break, which belongs to the boundary
}

func (s *sizer) add(line []byte) {
	switch s.encoding {
	case "base64":
		for _, c := range line {
			if isBase64(c) {
				s.digits++
			}
		}
	case "quoted-printable":
		text := bytes.TrimRight(line, " \t\r\n")
		s.tail = int64(len(line) - len(text))
		soft := bytes.HasSuffix(text, []byte("="))
		s.bytes += int64(len(line) - 2*bytes.Count(text, []byte("=")))
		if soft {
			s.bytes -= s.tail - 1
			s.tail = 0
		}
	default:
		s.tail = int64(len(line) - len(bytes.TrimRight(line, "\r\n")))
		s.bytes += int64(len(line))
	}
}

func (s *sizer) size() int64 {
	if s.encoding == "base64" {
		return s.digits * 3 / 4
	}
	return max(s.bytes-s.tail, 0)
}

// delimits tells whether text, a line without its "--", is a boundary line, and whether it is the closing one.
func delimits(text []byte, boundary string) (found, closing bool) {
	boundary = strings.TrimRight(boundary, " \t")
	if boundary == "" || len(text) < len(boundary) || string(text[:len(boundary)]) != boundary {
		return false, false
	}
	rest := bytes.TrimSpace(text[len(boundary):])
	return len(rest) == 0 || string(rest) == "--", len(rest) > 0
}

// adopts tells whether line, in a multipart whose declared boundary has not come, is the boundary that is really used: a
// header of a part follows.
func adopts(line, next []byte) bool {
	text := bytes.TrimRight(line, " \t\r\n")
	return len(text) > 2 && bytes.HasPrefix(text, []byte("--")) && isField(next) &&
		len(next) > 8 && bytes.EqualFold(next[:8], []byte("Content-"))
}
