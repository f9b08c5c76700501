// Package suggest picks the next moves: few, each with its reason and the one click that does it.
// It guarantees that each rests on a message or an entry of the owner's, which it names.
package suggest

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"upward/internal/feature/ask"
	"upward/internal/pure/prose"
)

// Move is one thing worth doing next.
type Move struct {
	Kind    string `json:"kind" doc:"answer, agree, deliver, promise, remind or nudge"`
	Text    string `json:"text" doc:"What to do"`
	Reason  string `json:"reason" doc:"Why now"`
	Target  string `json:"target,omitempty" doc:"The id of the ask, suggestion or promise"`
	Message string `json:"message,omitempty" doc:"The id of the message it rests on"`
	Found   bool   `json:"found,omitempty" doc:"The target is a suggestion found in the mail, not taken on yet"`
	urgency int
}

// Standing is what the moves are picked from.
type Standing struct {
	Today       time.Time
	Name        string // of the manager
	Asks        []ask.Ask
	Suggestions []ask.Suggestion
	Promises    []ask.Promise
	Patience    time.Duration // within which this manager answers most messages; 0 where that is not known
}

// Most is how many moves are proposed at once: more would be a list, not a next step.
const Most = 3

// Moves returns the next moves, the most urgent first, not two on the same matter.
func Moves(s Standing) []Move {
	var all []Move
	for _, a := range s.Asks {
		all = append(all, fromAsk(s, a)...)
	}
	for _, p := range s.Promises {
		all = append(all, fromPromise(s, p)...)
	}
	for _, one := range s.Suggestions {
		all = append(all, fromSuggestion(s, one)...)
	}
	slices.SortStableFunc(all, func(a, b Move) int { return cmp.Compare(b.urgency, a.urgency) })
	return distinct(all)
}

func distinct(all []Move) []Move {
	out, seen := []Move{}, map[string]bool{}
	for _, m := range all {
		if m.Message != "" && seen[m.Message] || len(out) == Most {
			continue
		}
		seen[m.Message] = true
		out = append(out, m)
	}
	return out
}

func fromAsk(s Standing, a ask.Ask) []Move {
	if !a.State.Open() {
		return nil
	}
	left, dated := s.days(a.Meaning.Due)
	move := Move{Target: a.ID, Message: a.Message}
	switch {
	case a.Direction == ask.FromMe:
		waited := int(s.Today.Sub(a.Said).Hours() / 24)
		if waited < 3 {
			return nil
		}
		move.Kind, move.Text, move.urgency = "remind", "Ask "+first(s.Name)+" again: “"+Clip(a.Words)+"”", 40+min(waited, 20)
		move.Reason = "You have waited " + plural(waited, "day") + "."
	case dated && left <= 2:
		move.Kind, move.Text, move.urgency = "deliver", "Finish or re-date: “"+Clip(a.Words)+"”", 100-left
		move.Reason = Due(left) + "."
	case a.Corrected():
		move.Kind, move.Text, move.urgency = "agree", "Take over what "+first(s.Name)+" corrected: “"+Clip(a.Confirmation.Words)+"”", 70
		move.Reason = first(s.Name) + " answered on " + a.Confirmation.At.Format("2 January") + "; nothing is agreed until you do."
	case a.State == ask.Heard:
		move.Kind, move.Text, move.urgency = "agree", "Say how you understand: “"+Clip(a.Words)+"”", 50
		move.Reason = "Nothing is agreed yet; one short mail settles what is wanted."
	case a.State == ask.Proposed && a.Confirmation != nil && a.Confirmation.Standing == "": // a question of theirs
		move.Kind, move.Text, move.urgency = "agree", "Answer what "+first(s.Name)+" asked back: “"+Clip(a.Confirmation.Words)+"”", 55
		move.Reason = first(s.Name) + " asked on " + a.Confirmation.At.Format("2 January") + "; say it anew, then it can be agreed."
	case a.State == ask.Proposed && s.Today.Sub(a.Updated) > 3*24*time.Hour:
		move.Kind, move.Text, move.urgency = "agree", "Bring up your understanding of “"+Clip(a.Words)+"” again", 45
		move.Reason = "You sent it " + plural(int(s.Today.Sub(a.Updated).Hours()/24), "day") + " ago, and no answer is recorded."
	default:
		return nil
	}
	return []Move{move}
}

func fromPromise(s Standing, p ask.Promise) []Move {
	left, dated := s.days(p.Due)
	if p.State != "open" || !dated || left > 2 {
		return nil
	}
	if p.Giver == ask.Mine {
		return []Move{{Kind: "promise", Text: "Keep your word or move it: “" + Clip(p.Words) + "”", Reason: "Your promise. " + Due(left) + ".", Target: p.ID, Message: p.Message, urgency: 95 - left}}
	}
	if left >= 0 {
		return nil
	}
	return []Move{{Kind: "nudge", Text: "Remind " + first(s.Name) + ", kindly: “" + Clip(p.Words) + "”", Reason: "Their promise. " + Due(left) + ".", Target: p.ID, Message: p.Message, urgency: 60}}
}

// certain is the chance from which an undated sentence in the mail is worth a step of hers, not only a line.
const certain = 0.8

// fresh is how long an undated sentence in the mail stays a reason to move.
const fresh = 14 * 24 * time.Hour

func fromSuggestion(s Standing, one ask.Suggestion) []Move {
	age := s.Today.Sub(one.Said)
	left, dated := s.days(one.Due)
	if !one.Live(s.Today) || !dated && (age > fresh || one.Chance(s.Today) < certain) {
		return nil
	}
	if one.Answer != "" && (!dated || left > 3) {
		return nil // under way, and there is time
	}
	move := Move{Target: one.ID, Message: one.Message, Found: true}
	quote, said := "“"+Clip(one.Words)+"”", one.Said.Format("2 January")+" (“"+Clip(one.Subject)+"”)"
	switch one.Kind {
	case "ask":
		move.Kind, move.Text, move.urgency = "answer", "Take care of "+quote, 60-int(age.Hours()/24)
		if one.Form == string(prose.Question) {
			move.Text = "Answer " + first(s.Name) + ": " + quote
		}
		move.Reason = first(s.Name) + " asked on " + said + "; no answer of yours is in your mail."
		if dated {
			move.urgency, move.Reason = 95-left, Due(left)+". "+move.Reason
		}
	case "promise_mine":
		move.Kind, move.Text, move.urgency = "promise", "Do what you said, or say when: "+quote, 50-int(age.Hours()/24)
		move.Reason = "You wrote it on " + said + "; nothing later about it is in your mail."
		if dated {
			move.urgency, move.Reason = 90-left, Due(left)+". "+move.Reason
		}
	case "wait":
		if age < max(s.Patience, 2*24*time.Hour) {
			return nil
		}
		move.Kind, move.Text, move.urgency = "remind", "Ask "+first(s.Name)+" again: "+quote, 35
		move.Reason = "You asked on " + said + "; no answer is in your mail."
	case "promise_theirs":
		if !dated || left >= 0 {
			return nil
		}
		move.Kind, move.Text, move.urgency = "nudge", "Remind "+first(s.Name)+", kindly: "+quote, 45
		move.Reason = "They wrote it on " + said + ". " + Due(left) + "."
	}
	if one.Answer != "" {
		move.Reason, _, _ = strings.Cut(move.Reason, ";")
		move.Reason += ", and there was a word about it on " + one.Answered.Format("2 January") + "."
	}
	return []Move{move}
}

// days is how many days are left until a day; negative when it has passed.
func (s Standing) days(day string) (int, bool) {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return 0, false
	}
	today, _ := time.Parse(time.DateOnly, s.Today.Format(time.DateOnly))
	return int(t.Sub(today).Hours() / 24), true
}

// Due says in words how many days are left.
func Due(left int) string {
	switch {
	case left < -1:
		return "Due " + plural(-left, "day") + " ago"
	case left == -1:
		return "Due yesterday"
	case left == 0:
		return "Due today"
	case left == 1:
		return "Due tomorrow"
	}
	return "Due in " + plural(left, "day")
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}

func first(name string) string {
	if first, _, ok := strings.Cut(name, " "); ok {
		return first
	}
	return cmp.Or(name, "them")
}

// width is how many bytes of a quote fit on a line.
const width = 140

// Clip cuts a sentence to what fits on a line, at a word unless the first one is longer.
func Clip(s string) string {
	words, out := strings.Fields(s), ""
	for _, w := range words {
		if len(out)+len(w) > width && out == "" {
			return strings.ToValidUTF8(w[:width], "") + " …"
		}
		if len(out)+len(w) > width {
			return out + " …"
		}
		if out != "" {
			out += " "
		}
		out += w
	}
	return out
}
