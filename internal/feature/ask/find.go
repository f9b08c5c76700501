package ask

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"upward/internal/feature/history"
	"upward/internal/feature/people"
	"upward/internal/pure/identity"
	"upward/internal/pure/prose"
)

const (
	maxDirect = 3                    // people a message may be sent to and still speak to each of them
	farthest  = 120 * 24 * time.Hour // how far ahead a day can lie that a mail names: "on 10/18", said a day later, is no deadline of next year
	fragment  = 8                    // words under which a sentence needs the one before it to be understood
	maxQuote  = 400                  // bytes of a quote with the sentence before it
)

// find reads one message for what it asks and promises.
func (s *Service) find(r rows, m history.Message, person string, me people.Person) ([]Suggestion, error) {
	meant := me.ID
	base := Suggestion{Person: person, Message: m.ID, Subject: m.Subject, Said: m.At, Direct: len(m.To) == 1, Group: len(m.To) > maxDirect}
	kinds := [2]string{"ask", "promise_theirs"}
	if m.Mine {
		meant, kinds = person, [2]string{"wait", "promise_mine"}
	}
	spoken, err := s.speaksTo(r, m, meant)
	if err != nil || m.Text == "" {
		return nil, err
	}
	deadlines, sentences := prose.Deadlines(m.Text, m.At), prose.Sentences(m.Text)
	var all []Suggestion
	for _, a := range prose.Asks(m.Text) {
		one, words := base, m.Text[a.Start:a.End]
		switch called(m, a.Start, meant) {
		case other:
			continue
		case named:
			one.Direct, one.Group = true, false
		default:
			if !spoken {
				continue
			}
		}
		one.Kind, one.Score, one.Sure, one.Form = kinds[0], a.Score, a.Label == prose.IsAsk, string(prose.FormOf(words))
		one.Due, one.DueText = within(m.Text, deadlines, a.Span, m.At)
		one.Words = whole(m.Text, sentences, a.Span)
		for _, why := range a.Why {
			if why.Weight > 0 { // what speaks against it explains nothing to whoever sees it
				one.Why = append(one.Why, why.Rule)
			}
		}
		all = append(all, one)
	}
	promised := func(words string) bool { return m.Mine && handsOver.MatchString(words) }
	all = slices.DeleteFunc(all, func(one Suggestion) bool { return promised(one.Words) })
	for _, d := range dated(m.Text, deadlines, sentences) {
		if called(m, d.Start, meant) == other || !spoken || covered(all, m.Text[d.Start:d.End]) {
			continue
		}
		one, words := base, m.Text[d.Start:d.End]
		one.Kind, one.Form = kinds[0], string(prose.Order)
		if m.Mine {
			if !handsOver.MatchString(words) && !strings.HasPrefix(strings.ToLower(d.text), "by") {
				continue // of her own words, less is a promise than of theirs an order
			}
			one.Kind, one.Form = kinds[1], "promise"
		}
		one.Score, one.Sure, one.Why = datedScore, prose.FormOf(words) != prose.Courtesy, []string{"a day by which"}
		one.Due, one.DueText = within(m.Text, deadlines, d.Span, m.At)
		if one.Words = whole(m.Text, sentences, d.Span); one.Due != "" {
			all = append(all, one)
		}
	}
	for _, p := range prose.Promises(m.Text) {
		one, words := base, m.Text[p.Start:p.End]
		if covered(all, words) {
			continue
		}
		one.Kind, one.Score, one.Sure, one.Form = kinds[1], p.Score, p.Score >= surePromise && prose.Commits(words), "promise"
		one.Due, one.DueText = within(m.Text, deadlines, p.Span, m.At)
		one.Words = whole(m.Text, sentences, p.Span)
		all = append(all, one)
	}
	return all, nil
}

// datedScore is the score of a sentence that sets a day without being built as a request: "Draft to me by the 24th."
const datedScore = 0.7

// handsOver is how one says that something is coming: "you get it on Wednesday", "you'll have it by noon".
var handsOver = regexp.MustCompile(`(?i)\byou( will|'ll|’ll)? (get|have|receive) (it|them|this|that|the|my|a|an)\b`)

// sets is how a deadline begins that somebody sets, and passed what only mentions one.
var (
	sets   = regexp.MustCompile(`(?i)^(by|before|until|till|no later than|at the latest)\b`)
	passed = regexp.MustCompile(`(?i)\b(was|were|had|did|sent|received|went|got|happened|announced|expects?|scheduled)\b|\?\W*$`)
)

// limit is a sentence that sets a day, and how it says it.
type limit struct {
	prose.Span
	text string
}

// dated returns the sentences that set a day.
func dated(text string, deadlines []prose.Deadline, sentences []prose.Span) (all []limit) {
	for _, s := range sentences {
		for _, d := range deadlines {
			inside := d.Start >= s.Start && d.End <= s.End
			words := text[s.Start:s.End]
			if inside && (sets.MatchString(d.Text) || handsOver.MatchString(words)) && !passed.MatchString(words) {
				all = append(all, limit{s, d.Text})
				break
			}
		}
	}
	return all
}

// covered says whether something found already holds the words, or is held by them.
func covered(all []Suggestion, words string) bool {
	words = strings.TrimSpace(words)
	return slices.ContainsFunc(all, func(one Suggestion) bool {
		return strings.Contains(one.Words, words) || strings.Contains(words, one.Words)
	})
}

// speaksTo says whether a message as a whole speaks to a person: she is among those it is sent to, it does not begin with somebody
// else's name, and it is no reply to somebody else.
func (s *Service) speaksTo(r rows, m history.Message, meant string) (bool, error) {
	if !slices.ContainsFunc(m.To, func(p history.Party) bool { return p.Person == meant }) {
		return false, nil
	}
	switch called(m, 0, meant) {
	case named:
		return true, nil
	case other:
		return false, nil
	}
	if len(m.To) == 1 || m.Parent == "" {
		return true, nil
	}
	parent, found, err := s.history.Get(r.tx, r.by, m.Parent)
	if err != nil || !found {
		return true, err
	}
	return parent.From.Person == meant || parent.From.Person == m.From.Person, nil
}

// calling is whom a line calls by name.
type calling int

const (
	nobody calling = iota
	named          // the person meant
	other          // somebody else
)

// vocative is a name at the beginning of a line: "Tom, could you", "Tom - please", "Tom can you", "Hi Tom".
var vocative = regexp.MustCompile(`^\W*(?:(?:[Hh]i|[Hh]ello|[Hh]ey|[Dd]ear|HI|[Gg]ood morning|[Tt]hanks?|OK|[Oo]kay|[Aa]nd|[Bb]ut)\W+)?([A-Z][A-Za-z'.]+)(\s*[,:–-]|\s+(?:please|pls|can|could|would|will|what|when|where|do|did|is|are)\b|\s*$)`)

// called says whom the line with byte at calls by name.
func called(m history.Message, at int, meant string) calling {
	line := m.Text[strings.LastIndexByte(m.Text[:at], '\n')+1:]
	line, _, _ = strings.Cut(line, "\n")
	match := vocative.FindStringSubmatch(line)
	if match == nil {
		return nobody
	}
	for _, p := range slices.Concat(m.To, m.Cc) {
		if strings.EqualFold(firstName(identity.Name(p.Address, map[string]int{p.Name: 1})), match[1]) {
			if p.Person == meant {
				return named
			}
			return other
		}
	}
	if strings.TrimSpace(match[2]) != "" && !strings.HasPrefix(strings.TrimSpace(match[2]), ",") && !prose.Common(match[1]) {
		return other // a name of nobody on the message, but spoken to: "Caroline: please …"
	}
	return nobody
}

// whole returns the words of a span, with the sentence before it where it is too short to be understood alone.
func whole(text string, sentences []prose.Span, span prose.Span) string {
	words := strings.TrimSpace(text[span.Start:span.End])
	if len(strings.Fields(words)) >= fragment && !leaning.MatchString(words) {
		return words
	}
	i := slices.IndexFunc(sentences, func(s prose.Span) bool { return s.End > span.Start })
	if i < 1 || strings.Contains(text[sentences[i-1].End:span.Start], "\n\n") || span.End-sentences[i-1].Start > maxQuote {
		return words
	}
	return strings.TrimSpace(text[sentences[i-1].Start:span.End])
}

// leaning is the beginning of a sentence that leans on the one before.
var leaning = regexp.MustCompile(`(?i)^\W*(and|but|so|then|that|this|it|they|he|she|those|these|if so|if not|otherwise)\b`)

// limits are the words that make a date a deadline.
var (
	limits = regexp.MustCompile(`(?i)\b(by|before|due|until|till|on|no later than|deadline|for|this|next|no later|latest)\W*$`)
	bare   = regexp.MustCompile(`(?i)^(\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|the \d)`)
)

// within returns the last day and the words of the first deadline inside a span; of "today or tomorrow", the later.
func within(text string, found []prose.Deadline, span prose.Span, said time.Time) (due, words string) {
	end := -1
	for _, d := range found {
		if d.Start < span.Start || d.End > span.End || bare.MatchString(d.Text) && !limits.MatchString(text[span.Start:d.Start]) {
			continue
		}
		if end >= 0 && strings.TrimSpace(text[end:d.Start]) != "or" {
			break
		}
		end, words = d.End, d.Text
		if due = ""; !d.Until.IsZero() && d.Until.Sub(said) < farthest {
			due = lastDay(d)
		}
	}
	return due, words
}

// lastDay is the last day of a deadline, as 2026-12-03.
func lastDay(d prose.Deadline) string {
	return d.Until.Add(-time.Nanosecond).Format(time.DateOnly)
}
