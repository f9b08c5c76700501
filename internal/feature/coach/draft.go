package coach

import (
	"context"
	"strings"
	"time"

	"upward/internal/feature/profile"
	"upward/internal/platform/fault"
	"upward/internal/platform/operation"
	"upward/internal/pure/draft"
	"upward/internal/pure/rhythm"
)

// Draft is something that is about to be sent.
type Draft struct {
	ID    string `json:"id,omitempty" doc:"Handed back as it is"`
	Draft string `json:"draft" doc:"What is about to be sent"`
	To    string `json:"to,omitempty" doc:"An id, an address or a full name: their record gives the evidence"`
	Style *Style `json:"style,omitempty" doc:"A record to use in place of that of a person"`
	Now   string `json:"now,omitempty" doc:"When it would be sent, as 2026-11-18T09:00:00+01:00; now unless told"`
}

// Style is how a reader writes and answers, as far as it matters to a draft.
type Style struct {
	Name     string    `json:"name,omitempty" doc:"What the evidence calls them"`
	Words    float64   `json:"words,omitempty" doc:"Median words of a message of theirs"`
	Messages int       `json:"messages,omitempty" doc:"How many messages that rests on"`
	Answered []float64 `json:"answered_by_hour,omitempty" doc:"For each of the 24 hours of the day the share, 0 to 1, of what was sent then that they answered within a day; -1 where unknown"`
	Asked    int       `json:"asked,omitempty" doc:"How many messages that rests on"`
	Rounds   float64   `json:"rounds,omitempty" doc:"Median messages of a conversation with them"`
	Threads  int       `json:"threads,omitempty" doc:"How many conversations that rests on"`
}

// Coached is what there is to say of a draft.
type Coached struct {
	ID    string   `json:"id,omitempty"`
	Ask   *Wish    `json:"ask" doc:"What it asks; null where it asks nothing"`
	Flags []Remark `json:"flags" doc:"By their places; at most one of each rule"`
}

// Wish is the first sentence of a draft that asks.
type Wish struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
	Due   string `json:"due" doc:"The time that it names; empty for none"`
}

// Remark is one thing that a kind colleague would say.
type Remark struct {
	Rule     string  `json:"rule" doc:"ask.missing, ask.several, ask.buried, when.missing, when.vague, what.vague, hedge, edge, curt, gush, long, rounds or hour"`
	Severity string  `json:"severity" doc:"red, amber or note"`
	Start    int     `json:"start"`
	End      int     `json:"end" doc:"The same as start where something is missing"`
	Reason   string  `json:"reason"`
	Rewrite  string  `json:"rewrite" doc:"What to write from start to end instead"`
	Evidence string  `json:"evidence" doc:"What the reader's record says, or general experience and says so; may be empty"`
	Marks    []Place `json:"marks" doc:"The very words, inside of start and end"`
}

// Coach says what a kind colleague would remark before a draft is sent. Nothing of the draft is kept.
func (s *Service) Coach(ctx context.Context, by operation.Actor, in Draft) (Coached, error) {
	if len(in.Draft) > maxText {
		return Coached{}, tooLong()
	}
	now, err := s.moment("now", in.Now)
	if err != nil {
		return Coached{}, err
	}
	reader, err := s.record(ctx, by, in)
	if err != nil {
		return Coached{}, err
	}
	advice := draft.Read(in.Draft, draft.Context{Now: now, Reader: reader})
	return coached(in, advice), nil
}

func coached(in Draft, advice draft.Advice) Coached {
	out := Coached{ID: in.ID, Flags: []Remark{}}
	points := pointer(in.Draft)
	if a := advice.Ask; a != nil {
		out.Ask = &Wish{Start: points(a.Span.Start), End: points(a.Span.End), Text: a.Span.Of(in.Draft)}
		if a.Due != nil {
			out.Ask.Due = a.Due.Of(in.Draft)
		}
	}
	for _, f := range advice.Flags {
		r := Remark{Rule: f.Rule, Severity: string(f.Severity), Start: points(f.Span.Start), End: points(f.Span.End),
			Reason: f.Reason, Rewrite: f.Rewrite, Evidence: f.Evidence, Marks: []Place{}}
		for _, m := range f.Marks {
			r.Marks = append(r.Marks, Place{points(m.Start), points(m.End), f.Rule})
		}
		out.Flags = append(out.Flags, r)
	}
	return out
}

// record is what is known of the reader, or nil.
func (s *Service) record(ctx context.Context, by operation.Actor, in Draft) (*draft.Record, error) {
	switch to := strings.TrimSpace(in.To); {
	case in.Style != nil:
		return in.Style.record()
	case to == "":
		return nil, nil
	case s.profile == nil:
		return nil, fault.Field("to", "There is no mail here to learn from; leave “to” out.")
	default:
		style, err := s.profile.Style(ctx, by, profile.Styling{Person: to})
		if err != nil {
			return nil, err
		}
		return learnt(style), nil
	}
}

func (s Style) record() (*draft.Record, error) {
	if len(s.Answered) != 0 && len(s.Answered) != 24 {
		return nil, fault.Field("style.answered_by_hour", "The field “answered_by_hour” wants 24 shares, one for each hour from midnight.")
	}
	if s.Words < 0 || s.Rounds < 0 || s.Messages < 0 || s.Asked < 0 || s.Threads < 0 {
		return nil, fault.Field("style", "A style holds no negative figures, but for -1 in “answered_by_hour”.")
	}
	return &draft.Record{Name: s.Name, Words: s.Words, Messages: s.Messages, Answered: s.Answered, Asked: s.Asked, Rounds: s.Rounds, Threads: s.Threads}, nil
}

// learnt takes from the mail what may be said of it: nothing below the least number, and no hour that does not differ reliably.
func learnt(style profile.Style) *draft.Record {
	r := &draft.Record{Name: style.Name}
	of := style.Rhythm
	if of.Length.Enough() {
		r.Words, r.Messages = of.Length.Value, of.Length.N
	}
	if of.Thread.Enough() {
		r.Rounds, r.Threads = of.Thread.Value, of.Thread.N
	}
	if !of.ByHour.Difference {
		return r
	}
	r.Answered = make([]float64, 24)
	for hour := range r.Answered {
		r.Answered[hour] = within(of.ByHour.Buckets, hour)
	}
	r.Asked = of.Answers.Within.N
	return r
}

// within is the share answered within a day of what was sent in an hour, or -1.
func within(buckets []rhythm.Bucket, hour int) float64 {
	for _, b := range buckets {
		if hour >= b.From && hour <= b.To && b.Within.Enough() {
			return b.Within.Value
		}
	}
	return -1
}

// moment reads a time that may be left out.
func (s *Service) moment(name, written string) (time.Time, error) {
	if written == "" {
		return s.now(), nil
	}
	at, err := parse(written)
	if err != nil {
		return at, fault.Field(name, "The %s is a time such as 2026-11-18T09:00:00+01:00.", name)
	}
	return at, nil
}

// Ready builds the tables of phrases, which takes most of a second once, so that the first draft need not wait for them.
func (s *Service) Ready() { draft.Read("Could you send it by Friday?", draft.Context{Now: s.now()}) }
