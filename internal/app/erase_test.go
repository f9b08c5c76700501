package app_test

import (
	"bytes"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"upward/internal/app"
	"upward/internal/feature/ask"
	"upward/internal/feature/history"
	"upward/internal/feature/people"
	"upward/internal/feature/profile"
	"upward/internal/platform/config"
	"upward/internal/platform/database"
	"upward/internal/platform/database/databasetest"
	"upward/internal/platform/fault"
	"upward/internal/platform/id"
	"upward/internal/platform/secret"
)

// places says, for every table with sealed values, which columns name the place that its values are sealed for.
var places = map[string][]string{
	"people_person": {"id"}, "people_address": {"blind"}, "people_merge": {"id"},
	"history_source": {"id"}, "history_message": {"id"},
	"profile_style": {"person"}, "profile_assumed": {"owner"},
	"ask": {"id"}, "ask_event": {"ask", "version"}, "ask_suggestion": {"id"}, "ask_promise": {"id"}, "ask_recurring": {"person"},
}

// other tables hold bytes that are not sealed with the owner's key.
var unsealed = []string{"secret_key", "account_session"}

// office is the whole program over the invented mailbox.
type office struct {
	*app.App
	t   *testing.T
	key *secret.Key
	old map[string]bool // how the sealed values began that were there before somebody was forgotten
}

// eachOffice runs a test on both databases with the invented mailbox taken in.
func eachOffice(t *testing.T, f func(t *testing.T, o *office)) {
	t.Run("sqlite", func(t *testing.T) { t.Parallel(); f(t, openOffice(t, "")) })
	t.Run("postgresql", func(t *testing.T) { t.Parallel(); f(t, openOffice(t, databasetest.Address(t))) })
}

func openOffice(t *testing.T, address string) *office {
	t.Helper()
	random := id.New(rand.NewChaCha8([32]byte{7}))
	c := config.Config{Data: t.TempDir(), Database: address, Listen: "127.0.0.1:0"}
	now := func() time.Time { return time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC) }
	a, err := app.Open(t.Context(), c, app.Outside{Now: now, Random: random, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	o := &office{App: a, t: t}
	keys, err := secret.Open(filepath.Join(c.Data, "upward.key"), random)
	if err != nil {
		t.Fatal(err)
	}
	o.read(func(tx *database.Tx) (err error) { o.key, err = keys.Key(tx, a.Actor); return err })
	return o
}

func (o *office) read(f func(*database.Tx) error) {
	o.t.Helper()
	if err := o.DB.Read(o.t.Context(), f); err != nil {
		o.t.Fatal(err)
	}
}

// takeIn imports the invented mailbox.
func (o *office) takeIn() history.Report {
	o.t.Helper()
	paths, err := filepath.Glob("../demo/mail/*.mbox")
	if err != nil || len(paths) == 0 {
		o.t.Fatalf("no mailbox: %v", err)
	}
	report, err := o.History.Import(o.t.Context(), o.Actor, history.Importing{Paths: paths, Me: "mia.torres@harborlight.example"})
	if err != nil {
		o.t.Fatal(err)
	}
	if report.Seen != report.Stored+report.Duplicate+report.Refused {
		o.t.Errorf("the counts do not add up: %+v", report.Tally)
	}
	return report
}

// work leaves traces of a person in every feature that keeps something.
func (o *office) work(p people.Person) {
	t, ctx, by := o.t, o.t.Context(), o.Actor
	t.Helper()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	bo := o.show("bo.lindqvist@harborlight.example")
	_, err := o.People.ConfirmManager(ctx, by, people.Confirming{Person: bo.ID})
	must(err)
	named := "Ask " + p.Name + " (" + p.Addresses[0] + ") first."
	for _, who := range []people.Person{bo, p} {
		_, err = o.Profile.Style(ctx, by, profile.Styling{Person: who.ID})
		must(err)
		found, err := o.Asks.Suggest(ctx, by, ask.Finding{Person: who.ID})
		must(err)
		for _, s := range found.Suggestions[:min(3, len(found.Suggestions))] {
			_, err = o.Asks.Accept(ctx, by, ask.Accepting{ID: s.ID})
			must(err)
		}
		_, err = o.Asks.Promise(ctx, by, ask.Promising{Person: who.ID, Giver: "me", Words: named})
		must(err)
		meaning := ask.Meaning{Outcome: named, Assumptions: named, Displaces: named, Beyond: named, Questions: []string{named}}
		meaning.Measure.What, meaning.Measure.From, meaning.Measure.To = named, "1 of "+p.Name, "2 of "+p.Name
		a, err := o.Asks.Record(ctx, by, ask.Recording{Person: who.ID, Words: named, Meaning: meaning})
		must(err)
		meaning.Outcome = "Two: " + named
		a, err = o.Asks.Edit(ctx, by, ask.Editing{ID: a.ID, Version: a.Version, Meaning: meaning})
		must(err)
		proposed, err := o.Asks.Propose(ctx, by, ask.Versioned{ID: a.ID, Version: a.Version})
		must(err)
		a, err = o.Asks.Confirm(ctx, by, ask.Confirming{ID: a.ID, Version: proposed.Ask.Version, Verdict: "corrected", Words: named, Meaning: &meaning})
		must(err)
		a, err = o.Asks.Deliver(ctx, by, ask.Versioned{ID: a.ID, Version: a.Version})
		must(err)
		_, err = o.Asks.Verify(ctx, by, ask.Verifying{ID: a.ID, Version: a.Version, Result: ask.Result{Reached: "reached", Number: "3 of " + p.Name, Note: named}})
		must(err)
	}
}

func (o *office) show(who string) people.Person {
	o.t.Helper()
	p, err := o.People.Show(o.t.Context(), o.Actor, people.Which{Person: who})
	if err != nil {
		o.t.Fatalf("%s: %v", who, err)
	}
	return p
}

// column is a column of a table.
type column struct {
	table, name string
	bytes       bool
}

// columns lists the columns of every table, so that a new table cannot be overlooked.
func (o *office) columns() (all []column) {
	o.t.Helper()
	query := `SELECT m.name, p.name, lower(p.type) FROM sqlite_master m JOIN pragma_table_info(m.name) p WHERE m.type = 'table'`
	if o.DB.Engine == database.PostgreSQL {
		query = `SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = current_schema()`
	}
	o.read(func(tx *database.Tx) (err error) {
		all, err = database.Query(tx, func(row database.Row) (c column, err error) {
			var kind string
			err = row.Scan(&c.table, &c.name, &kind)
			c.bytes = kind == "bytea"
			return c, err
		}, query)
		return err
	})
	if len(all) < 50 {
		o.t.Fatalf("only %d columns were found", len(all))
	}
	return all
}

// value is one value of the database, opened where it was sealed.
type value struct {
	where, text string
	sealed      []byte
}

// values returns everything that is in the database.
func (o *office) values() (all []value) {
	o.t.Helper()
	for _, c := range o.columns() {
		switch {
		case !c.bytes:
			all = append(all, o.clear(c)...)
		case places[c.table] != nil:
			all = append(all, o.open(c)...)
		case !slices.Contains(unsealed, c.table):
			o.t.Errorf("%s.%s holds bytes, and this test does not know what they are", c.table, c.name)
		}
	}
	return all
}

func (o *office) clear(c column) (all []value) {
	o.t.Helper()
	o.read(func(tx *database.Tx) (err error) {
		all, err = database.Query(tx, func(row database.Row) (v value, err error) {
			v.where = c.table + "." + c.name
			return v, row.Scan(&v.text)
		}, `SELECT COALESCE(CAST("`+c.name+`" AS TEXT), '') FROM "`+c.table+`"`)
		return err
	})
	return all
}

func (o *office) open(c column) (all []value) {
	o.t.Helper()
	place := `'` + c.table + `'`
	for _, name := range places[c.table] {
		place += ` || '/' || CAST("` + name + `" AS TEXT)`
	}
	o.read(func(tx *database.Tx) (err error) {
		all, err = database.Query(tx, func(row database.Row) (v value, err error) {
			if err := row.Scan(&v.where, &v.sealed); err != nil {
				return v, err
			}
			if len(v.sealed) == 0 {
				return v, nil // dropped, to be computed again
			}
			var plain any
			err = o.key.Open(v.where, v.sealed, &plain)
			v.text = fmt.Sprint(plain)
			return v, err
		}, `SELECT `+place+`, "`+c.name+`" FROM "`+c.table+`"`)
		return err
	})
	return all
}

var spaces = regexp.MustCompile(`[\s\p{Z}]+`)

// fold makes texts comparable.
func fold(s string) string { return spaces.ReplaceAllString(strings.ToLower(s), " ") }

// traces counts the values in which one of the needles occurs.
func traces(all []value, needles []string) (found []string) {
	for _, v := range all {
		for _, needle := range needles {
			if text := fold(v.text); strings.Contains(text, needle) {
				at := strings.Index(text, needle)
				found = append(found, fmt.Sprintf("%s: …%s…", v.where, text[max(0, at-40):min(len(text), at+len(needle)+40)]))
			}
		}
	}
	return found
}

// needles are the spellings of a person that must not be left.
func needles(p people.Person) (all []string) {
	for _, address := range p.Addresses {
		all = append(all, fold(address))
	}
	first, last, _ := strings.Cut(fold(p.Name), " ")
	return append(all, first+" "+last, last+", "+first, last+" "+first)
}

func TestForgottenPersonIsNowhere(t *testing.T) {
	for _, name := range []string{"Ines Aydin", "Sam Okafor"} {
		t.Run(name, func(t *testing.T) {
			eachOffice(t, func(t *testing.T, o *office) {
				first := o.takeIn()
				p := o.show(name)
				o.work(p)
				wanted, before := needles(p), o.values()
				if n := len(traces(before, wanted)); n < 20 {
					t.Fatalf("only %d traces before: the test would show nothing", n)
				}
				o.old = live(before)
				if _, err := o.People.Forget(t.Context(), o.Actor, people.Which{Person: p.ID}); err != nil {
					t.Fatal(err)
				}
				o.gone("after forgetting", p, wanted)
				o.scrubbed()
				again := o.takeIn()
				if again.Stored != 0 || again.Seen != first.Seen || again.Refused <= first.Refused {
					t.Errorf("the second import: %+v, the first: %+v", again.Tally, first.Tally)
				}
				if traces := traces([]value{{where: "the report", text: fmt.Sprint(again.Refusals)}}, wanted); len(traces) > 0 {
					t.Error(traces)
				}
				o.gone("after importing again", p, wanted)
				o.neverAgain()
			})
		})
	}
}

// gone checks that nothing of a person is left.
func (o *office) gone(when string, p people.Person, wanted []string) {
	o.t.Helper()
	all := o.values()
	found := traces(all, wanted)
	for _, trace := range found[:min(len(found), 12)] {
		o.t.Errorf("%s, %s", when, trace)
	}
	if len(found) > 12 {
		o.t.Errorf("%s, and %d more", when, len(found)-12)
	}
	blinds := map[string]bool{p.ID: true}
	for _, address := range p.Addresses {
		blinds[people.Blind(o.key, address)] = true
	}
	for _, v := range all {
		if blinds[v.text] && v.where != "people_forgotten.blind" {
			o.t.Errorf("%s, %s still points to the person", when, v.where)
		}
	}
	for _, who := range append(slices.Clone(p.Addresses), p.ID, p.Name) {
		if got, err := o.People.Show(o.t.Context(), o.Actor, people.Which{Person: who}); fault.KindOf(err) != fault.NotFound {
			o.t.Errorf("%s, %s is found: %+v, %v", when, who, got, err)
		}
	}
}

const nonceSize = 12

// live returns how the sealed values begin.
func live(all []value) map[string]bool {
	heads := map[string]bool{}
	for _, v := range all {
		if len(v.sealed) > 0 {
			heads[string(v.sealed[:len(secret.Magic)+nonceSize])] = true
		}
	}
	return heads
}

// raw returns how the sealed values begin that lie in the files of SQLite, used or free; the files of a server are not ours to read.
func (o *office) raw() map[string]string {
	o.t.Helper()
	found := map[string]string{}
	if o.DB.Engine != database.SQLite {
		return found
	}
	for _, name := range []string{"upward.db", "upward.db-wal"} {
		raw, err := os.ReadFile(filepath.Join(o.Config.Data, name))
		if err != nil && !os.IsNotExist(err) {
			o.t.Fatal(err)
		}
		for _, head := range heads(raw) {
			found[head] = name
		}
	}
	return found
}

// scrubbed checks that every sealed value in the raw files is one that a row still holds, so that nothing erased lies in free pages.
func (o *office) scrubbed() {
	o.t.Helper()
	now, found := live(o.values()), o.raw()
	for head, file := range found {
		if !now[head] && !o.wrapped(head) {
			o.t.Errorf("%s holds a sealed value that no row holds", file)
		}
	}
	for head := range now {
		if len(found) > 0 && found[head] == "" {
			o.t.Fatal("a row's value was not found in the files: the test looks in the wrong place")
		}
	}
}

// neverAgain checks that no value from before comes back into the files.
func (o *office) neverAgain() {
	o.t.Helper()
	now := live(o.values())
	for head, file := range o.raw() {
		if o.old[head] && !now[head] {
			o.t.Errorf("%s holds an erased value again", file)
		}
	}
}

// heads returns the beginning of every sealed value in raw bytes.
func heads(raw []byte) (all []string) {
	for at := 0; ; {
		n := bytes.Index(raw[at:], []byte(secret.Magic))
		if n < 0 || at+n+len(secret.Magic)+nonceSize > len(raw) {
			return all
		}
		all = append(all, string(raw[at+n:at+n+len(secret.Magic)+nonceSize]))
		at += n + len(secret.Magic)
	}
}

// wrapped says whether a sealed value is the owner's wrapped key.
func (o *office) wrapped(head string) (yes bool) {
	o.read(func(tx *database.Tx) error {
		return tx.Each(func(row database.Row) error {
			var b []byte
			err := row.Scan(&b)
			yes = yes || strings.HasPrefix(string(b), head)
			return err
		}, `SELECT wrapped FROM secret_key`)
	})
	return yes
}

func TestRawFilesWouldShowWhatIsErasedWithoutScrubbing(t *testing.T) {
	o := openOffice(t, "")
	o.takeIn()
	before := live(o.values())
	err := o.DB.Write(t.Context(), func(tx *database.Tx) error { _, err := tx.Exec(`DELETE FROM history_message`); return err })
	if err != nil {
		t.Fatal(err)
	}
	now, left := live(o.values()), 0
	for head := range o.raw() {
		if before[head] && !now[head] {
			left++
		}
	}
	if left < 200 {
		t.Errorf("%d of the deleted values were found in the files: the test for scrubbing would show nothing", left)
	}
}
