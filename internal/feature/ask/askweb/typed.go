package askweb

import (
	"net/http"
	"strings"
	"time"

	"upward/internal/feature/ask"
	"upward/internal/platform/web"
)

// typed is what the forms about an ask may hold; each form has some of it.
type typed struct {
	Version     int64  `form:"version"`
	Person      string `form:"person"` // one of the list
	Other       string `form:"other"`  // an address or a name, which wins over the list
	Direction   string `form:"direction"`
	Words       string `form:"words"`
	Message     string `form:"message"`
	Said        string `form:"said"`
	Outcome     string `form:"outcome"`
	Measure     string `form:"measure"`
	From        string `form:"from"`
	To          string `form:"to"`
	Due         string `form:"due"`
	Assumptions string `form:"assumptions"`
	Questions   string `form:"questions"` // one a line
	Displaces   string `form:"displaces"`
	Beyond      string `form:"beyond"`
	Verdict     string `form:"verdict"`
	Whole       bool   `form:"whole"` // the form showed the meaning, so what is empty was emptied
	Then        string `form:"then"`  // "propose" to go on with the mail
	Back        string `form:"back"`
}

// read fills typed from a request; what could be read is there even with an error.
func read(r *http.Request) (in typed, err error) {
	err = web.Form(r, &in)
	return in, err
}

// typedOf is a form that shows an ask as it is saved.
func typedOf(a ask.Ask) typed {
	m := a.Meaning
	return typed{
		Version: a.Version, Person: a.Person, Direction: string(a.Direction), Words: a.Words, Message: a.Message,
		Outcome: m.Outcome, Measure: m.Measure.What, From: m.Measure.From, To: m.Measure.To, Due: m.Due,
		Assumptions: m.Assumptions, Questions: strings.Join(m.Questions, "\n"), Displaces: m.Displaces, Beyond: m.Beyond,
	}
}

// typedCorrected is typedOf, with their correction in it where that waits to be taken over.
func typedCorrected(d ask.Detail) typed {
	if d.Adopted != nil {
		d.Ask.Meaning = *d.Adopted
	}
	return typedOf(d.Ask)
}

func (in typed) meaning() ask.Meaning {
	return ask.Meaning{
		Outcome: in.Outcome, Measure: ask.Measure{What: in.Measure, From: in.From, To: in.To}, Due: in.Due,
		Assumptions: in.Assumptions, Questions: lines(in.Questions), Displaces: in.Displaces, Beyond: in.Beyond,
	}
}

// more says that something stands in the fields that are folded away at first.
func (in typed) more() bool {
	return in.Outcome+in.Measure+in.From+in.To+in.Assumptions+in.Questions+in.Displaces+in.Beyond+in.Other+in.Said != "" || in.Direction == string(ask.FromMe)
}

// said is noon of the day that was typed, in the zone of now; the zero time for none.
func (in typed) said(now time.Time) time.Time {
	d := day(in.Said)
	if d.IsZero() || in.Said == today(now) {
		return time.Time{}
	}
	return web.Calendar(d, now.Location()).Add(12 * time.Hour)
}

func lines(text string) (all []string) {
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			all = append(all, line)
		}
	}
	return all
}

// part is one part of a meaning, as the page of an ask and the comparison of two versions name it.
type part struct{ name, text string }

// parts are the parts of a meaning in the order in which they are read; those that are empty too.
func parts(m ask.Meaning, now time.Time) []part {
	return []part{
		{"Outcome", m.Outcome}, {"Measured by", measure(m.Measure)}, {"By", onDay(m.Due, now)}, {"Assumed", m.Assumptions},
		{"Open questions", strings.Join(m.Questions, "\n")}, {"Pushes aside", m.Displaces}, {"Could be added", m.Beyond},
	}
}

// differing are the parts in which two meanings differ, as they are in a and in b.
func differing(a, b ask.Meaning, now time.Time) (left, right []part) {
	others := parts(b, now)
	for i, one := range parts(a, now) {
		if one != others[i] {
			left, right = append(left, one), append(right, others[i])
		}
	}
	return left, right
}

// same says that two meanings read the same.
func same(a, b ask.Meaning, now time.Time) bool {
	left, _ := differing(a, b, now)
	return len(left) == 0
}

// back is the list to which Cancel returns.
func (in typed) back() string { return listOf(in.Back) }
