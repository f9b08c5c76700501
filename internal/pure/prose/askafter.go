package prose

import "math"

// AsksAfter is like Asks for a message that answers another: what was said before decides what "Thursday is great" or
// "yes, please" wants. An empty previous changes nothing.
func AsksAfter(previous, text string) []Ask { return hearing{said: actOf(previous)}.asks(text) }

// ScoreAfter is like Score for a message that answers another.
func ScoreAfter(previous, text string) (float64, Label, []Reason, []LabelledSpan) {
	return hearing{said: actOf(previous)}.score(text)
}

// Reading is what a short text asks: its most likely ask with its pieces as places in the text, nil when not stated.
type Reading struct {
	Score                            float64 // calibrated, 0 to 1
	Label                            Label
	Kind                             string // do, decide, answer, meet or inform; "" when the text asks nothing
	Ask                              *Span  // the words that ask; nil when the text asks nothing
	Who, What, Due, Measure, Outcome *Span
	Why                              []Reason // at most six, strongest first
}

// Read reads a text that may answer previous, which may be empty.
func Read(previous, text string) Reading { return hearing{said: actOf(previous)}.read(text) }

// hearing is what is known besides the words themselves: the message before, and what the user corrected.
type hearing struct {
	said  act
	layer Layer
}

// act is what a message leaves open for its answer.
type act struct {
	meeting bool // proposes to meet, or a time
	offer   bool // the writer offers to do something: "shall I book it?"
	asked   bool // wants something else
}

// maxPrevious bounds how much of the message before is read: what it wants stands near its top.
const maxPrevious = 8000

func actOf(previous string) act {
	var said act
	if previous == "" {
		return said
	}
	written := Written(cutAt(previous, maxPrevious))
	for _, ask := range Asks(written) {
		row := " " + joined(tokens(ask.Of(written))) + " "
		switch {
		case has(row, offers):
			said.offer = true
		case ask.Kind == "meet" || has(row, occasions):
			said.meeting = true
		default:
			said.asked = true
		}
	}
	return said
}

// What an answer adds to the log-odds of an ask, set by hand: no labelled answers with what they answer were at hand.
const (
	acceptsTime    = 3.0
	acceptsMeeting = 2.0
	declines       = 3.0
	takesOffer     = 3.5
	onlyAnswers    = -1.5
)

// longestAnswer is up to how many tokens a sentence may be an answer and nothing more.
const longestAnswer = 14

// answers tells what a sentence does with what was said before; Weight is 0 when it does nothing with it.
func (a act) answers(sentence string, list []token) Reason {
	if a == (act{}) || len(list) == 0 || len(list) > longestAnswer || list[len(list)-1].word == "?" {
		return Reason{}
	}
	row := " " + joined(list) + " "
	no, timed := has(row, refusals), anyOf(list, calendarWords) || hasNumber(list)
	yes := !no && (has(row, consents) || startsYes(list))
	switch {
	case a.offer && yes:
		return Reason{"accepts the offer", sentence, takesOffer}
	case a.meeting && yes && timed:
		return Reason{"accepts the time", sentence, acceptsTime}
	case a.meeting && yes:
		return Reason{"accepts the meeting", sentence, acceptsMeeting}
	case a.meeting && no:
		return Reason{"declines the meeting", sentence, declines}
	case a.asked && (yes || no) && len(list) <= longestAnswer/2:
		return Reason{"only answers", sentence, onlyAnswers}
	}
	return Reason{}
}

func hasNumber(list []token) bool {
	for _, t := range list {
		if t.kind == numberToken {
			return true
		}
	}
	return false
}

var (
	offers    = phrases(`shall i|should i|want me to|like me to|i'd be happy to|i am happy to|i'm happy to`)
	occasions = phrases(`available|free|works|work for|convenient|lunch|dinner|coffee|get together|meet|meeting|call on|join us|see you`)
	consents  = phrases(`works|work for me|count me in|i'm in|i am in|see you|i'll be there|i will be there|i can make it|can make it|is good|is great|is fine|is perfect|is best|is better
		is ok|is okay|sounds good|sounds great|sounds fine|let's do|good for me|fine with me|fine by me|happy to|would love to|i'd love to|go ahead|please do|yes please|yes , please|suits me|i accept`)
	refusals = phrases(`can't|cannot|can not|won't|unable|not able|doesn't work|does not work|don't work|is bad|not good|no good|not possible|isn't possible|conflict|i'm busy|am busy|i'm out|am out|have to decline
		decline|unfortunately|not available|unavailable|won't be able|couldn't|no thanks|rather not|need to cancel|must cancel|have to cancel|have to pass`)
)

// judge is judge of the sentence at s with what the hearing adds.
func (h hearing) judge(text string, s Span) ([]token, judgement) {
	sentence := s.Of(text)
	list := tokens(sentence)
	j := judge(list)
	more := [3]Reason{h.said.answers(sentence, list), h.layer.reason(sentence, j.found)}
	if quoted(text, s) {
		more[2] = Reason{"quoted", ">", isQuoted}
	}
	for _, r := range more {
		if r.Weight == 0 {
			continue
		}
		j.p, j.shown = shiftBy(j.p, r.Weight), shiftBy(j.shown, r.Weight)
		j.label = loaded().label(j.shown)
		j.more = append(j.more, r)
	}
	if more[2].Weight != 0 {
		j.label = IsNone
	}
	return list, j
}

// quoted reports whether a sentence stands behind a mark of quotation: it repeats what somebody else asked.
func quoted(text string, s Span) bool {
	for i := s.Start; i > 0 && i > s.Start-maxMarks && text[i-1] != '\n'; i-- {
		if text[i-1] == '>' {
			return true
		}
		if text[i-1] != ' ' && text[i-1] != '\t' {
			return false
		}
	}
	return text[s.Start] == '>'
}

// maxMarks bounds how far back a mark of quotation is looked for.
const maxMarks = 16

// isQuoted is what a mark of quotation adds to the log-odds: in the written part of a message hardly any line has one.
const isQuoted = -10.0

// shiftBy moves a probability by log-odds.
func shiftBy(p, by float64) float64 {
	p = min(max(p, 1e-6), 1-1e-6)
	return 1 / (1 + (1-p)/p*math.Exp(-by))
}

func (h hearing) score(text string) (float64, Label, []Reason, []LabelledSpan) {
	best, where := h.best(text)
	if best.label == "" {
		return 0, IsNone, nil, nil
	}
	part := where.Of(text)
	var pieces []LabelledSpan
	if ask, ok := h.askIn(text, where); ok {
		pieces = ask.Pieces()
	}
	return best.p, best.label, best.reasons(part, tokens(part)), pieces
}

func (h hearing) read(text string) Reading {
	best, where := h.best(text)
	if best.label == "" {
		return Reading{Label: IsNone}
	}
	part := where.Of(text)
	r := Reading{Score: best.p, Label: best.label, Why: best.reasons(part, tokens(part))}
	ask, ok := h.askIn(text, where)
	if !ok {
		return r
	}
	r.Kind, r.Ask = ask.Kind, &ask.Span
	r.Who, r.What, r.Due, r.Measure, r.Outcome = ask.Who, ask.What, ask.Due, ask.Measure, ask.Outcome
	return r
}

// best is the sentence that asks most; its label is "" when there is none.
func (h hearing) best(text string) (best judgement, where Span) {
	for _, s := range Sentences(text) {
		if _, j := h.judge(text, s); j.p > best.p {
			best, where = j, s
		}
	}
	return best, where
}
