// Package operation is the list of what the program can do: each verb once, typed, with a name, a path and a sentence.
// It guarantees that every way in (API, command line, later MCP) runs the same verb with the same input rules.
package operation

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"reflect"
	"strings"

	"upward/internal/platform/fault"
)

// Actor is the person on whose behalf a verb runs. It is a parameter of every verb, so that authorisation cannot be forgotten unseen.
type Actor struct {
	Org   string // the organisation, which leads every key
	Owner string // the account whose private space is meant
}

// Operation is one verb with what the transports need to know of it.
type Operation struct {
	Name    string       // "ask.confirm": noun and verb
	Method  string       // of HTTP
	Path    string       // "/asks/{id}/confirm", under the API's root
	Summary string       // one sentence for people
	In, Out reflect.Type // structs; In has json names, and doc tags for the help
	call    func(context.Context, Actor, json.RawMessage) (any, error)
}

// None is the input of a verb that needs nothing.
type None struct{}

// Query lists a verb that changes nothing; route is "GET /path".
func Query[I, O any](name, route, summary string, verb func(context.Context, Actor, I) (O, error)) Operation {
	return list(name, route, summary, verb)
}

// Command lists a verb that changes something; route is "POST /path", or another method that is not GET.
func Command[I, O any](name, route, summary string, verb func(context.Context, Actor, I) (O, error)) Operation {
	return list(name, route, summary, verb)
}

func list[I, O any](name, route, summary string, verb func(context.Context, Actor, I) (O, error)) Operation {
	method, path, _ := strings.Cut(route, " ")
	return Operation{
		Name: name, Method: method, Path: path, Summary: summary, In: reflect.TypeFor[I](), Out: reflect.TypeFor[O](),
		call: func(ctx context.Context, by Actor, input json.RawMessage) (any, error) {
			in, err := decode[I](input)
			if err != nil {
				return nil, err
			}
			return verb(ctx, by, in)
		},
	}
}

// Reads says whether the verb changes nothing.
func (o Operation) Reads() bool { return o.Method == http.MethodGet }

// Call runs the verb with its input as JSON; nothing means the zero input.
func (o Operation) Call(ctx context.Context, by Actor, input json.RawMessage) (any, error) {
	return o.call(ctx, by, input)
}

func decode[I any](input json.RawMessage) (in I, err error) {
	if len(bytes.TrimSpace(input)) == 0 {
		return in, nil
	}
	decoder := json.NewDecoder(bytes.NewReader(input))
	decoder.DisallowUnknownFields()
	err = decoder.Decode(&in)
	if err == nil && decoder.More() {
		err = errors.New("more than one value")
	}
	return in, explain(err)
}

func explain(err error) error {
	if err == nil {
		return nil
	}
	if e, ok := errors.AsType[*json.UnmarshalTypeError](err); ok && e.Field != "" {
		return fault.Field(e.Field, "The field %q wants %s, not %s.", e.Field, kind(e.Type), e.Value)
	}
	if _, name, ok := strings.Cut(err.Error(), "unknown field "); ok {
		name = strings.Trim(name, `"`)
		return fault.Field(name, "There is no field %q here; check its spelling.", name)
	}
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return fault.New(fault.Invalid, "The JSON ends too early.")
	}
	if _, ok := errors.AsType[*json.SyntaxError](err); ok {
		return fault.New(fault.Invalid, "That is not valid JSON.")
	}
	return fault.Wrap(err, fault.Invalid, "A value does not fit its field: dates are written 2026-12-03.")
}

func kind(t reflect.Type) string {
	switch t.Kind() {
	case reflect.String:
		return "text"
	case reflect.Bool:
		return "true or false"
	case reflect.Int, reflect.Int64, reflect.Float64:
		return "a number"
	case reflect.Slice:
		return "a list"
	default:
		return "an object"
	}
}
