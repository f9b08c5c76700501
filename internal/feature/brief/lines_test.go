package brief

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

func day(days int) string { return friday.AddDate(0, 0, days).Format(time.DateOnly) }

// likely are the traits of a sentence that surely means what it says: a short answer to one person.
func likely(kind, form, due string) matter.Traits {
	return matter.Traits{Kind: kind, Form: form, Score: .97, Words: 11, Mail: 11, Asks: 1, Readers: 1, Named: true, Reply: true, Dated: due != "",
		Marks: []string{"please", "you", "let me know", "handing over"}}
}

func TestEachMatterStandsInItsPart(t *testing.T) {
	said := friday.AddDate(0, 0, -3)
	taken := func(direction ask.Direction, state ask.State, due string) suggest.Standing {
		return suggest.Standing{Asks: []ask.Ask{{ID: "a", Direction: direction, State: state, Words: "words", Said: said, Message: "m", Meaning: ask.Meaning{Due: due}}}}
	}
	promise := func(giver ask.Giver, due string) suggest.Standing {
		return suggest.Standing{Promises: []ask.Promise{{ID: "a", Giver: giver, State: "open", Words: "words", Said: said, Due: due, Message: "m"}}}
	}
	found := func(kind, form, due string) suggest.Standing {
		return suggest.Standing{Suggestions: []ask.Suggestion{{ID: "a", Kind: kind, State: "open", Traits: likely(kind, form, due), Form: form, Due: due, Score: .9, Said: friday.Add(-5 * time.Hour), Message: "m", Subject: "Berths",
			Words: "I will send you the berth plan of all nine harbours"}}}
	}
	for _, c := range []struct {
		name, part, standing string
		s                    suggest.Standing
	}{
		{"heard", "asked", "heard, not agreed yet", taken(ask.ToMe, ask.Heard, "")},
		{"proposed", "asked", "you proposed how you understand it; not confirmed yet", taken(ask.ToMe, ask.Proposed, "")},
		{"agreed", "asked", "agreed", taken(ask.ToMe, ask.Agreed, "")},
		{"due in two weeks", "due", "Due in 14 days; agreed", taken(ask.ToMe, ask.Agreed, day(14))},
		{"due later", "asked", "agreed", taken(ask.ToMe, ask.Agreed, day(15))},
		{"late", "due", "Due yesterday; heard, not agreed yet", taken(ask.ToMe, ask.Heard, day(-1))},
		{"asked by her", "waiting", "you asked on 17 November", taken(ask.FromMe, ask.Heard, "")},
		{"asked by her for today", "waiting", "you asked on 17 November", taken(ask.FromMe, ask.Heard, day(0))},
		{"promised by her", "promised", "you promised it on 17 November", promise(ask.Mine, "")},
		{"promised by her for today", "due", "Due today; you promised it on 17 November", promise(ask.Mine, day(0))},
		{"promised by them", "waiting", "they promised it on 17 November", promise(ask.Theirs, day(0))},
		{"an ask found", "asked", "asked on 20 November; no answer of yours in your mail", found("ask", "order", "")},
		{"an ask found for tomorrow", "due", "Due tomorrow; asked on 20 November; no answer of yours in your mail", found("ask", "order", day(1))},
		{"a wait found", "waiting", "you asked on 20 November; no answer in your mail", found("wait", "question", "")},
		{"her promise found", "promised", "you wrote it on 20 November; nothing later about it in your mail", found("promise_mine", "promise", "")},
		{"their promise found", "waiting", "they wrote it on 20 November; nothing later about it in your mail", found("promise_theirs", "promise", "")},
		{"a courtesy found", "", "", found("ask", "courtesy", "")},
		{"found long past its day", "", "", found("ask", "order", day(-8))},
		{"nothing", "", "", suggest.Standing{}},
	} {
		c.s.Today = friday
		b := Brief{}
		lines(&b, c.s)
		for part, all := range map[string][]Line{"due": b.Due, "asked": b.Asked, "promised": b.Promised, "waiting": b.Waiting} {
			want := 0
			if part == c.part {
				want = 1
			}
			if len(all) != want || all == nil {
				t.Errorf("%s: %s holds %+v", c.name, part, all)
				continue
			}
			if want == 1 && (all[0].Standing != c.standing || all[0].Target != "a" || all[0].Message != "m" || all[0].Suggested != (len(c.s.Suggestions) > 0)) {
				t.Errorf("%s: %+v", c.name, all[0])
			}
		}
	}
}

func TestAgreementTellsWhenAndHow(t *testing.T) {
	for how, want := range map[ask.How]string{ask.ByReply: "agreed on 18 November (their reply)", ask.ByLink: "agreed on 18 November (their link)", ask.ByRecord: "agreed on 18 November (recorded by you)"} {
		got := fromAsk(ask.Ask{Direction: ask.ToMe, State: ask.Agreed, Confirmation: &ask.Confirmation{How: how, At: friday.AddDate(0, 0, -2)}, Meaning: ask.Meaning{Outcome: "Ten ports"}, Words: "More ports"})
		if got.Standing != want || got.Text != "Ten ports" {
			t.Errorf("%+v", got)
		}
	}
}

func TestACorrectionThatWaitsIsNoAgreement(t *testing.T) {
	got := fromAsk(ask.Ask{Direction: ask.ToMe, State: ask.Proposed, Words: "More ports",
		Confirmation: &ask.Confirmation{How: ask.ByReply, Verdict: "corrected", At: friday.AddDate(0, 0, -2), Standing: "open"}})
	if got.Standing != "they corrected it on 18 November (their reply); you have not taken that over" {
		t.Errorf("%+v", got)
	}
}

func TestAConversationGivesOneLineOfAKind(t *testing.T) {
	one := func(id, kind, form, due, message, subject string, days int) ask.Suggestion {
		return ask.Suggestion{ID: id, Kind: kind, State: "open", Traits: likely(kind, form, due), Form: form, Due: due, Score: .9, Message: message, Subject: subject, Said: friday.AddDate(0, 0, -days), Words: "Could you send the plan of all nine harbours?"}
	}
	for _, c := range []struct {
		name, want string
		all        []ask.Suggestion
	}{
		{"the dated one", "dated", []ask.Suggestion{one("plain", "ask", "order", "", "m", "s", 1), one("dated", "ask", "question", day(2), "m", "s", 1)}},
		{"the order", "order", []ask.Suggestion{one("question", "ask", "question", "", "m", "s", 1), one("request", "ask", "request", "", "m", "s", 1), one("order", "ask", "order", "", "m", "s", 1)}},
		{"replies of one day under one subject", "b", []ask.Suggestion{one("a", "ask", "request", "", "m1", "Berths", 1), one("b", "ask", "order", "", "m2", "Re: Berths", 1)}},
		{"another day is another matter", "b a", []ask.Suggestion{one("a", "ask", "order", "", "m1", "Berths", 2), one("b", "ask", "order", "", "m2", "Re: Berths", 1)}},
		{"another kind is another matter", "a b", []ask.Suggestion{one("a", "ask", "order", "", "m", "s", 1), one("b", "promise_mine", "promise", "", "m", "s", 1)}},
	} {
		var got []string
		for _, s := range best(suggest.Standing{Today: friday, Suggestions: c.all}) {
			got = append(got, s.ID)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestPartsAreSortedAndShort(t *testing.T) {
	s := suggest.Standing{Today: friday}
	for i := range 12 {
		s.Asks = append(s.Asks, ask.Ask{ID: fmt.Sprint(i), Direction: ask.ToMe, State: ask.Heard, Words: "words", Said: friday.AddDate(0, 0, -20+i), Meaning: ask.Meaning{Due: day(30 - i)}})
	}
	b := Brief{}
	lines(&b, s)
	if len(b.Asked) != 8 || len(b.Due) != 0 || b.Asked[0].Due != day(19) {
		t.Errorf("asked %+v", b.Asked)
	}
	for i := range s.Asks {
		s.Asks[i].Meaning.Due = day(12 - i)
	}
	b = Brief{}
	if lines(&b, s); len(b.Due) != 8 || b.Due[0].Due != day(1) {
		t.Errorf("due %+v", b.Due)
	}
}

func TestHoursAreSaidAsPeopleSayThem(t *testing.T) {
	for h, want := range map[float64]string{0: "1 minutes", 0.5: "30 minutes", 0.999: "60 minutes", 1: "1 hours", 5.4: "5 hours", 35: "35 hours", 48: "2 days", 240: "10 days"} {
		if got := hours(h); got != want {
			t.Errorf("%v: %q, want %q", h, got, want)
		}
	}
}
