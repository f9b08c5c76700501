package letter

import (
	"bufio"
	"bytes"
	"io"
)

const (
	// headerLimit bounds what is kept of all headers of one message, 256 kB.
	headerLimit = 256 << 10
	// fieldLimit bounds one field, so that ten thousand recipients do not take the place of the subject.
	fieldLimit = 64 << 10
	// depthLimit bounds how deep parts are followed; what lies deeper is dropped.
	depthLimit = 32
	// attachmentLimit bounds the list of attachments.
	attachmentLimit = 1000

	chunkSize = 16 << 10 // the longest piece of a line held at once
	aheadSize = 1 << 10  // of the line after
)

// trimmed is the field Trim puts on top of a message whose text it cut.
const trimmed = "x-upward-trimmed"

// Trim reads one message, with or without its "From " line, and returns it without the bodies of the parts that are no
// text, so that it can be parsed in bounded memory. Headers are kept up to 256 kB in all, text (plain, HTML, calendar and
// the text of forwarded messages) up to limit bytes in all; the multipart structure stays. It never holds more than that
// and 32 kB. The cut parts are listed; err is the error of r, with what was read before it.
func Trim(r io.Reader, limit int64) (raw []byte, cut []Attachment, err error) {
	t := &trimmer{in: bufio.NewReaderSize(&sticky{in: r}, chunkSize), text: limit, heads: headerLimit}
	t.enter(true)
	err = t.run()
	t.leave()
	if t.short {
		t.out = append([]byte(trimmed+": yes\n"), t.out...)
	}
	return t.out, t.cut, err
}

// mode is what the trimmer does with the next line.
type mode int

const (
	inHeader   mode = iota
	inText          // copy
	inPreamble      // copy, and look out for a boundary that was not declared
	inBlock         // count uuencoded lines within text
	inCut           // count
	inWaste         // drop: an epilogue, or what lies beyond the limits
)

type frame struct {
	boundary string // "" when none is known
	digest   bool
}

type trimmer struct {
	in    *bufio.Reader
	held  []byte // a copy of the current line while the next one is looked at
	out   []byte
	cut   []Attachment
	text  int64 // bytes of text that may still be kept
	heads int   // bytes of headers that may still be kept
	short bool  // text was dropped

	mode   mode
	head   reading
	headAt int  // where in out the current header begins
	digest bool // the current header is that of a part of a digest
	field  int  // length of the current field
	lost   bool // the pieces of the current header line are dropped
	frames []frame
	shape  shape
	count  sizer
}

func (t *trimmer) run() error {
	start := true
	for {
		line, err := t.in.ReadSlice('\n')
		if len(line) > 0 {
			t.line(line, start)
		}
		start = err == nil
		if err == io.EOF {
			return nil
		}
		if err != nil && err != bufio.ErrBufferFull {
			return err
		}
	}
}

// ahead copies line, since looking at the next one moves the buffer.
func (t *trimmer) ahead(line []byte) (held, next []byte) {
	t.held = append(t.held[:0], line...)
	b, _ := t.in.Peek(aheadSize)
	next, _ = cutLine(b)
	return t.held, next
}

// line takes one line, or a piece of a long one; start tells whether it is the first piece.
func (t *trimmer) line(line []byte, start bool) {
	if start && bytes.HasPrefix(line, []byte("--")) {
		if i, closing := t.boundary(line); i >= 0 {
			t.cross(i, closing, line)
			return
		}
		if t.mode == inPreamble {
			held, next := t.ahead(line)
			if line = held; adopts(line, next) {
				t.adopt(string(bytes.TrimRight(line, " \t\r\n")[2:]))
				t.cross(len(t.frames)-1, false, line)
				return
			}
		}
	}
	switch t.mode {
	case inHeader:
		t.header(line, start)
	case inText, inPreamble:
		t.keep(line, start)
	case inBlock:
		t.block(line, start)
	case inCut:
		t.count.add(line)
	}
}

// boundary returns the frame that line is a boundary of, or -1, and whether it is the closing one.
func (t *trimmer) boundary(line []byte) (frame int, closing bool) {
	text := bytes.TrimRight(line, " \t\r\n")[2:]
	for i := len(t.frames) - 1; i >= 0; i-- {
		if found, closing := delimits(text, t.frames[i].boundary); found {
			return i, closing
		}
	}
	return -1, false
}

// adopt takes an undeclared boundary for the current multipart; the declared one, should it come, still counts.
func (t *trimmer) adopt(boundary string) {
	last := len(t.frames) - 1
	if t.frames[last].boundary != "" && len(t.frames) < depthLimit {
		t.frames = append(t.frames, t.frames[last])
		last++
	}
	t.frames[last].boundary = boundary
}

// cross ends the current part at a boundary of frame i and begins the next.
func (t *trimmer) cross(i int, closing bool, line []byte) {
	t.leave()
	t.frames = t.frames[:i+1]
	t.newline()
	if closing && i > 0 && t.frames[i-1].boundary == t.frames[i].boundary {
		t.frames = t.frames[:i] // an inner multipart that bears its outer's boundary
	}
	if len(line) > t.heads {
		t.mode, t.short = inWaste, true
		return
	}
	t.heads -= len(line)
	t.out = append(t.out, line...)
	t.mode = inWaste
	if !closing {
		t.enter(false)
		t.digest = t.frames[len(t.frames)-1].digest
	}
}

// enter begins the header of the message or of a part.
func (t *trimmer) enter(root bool) {
	t.newline()
	t.mode, t.head, t.headAt, t.digest = inHeader, reading{root: root}, len(t.out), false
}

// leave ends the current part.
func (t *trimmer) leave() {
	if t.mode == inHeader {
		t.open()
	}
	if t.mode == inCut || t.mode == inBlock {
		t.cut[len(t.cut)-1].Size = t.count.size()
	}
	t.mode = inWaste
}

func (t *trimmer) newline() {
	if n := len(t.out); n > 0 && t.out[n-1] != '\n' {
		t.out = append(t.out, '\n')
		t.heads--
	}
}

// sticky repeats the error of the reader below it, which looking ahead would otherwise use up.
type sticky struct {
	in  io.Reader
	err error
}

func (s *sticky) Read(p []byte) (n int, err error) {
	if s.err == nil {
		n, s.err = s.in.Read(p)
	}
	return n, s.err
}
