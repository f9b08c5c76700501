package api

import (
	"errors"
	"net/http"

	"upward/internal/platform/fault"
)

// Problem is a refusal as RFC 9457 has it. Its type is about:blank, which the RFC lets one leave out.
type Problem struct {
	Title     string   `json:"title" doc:"What the status means"`
	Status    int      `json:"status" doc:"The status of the answer"`
	Detail    string   `json:"detail" doc:"What happened and what to do, in one sentence"`
	Errors    []Detail `json:"errors,omitempty" doc:"The places of the input that do not fit, up to 20"`
	Current   any      `json:"current,omitempty" doc:"With 409: what is saved now"`
	Reference string   `json:"reference,omitempty" doc:"With 500 and 503: names the line in the log of the server"`
}

// refusal is a failure that has its status from HTTP, not from a kind of fault.
type refusal struct {
	status  int
	message string
	details []Detail
}

// Error returns the sentence that the answer shows.
func (r *refusal) Error() string { return r.message }

// statusOf maps the kinds of faults.
func statusOf(kind fault.Kind) int {
	switch kind {
	case fault.Invalid:
		return http.StatusUnprocessableEntity
	case fault.Forbidden:
		return http.StatusForbidden
	case fault.NotFound:
		return http.StatusNotFound
	case fault.Conflict:
		return http.StatusConflict
	case fault.Limited:
		return http.StatusTooManyRequests
	case fault.Unavailable:
		return http.StatusServiceUnavailable
	}
	return http.StatusInternalServerError
}

// problemOf returns err as it may be shown; d says where a field stands, and is nil outside of an operation.
func problemOf(d *door, err error) Problem {
	if r, ok := errors.AsType[*refusal](err); ok {
		return problem(r.status, r.message, r.details)
	}
	p := problem(statusOf(fault.KindOf(err)), fault.Message(err), nil)
	if name := fault.FieldOf(err); name != "" && d != nil {
		p.Errors = []Detail{{d.locate(name), p.Detail}}
	}
	if p.Status == http.StatusConflict {
		p.Current = fault.CurrentOf(err)
	}
	return p
}

func problem(status int, detail string, details []Detail) Problem {
	return Problem{Title: http.StatusText(status), Status: status, Detail: detail, Errors: details}
}
