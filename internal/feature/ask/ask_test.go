package ask

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"upward/internal/platform/fault"
	"upward/internal/pure/matter"
	"upward/internal/pure/prose"
)

var steps = []struct {
	name string
	do   func(Ask) (Ask, error)
}{
	{"propose", Ask.propose},
	{"confirm", func(a Ask) (Ask, error) { return a.confirm(Confirmation{How: ByRecord, Verdict: "confirmed"}, nil) }},
	{"ask back", func(a Ask) (Ask, error) { return a.confirm(Confirmation{How: ByReply, Verdict: "asked"}, nil) }},
	{"deliver", Ask.deliver},
	{"verify", func(a Ask) (Ask, error) { return a.verify(Result{Reached: "partly", Number: "9 of 15"}) }},
	{"drop", Ask.drop},
	{"reopen", Ask.reopen},
}

func TestEachStepIsAllowedInItsStatesOnly(t *testing.T) {
	const no = State("")
	for state, after := range map[State][]State{ // in the order of the steps above
		Heard:     {Proposed, Agreed, Heard, Delivered, no, Dropped, no},
		Proposed:  {Proposed, Agreed, Proposed, Delivered, no, Dropped, no},
		Agreed:    {Proposed, Agreed, Agreed, Delivered, Verified, Dropped, no},
		Delivered: {no, no, no, no, Verified, Dropped, Heard},
		Verified:  {no, no, no, no, Verified, Dropped, Heard},
		Dropped:   {no, no, no, no, no, no, Heard},
	} {
		for i, step := range steps {
			a := Ask{State: state, Direction: ToMe, Meaning: Meaning{Outcome: "Fifteen first meetings a month"}}
			got, err := step.do(a)
			switch {
			case after[i] == no:
				if fault.KindOf(err) != fault.Conflict || !strings.Contains(fault.Message(err), string(state)) {
					t.Errorf("%s while %s: %v", step.name, state, err)
				}
				if got.State != state || got.Confirmation != nil || got.Result != nil {
					t.Errorf("%s while %s failed and still changed it: %+v", step.name, state, got)
				}
			case err != nil || got.State != after[i]:
				t.Errorf("%s while %s: %s, %v; want %s", step.name, state, got.State, err, after[i])
			}
		}
	}
}

func TestReopenedAskIsAsFarAsItWasConfirmed(t *testing.T) {
	for verdict, want := range map[string]State{"": Heard, "asked": Heard, "confirmed": Agreed, "corrected": Agreed} {
		a := Ask{State: Verified, Result: &Result{Reached: "missed"}}
		if verdict != "" {
			a.Confirmation = &Confirmation{Verdict: verdict}
		}
		if got, err := a.reopen(); err != nil || got.State != want || got.Result != nil {
			t.Errorf("%q: %+v, %v; want %s", verdict, got, err, want)
		}
	}
}

func TestProposingNeedsAnOutcomeOfTheirs(t *testing.T) {
	for _, c := range []struct {
		a     Ask
		field string
	}{
		{Ask{State: Heard, Direction: ToMe}, "outcome"},
		{Ask{State: Heard, Direction: ToMe, Meaning: Meaning{Outcome: " \n"}}, "outcome"},
		{Ask{State: Heard, Direction: FromMe, Meaning: Meaning{Outcome: "A desk"}}, ""},
	} {
		if got, err := c.a.propose(); fault.KindOf(err) != fault.Invalid || fault.FieldOf(err) != c.field || got.State != Heard {
			t.Errorf("%+v: %+v, %v", c.a, got, err)
		}
	}
}

func TestResultsAreReachedPartlyOrMissed(t *testing.T) {
	for reached, good := range map[string]bool{"reached": true, "partly": true, "missed": true, "": false, "Reached": false, "almost": false} {
		got, err := Ask{State: Delivered}.verify(Result{Reached: reached})
		if good && (err != nil || got.State != Verified || got.Result.Reached != reached) {
			t.Errorf("%q: %+v, %v", reached, got, err)
		}
		if !good && (fault.FieldOf(err) != "reached" || got.State != Delivered) {
			t.Errorf("%q: %+v, %v", reached, got, err)
		}
	}
}

func TestCorrectionReplacesTheMeaning(t *testing.T) {
	a := Ask{State: Proposed, Meaning: Meaning{Outcome: "More calls", Due: "2026-11-30"}}
	got, err := a.confirm(Confirmation{Verdict: "corrected"}, &Meaning{Outcome: "Fifteen first meetings"})
	if err != nil || got.Meaning.Outcome != "Fifteen first meetings" || got.Meaning.Due != "" || got.State != Agreed {
		t.Errorf("%+v, %v", got, err)
	}
	got, err = a.confirm(Confirmation{Verdict: "asked"}, &Meaning{Outcome: "something else"})
	if err != nil || got.Meaning.Outcome != "More calls" || got.State != Proposed {
		t.Errorf("a question changed the meaning: %+v, %v", got, err)
	}
}

func TestCorrectionWaitsUntilItIsTakenOver(t *testing.T) {
	said := Confirmation{How: ByReply, Verdict: "corrected", Words: "Make it twelve.", Due: "2026-12-18"}
	meaning := Meaning{Outcome: "Fifteen first meetings a month.", Due: "2026-11-30"}
	for from, want := range map[State]State{Heard: Heard, Proposed: Proposed, Agreed: Proposed} {
		got, err := Ask{State: from, Meaning: meaning}.confirm(said, nil)
		if err != nil || got.State != want || !got.Corrected() || got.Meaning.Outcome != meaning.Outcome || got.Meaning.Due != meaning.Due {
			t.Errorf("corrected while %s: %+v, %v", from, got, err)
		}
		if taken := got.taken(false); taken.Outcome != "Fifteen first meetings a month; corrected: “Make it twelve.”" || taken.Due != "2026-12-18" {
			t.Errorf("taken over it would be %+v", taken)
		}
		adopted, err := got.adopt(Meaning{Outcome: "Twelve"})
		if err != nil || adopted.State != Agreed || adopted.Corrected() || adopted.Meaning.Outcome != "Twelve" || adopted.Confirmation.Words != said.Words || adopted.Confirmation.How != ByReply || !got.Corrected() {
			t.Errorf("taken over: %+v, %v", adopted, err)
		}
		edited := got.edit(Meaning{Outcome: "Twelve"})
		if edited.State != want || !edited.Corrected() || edited.taken(true).Outcome != "Twelve" {
			t.Errorf("edited: %+v", edited)
		}
	}
	for _, a := range []Ask{{State: Heard}, {State: Agreed, Confirmation: &said}, {State: Proposed, Confirmation: &Confirmation{Verdict: "asked"}}, {State: Dropped, Confirmation: &Confirmation{Verdict: "corrected", Standing: standingOpen}}} {
		if got, err := a.adopt(meaning); fault.KindOf(err) != fault.Conflict || got.State != a.State {
			t.Errorf("%+v taken over: %+v, %v", a, got, err)
		}
	}
}

func TestNoWordOfACorrectionIsLostByTheNext(t *testing.T) {
	a := Ask{State: Proposed, Meaning: Meaning{Outcome: "Fifteen"}}
	for _, said := range []Confirmation{
		{How: ByReply, Verdict: "corrected", Words: "Make it twelve.", Due: "2026-12-18"},
		{How: ByReply, Verdict: "asked", Words: "Or which region do you mean?", Message: "two"},
		{How: ByReply, Verdict: "corrected", Words: "Signed ones.", Message: "three"},
	} {
		var err error
		if a, err = a.confirm(said, nil); err != nil || !a.Corrected() {
			t.Fatalf("%+v, %v", a, err)
		}
	}
	if c := a.Confirmation; c.Words != "Make it twelve.\n\nOr which region do you mean?\n\nSigned ones." || c.Verdict != "corrected" || c.Due != "2026-12-18" || c.Message != "three" {
		t.Errorf("%+v", c)
	}
	if a, _ = a.confirm(Confirmation{How: ByRecord, Verdict: "confirmed"}, nil); a.State != Agreed || a.Corrected() {
		t.Errorf("a yes that she recorded: %+v", a)
	}
}

func TestWhatWasSaidToAnOlderBriefAgreesToNothing(t *testing.T) {
	for _, verdict := range []string{"confirmed", "corrected", "asked"} {
		a, err := Ask{State: Proposed, Meaning: Meaning{Outcome: "Fifteen"}}.confirm(Confirmation{How: ByReply, Verdict: verdict, Words: "Hm"}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if a, err = a.propose(); err != nil || a.State != Proposed || a.Corrected() || a.Confirmation.Standing != standingEarlier || a.Confirmation.Words != "Hm" {
			t.Errorf("%s, proposed again: %+v, %v", verdict, a.Confirmation, err)
		}
		if a, err = a.drop(); err == nil {
			a, err = a.reopen()
		}
		if err != nil || a.State != Heard {
			t.Errorf("%s, dropped and taken up again: %s, %v", verdict, a.State, err)
		}
	}
}

func TestALongCorrectionIsCutInTheOutcome(t *testing.T) {
	a := Ask{State: Proposed, Confirmation: &Confirmation{Verdict: "corrected", Words: strings.Repeat("é ", 2000), Standing: standingOpen}}
	if got := a.taken(false).Outcome; len(got) > longestCorrection+10 || !utf8.ValidString(got) || !strings.HasSuffix(got, " …") {
		t.Errorf("%d bytes, %q", len(got), got[max(0, len(got)-20):])
	}
}

func TestMeaningIsCheckedFieldByField(t *testing.T) {
	long := strings.Repeat("x", maxField+1)
	for field, m := range map[string]Meaning{
		"outcome": {Outcome: long}, "assumptions": {Assumptions: long}, "displaces": {Displaces: long}, "beyond": {Beyond: long},
		"measure": {Measure: Measure{What: long}}, "questions": {Questions: []string{"Who?", long}},
	} {
		if _, err := m.check(); fault.KindOf(err) != fault.Invalid || fault.FieldOf(err) != field {
			t.Errorf("too long %s: %v", field, err)
		}
	}
	for day, good := range map[string]bool{"": true, "2026-12-03": true, " 2026-12-03 ": true, "2026-02-30": false, "3.12.2026": false, "2026-12-03T10:00": false, "soon": false} {
		m, err := Meaning{Due: day}.check()
		if good != (err == nil) || !good && fault.FieldOf(err) != "due" || good && m.Due != strings.TrimSpace(day) {
			t.Errorf("%q: %+v, %v", day, m, err)
		}
	}
	m, err := Meaning{Outcome: " Sign ten ports ", Questions: []string{" ", "Which ports? ", ""}}.check()
	if err != nil || m.Outcome != "Sign ten ports" || len(m.Questions) != 1 || m.Questions[0] != "Which ports?" {
		t.Errorf("%+v, %v", m, err)
	}
}

func TestOnlyOpenAsksAreLate(t *testing.T) {
	for _, c := range []struct {
		state State
		due   string
		late  bool
	}{
		{Heard, "2026-11-19", true}, {Agreed, "2026-11-19", true}, {Proposed, "2026-11-20", false}, {Heard, "2026-11-21", false}, {Heard, "", false},
		{Delivered, "2026-11-19", false}, {Verified, "2026-11-19", false}, {Dropped, "2026-11-19", false},
	} {
		if got := (Ask{State: c.state, Meaning: Meaning{Due: c.due}}).Late("2026-11-20"); got != c.late {
			t.Errorf("%s by %s: late is %v", c.state, c.due, got)
		}
	}
}

func TestPromisesAreSettledInFourWays(t *testing.T) {
	for state, good := range map[string]bool{"kept": true, "broken": true, "released": true, "open": true, "": false, "done": false} {
		p, err := Promise{State: "open"}.settle(state)
		if good && (err != nil || p.State != state) || !good && (fault.FieldOf(err) != "state" || p.State != "open") {
			t.Errorf("%q: %+v, %v", state, p, err)
		}
	}
}

// said is a suggestion from a short mail to one person.
func said(kind, form, words, due string) Suggestion {
	return Suggestion{Kind: kind, State: "open", Form: form, Words: words, Due: due, Score: .9,
		Traits: matter.Traits{Kind: kind, Form: form, Score: .95, Words: len(strings.Fields(words)), Mail: 18, Asks: 1, Readers: 1, Dated: due != "", Marks: matter.Marks(words)}}
}

func TestSuggestionsLiveWhileTheyAreLikelyOpen(t *testing.T) {
	now := time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
	plan := "Please send me the berth plan of all nine harbours"
	for _, c := range []struct {
		name string
		s    Suggestion
		days int // since it was said
		live bool
	}{
		{"an order of yesterday", said("ask", "order", plan, ""), 1, true},
		{"one of last month", said("ask", "order", plan, ""), 30, false},
		{"an order whose day is tomorrow", said("ask", "order", plan+" by Saturday", "2026-11-21"), 4, true},
		{"one whose day was two weeks ago", said("ask", "order", plan+" by Friday", "2026-11-06"), 18, false},
		{"a question of today", said("ask", "question", "Do you have the berth plan?", ""), 0, true},
		{"one of three weeks ago", said("ask", "question", "Do you have the berth plan?", ""), 21, false},
		{"a courtesy", said("ask", "courtesy", "Let me know if you have any questions", ""), 0, false},
		{"half a promise", said("promise_mine", "half a promise", "I hope to be there", ""), 0, false},
		{"said after today", said("ask", "order", plan, ""), -1, false},
		{"a yes to what is due tomorrow", func() Suggestion {
			s := said("ask", "order", plan, "2026-11-21")
			s.Answer, s.Answered, s.Taken = "m", now.AddDate(0, 0, -1), true
			return s
		}(), 3, true},
		{"answered on its day", func() Suggestion {
			s := said("ask", "order", plan, "2026-11-20")
			s.Answer, s.Answered = "m", now
			return s
		}(), 3, false},
		{"a yes of this week", func() Suggestion {
			s := said("ask", "order", plan, "")
			s.Answer, s.Answered, s.Taken = "m", now.AddDate(0, 0, -4), true
			return s
		}(), 5, true},
		{"a yes of last month", func() Suggestion {
			s := said("ask", "order", plan, "")
			s.Answer, s.Answered, s.Taken = "m", now.AddDate(0, 0, -30), true
			return s
		}(), 31, false},
	} {
		c.s.Said = now.AddDate(0, 0, -c.days)
		if got := c.s.Live(now); got != c.live {
			t.Errorf("%s: live is %v at %.2f", c.name, got, c.s.Chance(now))
		}
		for what, dead := range map[string]func(*Suggestion){
			"accepted": func(s *Suggestion) { s.State = "accepted" }, "rejected": func(s *Suggestion) { s.State = "rejected" },
			"answered": func(s *Suggestion) { s.Answer, s.Answered, s.Closed = "m", now, true },
		} {
			s := c.s
			if dead(&s); s.Live(now) {
				t.Errorf("%s is live though %s", c.name, what)
			}
		}
	}
}

func TestTheSameWordsNextWeekAreAnotherMatter(t *testing.T) {
	monday := time.Date(2026, 11, 16, 9, 0, 0, 0, time.UTC)
	s := sayings{}
	for i, want := range []bool{false, true, false} {
		if got := s.again("bullets, please", monday.AddDate(0, 0, []int{0, 1, 7}[i])); got != want {
			t.Errorf("saying %d: again is %v", i, got)
		}
	}
}

func TestWhatTheyAgreedToIsTheTextTheySaw(t *testing.T) {
	agreed := Ask{State: Agreed, Meaning: Meaning{Outcome: "Ten berths", Due: "2026-12-01"}, Confirmation: &Confirmation{How: ByReply, Verdict: "confirmed"}}
	other := agreed.Meaning
	other.Outcome = "Twelve berths"
	if got := agreed.edit(other); got.State != Heard || got.Confirmation != nil {
		t.Errorf("another outcome is still %s by %+v", got.State, got.Confirmation)
	}
	note := agreed.Meaning
	note.Assumptions = "The crane works"
	if got := agreed.edit(note); got.State != Agreed || got.Confirmation == nil {
		t.Errorf("a note of hers took the agreement away: %s", got.State)
	}
	agreed.Confirmation = &Confirmation{How: ByReply, Verdict: "corrected", Words: "Twelve, please"}
	if got := agreed.edit(other); got.State != Agreed || got.Meaning.Outcome != "Twelve berths" {
		t.Errorf("writing their correction down took the agreement away: %+v", got)
	}
}

func TestAWeekEndsOnItsLastWorkingDay(t *testing.T) {
	wednesday := time.Date(2026, 11, 18, 9, 0, 0, 0, time.UTC)
	for words, want := range map[string]string{
		"by the end of next week": "2026-11-27", "first thing next week": "2026-11-23", "by next week": "2026-11-27", "by Sunday": "2026-11-22", "by the weekend": "2026-11-22",
		"by Friday": "2026-11-20", "by the end of the month": "2026-11-30",
	} {
		text := "Please send the plan " + words + "."
		due, _, _ := within(text, prose.Deadlines(text, wednesday), prose.Span{End: len(text)}, wednesday)
		if due != want {
			t.Errorf("%s: %q, want %s", words, due, want)
		}
	}
}
