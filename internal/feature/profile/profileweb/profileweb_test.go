package profileweb_test

import (
	"fmt"
	"strings"
	"testing"

	"upward/internal/app/apptest"
	"upward/internal/feature/people"
	"upward/internal/platform/operation"
)

const (
	mia = "Mia Torres <" + apptest.Me + ">"
	bo  = "Bo Lindqvist <bo@harbor.example>"
)

// letter is one message of an mbox file, sent n hours after the first of September.
func letter(n int, from, to, text string) string {
	return fmt.Sprintf("From x Tue Sep  1 08:00:00 2026\nFrom: %s\nTo: %s\nDate: %d Sep 2026 %02d:00:00 +0200\nSubject: Matter %d\nMessage-ID: <%d@harbor.example>\n\n%s\n\n",
		from, to, 1+n/24%28, n%24, n/2, n, text)
}

// talk is n requests of the manager, each with an answer.
func talk(n int) string {
	var mail strings.Builder
	for i := range n {
		mail.WriteString(letter(2*i, bo, mia, fmt.Sprintf("Please send me report %d by Friday.", i)))
		mail.WriteString(letter(2*i+1, mia, bo, fmt.Sprintf("As you asked, report %d is attached. Let me know if you have any questions.", i)))
	}
	return mail.String()
}

func idOf(t *testing.T, p *apptest.Program, name string) string {
	t.Helper()
	found, err := p.People.Show(t.Context(), p.Actor, people.Which{Person: name})
	if err != nil {
		t.Fatal(err)
	}
	return found.ID
}

func TestWithoutMailThePageTeaches(t *testing.T) {
	t.Parallel()
	p := apptest.Open(t)
	p.Get(t, "/manager").Has(t, "Who manages you?", "For example", `href="/mail"`)
}

func TestSuggestionIsConfirmedAndTakenBack(t *testing.T) {
	t.Parallel()
	p := apptest.Open(t)
	p.Import(t, talk(30)+letter(900, bo, mia+", ana@harbor.example, ben@harbor.example, cem@harbor.example", "Hello all."))
	id := idOf(t, p, "bo@harbor.example")
	page := p.Get(t, "/manager")
	page.Has(t, "Your mail suggests that this is your manager", "Suggested", "Yes, my manager", "It is somebody else", "Bo Lindqvist directly 30 times", `class="source"`)
	page = p.Post(t, "/manager/"+id+"/confirm")
	page.Has(t, "Noted: this person manages you.", "Your manager since 20 November 2026", "Undo")
	page.Lacks(t, "Yes, my manager")
	p.Post(t, "/manager/"+id+"/mistake").Has(t, "Taken back", "Undo")
	p.Get(t, "/manager").Has(t, "Yes, my manager")
}

func TestSomebodyElseIsChosenBySearch(t *testing.T) {
	t.Parallel()
	p := apptest.Open(t)
	p.Import(t, talk(10)+letter(900, "Ines Aydin <ines@harbor.example>", mia, "Hello"))
	p.Get(t, "/manager/choose").Has(t, "What your mail suggests", "Bo Lindqvist", `name="q"`)
	ines := idOf(t, p, "ines@harbor.example")
	p.Get(t, "/manager/choose?q=ines").Has(t, "Ines Aydin", "/manager/"+ines+"/confirm")
	p.Get(t, "/manager/choose?q=nobody").Has(t, "begins like this")
	p.Post(t, "/manager/"+ines+"/confirm").Has(t, "Ines Aydin", "Noted")
	p.Get(t, "/manager/choose?q=ines").Has(t, "Manages you")
}

func TestLineIsEndedAndGoesOn(t *testing.T) {
	t.Parallel()
	p := apptest.Open(t)
	p.Import(t, talk(10))
	id := idOf(t, p, "bo@harbor.example")
	p.Post(t, "/manager/"+id+"/confirm")
	page := p.Post(t, "/manager/"+id+"/end")
	page.Has(t, "Ended today.", "Undo")
	_, rest, _ := strings.Cut(page.Body, `action="/manager/lines/`)
	line, _, _ := strings.Cut(rest, `"`)
	p.Post(t, "/manager/lines/"+line).Has(t, "The line goes on as before.", "Your manager since 20 November 2026")
	lines, err := p.People.ListLines(t.Context(), p.Actor, operation.None{})
	if err != nil || len(lines.Lines) != 1 || !lines.Lines[0].Until.IsZero() {
		t.Errorf("the lines are %+v (%v)", lines.Lines, err)
	}
	if page := p.Post(t, "/manager/lines/"+line); page.Status != 404 {
		t.Errorf("going on twice: status %d", page.Status)
	}
}

func TestTwoManagersHaveATabEach(t *testing.T) {
	t.Parallel()
	p := apptest.Open(t)
	p.Demo(t)
	page := p.Get(t, "/manager")
	page.Has(t, "Bo Lindqvist", "Ines Aydin", `aria-label="Your managers"`)
	ines := idOf(t, p, "ines.aydin@harborlight.example")
	p.Get(t, "/manager/"+ines).Has(t, "How Ines Aydin communicates with you")
}

func TestEveryFigureStandsWithItsNumberAndInterval(t *testing.T) {
	t.Parallel()
	p := apptest.Open(t)
	p.Demo(t)
	page := p.Get(t, "/manager")
	page.Has(t, "messages from them and", "Mail is the only channel that Upward knows so far.", "How their messages reach you", "How long your messages wait", "When they write",
		"On which days", "Typical message", "A conversation", "By the length of yours", "By the hour you send it", "By whether you ask a question", "No reliable difference", "n\u00a0=\u00a0", "90\u00a0%: ",
		"Of your messages that are answered within two weeks, half are within ", " answers, 90")
	if len(page.Body) > 100_000 {
		t.Errorf("the page has %d bytes", len(page.Body))
	}
}

func TestFewMessagesAreNotEnoughToSay(t *testing.T) {
	t.Parallel()
	p := apptest.Open(t)
	p.Import(t, talk(3))
	id := idOf(t, p, "bo@harbor.example")
	p.Post(t, "/manager/"+id+"/confirm")
	page := p.Get(t, "/manager/"+id)
	page.Has(t, "Not enough to say", "n\u00a0=\u00a03", "Not enough to compare")
	page.Lacks(t, "words</dd>", "NaN", "%!", "answered within two weeks", "What comes back")
}

func TestManagerWithoutMailHasAPage(t *testing.T) {
	t.Parallel()
	p := apptest.Open(t)
	p.Import(t, letter(1, mia, "x@harbor.example", "Hello")+letter(2, "Quiet One <quiet@harbor.example>", "x@harbor.example, "+mia, "Hi all"))
	id := idOf(t, p, "quiet@harbor.example")
	page := p.Post(t, "/manager/"+id+"/confirm")
	page.Has(t, "Quiet One")
	if page.Status != 200 {
		t.Errorf("status %d", page.Status)
	}
}

func TestHostileNameIsShownAsText(t *testing.T) {
	t.Parallel()
	p := apptest.Open(t)
	p.Import(t, strings.ReplaceAll(talk(10), "Bo Lindqvist", `"<script>alert(1)</script>"`))
	p.Get(t, "/manager").Lacks(t, "<script>alert")
	p.Get(t, "/manager/choose").Lacks(t, "<script>alert")
}

func TestManagersOfOthersAreNotFound(t *testing.T) {
	t.Parallel()
	p := apptest.Open(t)
	p.Import(t, talk(10))
	other := p.Stranger(t)
	p.ImportFor(t, other, talk(10))
	theirs, err := p.People.Show(t.Context(), other, people.Which{Person: "bo@harbor.example"})
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{theirs.ID, "0000"} {
		if page := p.Get(t, "/manager/"+id); page.Status != 404 {
			t.Errorf("status %d", page.Status)
		}
		for _, step := range []string{"confirm", "end", "mistake"} {
			if page := p.Post(t, "/manager/"+id+"/"+step); page.Status != 404 {
				t.Errorf("%s: status %d", step, page.Status)
			}
		}
	}
}
