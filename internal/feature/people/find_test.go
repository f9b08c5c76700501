package people_test

import (
	"fmt"
	"testing"

	"upward/internal/feature/people"
	"upward/internal/platform/database"
	"upward/internal/platform/fault"
)

func TestThoseWithMostMailComeFirst(t *testing.T) {
	each(t, func(t *testing.T, m *team) {
		equal(t, "nobody", m.names(""), []string{})
		m.imports(seen("Sam Okafor <sam@example.com>", 3), seen("Bo Lindqvist <bo@example.com>", 9), seen("Ana Reyes <ana@example.com>", 5))
		m.imports(seen("Sam Okafor <sam@example.com>", 10))
		equal(t, "all", m.names(""), []string{"Sam Okafor", "Bo Lindqvist", "Ana Reyes"})
		if p := m.show("sam@example.com"); p.Messages != 13 || !p.Latest.Equal(today) || p.Me || p.Manager {
			t.Errorf("shown as %+v", p)
		}
	})
}

func TestPeopleComeInPages(t *testing.T) {
	each(t, func(t *testing.T, m *team) {
		var all []people.Seen
		for i := range 25 {
			all = append(all, seen(fmt.Sprintf("Ann%c Smith%c <p%d@example.com>", 'a'+i, 'a'+i, i), int64(100-i)))
		}
		m.imports(all...)
		for _, query := range []string{"", "smith"} {
			told := map[string]bool{}
			for after, more := 0, true; more; after += 10 {
				page, err := m.List(t.Context(), mia, people.Listing{Query: query, After: after, Limit: 10})
				if err != nil || len(page.People) == 0 || after > 25 {
					t.Fatalf("%q after %d: %d people, %v", query, after, len(page.People), err)
				}
				for _, p := range page.People {
					told[p.ID] = true
				}
				more = page.More
			}
			if len(told) != 25 {
				t.Errorf("%q: %d of 25 people", query, len(told))
			}
		}
		if page, err := m.List(t.Context(), mia, people.Listing{After: -3, Limit: -1}); err != nil || len(page.People) != 25 || page.More {
			t.Errorf("strange bounds: %d people, %v", len(page.People), err)
		}
	})
}

func TestSearchFindsBeginningsOfNamesAndAddresses(t *testing.T) {
	each(t, func(t *testing.T, m *team) {
		m.imports(seen("José Álvarez <jose@example.com>", 5), seen("Joanna Alvar <joanna@example.org>", 4), seen("Łukasz Björk <lb@example.net>", 3))
		for query, want := range map[string][]string{
			"jo": {"José Álvarez", "Joanna Alvar"}, "JOSE alv": {"José Álvarez"}, "álvarez": {"José Álvarez"}, "alvar": {"José Álvarez", "Joanna Alvar"},
			"lukasz": {"Łukasz Björk"}, "bjork example.net": {"Łukasz Björk"}, "joanna@example.org": {"Joanna Alvar"},
			"nobody": {}, "varez": {}, "jo nobody": {}, " ,;": {"José Álvarez", "Joanna Alvar", "Łukasz Björk"},
		} {
			equal(t, query, m.names(query), want)
		}
	})
}

func TestPersonIsFoundByIDAddressOrFullName(t *testing.T) {
	each(t, func(t *testing.T, m *team) {
		m.imports(seen("José Álvarez <Jose@Example.com>", 5))
		want := m.show("jose@example.com").ID
		for _, name := range []string{want, " JOSE@example.COM ", "José Álvarez", "josé  álvarez", "jose alvarez"} {
			if got := m.show(name); got.ID != want {
				t.Errorf("%q finds %q", name, got.Name)
			}
		}
		for _, name := range []string{"", "jo", "José", "other@example.com", "' OR 1=1 --"} {
			_, err := m.Show(t.Context(), mia, people.Which{Person: name})
			fails(t, err, fault.NotFound, "", "Nobody here")
		}
		_, err := m.Show(t.Context(), mia, people.Which{Person: "\x00"})
		if kind := fault.KindOf(err); kind != fault.NotFound && kind != fault.Invalid {
			t.Errorf("bytes that are no text: %v", err)
		}
	})
}

func TestNameOfSeveralPeopleAsksForAnAddress(t *testing.T) {
	each(t, func(t *testing.T, m *team) {
		m.imports(seen("Ana Smith <ana.smith@one.example>", 5), seen("Ana Smith <sales@two.example>", 4))
		if n := len(m.names("ana smith")); n != 2 {
			t.Fatalf("%d people are called so", n)
		}
		_, err := m.Show(t.Context(), mia, people.Which{Person: "Ana Smith"})
		fails(t, err, fault.Invalid, "person", "give an address")
		_, err = m.Merge(t.Context(), mia, people.Merging{Person: "ana.smith@one.example", Other: "Ana Smith"})
		fails(t, err, fault.Invalid, "other", "give an address")
		_, err = m.ConfirmManager(t.Context(), mia, people.Confirming{Person: "ana smith"})
		fails(t, err, fault.Invalid, "person", "give an address")
	})
}

func TestRenamedPersonKeepsTheNameAndIsFoundByIt(t *testing.T) {
	each(t, func(t *testing.T, m *team) {
		m.imports(seen("Bo Lindqvist <bo@example.com>", 5))
		p, err := m.Rename(t.Context(), mia, people.Naming{Person: "bo@example.com", Name: "  The   Boss "})
		if err != nil || p.Name != "The Boss" {
			t.Fatalf("%q, %v", p.Name, err)
		}
		m.imports(seen("Bo Erik Lindqvist <bo@example.com>", 50), seen("Bo Lindqvist <bo.lindqvist@example.org>", 3))
		equal(t, "boss", m.names("boss"), []string{"The Boss"})
		if got := m.show("bo@example.com").Name; got != "The Boss" {
			t.Errorf("a later import calls the person %q", got)
		}
		for _, name := range []string{"", "  ", string(make([]byte, 201))} {
			_, err := m.Rename(t.Context(), mia, people.Naming{Person: "bo@example.com", Name: name})
			fails(t, err, fault.Invalid, "name", "Give a name")
		}
		_, err = m.Rename(t.Context(), mia, people.Naming{Person: "nobody@example.com", Name: "X"})
		fails(t, err, fault.NotFound, "", "Nobody here")
	})
}

func TestNameThatALaterImportShowsIsTakenUp(t *testing.T) {
	each(t, func(t *testing.T, m *team) {
		m.imports(seen("blq7@example.com", 2))
		m.imports(seen("Bo Lindqvist <blq7@example.com>", 2))
		equal(t, "search", m.names("lindq"), []string{"Bo Lindqvist"})
	})
}

func TestAnotherOwnerSeesNobody(t *testing.T) {
	each(t, func(t *testing.T, m *team) {
		m.imports(seen("Bo Lindqvist <bo@example.com>", 5))
		sam := mia
		sam.Owner = "sam"
		if page, err := m.List(t.Context(), sam, people.Listing{}); err == nil {
			t.Errorf("sees %+v", page)
		}
	})
}

func TestNamesLeaveOutWhoIsUnknown(t *testing.T) {
	each(t, func(t *testing.T, m *team) {
		m.imports(seen("Bo Lindqvist <bo@example.com>", 5))
		bo := m.show("bo@example.com").ID
		m.read(func(tx *database.Tx) error {
			names, err := m.Names(tx, mia, bo, "nobody", bo)
			if len(names) != 1 || names[bo] != "Bo Lindqvist" {
				t.Errorf("names %v", names)
			}
			return err
		})
	})
}
