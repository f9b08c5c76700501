package prose

import (
	"strings"
	"testing"
)

func FuzzReading(f *testing.F) {
	for _, seed := range [][2]string{
		{"Can we meet on Thursday?", "Thursday is great."}, {"", "> Ana, please call by 5 pm so that we close"}, {"\xff", "\xfe do n't 'll"},
		{"Shall I?", "yes"}, {"> > >", ">"}, {"please", strings.Repeat("n't ", 40)}, {"Lunch?", "…"}, {"a\n\nb", "I 'd like it by the 5th ."},
	} {
		f.Add(seed[0], seed[1])
	}
	layer := NewLayer([]Correction{{"Thursday is great.", true}, {"please call by 5 pm", false}})
	f.Fuzz(func(t *testing.T, previous, text string) {
		for _, r := range []Reading{Read(previous, text), layer.Read(previous, text), NewLayer([]Correction{{text, true}}).Read(previous, text)} {
			if !(r.Score >= 0 && r.Score <= 1) || len(r.Why) > 6 || (r.Label == IsNone) != (r.Ask == nil) {
				t.Fatalf("%+v", r)
			}
			for _, s := range []*Span{r.Ask, r.Who, r.What, r.Due, r.Measure, r.Outcome} {
				if s != nil && (s.Start < 0 || s.End > len(text) || s.Start > s.End) {
					t.Fatalf("span %v of %d bytes", *s, len(text))
				}
			}
		}
	})
}

func TestHostileMessagesBeforeAreReadToTheirEnd(t *testing.T) {
	for name, text := range hostile(30_000) {
		t.Run(name, func(t *testing.T) {
			Read(text, "Thursday is great.")
			NewLayer([]Correction{{text, true}}).Read("", text)
		})
	}
}

func TestWhatIsQuotedAsksNothing(t *testing.T) {
	for _, text := range []string{"> Can you send me the list by Friday?", ">> Please call me."} {
		if r := Read("", text); r.Label != IsNone || r.Why[0].Rule != "quoted" {
			t.Errorf("%q: %+v", text, r)
		}
	}
	if asks := Asks("> Can you send me the list?\nCan you send it to Ana too?"); len(asks) != 1 {
		t.Errorf("%+v", asks)
	}
}

func TestShortFormsThatAProgramSplitReadAsOne(t *testing.T) {
	for split, whole := range map[string]string{"I do n't know": "I don't know", "We 'll see": "We'll see", "It 's Ana 's": "It's Ana's", "ca n't": "can't"} {
		a, b := tokens(split), tokens(whole)
		if len(a) != len(b) {
			t.Errorf("%q: %v, want %v", split, a, b)
			continue
		}
		for i := range a {
			if a[i].word != b[i].word {
				t.Errorf("%q: %q, want %q", split, a[i].word, b[i].word)
			}
		}
	}
}

func TestRulesFitIntoTheirBits(t *testing.T) {
	if n := len(rules) + len(shapeRules); n > maxRules {
		t.Errorf("%d rules, at most %d", n, maxRules)
	}
}
