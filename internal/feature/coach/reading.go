package coach

import (
	"context"
	"time"

	"upward/internal/platform/operation"
	"upward/internal/pure/facevalue"
	"upward/internal/pure/prose"
)

// Worded is how a wish is worded.
type Worded struct {
	ID       string  `json:"id,omitempty"`
	Kind     string  `json:"kind" doc:"activity, deliverable or outcome"`
	Measure  string  `json:"measure" doc:"The number, rate or state by which one can tell, word for word; empty for none"`
	Due      string  `json:"due" doc:"The time that it names, word for word; empty for none"`
	Question string  `json:"question" doc:"The one question that settles what is missing; empty when nothing is"`
	Spans    []Place `json:"spans" doc:"Where measure and due stand"`
}

// Outcome says whether a wish names an activity, a deliverable or an outcome, and what it leaves out.
func (s *Service) Outcome(_ context.Context, _ operation.Actor, in Text) (Worded, error) {
	if len(in.Text) > maxText {
		return Worded{}, tooLong()
	}
	w := prose.WordingOf(in.Text)
	out := Worded{ID: in.ID, Kind: string(w.Kind), Question: w.Question, Spans: []Place{}}
	points := pointer(in.Text)
	if w.Measure != nil {
		out.Measure = w.Measure.Of(in.Text)
		out.Spans = append(out.Spans, Place{points(w.Measure.Start), points(w.Measure.End), "measure"})
	}
	if w.Due != nil {
		out.Due = w.Due.Of(in.Text)
		out.Spans = append(out.Spans, Place{points(w.Due.Start), points(w.Due.End), "deadline"})
	}
	return out, nil
}

// Quoted is a part of a text, word for word.
type Quoted struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// Literal is a message at face value.
type Literal struct {
	ID        string   `json:"id,omitempty"`
	Facts     []Quoted `json:"facts" doc:"Sentences that state something that can be checked"`
	Asks      []Quoted `json:"asks" doc:"Sentences that want something of you"`
	Deadlines []Due    `json:"deadlines" doc:"The times that are named"`
	Open      []Quoted `json:"open" doc:"Words and sentences that leave something open"`
	Line      string   `json:"line" doc:"One neutral line that would clarify it"`
}

// FaceValue says what a message literally states, asks and leaves open. It says nothing of what its sender feels.
func (s *Service) FaceValue(_ context.Context, _ operation.Actor, in Dated) (Literal, error) {
	if len(in.Text) > maxText {
		return Literal{}, tooLong()
	}
	reference, err := s.moment("reference", in.Reference)
	if err != nil {
		return Literal{}, err
	}
	v := facevalue.Read(in.Text, reference)
	points := pointer(in.Text)
	out := Literal{ID: in.ID, Facts: quoted(in.Text, points, v.Facts), Asks: quoted(in.Text, points, v.Asks), Open: quoted(in.Text, points, v.Open),
		Deadlines: []Due{}, Line: v.Line}
	for _, d := range v.Deadlines {
		out.Deadlines = append(out.Deadlines, due(d, points))
	}
	return out, nil
}

func quoted(text string, points func(int) int, spans []prose.Span) []Quoted {
	list := []Quoted{}
	for _, s := range spans {
		list = append(list, Quoted{points(s.Start), points(s.End), s.Of(text)})
	}
	return list
}

func due(d prose.Deadline, points func(int) int) Due {
	out := Due{Text: d.Text, Start: points(d.Start), End: points(d.End), Grain: d.Grain, Rule: d.Rule}
	if !d.Value.IsZero() {
		out.Value = d.Value.Format(time.RFC3339)
	}
	if !d.Until.IsZero() {
		out.Until = d.Until.Format(time.RFC3339)
	}
	if !d.Or.IsZero() {
		out.Or = d.Or.Format(time.RFC3339)
	}
	return out
}
