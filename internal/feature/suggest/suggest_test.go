package suggest_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"upward/internal/feature/ask"
	"upward/internal/feature/suggest"
	"upward/internal/pure/matter"
)

var friday = time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)

func ago(days int) time.Time { return friday.AddDate(0, 0, -days) }

func day(days int) string { return friday.AddDate(0, 0, days).Format(time.DateOnly) }

func TestWhatIsWorthAMove(t *testing.T) {
	toMe := func(state ask.State, due string, updated int) suggest.Standing {
		return suggest.Standing{Asks: []ask.Ask{{ID: "a", State: state, Direction: ask.ToMe, Words: "Count the moorings", Message: "m", Said: ago(9), Updated: ago(updated), Meaning: ask.Meaning{Due: due}}}}
	}
	answered := func(verdict, standing string, updated int) suggest.Standing {
		s := toMe(ask.Proposed, "", updated)
		s.Asks[0].Confirmation = &ask.Confirmation{How: ask.ByReply, Verdict: verdict, Words: "Only the northern ones", At: ago(1), Standing: standing}
		return s
	}
	fromMe := func(said int) suggest.Standing {
		return suggest.Standing{Asks: []ask.Ask{{ID: "a", State: ask.Heard, Direction: ask.FromMe, Words: "Approve the crane", Said: ago(said)}}}
	}
	promise := func(giver ask.Giver, state, due string) suggest.Standing {
		return suggest.Standing{Promises: []ask.Promise{{ID: "p", Giver: giver, State: state, Words: "The charts", Due: due, Message: "m"}}}
	}
	found := func(kind, form, due string, said int, change func(*ask.Suggestion)) suggest.Standing {
		words := "Could you send me the berth plan of all nine harbours?"
		s := ask.Suggestion{ID: "s", Kind: kind, State: "open", Form: form, Due: due, Said: ago(said), Subject: "Berths", Message: "m", Words: words, Score: .9,
			Traits: matter.Traits{Kind: kind, Form: form, Score: .97, Words: 11, Mail: 11, Asks: 1, Readers: 1, Reply: true, Dated: due != "", Marks: matter.Marks(words)}}
		if change != nil {
			change(&s)
		}
		return suggest.Standing{Suggestions: []ask.Suggestion{s}}
	}
	for _, c := range []struct {
		name   string
		s      suggest.Standing
		kind   string // "" for none
		reason string
	}{
		{"heard, not agreed", toMe(ask.Heard, "", 0), "agree", "Nothing is agreed yet"},
		{"heard, due far ahead", toMe(ask.Heard, day(3), 0), "agree", "Nothing is agreed yet"},
		{"heard, due in two days", toMe(ask.Heard, day(2), 0), "deliver", "Due in 2 days."},
		{"agreed, due tomorrow", toMe(ask.Agreed, day(1), 0), "deliver", "Due tomorrow."},
		{"agreed, due today", toMe(ask.Agreed, day(0), 0), "deliver", "Due today."},
		{"agreed, due yesterday", toMe(ask.Agreed, day(-1), 0), "deliver", "Due yesterday."},
		{"agreed, long overdue", toMe(ask.Agreed, day(-40), 0), "deliver", "Due 40 days ago."},
		{"agreed, due far ahead", toMe(ask.Agreed, day(3), 9), "", ""},
		{"agreed, without a day", toMe(ask.Agreed, "", 9), "", ""},
		{"proposed just now", toMe(ask.Proposed, "", 3), "", ""},
		{"proposed long ago", toMe(ask.Proposed, "", 5), "agree", "You sent it 5 days ago"},
		{"corrected, not taken over", answered("corrected", "open", 0), "agree", "Bo answered on 19 November; nothing is agreed until you do."},
		{"asked back", answered("asked", "", 5), "agree", "Bo asked on 19 November"},
		{"proposed anew after a correction", answered("corrected", "earlier", 0), "", ""},
		{"proposed anew long ago", answered("corrected", "earlier", 5), "agree", "You sent it 5 days ago"},
		{"delivered", toMe(ask.Delivered, day(0), 0), "", ""},
		{"verified", toMe(ask.Verified, day(0), 0), "", ""},
		{"dropped", toMe(ask.Dropped, day(0), 0), "", ""},
		{"asked by me the other day", fromMe(2), "", ""},
		{"asked by me three days ago", fromMe(3), "remind", "You have waited 3 days."},
		{"my promise, due in two days", promise(ask.Mine, "open", day(2)), "promise", "Your promise. Due in 2 days."},
		{"my promise, due later", promise(ask.Mine, "open", day(3)), "", ""},
		{"my promise without a day", promise(ask.Mine, "open", ""), "", ""},
		{"my promise, kept", promise(ask.Mine, "kept", day(0)), "", ""},
		{"their promise, late", promise(ask.Theirs, "open", day(-1)), "nudge", "Their promise. Due yesterday."},
		{"their promise, due today", promise(ask.Theirs, "open", day(0)), "", ""},
		{"their promise, released", promise(ask.Theirs, "released", day(-1)), "", ""},
		{"an order found", found("ask", "order", "", 2, nil), "answer", "no answer of yours is in your mail"},
		{"an old order found", found("ask", "order", "", 15, nil), "", ""},
		{"an old order with its day", found("ask", "order", day(2), 60, nil), "answer", "Due in 2 days. Bo asked on 21 September (“Berths”)"},
		{"a question found", found("ask", "question", "", 0, nil), "answer", "Bo asked on 20 November"},
		{"an answered one", found("ask", "order", "", 2, func(s *ask.Suggestion) { s.Answer = "r" }), "", ""},
		{"an unsure one", found("ask", "order", "", 2, func(s *ask.Suggestion) { s.Traits.Score, s.Traits.Mail = .1, 900 }), "", ""},
		{"an accepted one", found("ask", "order", "", 2, func(s *ask.Suggestion) { s.State = "accepted" }), "", ""},
		{"one from tomorrow", found("ask", "order", "", -1, nil), "", ""},
		{"my promise found", found("promise_mine", "promise", "", 0, nil), "promise", "You wrote it on 20 November"},
		{"my promise found, due today", found("promise_mine", "promise", day(0), 3, nil), "promise", "Due today. You wrote it"},
		{"my question found, yesterday", found("wait", "question", "", 1, nil), "", ""},
		{"my question found, two days ago", found("wait", "question", "", 2, nil), "remind", "You asked on 18 November"},
		{"their promise found, late", found("promise_theirs", "promise", day(-2), 9, nil), "nudge", "Due 2 days ago."},
		{"their promise found, due today", found("promise_theirs", "promise", day(0), 9, nil), "", ""},
		{"their promise found, without a day", found("promise_theirs", "promise", "", 2, nil), "", ""},
		{"nothing", suggest.Standing{}, "", ""},
	} {
		c.s.Today, c.s.Name = friday, "Bo Lindqvist"
		moves := suggest.Moves(c.s)
		if c.kind == "" {
			if len(moves) != 0 || moves == nil {
				t.Errorf("%s: %+v", c.name, moves)
			}
			continue
		}
		if len(moves) != 1 || moves[0].Kind != c.kind || !strings.Contains(moves[0].Reason, c.reason) {
			t.Errorf("%s: %+v", c.name, moves)
			continue
		}
		m := moves[0]
		if m.Text == "" || m.Target == "" || m.Found != (m.Target == "s") || !strings.HasSuffix(m.Reason, ".") && !strings.HasSuffix(m.Reason, ";") || strings.Contains(m.Text, "Lindqvist") {
			t.Errorf("%s: %+v", c.name, m)
		}
	}
}

func TestPatienceIsAsLongAsThisManagerNeeds(t *testing.T) {
	s := suggest.Standing{Today: friday, Patience: 2 * 24 * time.Hour, Suggestions: []ask.Suggestion{{ID: "s", Kind: "wait", State: "open", Form: "order", Said: ago(1), Words: "Please tell me which berth you want",
		Traits: matter.Traits{Kind: "wait", Form: "order", Score: .97, Words: 7, Mail: 7, Asks: 1, Readers: 1, Marks: []string{"please", "let me know", "you", "question mark"}}}}}
	if got := suggest.Moves(s); len(got) != 0 {
		t.Errorf("reminds too soon: %+v", got)
	}
	s.Suggestions[0].Said = ago(2)
	if got := suggest.Moves(s); len(got) != 1 || !strings.HasPrefix(got[0].Text, "Ask them again") {
		t.Errorf("does not remind somebody without a name: %+v", got)
	}
}

func TestThreeMovesTheMostUrgentFirstAndOneForAMatter(t *testing.T) {
	s := suggest.Standing{Today: friday, Name: "Bo"}
	for i, due := range []string{day(2), day(-3), "", day(0)} {
		s.Asks = append(s.Asks, ask.Ask{ID: fmt.Sprint("a", i), State: ask.Heard, Direction: ask.ToMe, Words: "Count", Message: fmt.Sprint("m", i), Meaning: ask.Meaning{Due: due}})
	}
	s.Asks = append(s.Asks, ask.Ask{ID: "again", State: ask.Heard, Direction: ask.ToMe, Words: "Count", Message: "m1", Meaning: ask.Meaning{Due: day(1)}})
	s.Promises = []ask.Promise{{ID: "p", Giver: ask.Mine, State: "open", Words: "The charts", Due: day(-6)}}
	var got []string
	for _, m := range suggest.Moves(s) {
		got = append(got, m.Target)
	}
	if strings.Join(got, " ") != "a1 p a3" {
		t.Errorf("moves %q", got)
	}
	s.Promises, s.Asks = nil, nil
	for i := range 3 {
		s.Asks = append(s.Asks, ask.Ask{ID: fmt.Sprint("w", i), State: ask.Heard, Direction: ask.ToMe, Words: "Without a message"})
	}
	if got := suggest.Moves(s); len(got) != 3 {
		t.Errorf("matters without a message are taken for one: %+v", got)
	}
}

func TestQuotesAreCutAtAWordAndNeverToNothing(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Count the moorings", "Count the moorings"},
		{"  Count\nthe   moorings ", "Count the moorings"},
		{strings.Repeat("moor ", 40), strings.TrimSpace(strings.Repeat("moor ", 28)) + " …"},
		{"", ""},
		{"https://harborlight.example/" + strings.Repeat("x", 200) + " please", "https://harborlight.example/" + strings.Repeat("x", 112) + " …"},
		{strings.Repeat("ü", 200), strings.Repeat("ü", 70) + " …"},
	} {
		if got := suggest.Clip(c.text); got != c.want {
			t.Errorf("%q: %q", c.text, got)
		}
	}
}
