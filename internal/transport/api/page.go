package api

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"
)

//go:embed page.html
var pageText string

// sheet is what the page shows.
type sheet struct {
	Version string
	Nouns   []nounSheet
	Types   []typeSheet
}

type nounSheet struct {
	Name  string
	Calls []callSheet
}

type callSheet struct {
	Name, Method, Path, Summary string
	Fields                      []fieldSheet
	Out                         shape
}

type typeSheet struct {
	Name   string
	Fields []fieldSheet
}

type fieldSheet struct {
	Name, In, Doc string
	Kind          shape
	Required      bool
}

// shape is a type in words, with the name of the described type that it leads to, if any.
type shape struct{ Words, Type string }

// page returns the page that lists the operations.
func (c *catalogue) page() ([]byte, error) {
	parsed, err := template.New("page").Parse(pageText)
	if err != nil {
		return nil, fmt.Errorf("api: %w", err)
	}
	var out bytes.Buffer
	err = parsed.Execute(&out, sheet{c.api.Info.Version, c.nouns(), c.typeSheets()})
	return out.Bytes(), err
}

func (c *catalogue) nouns() (nouns []nounSheet) {
	for _, tag := range c.api.Tags {
		n := nounSheet{Name: tag.Name}
		for _, d := range c.doors {
			if d.described.Tags[0] == tag.Name {
				n.Calls = append(n.Calls, callSheet{d.Name, d.Method, root + d.Path, d.Summary, fieldSheets(d.fields), shapeOf(c.types.Schema(d.Out, true, d.Name))})
			}
		}
		nouns = append(nouns, n)
	}
	return nouns
}

// typeSheets describes the types that inputs and outputs refer to, by name.
func (c *catalogue) typeSheets() (types []typeSheet) {
	for _, name := range slices.Sorted(maps.Keys(c.types.Map())) {
		if t := c.types.TypeFromRef(schemas + name); t != nil && t.Kind() == reflect.Struct {
			types = append(types, typeSheet{name, fieldSheets(fieldsOf(t, c.types))})
		}
	}
	return types
}

func fieldSheets(fields []field) (sheets []fieldSheet) {
	for _, f := range fields {
		sheets = append(sheets, fieldSheet{f.name, f.in, f.doc, shapeOf(f.schema), f.required})
	}
	return sheets
}

func shapeOf(s *huma.Schema) shape {
	switch {
	case s == nil:
		return shape{Words: "anything"}
	case s.Ref != "":
		name := strings.TrimPrefix(s.Ref, schemas)
		return shape{Words: name, Type: name}
	case s.Type == huma.TypeArray:
		item := shapeOf(s.Items)
		return shape{"list of " + item.Words, item.Type}
	case s.Format == "date-time":
		return shape{Words: "time"}
	case s.Type == "":
		return shape{Words: "anything"}
	}
	return shape{Words: s.Type}
}
