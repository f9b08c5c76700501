package profileweb

import (
	"fmt"
	"math"
	"time"

	"upward/internal/feature/people"
	"upward/internal/feature/profile"
	"upward/internal/platform/web"
	"upward/internal/platform/web/chart"
	"upward/internal/pure/rhythm"
)

func (v managerView) lead() string {
	switch {
	case v.manager.Assumed:
		return "Your mail suggests that this is your manager. You have not said so yet."
	case !v.since.IsZero():
		return "Your manager since " + longDay(v.since, v.now) + "."
	}
	return ""
}

func longDay(t, now time.Time) string { return t.In(now.Location()).Format("2 January 2006") }

// basis says what all figures of the page rest on.
func (v managerView) basis() string {
	s := v.style
	if s.Received+s.Sent == 0 {
		return "There is no mail between you two yet, so there is nothing to say about how they write."
	}
	return fmt.Sprintf("%s from them and %s of yours, %s to %s.", web.Count(s.Received, "message", "messages"), web.Count(s.Sent, "message", "messages"),
		longDay(s.From, v.now), longDay(s.Until, v.now))
}

// mixParts is how messages reach the owner, for the chart.
func mixParts(m profile.Mix) []chart.Part {
	return []chart.Part{{Label: "to you alone", Count: m.Alone}, {Label: "to you and others", Count: m.Others}, {Label: "you in copy", Count: m.Copy}}
}

// figure is an estimate in words, or that there is too little to say.
func figure(e rhythm.Estimate, unit chart.Unit, noun string) string {
	if !e.Enough() {
		return "Not enough to say"
	}
	if noun != "" {
		return unit.Text(e.Value) + " " + noun
	}
	return unit.Text(e.Value)
}

// rests says on what a figure rests.
func rests(e rhythm.Estimate, unit chart.Unit, of string) string {
	n := fmt.Sprintf("n\u00a0=\u00a0%d %s", e.N, of)
	if !e.Enough() {
		return n
	}
	return "90\u00a0%: " + unit.Interval(e) + ", " + n
}

// waiting says for how long to wait, of the messages that are answered at all.
func waiting(w rhythm.Windows) string {
	return "Of your messages that are answered within two weeks, half are within " + long(w.Half.Value) + ", four fifths within " + long(w.Most.Value) + "."
}

func windowsRest(w rhythm.Windows) string {
	return fmt.Sprintf("n\u00a0=\u00a0%d answers, 90\u00a0%%: %s and %s", w.Half.N, chart.Time.Interval(w.Half), chart.Time.Interval(w.Most))
}

// long is a time in hours as one says it.
func long(hours float64) string {
	switch {
	case hours < 0.99:
		return web.Count(max(1, int(math.Round(60*hours))), "minute", "minutes")
	case hours < 36:
		return web.Count(int(math.Round(hours)), "hour", "hours")
	}
	return web.Count(int(math.Round(hours/24)), "day", "days")
}

// sayings are the shares of their messages with some property.
func sayings(s rhythm.Style) []chart.Row {
	return []chart.Row{
		{Label: fmt.Sprintf("have up to %d words", rhythm.Short), Estimate: s.Short},
		{Label: "ask a question", Estimate: s.Questions},
	}
}

func period(l people.Line, now time.Time) string {
	return longDay(l.Since, now) + " to " + longDay(l.Until, now)
}

func head(evidence []string) []string { return evidence[:min(len(evidence), 3)] }

func (v managerView) tabs() []web.Link {
	var all []web.Link
	for _, m := range v.managers {
		all = append(all, web.Link{Href: "/manager/" + m.ID, Label: m.Name})
	}
	return all
}

// possible is the score from which a candidate is shown with the evidence; others are told in a line.
const possible = 0.15

func (v chooseView) split() int {
	for i, c := range v.candidates {
		if c.Score < possible || i == 4 {
			return i
		}
	}
	return len(v.candidates)
}

func (v chooseView) likely() []profile.Candidate { return v.candidates[:v.split()] }

func (v chooseView) rest() []profile.Candidate {
	rest := v.candidates[v.split():]
	return rest[:min(len(rest), 5)]
}

// likelihood says how sure the mail is, without a number that would look exact.
func likelihood(c profile.Candidate) string {
	if c.Score >= 0.5 {
		return "A good guess"
	}
	return "Possible"
}

func reason(c profile.Candidate) string {
	if len(c.Evidence) == 0 {
		return ""
	}
	return c.Evidence[0] + "."
}
