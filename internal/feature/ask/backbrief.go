package ask

import (
	"cmp"
	"context"
	"fmt"
	"strings"
	"time"

	"upward/internal/platform/operation"
	"upward/internal/pure/prose"
)

// BackBrief is the owner's understanding of an ask, for the manager to confirm or correct. She sends it herself.
type BackBrief struct {
	Draft
	Code string `json:"code" doc:"Stands in the subject, so that the reply finds the ask"`
	Link string `json:"link,omitempty" doc:"The signed link, where a public address is configured"`
}

// Propose makes the back-brief and marks the ask proposed.
func (s *Service) Propose(ctx context.Context, by operation.Actor, in Versioned) (out Detail, err error) {
	err = s.write(ctx, by, func(r rows) error {
		before, err := s.current(r, in.ID, in.Version)
		if err != nil {
			return err
		}
		after, err := before.propose()
		if err != nil {
			return err
		}
		after.Code = strings.ToUpper(s.ids.Code(codeLength)) // an answer to an older brief must not count for this one
		if after, err = s.save(r, before, after, "proposed", ""); err != nil {
			return err
		}
		return s.newLink(r, after)
	})
	if err != nil {
		return out, err
	}
	return s.Show(ctx, by, Which{in.ID})
}

func (s *Service) backBrief(r rows, a Ask) (BackBrief, error) {
	person, err := s.people.Find(r.tx, r.by, a.Person)
	if err != nil {
		return BackBrief{}, err
	}
	brief := BackBrief{Code: "UP-" + a.Code}
	if s.publicURL != "" {
		if brief.Link, err = s.link(r, a); err != nil {
			return brief, err
		}
	}
	subject := "Did I get this right? " + title(a) + " [" + brief.Code + "]"
	brief.Draft = draft(first(person.Addresses), subject, briefText(a, person.Name, brief.Link))
	return brief, nil
}

// title is the outcome in a few words, for a subject line.
func title(a Ask) string {
	words := strings.Fields(cmp.Or(a.Meaning.Outcome, a.Words))
	if len(words) <= 8 {
		return strings.TrimRight(strings.Join(words, " "), ".")
	}
	return strings.Join(words[:8], " ") + " …"
}

// briefText stays within the 50 to 125 words that short mails are answered best with, unless the owner wrote more.
func briefText(a Ask, name, link string) string {
	var t strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&t, format+"\n", args...) }
	line("Hi %s,\n", cmp.Or(firstName(name), "there"))
	line("to be sure that I work on the right thing:\n")
	line("You said: “%s”", oneLine(a.Words))
	line("I take it that you want: %s", a.Meaning.Outcome)
	m := a.Meaning
	if m.Measure != (Measure{}) {
		line("We will see it by: %s", measureText(m.Measure))
	}
	if m.Due != "" {
		line("By: %s", dayText(m.Due))
	}
	if m.Assumptions != "" {
		line("I assume: %s", m.Assumptions)
	}
	if m.Displaces != "" {
		line("It pushes aside: %s. Which comes first?", strings.TrimRight(m.Displaces, "."))
	}
	if m.Beyond != "" {
		line("I could add: %s", m.Beyond)
	}
	for _, q := range m.Questions {
		line("Question: %s", q)
	}
	line("")
	if link != "" {
		line("Confirm or correct it here: %s\n", link)
	}
	line("A “yes” is enough, or tell me what is different.")
	return t.String()
}

// firstName is what one writes after "Hi".
func firstName(name string) string {
	if first, _, ok := strings.Cut(name, " "); ok {
		return first
	}
	return name
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func measureText(m Measure) string {
	text := m.What
	if m.From != "" {
		text += " from " + m.From
	}
	if m.To != "" {
		text += " to " + m.To
	}
	return strings.TrimSpace(text)
}

func dayText(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return t.Format("Monday 2 January 2006")
}

// missing is the one question that would settle what an ask means; "" when nothing is missing.
func missing(a Ask) string {
	if !a.State.Open() || a.Direction == FromMe {
		return ""
	}
	text := a.Meaning.Outcome
	if text == "" {
		text = a.Words
	}
	if a.Meaning.Measure.What != "" {
		text += " measured by " + measureText(a.Meaning.Measure)
	}
	if a.Meaning.Due != "" {
		text += " by " + dayText(a.Meaning.Due)
	}
	_, measure, question := prose.Outcome(text)
	if a.Meaning.Due != "" {
		question = strings.Replace(question, ", and by when?", "?", 1)
	}
	if (measure != nil || a.Meaning.Measure.To != "") && a.Meaning.Due != "" {
		return ""
	}
	return question
}

// nudge is a reminder that stays friendly: first it offers help, then a smaller step, then it asks whether to let go.
func nudge(p Promise, name, to string) Draft {
	when := ""
	if p.Due != "" {
		when = " (you had " + dayText(p.Due) + " in mind)"
	}
	words := oneLine(p.Words)
	hi := "Hi " + cmp.Or(firstName(name), "there") + ",\n\n"
	switch p.Nudges {
	case 0:
		return draft(to, "Still good? "+short(words), hi+"you wrote “"+words+"”"+when+". Is that still good for you, or is there something I can take off your hands to make it easier?\n")
	case 1:
		return draft(to, "A smaller step? "+short(words), hi+"about “"+words+"”"+when+": I know how full your weeks are. Would a smaller first step help, or shall I make a draft for you to correct?\n")
	default:
		return draft(to, "Keep it or let it go? "+short(words), hi+"I still have “"+words+"” on my list"+when+". Shall we set another day, or let it go? Either is fine with me; I would plan accordingly.\n")
	}
}

func short(s string) string {
	words := strings.Fields(s)
	if len(words) > 7 {
		return strings.Join(words[:7], " ") + " …"
	}
	return s
}
