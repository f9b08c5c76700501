package prose

import "testing"

func TestToneFlagsThePhraseAndNothingElse(t *testing.T) {
	cases := []struct{ text, kind, words string }{
		{"I was just wondering if you saw it.", "hedge", "I was just wondering"},
		{"Per my last email, the file is on the drive.", "pressure", "Per my last email"},
		{"Please look into it.", "vague", "look into it"},
		{"Just a friendly reminder about Friday.", "pressure", "Just a friendly reminder"},
		{"Sorry to bother you.", "hedge", "Sorry to bother"},
	}
	for _, c := range cases {
		found := Tone(c.text)
		if len(found) != 1 || found[0].Kind != c.kind || found[0].Of(c.text) != c.words {
			t.Errorf("%q: %+v, want %s %q", c.text, found, c.kind, c.words)
		}
	}
	for _, text := range []string{
		"Please send me the signed contract by Friday.", "Which of the two dates suits you?",
		"We signed 12 accounts in May, 3 more than planned.", "I recommend the second option because it is cheaper.",
	} {
		if found := Tone(text); len(found) > 0 {
			t.Errorf("%q: %+v", text, found)
		}
	}
}
