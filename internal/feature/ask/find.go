package ask

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"

	"upward/internal/feature/history"
	"upward/internal/feature/people"
	"upward/internal/pure/identity"
	"upward/internal/pure/matter"
	"upward/internal/pure/prose"
)

const (
	farthest = 120 * 24 * time.Hour // how far ahead a day can lie that a mail names: "on 10/18", said a day later, is no deadline of next year
	fragment = 8                    // words under which a sentence needs the one before it to be understood
	maxQuote = 400                  // bytes of a quote with the sentence before it
	sure     = 0.5                  // the chance from which a sentence needs no second look
	faint    = "0.2"                // the chance under which it is not worth one
)

// found is a sentence that may ask or promise something.
type found struct {
	prose.Span
	promise bool
	score   float64
	set     bool        // it sets a day or gives a task by name: however it is built, that is an order
	named   bool        // it gives a task by name
	due     *prose.Span // the words that say by when, also in a sentence beside it; nil for none
}

// find reads one message for what it asks and promises.
func (s *Service) find(r rows, m history.Message, person string, me people.Person, learnt prose.Layer) ([]Suggestion, error) {
	meant, kinds := me.ID, map[bool]string{false: matter.Ask, true: matter.PromiseTheirs}
	if m.Mine {
		meant, kinds = person, map[bool]string{false: matter.Wait, true: matter.PromiseMine}
	}
	if m.Text == "" {
		return nil, nil
	}
	deadlines, sentences := prose.Deadlines(m.Text, m.At), prose.Sentences(m.Text)
	asked := learnt.Asks("", m.Text)
	mail, err := s.traits(r, m, meant, me)
	if err != nil {
		return nil, err
	}
	mail.Asks = len(asked)
	var all []Suggestion
	for _, f := range candidates(m, asked, deadlines, sentences, me) {
		calls, words := called(m, f.Start, meant), whole(m.Text, sentences, f.Span)
		byName := calls == named || f.named
		if calls == other || mail.Copied && !byName || covered(all, m.Text[f.Start:f.End]) {
			continue
		}
		t := mail
		t.Kind, t.Score, t.Words, t.Marks = kinds[f.promise], f.score, len(strings.Fields(words)), matter.Marks(words)
		t.Form, t.Named = string(prose.FormOf(m.Text[f.Start:f.End])), t.Named || byName
		switch {
		case f.promise && (f.set || prose.Commits(words)):
			t.Form = promised
		case f.promise:
			t.Form = halfPromised
		case f.set:
			t.Form = string(prose.Order)
		}
		t.Listed = item.MatchString(m.Text[strings.LastIndexByte(m.Text[:f.Start], '\n')+1:])
		t.Place, _ = slices.BinarySearchFunc(sentences, f.Start, func(s prose.Span, at int) int { return cmp.Compare(s.Start, at) })
		one := Suggestion{Kind: t.Kind, Person: person, Message: m.ID, Subject: m.Subject, Said: m.At, Words: words, Form: t.Form}
		one.Due, one.DueText, one.Or = within(m.Text, deadlines, f.Span, m.At)
		if one.DueText == "" && f.due != nil { // a sentence beside it says by when
			one.Due, one.DueText, one.Or = within(m.Text, deadlines, *f.due, m.At)
		}
		t.Dated = one.Due != ""
		one.Score, one.Why, one.Traits = t.Open(one.Day(m.At)), t.Why(), t
		one.Sure = one.Score >= sure
		all = append(all, one)
	}
	return all, nil
}

// The forms of promises: one that the other can wait for, and a plan, a hope or a condition.
const (
	promised     = "promise"
	halfPromised = "half a promise"
)

// candidates returns the sentences that ask, set a day, give a task by name or promise something.
func candidates(m history.Message, asked []prose.Ask, deadlines []prose.Deadline, sentences []prose.Span, me people.Person) (all []found) {
	for _, a := range asked {
		all = append(all, found{a.Span, handsOver.MatchString(a.Of(m.Text)), a.Score, false, false, a.Due})
	}
	for _, s := range dated(m.Text, deadlines, sentences) {
		words := s.Of(m.Text)
		coming := handsOver.MatchString(words) || prose.Commits(words)
		if m.Mine && !coming && m.Parent == "" {
			continue // of her own words, only an answer takes on what another set
		}
		all = append(all, found{s, coming || m.Mine, datedScore, true, false, nil})
	}
	for _, s := range assigned(m, sentences, me) {
		all = append(all, found{s, false, datedScore, true, true, nil})
	}
	for _, p := range prose.Promises(m.Text) {
		all = append(all, found{p.Span, true, p.Score, false, false, nil})
	}
	return all
}

// datedScore is the score of a sentence that sets a day or names whose task it is, without being built as a request: "Draft to me by the 24th."
const datedScore = 0.7

// traits returns what is the same for all sentences of a message.
func (s *Service) traits(r rows, m history.Message, meant string, me people.Person) (matter.Traits, error) {
	is := func(p history.Party) bool { return p.Person == meant }
	t := matter.Traits{Mail: m.Words, Readers: len(m.To), Passed: passedOn.MatchString(m.Subject)}
	t.Copied = !slices.ContainsFunc(m.To, is)
	begins := called(m, 0, meant)
	t.Named, t.Elsewhere = begins == named, begins == other
	if m.Parent == "" {
		t.Elsewhere = t.Elsewhere || !m.Mine && !t.Passed && m.Quoted != "" && !sameName(m.Quoted, me.Name) && !sameName(m.Quoted, m.From.Name)
		return t, nil
	}
	parent, known, err := s.history.Get(r.tx, r.by, m.Parent)
	if err != nil || !known {
		return t, err
	}
	t.Reply = parent.From.Person == meant
	t.Elsewhere = t.Elsewhere || !t.Reply && parent.From.Person != m.From.Person
	return t, nil
}

// passedOn is how the subject of a message begins that passes another on.
var passedOn = regexp.MustCompile(`(?i)^\s*(fwd?|wg|tr|rv)\s*:`)

// handsOver is how one says that something is coming: "you get it on Wednesday", "you'll have it by noon".
var handsOver = regexp.MustCompile(`(?i)\byou( will|'ll|’ll)? (get|have|receive) (it|them|this|that|the|my|a|an)\b`)

// item is how an item of a list begins.
var item = regexp.MustCompile(`^\s*(\(?\d{1,2}[.)]|[a-z]\)|[-*•–])\s`)

// terse is how many words a sentence may have that sets a day without saying who does it.
const terse = 14

// sets is how a deadline begins that somebody sets, and passed what only mentions one.
var (
	sets   = regexp.MustCompile(`(?i)^(by|before|until|till|no later than|at the latest)\b`)
	passed = regexp.MustCompile(`(?i)\b(was|were|had|did|sent|received|went|got|happened|announced|expect\w*|scheduled|will|would|should|aim\w*|hop(e|ing)|plan\w*|fyi|according)\b|^\W*"|\?\W*$`)
)

// dated returns the sentences that set a day.
func dated(text string, deadlines []prose.Deadline, sentences []prose.Span) (all []prose.Span) {
	for _, s := range sentences {
		words := s.Of(text)
		if slices.ContainsFunc(deadlines, func(d prose.Deadline) bool {
			return d.Start >= s.Start && d.End <= s.End &&
				(handsOver.MatchString(words) || sets.MatchString(d.Text) && len(strings.Fields(words)) <= terse && !passed.MatchString(words))
		}) {
			all = append(all, s)
		}
	}
	return all
}

// assigned returns the sentences of others that give the owner a task by her name: "Mia will circulate the list", "Mia to call them".
func assigned(m history.Message, sentences []prose.Span, me people.Person) (all []prose.Span) {
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
			all = append(all, s)
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
var vocative = regexp.MustCompile(`^\W*(?:(?:[Hh]i|[Hh]ello|[Hh]ey|[Dd]ear|HI|[Gg]ood morning|[Tt]hanks?|OK|[Oo]kay|[Aa]nd|[Bb]ut)\W+)?([A-Z][A-Za-z'.]+)(?:\s+[A-Z][A-Za-z'.]+)?(\s*[,:–]|\s+-|\s+(?:please|pls|can|could|would|will|what|when|where|do|did|is|are)\b|\s*$)`)

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
	if !alone && stranger.MatchString(line[vocative.FindStringSubmatchIndex(line)[4]:]) && !prose.Common(match[1]) {
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

// within returns the last day and the words of the first deadline inside a span, and the day of its other reading; of "today or tomorrow", the later.
func within(text string, found []prose.Deadline, span prose.Span, said time.Time) (due, words, or string) {
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
			due = d.LastDay().Format(time.DateOnly)
			if early.MatchString(text[span.Start:d.End]) && !d.Value.IsZero() {
				due = d.Value.Format(time.DateOnly)
			}
			if or = ""; !d.Or.IsZero() {
				or = d.Or.Format(time.DateOnly)
			}
		}
	}
	return due, words, or
}

// early is how one means the first day of a time.
var early = regexp.MustCompile(`(?i)\b(first thing|start of|beginning of)( on| in| the)*\s+(next|this) (week|month)$`)
