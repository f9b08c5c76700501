package briefweb

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"upward/internal/feature/ask"
	"upward/internal/feature/brief"
	"upward/internal/feature/suggest"
	"upward/internal/platform/web"
	"upward/internal/platform/web/chart"
	"upward/internal/pure/rhythm"
)

// deed is the one link by which a move is done.
func deed(m suggest.Move) (href, label string) {
	switch m.Kind {
	case "sort":
		return "/asks/suggestions", "Go through them"
	case "answer":
		if m.Message != "" {
			return "/messages/" + m.Message, "Read and answer"
		}
		return "/asks/suggestions", "Look at it"
	}
	if m.Found {
		return "/suggestions/" + m.Target, "Look at it"
	}
	switch m.Kind {
	case "agree":
		return "/asks/" + m.Target, "Say how you see it"
	case "deliver":
		return "/asks/" + m.Target, "Open it"
	case "remind":
		return "/asks/" + m.Target, "Ask again"
	case "nudge":
		return "/asks/promises", "Write the reminder"
	}
	return "/asks/promises", "Open it"
}

// home is where a line of the owner's own leads.
func home(l brief.Line) string {
	switch {
	case l.Suggested:
		return "/suggestions/" + l.Target
	case l.Kind == "promise_mine" || l.Kind == "promise_theirs":
		return "/asks/promises"
	}
	return "/asks/" + l.Target
}

// dueBadge is the state and the words for the day of a line.
func dueBadge(l brief.Line, now time.Time) (name, words string) {
	day, err := time.Parse(time.DateOnly, l.Due)
	if err != nil {
		return "", ""
	}
	if l.Due < now.Format(time.DateOnly) {
		return "overdue", web.Due(day, now)
	}
	return "due", web.Due(day, now)
}

// standing is where a line stands, without the days left, which the badge says.
func standing(l brief.Line) string {
	s := l.Standing
	if rest, found := strings.CutPrefix(s, "Due "); found {
		if _, after, cut := strings.Cut(rest, "; "); cut {
			s = after
		}
	}
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + s[1:] + "."
}

// reachBasis says on how many messages a saying rests, and its interval in words.
func reachBasis(r brief.Reach) string {
	n := fmt.Sprintf("n\u00a0=\u00a0%d", r.N)
	if r.Unit == "" || r.Low == 0 && r.High == 0 {
		return n
	}
	unit := map[string]chart.Unit{"hours": chart.Time, "share": chart.Percent, "words": chart.Count}[r.Unit]
	interval := unit.Interval(rhythm.Estimate{Low: r.Low, High: r.High, N: r.N, Open: r.Open})
	return "90\u00a0%: " + strings.ReplaceAll(interval, "–", "\u2060–\u2060") + ", " + n
}

// foretold says when something is likely to come, and what speaks for it.
func foretold(c brief.Coming) string {
	return fmt.Sprintf("%s: %s, n\u00a0=\u00a0%d.", upper(c.When), c.Why, len(c.Said))
}

// comesBack is where all that comes back stands with its evidence.
func comesBack(v view) string { return "/manager/" + v.brief.Manager.ID + "#comes-back" }

// where the asks of a state are listed.
func (c count) where() string {
	if c.state == ask.Delivered {
		return "/asks?show=done"
	}
	return "/asks"
}

func (c count) text() string { return web.Number(c.n) }

// first is the first name of the manager, for sentences.
func (v view) first() string {
	name, _, _ := strings.Cut(v.brief.Manager.Name, " ")
	return cmp.Or(name, v.brief.Manager.Address)
}

func (v view) title() string { return v.now.Format("Monday 2 January") }

func (v view) lead() string {
	late, soon := 0, 0
	for _, l := range v.brief.Due {
		if name, _ := dueBadge(l, v.brief.AsOf); name == "overdue" {
			late++
		} else if !l.Suggested {
			soon++
		}
	}
	switch {
	case late+soon == 0:
		return "Nothing that you took on for " + v.first() + " is due within two weeks."
	case late == 0:
		return "Nothing that you took on for " + v.first() + " is late; " + web.Count(soon, "thing is", "things are") + " due within two weeks."
	}
	return upper(web.Count(late, "thing", "things")) + " for " + v.first() + " may be late; " + web.Count(soon, "is", "are") + " due within two weeks."
}

func upper(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// stale is the sentence for mail that ends long ago; "" where it is fresh.
func (v view) stale() string {
	if v.now.Sub(v.brief.AsOf) < 24*time.Hour {
		return ""
	}
	return "The last message between you two is of " + v.brief.AsOf.Format("2 January 2006") + ", so this page looks from there. Refresh your mail to see today."
}

func (v view) tabs() []web.Link {
	var all []web.Link
	for _, m := range v.managers {
		all = append(all, web.Link{Href: "/?manager=" + m.ID, Label: m.Name})
	}
	return all
}

// halves sorts lines into those that the owner took on and those that the program found.
func halves(lines []brief.Line) (own, found []brief.Line) {
	for _, l := range lines {
		if l.Suggested {
			found = append(found, l)
		} else {
			own = append(own, l)
		}
	}
	return own, found
}

// mostPrinted is how many lines of a part stand on paper: the brief is one page.
const mostPrinted = 5
