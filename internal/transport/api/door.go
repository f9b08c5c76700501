package api

import (
	"encoding"
	"fmt"
	"net/http"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"upward/internal/platform/operation"
)

// The parts of a request that a field can stand in.
const (
	inPath  = "path"
	inQuery = "query"
	inBody  = "body"
)

// door is one operation with the way in which its input comes through HTTP.
type door struct {
	operation.Operation
	fields    []field
	input     *huma.Schema  // of all fields together
	types     huma.Registry // that the schema refers to
	described *huma.Operation
}

// field is one member of an input or output struct.
type field struct {
	name, doc string
	path      string // its name in an operation's path, if it has one
	in        string // for an input: inPath, inQuery or inBody
	required  bool
	kind      reflect.Type
	schema    *huma.Schema
}

// newDoor sorts the operation's fields: those that the path names stand there; of the others, those of a method without a
// body stand in the query.
func newDoor(o operation.Operation, types huma.Registry) (*door, error) {
	if o.In.Kind() != reflect.Struct || o.Summary == "" || !strings.HasPrefix(o.Path, "/") {
		return nil, fmt.Errorf("api: %s needs a struct as its input, a summary and a path", o.Name)
	}
	d := &door{Operation: o, fields: fieldsOf(o.In, types), types: types}
	wild := wildcards(o.Path)
	for i := range d.fields {
		f := &d.fields[i]
		f.in = place(*f, o.Method, wild)
		if f.in != inBody && !plain(f.kind, f.in == inQuery) {
			return nil, fmt.Errorf("api: %s: the %s cannot hold the field %q", o.Name, f.in, f.name)
		}
		f.required = f.required || f.in == inPath
	}
	for _, name := range wild {
		if !slices.ContainsFunc(d.fields, func(f field) bool { return f.path == name }) {
			return nil, fmt.Errorf("api: %s: no field has the tag path:%q", o.Name, name)
		}
	}
	d.input = object(d.fields)
	return d, nil
}

func place(f field, method string, wild []string) string {
	switch {
	case f.path != "" && slices.Contains(wild, f.path):
		return inPath
	case method == http.MethodGet || method == http.MethodDelete:
		return inQuery
	}
	return inBody
}

// wildcards returns the names in braces of a path.
func wildcards(path string) (names []string) {
	for _, found := range regexp.MustCompile(`\{([^}]*)\}`).FindAllStringSubmatch(path, -1) {
		names = append(names, found[1])
	}
	return names
}

// fieldsOf returns the fields that JSON knows of a struct, in their order.
func fieldsOf(t reflect.Type, types huma.Registry) (fields []field) {
	for _, f := range reflect.VisibleFields(t) {
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		if !f.IsExported() || f.Anonymous && name == "" || name == "-" {
			continue
		}
		if name == "" {
			name = f.Name
		}
		optional := strings.Contains(options, "omitempty") || strings.Contains(options, "omitzero")
		fields = append(fields, field{
			name: name, doc: f.Tag.Get("doc"), path: f.Tag.Get("path"), required: !optional, kind: f.Type,
			schema: huma.SchemaFromField(types, f, t.Name()+f.Name),
		})
	}
	return fields
}

// object returns the schema of an object that has these fields and no others.
func object(fields []field) *huma.Schema {
	s := &huma.Schema{Type: huma.TypeObject, Properties: map[string]*huma.Schema{}, AdditionalProperties: false}
	for _, f := range fields {
		s.Properties[f.name] = f.schema
		if f.required {
			s.Required = append(s.Required, f.name)
		}
	}
	s.PrecomputeMessages()
	return s
}

// standing returns the fields that stand in one part of the request.
func (d *door) standing(in string) (fields []field) {
	for _, f := range d.fields {
		if f.in == in {
			fields = append(fields, f)
		}
	}
	return fields
}

// field returns the field of a name.
func (d *door) field(name string) (field, bool) {
	for _, f := range d.fields {
		if f.name == name {
			return f, true
		}
	}
	return field{}, false
}

// plain tells whether the text of an address can hold a value of t, or several where a list may stand.
func plain(t reflect.Type, list bool) bool {
	t = bare(t)
	switch t.Kind() {
	case reflect.String, reflect.Bool, reflect.Float32, reflect.Float64,
		reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return true
	case reflect.Slice:
		return list && !texty(t) && t.Elem().Kind() != reflect.Uint8 && plain(t.Elem(), false)
	}
	return texty(t)
}

// texty tells whether a value of t is text in JSON whatever it is in Go, as times are.
func texty(t reflect.Type) bool {
	return reflect.PointerTo(t).Implements(reflect.TypeFor[encoding.TextUnmarshaler]())
}

func bare(t reflect.Type) reflect.Type {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t
}
