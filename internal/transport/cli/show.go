package cli

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode"

	"upward/internal/feature/ask"
	"upward/internal/feature/brief"
	"upward/internal/feature/coach"
	"upward/internal/feature/history"
	"upward/internal/feature/people"
	"upward/internal/feature/profile"
)

// show writes a result for people; what has no form of its own is shown as indented JSON.
func show(out io.Writer, result any) error {
	w := &writer{Writer: out}
	switch r := result.(type) {
	case history.Report:
		w.report(r)
	case history.Sources:
		w.sources(r)
	case people.Page:
		w.people(r.People)
	case people.Person:
		w.people([]people.Person{r})
	case people.Erased:
		w.line("Forgotten: their messages, what was found in them, and their addresses are erased. A later import leaves them out.")
	case profile.Candidates:
		w.candidates(r)
	case profile.Team:
		for _, m := range r.Managers {
			w.line("%s <%s>%s", m.Name, m.Address, map[bool]string{true: " (assumed from your mail)"}[m.Assumed])
		}
	case profile.Style:
		w.style(r)
	case brief.Brief:
		w.brief(r)
	case ask.Page:
		for _, a := range r.Asks {
			w.ask(a)
		}
		if len(r.Asks) == 0 {
			w.line("No asks yet. “upward suggestion” lists what your mail seems to ask.")
		}
	case ask.Ask:
		w.ask(r)
	case ask.Detail:
		w.detail(r)
	case ask.Suggestions:
		w.suggestions(r)
	case ask.Recurring:
		w.recurring(r)
	case ask.Promises:
		for _, p := range r.Promises {
			w.promise(p)
		}
		if len(r.Promises) == 0 {
			w.line("No promises here.")
		}
	case ask.Promise:
		w.promise(r)
	case ask.Draft:
		w.line("To: %s\nSubject: %s\n\n%s", r.To, r.Subject, r.Text)
	case ask.Suggestion:
		w.suggestions(ask.Suggestions{Suggestions: []ask.Suggestion{r}})
	case ask.Accepted:
		if r.Ask != nil {
			w.ask(*r.Ask)
		} else if r.Promise != nil {
			w.promise(*r.Promise)
		}
	case ask.Undone:
		if r.Ask != nil {
			w.ask(*r.Ask)
		} else {
			w.line("Taken back: it is not recorded any more.")
		}
	case people.Lines:
		for _, l := range r.Lines {
			w.line("%s  %s  since %s%s", l.ID, cmp.Or(l.Name, l.Manager), l.Since.Format(time.DateOnly), ended(l.Until))
		}
	case coach.Weights:
		w.weights(r)
	default:
		encoder := json.NewEncoder(out)
		encoder.SetIndent("", "  ")
		encoder.SetEscapeHTML(false)
		return encoder.Encode(result)
	}
	return w.err
}

// writer remembers the first error, so that the forms read straight.
type writer struct {
	io.Writer
	err error
}

func (w *writer) line(format string, args ...any) {
	if w.err == nil {
		_, w.err = io.WriteString(w.Writer, printable(fmt.Sprintf(format, args...))+"\n")
	}
}

// printable takes out what would command the terminal or turn the direction of writing: subjects and names are strangers'.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r):
			return '\uFFFD'
		}
		return r
	}, text)
}

func (w *writer) report(r history.Report) {
	w.line("%d messages read: %d new, %d known already, %d refused, in %.1f s.", r.Seen, r.Stored, r.Duplicate, r.Refused, r.Seconds)
	for i, refusal := range r.Refusals {
		if i == 10 {
			w.line("  … and %d more; --json lists them.", len(r.Refusals)-10)
			break
		}
		w.line("  refused: %s at byte %d: %s", refusal.File, refusal.Offset, refusal.Reason)
	}
	if r.Guessed {
		w.line("Your address was taken to be %s. If that is wrong, say yours with “upward people claim --address …”.", strings.Join(r.Me, ", "))
	}
	if r.Stored+r.Duplicate == 0 {
		return
	}
	w.line("Next: “upward people manager” to see who manages you, “upward brief” to see where you stand.")
}

func (w *writer) sources(r history.Sources) {
	for _, s := range r.Sources {
		w.line("%s  (%s, %d messages, read %s)", s.Path, s.State, s.Seen, s.Refreshed.Local().Format("2006-01-02 15:04"))
	}
	w.line("%d messages kept.", r.Messages)
}

func (w *writer) people(all []people.Person) {
	for _, p := range all {
		role := map[bool]string{true: " (you)"}[p.Me] + map[bool]string{true: " (your manager)"}[p.Manager]
		w.line("%s%s  %d messages\n  %s  %s", p.Name, role, p.Messages, p.ID, strings.Join(p.Addresses, ", "))
		for _, m := range p.Merges {
			w.line("  merged: %s: %s (split with “upward people split %s”)", strings.Join(m.Addresses, ", "), m.Reason, m.ID)
		}
	}
}

func (w *writer) candidates(r profile.Candidates) {
	if len(r.Candidates) == 0 {
		w.line("Nobody stands out: there is too little mail both ways to say.")
	}
	for i, c := range r.Candidates {
		w.line("%d. %s <%s>  score %.2f", i+1, c.Name, first(c.Addresses), c.Score)
		for _, e := range c.Evidence {
			w.line("   %s", wrap(e, 90, "   "))
		}
	}
}

func (w *writer) style(s profile.Style) {
	w.line("%s: %d messages from them, %d of yours to them, %s to %s", s.Name, s.Received, s.Sent, s.From.Format("2 Jan 2006"), s.Until.Format("2 Jan 2006"))
	for _, name := range []string{"length_words", "short_share", "question_share", "asks_per_message", "alone_share", "thread_messages", "answer_hours", "answer_within_day"} {
		m, ok := s.Measures[name]
		switch {
		case !ok || !m.Enough():
			w.line("  %-18s not enough to say (n = %d)", strings.ReplaceAll(name, "_", " "), m.N)
		default:
			w.line("  %-18s %8.2f %-8s  90 %%: %.2f to %.2f  n = %d", strings.ReplaceAll(name, "_", " "), m.Value, m.Unit, m.Low, m.High, m.N)
		}
	}
}

func (w *writer) brief(b brief.Brief) {
	w.line("%s, as of %s", b.Manager.Name, b.AsOf.Format("Monday 2 January 2006"))
	if b.Note != "" {
		w.line("%s", wrap(b.Note, 90, ""))
	}
	for i, m := range b.Moves {
		if i == 0 {
			w.line("\nNEXT MOVES")
		}
		w.line("  %d. %s\n     %s", i+1, wrap(m.Text, 86, "     "), wrap(m.Reason, 86, "     "))
	}
	for _, part := range []struct {
		title, none string
		lines       []brief.Line
	}{{"DUE", "nothing within two weeks", b.Due}, {"THEY ALSO ASKED", "nothing open that your mail shows", b.Asked}, {"YOU SAID YOU WOULD", "nothing open that your mail shows", b.Promised}, {"YOU WAIT FOR", "nothing that your mail shows", b.Waiting}} {
		w.line("\n%s", part.title)
		if len(part.lines) == 0 {
			w.line("  %s", part.none)
		}
		for _, l := range part.lines {
			mark := "•"
			if l.Suggested {
				mark = "?"
			}
			w.line("  %s “%s”\n    %s%s", mark, wrap(l.Text, 86, "    "), l.Standing, due(l.Due))
			if l.Cite != nil {
				w.line("    %s · %s at byte %d", l.Subject, l.Cite.File, l.Cite.Offset)
			}
		}
	}
	for i, c := range b.Coming {
		if i == 0 {
			w.line("\nLIKELY TO COME SOON")
		}
		w.line("  ? “%s”\n    %s", wrap(c.Text, 86, "    "), wrap(c.When+": "+c.Why, 86, "    "))
		if c.Cite != nil {
			w.line("    asked %d times, last %s · %s at byte %d", len(c.Said), c.Said[len(c.Said)-1].At.Format("2 January"), c.Cite.File, c.Cite.Offset)
		}
	}
	w.line("\nHOW TO REACH THEM")
	if len(b.Reach) == 0 {
		w.line("  nothing sure enough to say")
	}
	for _, r := range b.Reach {
		w.line("  %s (n = %d)", wrap(r.Text, 86, "  "), r.N)
	}
	if b.Unsorted > 0 {
		w.line("\n? found in your mail, not taken on by you yet; “upward suggestion” lists all %d.", b.Unsorted)
	}
}

func (w *writer) ask(a ask.Ask) {
	w.line("%s  %-9s v%d  “%s”%s", a.ID, a.State, a.Version, wrap(cmp.Or(a.Meaning.Outcome, a.Words), 80, "  "), due(a.Meaning.Due))
}

func (w *writer) promise(p ask.Promise) {
	w.line("%s  %-5s %-9s v%d  “%s”%s", p.ID, p.Giver, p.State, p.Version, wrap(p.Words, 80, "  "), due(p.Due))
}

func (w *writer) detail(d ask.Detail) {
	w.ask(d.Ask)
	w.line("  said by %s on %s: “%s”", d.Ask.Name, d.Ask.Said.Format("2 January 2006"), wrap(d.Ask.Words, 80, "  "))
	if d.Missing != "" {
		w.line("  open: %s", d.Missing)
	}
	if d.Adopted != nil {
		w.line("  they corrected it: “%s”", wrap(d.Ask.Confirmation.Words, 80, "  "))
		w.line("  nothing is agreed until you take that over: “upward ask adopt %s --version %d”", d.Ask.ID, d.Ask.Version)
	}
	if d.Brief != nil && d.Adopted == nil {
		w.line("\nTo: %s\nSubject: %s\n\n%s", d.Brief.To, d.Brief.Subject, d.Brief.Text)
	}
	for _, e := range d.History {
		w.line("  %s  %s %s", e.At.Local().Format("2006-01-02 15:04"), e.Kind, e.Note)
	}
}

func (w *writer) recurring(r ask.Recurring) {
	for _, p := range r.Patterns {
		w.line("%s; %d of %d times in its window; next %s", p.Often(), p.Hits, p.Tried, cmp.Or(p.When(p.From.AddDate(0, 0, -1)), "not known"))
		for _, s := range p.Said {
			w.line("  %s  “%s”", s.At.Format(time.DateOnly), wrap(s.Words, 70, "  "))
		}
	}
	if len(r.Patterns) == 0 {
		w.line("Of the %d asks in your mail none comes back by a rule that chance would not keep as well.", r.Read)
	}
}

func (w *writer) suggestions(r ask.Suggestions) {
	for _, s := range r.Suggestions {
		w.line("%s  %-14s %s  “%s”%s", s.ID, s.Kind, s.Said.Format(time.DateOnly), wrap(s.Words, 70, "  "), due(s.Due))
	}
	if len(r.Suggestions) == 0 {
		w.line("Nothing in your mail waits to be sorted.")
	}
}

func (w *writer) weights(r coach.Weights) {
	for _, one := range r.Weights {
		w.line("%+7.3f  %s%s", one.Weight, one.Name, map[bool]string{true: "  (rule)"}[one.Rule])
	}
	switch {
	case len(r.Weights) == 0:
		w.line("No line of the model holds that.")
	case len(r.Weights) < r.All:
		w.line("%d of %d lines of the model; above zero speaks for an ask, below against.", len(r.Weights), r.All)
	}
}

func due(day string) string {
	if day == "" {
		return ""
	}
	return "  by " + day
}

func ended(until time.Time) string {
	if until.IsZero() {
		return ""
	}
	return " until " + until.Format(time.DateOnly)
}

func or(s, none string) string { return cmp.Or(s, none) }

func first(all []string) string {
	if len(all) == 0 {
		return ""
	}
	return all[0]
}

// wrap breaks a text into lines of at most width letters, each but the first behind indent.
func wrap(s string, width int, indent string) string {
	var out strings.Builder
	n := 0
	for _, word := range strings.Fields(s) {
		if n > 0 && n+1+len([]rune(word)) > width {
			out.WriteString("\n" + indent)
			n = 0
		} else if n > 0 {
			out.WriteByte(' ')
			n++
		}
		out.WriteString(word)
		n += len([]rune(word))
	}
	return out.String()
}
