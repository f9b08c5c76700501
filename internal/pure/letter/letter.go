// Package letter turns one raw e-mail into the little that Upward keeps of it: who, to whom, when, about what, the text.
// It guarantees that no input makes it panic or hold more than a few times the limit in memory, and that whatever has a
// header line yields a Letter: damaged mail is read as well as it can be, never refused.
package letter

import (
	"io"
	"time"
)

// DefaultLimit is the number of bytes of text that Read keeps of one message.
const DefaultLimit = 1 << 20

// Address is one person or mailbox. Address is lower-cased, trimmed and valid UTF-8, and may lack an "@"; Name is decoded
// and has no quotes. Either may be empty, not both.
type Address struct{ Name, Address string }

// Attachment is a part of the message whose content is not kept. Type is its lower-cased media type, Size its decoded
// size in bytes.
type Attachment struct {
	Name, Type string
	Size       int64
}

// Letter is what is kept of one message. Every string in it is valid UTF-8 without NUL.
type Letter struct {
	ID         string // without the angle brackets, as InReplyTo and References
	InReplyTo  []string
	References []string

	// At is when it was sent, in the sender's own offset, or zero when no believable date (1971 to 2100) is given by Date,
	// Received or the mailbox's "From " line. Zone is false when the sender's offset is unknown; At is then in UTC.
	At   time.Time
	Zone bool

	From        Address
	To, Cc, Bcc []Address
	Subject     string

	// Body is plain text with "\n" line ends; it is made from the HTML when there is no plain text.
	Body        string
	Attachments []Attachment

	// Bulk tells that a machine or a mailing list sent it; BulkWhy says why in a few words.
	Bulk    bool
	BulkWhy string

	// Truncated tells that the body was cut at the limit.
	Truncated bool
}

// Read trims the message r to DefaultLimit and parses it. Its error is that of r, or Parse's.
func Read(r io.Reader) (Letter, error) {
	raw, cut, err := Trim(r, DefaultLimit)
	if err != nil {
		return Letter{}, err
	}
	return Parse(raw, cut)
}
