package ask

import (
	"strings"
	"testing"
	"time"

	"upward/internal/feature/history"
	"upward/internal/pure/prose"
)

var (
	mia = history.Party{Name: "Mia Torres", Address: "mia.torres@harborlight.example", Person: "mia"}
	bo  = history.Party{Name: "Bo Lindqvist", Address: "bo@harborlight.example", Person: "bo"}
	tom = history.Party{Name: "Reyes, Tom", Address: "tom.reyes@harborlight.example", Person: "tom"}
)

func TestTheNameThatBeginsALineIsWhoIsMeant(t *testing.T) {
	for line, want := range map[string]calling{
		"Mia, could you send the berth plan?":        named,
		"Hi Mia,":                                    named,
		"Mia - please check the price":               named,
		"mia, could you":                             nobody, // a name has a capital letter
		"Mia can you call the port?":                 named,
		"Thanks Mia, and please send the rest":       named,
		"Tom, could you send the berth plan?":        other,
		"Hi Tom":                                     other,
		"Tom can you call the port?":                 other,
		"Caroline: please book the room":             other, // nobody on the message, but spoken to
		"Caroline - please book the room":            other,
		"Ruth could you book the room?":              other,
		"Board is on Thursday. Please send the deck": nobody,
		"Skerrow will sign. Please call them":        nobody,
		"Clean-up of the list by Friday please":      nobody,
		"Monday, we meet at nine":                    nobody,
		"Please send the berth plan.":                nobody,
		"Could you ask Tom for the plan?":            nobody,
		"The list of Mia, please":                    nobody,
		"What does Tom say?":                         nobody,
		"Thanks, and please send the rest of the 11": nobody,
		"Great, can you send it today?":              nobody,
		"":                                           nobody,
	} {
		m := history.Message{To: []history.Party{mia}, Cc: []history.Party{tom}, Text: "Morning all\n" + line + "\nBo"}
		if got := called(m, len("Morning all\n"), "mia"); got != want {
			t.Errorf("%q: %d, want %d", line, got, want)
		}
	}
}

func TestAMessageToOnePersonCallsNobodyElse(t *testing.T) {
	for line, want := range map[string]calling{"Skerrow: please send the plan": nobody, "And Skerrow: why did it slip?": nobody, "Mia: please send the plan": named} {
		if got := called(history.Message{To: []history.Party{mia}, Text: line}, 0, "mia"); got != want {
			t.Errorf("%q: %d, want %d", line, got, want)
		}
	}
}

func TestADateIsADeadlineOnlyWhereItLimits(t *testing.T) {
	said := time.Date(2026, 11, 16, 9, 0, 0, 0, time.UTC) // a Monday
	for sentence, want := range map[string]string{
		"Please send the price list by Friday.":               "2026-11-20",
		"Please send it by 27 November.":                      "2026-11-27",
		"Can you call them tomorrow?":                         "2026-11-17",
		"Can you call them today or tomorrow?":                "2026-11-17",
		"Please send me the minutes 3 November again.":        "", // a day that names a thing
		"Please have it ready by the end of the month.":       "2026-11-30",
		"Could you do this by 1 June 2027?":                   "", // farther than a mail looks ahead
		"Could you look at the price list?":                   "",
		"Please send the draft by Tuesday, final by Thursday": "2026-11-17",
	} {
		text := "Friday was long.\n" + sentence + "\nSee you on Wednesday."
		start := len("Friday was long.\n")
		got, words, _ := within(text, prose.Deadlines(text, said), prose.Span{Start: start, End: start + len(sentence)}, said)
		if got != want || (got != "") != (words != "") && want != "" {
			t.Errorf("%q: due %q (%q), want %q", sentence, got, words, want)
		}
	}
}

func TestAShortSentenceBringsTheOneBefore(t *testing.T) {
	for _, c := range []struct{ text, words, want string }{
		{"The ferry to Aldwick is late again. Can you call them?", "Can you call them?", "The ferry to Aldwick is late again. Can you call them?"},
		{"The ferry is late. Can you call the port of Aldwick before the noon sailing?", "Can you call the port of Aldwick before the noon sailing?", "Can you call the port of Aldwick before the noon sailing?"},
		{"The ferry is late. And could you then call the port of Aldwick before the noon sailing?", "And could you then call the port of Aldwick before the noon sailing?", "The ferry is late. And could you then call the port of Aldwick before the noon sailing?"},
		{"The ferry is late.\n\nCan you call them?", "Can you call them?", "Can you call them?"},
		{"Can you call them?", "Can you call them?", "Can you call them?"},
	} {
		start := len(c.text) - len(c.words)
		if got := whole(c.text, prose.Sentences(c.text), prose.Span{Start: start, End: len(c.text)}); got != c.want {
			t.Errorf("%q: %q", c.words, got)
		}
	}
}

func TestASentenceIsSettledByWhoOwesTheAnswer(t *testing.T) {
	at := func(days int) time.Time { return time.Date(2026, 11, 2+days, 9, 0, 0, 0, time.UTC) }
	asked := history.Message{ID: "asked", Thread: "t", From: bo, At: at(0), Subject: "Berths", Text: "Could you send the berth plan of Skerrow and Meridane?"}
	mine := asked
	mine.Mine, mine.From = true, mia
	reply := func(by bool, days int, text string) history.Message {
		return history.Message{ID: "later", Thread: "t", Parent: "asked", Mine: by, At: at(days), Subject: "Re: Berths", Text: text}
	}
	elsewhere := func(by bool, days int, text string) history.Message {
		m := reply(by, days, text)
		m.Thread, m.Parent, m.Subject = "u", "", "Plans"
		return m
	}
	const words = "Could you send the berth plan of Skerrow and Meridane?"
	for _, c := range []struct {
		name, kind string
		said       history.Message
		later      history.Message
		settled    bool
	}{
		{"their ask, my reply", "ask", asked, reply(true, 1, "Here it is."), true},
		{"their ask, my reply without the thread", "ask", asked, history.Message{ID: "later", Parent: "asked", Mine: true, At: at(1), Text: "Here it is."}, true},
		{"their ask, they go on", "ask", asked, reply(false, 1, "Nothing new from the port yet."), false},
		{"their ask, they say thanks", "ask", asked, reply(false, 1, "Thanks, got it."), true},
		{"their ask, my mail about the same rare things", "ask", asked, elsewhere(true, 3, "Attached: Skerrow and Meridane."), true},
		{"their ask, my mail about one of them", "ask", asked, elsewhere(true, 3, "Attached: Skerrow."), false},
		{"their ask, that mail much later", "ask", asked, elsewhere(true, 22, "Attached: Skerrow and Meridane."), false},
		{"their ask, their other mail about it", "ask", asked, elsewhere(false, 3, "Skerrow and Meridane again."), false},
		{"their promise, they deliver in the thread", "promise_theirs", asked, reply(false, 1, "Here is the plan."), true},
		{"their promise, I go on", "promise_theirs", asked, reply(true, 1, "Any news from the port?"), false},
		{"their promise, I say thanks", "promise_theirs", asked, reply(true, 1, "Great, thank you."), true},
		{"my ask, their reply", "wait", mine, reply(false, 1, "Here it is."), true},
		{"my ask, I go on", "wait", mine, reply(true, 1, "And the tide table."), false},
		{"my promise, I deliver", "promise_mine", mine, reply(true, 1, "Here is the plan."), true},
		{"my promise, they go on", "promise_mine", mine, reply(false, 1, "Also the tide table."), false},
	} {
		messages := []history.Message{{ID: "before", Thread: "t", Mine: !c.said.Mine, At: at(-1), Text: "Earlier words."}, c.said, c.later}
		m, found := settled(messages, 1, Suggestion{Kind: c.kind, Words: words}, index(messages))
		if found != c.settled || found && m.ID != "later" {
			t.Errorf("%s: settled is %v by %q", c.name, found, m.ID)
		}
	}
}

func TestWordsThatEveryMessageHasDoNotConnectTwo(t *testing.T) {
	messages := []history.Message{{ID: "asked", At: time.Unix(0, 0), Text: "Could you send the ferry schedule?"}}
	for range common {
		messages = append(messages, history.Message{ID: "later", Mine: true, At: time.Unix(86400, 0), Text: "The ferry schedule is on the wall."})
	}
	if _, found := settled(messages, 0, Suggestion{Kind: "ask", Words: messages[0].Text}, index(messages)); found {
		t.Error("two common words were taken for an answer")
	}
}

func TestComparingWithManyMessagesReadsNoneAgain(t *testing.T) {
	messages := []history.Message{{ID: "asked", At: time.Unix(0, 0), Text: "Could you send Tom the Skerrow and Meridane plan?"}}
	allocations := func(n int) float64 {
		for len(messages) < n {
			messages = append(messages, history.Message{
				ID: "later", Mine: len(messages)%2 == 0, At: time.Unix(86400, 0), Subject: "Re: Harbour", Text: strings.Repeat("Quite another thing. ", 50),
				To: []history.Party{{Name: "Ann Berg", Address: "ann@example.com"}, {Name: "Sam Okafor", Address: "sam@example.com"}},
			})
		}
		words := index(messages)
		return testing.AllocsPerRun(5, func() {
			if m, found := settled(messages, 0, Suggestion{Kind: "ask", Words: messages[0].Text}, words); found {
				t.Errorf("settled by %q", m.ID)
			}
		})
	}
	if few, many := allocations(10), allocations(1000); many > few+10 {
		t.Errorf("%v allocations with ten messages, %v with a thousand", few, many)
	}
}
