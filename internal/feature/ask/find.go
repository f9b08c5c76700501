package ask

import (
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"

	"upward/internal/feature/history"
	"upward/internal/feature/people"
	"upward/internal/pure/identity"
	"upward/internal/pure/prose"
)

const (
	longMail  = 120                  // words of a mail in which a question may be a figure of speech
	shortMail = 60                   // words of a mail in which a question is not rhetoric
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
	spoken, err := s.speaksTo(r, m, meant, me)
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
		if byCopy.MatchString(one.Words) {
			continue // put to somebody in copy
		}
		if one.Form == string(prose.Question) && one.Direct && m.Words <= shortMail {
			one.Sure = true // a short mail to her alone asks what it asks
		}
		if m.Mine && (!one.Direct || one.Form == string(prose.Question) && m.Words > longMail) || listed(m.Text, a.Start) && !toReader.MatchString(words) {
			one.Sure = false // put to several, one point of many, or an item of a list
		}
		if m.Mine && (strings.HasPrefix(strings.ToLower(one.Words), "if you") || !toReader.MatchString(words)) {
			one.Sure = false // it answers under a condition, or lists what she plans
		}
		if m.Mine && !one.Sure {
			continue // what she asked she knows: a doubtful guess is no help to her
		}
		for _, why := range a.Why {
			if why.Weight > 0 { // what speaks against it explains nothing to whoever sees it
				one.Why = append(one.Why, why.Rule)
			}
		}
		all = append(all, one)
	}
	promised := func(words string) bool { return m.Mine && handsOver.MatchString(words) }
	all = slices.DeleteFunc(all, func(one Suggestion) bool { return promised(one.Words) })
	for _, d := range slices.Concat(dated(m.Text, deadlines, sentences), assigned(m, sentences, me)) {
		if d.text != assignedText && len(m.To) > 1 && called(m, d.Start, meant) != named {
			continue // said to several, a day by itself asks nobody
		}
		if called(m, d.Start, meant) == other || !spoken && d.text != assignedText || covered(all, m.Text[d.Start:d.End]) {
			continue
		}
		one, words := base, m.Text[d.Start:d.End]
		if !m.Mine && prose.Commits(words) {
			continue // "I'll get you her decision by Friday" is a promise of theirs
		}
		if d.text == assignedText {
			one.Direct, one.Group = true, false
		}
		one.Kind, one.Form = kinds[0], string(prose.Order)
		if m.Mine {
			if !handsOver.MatchString(words) && (m.Parent == "" || !strings.HasPrefix(strings.ToLower(d.text), "by")) {
				continue // of her own words, less is a promise than of theirs an order
			}
			one.Kind, one.Form = kinds[1], "promise"
		}
		one.Score, one.Sure, one.Why = datedScore, prose.FormOf(words) != prose.Courtesy, []string{"a day by which"}
		one.Due, one.DueText = within(m.Text, deadlines, d.Span, m.At)
		if one.Words = whole(m.Text, sentences, d.Span); one.Due != "" || d.text == assignedText {
			all = append(all, one)
		}
	}
	for _, p := range prose.Promises(m.Text) {
		one, words := base, m.Text[p.Start:p.End]
		if covered(all, words) {
			continue
		}
		one.Kind, one.Score, one.Sure, one.Form = kinds[1], p.Score, p.Score >= surePromise && prose.Commits(sentenceOf(m.Text, sentences, p.Span)), "promise"
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

// listed says whether what stands at a byte is an item of a list.
func listed(text string, at int) bool {
	line := text[strings.LastIndexByte(text[:at], '\n')+1:]
	return item.MatchString(line)
}

var item = regexp.MustCompile(`^\s*(\(?\d{1,2}[.)]|[a-z]\)|[-*•–])\s`)

// byCopy is how one puts something to somebody in copy: "By copy to Tom, I ask …".
var byCopy = regexp.MustCompile(`(?i)\bby (copy|cc)\b`)

// toReader is how a sentence speaks to the one who reads it.
var toReader = regexp.MustCompile(`(?i)\b(please|pls|you|your|u|need|let me know|advise)\b|\?`)

// terse is how many words a sentence may have that sets a day without saying who does it.
const terse = 14

// sets is how a deadline begins that somebody sets, and passed what only mentions one.
var (
	sets   = regexp.MustCompile(`(?i)^(by|before|until|till|no later than|at the latest)\b`)
	passed = regexp.MustCompile(`(?i)\b(was|were|had|did|sent|received|went|got|happened|announced|expect\w*|scheduled|will|would|should|aim\w*|hop(e|ing)|plan\w*|fyi|according)\b|^\W*"|\?\W*$`)
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
			if inside && (handsOver.MatchString(words) || sets.MatchString(d.Text) && len(strings.Fields(words)) <= terse && !passed.MatchString(words)) {
				all = append(all, limit{s, d.Text})
				break
			}
		}
	}
	return all
}

// assignedText stands for the day of a sentence that gives the owner a task by name.
const assignedText = "(by name)"

// assigned returns the sentences of others that give the owner a task by her name: "Mia will circulate the list", "Mia to call them".
func assigned(m history.Message, sentences []prose.Span, me people.Person) (all []limit) {
	if m.Mine || len(firstName(me.Name)) < 3 {
		return nil
	}
	name := regexp.QuoteMeta(firstName(me.Name))
	task, err := regexp.Compile(`(?i)(^\W*|\n\W*)` + name + ` to \w|\b` + name + `,? (please|can you|could you|needs? to|has to|(will|should) (ensure|make|send|call|get|circulate|prepare|check|set|take|work|follow|coordinate|provide|review|write|bring|do)\b)`)
	if err != nil {
		return nil
	}
	for _, s := range sentences {
		if words := m.Text[s.Start:s.End]; len(words) < maxQuote && task.MatchString(words) && !strings.HasSuffix(strings.TrimSpace(words), "?") {
			all = append(all, limit{s, assignedText})
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
func (s *Service) speaksTo(r rows, m history.Message, meant string, me people.Person) (bool, error) {
	if !slices.ContainsFunc(m.To, func(p history.Party) bool { return p.Person == meant }) {
		return false, nil
	}
	switch called(m, 0, meant) {
	case named:
		return true, nil
	case other:
		return false, nil
	}
	if len(m.To) == 1 {
		return true, nil
	}
	if m.Parent == "" {
		return m.Mine || m.Quoted == "" || sameName(m.Quoted, me.Name) || sameName(m.Quoted, m.From.Name), nil
	}
	parent, found, err := s.history.Get(r.tx, r.by, m.Parent)
	if err != nil || !found {
		return true, err
	}
	return parent.From.Person == meant || parent.From.Person == m.From.Person, nil
}

// sameName says whether two spellings may be one person's: they share a longer word.
func sameName(a, b string) bool {
	words := strings.FieldsFunc(strings.ToLower(a), func(r rune) bool { return !unicode.IsLetter(r) })
	return slices.ContainsFunc(strings.Fields(strings.ToLower(b)), func(w string) bool { return len(w) > 2 && slices.Contains(words, w) })
}

// calling is whom a line calls by name.
type calling int

const (
	nobody calling = iota
	named          // the person meant
	other          // somebody else
)

// vocative is a name at the beginning of a line: "Tom, could you", "Tom - please", "Tom can you", "Hi Tom".
var vocative = regexp.MustCompile(`^\W*(?:(?:[Hh]i|[Hh]ello|[Hh]ey|[Dd]ear|HI|[Gg]ood morning|[Tt]hanks?|OK|[Oo]kay|[Aa]nd|[Bb]ut)\W+)?([A-Z][A-Za-z'.]+)(\s*[,:–]|\s+-|\s+(?:please|pls|can|could|would|will|what|when|where|do|did|is|are)\b|\s*$)`)

// stranger is what follows the name of somebody who is not on the message: "Ruth could you", but not "Board is on Thursday".
var stranger = regexp.MustCompile(`^(\s*[:–]|\s+-|\s+(please|pls)\b|\s+(can|could|would|will|do|did|are)\s+you\b)`)

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
	alone := len(m.To)+len(m.Cc) == 1 // then a name before a colon is a matter: "Ostrey: why did it slip?"
	if !alone && stranger.MatchString(line[strings.Index(line, match[1])+len(match[1]):]) && !prose.Common(match[1]) {
		return other // a name of nobody on the message, but spoken to: "Caroline: please …"
	}
	return nobody
}

// sentenceOf is the sentence around a span: its condition may stand outside of the span.
func sentenceOf(text string, sentences []prose.Span, span prose.Span) string {
	for _, s := range sentences {
		if s.Start <= span.Start && s.End >= span.End {
			return text[s.Start:s.End]
		}
	}
	return text[span.Start:span.End]
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
