package coach_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"upward/internal/feature/coach"
	"upward/internal/platform/fault"
	"upward/internal/platform/operation"
)

var (
	friday  = time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
	service = coach.NewService(nil, func() time.Time { return friday })
	nobody  operation.Actor
)

// before holds what stands before an ask: one code point may have several bytes, and several units of UTF-16.
var before = []string{
	"",
	"Good morning. ",
	"Grüße aus Malmö! ",
	"Ahoy 🚢🚢 👩‍👩‍👧. ",
	"שלום מיה. ",
	"مرحبا ميا. ",
	"東京から。 ",
	"e\u0301te\u0301. ",
	"a\x00b. ",
}

func TestPlacesAreCountedInCodePoints(t *testing.T) {
	const words = "Could you please send me the berth plan by Friday?"
	for _, lead := range before {
		text := lead + words + " Grüße 🙂"
		points := []rune(text)
		asked, err := service.Asks(t.Context(), nobody, coach.Text{ID: "7", Text: text})
		if err != nil || asked.ID != "7" || asked.Label != "ask" || asked.Score <= .5 || asked.Score > 1 || len(asked.Spans) == 0 || len(asked.Why) == 0 {
			t.Errorf("%q: %+v, %v", text, asked, err)
			continue
		}
		whole := false
		for _, s := range asked.Spans {
			if s.Start < 0 || s.End > len(points) || s.Start >= s.End || s.Kind == "" {
				t.Errorf("%q: a place outside: %+v", text, s)
				continue
			}
			cut := string(points[s.Start:s.End])
			whole = whole || strings.Contains(cut, "send me the berth plan")
			if strings.HasPrefix(cut, "ould") || strings.Contains(cut, "🙂") {
				t.Errorf("%q: a place beside its words: %q", text, cut)
			}
		}
		if !whole {
			t.Errorf("%q: no place holds the ask: %+v", text, asked.Spans)
		}
		dated, err := service.Deadlines(t.Context(), nobody, coach.Dated{ID: "8", Text: text, Reference: "2026-11-16T09:00:00+01:00"})
		if err != nil || dated.ID != "8" || len(dated.Found) != 1 {
			t.Errorf("%q: %+v, %v", text, dated, err)
			continue
		}
		d := dated.Found[0]
		if cut := string(points[d.Start:d.End]); cut != d.Text || !strings.Contains(cut, "Friday") {
			t.Errorf("%q: the deadline %q stands at %q", text, d.Text, cut)
		}
		if !strings.HasPrefix(d.Value+d.Until, "2026-11-2") || d.Grain == "" || d.Rule == "" {
			t.Errorf("%q: %+v", text, d)
		}
	}
}

func TestTextsThatAskNothingHaveNoPlaces(t *testing.T) {
	for _, text := range []string{"", " \n\t", "The ferry was on time.", "🚢", "\xff\xfe broken", "Gracias."} {
		asked, err := service.Asks(t.Context(), nobody, coach.Text{Text: text})
		if err != nil || asked.Label != "none" || asked.Spans == nil || len(asked.Spans) != 0 || asked.Why == nil || asked.Score < 0 || asked.Score > .5 {
			t.Errorf("%q: %+v, %v", text, asked, err)
		}
		dated, err := service.Deadlines(t.Context(), nobody, coach.Dated{Text: text})
		if err != nil || dated.Found == nil || len(dated.Found) != 0 {
			t.Errorf("%q: %+v, %v", text, dated, err)
		}
	}
}

func TestDeadlinesAreReadFromTheirReference(t *testing.T) {
	for reference, day := range map[string]string{
		"":                          "2026-11-21", // the clock stands at 20 November
		"2026-07-01T09:00:00+02:00": "2026-07-02",
		"2026-07-01T09:00:00Z":      "2026-07-02",
		"2026-07-01T09:00:00":       "2026-07-02",
		"2026-07-01T09:00":          "2026-07-02",
		"2026-07-01 09:00:00":       "2026-07-02",
		"2026-07-01":                "2026-07-02",
		"2024-02-28":                "2024-02-29",
		"2026-12-31T23:59:59-11:00": "2027-01-01",
	} {
		got, err := service.Deadlines(t.Context(), nobody, coach.Dated{Text: "Please call them tomorrow.", Reference: reference})
		if err != nil || len(got.Found) != 1 || !strings.HasPrefix(got.Found[0].Value, day) || got.Found[0].Grain != "day" {
			t.Errorf("%q: %+v, %v; want %s", reference, got, err, day)
		}
	}
	for _, bad := range []string{"yesterday", "1.7.2026", "2026-13-01", "2026-07-01T25:00:00Z", " "} {
		_, err := service.Deadlines(t.Context(), nobody, coach.Dated{Text: "Please call them tomorrow.", Reference: bad})
		if fault.KindOf(err) != fault.Invalid || fault.FieldOf(err) != "reference" {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func TestEventsHaveNoMoment(t *testing.T) {
	got, err := service.Deadlines(t.Context(), nobody, coach.Dated{Text: "Please send it before the board meeting."})
	if err != nil || len(got.Found) != 1 || got.Found[0].Value != "" || got.Found[0].Until != "" || got.Found[0].Text == "" {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestEachLineHasItsZone(t *testing.T) {
	body := "Hi Mia,\n\nplease call the port of Vík.\n\nBest regards\nBo\n--\nBo Lindqvist\nHarborlight AB\n\nOn Mon, 16 Nov 2026 at 09:00, Mia Torres wrote:\n> Which port?\n"
	got, err := service.Zones(t.Context(), nobody, coach.Body{ID: "9", Body: body})
	if err != nil || got.ID != "9" {
		t.Fatal(err)
	}
	lines := strings.Split(body, "\n")
	if len(got.Lines) != len(lines) {
		t.Fatalf("%d zones for %d lines: %q", len(got.Lines), len(lines), got.Lines)
	}
	known := []string{"author", "greeting", "signoff", "signature", "quoted", "forwarded", "disclaimer", "footer", "blank"}
	for i, zone := range got.Lines {
		if !slices.Contains(known, zone) {
			t.Errorf("%q is in the zone %q", lines[i], zone)
		}
	}
	for i, want := range map[int]string{0: "greeting", 1: "blank", 2: "author", 4: "signoff", 7: "signature", 11: "quoted"} {
		if got.Lines[i] != want {
			t.Errorf("%q is in the zone %q, want %q", lines[i], got.Lines[i], want)
		}
	}
	if !strings.Contains(got.Text, "please call the port of Vík.") || strings.Contains(got.Text, "Which port") || strings.Contains(got.Text, "Harborlight") {
		t.Errorf("the sender wrote %q", got.Text)
	}
	if got, err = service.Zones(t.Context(), nobody, coach.Body{}); err != nil || got.Lines == nil || got.Text != "" {
		t.Errorf("nothing: %+v, %v", got, err)
	}
}

func TestTextsBeyondTheLimitAreRefused(t *testing.T) {
	long := strings.Repeat("a", 16<<20+1)
	for what, verb := range map[string]func(string) error{
		"asks": func(s string) error { _, err := service.Asks(t.Context(), nobody, coach.Text{Text: s}); return err },
		"deadlines": func(s string) error {
			_, err := service.Deadlines(t.Context(), nobody, coach.Dated{Text: s})
			return err
		},
		"zones": func(s string) error { _, err := service.Zones(t.Context(), nobody, coach.Body{Body: s}); return err },
	} {
		if err := verb(long); fault.KindOf(err) != fault.Invalid || fault.Message(err) == "" {
			t.Errorf("%s: %v", what, err)
		}
	}
}
