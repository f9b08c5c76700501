// Package mbox cuts a stream in mbox format into messages, in memory that does not grow with the stream.
// It guarantees that every byte of the stream belongs to exactly one message, or is counted as leading junk: nothing is
// lost in silence.
package mbox

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
)

// ErrNotMbox says that the first 64 kB hold neither a "From " line nor a header line.
var ErrNotMbox = errors.New("this is not a mailbox file: its beginning holds no message")

const (
	headSize = 64 << 10 // how far the beginning of a message is looked for, and the longest piece of a line held at once
	peekSize = 2 << 10  // a separator and the first line after it
)

// Message is one message of the stream. Its Reader begins with the "From " line (where there is one), has one ">" taken off
// ">From " lines, is valid until the next call of Next, and need not be read to its end.
type Message struct {
	Offset int64 // byte offset of the message's first line in the stream
	io.Reader
}

// Reader cuts one stream; it is not safe for several goroutines at once.
type Reader struct {
	in      *bufio.Reader
	at      int64 // offset of the next byte to take from in
	skipped int64
	begun   bool
	open    bool   // the current message has not ended
	start   bool   // the next byte begins a line
	blank   bool   // the line before was blank
	first   bool   // the next line is the message's own first line
	rest    []byte // taken from in, not yet handed out
	err     error  // sticky
	current *body
}

// NewReader returns a Reader of the mbox stream r.
func NewReader(r io.Reader) *Reader {
	return &Reader{in: bufio.NewReaderSize(&sticky{in: r}, headSize), start: true, blank: true}
}

// Skipped is the number of bytes before the first message that belong to none: a byte order mark, blank lines, junk.
func (r *Reader) Skipped() int64 { return r.skipped }

// Next skips what is unread of the current message and returns the next one; io.EOF at the end of the stream, ErrNotMbox
// when the stream is no mailbox, otherwise the error of the underlying reader with the byte offset at which it came.
func (r *Reader) Next() (Message, error) {
	if !r.begun {
		r.begun = true
		if err := r.begin(); err != nil {
			r.err = err
		}
	}
	for r.open {
		r.rest = nil
		r.fill()
	}
	if r.err != nil {
		return Message{}, r.err
	}
	r.open, r.first = true, true
	r.current = &body{in: r}
	return Message{Offset: r.at, Reader: r.current}, nil
}

// begin finds the first message within the head of the stream and drops what stands before it.
func (r *Reader) begin() error {
	head, err := r.in.Peek(headSize)
	if err != nil && err != io.EOF {
		if len(head) == 0 {
			return r.failed(err)
		}
		err = nil // the error comes again once these bytes are read
	}
	if len(bytes.Trim(head, "\xef\xbb\xbf\x00 \t\r\n")) == 0 && err == io.EOF {
		r.skipped = int64(len(head))
		return io.EOF
	}
	skip := firstMessage(head)
	if skip < 0 {
		return ErrNotMbox
	}
	n, err := r.in.Discard(skip)
	r.at, r.skipped = int64(n), int64(n)
	return err
}

func (r *Reader) failed(err error) error {
	return fmt.Errorf("reading the mailbox failed at byte %d: %w", r.at, err)
}

// body is the Reader of one message.
type body struct{ in *Reader }

// Read hands out the bytes of the message up to the next separator.
func (b *body) Read(p []byte) (int, error) {
	r := b.in
	if r.current != b {
		return 0, io.EOF
	}
	for len(r.rest) == 0 && r.open {
		r.fill()
	}
	if len(r.rest) == 0 {
		if r.err != nil {
			return 0, r.err
		}
		return 0, io.EOF
	}
	n := copy(p, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

// fill takes the next line, or a piece of a long one, into rest; it closes the message at a separator or at the end.
func (r *Reader) fill() {
	if r.start && r.holes() {
		return
	}
	if r.start && !r.first && r.separatorAhead() {
		r.open = false
		return
	}
	line, err := r.in.ReadSlice('\n')
	r.at += int64(len(line))
	if err != nil && err != bufio.ErrBufferFull {
		r.open, r.err = false, err
		if err != io.EOF {
			r.err = r.failed(err)
		}
	}
	r.rest = line
	if r.start {
		r.blank = len(bytes.TrimSpace(line)) == 0 && err != bufio.ErrBufferFull
		if !r.first && quoted(line) {
			r.rest = line[1:]
		}
		r.first = false
	}
	r.start = err != bufio.ErrBufferFull
}

// holes takes a run of NUL bytes at the start of a line as a line of its own: a crash leaves such holes, and the next
// separator often follows without a line break.
func (r *Reader) holes() bool {
	b, _ := r.in.Peek(1)
	if len(b) == 0 || b[0] != 0 {
		return false
	}
	b, _ = r.in.Peek(r.in.Buffered())
	n := len(b) - len(bytes.TrimLeft(b, "\x00"))
	r.rest = append([]byte(nil), b[:n]...)
	r.in.Discard(n)
	r.at += int64(n)
	r.blank = true
	return true
}

// separatorAhead tells whether the next line begins another message.
func (r *Reader) separatorAhead() bool {
	b, _ := r.in.Peek(len(from))
	if string(b) != from {
		return false
	}
	b, _ = r.in.Peek(peekSize)
	return separates(b, r.blank)
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
