package draft

import (
	"fmt"
	"strings"

	"upward/internal/pure/prose"
)

func spans(s sentence) []prose.Span { return []prose.Span{s.Span} }

// What is long: more words than most would read, or several times what this reader writes.
const (
	longWords   = 200
	timesLonger = 4   // than the reader's own messages
	leastLong   = 120 // words below which nothing is long
	fewest      = 8   // messages below which a record says nothing
)

func long(l *letter) *Flag {
	words := l.words()
	limit, evidence := longWords, "General experience; no record of this reader says so."
	if r := l.context.Reader; r != nil && r.Words > 0 && rests(r.Messages) {
		limit = max(leastLong, min(longWords, int(timesLonger*r.Words)))
		evidence = fmt.Sprintf("%s writes %.0f words in the middle%s; this has %d.", upper(r.name()), r.Words, of(r.Messages, "messages"), words)
	}
	if words <= limit || len(l.sentences) < 3 {
		return nil
	}
	return &Flag{Rule: Long, Severity: Note, Span: l.body, Reason: "This is long. Say at the top what you want and let the rest be background that may be skipped.",
		Rewrite: l.shortened(), Evidence: evidence}
}

// shortened puts what is asked on top and everything else below a line under which the reader may stop.
func (l *letter) shortened() string {
	var top []string
	rest := l.body.Of(l.whole)
	for n := len(l.asks) - 1; n >= 0; n-- {
		s := l.sentences[l.asks[n]]
		if s.Len() > 400 || len(top) == 3 {
			continue
		}
		top = append([]string{capital(loose.ReplaceAllString(s.text, ""), "A")}, top...)
		rest = rest[:s.Start-l.body.Start] + strings.TrimLeft(rest[s.End-l.body.Start:], " ")
	}
	if len(top) == 0 {
		top = append(top, l.proposal(rest))
	}
	end := ""
	if strings.HasSuffix(l.body.Of(l.whole), "\n") {
		end = "\n\n"
	}
	return join(top...) + "\n\nBackground, if you want it:\n\n" + strings.TrimSpace(rest) + end
}

// roundsBeyond is how many messages more than usual make a call the shorter way.
const roundsBeyond = 1

func rounds(l *letter) *Flag {
	r := l.context.Reader
	if r == nil || r.Rounds <= 0 || !rests(r.Threads) || l.rounds+1 < 4 || float64(l.rounds) <= r.Rounds+roundsBeyond || meets.MatchString(l.body.Of(l.whole)) {
		return nil
	}
	return &Flag{Rule: Rounds, Severity: Note, Span: spanOf(l.body.Start, l.body.Start),
		Reason:   "This has gone back and forth for long. A call, or a line on the agenda of your next talk, settles it sooner.",
		Rewrite:  "Shall we settle this in a short call by " + l.context.day(2) + "? ",
		Evidence: fmt.Sprintf("This would be message %d here; with %s half of the conversations end by message %.0f%s.", l.rounds+1, r.name(), r.Rounds, of(r.Threads, "conversations"))}
}

var meets = compile(`\b(?:call (?:me|you)|a (?:\w+ )?call|ring (?:me|you)|on the phone|in person|meet|meeting|agenda|sit down|come by|drop by)\b`)

// rests reports whether a record is large enough to speak; 0 is for one whose giver knows.
func rests(n int) bool { return n == 0 || n >= fewest }

// of says what a figure rests on.
func of(n int, things string) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(" (of %d %s)", n, things)
}

// An hour is bad when less than badHour of what was sent in it was answered within a day, and less than half of what the best hours get.
const badHour = .25

func hour(l *letter) *Flag {
	r := l.context.Reader
	if r == nil || l.context.Now.IsZero() || !rests(r.Asked) || len(r.Answered) != 24 || hurries.MatchString(l.whole) {
		return nil
	}
	now := l.context.Now.Hour()
	share, best := r.Answered[now], r.Answered[0]
	for _, s := range r.Answered {
		best = max(best, s)
	}
	next := r.nextGood(now, best/2)
	if share < 0 || share >= badHour || share >= best/2 || next < 0 {
		return nil
	}
	when := fmt.Sprintf("%d:00", next)
	return &Flag{Rule: Hour, Severity: Note, Span: spanOf(l.bodyEnd(), l.bodyEnd()), Reason: "At this hour it would wait. Send it at " + when + ", or say that it may wait.",
		Rewrite:  " No need to answer before " + when + ".",
		Evidence: fmt.Sprintf("%s answers %.0f %% of what is sent at about %d:00 within a day, at the best hours %.0f %%%s.", upper(r.name()), 100*share, now, 100*best, of(r.Asked, "messages"))}
}

// nextGood is the first hour after now at which at least good is answered, or -1.
func (r *Record) nextGood(now int, good float64) int {
	for n := 1; n < 24; n++ {
		if at := (now + n) % 24; r.Answered[at] >= good && r.Answered[at] >= badHour {
			return at
		}
	}
	return -1
}

// bodyEnd is where the last sentence of the body ends.
func (l *letter) bodyEnd() int {
	if len(l.sentences) == 0 {
		return l.body.End
	}
	return l.sentences[len(l.sentences)-1].End
}

// hurries says that something cannot wait for a better hour, or that it may.
var hurries = compile(`\b(?:urgent\w*|today|tonight|this (?:morning|afternoon|evening)|right (?:now|away)|immediately|at once|asap|emergency|no need to (?:answer|reply) before)\b`)

func upper(text string) string {
	if text == "" {
		return text
	}
	return strings.ToUpper(text[:1]) + text[1:]
}
