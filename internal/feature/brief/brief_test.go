package brief_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"log/slog"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"upward/internal/demo"
	"upward/internal/feature/ask"
	"upward/internal/feature/brief"
	"upward/internal/feature/history"
	"upward/internal/feature/people"
	"upward/internal/feature/profile"
	"upward/internal/platform/database"
	"upward/internal/platform/database/databasetest"
	"upward/internal/platform/event"
	"upward/internal/platform/fault"
	"upward/internal/platform/id"
	"upward/internal/platform/operation"
	"upward/internal/platform/secret"
)

var (
	mia    = operation.Actor{Org: "harborlight", Owner: "mia"}
	friday = time.Date(2026, 11, 20, 8, 30, 0, 0, time.FixedZone("", 3600))
)

const (
	bo   = "bo.lindqvist@harborlight.example"
	ines = "ines.aydin@harborlight.example"
)

// desk is the verbs over a fresh database.
type desk struct {
	*brief.Service
	asks   *ask.Service
	people *people.Service
	mail   *history.Service
	t      *testing.T
	db     *database.DB
	now    time.Time
}

func newDesk(t *testing.T, db *database.DB) *desk { return seeded(t, db, 5) }

// seeded is a desk whose ids come from a seed.
func seeded(t *testing.T, db *database.DB, seed byte) *desk {
	t.Helper()
	d := &desk{t: t, db: db, now: friday}
	random, bus := id.New(rand.NewChaCha8([32]byte{seed})), event.NewBus()
	now := func() time.Time { return d.now }
	keys, err := secret.Open(filepath.Join(t.TempDir(), "k"), random)
	d.must(err)
	d.must(db.Write(t.Context(), func(tx *database.Tx) error { return keys.Create(tx, mia) }))
	d.people = people.NewService(db, keys, bus, random, now)
	d.mail = history.NewService(db, keys, bus, d.people, random, now, slog.New(slog.DiscardHandler))
	profiles := profile.NewService(db, keys, bus, d.people, d.mail, now)
	d.asks = ask.NewService(db, keys, bus, d.people, d.mail, profiles, random, now, "")
	d.Service = brief.NewService(db, keys, d.people, d.mail, profiles, d.asks, now)
	return d
}

// withDemo runs a test on both databases with the invented mailbox taken in.
func withDemo(t *testing.T, f func(t *testing.T, d *desk)) {
	t.Helper()
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		d := newDesk(t, db)
		d.takeIn()
		f(t, d)
	})
}

func (d *desk) takeIn() {
	d.t.Helper()
	folder := d.t.TempDir()
	names, err := fs.Glob(demo.Mail, "mail/*.mbox")
	d.must(err)
	for _, name := range names {
		text, err := demo.Mail.ReadFile(name)
		d.must(err)
		d.must(os.WriteFile(filepath.Join(folder, filepath.Base(name)), text, 0o600))
	}
	_, err = d.mail.Import(d.t.Context(), mia, history.Importing{Paths: []string{folder}, Me: demo.Me})
	d.must(err)
}

func (d *desk) must(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) show(in brief.Briefing) brief.Brief {
	d.t.Helper()
	b, err := d.Show(d.t.Context(), mia, in)
	d.must(err)
	return b
}

func (d *desk) confirm(who string) {
	d.t.Helper()
	_, err := d.people.ConfirmManager(d.t.Context(), mia, people.Confirming{Person: who, Since: friday.AddDate(-1, 0, 0)})
	d.must(err)
}

func all(b brief.Brief) []brief.Line { return slices.Concat(b.Due, b.Asked, b.Promised, b.Waiting) }

func TestBriefNeedsAManager(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		d := newDesk(t, db)
		if _, err := d.Show(t.Context(), mia, brief.Briefing{}); fault.KindOf(err) != fault.NotFound {
			t.Errorf("without mail: %v", err)
		}
		d.takeIn()
		if _, err := d.Show(t.Context(), mia, brief.Briefing{Person: "nobody@harborlight.example"}); fault.KindOf(err) != fault.NotFound {
			t.Errorf("of nobody: %v", err)
		}
		if _, err := d.Show(t.Context(), mia, brief.Briefing{Person: ines}); fault.KindOf(err) != fault.Invalid || fault.FieldOf(err) != "person" {
			t.Errorf("of somebody who does not manage her: %v", err)
		}
		if b := d.show(brief.Briefing{}); b.Manager.Name != "Bo Lindqvist" || !b.Manager.Assumed || !strings.Contains(b.Note, "assumed") {
			t.Errorf("assumed %+v: %q", b.Manager, b.Note)
		}
		d.confirm(ines)
		if b := d.show(brief.Briefing{}); b.Manager.Name != "Ines Aydin" || b.Note != "" {
			t.Errorf("confirmed %+v: %q", b.Manager, b.Note)
		}
	})
}

func TestEveryLineCitesItsMessage(t *testing.T) {
	withDemo(t, func(t *testing.T, d *desk) {
		d.confirm(bo)
		d.confirm(ines)
		for _, who := range []string{bo, ines} {
			b := d.show(brief.Briefing{Person: who})
			if who == bo && (len(all(b)) == 0 || len(b.Moves) == 0) || len(b.Reach) == 0 || b.Unsorted == 0 {
				t.Errorf("%s: %+v", who, b)
			}
			for _, l := range all(b) {
				if l.Cite == nil || l.Message == "" || l.Target == "" || l.Standing == "" || !l.Suggested || l.Kind == "" {
					t.Fatalf("%s: a line without its message: %+v", who, l)
				}
				raw, err := os.ReadFile(l.Cite.File)
				d.must(err)
				if !bytes.HasPrefix(raw[l.Cite.Offset:], []byte("From ")) || !strings.Contains(string(raw[l.Cite.Offset:min(len(raw), int(l.Cite.Offset)+600)]), l.Cite.From) {
					t.Errorf("%s: %q does not stand at byte %d of %s", who, l.Text, l.Cite.Offset, l.Cite.File)
				}
			}
			for _, m := range b.Moves {
				if m.Target == "" || m.Message == "" || m.Reason == "" {
					t.Errorf("%s: a move without ground: %+v", who, m)
				}
			}
			for _, r := range b.Reach {
				if r.N == 0 || r.Text == "" {
					t.Errorf("%s: a claim without its number: %+v", who, r)
				}
			}
		}
	})
}

func TestBriefLooksFromTheDayThatIsAsked(t *testing.T) {
	withDemo(t, func(t *testing.T, d *desk) {
		d.confirm(bo)
		for _, bad := range []string{"20.11.2026", "today", "2026-02-30"} {
			if _, err := d.Show(t.Context(), mia, brief.Briefing{At: bad}); fault.KindOf(err) != fault.Invalid || fault.FieldOf(err) != "at" {
				t.Errorf("%q: %v", bad, err)
			}
		}
		b := d.show(brief.Briefing{At: "2026-09-11"})
		if got := b.AsOf.Format(time.DateTime); got != "2026-09-11 23:59:59" || b.Note != "" {
			t.Errorf("as of %s, %q", got, b.Note)
		}
		for _, l := range all(b) {
			if l.Said.After(b.AsOf) {
				t.Errorf("said after that day: %+v", l)
			}
		}
		if b := d.show(brief.Briefing{}); !b.AsOf.Equal(friday) || b.Note != "" {
			t.Errorf("as of %s, %q", b.AsOf, b.Note)
		}
		d.now = friday.AddDate(0, 3, 0)
		b = d.show(brief.Briefing{})
		if b.AsOf.Format(time.DateOnly) != "2026-11-19" || !strings.Contains(b.Note, "19 November 2026") {
			t.Errorf("months later: as of %s, %q", b.AsOf, b.Note)
		}
	})
}

func TestAnAnswerFromLaterIsNotKnownYet(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		d := newDesk(t, db)
		box := `From x Mon Nov 16 09:00:00 2026
From: Bo Lindqvist <bo.lindqvist@harborlight.example>
To: Mia Torres <mia.torres@harborlight.example>
Subject: Berths
Date: Mon, 16 Nov 2026 09:00:00 +0100
Message-ID: <berths@harborlight.example>

Mia, please send me the berth plan by Thursday.

From x Wed Nov 18 09:00:00 2026
From: Mia Torres <mia.torres@harborlight.example>
To: Bo Lindqvist <bo.lindqvist@harborlight.example>
Subject: Re: Berths
Date: Wed, 18 Nov 2026 09:00:00 +0100
Message-ID: <answer@harborlight.example>
In-Reply-To: <berths@harborlight.example>

Here it is.

`
		path := filepath.Join(t.TempDir(), "a.mbox")
		d.must(os.WriteFile(path, []byte(box), 0o600))
		_, err := d.mail.Import(t.Context(), mia, history.Importing{Paths: []string{path}, Me: demo.Me})
		d.must(err)
		d.confirm(bo)
		for at, want := range map[string]int{"2026-11-15": 0, "2026-11-16": 1, "2026-11-17": 1, "2026-11-18": 0, "2026-11-20": 0} {
			if b := d.show(brief.Briefing{At: at}); len(b.Due) != want || len(b.Moves) != want {
				t.Errorf("at %s: due %+v, moves %+v", at, b.Due, b.Moves)
			}
		}
	})
}

// ties is mail in which the time decides nothing: a message that asks two things alike, a second copy of it with other line breaks, and
// another message of the same second.
const ties = `From x Thu Nov 19 09:00:00 2026
From: Bo Lindqvist <bo.lindqvist@harborlight.example>
To: Mia Torres <mia.torres@harborlight.example>
Subject: Calls
Date: Thu, 19 Nov 2026 09:00:00 +0100
Message-ID: <one@harborlight.example>

Mia, please call Ines
by Monday. Please pay the crew by Monday.

From x Thu Nov 19 09:00:00 2026
From: Bo Lindqvist <bo.lindqvist@harborlight.example>
To: Mia Torres <mia.torres@harborlight.example>
Subject: Calls
Date: Thu, 19 Nov 2026 09:00:00 +0100
Message-ID: <copy@harborlight.example>

Mia, please call Ines by Monday. Please pay the crew by Monday.

From x Thu Nov 19 09:00:00 2026
From: Bo Lindqvist <bo.lindqvist@harborlight.example>
To: Mia Torres <mia.torres@harborlight.example>
Subject: Kitchen
Date: Thu, 19 Nov 2026 09:00:00 +0100
Message-ID: <menu@harborlight.example>

Mia, please send me the menu by Monday.

`

func TestTheSameMailGivesTheSameBriefWhateverItsIDs(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ties.mbox")
	if err := os.WriteFile(path, []byte(ties), 0o600); err != nil {
		t.Fatal(err)
	}
	var first []string
	for seed := range byte(8) {
		d := seeded(t, databasetest.SQLite(t), seed)
		_, err := d.mail.Import(t.Context(), mia, history.Importing{Paths: []string{path}, Me: demo.Me})
		d.must(err)
		d.confirm(bo)
		for _, words := range []string{"Paint the ferry", "Count the ropes", "Grease the crane"} {
			_, err := d.asks.Record(t.Context(), mia, ask.Recording{Person: bo, Words: words})
			d.must(err)
			_, err = d.asks.Promise(t.Context(), mia, ask.Promising{Person: bo, Giver: ask.Mine, Words: words})
			d.must(err)
		}
		b, said := d.show(brief.Briefing{}), []string{}
		for _, l := range all(b) {
			place := int64(-1)
			if l.Cite != nil {
				place = l.Cite.Offset
			}
			said = append(said, fmt.Sprintf("%s: %s (%s, at %d)", l.Kind, l.Text, l.Standing, place))
		}
		for _, m := range b.Moves {
			said = append(said, m.Kind+": "+m.Text)
		}
		if first == nil {
			first = said
		}
		if len(b.Due) != 2 || len(b.Asked) != 3 || len(b.Promised) != 3 || !slices.Equal(said, first) {
			t.Errorf("seed %d:\n%s\nseed 0:\n%s", seed, strings.Join(said, "\n"), strings.Join(first, "\n"))
		}
	}
}

func TestWhatComesBackIsNamedAWeekAhead(t *testing.T) {
	withDemo(t, func(t *testing.T, d *desk) {
		d.confirm(bo)
		for at, want := range map[string]int{"2026-11-20": 1, "2026-11-14": 0, "2026-10-22": 1, "2026-08-10": 0} {
			b := d.show(brief.Briefing{At: at})
			if b.Coming == nil || len(b.Coming) != want {
				t.Errorf("on %s: %+v", at, b.Coming)
			}
			for _, c := range b.Coming {
				last := c.Said[len(c.Said)-1]
				if c.Text == "" || c.Message != last.Message || c.Cite == nil || len(c.Said) < 3 || !c.Until.After(b.AsOf) || c.From.After(b.AsOf.AddDate(0, 0, 7)) || last.At.After(b.AsOf) {
					t.Errorf("on %s: %+v", at, c)
				}
				if !strings.Contains(c.Why, "around day") || !strings.Contains(c.Why, "times in its window") || c.When == "" {
					t.Errorf("on %s: %s: %s", at, c.When, c.Why)
				}
			}
		}
		if now := d.show(brief.Briefing{}); len(now.Coming) != 1 || now.Coming[0].Text != "Send me the November renewals, port, amount, risk." || len(now.Coming[0].Said) != 4 {
			t.Errorf("now: %+v", now.Coming)
		}
	})
}

func TestWhatIsTakenOnComesFirstAndIsNoSuggestion(t *testing.T) {
	withDemo(t, func(t *testing.T, d *desk) {
		d.confirm(bo)
		a, err := d.asks.Record(t.Context(), mia, ask.Recording{Person: bo, Words: "Paint the ferry"})
		d.must(err)
		b := d.show(brief.Briefing{})
		if len(b.Asked) == 0 || b.Asked[0].Target != a.ID || b.Asked[0].Suggested || b.Asked[0].Cite != nil {
			t.Errorf("asked %+v", b.Asked)
		}
		text, err := json.Marshal(b)
		d.must(err)
		for _, part := range []string{`"due":[`, `"asked":[`, `"promised":[`, `"waiting":[`, `"coming":[`, `"reach":[`, `"moves":[`, `"as_of":"2026-11-20T`} {
			if !strings.Contains(string(text), part) {
				t.Errorf("%s is not in %s", part, text)
			}
		}
	})
}

// fact is one row of what a human reader found in the invented mail.
type fact struct{ message, kind, quote, due, state, from string }

// kinds are the words of the program for those of the reader.
var kinds = map[string]string{"ask_of_me": "ask", "promise_by_me": "promise_mine", "ask_of_them": "wait", "promise_by_them": "promise_theirs"}

func truth(t *testing.T) (facts []fact, at map[string]string) {
	t.Helper()
	at = map[string]string{} // file and offset of each message, to its id
	from := map[string]string{}
	names, _ := fs.Glob(demo.Mail, "mail/*.mbox")
	start := regexp.MustCompile(`(?m)^From .*\n`)
	header := regexp.MustCompile(`(?mi)^message-id:\s*(<[^>]+>)`)
	sender := regexp.MustCompile(`(?mi)^from: .*?([^ <>]+@[^ <>]+)>?$`)
	for _, name := range names {
		text, err := demo.Mail.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, place := range start.FindAllIndex(text, -1) {
			head := text[place[1]:]
			head = head[:min(len(head), 1500)]
			if m := header.FindSubmatch(head); m != nil {
				at[filepath.Base(name)+" "+itoa(place[0])] = string(m[1])
				from[string(m[1])] = strings.ToLower(string(sender.FindSubmatch(head)[1]))
			}
		}
	}
	raw, err := os.ReadFile("../../demo/mail/truth.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range strings.Split(strings.TrimSpace(string(raw)), "\n")[1:] {
		f := strings.Split(row, "\t")
		facts = append(facts, fact{f[0], f[1], f[2], f[3], f[4], from[f[0]]})
	}
	return facts, at
}

func itoa(n int) string { b, _ := json.Marshal(n); return string(b) }

// says whether two quotes overlap, whatever their spaces and marks.
func overlap(a, b string) bool {
	plain := func(s string) string {
		return strings.ToLower(regexp.MustCompile(`[^\pL\pN]+`).ReplaceAllString(s, " "))
	}
	a, b = strings.TrimSpace(plain(a)), strings.TrimSpace(plain(strings.TrimSuffix(b, "…")))
	return a != "" && b != "" && (strings.Contains(a, b) || strings.Contains(b, a))
}

func TestBriefOfTheInventedMailAgainstItsReader(t *testing.T) {
	d := newDesk(t, databasetest.SQLite(t))
	d.takeIn()
	d.confirm(bo)
	_, err := d.people.Merge(t.Context(), mia, people.Merging{Person: bo, Other: "bo@lindqvist.example"})
	d.must(err)
	_, err = d.people.Claim(t.Context(), mia, people.Claiming{Address: "mia.torres.p@postbox.example"})
	d.must(err)
	facts, at := truth(t)
	place := func(file string, offset int64) string { return at[filepath.Base(file)+" "+itoa(int(offset))] }

	found, err := d.asks.Suggest(t.Context(), mia, ask.Finding{Person: d.show(brief.Briefing{}).Manager.ID, Limit: 500})
	d.must(err)
	where := map[string]string{}
	d.must(d.db.Read(t.Context(), func(tx *database.Tx) error {
		for _, s := range found.Suggestions {
			m, ok, err := d.mail.Get(tx, mia, s.Message)
			if err != nil || !ok {
				t.Errorf("%q has no message: %v", s.Words, err)
			}
			where[s.ID] = place(m.File, m.Offset)
		}
		return nil
	}))
	b := d.show(brief.Briefing{At: "2026-11-20"})
	open := func(f fact) bool { return f.state == "open" || f.state == "overdue" }

	var wanted, suggested, live, shown int
	for _, f := range facts {
		if f.kind != "ask_of_me" || !open(f) || f.from != bo && f.from != "bo@lindqvist.example" {
			continue
		}
		wanted++
		i := slices.IndexFunc(found.Suggestions, func(s ask.Suggestion) bool {
			return s.Kind == "ask" && where[s.ID] == f.message && overlap(s.Words, f.quote)
		})
		inBrief := slices.ContainsFunc(all(b), func(l brief.Line) bool {
			return (l.Kind == "ask" || l.Kind == "promise_mine") && l.Cite != nil && place(l.Cite.File, l.Cite.Offset) == f.message && overlap(l.Text, f.quote)
		})
		switch {
		case i < 0:
			t.Logf("missed: %s %q by %q", f.state, f.quote, f.due)
		default:
			suggested++
			if s := found.Suggestions[i]; s.Live(b.AsOf) {
				live++
			} else {
				t.Logf("found, not live: %s %q by %q: form %s, sure %v, answered %v, due %q", f.state, f.quote, f.due, s.Form, s.Sure, s.Answer != "", s.Due)
			}
		}
		if inBrief {
			shown++
		}
	}
	t.Logf("of %d open asks of Bo's to Mia: %d suggested, %d of them live, %d in the brief", wanted, suggested, live, shown)

	right, stands := 0, 0
	for _, l := range all(b) {
		match := func(f fact) bool {
			taken := kinds[f.kind] == "ask" && l.Kind == "promise_mine" // a yes of hers makes it a promise
			return (kinds[f.kind] == l.Kind || taken) && l.Cite != nil && f.message == place(l.Cite.File, l.Cite.Offset) && overlap(l.Text, f.quote)
		}
		i := slices.IndexFunc(facts, match)
		switch {
		case i < 0:
			t.Logf("not in the reader's list: %s %q (%s)", l.Kind, l.Text, l.Standing)
			continue
		case !slices.ContainsFunc(facts, func(f fact) bool { return match(f) && open(f) }):
			t.Logf("in the list, but %s: %s %q (%s)", facts[i].state, l.Kind, l.Text, l.Standing)
		default:
			stands++
		}
		right++
	}
	t.Logf("of %d lines of the brief: %d in the reader's list, %d of them open", len(all(b)), right, stands)
	if wanted != openAsks || suggested < fewestSuggested || shown < fewestShown || right < len(all(b))*8/10 || stands < len(all(b))*8/10 {
		t.Error("the brief tells less than it did")
	}
}

// What was measured, a little lowered: a change of the rules may move a line or two, not more.
const (
	openAsks        = 17
	fewestSuggested = 9
	fewestShown     = 6
)
