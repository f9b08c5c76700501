package api

import (
	"bytes"
	"encoding/json"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func described(t *testing.T) (text string, document map[string]any) {
	t.Helper()
	raw, err := OpenAPI((&notebook{}).operations(), "1.2.3")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(raw, &document); err != nil {
		t.Fatal(err)
	}
	return string(raw), document
}

// at walks into a document.
func at(document any, path ...string) any {
	for _, name := range path {
		m, _ := document.(map[string]any)
		document = m[name]
	}
	return document
}

func TestTheDescriptionIsOpenAPI31(t *testing.T) {
	text, document := described(t)
	if document["openapi"] != "3.1.0" || at(document, "info", "version") != "1.2.3" || at(document, "info", "title") == "" {
		t.Errorf("openapi %v, info %v", document["openapi"], document["info"])
	}
	if !strings.HasSuffix(text, "}\n") || !strings.Contains(text, "\n  \"info\": {") {
		t.Error("the text is not indented or does not end with a newline")
	}
	if strings.Contains(text, "example.com") || strings.Contains(text, "$schema") {
		t.Error("the text holds links to a foreign host")
	}
	for range 5 {
		if again, _ := described(t); again != text {
			t.Fatal("the text differs from time to time")
		}
	}
}

func TestEveryOperationIsDescribed(t *testing.T) {
	_, document := described(t)
	for _, o := range (&notebook{}).operations() {
		described, _ := at(document, "paths", o.Path, strings.ToLower(o.Method)).(map[string]any)
		if described["operationId"] != o.Name || described["summary"] != o.Summary {
			t.Errorf("%s is described as %v", o.Name, described)
		}
		for _, status := range []string{"200", "401", "422", "default"} {
			if words, _ := at(described, "responses", status, "description").(string); words == "" {
				t.Errorf("%s: the answer %s has no description", o.Name, status)
			}
		}
	}
}

func TestEveryReferenceLeadsSomewhere(t *testing.T) {
	text, document := described(t)
	found := regexp.MustCompile(`"\$ref": "([^"]*)"`).FindAllStringSubmatch(text, -1)
	if len(found) == 0 {
		t.Fatal("no references")
	}
	for _, ref := range found {
		path := strings.Split(strings.TrimPrefix(ref[1], "#/"), "/")
		if at(document, path...) == nil {
			t.Errorf("%s leads nowhere", ref[1])
		}
	}
}

func TestPathWildcardsAreParameters(t *testing.T) {
	_, document := described(t)
	parameters, _ := at(document, "paths", "/notes/{id}/edit", "post", "parameters").([]any)
	if len(parameters) != 1 || at(parameters[0], "name") != "id" || at(parameters[0], "in") != "path" || at(parameters[0], "required") != true {
		t.Errorf("parameters %v", parameters)
	}
	body := at(document, "paths", "/notes/{id}/edit", "post", "requestBody", "content", "application/json", "schema")
	if at(body, "properties", "id") != nil || at(body, "properties", "version") == nil || at(body, "additionalProperties") != false {
		t.Errorf("body %v", body)
	}
}

func TestEveryNameHasItsDescription(t *testing.T) {
	_, document := described(t)
	seen := 0
	var walk func(where string, value any)
	walk = func(where string, value any) {
		switch value := value.(type) {
		case []any:
			for _, v := range value {
				walk(where, v)
			}
		case map[string]any:
			if name, _ := value["name"].(string); value["in"] != nil {
				seen++
				if value["description"] == nil {
					t.Errorf("%s: the parameter %s has no description", where, name)
				}
			}
			properties, _ := value["properties"].(map[string]any)
			for name, p := range properties {
				seen++
				if at(p, "description") == nil {
					t.Errorf("%s: the field %s has no description", where, name)
				}
			}
			for name, v := range value {
				walk(where+"/"+name, v)
			}
		}
	}
	walk("", document)
	if seen < 20 {
		t.Errorf("only %d names were looked at", seen)
	}
}

func TestTheDescriptionIsServed(t *testing.T) {
	b := newBench(t)
	text, _ := described(t)
	if w := b.do("GET", "/api/openapi.json", ""); w.Code != http.StatusOK || w.Body.String() != text {
		t.Errorf("status %d, same text: %t", w.Code, w.Body.String() == text)
	}
}

func TestThePageListsEveryOperationAndItsLinksLeadSomewhere(t *testing.T) {
	b := newBench(t)
	w := b.do("GET", "/api", "")
	if slash := b.do("GET", "/api/", ""); w.Code != http.StatusOK || slash.Body.String() != w.Body.String() {
		t.Errorf("status %d and %d", w.Code, slash.Code)
	}
	page := w.Body.String()
	for _, o := range b.operations() {
		for _, want := range []string{o.Name, o.Summary, "<code>" + o.Method + " " + root + o.Path + "</code>"} {
			if !strings.Contains(page, want) {
				t.Errorf("the page lacks %q", want)
			}
		}
	}
	ids, links := anchors(t, w.Body.Bytes())
	for link := range links {
		if !ids[link] {
			t.Errorf("#%s leads nowhere", link)
		}
	}
	if len(links) < 8 {
		t.Errorf("only %d links", len(links))
	}
}

// anchors returns the ids and the local links of a page, and refuses what a strict content policy would.
func anchors(t *testing.T, page []byte) (ids, links map[string]bool) {
	t.Helper()
	ids, links = map[string]bool{}, map[string]bool{}
	for z := html.NewTokenizer(bytes.NewReader(page)); z.Next() != html.ErrorToken; {
		token := z.Token()
		if token.Data == "script" || token.Data == "style" {
			t.Errorf("the page holds <%s>", token.Data)
		}
		for _, a := range token.Attr {
			switch {
			case a.Key == "id" && ids[a.Val]:
				t.Errorf("the id %s occurs twice", a.Val)
			case a.Key == "id":
				ids[a.Val] = true
			case a.Key == "style" || strings.HasPrefix(a.Key, "on"):
				t.Errorf("the page holds %s=%q", a.Key, a.Val)
			case a.Key == "href" && strings.HasPrefix(a.Val, "#"):
				links[a.Val[1:]] = true
			case a.Key == "href" && !strings.HasPrefix(a.Val, "/"):
				t.Errorf("the page leads away to %s", a.Val)
			}
		}
	}
	return ids, links
}
