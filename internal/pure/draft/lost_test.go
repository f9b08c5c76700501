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
