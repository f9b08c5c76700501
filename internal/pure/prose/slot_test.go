package prose

import (
	"strings"
	"testing"
	"time"
)

func ofSpan(s *Span, text string) string {
	if s == nil {
		return ""
	}
	return s.Of(text)
}

func TestPartsOfAnAskAreItsWords(t *testing.T) {
	for _, c := range []struct{ text, who, what, due, outcome string }{
		{"Susan, could you send me the list by Friday 5pm so that I can brief the board?", "Susan", "send me the list", "by Friday 5pm", "so that I can brief the board"},
		{"I would like Tara to call the customer before Monday.", "Tara", "call the customer", "before Monday", ""},
		{"For Ida and Max: could you make a proposal?", "Ida and Max", "make a proposal", "", ""},
		{"I would ask that you keep Omar informed.", "you", "keep Omar informed", "", ""},
		{"Please forward all changes to Jane, who has the master list.", "", "forward all changes to Jane", "", ""},
		{"We need a guess by noon tomorrow.", "", "a guess", "by noon tomorrow", ""},
		{"Are the balances gas only, or gas and power?", "", "Are the balances gas only, or gas and power", "", ""},
		{"Can either of you help me here?", "either of you", "help me here", "", ""},
		{"Let's contact somebody at the bank to get their view.", "", "contact somebody at the bank", "", "to get their view"},
		{"Please ask Ben to send the report.", "", "ask Ben to send the report", "", ""},
		{"If you are out this week, please hand this over.", "you", "hand this over", "", ""},
		{"I need the December figures before Thursday.", "", "the December figures", "before Thursday", ""},
		{"Could you look at the rota for week 4?", "you", "look at the rota for week 4", "", ""},
		{"Please call me when you have a minute.", "", "Call me", "when you have a minute", ""},
		{"Please help him, he starts on Wednesday.", "", "help him", "", ""},
		{"Can someone from your team cover the desk on Friday?", "someone", "cover the desk", "on Friday", ""},
		{"Lena, could you and Tom finish the audit by 5 Jan?", "Lena", "finish the audit", "by 5 Jan", ""},
		{"Would you mind checking whether the lift works?", "you", "checking whether the lift works", "", ""},
		{"Don't forget the list.", "", "Don't forget the list", "", ""},
		{"Third - I would like to see the details for the last year.", "", "see the details for the last year", "", ""},
	} {
		asks := Asks(c.text)
		if len(asks) != 1 {
			t.Errorf("%q: %d asks", c.text, len(asks))
			continue
		}
		a := asks[0]
		for _, part := range []struct{ name, got, want string }{
			{"who", ofSpan(a.Who, c.text), c.who}, {"what", fold(ofSpan(a.What, c.text)), fold(c.what)},
			{"due", ofSpan(a.Due, c.text), c.due}, {"outcome", ofSpan(a.Outcome, c.text), c.outcome},
		} {
			if part.got != part.want {
				t.Errorf("%q: %s is %q, want %q", c.text, part.name, part.got, part.want)
			}
		}
	}
}

func TestKindsFollowWhatTheReaderWouldDo(t *testing.T) {
	for text, kind := range map[string]string{
		"Should we take the first offer or wait?":            "decide",
		"Please let me know how you would do it.":            "answer",
		"Keep Omar informed of any changes, please.":         "inform",
		"Please join us for the planning meeting on Friday.": "meet",
		"What should we do?":                                 "answer",
		"Do you have the minutes of the meeting?":            "answer",
		"Can you send me the minutes of the meeting?":        "do",
		"I would like to know why we changed the plan.":      "answer",
	} {
		asks := Asks(text)
		if len(asks) != 1 || asks[0].Kind != kind {
			t.Errorf("%q: %+v, want %s", text, asks, kind)
		}
	}
}

func TestATimeBesideAnAskIsLentToIt(t *testing.T) {
	for text, due := range map[string]string{
		"Could you check the list? The deadline is 30 November.":                          "30 November",
		"Please make a list of the contracts. I'd like the list by the end of the month.": "by the end of the month",
		"Could you check the list? Friday will do.":                                       "Friday",
		"Could you check the list? The deadline was moved up to Friday.":                  "Friday",
		"Could you review the draft? I need the signed contract by Monday.":               "",
		"Could you check the list? Ben will be away until Friday.":                        "",
		"Could you check the list?\n\nThe deadline of the other firm is 30 November.":     "",
	} {
		asks := Asks(text)
		if len(asks) == 0 || ofSpan(asks[0].Due, text) != due {
			t.Errorf("%q: %+v, want due %q", text, asks, due)
		}
	}
}

func TestItemsOfAListAreAsksOfTheirOwn(t *testing.T) {
	text := "I need the following from you by Friday:\n\n- the list of open orders\n- a forecast for May (by Monday)\n\nThe board meets next week."
	asks := Asks(text)
	if len(asks) != 2 {
		t.Fatalf("%d asks: %+v", len(asks), asks)
	}
	if due := ofSpan(asks[0].Due, text); due != "by Friday" {
		t.Errorf("the first item is due %q", due)
	}
	if due := ofSpan(asks[1].Due, text); due != "by Monday" {
		t.Errorf("the second item is due %q", due)
	}
}

func TestAListThatIsNoListOfAsksKeepsItsLead(t *testing.T) {
	numbers := "Could you please look at these numbers:\n" + strings.Repeat("- 12\n", 14)
	for text, want := range map[string]int{
		"I would need from you:\n- The report. It is the final version.\n- The budget.\n- The plan.":      3,
		"Please send me the following:\n\n- \x01\n- the report":                                           1,
		"Could you please comment on what Tom wrote:\n> The budget is tight.\n> We have more people now.": 1,
		numbers: 1,
	} {
		asks := Asks(text)
		if len(asks) != want {
			t.Errorf("%q: %d asks, want %d: %+v", text, len(asks), want, asks)
		}
	}
}

func TestShortFormsOfHastyMail(t *testing.T) {
	if asks := Asks("can u send the list pls"); len(asks) != 1 || asks[0].What == nil {
		t.Errorf("%+v", asks)
	}
	for _, text := range []string{"Please send the U.S. figures by Friday.", "Please call Mr. Smith about the lease by Friday."} {
		asks := Asks(text)
		if len(asks) != 1 || asks[0].Who != nil || !strings.Contains(ofSpan(asks[0].What, text), "s") || len(ofSpan(asks[0].What, text)) < 12 {
			t.Errorf("%q: %+v", text, asks)
		}
	}
}

func TestRequestsThatBreakOffAreRead(t *testing.T) {
	for _, text := range []string{"can either of you", "can either of", "could you and", "can you mind", "can someone from", "please", "would", "for Ida:", "I need", "let's", "to call,"} {
		for _, a := range Asks(text) {
			for _, piece := range a.Pieces() {
				_ = piece.Of(text)
			}
		}
	}
}

func TestTheLastDayOfAWeekIsItsFriday(t *testing.T) {
	now := time.Date(2026, 3, 11, 10, 0, 0, 0, time.UTC) // a Wednesday
	for words, want := range map[string]string{
		"by the end of this week": "2026-03-13", "by EOW": "2026-03-13", "this weekend": "2026-03-15", "by Saturday": "2026-03-14", "before Monday": "2026-03-15", "by the 17th": "2026-03-17",
	} {
		list := Deadlines(words, now)
		if len(list) != 1 || list[0].LastDay().Format(time.DateOnly) != want {
			t.Errorf("%s: %+v, want %s", words, list, want)
		}
	}
	if day := (Deadline{}).LastDay(); !day.IsZero() {
		t.Errorf("an event has the last day %v", day)
	}
}

func TestHoursWithAFullStop(t *testing.T) {
	now := time.Date(2026, 5, 6, 14, 0, 0, 0, time.UTC)
	for words, want := range map[string]string{
		"can we meet fri 10.30 in the canteen": "2026-05-08 10:30", "let us meet on Friday at 14.15": "2026-05-08 14:15", "it costs 10.30 now": "",
	} {
		got := ""
		for _, d := range Deadlines(words, now) {
			got = d.Value.Format("2006-01-02 15:04")
		}
		if got != want {
			t.Errorf("%s: %q, want %q", words, got, want)
		}
	}
}
