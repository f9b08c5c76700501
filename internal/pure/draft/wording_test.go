package draft

import (
	"bufio"
	"os"
	"slices"
	"strings"
	"testing"
)

// phrased are wordings by rule, thought up from what the rule means before the second set of drafts in tools/eval was read.
func phrased(t *testing.T) map[string][]string {
	t.Helper()
	file, err := os.Open("testdata/phrases.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	all, rule := map[string][]string{}, ""
	for lines := bufio.NewScanner(file); lines.Scan(); {
		if name, ok := strings.CutPrefix(lines.Text(), "# "); ok {
			rule = name
		} else if lines.Text() != "" {
			all[rule] = append(all[rule], lines.Text())
		}
	}
	return all
}

// drafted makes a draft of a wording: an order stands alone, a remark without an ask gets one.
func drafted(rule, words string) string {
	switch {
	case rule == Curt:
		return words
	case strings.Contains(words, "?"):
		return "Hi Tom,\n" + words + "\nLena"
	}
	return "Hi Tom,\n" + words + " Could you sign the lease by Monday?\nLena"
}

func TestManyWordingsOfAFaultAreFound(t *testing.T) {
	for rule, list := range phrased(t) {
		if rule == "clean" {
			continue
		}
		found := 0
		for _, words := range list {
			if slices.Contains(rulesOf(Read(drafted(rule, words), Context{Now: morning})), rule) {
				found++
			}
		}
		if len(list) < 20 || 10*found < 7*len(list) {
			t.Errorf("%s: %d of %d wordings found", rule, found, len(list))
		}
	}
}

func TestWordsThatOnlyLookLikeAFaultAreLeft(t *testing.T) {
	spoken := 0
	for _, words := range phrased(t)["clean"] {
		if got := rulesOf(Read(drafted("clean", words), Context{Now: morning})); len(got) > 0 {
			spoken++
			t.Logf("%q: %v", words, got)
		}
	}
	if spoken > 1 {
		t.Errorf("%d plain drafts get a remark", spoken)
	}
}

func TestSeveralAsksOfOneSentenceAreNumbered(t *testing.T) {
	draft := "Hi Tom,\ncould you sign the lease by Monday, and tell Bo I'm off on Friday, and order new gloves by Tuesday?\nLena"
	for _, f := range Read(draft, Context{Now: morning}).Flags {
		if f.Rule == AskSeveral {
			if want := "I need three things from you:\n1. Could you sign the lease by Monday?\n2. Please tell Bo I'm off on Friday.\n3. Please order new gloves by Tuesday.\n"; f.Rewrite != want {
				t.Errorf("%q, want %q", f.Rewrite, want)
			}
			return
		}
	}
	t.Error("not remarked")
}

func TestWhatHasNoTimeNeedsNone(t *testing.T) {
	for _, draft := range []string{
		"Tom,\nthe crane is back. Is that the right account?\nLena", "Tom,\nhere are the minutes. Any thoughts?\nLena",
		"Tom,\nthe minutes are in the folder. If you want a paper copy, let me know.\nLena", "Tom,\nplease see the attached minutes.\nLena", "Call me.",
	} {
		if got := rulesOf(Read(draft, Context{Now: morning})); slices.Contains(got, WhenMissing) {
			t.Errorf("%q: %v", draft, got)
		}
	}
}
