package people_test

import (
	"testing"
	"time"

	"upward/internal/feature/people"
	"upward/internal/platform/fault"
	"upward/internal/platform/operation"
)

func TestTwoManagersAtOnceAreNormal(t *testing.T) {
	each(t, func(t *testing.T, m *team) {
		m.imports(seen("Bo Lindqvist <bo@example.com>", 5), seen("Ines Aydin <ines@example.com>", 2))
		m.confirm("Bo Lindqvist")
		since := time.Date(2025, 3, 1, 0, 0, 0, 0, time.UTC)
		lines, err := m.ConfirmManager(t.Context(), mia, people.Confirming{Person: "ines@example.com", Since: since})
		if err != nil || len(lines.Lines) != 2 || !lines.Lines[0].Since.Equal(since) || !lines.Lines[1].Since.Equal(today) {
			t.Fatalf("%+v, %v", lines, err)
		}
		equal(t, "managers, the longest first", m.managers(), []string{"Ines Aydin", "Bo Lindqvist"})
		if len(m.news) != 2 || m.news[0] != (people.ManagerConfirmed{Person: m.show("bo@example.com").ID}) {
			t.Errorf("news %+v", m.news)
		}
		if again := m.confirm("Bo Lindqvist"); len(again.Lines) != 2 || len(m.news) != 2 {
			t.Errorf("confirming again: %+v", again)
		}
	})
}

func TestManagerWhoEndedStaysInTheRecord(t *testing.T) {
	each(t, func(t *testing.T, m *team) {
		m.imports(seen("Bo Lindqvist <bo@example.com>", 5))
		m.confirm("Bo Lindqvist")
		m.now = today.AddDate(0, 1, 0)
		lines, err := m.EndManager(t.Context(), mia, people.Ending{Person: "Bo Lindqvist"})
		if err != nil || len(lines.Lines) != 1 || !lines.Lines[0].Until.Equal(m.now) || !lines.Lines[0].Since.Equal(today) {
			t.Fatalf("%+v, %v", lines, err)
		}
		equal(t, "managers", m.managers(), []string{})
		_, err = m.EndManager(t.Context(), mia, people.Ending{Person: "Bo Lindqvist"})
		fails(t, err, fault.NotFound, "", "not recorded as your manager")
		if lines := m.confirm("Bo Lindqvist"); len(lines.Lines) != 2 {
			t.Errorf("coming back: %+v", lines)
		}
		equal(t, "managers", m.managers(), []string{"Bo Lindqvist"})
	})
}

func TestManagerByMistakeLeavesNoLine(t *testing.T) {
	each(t, func(t *testing.T, m *team) {
		m.imports(seen("Bo Lindqvist <bo@example.com>", 5))
		m.confirm("Bo Lindqvist")
		lines, err := m.EndManager(t.Context(), mia, people.Ending{Person: "Bo Lindqvist", Mistake: true})
		if err != nil || len(lines.Lines) != 0 {
			t.Errorf("%+v, %v", lines, err)
		}
	})
}

func TestNobodyManagesHerself(t *testing.T) {
	each(t, func(t *testing.T, m *team) {
		m.imports(seen("Mia Torres <mia@example.com>", 5))
		if _, err := m.Claim(t.Context(), mia, people.Claiming{Address: "mia@example.com"}); err != nil {
			t.Fatal(err)
		}
		_, err := m.ConfirmManager(t.Context(), mia, people.Confirming{Person: "mia@example.com"})
		fails(t, err, fault.Invalid, "person", "That is you")
		_, err = m.ConfirmManager(t.Context(), mia, people.Confirming{Person: "nobody@example.com"})
		fails(t, err, fault.NotFound, "", "Nobody here")
	})
}

func TestEndOfALineIsTakenBack(t *testing.T) {
	each(t, func(t *testing.T, m *team) {
		m.imports(seen("Bo Lindqvist <bo@example.com>", 5))
		m.confirm("Bo Lindqvist")
		ended, err := m.EndManager(t.Context(), mia, people.Ending{Person: "Bo Lindqvist"})
		if err != nil {
			t.Fatal(err)
		}
		lines, err := m.ResumeManager(t.Context(), mia, people.Resuming{Line: ended.Lines[0].ID})
		if err != nil || len(lines.Lines) != 1 || !lines.Lines[0].Until.IsZero() || lines.Lines[0].Name != "Bo Lindqvist" {
			t.Fatalf("%+v, %v", lines, err)
		}
		equal(t, "managers", m.managers(), []string{"Bo Lindqvist"})
		_, err = m.ResumeManager(t.Context(), mia, people.Resuming{Line: ended.Lines[0].ID})
		fails(t, err, fault.NotFound, "", "no such ended line")
		if listed, err := m.ListLines(t.Context(), mia, operation.None{}); err != nil || len(listed.Lines) != 1 {
			t.Errorf("listed %+v, %v", listed, err)
		}
	})
}

func TestLineIsNotResumedBesideALaterOne(t *testing.T) {
	each(t, func(t *testing.T, m *team) {
		m.imports(seen("Bo Lindqvist <bo@example.com>", 5))
		first := m.confirm("Bo Lindqvist").Lines[0].ID
		if _, err := m.EndManager(t.Context(), mia, people.Ending{Person: "Bo Lindqvist"}); err != nil {
			t.Fatal(err)
		}
		m.confirm("Bo Lindqvist")
		_, err := m.ResumeManager(t.Context(), mia, people.Resuming{Line: first})
		fails(t, err, fault.Conflict, "", "manages you again already")
	})
}
