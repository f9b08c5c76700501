package brief

import (
	"cmp"
	"slices"
	"time"

	"upward/internal/feature/ask"
	"upward/internal/feature/suggest"
)

const (
	mostLines = 8  // of one part: a brief is read in two minutes
	mostOfOne = 2  // from one message: the rest is read there
	horizon   = 14 // days ahead in which a day counts as due
	enough    = 5  // lines that make looking further back needless
)

// lines sorts what is known into the parts of the brief. It looks as far back as it must: two who write seldom have older news.
func lines(b *Brief, s suggest.Standing) {
	for _, days := range []int{30, 60, 120} {
		fill(b, s, time.Duration(days)*24*time.Hour)
		if len(b.Due)+len(b.Asked)+len(b.Waiting) >= enough {
			return
		}
	}
}

// fill makes the parts from what was said within a window, and from everything that was taken on.
func fill(b *Brief, s suggest.Standing, window time.Duration) {
	b.Asked, b.Due, b.Waiting = []Line{}, []Line{}, []Line{}
	for _, a := range s.Asks {
		line := fromAsk(a, s.Today)
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
			b.Due = append(b.Due, line)
		}
	}
	for _, one := range s.Suggestions {
		if !one.Sure || s.Today.Sub(one.Said) > window && one.Due < s.Today.Format(time.DateOnly) {
			continue
		}
		fromSuggestion(b, one, s.Today)
	}
	today := s.Today.Format(time.DateOnly)
	last := s.Today.AddDate(0, 0, horizon).Format(time.DateOnly)
	b.Asked = slices.DeleteFunc(b.Asked, func(line Line) bool {
		isDue := line.Due != "" && line.Due <= last && line.rank < answeredRank
		if isDue {
			b.Due = append(b.Due, line)
		}
		return isDue
	})
	for i := range b.Due {
		b.Due[i].Standing = dueText(b.Due[i], today)
	}
	passed := s.Today.AddDate(0, 0, -horizon).Format(time.DateOnly) // what was only found in the mail and is long past has been settled somehow
	b.Due = slices.DeleteFunc(b.Due, func(l Line) bool { return l.Due == "" || l.Due > last || l.Suggested && l.Due < passed })
	sortLines(b.Asked)
	sortLines(b.Waiting)
	slices.SortStableFunc(b.Due, func(a, c Line) int { return cmp.Compare(a.Due, c.Due) })
	b.Asked, b.Due, b.Waiting = head(b.Asked), head(b.Due), head(b.Waiting)
}

// head keeps the first lines, few from any one message.
func head(all []Line) []Line {
	out, from := []Line{}, map[string]int{}
	for _, line := range all {
		if from[line.Message]++; line.Suggested && from[line.Message] > mostOfOne {
			continue
		}
		if len(out) < mostLines {
			out = append(out, line)
		}
	}
	return out
}

// sortLines puts what was taken on first, then what is unanswered, each by day and then the newest first.
func sortLines(all []Line) {
	slices.SortStableFunc(all, func(a, b Line) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(cmp.Or(a.Due, "9"), cmp.Or(b.Due, "9")), b.Said.Compare(a.Said))
	})
}

// The ranks of lines.
const (
	takenRank = iota
	openRank
	answeredRank
)

func fromAsk(a ask.Ask, today time.Time) Line {
	standing := map[ask.State]string{
		ask.Heard: "heard, not agreed yet", ask.Proposed: "you proposed how you understand it; not confirmed yet", ask.Agreed: "agreed",
	}[a.State]
	if a.Confirmation != nil && a.State == ask.Agreed {
		standing += " on " + a.Confirmation.At.Format("2 January") + " (" + how(a.Confirmation.How) + ")"
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

// fromSuggestion files one sentence of the mail.
func fromSuggestion(b *Brief, one ask.Suggestion, today time.Time) {
	line := Line{Text: suggest.Clip(one.Words), Due: one.Due, Said: one.Said, Subject: one.Subject, Suggested: true, Kind: one.Kind, Target: one.ID, Message: one.Message, rank: openRank}
	day := one.Said.Format("2 January")
	if one.Answer != "" {
		line.rank = answeredRank
	}
	if one.Kind != "ask" && one.Answer == "" && one.Due != "" && one.Due < today.AddDate(0, 0, -horizon).Format(time.DateOnly) {
		return
	}
	switch one.Kind {
	case "ask":
		line.Standing = "asked on " + day + "; no answer of yours in your mail"
		if one.Answer != "" {
			line.Standing = "asked on " + day + "; you wrote back on " + one.Answered.Format("2 January")
		}
		b.Asked = append(b.Asked, line)
	case "wait":
		if one.Answer == "" {
			line.Standing = "you asked on " + day + "; no answer in your mail"
			b.Waiting = append(b.Waiting, line)
		}
	case "promise_theirs":
		if one.Due == "" || one.Due >= today.AddDate(0, 0, -horizon).Format(time.DateOnly) {
			line.Standing, line.rank = "they promised it on "+day, openRank
			b.Waiting = append(b.Waiting, line)
		}
	case "promise_mine":
		line.Standing, line.rank = "you promised it on "+day, openRank
		b.Due = append(b.Due, line)
	}
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
