package ask

import (
	"context"
	"slices"
	"strings"
	"time"
	"unicode"

	"upward/internal/feature/history"
	"upward/internal/feature/people"
	"upward/internal/platform/database"
	"upward/internal/platform/operation"
	"upward/internal/pure/identity"
	"upward/internal/pure/prose"
)

// maxScan is how many of the newest messages with one person are read for suggestions.
const maxScan = 20_000

// surePromise is the score from which a promise needs no second look.
const surePromise = 0.6

// Scan looks for asks and promises in the mail between the owner and a person that was not looked at yet.
func (s *Service) Scan(ctx context.Context, tx *database.Tx, by operation.Actor, person string) error {
	return s.in(tx, by, func(r rows) error { return s.scan(r, person) })
}

func (s *Service) managerConfirmed(ctx context.Context, tx *database.Tx, by operation.Actor, e people.ManagerConfirmed) error {
	return s.Scan(ctx, tx, by, e.Person)
}

// scanManagers looks at what is new between the owner and those who manage her.
func (s *Service) scanManagers(ctx context.Context, r rows) error {
	managers, err := s.profile.Managers(r.tx, r.by)
	if err != nil {
		return err
	}
	for _, m := range managers {
		if err := s.scan(r, m.ID); err != nil {
			return err
		}
	}
	return nil
}

func (s *Service) scan(r rows, person string) error {
	messages, err := s.history.Between(r.tx, r.by, person, maxScan)
	if err != nil {
		return err
	}
	done, err := database.Query(r.tx, database.Text, `SELECT message FROM ask_scan WHERE org = $1 AND owner = $2`, r.by.Org, r.by.Owner)
	if err != nil {
		return err
	}
	seen := map[string]bool{}
	for _, id := range done {
		seen[id] = true
	}
	me, _, err := s.people.Me(r.tx, r.by)
	if err != nil {
		return err
	}
	said := map[string]bool{}
	for _, m := range messages {
		if m.Mine == (m.From.Person == person) {
			continue
		}
		for _, found := range find(m, person, me.ID) {
			key := found.Kind + "\x00" + strings.ToLower(oneLine(found.Words))
			if seen[m.ID] || said[key] {
				said[key] = true
				continue
			}
			said[key] = true
			found.ID, found.State = s.ids.ID(), "open"
			if err := r.putSuggestion(found); err != nil {
				return err
			}
		}
		if !seen[m.ID] {
			if _, err := r.tx.Exec(`INSERT INTO ask_scan (org, owner, message) VALUES ($1, $2, $3)`, r.by.Org, r.by.Owner, m.ID); err != nil {
				return err
			}
		}
	}
	return s.answer(r, person, messages)
}

// find reads one message for what it asks and promises.
func find(m history.Message, person, me string) []Suggestion {
	if m.Text == "" || !m.Mine && !forMe(m, me) {
		return nil
	}
	kinds := map[bool][2]string{true: {"wait", "promise_mine"}, false: {"ask", "promise_theirs"}}[m.Mine]
	if m.Mine && !slices.ContainsFunc(m.To, func(p history.Party) bool { return p.Person == person }) {
		return nil // asked of somebody else, with them in copy
	}
	var all []Suggestion
	base := Suggestion{Person: person, Message: m.ID, Subject: m.Subject, Said: m.At}
	deadlines := prose.Deadlines(m.Text, m.At)
	for _, a := range prose.Asks(m.Text) {
		if calls(m, m.Text[a.Start:a.End], map[bool]string{true: person, false: me}[m.Mine]) {
			continue
		}
		one := base
		one.Kind, one.Score, one.Sure, one.Words = kinds[0], a.Score, a.Label == prose.IsAsk, strings.TrimSpace(m.Text[a.Start:a.End])
		one.Due, one.DueText = within(deadlines, a.Span, m.At)
		for _, why := range a.Why {
			one.Why = append(one.Why, why.Rule)
		}
		all = append(all, one)
	}
	for _, p := range prose.Promises(m.Text) {
		one := base
		one.Kind, one.Score, one.Sure, one.Words = kinds[1], p.Score, p.Score >= surePromise, strings.TrimSpace(m.Text[p.Start:p.End])
		one.Due, one.DueText = within(deadlines, p.Span, m.At)
		all = append(all, one)
	}
	return all
}

// maxAddressed is how many people a message may be sent to and still ask something of each.
const maxAddressed = 12

// forMe says whether a message is addressed to the owner: she is among those it is sent to, and it does not begin with somebody else's name.
func forMe(m history.Message, me string) bool {
	mine, named := false, greeted(m.Text)
	for _, p := range slices.Concat(m.To, m.Cc) {
		if named == "" || !strings.EqualFold(firstName(identity.Name(p.Address, map[string]int{p.Name: 1})), named) {
			continue
		}
		if p.Person == me {
			return true
		}
		mine = true // somebody else is spoken to
	}
	return !mine && len(m.To) <= maxAddressed && slices.ContainsFunc(m.To, func(p history.Party) bool { return p.Person == me })
}

// calls says whether a sentence speaks to somebody by name who is not the person meant: "Sue, can you make sure …".
func calls(m history.Message, sentence, meant string) bool {
	named, _, comma := strings.Cut(strings.TrimSpace(sentence), ",")
	if !comma || named == "" || strings.ContainsAny(named, " \t\n") {
		return false
	}
	for _, p := range slices.Concat(m.To, m.Cc) {
		if strings.EqualFold(firstName(identity.Name(p.Address, map[string]int{p.Name: 1})), named) {
			return p.Person != meant
		}
	}
	return false
}

// greeted is the word by which a message may call somebody: "Tom, could you …", "Hi Tom", "Tom can you …".
func greeted(text string) string {
	words := strings.Fields(text)
	if len(words) > 1 && slices.Contains([]string{"hi", "hello", "dear", "hey"}, strings.ToLower(words[0])) {
		words = words[1:]
	}
	if len(words) == 0 {
		return ""
	}
	return strings.TrimRight(words[0], ",-–—:!.")
}

// farthest is how far ahead a day can lie that a mail names in passing: "on 10/18", said a day later, is no deadline of next year.
const farthest = 300 * 24 * time.Hour

// within returns the last day and the words of the first deadline inside a span.
func within(found []prose.Deadline, span prose.Span, said time.Time) (due, words string) {
	for _, d := range found {
		if d.Start >= span.Start && d.End <= span.End {
			if d.Until.IsZero() || d.Until.Sub(said) > farthest {
				return "", d.Text
			}
			return lastDay(d), d.Text
		}
	}
	return "", ""
}

// lastDay is the last day of a deadline, as 2026-12-03.
func lastDay(d prose.Deadline) string {
	return d.Until.Add(-time.Nanosecond).Format(time.DateOnly)
}

// answer notes for each suggestion the first message by which the other side answered.
func (s *Service) answer(r rows, person string, messages []history.Message) error {
	open, err := r.suggestions(`s.person = $3 AND s.answer = ''`, person)
	if err != nil {
		return err
	}
	at := map[string]int{}
	for i, m := range messages {
		at[m.ID] = i
	}
	for _, one := range open {
		i, known := at[one.Message]
		if !known {
			continue
		}
		if m, found := answered(messages, i, one.Words); found {
			one.Answer, one.Answered = m.ID, m.At
			if err := r.putSuggestion(one); err != nil {
				return err
			}
		}
	}
	return nil
}

// answered returns the first later message that settles message i: one of the other side that answers it, by parent, in its
// conversation or by the words it shares, or a thank-you of the same side in its conversation.
func answered(messages []history.Message, i int, words string) (history.Message, bool) {
	asked := messages[i]
	wanted := telling(words)
	for _, m := range messages[i+1:] {
		same := m.Parent == asked.ID || m.Thread != "" && m.Thread == asked.Thread
		switch {
		case m.Mine != asked.Mine && same:
			return m, true
		case m.Mine == asked.Mine && same && thanks(m.Text):
			return m, true
		case m.Mine != asked.Mine && m.At.Sub(asked.At) < soon && shared(wanted, telling(m.Subject+" "+m.Text)) >= 3:
			return m, true
		}
	}
	return history.Message{}, false
}

// soon is within which time a message under another subject may still be the answer.
const soon = 7 * 24 * time.Hour

func thanks(text string) bool {
	text = strings.ToLower(strings.TrimSpace(text))
	return strings.HasPrefix(text, "thank") || strings.HasPrefix(text, "thx") || strings.HasPrefix(text, "great, thank") || strings.HasPrefix(text, "perfect")
}

// telling returns the longer words of a text, which carry what it is about.
func telling(text string) map[string]bool {
	words := map[string]bool{}
	for _, word := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if len(word) > 5 {
			words[word] = true
		}
	}
	return words
}

func shared(a, b map[string]bool) (n int) {
	for word := range a {
		if b[word] {
			n++
		}
	}
	return n
}
