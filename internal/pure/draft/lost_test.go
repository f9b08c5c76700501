package draft

import (
	"strings"
	"testing"
)

// rewritten is the draft with every remark of a rule acted on, and whether there was one.
func rewritten(draft, rule string) (string, bool) {
	for _, f := range Read(draft, Context{Now: morning}).Flags {
		if f.Rule == rule {
			return Apply(draft, f), true
		}
	}
	return draft, false
}

func TestARewriteKeepsWhatIsTold(t *testing.T) {
	for _, c := range []struct{ rule, draft, kept string }{
		{Hedge, "It's ridiculous that I still have no laptop. Please order one by Monday.", "I still have no laptop."},
		{Hedge, "Hi Bo,\neverybody knows Karl never checks anything, this is a stupid idea. Could you talk to him by Monday?", "Karl never checks anything"},
		{Gush, "The server is broken, amazing! You are an angel, a star, a legend! Could you fix the drive by Monday?", "The server is broken"},
		{Gush, "I broke the crane, thank you so much! You are an angel, a star, a legend! Could you sign by Monday?", "I broke the crane"},
	} {
		if got, _ := rewritten(c.draft, c.rule); !strings.Contains(got, c.kept) {
			t.Errorf("%s loses %q in %q", c.rule, c.kept, got)
		}
	}
}

func TestWordsOfContentAreMissed(t *testing.T) {
	for _, c := range []struct {
		before, after string
		lost          bool
	}{
		{"That said, I really hope that this would be possible.", "", false},
		{"the printer is broken", "", true},
		{"the printer is broken", "The printer is BROKEN.", false},
	} {
		if got := drops(c.before, c.after); got != c.lost {
			t.Errorf("%q to %q: %v", c.before, c.after, got)
		}
	}
}

func TestNoDraftIsRewrittenToNothing(t *testing.T) {
	for _, draft := range []string{"As usual.", "Just a stupid idea.", "Thank you, thank you so much, you are an angel, a star!", "Sorry to bother you?"} {
		for _, f := range Read(draft, Context{Now: morning}).Flags {
			if strings.Trim(Apply(draft, f), " .!?,") == "" {
				t.Errorf("%s: %q leaves nothing", f.Rule, draft)
			}
		}
	}
}

func TestRewritesAreWholeSentences(t *testing.T) {
	for _, c := range []struct{ rule, draft, want string }{
		{Edge, "As I already told you three times, the server is broken. Could you call the firm by Monday?", "The server is broken. Could you call the firm by Monday?"},
		{Edge, "As I already told you, twice, the printer is broken. Could you call the firm by Monday?", "The printer is broken. Could you call the firm by Monday?"},
		{Edge, "Per my last email of 3 November the offer is €12,500. Could you sign by Monday?", "On 3 November I wrote that the offer is €12,500. Could you sign by Monday?"},
		{Edge, "Per my last email of 3 November, could you sign by Monday?", "I wrote on 3 November: could you sign by Monday?"},
		{Edge, "You never answer my mails. Could you sign the lease by Monday?", "I am still without an answer. Could you sign the lease by Monday?"},
		{Hedge, "I just wanted to ask if you could maybe sign the lease by Monday.", "Could you sign the lease by Monday?"},
		{Hedge, "Maybe you could perhaps sign the lease by Monday?", "Could you sign the lease by Monday?"},
		{Hedge, "No pressure! Could you sign the lease by Monday?", "Could you sign the lease by Monday?"},
		{Hedge, "Hi Bo,\nNo pressure!\nCould you sign the lease by Monday?", "Hi Bo,\nCould you sign the lease by Monday?"},
		{WhenVague, "Could you sign the lease by Monday? No rush at all!", "Could you sign the lease by Monday?"},
		{WhenVague, "No rush at all! Could you sign the lease?", "By Wednesday, 25 November! Could you sign the lease?"},
	} {
		if got, _ := rewritten(c.draft, c.rule); got != c.want {
			t.Errorf("%s of %q: %q, want %q", c.rule, c.draft, got, c.want)
		}
	}
}

func TestNoRemarkWhereARewriteWouldChangeTheMatter(t *testing.T) {
	for _, c := range []struct{ rule, draft string }{
		{WhenVague, "Could you maybe find some time to go through the offer?"},
		{WhenVague, "Could you take a moment to read the offer?"},
		{WhenVague, "Could you spend some time with the new drivers?"},
		{WhatVague, "Please take care of the 3 open invoices."},
		{WhatVague, "Please deal with the broken coffee machine by Monday."},
		{WhatVague, "Please take care of Harborlight by Monday."},
		{WhatVague, "Could I have your input on slide 3 and your feedback on slide 9 by Monday?"},
		{Edge, "You always forget my holidays, Bo. Could you put them in by Monday?"},
		{Edge, "You never answer the phone. Could you sign the lease by Monday?"},
	} {
		if got, said := rewritten(c.draft, c.rule); said {
			t.Errorf("%s: %q becomes %q", c.rule, c.draft, got)
		}
	}
	for _, draft := range []string{"Please take care of this by Monday.", "Please deal with the whole situation by Monday.", "Please take care of the Portugal matter by Monday."} {
		if _, said := rewritten(draft, WhatVague); !said {
			t.Errorf("%q gets no remark", draft)
		}
	}
	if got, _ := rewritten("Could you read the offer when you find some time?", WhenVague); strings.Contains(got, "find") {
		t.Errorf("%q", got)
	}
}

func TestCapitalsAreReadLikeOtherLetters(t *testing.T) {
	for _, draft := range []string{"HI BO PLEASE SIGN THIS TODAY!!!", "SIGN THE LEASE BY MONDAY.", "HI BO,\nPLEASE SIGN THIS\nMIA", "Please call", "Hi Bo,\nPlease call\nMia"} {
		if Read(draft, Context{Now: morning}).Ask == nil {
			t.Errorf("%q asks nothing", draft)
		}
	}
	if got, _ := rewritten("SIGN THE LEASE BY MONDAY.", Curt); got != "Please SIGN THE LEASE BY MONDAY." {
		t.Errorf("%q", got)
	}
}

func TestACutLeavesNoSmallBeginning(t *testing.T) {
	got, said := rewritten("Just a silly idea! maybe you could perhaps sign the lease by Monday?", Hedge)
	if !said || got != "Could you sign the lease by Monday?" {
		t.Errorf("%q", got)
	}
}

func TestNewsIsNoCurtOrder(t *testing.T) {
	for _, text := range []string{"We expect two visitors on Friday.", "I want the best for everyone, and the team is doing well.", "We need the lift for deliveries on Monday, so I moved the crates."} {
		for _, f := range Read(text, Context{}).Flags {
			if f.Rule == Curt {
				t.Errorf("%q is called curt: %q", text, f.Rewrite)
			}
		}
	}
	for text, want := range map[string]string{"We need the report by Friday.": "We need the report by Friday, please.", "Waiting for your answer.": "I am waiting for your answer, please."} {
		got := ""
		for _, f := range Read(text, Context{}).Flags {
			if f.Rule == Curt {
				got = f.Rewrite
			}
		}
		if got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}
