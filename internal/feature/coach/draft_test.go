package coach_test

import (
	"slices"
	"strings"
	"testing"

	"upward/internal/feature/coach"
	"upward/internal/platform/fault"
)

func TestRemarksStandInCodePoints(t *testing.T) {
	for _, lead := range before {
		text := "Hi Bo,\n" + lead + "Could you look into the crane ASAP?\nMia"
		points := []rune(text)
		got, err := service.Coach(t.Context(), nobody, coach.Draft{ID: "7", Draft: text})
		if err != nil || got.ID != "7" || got.Ask == nil || string(points[got.Ask.Start:got.Ask.End]) != got.Ask.Text {
			t.Fatalf("%q: %+v, %v", text, got, err)
		}
		rules := []string{}
		for _, f := range got.Flags {
			rules = append(rules, f.Rule)
			after := string(points[:f.Start]) + f.Rewrite + string(points[f.End:])
			again, err := service.Coach(t.Context(), nobody, coach.Draft{Draft: after})
			if err != nil || slices.ContainsFunc(again.Flags, func(g coach.Remark) bool { return g.Rule == f.Rule }) {
				t.Errorf("%q: %s stays in %q", text, f.Rule, after)
			}
			for _, m := range f.Marks {
				if cut := string(points[m.Start:m.End]); strings.TrimSpace(cut) == "" {
					t.Errorf("%q: %s marks %q", text, f.Rule, cut)
				}
			}
		}
		if !slices.Equal(rules, []string{"what.vague", "when.vague"}) {
			t.Errorf("%q: %v", text, rules)
		}
	}
}

func TestAStyleGivesTheEvidence(t *testing.T) {
	hours := slices.Repeat([]float64{.9}, 24)
	hours[22] = .05
	in := coach.Draft{Draft: "Hi Bo,\ncould you sign the lease by Monday?\nMia", Now: "2026-11-20T22:00:00+01:00", Style: &coach.Style{Name: "Bo", Answered: hours}}
	got, err := service.Coach(t.Context(), nobody, in)
	if err != nil || len(got.Flags) != 1 || got.Flags[0].Rule != "hour" || !strings.Contains(got.Flags[0].Evidence, "Bo") {
		t.Errorf("%+v, %v", got, err)
	}
	for field, wrong := range map[string]coach.Draft{
		"now":                    {Draft: "Hi", Now: "tonight"},
		"to":                     {Draft: "Hi", To: "Bo"},
		"style.answered_by_hour": {Draft: "Hi", Style: &coach.Style{Answered: []float64{1}}},
		"style":                  {Draft: "Hi", Style: &coach.Style{Words: -1}},
	} {
		if _, err := service.Coach(t.Context(), nobody, wrong); fault.KindOf(err) != fault.Invalid || fault.FieldOf(err) != field {
			t.Errorf("%s: %v", field, err)
		}
	}
}

func TestADraftWithoutFaultHasNoFlags(t *testing.T) {
	got, err := service.Coach(t.Context(), nobody, coach.Draft{Draft: "Nothing for you to do, Bo; the port is open."})
	if err != nil || got.Ask != nil || got.Flags == nil || len(got.Flags) != 0 {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestWordingIsToldWithItsPlaces(t *testing.T) {
	for _, lead := range []string{"", "🚢 "} {
		text := lead + "Grow the newsletter to 8,000 subscribers by the summer."
		got, err := service.Outcome(t.Context(), nobody, coach.Text{ID: "3", Text: text})
		if err != nil || got.ID != "3" || got.Kind != "outcome" || got.Measure != "to 8,000 subscribers" || got.Due != "by the summer" || got.Question != "" || len(got.Spans) != 2 {
			t.Fatalf("%q: %+v, %v", text, got, err)
		}
		for _, s := range got.Spans {
			if cut := string([]rune(text)[s.Start:s.End]); cut != got.Measure && cut != got.Due {
				t.Errorf("%q stands at %q", s.Kind, cut)
			}
		}
	}
	got, err := service.Outcome(t.Context(), nobody, coach.Text{Text: "Please increase your sales activity."})
	if err != nil || got.Kind != "activity" || got.Measure != "" || got.Due != "" || got.Question == "" || got.Spans == nil {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestAMessageIsReadAtFaceValue(t *testing.T) {
	text := "Grüße! The port closes on 3 December. Please send me the plan by Friday."
	got, err := service.FaceValue(t.Context(), nobody, coach.Dated{ID: "4", Text: text, Reference: "2026-11-16"})
	if err != nil || got.ID != "4" || len(got.Facts) != 1 || len(got.Asks) != 1 || len(got.Deadlines) != 2 || got.Open == nil || got.Line == "" {
		t.Fatalf("%+v, %v", got, err)
	}
	for _, q := range append(got.Facts, got.Asks...) {
		if cut := string([]rune(text)[q.Start:q.End]); cut != q.Text {
			t.Errorf("%q stands at %q", q.Text, cut)
		}
	}
}
