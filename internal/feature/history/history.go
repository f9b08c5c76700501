// Package history keeps the owner's imported messages: who wrote whom, when, and what the sender wrote.
// It guarantees that a message is kept once however often it is imported, that every message seen is counted as stored, duplicate
// or refused, and that attachments and quoted text are never kept.
package history

import (
	"time"
)

// Party is a person on a message.
type Party struct {
	Name    string `json:"name,omitempty"`
	Address string `json:"address"`
	Person  string `json:"person,omitempty" doc:"The person's id"`
}

// Message is what is kept of one message.
type Message struct {
	ID       string    `json:"id"`
	At       time.Time `json:"at,omitzero" doc:"When it was sent, in the sender's own zone; left out where no date could be believed"`
	From     Party     `json:"from"`
	To       []Party   `json:"to"`
	Cc       []Party   `json:"cc,omitempty"`
	Subject  string    `json:"subject"`
	Text     string    `json:"text" doc:"What the sender wrote, without quotes and signature"`
	Words    int       `json:"words"`
	Asks     int       `json:"asks" doc:"Requests found in it"`
	Question bool      `json:"question"`
	Bulk     bool      `json:"bulk,omitempty"`
	Thread   string    `json:"thread"`
	Parent   string    `json:"parent,omitempty"`
	Quoted   string    `json:"quoted,omitempty" doc:"Whose words it quotes first, as spelled there"`
	Codes    []string  `json:"codes,omitempty" doc:"Codes of back-briefs that occur in it, quoted text included"`
	Mine     bool      `json:"mine" doc:"The owner sent it"`
	File     string    `json:"file,omitempty" doc:"The file it was read from"`
	Offset   int64     `json:"offset" doc:"Its first byte there"`
}

// Source is a mailbox that the owner imported and can refresh.
type Source struct {
	ID        string    `json:"id"`
	Path      string    `json:"path"`
	State     string    `json:"state" doc:"running, done or failed"`
	Added     time.Time `json:"added"`
	Refreshed time.Time `json:"refreshed"`
	Upload    bool      `json:"upload,omitempty" doc:"It came through the browser, so it cannot be refreshed by itself"`
	Refusals  []Refusal `json:"refusals,omitempty" doc:"What was not taken in when it was last read, at most 100"`
	Tally
}

// Tally counts messages; Seen is the sum of the others.
type Tally struct {
	Seen      int64 `json:"seen"`
	Stored    int64 `json:"stored"`
	Duplicate int64 `json:"duplicate"`
	Refused   int64 `json:"refused"`
}

func (t *Tally) add(o Tally) {
	t.Seen, t.Stored, t.Duplicate, t.Refused = t.Seen+o.Seen, t.Stored+o.Stored, t.Duplicate+o.Duplicate, t.Refused+o.Refused
}

// Refusal is a message that was not taken in, and why.
type Refusal struct {
	File   string `json:"file"`
	Offset int64  `json:"offset" doc:"Byte in the file where the message begins"`
	Reason string `json:"reason"`
}

// Report is the outcome of an import.
type Report struct {
	Tally
	Refusals []Refusal `json:"refusals"`
	Seconds  float64   `json:"seconds"`
	Me       []string  `json:"me,omitempty" doc:"The owner's own addresses"`
	Guessed  bool      `json:"guessed,omitempty" doc:"Nobody said which address is the owner's: it was guessed"`
}

// Imported says that an import has ended, with the ids of the messages that are new.
type Imported struct{ New []string }

// MaxText is how many bytes of what the sender wrote are kept of one message.
const MaxText = 32 << 10

// maxRefusals is how many refusals are told one by one; all are counted.
const maxRefusals = 1000

// content is the sealed part of a message's row.
type content struct {
	Key       string   `json:",omitempty"`
	From      Party    `json:",omitzero"`
	To, Cc    []Party  `json:",omitempty"`
	Subject   string   `json:",omitempty"`
	Text      string   `json:",omitempty"`
	InReplyTo []string `json:",omitempty"`
	Quoted    []quote  `json:",omitempty"`
	Codes     []string `json:",omitempty"`
	File      string   `json:",omitempty"`
	Offset    int64    `json:",omitempty"`
	Reply     bool     `json:",omitempty"`
}

// quote is a quoted header, kept for threading instead of the quoted text.
type quote struct {
	From string
	At   time.Time `json:",omitzero"`
}

type sourceContent struct {
	Path     string
	Upload   bool
	Stamp    string // sizes and times of the files when they were last read to the end
	Refusals []Refusal
}
