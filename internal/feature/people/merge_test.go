package people_test

import (
	"fmt"
	"slices"
	"testing"

	"upward/internal/feature/people"
	"upward/internal/platform/database"
	"upward/internal/platform/fault"
)

func TestSpellingsOfOnePersonAreMergedWithAReason(t *testing.T) {
	each(t, func(t *testing.T, m *team) {
		m.imports(seen("Bo Lindqvist <bo.lindqvist@harborlight.example>", 5), seen("Lindqvist, Bo <bo@harborlight.example>", 2), seen("Sam Okafor <sam@example.com>", 1))
		equal(t, "people", m.names(""), []string{"Bo Lindqvist", "Sam Okafor"})
		p := m.show("Bo Lindqvist")
		equal(t, "addresses", p.Addresses, []string{"bo.lindqvist@harborlight.example", "bo@harborlight.example"})
		if p.Messages != 7 || len(p.Merges) != 1 || p.Merges[0].Reason == "" || len(p.Merges[0].Addresses) != 1 || !p.Merges[0].At.Equal(today) {
			t.Errorf("shown as %+v", p)
		}
	})
}

func TestNameOfHundredsOfAddressesIsNoPerson(t *testing.T) {
	each(t, func(t *testing.T, m *team) {
		var crowd []people.Seen
		for i := range 300 {
			crowd = append(crowd, seen(fmt.Sprintf("John Smithers <%c%c%cq@harborlight.example>", 'a'+i%10, 'a'+i/10%10, 'a'+i/100), 1))
		}
		m.imports(append(crowd, seen("Bo Lindqvist <bo.lindqvist@harborlight.example>", 5), seen("Lindqvist, Bo <bo@harborlight.example>", 2))...)
		page, err := m.List(t.Context(), mia, people.Listing{Limit: 500})
		if err != nil || len(page.People) != 301 || len(page.People[0].Addresses) != 2 {
			t.Errorf("%d people, %v", len(page.People), err)
		}
	})
}

func TestMergedByTheOwnerAndSplitAgain(t *testing.T) {
	each(t, func(t *testing.T, m *team) {
		m.imports(seen("Bo Lindqvist <bo@example.com>", 5), seen("The Captain <captain@example.com>", 2))
		before := m.show("captain@example.com")
		p, err := m.Merge(t.Context(), mia, people.Merging{Person: "Bo Lindqvist", Other: "The Captain", Reason: " it is  his boat "})
		if err != nil || p.Messages != 7 || len(p.Merges) != 1 || p.Merges[0].Reason != "it is his boat" || p.Merges[0].Name != "The Captain" {
			t.Fatalf("%+v, %v", p, err)
		}
		if e, ok := m.news[0].(people.Merged); !ok || e.From != before.ID || e.Into != p.ID {
			t.Errorf("news %+v", m.news)
		}
		equal(t, "found by either name", m.names("captain"), []string{"Bo Lindqvist"})
		back := m.split(p.Merges[0].ID)
		if back.Name != "The Captain" || back.Messages != 2 || back.ID == p.ID || len(back.Merges) != 0 {
			t.Errorf("split off %+v", back)
		}
		if kept := m.show("bo@example.com"); kept.Messages != 5 || len(kept.Addresses) != 1 || len(kept.Merges) != 0 {
			t.Errorf("kept %+v", kept)
		}
		equal(t, "found again", m.names("captain"), []string{"The Captain"})
		_, err = m.Split(t.Context(), mia, people.Splitting{Merge: p.Merges[0].ID})
		fails(t, err, fault.NotFound, "", "no such merge")
	})
}

func TestSplitIsNotMergedAgainByALaterImport(t *testing.T) {
	each(t, func(t *testing.T, m *team) {
		m.imports(seen("Bo Lindqvist <bo.lindqvist@one.example>", 5), seen("Bo Lindqvist <bo@one.example>", 2))
		p := m.show("bo.lindqvist@one.example")
		if len(p.Merges) != 1 {
			t.Fatalf("not merged: %+v", p)
		}
		m.split(p.Merges[0].ID)
		for range 2 {
			m.imports(seen("Bo Lindqvist <bo.lindqvist@one.example>", 1), seen("Bo Lindqvist <bo@one.example>", 1), seen("Sam Okafor <sam@example.com>", 1))
		}
		one, two := m.show("bo.lindqvist@one.example"), m.show("bo@one.example")
		if one.ID == two.ID || one.Messages != 7 || two.Messages != 4 {
			t.Errorf("%+v and %+v", one, two)
		}
	})
}

func TestMergesWithinAMergeStayUndoable(t *testing.T) {
	each(t, func(t *testing.T, m *team) {
		m.imports(seen("Ana Reyes <a@example.com>", 1), seen("Bo Lindqvist <b@example.com>", 2), seen("Cy Young <c@example.com>", 4))
		m.merge("b@example.com", "c@example.com")
		all := m.merge("a@example.com", "b@example.com")
		if len(all.Merges) != 2 || all.Messages != 7 {
			t.Fatalf("merged into %+v", all)
		}
		outer := all.Merges[slices.IndexFunc(all.Merges, func(g people.Merge) bool { return g.Name == "Bo Lindqvist" })]
		both := m.split(outer.ID)
		equal(t, "split off together", both.Addresses, []string{"b@example.com", "c@example.com"})
		if len(both.Merges) != 1 || both.Merges[0].Name != "Cy Young" {
			t.Fatalf("the merge within is lost: %+v", both)
		}
		alone := m.split(both.Merges[0].ID)
		if alone.Name != "Cy Young" || alone.Messages != 4 {
			t.Errorf("split off %+v", alone)
		}
		equal(t, "people", m.names(""), []string{"Cy Young", "Bo Lindqvist", "Ana Reyes"})
	})
}

func TestInnerMergeCanBeSplitFirst(t *testing.T) {
	each(t, func(t *testing.T, m *team) {
		m.imports(seen("Ana Reyes <a@example.com>", 1), seen("Bo Lindqvist <b@example.com>", 2), seen("Cy Young <c@example.com>", 4))
		inner := m.merge("b@example.com", "c@example.com").Merges[0].ID
		outer := m.merge("a@example.com", "b@example.com").Merges
		if got := m.split(inner); got.Name != "Cy Young" || got.Messages != 4 {
			t.Errorf("split off %+v", got)
		}
		for _, g := range outer {
			if g.ID != inner {
				equal(t, "the rest", m.split(g.ID).Addresses, []string{"b@example.com"})
			}
		}
		equal(t, "people", m.names(""), []string{"Cy Young", "Bo Lindqvist", "Ana Reyes"})
	})
}

func TestPersonIsNotMergedWithHerself(t *testing.T) {
	each(t, func(t *testing.T, m *team) {
		m.imports(seen("Bo Lindqvist <bo@example.com>", 5))
		_, err := m.Merge(t.Context(), mia, people.Merging{Person: "bo@example.com", Other: "Bo Lindqvist"})
		fails(t, err, fault.Invalid, "other", "one person already")
	})
}

func TestMergingKeepsReportingLines(t *testing.T) {
	each(t, func(t *testing.T, m *team) {
		m.imports(seen("Bo Lindqvist <bo@example.com>", 5), seen("The Captain <captain@example.com>", 2))
		m.confirm("The Captain")
		merged := m.merge("Bo Lindqvist", "The Captain")
		equal(t, "managers", m.managers(), []string{"Bo Lindqvist"})
		if !merged.Manager {
			t.Error("the merged person is no manager")
		}
		m.split(merged.Merges[0].ID)
		equal(t, "managers after the split", m.managers(), []string{"The Captain"})
	})
}

func TestTwoManagersThatAreOnePersonAreOneManager(t *testing.T) {
	each(t, func(t *testing.T, m *team) {
		m.imports(seen("Bo Lindqvist <bo@example.com>", 5), seen("The Captain <captain@example.com>", 2))
		m.confirm("Bo Lindqvist")
		m.confirm("The Captain")
		merged := m.merge("Bo Lindqvist", "The Captain")
		equal(t, "managers", m.managers(), []string{"Bo Lindqvist"})
		m.split(merged.Merges[0].ID)
		equal(t, "managers after the split", slices.Sorted(slices.Values(m.managers())), []string{"Bo Lindqvist", "The Captain"})
	})
}

func TestSeveralAddressesAreTheOwners(t *testing.T) {
	each(t, func(t *testing.T, m *team) {
		m.imports(seen("Mia Torres <mia@work.example>", 9), seen("M. <m77@private.example>", 2), seen("Bo Lindqvist <bo@example.com>", 5))
		for _, address := range []string{"mia@work.example", " M77@Private.example ", "mia@work.example", "never.seen@example.com"} {
			if _, err := m.Claim(t.Context(), mia, people.Claiming{Address: address}); err != nil {
				t.Fatalf("%s: %v", address, err)
			}
		}
		me := m.show("mia@work.example")
		equal(t, "addresses", me.Addresses, []string{"m77@private.example", "mia@work.example", "never.seen@example.com"})
		if !me.Me || me.Messages != 11 || len(me.Merges) != 1 || me.Merges[0].Reason == "" {
			t.Errorf("shown as %+v", me)
		}
		equal(t, "found by the address that no mail shows", m.names("never.seen"), []string{"Mia Torres"})
		m.read(func(tx *database.Tx) error {
			found, ok, err := m.Me(tx, mia)
			if !ok || found.ID != me.ID {
				t.Errorf("me is %+v", found)
			}
			return err
		})
	})
}

func TestOwnerStaysTheOwnerInAMerge(t *testing.T) {
	each(t, func(t *testing.T, m *team) {
		m.imports(seen("Mia Torres <mia@example.com>", 9), seen("M. Torres <m@example.com>", 2))
		if _, err := m.Claim(t.Context(), mia, people.Claiming{Address: "mia@example.com"}); err != nil {
			t.Fatal(err)
		}
		m.confirm("m@example.com")
		if p := m.merge("m@example.com", "mia@example.com"); !p.Me || p.Name != "Mia Torres" {
			t.Errorf("merged into %+v", p)
		}
		equal(t, "managers", m.managers(), []string{})
	})
}

func TestAddressThatIsNoneCannotBeClaimed(t *testing.T) {
	each(t, func(t *testing.T, m *team) {
		for _, address := range []string{"", "mia", "@example.com", "mia@", string(make([]byte, 400)) + "@example.com"} {
			_, err := m.Claim(t.Context(), mia, people.Claiming{Address: address})
			fails(t, err, fault.Invalid, "me", "Give an address")
		}
	})
}

func TestClaimBeforeAnyMail(t *testing.T) {
	each(t, func(t *testing.T, m *team) {
		me, err := m.Claim(t.Context(), mia, people.Claiming{Address: "mia.torres@example.com"})
		if err != nil || !me.Me || me.Name != "Mia Torres" {
			t.Fatalf("%+v, %v", me, err)
		}
		m.imports(seen("Mia Torres <mia.torres@example.com>", 3))
		if got := m.show("mia.torres@example.com"); got.ID != me.ID || got.Messages != 3 || !got.Me {
			t.Errorf("after the import %+v", got)
		}
	})
}
