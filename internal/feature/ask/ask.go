// Package ask carries a request from the manager's words to a verified outcome, and keeps the promises of both sides.
// It guarantees that no step is lost: every change keeps what was before, says how it came about, and can be undone.
package ask

import (
	"strings"
	"time"

	"upward/internal/platform/fault"
)

// State is how far an ask has come.
type State string

// The states of an ask.
const (
	Heard     State = "heard"     // they said something
	Proposed  State = "proposed"  // the owner told them how she understands it
	Agreed    State = "agreed"    // they confirmed it, or the owner took their correction over
	Delivered State = "delivered" // the owner did it
	Verified  State = "verified"  // the outcome was looked at: reached, partly, missed
	Dropped   State = "dropped"   // it is wanted no longer
)

// Open says that something is still to be done.
func (s State) Open() bool { return s == Heard || s == Proposed || s == Agreed }

// Direction says who asked whom.
type Direction string

// The directions.
const (
	ToMe   Direction = "to_me"   // they asked the owner
	FromMe Direction = "from_me" // the owner asked them, and waits
)

// How says how a confirmation was obtained; packets and exports print it.
type How string

// The ways to confirm.
const (
	ByReply    How = "reply"    // their ordinary reply to the back-brief
	ByLink     How = "link"     // their press of the button behind a signed link
	ByRecord   How = "recorded" // the owner recorded what they said
	ByNobody   How = ""
	codeLength     = 6
)

// Measure is the number that tells whether the outcome was reached.
type Measure struct {
	What string `json:"what,omitempty" doc:"What is counted, such as new accounts a month"`
	From string `json:"from,omitempty" doc:"Where it stands now"`
	To   string `json:"to,omitempty" doc:"Where it should stand"`
}

// Meaning is what an ask means in the owner's understanding: the part that the manager confirms or corrects.
type Meaning struct {
	Outcome     string   `json:"outcome,omitempty" doc:"The desired outcome in one sentence"`
	Measure     Measure  `json:"measure,omitzero"`
	Due         string   `json:"due,omitempty" doc:"By which day, as 2026-12-03"`
	Assumptions string   `json:"assumptions,omitempty" doc:"What you take for granted"`
	Questions   []string `json:"questions,omitempty" doc:"What you would like to know"`
	Displaces   string   `json:"displaces,omitempty" doc:"What it pushes aside: this or that, which?"`
	Beyond      string   `json:"beyond,omitempty" doc:"What would add value beyond the request"`
}

// Confirmation is what the manager said to the back-brief.
type Confirmation struct {
	How     How       `json:"how" doc:"reply, link or recorded"`
	Verdict string    `json:"verdict" doc:"confirmed, corrected or asked"`
	Words   string    `json:"words,omitempty" doc:"Theirs, verbatim"`
	At      time.Time `json:"at"`
	Message string    `json:"message,omitempty" doc:"The id of the message it stands in"`
	Due     string    `json:"due,omitempty" doc:"The day that a correction names, as 2026-12-03"`
	// Standing tells a correction that waits to be taken over, and what was said to an older text, from what counts.
	Standing string `json:"standing,omitempty" doc:"open: a correction that you have not taken over yet; earlier: said to a back-brief before the last; else it counts"`
}

// Result is what became of the outcome: the number, not the effort.
type Result struct {
	Reached string `json:"reached" doc:"reached, partly or missed"`
	Number  string `json:"number,omitempty" doc:"What was counted"`
	Note    string `json:"note,omitempty"`
}

// Ask is one request.
type Ask struct {
	ID           string        `json:"id"`
	Version      int64         `json:"version" doc:"Rises with every change; send it back with yours"`
	Direction    Direction     `json:"direction" doc:"to_me: they asked you; from_me: you asked them"`
	State        State         `json:"state"`
	Person       string        `json:"person" doc:"The id of the other person"`
	Name         string        `json:"name,omitempty" doc:"The other person's name"`
	Words        string        `json:"words" doc:"What was said, verbatim"`
	Message      string        `json:"message,omitempty" doc:"The id of the message it stands in"`
	Said         time.Time     `json:"said,omitzero" doc:"When it was said"`
	Code         string        `json:"code,omitempty" doc:"The short code of the back-brief"`
	Meaning      Meaning       `json:"meaning"`
	Confirmation *Confirmation `json:"confirmation,omitempty"`
	Result       *Result       `json:"result,omitempty"`
	Created      time.Time     `json:"created"`
	Updated      time.Time     `json:"updated"`
}

// Late says that an open ask's day has passed.
func (a Ask) Late(today string) bool {
	return a.State.Open() && a.Meaning.Due != "" && a.Meaning.Due < today
}

// Event is one step in the history of an ask.
type Event struct {
	Version int64     `json:"version" doc:"The version that this step made"`
	At      time.Time `json:"at"`
	Kind    string    `json:"kind" doc:"recorded, edited, proposed, confirmed, corrected, taken over, asked back, delivered, verified, dropped, reopened or undone"`
	Note    string    `json:"note,omitempty"`
	State   State     `json:"state" doc:"The state after it"`
}

// The rules: each step goes from a value to a value.

// edit changes the meaning. What they said yes to, or were asked about, was another text if outcome, measure or day change: then it is
// only heard again. A correction of theirs is what the owner writes down by editing, so that stays as it is.
func (a Ask) edit(m Meaning) Ask {
	changed := m.Outcome != a.Meaning.Outcome || m.Measure != a.Meaning.Measure || m.Due != a.Meaning.Due
	corrected := a.Confirmation != nil && a.Confirmation.Verdict == "corrected"
	if a.Meaning = m; changed && !a.Corrected() && (a.State == Proposed || a.State == Agreed && !corrected) {
		a.State, a.Confirmation = Heard, nil
	}
	return a
}

func (a Ask) propose() (Ask, error) {
	if a.Direction == FromMe {
		return a, fault.New(fault.Invalid, "This is what you asked of them, so there is nothing to brief back.")
	}
	if a.State != Heard && a.State != Proposed && a.State != Agreed {
		return a, a.wrong("propose an understanding of it")
	}
	if strings.TrimSpace(a.Meaning.Outcome) == "" {
		return a, fault.Field("outcome", "Say the outcome in one sentence first: that is what they will confirm.")
	}
	a.State = Proposed
	if a.Confirmation != nil {
		c := *a.Confirmation
		c.Standing = standingEarlier
		a.Confirmation = &c
	}
	return a, nil
}

func (a Ask) confirm(c Confirmation, correction *Meaning) (Ask, error) {
	if a.State != Heard && a.State != Proposed && a.State != Agreed {
		return a, a.wrong("confirm it")
	}
	if c.Verdict == "corrected" && correction == nil || c.Verdict == "asked" && a.Corrected() {
		return a.correct(c), nil
	}
	a.Confirmation = &c
	if c.Verdict == "asked" {
		return a, nil // a question back leaves it proposed
	}
	if correction != nil {
		a.Meaning = *correction
	}
	a.State = Agreed
	return a, nil
}

func (a Ask) deliver() (Ask, error) {
	if !a.State.Open() {
		return a, a.wrong("deliver it")
	}
	a.State = Delivered
	return a, nil
}

func (a Ask) verify(r Result) (Ask, error) {
	if a.State != Delivered && a.State != Agreed && a.State != Verified {
		return a, a.wrong("verify it before it is delivered")
	}
	if r.Reached != "reached" && r.Reached != "partly" && r.Reached != "missed" {
		return a, fault.Field("reached", "Say reached, partly or missed.")
	}
	a.State, a.Result = Verified, &r
	return a, nil
}

func (a Ask) drop() (Ask, error) {
	if a.State == Dropped {
		return a, a.wrong("drop it again")
	}
	a.State = Dropped
	return a, nil
}

func (a Ask) reopen() (Ask, error) {
	if a.State.Open() {
		return a, a.wrong("reopen it")
	}
	a.State, a.Result = Heard, nil
	if a.Confirmation != nil && a.Confirmation.Verdict != "asked" && a.Confirmation.Standing == "" {
		a.State = Agreed
	}
	return a, nil
}

func (a Ask) wrong(step string) error {
	return fault.New(fault.Conflict, "This ask is %s, so you cannot %s.", a.State, step)
}

func (m Meaning) check() (Meaning, error) {
	m.Outcome, m.Assumptions = strings.TrimSpace(m.Outcome), strings.TrimSpace(m.Assumptions)
	m.Displaces, m.Beyond, m.Due = strings.TrimSpace(m.Displaces), strings.TrimSpace(m.Beyond), strings.TrimSpace(m.Due)
	var questions []string
	for _, q := range m.Questions {
		if q = strings.TrimSpace(q); q != "" {
			questions = append(questions, q)
		}
	}
	m.Questions = questions
	if err := checkDay("due", m.Due); err != nil {
		return m, err
	}
	for field, text := range map[string]string{"outcome": m.Outcome, "assumptions": m.Assumptions, "displaces": m.Displaces, "beyond": m.Beyond,
		"measure": m.Measure.What + m.Measure.From + m.Measure.To, "questions": strings.Join(m.Questions, "")} {
		if len(text) > maxField {
			return m, fault.Field(field, "This is too long: keep it under %d characters.", maxField)
		}
	}
	return m, nil
}

const maxField = 8000

func checkDay(field, day string) error {
	if day == "" {
		return nil
	}
	if _, err := time.Parse(time.DateOnly, day); err != nil {
		return fault.Field(field, "Write the date as 2026-12-03.")
	}
	return nil
}
