package matter_test

import (
	"slices"
	"strings"
	"testing"

	"upward/internal/pure/matter"
)

func request() matter.Traits {
	words := "Please send me the berth plan"
	return matter.Traits{Kind: matter.Ask, Form: "order", Score: .95, Words: 6, Mail: 12, Asks: 1, Readers: 1, Marks: matter.Marks(words)}
}

func TestWhatWasSaidFadesWithTheDays(t *testing.T) {
	for _, kind := range []string{matter.Ask, matter.Wait, matter.PromiseMine, matter.PromiseTheirs} {
		asked := request()
		asked.Kind = kind
		today, later := asked.Open(matter.Day{}), asked.Open(matter.Day{Age: 30})
		if today <= later || today >= 1 || later <= 0 {
			t.Errorf("%s: %.2f today, %.2f in a month", kind, today, later)
		}
		if old, older := asked.Open(matter.Day{Age: 61}), asked.Open(matter.Day{Age: 4000}); old != older {
			t.Errorf("%s: nobody looks back so far, but %.3f is not %.3f", kind, old, older)
		}
	}
}

func TestADayKeepsItOpen(t *testing.T) {
	dated := request()
	dated.Dated = true
	before, after := dated.Open(matter.Day{Age: 9, Left: 2}), dated.Open(matter.Day{Age: 9, Left: -10})
	if plain := request().Open(matter.Day{Age: 9}); before <= plain || after >= before {
		t.Errorf("%.2f with two days left, %.2f without a day, %.2f long after it", before, plain, after)
	}
}

func TestALineOfALongMailToManyIsLessLikelyMeant(t *testing.T) {
	buried := request()
	buried.Mail, buried.Place, buried.Asks, buried.Readers, buried.Score = 900, 40, 9, 60, .4
	if near, far := request().Open(matter.Day{}), buried.Open(matter.Day{}); far >= near {
		t.Errorf("%.2f to one person, %.2f deep in a mail to sixty", near, far)
	}
}

func TestWhyNamesTraitsThatSpeakForIt(t *testing.T) {
	why := request().Why()
	if len(why) == 0 || len(why) > 3 {
		t.Errorf("why: %q", why)
	}
	var names []string
	for _, f := range request().Features(matter.Day{Left: 60}) {
		names = append(names, f.Name)
	}
	for _, name := range why {
		if !slices.Contains(names, name) || name == "always" {
			t.Errorf("%q is no trait of it", name)
		}
	}
}

func TestMarksAreReadInAnyText(t *testing.T) {
	if got := strings.Join(matter.Marks("FYI - if you can, please let me know today?"), ", "); got != "question mark, please, you, let me know, a condition, a moment, for information" {
		t.Error(got)
	}
	for _, text := range []string{"", "\x00\xff", strings.Repeat("?", 1<<16), strings.Repeat("please ", 1<<12)} {
		for _, mark := range matter.Marks(text) {
			if mark == "" {
				t.Errorf("a mark without a name in %q", text[:20])
			}
		}
	}
}
