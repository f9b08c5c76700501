package facevalue

import (
	"strings"
	"testing"
)

func TestTimesOfThePastAreNoDeadlines(t *testing.T) {
	for _, text := range []string{
		"Hansen paid on 2 November. Please send me the berth plan.",
		"The lift has been out since Monday. Please send me the berth plan.",
		"As of 30 September we had twelve open posts. Please send me the berth plan.",
		"Revenue grew 12 % in Q3. Please send me the berth plan.",
		"In our meeting on Tuesday you said the plan is ready. Please send me the berth plan.",
		"In our meeting on Tuesday, you said the plan is ready. Please send me the berth plan.",
		"Please send me the plan that you sent Bo on Tuesday.",
	} {
		v := Read(text, monday)
		if len(v.Deadlines) > 0 || strings.Contains(v.Line, "as the time") {
			t.Errorf("%q: %+v, %q", text, v.Deadlines, v.Line)
		}
	}
}

func TestTimesAheadStay(t *testing.T) {
	for text, want := range map[string]string{
		"The port closes on 3 December.":                                    "on 3 December",
		"Hansen paid on 2 November, and we must deliver on Friday.":         "on Friday",
		"I want it signed by Friday.":                                       "by Friday",
		"The crane is delivered on Friday.":                                 "on Friday",
		"You said the plan is ready; please send it on Wednesday.":          "on Wednesday",
		"The berth plan was late last time, could you send it by Thursday?": "by Thursday",
	} {
		v := Read(text, monday)
		if len(v.Deadlines) != 1 || v.Deadlines[0].Text != want {
			t.Errorf("%q: %+v, want %q", text, v.Deadlines, want)
		}
	}
}

func TestTheLineAsksNothingThatWasSaid(t *testing.T) {
	for _, text := range []string{"", "   ", "🚢 12 !!", "FYI", "FYI, the lift is out.", "Fine.", "Thank you so much!", "Great work on the berth plan, well done!"} {
		if got := Read(text, monday).Line; got != "" {
			t.Errorf("%q: %q", text, got)
		}
	}
	for text, want := range map[string]string{
		"Why wasn't I told about this?":         "You ask “Why wasn't I told about this?”. Shall I answer in writing, or is a call better?",
		"Who closed the door? Why was it open?": "I read two asks here, the first being “Who closed the door?”. Which one comes first?",
		"SEND ME THE BERTH PLAN BY FRIDAY.":     "You wrote “SEND ME THE BERTH PLAN BY FRIDAY”, and I read “BY FRIDAY” as the time. Is that right?",
		"Please increase your sales activity.":  "You wrote “Please increase your sales activity”. ",
	} {
		if got := Read(text, monday).Line; !strings.HasPrefix(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	for _, text := range []string{"Please increase your sales activity by Friday.", "Please be more proactive by 3 December.", "Please send the plan by Friday. Could you call the port?"} {
		if got := Read(text, monday).Line; strings.Contains(strings.ToLower(got), "by when") {
			t.Errorf("%q: %q", text, got)
		}
	}
}

func TestWhatSomebodyFeelsOrThinksIsNoFact(t *testing.T) {
	for _, text := range []string{"I'm angry that the plan was late.", "I thought this was clear.", "We need to talk.", "I assume the plan is done."} {
		if got := words(text, Read(text, monday).Facts); len(got) > 0 {
			t.Errorf("%q: %q", text, got)
		}
	}
}
