package prose

import "strings"

// Wording is how a wish is worded: as an activity ("increase sales activity"), as a deliverable ("the report") or as
// an outcome ("15 new accounts by June"). docs/labels.md says what each means.
type Wording string

// The wordings of a wish.
const (
	ActivityWording    Wording = "activity"
	DeliverableWording Wording = "deliverable"
	OutcomeWording     Wording = "outcome"
)

// Wish is how a wish is worded.
type Wish struct {
	Kind     Wording
	Measure  *Span  // the number, rate or state by which one can tell; nil for none
	Due      *Span  // the time that it names as its end; nil for none
	Question string // the one question that settles what is missing; "" when nothing is
}

// Outcome tells how a wish is worded, the measure it states (nil when none), and the one question that would settle
// what is meant, "" when nothing is missing.
func Outcome(text string) (Wording, *Span, string) {
	w := WordingOf(text)
	return w.Kind, w.Measure, w.Question
}

// WordingOf reads a wish: one sentence, or a few of which the first counts most. A text without words is an activity with no question.
func WordingOf(text string) Wish {
	text = cutAt(text, 8*maxSentence)
	if !anyWord(tokens(text)) {
		return Wish{Kind: ActivityWording}
	}
	w := Wish{Kind: ActivityWording, Due: wishDue(text)}
	if s := replaced(text); s != nil {
		w.Kind, w.Measure = OutcomeWording, s
		w.Question = w.missing()
		return w
	}
	first := firstWish(text)
	body := text[first.Start:first.End]
	kind, measure := wordingIn(body, overlap(w.Due, first))
	w.Kind, w.Measure = kind, shifted(measure, first.Start)
	if w.Due != nil && !endsWish(text, *w.Due, kind) {
		w.Due = nil
	}
	w.Question = w.missing()
	return w
}

// firstWish is the first sentence that holds more than a word or two.
func firstWish(text string) Span {
	list := Sentences(text)
	for _, s := range list {
		if Words(s.Of(text)) > 2 {
			return s
		}
	}
	if len(list) > 0 {
		return list[0]
	}
	return Span{0, len(text)}
}

// overlap gives a due in the bytes of a part, nil when it lies elsewhere.
func overlap(due *Span, part Span) *Span {
	if due == nil || due.Start < part.Start || due.End > part.End {
		return nil
	}
	s := due.shift(-part.Start)
	return &s
}

// wordingIn decides by what the sentence is built of, the surest sign first: a counted effort, a frame that names a
// state, a change to a number, a thing that is made, an effort.
func wordingIn(text string, due *Span) (Wording, *Span) {
	if s := pace(text); s != nil {
		return ActivityWording, s
	}
	if kind, s, ok := formed(text, due); ok {
		return kind, s
	}
	if s, ok := stateFramed(text, due); ok {
		return OutcomeWording, s
	}
	head := headOf(text)
	if s := turned(text); s != nil {
		return OutcomeWording, s
	}
	switch {
	case changed.MatchString(head) && target(text, due) != nil:
		return OutcomeWording, target(text, due)
	case fetched.MatchString(head) || thing.MatchString(head):
		return DeliverableWording, nil
	case caused.MatchString(head), reached.MatchString(head):
		return OutcomeWording, target(text, due)
	case signedUp.MatchString(head):
		return OutcomeWording, target(text, due)
	case loved.MatchString(head):
		return ActivityWording, nil
	case effortHeads.MatchString(head):
		return ActivityWording, nil
	case changeHeads.MatchString(head):
		if s := target(text, due); s != nil {
			return OutcomeWording, s
		}
		if madeSo.MatchString(head) {
			return OutcomeWording, nil
		}
		if strings.HasPrefix(strings.ToLower(head), "get ") && concrete.MatchString(head) {
			return DeliverableWording, nil
		}
		if resultHeads.MatchString(head) && !softObjects.MatchString(head) {
			return OutcomeWording, nil
		}
		if thingHeads.MatchString(head) {
			return DeliverableWording, nil
		}
		return ActivityWording, nil
	case resultHeads.MatchString(head):
		return OutcomeWording, target(text, due)
	case madeSo.MatchString(head):
		return OutcomeWording, nil
	}
	if s := target(text, due); s != nil && !thingHeads.MatchString(head) && !concrete.MatchString(head) {
		return OutcomeWording, s
	}
	if thingHeads.MatchString(head) || concrete.MatchString(head) && !ongoing.MatchString(head) {
		return DeliverableWording, nil
	}
	if !opensOrder(text) && !ongoing.MatchString(text) {
		return OutcomeWording, target(text, due) // no verb to be done: a state is described
	}
	return ActivityWording, nil
}

func (w Wish) missing() string {
	switch {
	case w.Kind == ActivityWording && w.Measure != nil:
		return "Which result should this lead to, and by when?"
	case w.Kind == ActivityWording:
		return "Which result would tell you that this worked, and by when?"
	case w.Kind == DeliverableWording && w.Due == nil:
		return "By when do you need it?"
	case w.Kind == OutcomeWording && w.Measure == nil:
		return "Which number would tell you that this worked, and by when?"
	case w.Kind == OutcomeWording && w.Due == nil:
		return "By when should we reach it?"
	}
	return ""
}
