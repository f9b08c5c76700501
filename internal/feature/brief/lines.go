package brief

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"upward/internal/feature/ask"
	"upward/internal/feature/suggest"
	"upward/internal/pure/prose"
)

const (
	mostLines = 8  // of one part: a brief is read in two minutes
	horizon   = 14 // days ahead in which a day counts as due
)

// lines sorts what is known into the parts of the brief: everything that was taken on, and what was found in the mail and is live.
func lines(b *Brief, s suggest.Standing) {
	b.Asked, b.Due, b.Promised, b.Waiting = []Line{}, []Line{}, []Line{}, []Line{}
	for _, a := range s.Asks {
		line := fromAsk(a)
		if a.Direction == ask.FromMe {
			b.Waiting = append(b.Waiting, line)
		} else {
			b.Asked = append(b.Asked, line)
		}
	}
	for _, p := range s.Promises {
		line := fromPromise(p)
		if p.Giver == ask.Theirs {
			b.Waiting = append(b.Waiting, line)
		} else {
			b.Promised = append(b.Promised, line)
		}
	}
	for _, one := range best(s) {
		b.file(fromSuggestion(one))
	}
	b.split(s.Today)
	sortLines(b.Asked)
	sortLines(b.Promised)
	sortLines(b.Waiting)
	b.Asked, b.Due, b.Promised, b.Waiting = head(b.Asked), head(b.Due), head(b.Promised), head(b.Waiting)
}

// inOrder breaks the ties of what is known by what it says and where it stands in the mail, in lists that come sorted by day and time:
// ids are random, and the same mail must give the same brief.
func inOrder(s suggest.Standing) {
	slices.SortStableFunc(s.Asks, func(a, b ask.Ask) int {
		return cmp.Or(cmp.Compare(undated(a.Meaning.Due), undated(b.Meaning.Due)), b.Updated.Compare(a.Updated), b.Said.Compare(a.Said), cmp.Compare(a.Words, b.Words))
	})
	slices.SortStableFunc(s.Promises, func(a, b ask.Promise) int {
		return cmp.Or(cmp.Compare(undated(a.Due), undated(b.Due)), b.Created.Compare(a.Created), b.Said.Compare(a.Said), cmp.Compare(a.Words, b.Words))
	})
	slices.SortStableFunc(s.Suggestions, func(a, b ask.Suggestion) int {
		return cmp.Or(b.Said.Compare(a.Said), cmp.Compare(a.Subject, b.Subject), cmp.Compare(a.Traits.Place, b.Traits.Place),
			cmp.Compare(a.Words, b.Words), cmp.Compare(a.Kind, b.Kind))
	})
}

// undated sorts what has no day after all that has one.
func undated(due string) string { return cmp.Or(due, "9") }

// best keeps of each conversation the one live suggestion of a kind that says most: with a day first, then an order before a request
// before a question, then the newest.
func best(s suggest.Standing) []ask.Suggestion {
	form := map[string]int{string(prose.Order): 0, string(prose.Request): 1, string(prose.Question): 2}
	live := slices.DeleteFunc(slices.Clone(s.Suggestions), func(one ask.Suggestion) bool { return !one.Live(s.Today) })
	slices.SortStableFunc(live, func(a, b ask.Suggestion) int {
		return cmp.Or(cmp.Compare(undated(a.Due), undated(b.Due)), cmp.Compare(form[a.Form], form[b.Form]), b.Said.Compare(a.Said))
	})
	out, seen := []ask.Suggestion{}, map[string]bool{}
	for _, one := range live {
		_, subject, _ := strings.Cut(strings.ToLower(one.Subject), ": ")
		keys := []string{one.Kind + one.Message, one.Kind + cmp.Or(subject, strings.ToLower(one.Subject)) + one.Said.Format(time.DateOnly)}
		if !seen[keys[0]] && !seen[keys[1]] {
			out = append(out, one)
		}
		seen[keys[0]], seen[keys[1]] = true, true
	}
	return out
}

func (b *Brief) file(l Line) {
	switch l.Kind {
	case "ask":
		b.Asked = append(b.Asked, l)
	case "promise_mine":
		b.Promised = append(b.Promised, l)
	default:
		b.Waiting = append(b.Waiting, l)
	}
}

// split moves what has its day within the horizon, or is late, to the part that is due.
func (b *Brief) split(now time.Time) {
	today, last := now.Format(time.DateOnly), now.AddDate(0, 0, horizon).Format(time.DateOnly)
	for _, part := range []*[]Line{&b.Asked, &b.Promised} {
		*part = slices.DeleteFunc(*part, func(l Line) bool {
			isDue := l.Due != "" && l.Due <= last
			if isDue {
				l.Standing = dueText(l, today)
				b.Due = append(b.Due, l)
			}
			return isDue
		})
	}
	slices.SortStableFunc(b.Due, func(a, c Line) int { return cmp.Compare(a.Due, c.Due) })
}

func head(all []Line) []Line { return all[:min(len(all), mostLines)] }

// sortLines puts what was taken on first, then each by day, then the newest.
func sortLines(all []Line) {
	taken := func(l Line) int {
		if l.Suggested {
			return 1
		}
		return 0
	}
	slices.SortStableFunc(all, func(a, b Line) int {
		return cmp.Or(cmp.Compare(taken(a), taken(b)), cmp.Compare(undated(a.Due), undated(b.Due)), b.Said.Compare(a.Said))
	})
}

func fromAsk(a ask.Ask) Line {
	standing := map[ask.State]string{
		ask.Heard: "heard, not agreed yet", ask.Proposed: "you proposed how you understand it; not confirmed yet", ask.Agreed: "agreed",
	}[a.State]
	if a.Confirmation != nil && a.State == ask.Agreed {
		standing += " on " + a.Confirmation.At.Format("2 January") + " (" + how(a.Confirmation.How) + ")"
	}
	if a.Corrected() {
		standing = "they corrected it on " + a.Confirmation.At.Format("2 January") + " (" + how(a.Confirmation.How) + "); you have not taken that over"
	}
	if a.Direction == ask.FromMe {
		standing = "you asked on " + a.Said.Format("2 January")
	}
	kind := map[ask.Direction]string{ask.ToMe: "ask", ask.FromMe: "wait"}[a.Direction]
	return Line{Text: cmp.Or(a.Meaning.Outcome, a.Words), Standing: standing, Due: a.Meaning.Due, Said: a.Said, Kind: kind, Target: a.ID, Message: a.Message}
}

func how(h ask.How) string {
	return map[ask.How]string{ask.ByReply: "their reply", ask.ByLink: "their link", ask.ByRecord: "recorded by you"}[h]
}

func fromPromise(p ask.Promise) Line {
	kind, standing := "promise_mine", "you promised it on "
	if p.Giver == ask.Theirs {
		kind, standing = "promise_theirs", "they promised it on "
	}
	return Line{Text: p.Words, Standing: standing + p.Said.Format("2 January"), Due: p.Due, Said: p.Said, Kind: kind, Target: p.ID, Message: p.Message}
}

func fromSuggestion(one ask.Suggestion) Line {
	day := one.Said.Format("2 January")
	standing := map[string]string{
		"ask": "asked on " + day + "; no answer of yours in your mail", "wait": "you asked on " + day + "; no answer in your mail",
		"promise_mine": "you wrote it on " + day + "; nothing later about it in your mail", "promise_theirs": "they wrote it on " + day + "; nothing later about it in your mail",
	}[one.Kind]
	if one.Answer != "" {
		who := map[bool]string{true: "you", false: "they"}[one.Kind == "ask" || one.Kind == "promise_theirs"]
		standing = strings.Split(standing, ";")[0] + "; " + who + " wrote back on " + one.Answered.Format("2 January")
	}
	kind := one.Kind
	if one.Taken {
		kind, standing = "promise_mine", "asked on "+day+"; you said yes on "+one.Answered.Format("2 January")
	}
	return Line{Text: suggest.Clip(one.Words), Standing: standing, Due: one.Due, Said: one.Said, Subject: one.Subject, Suggested: true,
		Kind: kind, Target: one.ID, Message: one.Message}
}

// dueText says how many days are left, and whose word it was.
func dueText(l Line, today string) string {
	due, err := time.Parse(time.DateOnly, l.Due)
	if err != nil {
		return l.Standing
	}
	now, _ := time.Parse(time.DateOnly, today)
	return suggest.Due(int(due.Sub(now).Hours()/24)) + "; " + l.Standing
}
