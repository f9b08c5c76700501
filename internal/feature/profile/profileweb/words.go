package profileweb

import (
	"fmt"
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
	n := fmt.Sprintf("n = %d %s", e.N, of)
	if !e.Enough() {
		return n
	}
	return "90 %: " + unit.Interval(e) + ", " + n
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

// likelihood says how sure the mail is, without a number that would look exact.
func likelihood(c profile.Candidate) string {
	switch {
	case c.Score >= 0.5:
		return "a good guess"
	case c.Score >= 0.15:
		return "possible"
	}
	return "unlikely"
}
