package prose

import "testing"

func TestRepliesAreReadAsAPersonWould(t *testing.T) {
	cases := map[string]Verdict{
		"Yes, exactly.":               Confirmed,
		"Perfect, thanks!":            Confirmed,
		"That's it.":                  Confirmed,
		"Looks good to me, go ahead.": Confirmed,
		"You got it right.":           Confirmed,
		"No changes from my side.":    Confirmed,
		"ok":                          Confirmed,
		"Close — but make it 15 accounts, by the 20th.":         Corrected,
		"Almost. I meant the northern region.":                  Corrected,
		"Yes, but by the 20th please.":                          Corrected,
		"Not quite: it should be revenue and not visits.":       Corrected,
		"No, I want signed contracts rather than meetings.":     Corrected,
		"Which region do you mean?":                             Asked,
		"Who else would be in the meeting?":                     Asked,
		"I am travelling until Monday.":                         Unclear,
		"":                                                      Unclear,
		"Thanks for writing. Which of the two lists is meant?":  Asked,
		"Yes. What happens if we are late?":                     Asked,
		"Good. Could we make it 20 instead of 15?":              Corrected,
		"Approved with changes":                                 Corrected,
		"Perfect. One thing: send it to Tom as well.":           Corrected,
		"15 accounts, not 10":                                   Corrected,
		"By Wednesday please":                                   Corrected,
		"Not sure I follow. Which report?":                      Asked,
		"No, that's fine.":                                      Confirmed,
		"That's not it":                                         Corrected,
		"Let me think about it":                                 Unclear,
		"Thanks":                                                Unclear,
		"I'm out of office until 3 June and will reply then.":   Unclear,
		"Genau so.":                                             Confirmed,
		"I know nothing about this.":                            Unclear,
		"The Eyes of the market are on us; not today, perhaps.": Unclear,
	}
	for text, want := range cases {
		if got, where := Answer(text); got != want {
			t.Errorf("%q: %s at %q, want %s", text, got, where.Of(text), want)
		}
	}
}

func TestWordsAndQuestionsAreCounted(t *testing.T) {
	if n := Words("It's a well-known fact: 3 of 4 don't read on."); n != 10 {
		t.Errorf("%d words", n)
	}
	for text, want := range map[string]bool{"Really?": true, "See example.org/?q=1 now": false, "No.": false, "(Is it?)": true} {
		if HasQuestion(text) != want {
			t.Errorf("%q: question is %v", text, !want)
		}
	}
}

func TestSentencesKeepAbbreviationsAndLists(t *testing.T) {
	cases := map[string][]string{
		"Dr. Ruiz came at 3.30 p.m. today. She left.":                             {"Dr. Ruiz came at 3.30 p.m. today.", "She left."},
		"We need:\n- one list\n- two maps":                                        {"We need:", "one list", "two maps"},
		"This line was wrapped by the mail program at a\nwidth of seventy. Next.": {"This line was wrapped by the mail program at a\nwidth of seventy.", "Next."},
		"Sally,\nPlease call.":                                                    {"Sally,", "Please call."},
		"":                                                                        nil,
	}
	for text, want := range cases {
		got := Sentences(text)
		if len(got) != len(want) {
			t.Errorf("%q: %d sentences, want %d", text, len(got), len(want))
			continue
		}
		for i, s := range got {
			if s.Of(text) != want[i] {
				t.Errorf("%q: sentence %d is %q", text, i, s.Of(text))
			}
		}
	}
}
