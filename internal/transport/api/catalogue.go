package api

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"reflect"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"upward/internal/platform/operation"
)

// schemas is where the description keeps its types.
const schemas = "#/components/schemas/"

// catalogue is the description of all operations.
type catalogue struct {
	doors []*door
	api   *huma.OpenAPI
	types huma.Registry
}

// preface is the description before its first operation. huma's own defaults would add links to a foreign host, so none is used.
func preface(version string) *huma.OpenAPI {
	return &huma.OpenAPI{
		Info: &huma.Info{
			Title: "Upward", Version: version,
			Description: "Everything that Upward can do, for programs. Send JSON; what is refused comes back as a problem (RFC 9457). " +
				"Times are written as in RFC 3339, days as 2026-12-03.",
		},
		Components: &huma.Components{Schemas: huma.NewMapRegistry(schemas, nameOf)},
	}
}

// nameOf names a type as Go programs do, such as ask.Page: the bare name occurs in several features.
func nameOf(t reflect.Type, hint string) string {
	name := bare(t).String()
	if bare(t).Name() == "" {
		name = hint
	}
	return strings.Map(func(r rune) rune {
		if r == '.' || r == '_' || '0' <= r && r <= '9' || 'A' <= r && r <= 'Z' || 'a' <= r && r <= 'z' {
			return r
		}
		return '-'
	}, name)
}

// add describes one operation and returns its door.
func (c *catalogue) add(o operation.Operation) (*door, error) {
	d, err := newDoor(o, c.types)
	if err != nil {
		return nil, err
	}
	noun, _, _ := strings.Cut(o.Name, ".")
	d.described = &huma.Operation{
		OperationID: o.Name, Method: o.Method, Path: o.Path, Summary: o.Summary, Tags: []string{noun},
		Parameters: parameters(d), RequestBody: requestBody(d), Responses: c.responses(o),
	}
	if !slices.ContainsFunc(c.api.Tags, func(t *huma.Tag) bool { return t.Name == noun }) {
		c.api.Tags = append(c.api.Tags, &huma.Tag{Name: noun})
	}
	c.doors = append(c.doors, d)
	c.api.AddOperation(d.described)
	return d, nil
}

func parameters(d *door) (all []*huma.Param) {
	for _, f := range slices.Concat(d.standing(inPath), d.standing(inQuery)) {
		name := f.name
		if f.in == inPath {
			name = f.path
		}
		all = append(all, &huma.Param{Name: name, In: f.in, Description: f.doc, Required: f.required, Schema: f.schema})
	}
	return all
}

func requestBody(d *door) *huma.RequestBody {
	fields := d.standing(inBody)
	if len(fields) == 0 {
		return nil
	}
	required := slices.ContainsFunc(fields, func(f field) bool { return f.required })
	return &huma.RequestBody{Required: required, Content: map[string]*huma.MediaType{"application/json": {Schema: object(fields)}}}
}

func (c *catalogue) responses(o operation.Operation) map[string]*huma.Response {
	all := map[string]*huma.Response{
		"200":     response("What the operation returns.", "application/json", c.types.Schema(o.Out, true, o.Name)),
		"401":     c.refused("Nobody is signed in."),
		"422":     c.refused("The input does not fit; errors names the places."),
		"default": c.refused("It did not work: 403 not yours to do, 404 absent or hidden, 413 too large, 415 no JSON, 429 too often, 500 our defect, 503 not now."),
	}
	if o.Method != http.MethodGet {
		all["409"] = c.refused("It changed meanwhile; current is what is saved now.")
	}
	return all
}

func (c *catalogue) refused(description string) *huma.Response {
	return response(description, "application/problem+json", c.types.Schema(reflect.TypeFor[Problem](), true, ""))
}

func response(description, kind string, schema *huma.Schema) *huma.Response {
	return &huma.Response{Description: description, Content: map[string]*huma.MediaType{kind: {Schema: schema}}}
}

// document returns the whole description as indented JSON.
func (c *catalogue) document() ([]byte, error) {
	compact, err := json.Marshal(c.api)
	if err != nil {
		return nil, fmt.Errorf("api: %w", err)
	}
	var out bytes.Buffer
	if err := json.Indent(&out, compact, "", "  "); err != nil {
		return nil, fmt.Errorf("api: %w", err)
	}
	out.WriteByte('\n')
	return out.Bytes(), nil
}
