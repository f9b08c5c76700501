package web

import (
	"slices"
	"time"

	"github.com/a-h/templ"

	"upward/internal/platform/fault"
)

// Input is one field of a form as a page shows it: TextField, TextArea, Select, DateField and CheckField take one.
type Input struct {
	Label    string
	Name     string // as in the `form` tag
	Value    string // what was typed, else the default
	Hint     string // one sentence under the label
	Error    string // one sentence beside the field; see ErrorOf
	ID       string // only where a page has two fields of one name; default "f-" and the name
	Type     string // TextField only: "text" (default), "email", "number", "url", "search", "password"
	Example  string // grey text in the empty field
	Rows     int    // TextArea only; default 3
	Required bool
	Narrow   bool // for a number, a date or a short word
	Options  []Option
}

// Option is one choice of a Select or a Choice.
type Option struct {
	Value, Label string
}

// Options makes options of values and labels in turn: Options("mail", "Mail", "chat", "Chat").
func Options(pairs ...string) []Option {
	var all []Option
	for pair := range slices.Chunk(pairs, 2) {
		all = append(all, Option{pair[0], pair[len(pair)-1]})
	}
	return all
}

// ErrorOf returns the sentence of err where it blames the field name, and "" otherwise.
func ErrorOf(err error, name string) string {
	if err != nil && fault.FieldOf(err) == name {
		return fault.Message(err)
	}
	return ""
}

// DateValue returns a date as a DateField wants it, "" for the zero time.
func DateValue(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

func (in Input) id() string { return first(in.ID, "f-"+in.Name) }

// describedBy names the elements that explain the field, for screen readers.
func (in Input) describedBy() string {
	ids := ""
	if in.Hint != "" {
		ids = in.id() + "-hint"
	}
	if in.Error != "" {
		if ids != "" {
			ids += " "
		}
		ids += in.id() + "-error"
	}
	return ids
}

// attributes are those that every kind of field shares.
func (in Input) attributes() templ.Attributes {
	all := templ.Attributes{"id": in.id(), "name": in.Name, "required": in.Required}
	if by := in.describedBy(); by != "" {
		all["aria-describedby"] = by
	}
	if in.Error != "" {
		all["aria-invalid"] = "true"
	}
	if in.Example != "" {
		all["placeholder"] = in.Example
	}
	return all
}

func (in Input) rows() int {
	if in.Rows > 0 {
		return in.Rows
	}
	return 3
}

func (in Input) narrow() Input {
	in.Narrow = true
	return in
}

func fieldOf(err error) string  { return fault.FieldOf(err) }
func sentence(err error) string { return fault.Message(err) }
