package web

import (
	"errors"
	"net/http"
	"net/url"
	"reflect"
	"strconv"
	"strings"
	"time"

	"upward/internal/platform/fault"
)

// LargestForm is how many bytes a posted form may have.
const LargestForm = 1 << 20

// Form fills the struct that into points to from a url-encoded form: the body of a POST, the query of a GET.
//
// Every exported field needs a tag `form:"name"` (or `form:"-"`); string, bool, int, int64, float64, time.Time, []string and
// types made from them are known. A string loses the white space around it and its carriage returns; a bool is true for
// "on", "true", "1" and "yes"; an empty number or date is zero; a date is "2006-01-02" at midnight UTC.
//
// Errors are fault.Invalid and name the field; the other fields are filled all the same, so that a page can show what was
// typed. A name in the form that the struct does not know is an error too, because it would be swallowed; names that begin
// with "_" are for scripts and are passed over. A struct that cannot be right is fault.Internal.
func Form(r *http.Request, into any) error {
	fields, err := fieldsOf(into)
	if err != nil {
		return fault.Wrap(err, fault.Internal, "This form is built wrongly on our side; please tell us.")
	}
	values, err := valuesOf(r)
	if err != nil {
		return err
	}
	var wrong error
	for _, f := range fields {
		if err := f.set(values[f.name]); err != nil && wrong == nil {
			wrong = err
		}
		delete(values, f.name)
	}
	for name := range values {
		if wrong == nil && !strings.HasPrefix(name, "_") {
			wrong = fault.New(fault.Invalid, "This form has a part %q that this page does not know; please reload the page and try again.", clip(name))
		}
	}
	return wrong
}

// Typed returns what the person typed into the field name, as it came, after Form has read the request.
func Typed(r *http.Request, name string) string {
	if r.Method == http.MethodGet || r.Method == http.MethodHead {
		return r.URL.Query().Get(name)
	}
	return r.PostForm.Get(name)
}

// valuesOf returns a copy of what was sent.
func valuesOf(r *http.Request) (url.Values, error) {
	if r.Method == http.MethodGet || r.Method == http.MethodHead {
		values, err := url.ParseQuery(r.URL.RawQuery)
		if err != nil {
			return nil, fault.Wrap(err, fault.Invalid, "This address is garbled; please follow the link again.")
		}
		return values, nil
	}
	kind, _, _ := strings.Cut(r.Header.Get("Content-Type"), ";")
	if !strings.EqualFold(strings.TrimSpace(kind), "application/x-www-form-urlencoded") {
		return nil, fault.New(fault.Invalid, "This is not a form that this page can read.")
	}
	if r.PostForm == nil {
		r.Body = http.MaxBytesReader(nil, r.Body, LargestForm)
	}
	if err := r.ParseForm(); err != nil {
		if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
			return nil, fault.Wrap(err, fault.Limited, "This is more than a form can hold (1 MB); please shorten it.")
		}
		return nil, fault.Wrap(err, fault.Invalid, "This form arrived garbled; please try again.")
	}
	values := make(url.Values, len(r.PostForm))
	for name, list := range r.PostForm {
		values[name] = list
	}
	return values, nil
}

// field is one part of the struct with its name in the form.
type field struct {
	name  string
	value reflect.Value
}

// fieldsOf lists the fields of the struct, or says which of them would be swallowed.
func fieldsOf(into any) ([]field, error) {
	target := reflect.ValueOf(into)
	if target.Kind() != reflect.Pointer || target.IsNil() || target.Elem().Kind() != reflect.Struct {
		return nil, errors.New("web: Form needs a pointer to a struct")
	}
	target = target.Elem()
	var fields []field
	seen := map[string]bool{}
	for i := range target.NumField() {
		about := target.Type().Field(i)
		name, tagged := about.Tag.Lookup("form")
		switch {
		case name == "-" || !about.IsExported() && !tagged:
			continue
		case !about.IsExported():
			return nil, errors.New("web: field " + about.Name + " has a form name but is not exported")
		case strings.TrimSpace(name) == "" || strings.ContainsAny(name, `, "`):
			return nil, errors.New("web: field " + about.Name + ` needs a tag form:"name" or form:"-"`)
		case seen[name]:
			return nil, errors.New("web: two fields are called " + name)
		case !known(about.Type):
			return nil, errors.New("web: field " + about.Name + " has a type that a form cannot hold: " + about.Type.String())
		}
		seen[name] = true
		fields = append(fields, field{name, target.Field(i)})
	}
	return fields, nil
}

func known(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.String, reflect.Bool, reflect.Int, reflect.Int64, reflect.Float64:
		return true
	case reflect.Slice:
		return t.Elem().Kind() == reflect.String
	}
	return t == reflect.TypeFor[time.Time]()
}

// set puts what was typed into the field. A check box sends a hidden "false" and then "on", so the last one counts.
func (f field) set(typed []string) error {
	if f.value.Kind() == reflect.Slice {
		return f.list(typed)
	}
	if len(typed) > 1 && f.value.Kind() != reflect.Bool {
		return fault.Field(f.name, "This was sent twice; please try again.")
	}
	text := ""
	if len(typed) > 0 {
		text = Clean(typed[len(typed)-1])
	}
	switch f.value.Kind() {
	case reflect.String:
		f.value.SetString(text)
	case reflect.Bool:
		return f.flag(text)
	case reflect.Int, reflect.Int64:
		return f.integer(text)
	case reflect.Float64:
		return f.number(text)
	default:
		return f.date(text)
	}
	return nil
}

func (f field) list(typed []string) error {
	list := reflect.MakeSlice(f.value.Type(), 0, len(typed))
	for _, one := range typed {
		if text := Clean(one); text != "" {
			item := reflect.New(f.value.Type().Elem()).Elem()
			item.SetString(text)
			list = reflect.Append(list, item)
		}
	}
	f.value.Set(list)
	return nil
}

func (f field) flag(text string) error {
	switch strings.ToLower(text) {
	case "on", "true", "1", "yes":
		f.value.SetBool(true)
	case "", "off", "false", "0", "no":
		f.value.SetBool(false)
	default:
		return fault.Field(f.name, "Please answer with yes or no.")
	}
	return nil
}

func (f field) integer(text string) error {
	if text == "" {
		f.value.SetInt(0)
		return nil
	}
	n, err := strconv.ParseInt(text, 10, f.value.Type().Bits())
	if err != nil {
		return fault.Field(f.name, "Give a whole number, such as 30.")
	}
	f.value.SetInt(n)
	return nil
}

func (f field) number(text string) error {
	if text == "" {
		f.value.SetFloat(0)
		return nil
	}
	n, err := strconv.ParseFloat(text, 64)
	if err != nil || n != n || n-n != 0 {
		return fault.Field(f.name, "Give a number, such as 4.5.")
	}
	f.value.SetFloat(n)
	return nil
}

func (f field) date(text string) error {
	if text == "" {
		f.value.Set(reflect.ValueOf(time.Time{}))
		return nil
	}
	day, err := time.Parse(time.DateOnly, text)
	if err != nil || day.Year() < 1900 || day.Year() > 2200 {
		return fault.Field(f.name, "Give a date such as 2026-12-03.")
	}
	f.value.Set(reflect.ValueOf(day))
	return nil
}

// Clean returns text as both databases can hold it: valid UTF-8, no NUL, line feeds alone, no white space around it.
func Clean(text string) string {
	text = strings.ToValidUTF8(text, "\uFFFD")
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\x00", "").Replace(text)
	return strings.TrimSpace(text)
}

// clip shortens text that came from outside for a sentence.
func clip(text string) string {
	const longest = 40
	runes := []rune(strings.ToValidUTF8(text, "?"))
	if len(runes) > longest {
		return string(runes[:longest]) + "…"
	}
	return string(runes)
}
