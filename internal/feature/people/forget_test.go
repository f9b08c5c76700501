package people_test

import (
	"testing"

	"upward/internal/feature/people"
	"upward/internal/platform/database"
	"upward/internal/platform/fault"
)

func (m *team) forget(who string) {
	m.t.Helper()
	if out, err := m.Forget(m.t.Context(), mia, people.Which{Person: who}); err != nil || !out.Forgotten {
		m.t.Fatalf("forget %s: %v, %v", who, out, err)
	}
}

// rowsOf counts what is left in a table.
func (m *team) rowsOf(table string) (n int64) {
	m.t.Helper()
	m.read(func(tx *database.Tx) (err error) {
		n, _, err = database.One(tx, database.Number, `SELECT COUNT(*) FROM `+table)
		return err
	})
	return n
}

func (m *team) oblivion() (o people.Oblivion) {
	m.t.Helper()
	m.read(func(tx *database.Tx) (err error) { o, err = m.Oblivion(tx, mia); return err })
	return o
}

func TestForgottenPersonIsGoneAndRecognised(t *testing.T) {
	each(t, func(t *testing.T, m *team) {
		m.imports(seen("Ines Aydin <ines.aydin@one.example>", 5), seen("Aydin, Ines <ines@one.example>", 2), seen("Bo Lindqvist <bo@example.com>", 1))
		m.confirm("Ines Aydin")
		if !m.oblivion().Empty() {
			t.Error("somebody is forgotten already")
		}
		id := m.show("Ines Aydin").ID
		m.forget("Ines Aydin")
		equal(t, "people", m.names(""), []string{"Bo Lindqvist"})
		equal(t, "managers", m.managers(), []string{})
		for table, want := range map[string]int64{"people_person": 1, "people_address": 1, "people_line": 0, "people_merge": 0} {
			if n := m.rowsOf(table); n != want {
				t.Errorf("%d rows in %s", n, table)
			}
		}
		e, ok := m.news[len(m.news)-1].(people.Forgotten)
		if !ok || e.Person != id || len(e.Blinds) != 2 || !e.Gone.Address("ines@one.example") {
			t.Errorf("news %+v", m.news)
		}
		for _, name := range []string{id, "ines.aydin@one.example", "Ines Aydin"} {
			_, err := m.Show(t.Context(), mia, people.Which{Person: name})
			fails(t, err, fault.NotFound, "", "Nobody here")
		}
		_, err := m.Claim(t.Context(), mia, people.Claiming{Address: "ines.aydin@one.example"})
		fails(t, err, fault.Invalid, "me", "asked to forget")
	})
}

func TestForgottenNamesAreTakenOutOfTexts(t *testing.T) {
	each(t, func(t *testing.T, m *team) {
		m.imports(seen("Ines Aydin <ines.aydin@one.example>", 5), seen("Ana Maria Lopez <aml@one.example>", 3), seen("Cher <cher@one.example>", 1),
			seen("Pat O'Brien <pat.o'brien@one.example>", 1), seen("Jürgen Grossé <jg@one.example>", 1), seen("Maria del Carmen de la Cruz <mdc@one.example>", 1))
		for _, who := range []string{"Ines Aydin", "Ana Maria Lopez", "Cher", "pat.o'brien@one.example", "mdc@one.example", "jg@one.example"} {
			m.forget(who)
		}
		o := m.oblivion()
		for text, want := range map[string]string{
			"":                      "",
			"Ask Ines Aydin today.": "Ask [someone] today.",
			"INES AYDIN":            "[someone]",
			"(Aydin, Ines)":         "([someone])",
			"write to ines.aydin@one.example, please":        "write to [someone], please",
			"mailto:Ines.Aydin@One.example.":                 "mailto:[someone].",
			"Ines.Aydin is her login":                        "[someone] is her login",
			"Ana Maria Lopez, or Ana Lopez":                  "[someone], or [someone]",
			"Ines and Aydin, Ana, Cher: anybody may be that": "Ines and Aydin, Ana, Cher: anybody may be that",
			"cher@one.example":                               "[someone]",
			"to pat.o'brien@one.example":                     "to [someone]",
			"ines.aydin@two.example":                         "ines.aydin@two.example",
			"Ines Aydin Ines Aydin":                          "[someone] [someone]",
			"Ines\nAydin":                                    "[someone]",
			"Ines Aydin's list":                              "[someone]'s list",
			"'ines.aydin@one.example'":                       "'[someone]'",
			"_ines.aydin@one.example_":                       "[someone]_",
			"ines.aydin@one.example's":                       "[someone]'s",
			"Pat O’Brien":                                    "[someone]",
			"Maria del Carmen de la Cruz, or Maria Cruz":     "[someone], or [someone]",
			"Ines Aydin’s list":                              "[someone]’s list",
			"/mail/Ines Aydin.mbox":                          "/mail/[someone].mbox",
			"ines_aydin_2026.eml":                            "[someone]_2026.eml",
			"\xffInes Aydin\x00":                             "\xff[someone]\x00",
			"/mail/Ju\u0308rgen Grosse\u0301.mbox":           "/mail/[someone].mbox",
			"Ju\u0308rgen alone":                             "Ju\u0308rgen alone",
		} {
			if got := o.Redact(text); got != want {
				t.Errorf("%q became %q, want %q", text, got, want)
			}
		}
	})
}

func TestSplitOffPersonLeavesNothingInTheRecordOfMerges(t *testing.T) {
	each(t, func(t *testing.T, m *team) {
		m.imports(seen("Ines Aydin <ines.aydin@one.example>", 5), seen("Bo Lindqvist <bo@example.com>", 1))
		m.split(m.merge("Bo Lindqvist", "Ines Aydin").Merges[0].ID)
		m.forget("Ines Aydin")
		if n := m.rowsOf("people_merge"); n != 0 {
			t.Errorf("%d merges still tell of her", n)
		}
		if p := m.show("bo@example.com"); p.Messages != 1 {
			t.Errorf("shown as %+v", p)
		}
	})
}

func TestNameBesideTheAddressOfAnotherIsForgottenToo(t *testing.T) {
	each(t, func(t *testing.T, m *team) {
		m.imports(seen("Ines Aydin <ines.aydin@one.example>", 5))
		m.imports(people.Seen{Address: "office@one.example", Names: map[string]int{"Ines Aydin": 3, "Front Office": 1}, Messages: 4, Latest: today})
		m.forget("ines.aydin@one.example")
		for _, name := range m.names("") {
			if m.oblivion().Redact(name) != name {
				t.Errorf("%q is still shown", name)
			}
		}
		equal(t, "found by her name", m.names("ines aydin"), []string{})
	})
}

func TestOwnerIsNotForgotten(t *testing.T) {
	each(t, func(t *testing.T, m *team) {
		m.imports(seen("Mia Torres <mia@example.com>", 5))
		if _, err := m.Claim(t.Context(), mia, people.Claiming{Address: "mia@example.com"}); err != nil {
			t.Fatal(err)
		}
		_, err := m.Forget(t.Context(), mia, people.Which{Person: "mia@example.com"})
		fails(t, err, fault.Invalid, "person", "That is you")
		_, err = m.Forget(t.Context(), mia, people.Which{Person: "nobody@example.com"})
		fails(t, err, fault.NotFound, "", "Nobody here")
	})
}
