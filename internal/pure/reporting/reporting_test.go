package reporting

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

var monday = time.Date(2024, 3, 4, 9, 0, 0, 0, time.UTC)

// office is a year of invented mail of Mia, who reports to Bo.
type office struct{ messages []Message }

func (o *office) send(week int, from, to, subject, text string) {
	var cc []string
	to, copied, _ := strings.Cut(to, "+")
	if copied != "" {
		cc = strings.Split(copied, ",")
	}
	asks := strings.Count(text, "?")
	o.messages = append(o.messages, Message{
		At: monday.AddDate(0, 0, 7*week).Add(time.Duration(len(o.messages)%5) * time.Hour), From: from, To: strings.Split(to, ","), Cc: cc,
		Asks: asks, Words: len(strings.Fields(text)), Text: text, Subject: subject,
	})
}

var topics = strings.Fields("churn prices hiring plan launch budget offers renewals support training")

func year() *office {
	o := &office{}
	for week := range 50 {
		n := fmt.Sprint(" ", week)
		// the manager: short, directing, to the team
		o.send(week, "bo@x.org", "mia@x.org", topics[week%len(topics)], "Can you send me the figures by Friday?")
		o.send(week, "bo@x.org", "mia@x.org,ana@x.org,eve@x.org", "Team meeting"+n, "Agenda below. We need to settle the plan.")
		o.send(week, "mia@x.org", "bo@x.org", "Weekly points"+n, "Attached are the points of the week, with the open questions at the end. Let me know if you want more detail on churn.")
		// a peer: more mail, the same both ways
		o.send(week, "ana@x.org", "mia@x.org", "Model"+n, "Do you have the numbers for the model? I changed the second sheet and think it fits now.")
		o.send(week, "mia@x.org", "ana@x.org", "Sheet"+n, "Do you know who changed the third sheet? I have the numbers and think they fit now.")
		o.send(week, "ana@x.org", "mia@x.org", "Lunch"+n, "Usual place at noon, with the others from the second floor.")
		o.send(week, "mia@x.org", "ana@x.org", "Coffee"+n, "Usual place at three, with the others from the second floor.")
		// the assistant of the floor: many notes to all, a few answers
		o.send(week, "kim@x.org", "mia@x.org,ana@x.org,eve@x.org,bo@x.org", "Rooms"+n, "The rooms of this week are on the board. The calendar of Bo is below for your information.")
		o.send(week, "mia@x.org", "kim@x.org+bo@x.org", "Travel"+n, "Could you book the train for this trip? The times are below.")
		// family
		o.send(week, "sam@home.example", "mia@x.org", "tonight"+n, "can you get milk")
		o.send(week, "mia@x.org", "sam@home.example", "tomorrow"+n, "I will be late, please give the cat her food and call me when she is back")
		// a newsletter
		o.send(week, "news@x.org", "mia@x.org", "News", "What you need to read this week: make sure you see it.")
		o.messages[len(o.messages)-1].Bulk = true
	}
	return o
}

func TestManagerWinsAgainstBusyPeerAssistantAndFamily(t *testing.T) {
	got := Managers("mia@x.org", year().messages, map[string]string{"bo@x.org": "Bo Lind"})
	if got[0].Person != "bo@x.org" || got[0].Score < 0.5 {
		t.Fatalf("first is %s with %.2f", got[0].Person, got[0].Score)
	}
	for _, c := range got[1:] {
		if c.Score >= 0.5 {
			t.Errorf("%s has %.2f", c.Person, c.Score)
		}
	}
	if slices.ContainsFunc(got, func(c Candidate) bool { return c.Person == "news@x.org" || c.Person == "mia@x.org" }) {
		t.Error("a newsletter or the person herself is a candidate")
	}
}

func TestReportIsNotTheManagerOfTheManager(t *testing.T) {
	for _, c := range Managers("bo@x.org", year().messages, nil) {
		if c.Person == "mia@x.org" && c.Score > 0.4 {
			t.Errorf("Mia has %.2f", c.Score)
		}
	}
}

func TestEvidenceSaysWhatWasCounted(t *testing.T) {
	o := year()
	got := Managers("mia@x.org", o.messages, map[string]string{"bo@x.org": "Bo Lind"})[0]
	var texts []string
	sum := 0.0
	for _, e := range got.Evidence {
		texts = append(texts, e.Text)
		sum += e.Weight
	}
	all := strings.Join(texts, "\n")
	for _, want := range []string{
		"You wrote to Bo Lind directly 50 times (50 alone)",
		"50 of 100 messages to you ask for something; 0 of your 50 to them do",
		"of 100 messages to you hand something in or ask for your view; 50 of your 50 to them do",
		"You sent them “weekly points” in 50 different weeks",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("no %q in\n%s", want, all)
		}
	}
	if sum < got.Score-0.1 || sum > got.Score+0.1 {
		t.Errorf("the evidence weighs %.2f, the score is %.2f", sum, got.Score)
	}
}

func TestNewManagerOvertakesTheOldOne(t *testing.T) {
	o := &office{}
	for week := range 120 {
		manager := "old@x.org"
		if week >= 80 {
			manager = "new@x.org"
		}
		n := fmt.Sprint(" ", week)
		o.send(week, manager, "mia@x.org,ana@x.org,eve@x.org", "Team"+n, "We need to settle the plan.")
		o.send(week, manager, "mia@x.org", "Figures"+n, "Can you send me the figures?")
		o.send(week, "mia@x.org", manager, "Points"+n, "Attached are the points of the week and the open questions.")
	}
	if got := Managers("mia@x.org", o.messages, nil); got[0].Person != "new@x.org" {
		t.Errorf("first is %s", got[0].Person)
	}
}

func TestCopiesOfAMessageCountOnce(t *testing.T) {
	o := year()
	once := Managers("mia@x.org", o.messages, nil)
	if twice := Managers("mia@x.org", append(slices.Clone(o.messages), o.messages...), nil); !reflect.DeepEqual(once, twice) {
		t.Error("the same mail twice says something else")
	}
}

func TestOneWayTrafficMakesNoCandidate(t *testing.T) {
	o := &office{}
	for week := range 20 {
		o.send(week, "boss@x.org", "mia@x.org", "Do this", "Please handle this.")
	}
	if got := Managers("mia@x.org", o.messages, nil); len(got) != 0 {
		t.Errorf("got %v", got)
	}
}

func anyMessages(t *rapid.T) []Message {
	person := rapid.SampledFrom([]string{"mia@x.org", "bo@x.org", "ana@y.org", "p4", "", "p6"})
	text := rapid.SampledFrom([]string{"", "Can you send me this?", "attached", "approved", "I'll be out", "İ’ll \xff be out"})
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Message {
		m := Message{
			At: monday.AddDate(0, 0, rapid.IntRange(-900, 900).Draw(t, "day")), From: person.Draw(t, "from"),
			To: rapid.SliceOfN(person, 0, 5).Draw(t, "to"), Cc: rapid.SliceOfN(person, 0, 3).Draw(t, "cc"),
			Asks: rapid.IntRange(-1, 3).Draw(t, "asks"), Words: rapid.IntRange(-1, 200).Draw(t, "words"), Text: text.Draw(t, "text"),
			Bulk: rapid.IntRange(0, 9).Draw(t, "bulk") == 0, Subject: rapid.SampledFrom([]string{"", "Re: a", "FW: points", "points 3", "Out of office"}).Draw(t, "subject"),
		}
		if rapid.IntRange(0, 9).Draw(t, "undated") == 0 {
			m.At = time.Time{}
		}
		return m
	}), 0, 40).Draw(t, "messages")
}

func TestCandidatesAreOrderedBoundedAndOthers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := Managers("mia@x.org", anyMessages(t), nil)
		if len(list) > maxCandidates {
			t.Fatalf("%d candidates", len(list))
		}
		for i, c := range list {
			if c.Person == "mia@x.org" || c.Person == "" || c.Score < 0 || c.Score > 1 || len(c.Evidence) == 0 {
				t.Fatalf("candidate %+v", c)
			}
			if i > 0 && list[i-1].Score < c.Score {
				t.Fatalf("%.3f before %.3f", list[i-1].Score, c.Score)
			}
		}
	})
}

func TestOrderOfMessagesDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		messages := anyMessages(t)
		shuffled := rapid.Permutation(messages).Draw(t, "shuffled")
		if a, b := Managers("mia@x.org", messages, nil), Managers("mia@x.org", shuffled, nil); !reflect.DeepEqual(a, b) {
			t.Fatalf("\n%v\n%v", a, b)
		}
	})
}

func FuzzPhrases(f *testing.F) {
	f.Add("Can you send me the figures?", "Re: x")
	f.Add("I’ll be out \xff\xfe", "")
	f.Fuzz(func(t *testing.T, text, subject string) {
		plain := plainWords(text)
		if strings.Contains(plain, "  ") || !strings.HasPrefix(plain, " ") || !strings.HasSuffix(plain, " ") {
			t.Fatalf("%q becomes %q", text, plain)
		}
		Managers("a", []Message{{At: monday, From: "a", To: []string{"b"}, Text: text, Subject: subject}, {At: monday, From: "b", To: []string{"a"}, Text: subject, Subject: text}}, nil)
	})
}

func BenchmarkManagers(b *testing.B) {
	messages := year().messages
	for b.Loop() {
		Managers("mia@x.org", messages, nil)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(messages)), "ns/message")
}
