// Package fault is how Upward says that something did not work: a kind for programs, a sentence for people, a cause for operators.
// It guarantees that Message of any error is one sentence that is safe to show and says what to do.
package fault

import (
	"errors"
	"fmt"
)

// Kind says what sort of failure it was; each transport maps kinds once.
type Kind string

// The kinds.
const (
	Invalid     Kind = "invalid"     // the input cannot be right; Field names the part
	Forbidden   Kind = "forbidden"   // this person may not do that
	NotFound    Kind = "not found"   // absent, or hidden from this person
	Conflict    Kind = "conflict"    // somebody changed it meanwhile
	Limited     Kind = "limited"     // too much, or too often
	Unavailable Kind = "unavailable" // something outside is missing: a full disk, a database that does not answer
	Internal    Kind = "internal"    // a defect of ours
)

// Error is a failure with its kind and its sentence.
type Error struct {
	Kind    Kind
	Message string // one sentence, safe to show, says what to do
	Field   string // the input field at fault, if one is
	Err     error  // the cause, for the log only
	Current any    // for a Conflict: what is saved now, to be shown beside what was sent
}

// Error returns the sentence and the cause; it is for logs, Message is for people.
func (e *Error) Error() string {
	if e.Err != nil {
		return e.Message + ": " + e.Err.Error()
	}
	return e.Message
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// New returns a failure of a kind with a formatted sentence.
func New(kind Kind, format string, args ...any) *Error {
	return &Error{Kind: kind, Message: fmt.Sprintf(format, args...)}
}

// Field returns an Invalid failure of one input field.
func Field(field, format string, args ...any) *Error {
	return &Error{Kind: Invalid, Field: field, Message: fmt.Sprintf(format, args...)}
}

// Wrap returns a failure of a kind with its cause.
func Wrap(err error, kind Kind, format string, args ...any) *Error {
	return &Error{Kind: kind, Message: fmt.Sprintf(format, args...), Err: err}
}

// KindOf returns the kind of err, Internal where it has none, and "" for nil.
func KindOf(err error) Kind {
	if err == nil {
		return ""
	}
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Kind
	}
	return Internal
}

// Message returns the sentence of err that may be shown to anybody.
func Message(err error) string {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Message
	}
	return "Something went wrong on our side; please try again."
}

// CurrentOf returns what is saved now, where err is a Conflict that knows it.
func CurrentOf(err error) any {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Current
	}
	return nil
}

// FieldOf returns the input field that err blames, or "".
func FieldOf(err error) string {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Field
	}
	return ""
}
