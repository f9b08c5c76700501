package askweb_test

import (
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"upward/internal/feature/ask"
)

func TestSuggestionStandsAboveTheListWithItsSource(t *testing.T) {
	one(t, func(b *bench) {
		s := b.suggestion("ask")
		page := b.get("/asks").is(200)
		page.says("From your mail", "Suggested", s.Words, "Bo Lindqvist", "Take on", "Edit", "Not an ask", "why: ")
		page.holds(`href="/messages/`+s.Message+`"`, `class="proposed"`)
	})
}

func TestOnePressTakesASuggestionOnAndUndoGivesItBack(t *testing.T) {
	each(t, func(b *bench) {
		s := b.suggestion("ask")
		back := "?back=" + url.QueryEscape("/asks/suggestions?kind=ask")
		answer := b.post("/suggestions/" + s.ID + "/accept" + back)
		if to := answer.header.Get("Location"); to != "/asks/suggestions?kind=ask" {
			t.Fatalf("it leads to %q", to)
		}
		page := b.follow(answer).says("Taken on.").saysNot(s.Words)
		all, err := b.asks.List(b.t.Context(), b.by, ask.Listing{})
		b.must(err)
		if len(all.Asks) != 1 || all.Asks[0].Words != s.Words || all.Asks[0].Message != s.Message {
			t.Fatalf("it became %+v", all.Asks)
		}
		b.follow(b.undo(page)).says("Back among the suggestions.", s.Words)
		b.get("/asks/" + all.Asks[0].ID).is(404)
	})
}

func TestRejectionIsRememberedAndTakenBack(t *testing.T) {
	each(t, func(b *bench) {
		s := b.suggestion("ask")
		page := b.follow(b.post("/suggestions/" + s.ID + "/reject")).says("Set aside").saysNot(s.Words)
		b.get("/asks/suggestions?state=rejected").says(s.Words, "Bring it back")
		b.follow(b.undo(page)).says("Back among the suggestions.", s.Words)
	})
}

func TestUndoKeepsAnAskThatWasWorkedOn(t *testing.T) {
	one(t, func(b *bench) {
		s := b.suggestion("ask")
		page := b.follow(b.post("/suggestions/" + s.ID + "/accept"))
		all, err := b.asks.List(b.t.Context(), b.by, ask.Listing{})
		b.must(err)
		b.follow(b.post(step(all.Asks[0], "deliver")))
		b.undo(page).is(409).says("You have worked on it since, so it stays.")
		b.get("/asks/" + all.Asks[0].ID).is(200)
	})
}

func TestScriptGetsOnlyTheOneSuggestion(t *testing.T) {
	one(t, func(b *bench) {
		s := b.suggestion("ask")
		press := func(verb string) answer {
			r := posting("/suggestions/" + s.ID + "/" + verb)
			r.Header.Set("HX-Request", "true")
			return b.do(r).is(200).holds(`id="s-` + s.ID + `"`)
		}
		accepted := press("accept").says("Taken on.", "Open it", "Undo").saysNot("Record an ask", "Take on")
		press("undo").says(s.Words, "Take on")
		press("reject").says("Set aside", "Undo")
		press("undo").says(s.Words, "Take on")
		if strings.Contains(accepted.body, "<html") {
			t.Error("a whole page came back")
		}
	})
}

func TestSuggestionIsEditedBeforeItIsTakenOn(t *testing.T) {
	each(t, func(b *bench) {
		s := b.suggestion("ask")
		page := b.get("/suggestions/" + s.ID + "?back=/asks/suggestions").is(200).says(s.Words)
		page.holds(">"+html.EscapeString(s.Words)+"</textarea>", `href="/asks/suggestions"`)
		path := "/suggestions/" + s.ID + "/edited"
		b.post(path, "words", "Send the list", "due", "soon", "outcome", "All ports").is(422).holds(">Send the list</textarea>", ">All ports</textarea>")
		b.follow(b.post(path, "words", "Send the list", "outcome", "All ports", "due", "2026-11-27")).is(200).says("Taken on.", "Send the list", "All ports", "Friday, 27 November")
		b.post("/suggestions/" + s.ID + "/accept").is(http.StatusConflict)
	})
}

func TestBackLeadsNowhereElse(t *testing.T) {
	one(t, func(b *bench) {
		s := b.suggestion("ask")
		for _, back := range []string{"https://evil.example/", "//evil.example", "/assets/x", "javascript:alert(1)", `/asks\@evil`} {
			page := b.get("/suggestions/" + s.ID + "?back=" + url.QueryEscape(back))
			if strings.Contains(page.body, "evil") || strings.Contains(page.body, "javascript") {
				t.Errorf("%q reached the page", back)
			}
		}
		if to := b.post("/suggestions/" + s.ID + "/reject?back=//evil.example").header.Get("Location"); to != "/asks" {
			t.Errorf("it leads to %q", to)
		}
	})
}

func TestSuggestionsOfEveryKindHaveTheirTab(t *testing.T) {
	one(t, func(b *bench) {
		for _, path := range []string{"/asks/suggestions", "/asks/suggestions?kind=wait", "/asks/suggestions?kind=promise_mine", "/asks/suggestions?kind=promise_theirs",
			"/asks/suggestions?state=rejected", "/asks/suggestions?kind=nonsense&after=-3"} {
			page := b.get(path).is(200)
			if n := len(regexp.MustCompile(`aria-current="page"`).FindAllString(page.body, -1)); n != 2 {
				t.Errorf("%s: %d places are current, want the section and the tab", path, n)
			}
		}
	})
}
