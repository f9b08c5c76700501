// Package coach reads texts: what they ask, by when, how they are worded, which of their lines the sender wrote, and what to change in a draft.
// It guarantees that nothing it is given is kept, and that every finding names its place in the text.
//
// Places are counted in Unicode code points, so that any language can cut them out of the JSON text that it sent.
package coach

import (
	"context"
	"time"
	"unicode/utf8"

	"upward/internal/feature/profile"
	"upward/internal/platform/fault"
	"upward/internal/platform/operation"
	"upward/internal/pure/prose"
)

// maxText is how many bytes one text may have.
const maxText = 16 << 20

// Service holds the verbs; it has no state.
type Service struct {
	profile *profile.Service
	now     func() time.Time
}

// NewService returns a Service that takes now as the reference time of texts without one, and the records of readers from profile, which may
// be nil where nobody's record is asked for.
func NewService(profile *profile.Service, now func() time.Time) *Service {
	return &Service{profile, now}
}

// Text is a text to read.
type Text struct {
	ID       string `json:"id,omitempty" doc:"Handed back as it is"`
	Text     string `json:"text" doc:"The text"`
	Previous string `json:"previous,omitempty" doc:"The message that it answers"`
}

// Place is a part of a text: code points from Start to before End.
type Place struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Kind  string `json:"kind"`
}

// Reason is one feature that spoke for or against.
type Reason struct {
	Rule   string  `json:"rule"`
	Words  string  `json:"words,omitempty"`
	Weight float64 `json:"weight"`
}

// Asked is whether a text asks for something.
type Asked struct {
	ID    string  `json:"id,omitempty"`
	Score float64 `json:"score" doc:"Probability that it asks for something, 0 to 1"`
	Label string  `json:"label" doc:"ask, possible or none; courtesy and the writer's own plans are none whatever their score"`
	Kind  string  `json:"kind" doc:"What the reader would have to do: do, decide, answer, meet or inform; empty where nothing is asked"`
	Spans []Place `json:"spans" doc:"Every ask, with its pieces"`
	// The pieces of the ask that is most likely.
	Who     *Place   `json:"who" doc:"Who is to do it; null where it is not said, as the others"`
	What    *Place   `json:"what"`
	Due     *Place   `json:"due"`
	Measure *Place   `json:"measure"`
	Outcome *Place   `json:"outcome" doc:"The clause that says what for"`
	Why     []Reason `json:"why" doc:"The strongest features, for and against"`
}

// Asks says whether a text asks for something, and where.
func (s *Service) Asks(_ context.Context, _ operation.Actor, in Text) (Asked, error) {
	if len(in.Text)+len(in.Previous) > maxText {
		return Asked{}, tooLong()
	}
	read := prose.Read(in.Previous, in.Text)
	out := Asked{ID: in.ID, Score: read.Score, Label: string(read.Label), Kind: read.Kind, Spans: []Place{}, Why: []Reason{}}
	points := pointer(in.Text)
	place := func(span *prose.Span, kind string) *Place {
		if span == nil {
			return nil
		}
		return &Place{points(span.Start), points(span.End), kind}
	}
	for _, ask := range prose.AsksAfter(in.Previous, in.Text) {
		for _, piece := range ask.Pieces() {
			out.Spans = append(out.Spans, *place(&piece.Span, piece.Kind))
		}
		if read.Ask != nil && ask.Span == *read.Ask && read.Due == nil {
			read.Due = ask.Due // from a sentence beside it
		}
	}
	out.Who, out.What, out.Due = place(read.Who, "who"), place(read.What, "what"), place(read.Due, "due")
	out.Measure, out.Outcome = place(read.Measure, "measure"), place(read.Outcome, "outcome")
	for _, r := range read.Why {
		out.Why = append(out.Why, Reason{r.Rule, r.Words, r.Weight})
	}
	return out, nil
}

// Dated is a text with the time at which it was written.
type Dated struct {
	ID        string `json:"id,omitempty" doc:"Handed back as it is"`
	Text      string `json:"text" doc:"The text"`
	Reference string `json:"reference,omitempty" doc:"When it was written, as 2026-11-18T09:00:00+01:00; now unless told"`
}

// Deadlines is the times that a text names.
type Deadlines struct {
	ID    string `json:"id,omitempty"`
	Found []Due  `json:"found"`
}

// Due is one time that a text names.
type Due struct {
	Text  string `json:"text"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Value string `json:"value" doc:"Its first moment; empty for one that hangs on an event"`
	Until string `json:"until" doc:"The moment before which it ends; empty for one that hangs on an event"`
	Grain string `json:"grain"`
	Rule  string `json:"rule"`
	Or    string `json:"or,omitempty" doc:"The other first moment, where the words can be read in two ways (docs/methods.md)"`
}

// Deadlines finds the times that a text names.
func (s *Service) Deadlines(_ context.Context, _ operation.Actor, in Dated) (Deadlines, error) {
	if len(in.Text) > maxText {
		return Deadlines{}, tooLong()
	}
	reference, err := s.moment("reference", in.Reference)
	if err != nil {
		return Deadlines{}, err
	}
	out := Deadlines{ID: in.ID, Found: []Due{}}
	points := pointer(in.Text)
	for _, d := range prose.Times(in.Text, reference) {
		out.Found = append(out.Found, due(d, points))
	}
	return out, nil
}

func parse(s string) (t time.Time, err error) {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02"} {
		if t, err = time.Parse(layout, s); err == nil {
			return t, nil
		}
	}
	return t, err
}

// Body is the body of a message.
type Body struct {
	ID   string `json:"id,omitempty" doc:"Handed back as it is"`
	Body string `json:"body" doc:"The body of a message, as it came"`
	// Subject and Others are what else is known; without them a little more is read wrongly.
	Subject string   `json:"subject,omitempty" doc:"The subject of the message: it tells an answer from a message passed on"`
	Others  []string `json:"others,omitempty" doc:"Bodies of other messages of the same sender, from which their signature is learnt"`
}

// Zoned is a body, line by line.
type Zoned struct {
	ID    string   `json:"id,omitempty"`
	Lines []string `json:"lines" doc:"For each line its zone: author, greeting, signoff, signature, quoted, forwarded, disclaimer, footer or blank"`
	Text  string   `json:"text" doc:"What the sender wrote"`
}

// Zones says of each line of a body what it is, and what the sender wrote.
func (s *Service) Zones(_ context.Context, _ operation.Actor, in Body) (Zoned, error) {
	if len(in.Body) > maxText {
		return Zoned{}, tooLong()
	}
	about := prose.About{Subject: in.Subject, Learned: prose.Signatures(in.Others)}
	out := Zoned{ID: in.ID, Lines: []string{}, Text: prose.WrittenOf(in.Body, about)}
	for _, zone := range prose.ZonesOf(in.Body, about) {
		out.Lines = append(out.Lines, string(zone))
	}
	return out, nil
}

// Operations lists what others may do here.
func (s *Service) Operations() []operation.Operation {
	return []operation.Operation{
		operation.Command("text.asks", "POST /text/asks", "Say whether a text asks for something, and where.", s.Asks),
		operation.Command("text.deadlines", "POST /text/deadlines", "Find the times that a text names.", s.Deadlines),
		operation.Command("text.zones", "POST /text/zones", "Say of each line of a message what it is, and what the sender wrote.", s.Zones),
		operation.Command("text.coach", "POST /text/coach", "Say what to change in a draft before it is sent.", s.Coach),
		operation.Command("text.outcome", "POST /text/outcome", "Say whether a wish names an activity, a deliverable or an outcome, and what it leaves out.", s.Outcome),
		operation.Command("text.facevalue", "POST /text/facevalue", "Say what a message literally states, asks and leaves open.", s.FaceValue),
		operation.Query("text.weights", "GET /text/weights", "List the words and rules by which asks are known, and how much each weighs.", s.Weights),
	}
}

func tooLong() error {
	return fault.New(fault.Invalid, "The text is longer than 16 MB; give a shorter one.")
}

// pointer returns a function from byte offsets to code points; asked in rising order it reads the text once.
func pointer(text string) func(int) int {
	at, points := 0, 0
	return func(offset int) int {
		if offset < at {
			at, points = 0, 0
		}
		points += utf8.RuneCountInString(text[at:offset])
		at = offset
		return points
	}
}
