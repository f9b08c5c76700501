package api

import (
	"encoding/json"
	"errors"
	"io"
	"maps"
	"mime"
	"net/http"
	"net/url"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// largest is how many bytes a body may have.
const largest = 1 << 20

// decode joins the path, the query and the body of a request into the one JSON object that the verb takes.
func (d *door) decode(w http.ResponseWriter, r *http.Request) (json.RawMessage, error) {
	body, err := readBody(w, r)
	if err != nil {
		return nil, err
	}
	raw, wrong := d.join(r.PathValue, r.URL.RawQuery, body)
	return raw, wrong.err()
}

// readBody returns the body, empty where there is none; one that is too large or no JSON is refused.
func readBody(w http.ResponseWriter, r *http.Request) ([]byte, error) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, largest))
	if _, tooLarge := errors.AsType[*http.MaxBytesError](err); tooLarge {
		return nil, &refusal{status: http.StatusRequestEntityTooLarge, message: "Send at most 1 MB."}
	}
	if err != nil {
		return nil, &refusal{status: http.StatusBadRequest, message: "The request broke off; send it again."}
	}
	if len(body) > 0 && !isJSON(r.Header.Get("Content-Type")) {
		return nil, &refusal{status: http.StatusUnsupportedMediaType, message: "Send JSON, with the header Content-Type: application/json."}
	}
	return body, nil
}

func isJSON(contentType string) bool {
	kind, _, err := mime.ParseMediaType(contentType)
	return err == nil && (kind == "application/json" || strings.HasPrefix(kind, "application/") && strings.HasSuffix(kind, "+json"))
}

// join is decode without HTTP: pathValue looks a wildcard up.
func (d *door) join(pathValue func(string) string, rawQuery string, body []byte) (json.RawMessage, findings) {
	var wrong findings
	values := map[string]json.RawMessage{}
	for _, f := range d.standing(inPath) {
		d.put(values, f, []string{pathValue(f.path)}, &wrong)
	}
	d.takeQuery(values, rawQuery, &wrong)
	d.takeBody(values, body, &wrong)
	if len(wrong) > 0 {
		return nil, wrong
	}
	raw, err := json.Marshal(values)
	if err != nil {
		return nil, findings{{inBody, notObject}}
	}
	return raw, d.check(raw)
}

func (d *door) takeQuery(values map[string]json.RawMessage, rawQuery string, wrong *findings) {
	query, err := url.ParseQuery(rawQuery)
	if err != nil {
		wrong.add(inQuery, "The query cannot be read; check its percent signs.")
		return
	}
	for _, name := range slices.Sorted(maps.Keys(query)) {
		if f, known := d.field(name); known && f.in == inQuery {
			d.put(values, f, query[name], wrong)
		} else {
			wrong.add(inQuery+"."+name, d.misplaced(name))
		}
	}
}

// put sets a field from its texts in the address: one, or for a list any number.
func (d *door) put(values map[string]json.RawMessage, f field, texts []string, wrong *findings) {
	t := bare(f.kind)
	list := t.Kind() == reflect.Slice && !texty(t)
	if !list && len(texts) > 1 {
		wrong.add(f.in+"."+f.name, "Give this once.")
		return
	}
	if list {
		t = t.Elem()
	}
	literals := make([]string, len(texts))
	for i, text := range texts {
		var complaint string
		if literals[i], complaint = literal(t, text); complaint != "" {
			wrong.add(f.in+"."+f.name, complaint)
			return
		}
	}
	values[f.name] = json.RawMessage(strings.Join(literals, ","))
	if list {
		values[f.name] = json.RawMessage("[" + strings.Join(literals, ",") + "]")
	}
}

const notObject = "The body must be one JSON object."

func (d *door) takeBody(values map[string]json.RawMessage, body []byte, wrong *findings) {
	if len(body) == 0 {
		return
	}
	var sent map[string]json.RawMessage
	if err := json.Unmarshal(body, &sent); err != nil || sent == nil {
		wrong.add(inBody, notObject)
		return
	}
	for _, name := range slices.Sorted(maps.Keys(sent)) {
		if f, known := d.field(name); known && f.in == inBody {
			values[name] = sent[name]
		} else {
			wrong.add(inBody+"."+name, d.misplaced(name))
		}
	}
}

// misplaced says why a name cannot stand where it was found.
func (d *door) misplaced(name string) string {
	f, known := d.field(name)
	if !known {
		return unknown
	}
	return "This belongs in the " + f.in + "."
}

// literal returns the JSON of a text for a field of type t, or a complaint.
func literal(t reflect.Type, text string) (value, complaint string) {
	t = bare(t)
	switch {
	case !utf8.ValidString(text):
		return "", "This must be UTF-8."
	case texty(t) || t.Kind() == reflect.String:
		quoted, _ := json.Marshal(text) // a string always has its JSON
		return string(quoted), ""
	case t.Kind() == reflect.Bool:
		if text != "true" && text != "false" {
			return "", "This must be true or false."
		}
		return text, ""
	case t.Kind() == reflect.Float32 || t.Kind() == reflect.Float64:
		// What strconv reads and JSON does not, such as NaN and hexadecimals, is refused with the rest.
		if _, err := strconv.ParseFloat(text, t.Bits()); err != nil || !json.Valid([]byte(text)) {
			return "", "This must be a number."
		}
		return text, ""
	case t.Kind() >= reflect.Uint && t.Kind() <= reflect.Uint64:
		n, err := strconv.ParseUint(text, 10, t.Bits())
		return strconv.FormatUint(n, 10), whole(err)
	}
	n, err := strconv.ParseInt(text, 10, t.Bits())
	return strconv.FormatInt(n, 10), whole(err)
}

func whole(err error) string {
	if err != nil {
		return "This must be a whole number."
	}
	return ""
}
