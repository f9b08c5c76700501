package draft

import (
	"bufio"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"upward/internal/pure/prose"
)

var morning = time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)

func rulesOf(a Advice) (names []string) {
	for _, f := range a.Flags {
		names = append(names, f.Rule)
	}
	return names
}

func TestEachFaultIsNamed(t *testing.T) {
	for draft, want := range map[string]string{
		"Hi Tom,\nthe boiler man was here. He says the pump is shot and a new one is 1,900, or he can patch the old one for 300 but gives no guarantee.\nLena": AskMissing,
		"Hi Tom,\ncould you sign the lease by Monday? Also, could you send me the keys of the depot by Tuesday?\nLena":                                         AskSeveral,
		"Hi Tom,\n" + strings.Repeat("The crane was moved to the other quay and all went well there. ", 6) + "Could you sign the lease by Monday?\nLena":       AskBuried,
		"Hi Tom,\ncould you sign the lease for the depot?\nLena":                                                                                               WhenMissing,
		"Hi Tom,\ncould you look into the crane by Monday noon?\nLena":                                                                                         WhatVague,
		"Hi Tom,\ncould you sign the lease at your earliest convenience?\nLena":                                                                                WhenVague,
		"Hi Tom,\nI hate to be a nuisance, but could you sign the lease by Monday?\nLena":                                                                      Hedge,
		"Hi Tom,\nper my last email, could you sign the lease by Monday?\nLena":                                                                                Edge,
		"Sign the lease by Monday.": Curt,
		"Hi Tom,\nthank you, thank you so much, you are an angel! Could you sign by Monday?\nLena": Gush,
	} {
		if got := rulesOf(Read(draft, Context{Now: morning})); !slices.Contains(got, want) {
			t.Errorf("%q: %v, want %s", draft, got, want)
		}
	}
}

func TestPlainDraftsAreLeftInPeace(t *testing.T) {
	for _, draft := range []string{
		"", "\n", "Yes, Tuesday works.\nLena",
		"Hi Tom,\ncould you sign the lease for the depot by Monday noon?\nThanks, Lena",
		"Hi Tom, the audit is over, no findings. Nothing for you to do.\nLena",
		"Dear Ms Ortega,\nmay I take Friday off? Kim covers the desk.\nKind regards\nAnton",
		"Hi Kim,\nI'll bring the two quotes tomorrow.\nAnton",
	} {
		if a := Read(draft, Context{Now: morning}); len(a.Flags) > 0 {
			t.Errorf("%q: %+v", draft, a.Flags)
		}
	}
}

func TestTheAskIsFoundWithItsDay(t *testing.T) {
	draft := "Hi Tom,\nthe crane is back. Could you sign the lease by Monday?\nLena"
	a := Read(draft, Context{Now: morning})
	if a.Ask == nil || a.Ask.Span.Of(draft) != "Could you sign the lease by Monday?" || a.Ask.Due == nil || a.Ask.Due.Of(draft) != "by Monday" {
		t.Errorf("%+v", a.Ask)
	}
	if a := Read("Hi Tom,\nthe crane is back.\nLena", Context{Now: morning}); a.Ask != nil {
		t.Errorf("asks %+v", a.Ask)
	}
}

// slow answers little in the evening, writes short and settles things in three messages.
func slow() *Record {
	answered := make([]float64, 24)
	for hour := range answered {
		answered[hour] = .8
		if hour >= 18 || hour < 6 {
			answered[hour] = .1
		}
	}
	return &Record{Name: "Bo", Words: 20, Messages: 40, Answered: answered, Asked: 60, Rounds: 2, Threads: 30}
}

func TestTheReadersRecordSpeaksOnlyWhereThereIsOne(t *testing.T) {
	quoted := ""
	for _, hour := range []string{"9", "10", "11", "12"} {
		quoted += "\nOn Mon, 16 Nov 2026 at " + hour + ":00, Bo <bo@example.org> wrote:\n> Yes."
	}
	long := "Hi Bo,\ncould you sign the lease by Monday? " + strings.Repeat("The depot has six doors and a ramp. ", 18) + "\nMia\n"
	night := morning.Add(13 * time.Hour)
	for _, c := range []struct {
		draft, rule string
		now         time.Time
	}{
		{long, Long, morning},
		{"Hi Bo,\ncould you sign the lease by Monday?\nMia\n", Hour, night},
		{"Hi Bo,\ncould you sign the lease by Monday?\nMia\n" + quoted, Rounds, morning},
	} {
		with := Read(c.draft, Context{Now: c.now, Reader: slow()})
		i := slices.IndexFunc(with.Flags, func(f Flag) bool { return f.Rule == c.rule })
		if i < 0 || !strings.Contains(with.Flags[i].Evidence, "Bo") {
			t.Errorf("%s: %+v", c.rule, with.Flags)
		}
		if without := rulesOf(Read(c.draft, Context{Now: c.now})); slices.Contains(without, c.rule) {
			t.Errorf("%s is said without a record", c.rule)
		}
	}
	few := slow()
	few.Asked = 7
	if got := rulesOf(Read("Hi Bo,\ncould you sign it by Monday?\nMia", Context{Now: night, Reader: few})); slices.Contains(got, Hour) {
		t.Error("seven messages tell an hour")
	}
}

// frozenDrafts are the drafts that were written before the rules.
func frozenDrafts(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, name := range []string{"drafts.bad", "drafts.good", "drafts2.bad", "drafts2.good"} {
		file, err := os.Open("../../../tools/eval/labels/" + name + ".jsonl")
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		for lines := bufio.NewScanner(file); lines.Scan(); {
			var d struct{ ID, Draft string }
			if err := json.Unmarshal(lines.Bytes(), &d); err != nil {
				t.Fatal(err)
			}
			all[d.ID] = d.Draft
		}
	}
	if len(all) != 300 {
		t.Fatalf("%d drafts", len(all))
	}
	return all
}

func TestEachRewriteEndsItsRemarkAndKeepsTheFacts(t *testing.T) {
	seen := 0
	for id, draft := range frozenDrafts(t) {
		for _, reader := range []*Record{nil, slow()} {
			c := Context{Now: morning.Add(13 * time.Hour), Reader: reader}
			for _, f := range Read(draft, c).Flags {
				seen++
				after := Apply(draft, f)
				if again := Read(after, c); slices.Contains(rulesOf(again), f.Rule) {
					t.Errorf("%s: %s is still there in %q", id, f.Rule, after)
				}
				for fact := range facts(draft) {
					if !strings.Contains(strings.ToLower(after), fact) {
						t.Errorf("%s: %s loses %q in %q", id, f.Rule, fact, after)
					}
				}
				for _, m := range f.Marks {
					if m.Start < f.Span.Start || m.End > f.Span.End {
						t.Errorf("%s: %s marks %v outside of %v", id, f.Rule, m, f.Span)
					}
				}
			}
		}
	}
	if seen < 300 {
		t.Errorf("only %d remarks", seen)
	}
}

func TestNoRemarkIsLostForWantOfARewrite(t *testing.T) {
	for id, draft := range frozenDrafts(t) {
		l := open(draft, Context{Now: morning})
		for _, rule := range rules {
			if f := rule.look(l); f != nil && !holds(l, facts(draft), *f, rule.look) {
				t.Errorf("%s: the rewrite for %s does not hold: %q", id, rule.name, f.Rewrite)
			}
		}
	}
}

func TestFactsAreNumbersNamesAndDays(t *testing.T) {
	got := facts("Hi Tom, the 3 cranes of Harborlight come on Monday at 9:30, all twelve of them. The rest waits.")
	for _, want := range []string{"3", "harborlight", "monday", "9:30", "twelve", "tom"} {
		if !got[want] {
			t.Errorf("%q is missing in %v", want, got)
		}
	}
	if got["the"] {
		t.Errorf("%v", got)
	}
}

func TestTheBeginningOfAVastDraftIsRead(t *testing.T) {
	vast := strings.Repeat("please send it by Friday 🚢 ", 400_000)
	for _, f := range Read(vast, Context{Now: morning}).Flags {
		if f.Span.End > len(vast) || f.Span.Start > f.Span.End {
			t.Errorf("%+v", f.Span)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"Hi Tom,\n\nI was just wondering if maybe you could look into it ASAP, sorry, sorry.\nLena", "1. please\n2. please\n(a) x",
		"Dear\n> quoted\nplease", "Thanks!!!!\nThanks!!!!\n", "\x00\xff, but \x00", "so, and, but. ? ! Hi", "Send it. Send it. Send it",
		"I need two things from you:\n1. a\n2. b", "’’’ as usual, per my last email — with all due respect",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		c := Context{Now: morning, Reader: slow()}
		for _, flag := range Read(text, c).Flags {
			if flag.Span.Start < 0 || flag.Span.End > len(text) || flag.Span.Start > flag.Span.End {
				t.Fatalf("%s at %v of %d bytes", flag.Rule, flag.Span, len(text))
			}
			if len(text) < Longest && slices.Contains(rulesOf(Read(Apply(text, flag), c)), flag.Rule) {
				t.Fatalf("%s is not ended by %q", flag.Rule, flag.Rewrite)
			}
		}
		for _, s := range Vague(text) {
			if s.Of(text) == "" {
				t.Fatalf("nothing at %v", s)
			}
		}
	})
}

func BenchmarkDraftOf300Words(b *testing.B) {
	text := "Hi Tom,\nper my last email, " + strings.Repeat("the depot has six doors and a ramp on Monday, and the crane stands there. ", 19) + "I was just wondering if maybe you could possibly look into it ASAP?\nLena"
	if n := prose.Words(text); n < 290 {
		b.Fatal(n)
	}
	for b.Loop() {
		Read(text, Context{Now: morning, Reader: slow()})
	}
}
