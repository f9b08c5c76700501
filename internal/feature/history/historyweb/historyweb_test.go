package historyweb_test

import (
	"bytes"
	"fmt"
	"html"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"upward/internal/app/apptest"
	"upward/internal/feature/ask"
	"upward/internal/feature/people"
	"upward/internal/platform/database"
	"upward/internal/platform/operation"
)

// letter is one message of an mbox file.
func letter(id, from, to, subject, text string) string {
	return fmt.Sprintf("From x Mon Nov  2 08:00:00 2026\nFrom: %s\nTo: %s\nDate: Mon, 2 Nov 2026 08:00:00 +0100\nSubject: %s\nMessage-ID: <%s@harbor.example>\n\n%s\n\n",
		from, to, subject, id, text)
}

func small() string {
	return letter("1", "Bo <bo@harbor.example>", "Mia <"+apptest.Me+">", "Numbers", "Can you send me the numbers by Friday?") +
		letter("2", "Mia <"+apptest.Me+">", "Bo <bo@harbor.example>", "Re: Numbers", "I will send them tomorrow.") +
		"From x Mon Nov  2 08:00:00 2026\nSubject: nobody wrote this\n\nnothing\n\n"
}

// bring sends the form of the page as a browser does, with a file where name is not "".
func bring(t *testing.T, p *apptest.Program, me, path, name string, file io.Reader) apptest.Answer {
	t.Helper()
	read, write := io.Pipe()
	form := multipart.NewWriter(write)
	go func() {
		_ = form.WriteField("me", me)
		_ = form.WriteField("paths", path)
		part, err := form.CreateFormFile("file", name)
		if err == nil && file != nil {
			_, err = io.Copy(part, file)
		}
		if err == nil {
			err = form.Close()
		}
		write.CloseWithError(err)
	}()
	return p.Send(t, "/mail/import", form.FormDataContentType(), read)
}

func TestBeforeAnyImportThePageSaysWhatIsKept(t *testing.T) {
	t.Parallel()
	p := apptest.Open(t)
	page := p.Get(t, "/mail")
	page.Has(t, "Attachments, quoted text", "Your employer", p.Config.Data, "Nothing is sent anywhere", `name="paths"`, `type="file"`, "Thunderbird", "Apple Mail", "Takeout", "Outlook")
	page.Lacks(t, "Where your mail came from", "Refresh</button>")
}

func TestPathIsImportedAndTheCountsAddUp(t *testing.T) {
	t.Parallel()
	p := apptest.Open(t)
	path := filepath.Join(t.TempDir(), "inbox.mbox")
	if err := os.WriteFile(path, []byte(small()), 0o600); err != nil {
		t.Fatal(err)
	}
	if page := bring(t, p, apptest.Me, ` "`+path+`" `, "", nil); page.Path != "/mail" || page.Status != 200 {
		t.Fatalf("it ended at %s with %d", page.Path, page.Status)
	}
	p.History.Wait()
	page := p.Get(t, "/mail")
	page.Has(t, "3 messages read: 2 are new and kept, 1 was not taken in.", "1 message not taken in, and why", "inbox.mbox", "Refresh</button>", apptest.Me)
	p.Post(t, "/mail/refresh")
	p.History.Wait()
	p.Get(t, "/mail").Has(t, "Nothing was new.", "2 messages are kept")
}

func TestUploadIsReadAsItArrives(t *testing.T) {
	t.Parallel()
	p := apptest.Open(t)
	page := bring(t, p, apptest.Me, "", "sent.mbox", strings.NewReader(small()))
	if page.Path != "/mail" || page.Status != 200 {
		t.Fatalf("it ended at %s with %d", page.Path, page.Status)
	}
	p.History.Wait()
	page = p.Get(t, "/mail")
	page.Has(t, "3 messages read: 2 are new and kept", "chosen in the browser")
	page.Lacks(t, "Refresh</button>")
}

// endless is a mailbox whose sender never comes to an end.
type endless struct {
	n    int
	rest []byte
	stop chan struct{}
}

func (e *endless) Read(b []byte) (int, error) {
	select {
	case <-e.stop:
		return 0, io.ErrUnexpectedEOF
	default:
	}
	if len(e.rest) == 0 {
		e.n++
		e.rest = []byte(letter(fmt.Sprint(e.n), "Bo <bo@harbor.example>", apptest.Me, "Again", "And again."))
	}
	n := copy(b, e.rest)
	e.rest = e.rest[n:]
	return n, nil
}

func TestUploadUnderWayIsShownAndCanBeStopped(t *testing.T) {
	t.Parallel()
	p := apptest.Open(t)
	source := &endless{stop: make(chan struct{})}
	read, write := io.Pipe()
	form := multipart.NewWriter(write)
	go func() {
		_ = form.WriteField("me", apptest.Me)
		part, err := form.CreateFormFile("file", "endless.mbox")
		if err == nil {
			_, err = io.Copy(part, source)
		}
		write.CloseWithError(err)
	}()
	sent := make(chan struct{})
	go func() {
		defer close(sent)
		response, err := p.Browser.Post(p.Server.URL+"/mail/import", form.FormDataContentType(), read)
		if err == nil {
			response.Body.Close()
		}
	}()
	for {
		if progress, begun := p.History.Running(p.Actor); begun && progress.Stored > 0 {
			break
		}
	}
	p.Get(t, "/mail").Has(t, "Reading endless.mbox", "Keep the page open", "Stop</button>", `http-equiv="refresh"`)
	bring(t, p, apptest.Me, "elsewhere", "", nil).Has(t, "An import is under way")
	p.Post(t, "/mail/stop").Has(t, "What was read so far is kept")
	p.History.Wait()
	close(source.stop)
	<-sent
	page := p.Get(t, "/mail")
	page.Has(t, "The import was stopped; what was read is kept", "Not to the end")
	if sources, err := p.History.ListSources(t.Context(), p.Actor, operation.None{}); err != nil || sources.Messages == 0 {
		t.Errorf("%d messages are kept (%v)", sources.Messages, err)
	}
}

func TestBadPathKeepsWhatWasTyped(t *testing.T) {
	t.Parallel()
	p := apptest.Open(t)
	empty := t.TempDir()
	for path, says := range map[string]string{
		"/nowhere/<b>at all</b>": "There is no file or folder /nowhere/&lt;b&gt;at all&lt;/b&gt;; check the path.",
		"":                       "Name a file or a folder with mail",
		empty:                    "No mail was found in the folder",
	} {
		page := bring(t, p, apptest.Me, path, "", nil)
		if page.Status != 422 {
			t.Errorf("%q: status %d", path, page.Status)
		}
		page.Has(t, says, `value="`+apptest.Me+`"`, `aria-invalid="true"`)
		page.Lacks(t, "<b>at all")
		if path == empty {
			page.Has(t, `value="`+path+`"`)
		}
	}
	path := filepath.Join(empty, "inbox.mbox")
	if err := os.WriteFile(path, []byte(small()), 0o600); err != nil {
		t.Fatal(err)
	}
	page := bring(t, p, "no address", path, "", nil)
	page.Has(t, "Give an address such as mia@example.com.", `value="no address"`, `value="`+path+`"`)
	if _, begun := p.History.Running(p.Actor); begun {
		t.Error("an import was begun all the same")
	}
}

func TestUploadWithoutAnAddressKeepsWhatWasTyped(t *testing.T) {
	t.Parallel()
	p := apptest.Open(t)
	page := bring(t, p, "", "", "in.mbox", strings.NewReader(strings.Repeat(small(), 3000)))
	if page.Status != 422 {
		t.Errorf("status %d", page.Status)
	}
	page.Has(t, "Say which address is yours")
}

func TestMessageStandsInItsConversation(t *testing.T) {
	t.Parallel()
	p := apptest.Open(t)
	p.Import(t, small())
	id := find(t, p, "Re: Numbers")
	page := p.Get(t, "/messages/"+id)
	page.Has(t, "I will send them tomorrow.", "The conversation", "Can you send me the numbers by Friday?", "inbox.mbox, from byte", "(you)")
	page.Lacks(t, "mailto:")
	p.Get(t, "/messages/"+find(t, p, "Numbers")).Has(t, "mailto:bo@harbor.example?subject=Re%3A%20Numbers")
}

func TestMessageLeadsOnToItsNeighboursAndToWhatWasFoundInIt(t *testing.T) {
	t.Parallel()
	p := apptest.Open(t)
	first, second, _ := strings.Cut(small(), "From x Mon Nov  2 08:00:00 2026\nFrom: Mia")
	p.Import(t, first+"From x Mon Nov  2 08:00:00 2026\nFrom: Mia"+strings.Replace(second, "08:00:00 +0100", "09:00:00 +0100", 1))
	asked, answered := find(t, p, "Numbers"), find(t, p, "Re: Numbers")
	p.Get(t, "/messages/"+asked).Lacks(t, "Found in it")
	if _, err := p.People.ConfirmManager(t.Context(), p.Actor, people.Confirming{Person: "bo@harbor.example"}); err != nil {
		t.Fatal(err)
	}
	page := p.Get(t, "/messages/"+asked)
	page.Has(t, "1 of 2 in the conversation", `rel="next" href="/messages/`+answered+`"`, "Found in it", "Suggested", "Take on", "Not an ask")
	page.Lacks(t, `rel="prev"`)
	p.Get(t, "/messages/"+answered).Has(t, "2 of 2 in the conversation", `rel="prev" href="/messages/`+asked+`"`)
	found, err := p.Asks.Suggest(t.Context(), p.Actor, ask.Finding{Kind: "ask"})
	if err != nil || len(found.Suggestions) == 0 {
		t.Fatalf("no suggestion: %v", err)
	}
	page = p.Post(t, "/suggestions/"+found.Suggestions[0].ID+"/accept?back="+url.QueryEscape("/messages/"+asked))
	if page.Path != "/messages/"+asked {
		t.Errorf("taking it on leads to %s", page.Path)
	}
	page.Has(t, "Taken on.", "Found in it", `href="/asks/`, "Heard")
}

func TestMessageLeadsBackWhereSomebodyCameFrom(t *testing.T) {
	t.Parallel()
	p := apptest.Open(t)
	p.Import(t, small())
	path := "/messages/" + find(t, p, "Numbers")
	for from, want := range map[string]string{
		"/":                          `<a href="/">Today`,
		"/?manager=x":                `<a href="/?manager=x">Today`,
		"/asks/suggestions?kind=ask": `<a href="/asks/suggestions?kind=ask">From your mail`,
		"/asks/x":                    `<a href="/asks/x">The ask`,
		"/manager/x":                 `<a href="/manager/x">Manager`,
		"/messages/other":            `<a href="/messages/other">The message before`,
		"/search?q=numbers":          `<a href="/search?q=numbers">Search`,
		"/no-such-page":              `<a href="/mail">Mail`,
		path:                         `<a href="/mail">Mail`,
		"":                           `<a href="/mail">Mail`,
	} {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, p.Server.URL+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		if from != "" {
			r.Header.Set("Referer", p.Server.URL+from)
		}
		if got := backLink(t, p, r); got != want {
			t.Errorf("from %q it leads back by %s", from, got)
		}
		r.Header.Set("Referer", "https://elsewhere.example"+from)
		if got := backLink(t, p, r); got != `<a href="/mail">Mail` {
			t.Errorf("from elsewhere it leads back by %s", got)
		}
	}
}

// backLink is the link above the title of a page, without its sign.
func backLink(t *testing.T, p *apptest.Program, r *http.Request) string {
	t.Helper()
	response, err := p.Browser.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(body), `<p class="up">`)
	link, _, _ := strings.Cut(rest, "</a>")
	return regexp.MustCompile(`(?s)<svg.*</svg>`).ReplaceAllString(link, "")
}

func TestSubjectOfAStrangerAddsNothingToTheAnswer(t *testing.T) {
	t.Parallel()
	p := apptest.Open(t)
	subject := "Hi?a=b&bcc=eve@evil.example&body=yes+no#x;%0d%0aCc: eve"
	p.Import(t, letter("1", "Bo <bo@harbor.example>", apptest.Me, subject, "Hello."))
	page := p.Get(t, "/messages/"+find(t, p, subject))
	link, err := url.Parse(html.UnescapeString(regexp.MustCompile(`href="(mailto:[^"]*)"`).FindStringSubmatch(page.Body)[1]))
	if err != nil {
		t.Fatal(err)
	}
	if fields := link.Query(); link.Opaque != "bo@harbor.example" || link.Fragment != "" || len(fields) != 1 || fields.Get("subject") != "Re: "+subject {
		t.Errorf("the link is %v", link)
	}
}

func find(t *testing.T, p *apptest.Program, subject string) string {
	t.Helper()
	for _, m := range p.Messages(t) {
		if m.Subject == subject {
			return m.ID
		}
	}
	t.Fatalf("no message %q", subject)
	return ""
}

func TestHostileMessageIsShownAsText(t *testing.T) {
	t.Parallel()
	p := apptest.Open(t)
	evil := `<script>alert(1)</script>`
	p.Import(t, letter("1", `"`+evil+`" <bo@harbor.example>`, apptest.Me, evil, evil+"\n<img src=x onerror=alert(1)>")+
		letter("2", "Mia <"+apptest.Me+">", "bo@harbor.example", "Re: "+evil, "ok"))
	page := p.Get(t, "/messages/"+p.Messages(t)[0].ID)
	page.Lacks(t, "<script>alert", "<img src=x", "javascript:")
	page.Has(t, "&lt;script&gt;alert(1)")
}

func TestUnknownMessageIsNotFound(t *testing.T) {
	t.Parallel()
	p := apptest.Open(t)
	p.Import(t, small())
	for _, id := range []string{"0000", strings.Repeat("z", 5000), "%00", "..%2f..%2fetc"} {
		if page := p.Get(t, "/messages/"+id); page.Status != 404 {
			t.Errorf("%.20q: status %d", id, page.Status)
		}
	}
}

func TestLongConversationStaysLight(t *testing.T) {
	t.Parallel()
	p := apptest.Open(t)
	var mail strings.Builder
	long := strings.Repeat("A line of many words that goes on and on. ", 700)
	for i := range 300 {
		mail.WriteString(letter(fmt.Sprint(i), "Bo <bo@harbor.example>", "Mia <"+apptest.Me+">", "Re: Long", fmt.Sprint(i)+" "+long))
	}
	p.Import(t, mail.String())
	page := p.Get(t, "/messages/"+p.Messages(t)[150].ID)
	page.Has(t, "before these", "after these")
	if len(page.Body) > 100_000 {
		t.Errorf("the page has %d bytes", len(page.Body))
	}
}

func TestManyRefusalsStayLight(t *testing.T) {
	t.Parallel()
	p := apptest.Open(t)
	var mail bytes.Buffer
	mail.WriteString(small())
	for range 3000 {
		mail.WriteString("From x Mon Nov  2 08:00:00 2026\nSubject: nobody\n\nx\n\n")
	}
	bring(t, p, apptest.Me, "", "odd.mbox", &mail)
	p.History.Wait()
	page := p.Get(t, "/mail")
	page.Has(t, "3,003 messages read: 2 are new and kept, 3,001 were not taken in.", "it names neither a sender nor a recipient", "more.")
	if len(page.Body) > 100_000 {
		t.Errorf("the page has %d bytes", len(page.Body))
	}
}

func TestMessagesOfOthersAreNotFound(t *testing.T) {
	t.Parallel()
	p := apptest.Open(t)
	other := p.Stranger(t)
	p.ImportFor(t, other, small())
	var theirs []string
	err := p.DB.Read(t.Context(), func(tx *database.Tx) (err error) {
		theirs, err = database.Query(tx, database.Text, `SELECT id FROM history_message WHERE owner = $1`, other.Owner)
		return err
	})
	if err != nil || len(theirs) == 0 {
		t.Fatalf("%d messages (%v)", len(theirs), err)
	}
	for _, id := range theirs {
		if page := p.Get(t, "/messages/"+id); page.Status != 404 {
			t.Errorf("status %d", page.Status)
		}
	}
	p.Get(t, "/mail").Has(t, "Before you start")
}
