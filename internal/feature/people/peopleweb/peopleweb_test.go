package peopleweb_test

import (
	"fmt"
	"strings"
	"testing"

	"upward/internal/app/apptest"
	"upward/internal/feature/people"
)

// letter is one message of an mbox file.
func letter(n int, from, to string) string {
	return fmt.Sprintf("From x Mon Nov  2 08:00:00 2026\nFrom: %s\nTo: %s\nDate: Mon, 2 Nov 2026 08:%02d:00 +0100\nSubject: Matter %d\nMessage-ID: <%d@harbor.example>\n\nCan you look at it by Friday?\n\n",
		from, to, n%60, n, n)
}

const mia = "Mia Torres <" + apptest.Me + ">"

func few() string {
	return letter(1, "Bo Lindqvist <bo@harbor.example>", mia) + letter(2, mia, "Bo Lindqvist <bo@harbor.example>") +
		letter(3, "Robert L <rob@home.example>", mia) + letter(4, "Ines <ines@harbor.example>", mia)
}

// open returns a program with few people and their ids by address.
func open(t *testing.T) (*apptest.Program, func(string) string) {
	p := apptest.Open(t)
	p.Import(t, few())
	return p, func(name string) string {
		t.Helper()
		found, err := p.People.Show(t.Context(), p.Actor, people.Which{Person: name})
		if err != nil {
			t.Fatal(err)
		}
		return found.ID
	}
}

func TestEmptyListTeachesAndLeadsToMail(t *testing.T) {
	t.Parallel()
	p := apptest.Open(t)
	p.Get(t, "/people").Has(t, "Nobody yet", "For example", `href="/mail"`)
}

func TestListIsSearchedByNameAndAddress(t *testing.T) {
	t.Parallel()
	p, _ := open(t)
	p.Get(t, "/people").Has(t, "Bo Lindqvist", "Mia Torres", "You", "2 messages")
	for query, want := range map[string]string{"lindq": "Bo Lindqvist", "rob": "Robert L", "ines%40harbor": "Ines"} {
		page := p.Get(t, "/people?q="+query)
		page.Has(t, want)
		page.Lacks(t, "Mia Torres")
	}
	p.Get(t, "/people?q=nobody-like-this").Has(t, "begins like this", "Show everybody")
}

func TestManyPeopleComeInPages(t *testing.T) {
	t.Parallel()
	p := apptest.Open(t)
	var mail strings.Builder
	for i := range 120 {
		mail.WriteString(letter(i, fmt.Sprintf("Guest Number%d <guest%d@harbor.example>", i, i), mia))
	}
	p.Import(t, mail.String())
	first := p.Get(t, "/people")
	first.Has(t, "1–50", `href="/people?after=50"`)
	if len(first.Body) > 100_000 {
		t.Errorf("the page has %d bytes", len(first.Body))
	}
	p.Get(t, "/people?after=100").Has(t, "101–121", `href="/people?after=50"`)
	found := p.Get(t, "/people?q=guest&after=50")
	found.Has(t, "51–100", "after=100", "q=guest")
	p.Get(t, "/people?after=50").Lacks(t, "Mia Torres")
}

func TestMergeIsUndoneBySplitAndBack(t *testing.T) {
	t.Parallel()
	p, id := open(t)
	bo, rob := id("bo@harbor.example"), id("rob@home.example")
	p.Get(t, "/people/"+bo+"?with=rob").Has(t, "Robert L", "/people/"+bo+"/merge/"+rob)
	page := p.Post(t, "/people/"+bo+"/merge/"+rob)
	page.Has(t, "They are one person now.", "rob@home.example", "Because you said so.", "Undo")
	if id("rob@home.example") != bo {
		t.Error("they are two people still")
	}
	split := between(t, page.Body, `action="/merges/`, `"`)
	page = p.Post(t, "/merges/"+split)
	page.Has(t, "They are two people now", "Undo")
	again := between(t, page.Body, `action="/people/`+bo+`/merge/`, `"`)
	if id("rob@home.example") != again || again == bo {
		t.Errorf("the undo leads to %q", again)
	}
	p.Post(t, "/people/"+bo+"/merge/"+again).Has(t, "They are one person now.")
	if page := p.Post(t, "/merges/"+split); page.Status != 404 {
		t.Errorf("splitting twice: status %d", page.Status)
	}
}

func between(t *testing.T, text, before, after string) string {
	t.Helper()
	_, rest, found := strings.Cut(text, before)
	if !found {
		t.Fatalf("%q is not on the page", before)
	}
	inside, _, _ := strings.Cut(rest, after)
	return inside
}

func TestRenameKeepsWhatWasTyped(t *testing.T) {
	t.Parallel()
	p, id := open(t)
	bo := id("bo@harbor.example")
	p.Post(t, "/people/"+bo+"/rename", "name", "Bo L. <b>").Has(t, "The name is changed.", "Bo L. &lt;b&gt;")
	long := strings.Repeat("x", 201)
	page := p.Post(t, "/people/"+bo+"/rename", "name", long)
	page.Has(t, "Give a name of up to 200 characters.", long)
	if page.Status != 422 {
		t.Errorf("status %d", page.Status)
	}
}

func TestAnotherAddressOfMineIsClaimedAndTakenBack(t *testing.T) {
	t.Parallel()
	p, id := open(t)
	page := p.Post(t, "/people/"+id("rob@home.example")+"/me")
	page.Has(t, "This is you now.", "rob@home.example", apptest.Me, "Undo")
	page.Lacks(t, "Forget", "This is me</button>")
	p.Post(t, "/merges/"+between(t, page.Body, `action="/merges/`, `"`))
	if id("rob@home.example") == id(apptest.Me) {
		t.Error("the address is the owner's still")
	}
}

func TestManagerIsNamedAndTakenBack(t *testing.T) {
	t.Parallel()
	p, id := open(t)
	bo := id("bo@harbor.example")
	p.Post(t, "/people/"+bo+"/manager").Has(t, "Manages you", "/people/"+bo+"/no-manager", `href="/manager/`+bo+`"`)
	p.Get(t, "/people").Has(t, "Manages you")
	p.Post(t, "/people/"+bo+"/no-manager").Has(t, "does not manage you")
	p.Get(t, "/people").Lacks(t, "Manages you")
}

func TestForgettingSaysWhatGoesAndErases(t *testing.T) {
	t.Parallel()
	p, id := open(t)
	bo := id("bo@harbor.example")
	page := p.Get(t, "/people/"+bo+"/forget")
	page.Has(t, "This cannot be undone", "2 messages name them", "bo@harbor.example", "Erase this person for good", "later import does not bring them back")
	p.Get(t, "/people").Has(t, "Bo Lindqvist")
	page = p.Post(t, "/people/"+bo+"/forget")
	page.Has(t, "Forgotten.")
	page.Lacks(t, "Bo Lindqvist", "Undo")
	if n := len(p.Messages(t)); n != 2 {
		t.Errorf("%d messages are left, want 2", n)
	}
	p.Import(t, few())
	p.Get(t, "/people").Lacks(t, "Bo Lindqvist", "bo@harbor.example")
}

func TestOwnerCannotForgetHerself(t *testing.T) {
	t.Parallel()
	p, id := open(t)
	me := id(apptest.Me)
	p.Get(t, "/people/"+me).Lacks(t, "/forget")
	if page := p.Post(t, "/people/"+me+"/forget"); page.Status != 422 {
		t.Errorf("status %d", page.Status)
	}
	p.Get(t, "/people/"+me+"/forget").Has(t, "This is you")
}

func TestHostileNameIsShownAsText(t *testing.T) {
	t.Parallel()
	p := apptest.Open(t)
	p.Import(t, letter(1, `"<script>alert(1)</script>" <x@harbor.example>`, mia))
	found, err := p.People.Show(t.Context(), p.Actor, people.Which{Person: "x@harbor.example"})
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"/people", "/people/" + found.ID, "/people/" + found.ID + "/forget", "/people?q=%3Cscript%3Ealert(1)"} {
		page := p.Get(t, path)
		page.Lacks(t, "<script>alert")
	}
}

func TestUnknownPeopleAreNotFound(t *testing.T) {
	t.Parallel()
	p, id := open(t)
	for _, path := range []string{"/people/0000", "/people/0000/forget"} {
		if page := p.Get(t, path); page.Status != 404 {
			t.Errorf("%s: status %d", path, page.Status)
		}
	}
	bo := id("bo@harbor.example")
	for _, path := range []string{"/people/0000/rename", "/people/" + bo + "/merge/0000", "/people/0000/merge/" + bo, "/merges/0000/split", "/people/0000/me", "/people/0000/manager", "/people/0000/forget"} {
		if page := p.Post(t, path, "name", "x"); page.Status != 404 && path != "/people/0000/rename" || page.Status == 200 {
			t.Errorf("%s: status %d", path, page.Status)
		}
	}
}

func TestFlashQuotesNobody(t *testing.T) {
	t.Parallel()
	p, id := open(t)
	page := p.Post(t, "/people/"+id("bo@harbor.example")+"/manager")
	if flash := between(t, page.Body, `class="flash`, "</div>"); strings.Contains(flash, "Lindqvist") || strings.Contains(flash, "bo@") {
		t.Errorf("the message quotes a name: %s", flash)
	}
}

func TestPeopleOfOthersAreNotFound(t *testing.T) {
	t.Parallel()
	p := apptest.Open(t)
	other := p.Stranger(t)
	p.ImportFor(t, other, few())
	theirs, err := p.People.Show(t.Context(), other, people.Which{Person: "bo@harbor.example"})
	if err != nil {
		t.Fatal(err)
	}
	p.Get(t, "/people").Lacks(t, "Bo Lindqvist")
	for _, path := range []string{"/people/" + theirs.ID, "/people/bo@harbor.example", "/people/" + theirs.ID + "/forget"} {
		if page := p.Get(t, path); page.Status != 404 {
			t.Errorf("%s: status %d", path, page.Status)
		}
	}
	if page := p.Post(t, "/people/"+theirs.ID+"/forget"); page.Status != 404 {
		t.Errorf("forgetting: status %d", page.Status)
	}
	if _, err := p.People.Show(t.Context(), other, people.Which{Person: theirs.ID}); err != nil {
		t.Errorf("the other owner has lost the person: %v", err)
	}
}
