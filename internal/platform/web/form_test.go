package web_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"upward/internal/platform/fault"
	"upward/internal/platform/web"
)

type channel string

type recording struct {
	Words   string    `form:"words"`
	Minutes int       `form:"minutes"`
	Share   float64   `form:"share"`
	Confirm bool      `form:"confirm"`
	Due     time.Time `form:"due"`
	Tags    []string  `form:"tag"`
	Channel channel   `form:"channel"`
	Page    int64     `form:"page"`
	Manager string    `form:"-"`
	hidden  string
}

func post(body string) *http.Request {
	r := httptest.NewRequest("POST", "/asks", strings.NewReader(body))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
	return r
}

func TestFormFillsEveryKindOfField(t *testing.T) {
	body := url.Values{
		"words": {"  raise sales\r\nby June\r \x00\xff "}, "minutes": {"30"}, "share": {"4.5"}, "confirm": {"false", "on"},
		"due": {"2026-12-03"}, "tag": {"a", " ", "b"}, "channel": {"chat"}, "page": {"7"}, "_script": {"x"},
	}
	got := recording{Manager: "kept", hidden: "kept"}
	if err := web.Form(post(body.Encode()), &got); err != nil {
		t.Fatal(err)
	}
	want := recording{
		Words: "raise sales\nby June\n \uFFFD", Minutes: 30, Share: 4.5, Confirm: true, Due: time.Date(2026, 12, 3, 0, 0, 0, 0, time.UTC),
		Tags: []string{"a", "b"}, Channel: "chat", Page: 7, Manager: "kept", hidden: "kept",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestEmptyFieldsAreZero(t *testing.T) {
	got := recording{Words: "old", Minutes: 1, Share: 1, Confirm: true, Due: time.Now(), Tags: []string{"old"}}
	if err := web.Form(post("words=&minutes=&due="), &got); err != nil {
		t.Fatal(err)
	}
	if want := (recording{Tags: []string{}}); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v", got)
	}
}

func TestQueryIsAFormToo(t *testing.T) {
	var got recording
	r := httptest.NewRequest("GET", "/asks?words=board&page=2", nil)
	if err := web.Form(r, &got); err != nil || got.Words != "board" || got.Page != 2 {
		t.Errorf("got %+v, %v", got, err)
	}
	if web.Typed(r, "words") != "board" {
		t.Errorf("typed %q", web.Typed(r, "words"))
	}
}

func TestMistakeNamesItsFieldAndKeepsTheRest(t *testing.T) {
	for body, field := range map[string]string{
		"minutes=soon": "minutes", "minutes=9999999999999999999999": "minutes", "share=NaN": "share", "share=1e999": "share", "share=half": "share",
		"confirm=maybe": "confirm", "due=tomorrow": "due", "due=0001-01-01": "due", "due=2026-02-30": "due", "words=a&words=b": "words",
	} {
		var got recording
		r := post(body + "&channel=chat")
		err := web.Form(r, &got)
		if fault.KindOf(err) != fault.Invalid || fault.FieldOf(err) != field {
			t.Errorf("%s: kind %q, field %q", body, fault.KindOf(err), fault.FieldOf(err))
		}
		if web.ErrorOf(err, field) == "" || web.ErrorOf(err, "channel") != "" || web.ErrorOf(nil, field) != "" {
			t.Errorf("%s: the sentence is beside the wrong field", body)
		}
		if got.Channel != "chat" {
			t.Errorf("%s: the field after it was lost", body)
		}
		if _, typed, _ := strings.Cut(body, "="); field != "words" && web.Typed(r, field) != typed {
			t.Errorf("%s: what was typed is %q", body, web.Typed(r, field))
		}
	}
}

func TestPartThatNobodyKnowsIsNotSwallowed(t *testing.T) {
	var got recording
	err := web.Form(post("words=a&correction=no"), &got)
	if fault.KindOf(err) != fault.Invalid || !strings.Contains(fault.Message(err), "correction") {
		t.Errorf("got %v", err)
	}
}

func TestStructThatWouldSwallowAFieldIsRefused(t *testing.T) {
	for name, into := range map[string]any{
		"tag without a name": &struct {
			Correction string `form:""`
		}{},
		"option without a name": &struct {
			Correction string `form:",required"`
		}{},
		"no tag": &struct{ Correction string }{},
		"another tag": &struct {
			Correction string `json:"correction"`
		}{},
		"not exported": &struct {
			correction string `form:"correction"`
		}{},
		"one name twice": &struct {
			One string `form:"words"`
			Two string `form:"words"`
		}{},
		"a type that no form holds": &struct {
			Body []byte `form:"body"`
		}{},
		"a struct inside": &struct {
			In struct{} `form:"in"`
		}{},
		"no pointer": recording{}, "no struct": new(string), "nil": (*recording)(nil), "nothing": nil,
	} {
		if err := web.Form(post("correction=no"), into); fault.KindOf(err) != fault.Internal {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestFormTooLargeIsTurnedAway(t *testing.T) {
	var got recording
	err := web.Form(post("words="+strings.Repeat("a", web.LargestForm)), &got)
	if fault.KindOf(err) != fault.Limited || got.Words != "" {
		t.Errorf("%d bytes, %v", len(got.Words), err)
	}
}

func TestOnlyFormsAreRead(t *testing.T) {
	for _, kind := range []string{"", "application/json", "multipart/form-data; boundary=x", "text/plain"} {
		r := post("words=a")
		r.Header.Set("Content-Type", kind)
		if err := web.Form(r, &recording{}); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%q: %v", kind, err)
		}
	}
	if err := web.Form(post("words=%zz"), &recording{}); fault.KindOf(err) != fault.Invalid {
		t.Errorf("garbled: %v", err)
	}
}

func FuzzForm(f *testing.F) {
	for _, seed := range []string{"words=a&minutes=3", "due=2026-12-03&tag=x&tag=y", "confirm=on&confirm=", "=&&;%", "words=%00%ff%0d%0a"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, body string) {
		var got recording
		err := web.Form(post(body), &got)
		if err != nil && fault.KindOf(err) != fault.Invalid && fault.KindOf(err) != fault.Limited {
			t.Fatalf("kind %q: %v", fault.KindOf(err), err)
		}
		for _, text := range append(got.Tags, got.Words, string(got.Channel)) {
			if !utf8.ValidString(text) || strings.ContainsAny(text, "\x00\r") || text != strings.TrimSpace(text) {
				t.Fatalf("unclean text %q", text)
			}
		}
	})
}
