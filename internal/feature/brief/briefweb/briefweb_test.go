package briefweb_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"upward/internal/app/apptest"
	"upward/internal/feature/people"
)

const (
	mia = "Mia Torres <" + apptest.Me + ">"
	bo  = "Bo Lindqvist <bo@harbor.example>"
)

func letter(n int, from, to, subject, text string) string {
	return fmt.Sprintf("From x Mon Nov  2 08:00:00 2026\nFrom: %s\nTo: %s\nDate: %d Nov 2026 %02d:%02d:00 +0100\nSubject: %s\nMessage-ID: <%d@harbor.example>\n\n%s\n\n",
		from, to, 1+n/24%18, n%24, n%60, subject, n, text)
}

func idOf(t *testing.T, p *apptest.Program, name string) string {
	t.Helper()
	found, err := p.People.Show(t.Context(), p.Actor, people.Which{Person: name})
	if err != nil {
		t.Fatal(err)
	}
	return found.ID
}

func TestFirstRunTeachesAndLeadsToMail(t *testing.T) {
	t.Parallel()
	p := apptest.Open(t)
	page := p.Get(t, "/")
	page.Has(t, "Work well with your manager", "What was asked.", "What was meant.", "How to reach them.", "For example", `<a class="button" href="/mail">Bring in my mail</a>`)
	if p.Get(t, "/brief").Path != "/" {
		t.Error("the brief does not lead home")
	}
}

func TestMailWithoutAManagerAsksWhoItIs(t *testing.T) {
	t.Parallel()
	p := apptest.Open(t)
	p.Import(t, letter(1, mia, bo, "Hello", "Hello."))
	p.Get(t, "/").Has(t, "Who manages you?", `href="/manager/choose"`)
}

func TestTodayShowsMovesAndWhatIsDue(t *testing.T) {
	t.Parallel()
	p := apptest.Open(t)
	p.Demo(t)
	page := p.Get(t, "/")
	page.Has(t, "Friday 20 November", "Next", "Due", "Likely to come soon", "Between 23 and 27 November: has come around day 25 of the month, 2 of 2 times", "You wait for", "How to reach Bo", "Suggested", "n\u00a0=\u00a0",
		"Heard", "Proposed", "Agreed", "Delivered", `href="/asks"`, `href="/asks?show=done"`, `href="/asks/new"`)
	if n := strings.Count(page.Body, `<article class="move">`); n == 0 || n > 3 {
		t.Errorf("%d moves", n)
	}
	if len(page.Body) > 100_000 {
		t.Errorf("the page has %d bytes", len(page.Body))
	}
}

// berths are n letters of Bo's that ask for the same each Monday, the last of them a Monday before the day of these tests.
func berths(n int) string {
	var all strings.Builder
	for i := range n {
		at := apptest.Now().AddDate(0, 0, -4-7*(n-1-i))
		fmt.Fprintf(&all, "From x Mon Nov  2 08:00:00 2026\nFrom: %s\nTo: %s\nDate: %s\nSubject: Berths\nMessage-ID: <berths-%d@harbor.example>\n\nPlease send me the berth list of all harbours.\n\n", bo, mia, at.Format(time.RFC1123Z), i)
	}
	return all.String()
}

func TestWhatComesBackIsSaidBeforeItComes(t *testing.T) {
	t.Parallel()
	p := apptest.Open(t)
	p.Import(t, letter(1, mia, bo, "Hello", "Hello."))
	id := idOf(t, p, "bo@harbor.example")
	p.Post(t, "/manager/"+id+"/confirm")
	for _, path := range []string{"/", "/brief", "/manager/" + id} {
		p.Get(t, path).Lacks(t, "Likely to come soon", "What comes back")
	}
	p.Import(t, berths(6))
	for _, path := range []string{"/", "/brief"} {
		page := p.Get(t, path)
		page.Has(t, "Likely to come soon", "Please send me the berth list of all harbours.", "On Monday 23 November: has come every Monday, 4 of 4 times in its window, n\u00a0=\u00a06.", "/manager/"+id+"#comes-back")
	}
	messages := p.Messages(t)
	p.Get(t, "/").Has(t, "/messages/"+messages[len(messages)-1].ID)
	page := p.Get(t, "/manager/"+id)
	page.Has(t, `id="comes-back"`, "What comes back", "Every Monday", "Probably on Monday 23 November", "4 of 4 times", "6 times", "12 October to 16 November")
	for _, m := range messages {
		if m.Subject == "Berths" {
			page.Has(t, "/messages/"+m.ID)
		}
	}
}

var links = regexp.MustCompile(`href="(/(?:messages|asks|suggestions|manager|people|brief|mail)[^"]*)"`)

func TestEveryLinkOfTodayLeadsSomewhere(t *testing.T) {
	t.Parallel()
	p := apptest.Open(t)
	p.Demo(t)
	for _, from := range []string{"/", "/brief", "/?manager=" + idOf(t, p, "ines.aydin@harborlight.example")} {
		page := p.Get(t, from)
		seen := map[string]bool{}
		for _, match := range links.FindAllStringSubmatch(page.Body, -1) {
			if path := strings.ReplaceAll(match[1], "&amp;", "&"); !seen[path] {
				seen[path] = true
				if there := p.Get(t, path); there.Status != 200 {
					t.Errorf("%s leads to %s: status %d", from, path, there.Status)
				}
			}
		}
		if len(seen) < 8 {
			t.Errorf("%s has only %d links", from, len(seen))
		}
	}
}

func TestEachManagerHasATab(t *testing.T) {
	t.Parallel()
	p := apptest.Open(t)
	p.Demo(t)
	ines := idOf(t, p, "ines.aydin@harborlight.example")
	p.Get(t, "/").Has(t, "/?manager="+ines, `aria-label="Your managers"`)
	page := p.Get(t, "/?manager="+ines)
	page.Has(t, "How to reach Ines", "/brief?manager="+ines)
	p.Get(t, "/brief?manager="+ines).Has(t, "Brief: Ines Aydin", "How to reach Ines")
}

func TestAssumedManagerIsConfirmedWithOnePress(t *testing.T) {
	t.Parallel()
	p := apptest.Open(t)
	var mail strings.Builder
	for i := range 30 {
		mail.WriteString(letter(2*i, bo, mia, fmt.Sprintf("Matter %d", i), fmt.Sprintf("Please send me report %d by Friday.", i)))
		mail.WriteString(letter(2*i+1, mia, bo, fmt.Sprintf("Re: Matter %d", i), "As you asked, it is attached. Let me know if you have any questions."))
	}
	for i, one := range []string{"ana", "ben", "cem"} { // colleagues of both
		mail.WriteString(letter(200+i, bo, mia+", "+one+"@harbor.example", "All", "Hello all."))
	}
	p.Import(t, mail.String())
	id := idOf(t, p, "bo@harbor.example")
	page := p.Get(t, "/")
	page.Has(t, "probably your manager", "/manager/"+id+"/confirm")
	page.Lacks(t, "upward people")
	p.Get(t, "/brief").Has(t, "is assumed from your mail")
	p.Post(t, "/manager/"+id+"/confirm")
	p.Get(t, "/").Lacks(t, "probably your manager")
}

func TestOldMailSaysWhereItEnds(t *testing.T) {
	t.Parallel()
	p := apptest.Open(t)
	p.Import(t, strings.ReplaceAll(letter(30, bo, mia, "Old", "Please send me the report by Friday.")+letter(40, mia, bo, "Re: Old", "Here it is."), "Nov 2026", "Mar 2025"))
	p.Post(t, "/manager/"+idOf(t, p, "bo@harbor.example")+"/confirm")
	for _, path := range []string{"/", "/brief"} {
		p.Get(t, path).Has(t, "The last message between you two is of 2 March 2025", "Refresh your mail")
	}
}

func TestHostileWordsAreShownAsText(t *testing.T) {
	t.Parallel()
	p := apptest.Open(t)
	p.Import(t, letter(400, `"<script>alert(1)</script>" <bo@harbor.example>`, mia, "<img src=x>", "Please send me <script>alert(2)</script> the report by Friday 27 November.")+
		letter(1, mia, "bo@harbor.example", "x", "Hello."))
	p.Post(t, "/manager/"+idOf(t, p, "bo@harbor.example")+"/confirm")
	for _, path := range []string{"/", "/brief"} {
		page := p.Get(t, path)
		page.Lacks(t, "<script>alert", "<img src=x")
		page.Has(t, "&lt;script&gt;alert(")
	}
}

func TestManagersOfOthersAreNotFound(t *testing.T) {
	t.Parallel()
	p := apptest.Open(t)
	p.Import(t, letter(1, bo, mia, "Hello", "Hello.")+letter(2, mia, bo, "Re: Hello", "Hello."))
	mine := idOf(t, p, "bo@harbor.example")
	p.Post(t, "/manager/"+mine+"/confirm")
	other := p.Stranger(t)
	p.ImportFor(t, other, letter(1, bo, mia, "Hello", "Hello."))
	theirs, err := p.People.Show(t.Context(), other, people.Which{Person: "bo@harbor.example"})
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"/?manager=" + theirs.ID, "/brief?manager=" + theirs.ID, "/?manager=0000", "/?manager=" + idOf(t, p, apptest.Me)} {
		if page := p.Get(t, path); page.Status != 404 {
			t.Errorf("%s: status %d", path, page.Status)
		}
	}
}

func TestManyAsksStayLight(t *testing.T) {
	t.Parallel()
	p := apptest.Open(t)
	var mail strings.Builder
	for i := range 300 {
		mail.WriteString(letter(i, bo, mia, fmt.Sprintf("Matter %d", i), fmt.Sprintf("Please send me the report about customer %d and %s by Friday 27 November.", i, strings.Repeat("the port and ", 60))))
	}
	mail.WriteString(letter(400, mia, bo, "x", "Hello."))
	p.Import(t, mail.String())
	p.Post(t, "/manager/"+idOf(t, p, "bo@harbor.example")+"/confirm")
	for _, path := range []string{"/", "/brief"} {
		if page := p.Get(t, path); len(page.Body) > 100_000 || page.Status != 200 {
			t.Errorf("%s: status %d, %d bytes", path, page.Status, len(page.Body))
		}
	}
}
