package api

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"
)

// Detail is one place of the input that does not fit.
type Detail struct {
	Location string `json:"location" doc:"Where it stands, such as body.meaning.due, query.limit or path.id"`
	Message  string `json:"message" doc:"What to do about it"`
}

// findings are the places that do not fit; more than enough of them tell nothing.
type findings []Detail

const (
	enough      = 20     // findings
	longestList = 10_000 // items
	unknown     = "There is no field of this name here; check its spelling."
)

func (f *findings) add(location, message string) {
	if len(*f) < enough {
		*f = append(*f, Detail{short(location), message})
	}
}

// short keeps a name of megabytes out of the answer.
func short(location string) string {
	const longest = 200
	if len(location) > longest {
		location = strings.ToValidUTF8(location[:longest], "") + "…"
	}
	return location
}

func (f findings) err() error {
	if len(f) == 0 {
		return nil
	}
	return &refusal{http.StatusUnprocessableEntity, fmt.Sprintf("%s: %s", f[0].Location, f[0].Message), f}
}

// check compares the joined input with the schema.
func (d *door) check(raw json.RawMessage) (wrong findings) {
	var value any
	if err := json.Unmarshal(raw, &value); err != nil {
		return findings{{inBody, notObject}}
	}
	d.shape(d.input, value, "", &wrong)
	if len(wrong) > 0 {
		return wrong
	}
	var result huma.ValidateResult
	huma.Validate(d.types, d.input, huma.NewPathBuffer(nil, 0), huma.ModeWriteToServer, value, &result)
	for _, err := range result.Errors {
		if e, ok := errors.AsType[*huma.ErrorDetail](err); ok {
			wrong.add(d.locate(e.Location), e.Message)
		}
	}
	return wrong
}

// shape finds missing and unknown fields and lists without end. huma would find them too, but its path grows with every
// unknown name that holds a dot, so that a small body could take all memory.
func (d *door) shape(s *huma.Schema, value any, at string, wrong *findings) {
	for s != nil && s.Ref != "" {
		s = d.types.SchemaFromRef(s.Ref)
	}
	if s == nil || len(*wrong) >= enough {
		return
	}
	switch value := value.(type) {
	case map[string]any:
		if s.Type == huma.TypeObject {
			d.members(s, value, at, wrong)
		}
	case []any:
		if len(value) > longestList {
			wrong.add(d.locate(at), fmt.Sprintf("Send at most %d items.", longestList))
			return
		}
		for i, item := range value {
			d.shape(s.Items, item, at+"["+strconv.Itoa(i)+"]", wrong)
		}
	}
}

func (d *door) members(s *huma.Schema, value map[string]any, at string, wrong *findings) {
	for _, name := range s.Required {
		if _, given := value[name]; !given {
			wrong.add(d.locate(dot(at, name)), "This is required.")
		}
	}
	anyName, free := s.AdditionalProperties.(*huma.Schema)
	for _, name := range slices.Sorted(maps.Keys(value)) {
		member, known := s.Properties[name]
		switch {
		case known:
			d.shape(member, value[name], dot(at, name), wrong)
		case !free:
			wrong.add(d.locate(dot(at, name)), unknown)
		case strings.ContainsAny(name, ".["):
			wrong.add(d.locate(dot(at, name)), "A name here may hold neither a dot nor a bracket.")
		default:
			d.shape(anyName, value[name], dot(at, name), wrong)
		}
	}
}

func dot(at, name string) string {
	if at == "" {
		return name
	}
	return at + "." + name
}

// locate puts before a field the part of the request that it stands in.
func (d *door) locate(name string) string {
	if name == "" {
		return inBody
	}
	top, _, _ := strings.Cut(name, ".")
	top, _, _ = strings.Cut(top, "[")
	if f, known := d.field(top); known {
		return f.in + "." + name
	}
	if d.Method == http.MethodGet || d.Method == http.MethodDelete {
		return inQuery + "." + name
	}
	return inBody + "." + name
}
