package askweb_test

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"upward/internal/feature/ask"
	"upward/internal/platform/database/databasetest"
)

func TestListMarksWhatIsLateAndSortsByDay(t *testing.T) {
	each(t, func(b *bench) {
		m := meaning()
		m.Outcome, m.Due = "Later", "2026-12-10"
		b.record("one", m)
		m.Outcome, m.Due = "Too late", "2026-11-19"
		b.record("two", m)
		b.record("Only words", ask.Meaning{})
		page := b.get("/asks").is(200).says("Open 3", "Too late", "4 days late", "Later", "due 10 Dec", "Only words")
		if late, later := strings.Index(page.body, "Too late"), strings.Index(page.body, "Later"); late > later {
			t.Error("what is due later stands in front")
		}
		page.holds(`class="state red"`, "<q>Only words</q>")
	})
}

func TestTabsCountAndHoldTheirAsks(t *testing.T) {
	one(t, func(b *bench) {
		for _, name := range []string{"deliver", "drop"} {
			b.follow(b.post(step(b.record("It is "+name, ask.Meaning{}), name)))
		}
		b.get("/asks").says("Delivered 1", "Dropped 1").saysNot("It is deliver", "It is drop")
		b.get("/asks?show=done").says("It is deliver").saysNot("It is drop")
		b.get("/asks?show=dropped").says("It is drop").saysNot("It is deliver")
		b.get("/asks?show=nonsense").is(200)
	})
}

func TestFullPagesStayLight(t *testing.T) {
	one(t, func(b *bench) {
		m := meaning()
		m.Outcome = strings.Repeat("a long outcome ", 30)
		for i := range 120 {
			b.record(fmt.Sprintf("Ask number %d %s", i, strings.Repeat("word ", 100)), m)
			for _, giver := range []ask.Giver{ask.Mine, ask.Theirs} {
				_, err := b.asks.Promise(b.t.Context(), b.by, ask.Promising{Person: bo, Giver: giver, Words: strings.Repeat("promised ", 50)})
				b.must(err)
			}
		}
		for _, path := range []string{"/asks", "/asks/promises", "/search?q=word"} {
			page := b.get(path).is(200)
			t.Logf("%s: %d bytes", path, len(page.body))
			if len(page.body) > 100_000 {
				t.Errorf("%s weighs %d bytes", path, len(page.body))
			}
		}
		b.get("/asks").says("1–50 of 120", "After")
		b.get("/asks?after=50").says("51–100 of 120", "Before", "After").saysNot("From your mail")
		b.get("/asks?after=100").says("101–120 of 120", "Before").saysNot("After")
		b.get("/asks/promises").says("95 promises more")
	})
}

func TestLongMailGivesLightSuggestions(t *testing.T) {
	one(t, func(b *bench) {
		var mbox strings.Builder
		for i := range 60 {
			fmt.Fprintf(&mbox, "From bo@harbor.example Mon Nov 16 08:00:00 2026\nFrom: Bo Lindqvist <bo@harbor.example>\nTo: Mia Torres <mia@harbor.example>\nSubject: No %d\n"+
				"Date: Mon, 16 Nov 2026 08:%02d:00 +0000\nMessage-ID: <many%d@harbor.example>\n\nCould you please send me list number %d%s?\n\n", i, i%60, i, i, strings.Repeat(" with the notes of the last visit", 12))
		}
		b.bring(mbox.String())
		page := b.get("/asks/suggestions").is(200).says("62 to judge", "After")
		t.Logf("%d bytes", len(page.body))
		if len(page.body) > 100_000 {
			t.Errorf("it weighs %d bytes", len(page.body))
		}
	})
}

func TestJudgingInPlaceMovesTheWayOn(t *testing.T) {
	one(t, func(b *bench) {
		var mbox strings.Builder
		for i := range 25 {
			fmt.Fprintf(&mbox, "From bo@harbor.example Mon Nov 16 08:00:00 2026\nFrom: Bo Lindqvist <bo@harbor.example>\nTo: Mia Torres <mia@harbor.example>\nSubject: No %d\n"+
				"Date: Mon, 16 Nov 2026 09:%02d:00 +0000\nMessage-ID: <many%d@harbor.example>\n\nCould you please send me list number %d?\n\n", i, i, i, i)
		}
		b.bring(mbox.String())
		page := b.get("/asks/suggestions?kind=ask").holds(`name="_next" value="20"`, `after=20"`).says("27 to judge")
		press := func(verb string, next string) answer {
			r := posting("/suggestions/"+b.firstOn(page)+"/"+verb+"?back="+url.QueryEscape("/asks/suggestions?kind=ask"), "_first", "0", "_next", next)
			r.Header.Set("HX-Request", "true")
			return b.do(r).is(200)
		}
		press("accept", "20").holds(`id="way-on" hx-swap-oob="true"`, `name="_next" value="19"`, "after=19").says("26 to judge")
		press("undo", "19").holds(`name="_next" value="20"`).says("27 to judge")
		if part := press("reject", ""); strings.Contains(part.body, `id="way-on"`) {
			t.Error("a page without a way on got one")
		}
	})
}

func TestJudgingInPlaceMovesTheCounts(t *testing.T) {
	one(t, func(b *bench) {
		page := b.get("/asks/suggestions?kind=ask").says("Asked of you 2").saysNot("Set aside 1")
		first := b.firstOn(page)
		press := func(verb, back string) answer {
			r := posting("/suggestions/" + first + "/" + verb + "?back=" + url.QueryEscape(back))
			r.Header.Set("HX-Request", "true")
			return b.do(r).is(200)
		}
		part := press("reject", "/asks/suggestions?kind=ask").holds(`id="kinds" hx-swap-oob="true"`).says("Asked of you 1", "Set aside 1")
		if strings.Count(part.body, `aria-current="page"`) != 1 {
			t.Errorf("not one tab is current: %s", part.words())
		}
		press("undo", "/asks/suggestions?kind=ask").says("Asked of you 2").saysNot("Set aside 1")
		for _, elsewhere := range []string{"/asks", "/messages/x"} {
			if part := press("reject", elsewhere); strings.Contains(part.body, `id="kinds"`) {
				t.Errorf("%s got tabs that it has not", elsewhere)
			}
			press("undo", elsewhere)
		}
	})
}

func TestHostileWordsStayWords(t *testing.T) {
	each(t, func(b *bench) {
		hostile := `<script>alert("1")</script> "quoted" 'single' ` + "\u202Eright to left\u202C שלום <img src=x onerror=alert(1)> {{ .}} \x00 end"
		clean := strings.ReplaceAll(hostile, "\x00", "")
		page := b.follow(b.post("/asks", "person", bo, "words", hostile, "outcome", hostile, "measure", hostile, "questions", hostile, "displaces", hostile,
			"from", hostile, "to", hostile, "assumptions", hostile, "beyond", hostile))
		pages := []answer{page.says(strings.Join(strings.Fields(clean), " "))}
		all, err := b.asks.List(b.t.Context(), b.by, ask.Listing{})
		b.must(err)
		a := all.Asks[0]
		path := b.link(a)
		pages = append(pages, b.get("/asks/"+a.ID), b.get("/asks/"+a.ID+"/edit"), b.get("/asks"), b.get("/search?q="+url.QueryEscape(clean)), b.get(path))
		pages = append(pages, b.follow(b.post(path, "verdict", "corrected", "words", hostile)), b.get("/asks/"+a.ID))
		pages = append(pages, b.post("/asks", "person", bo, "words", "", "other", clean, "direction", clean, "due", clean))
		for i, p := range pages {
			for _, bad := range []string{"<script>alert", "<img src=x", `"quoted" 'single'`} {
				if strings.Contains(p.body, bad) {
					t.Errorf("page %d holds %s", i, bad)
				}
			}
		}
	})
}

func TestSearchFindsAsksAndPeople(t *testing.T) {
	each(t, func(b *bench) {
		b.record("Get the prices out", meaning())
		b.get("/search?q=prices").is(200).says("Asks", "Every port has this year's prices").saysNot("Nothing was found")
		b.get("/search?q=lindq").says("People", "Bo Lindqvist", "Manages you").holds(`value="lindq"`, `href="/people/`)
		b.get("/search?q=zeppelin").says("Nothing was found")
		b.get("/search").says("What are you looking for?")
	})
}

func TestEmptyPagesSayWhatToDo(t *testing.T) {
	t.Parallel()
	b := newBench(t, databasetest.SQLite(t))
	b.get("/asks").is(200).says("Bring in your mail", "For example")
	b.get("/asks/new").is(200).says("Nobody is known yet")
	b.get("/asks/promises").is(200).says("No promise is open")
	b.get("/asks/promises/new").is(200).says("Nobody is known yet")
	b.get("/asks/promises?settled=1").is(200).says("None yet")
	b.get("/asks/suggestions").is(200).says("Nothing is left to judge")
	b.get("/asks?show=waiting").is(200)
	b.get("/asks?show=done").is(200)
}
