package history_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"upward/internal/corpus"
	"upward/internal/feature/history"
	"upward/internal/feature/people"
	"upward/internal/platform/database"
	"upward/internal/platform/fault"
	"upward/internal/platform/operation"
)

func TestCountsAddUpOnEveryKindOfFile(t *testing.T) {
	first, second := mail{id: "<first-message@example.com>", subject: "first"}, mail{id: "<second-message@example.com>", subject: "second"}
	for _, c := range []struct {
		name                       string
		files                      map[string]string
		stored, duplicate, refused int64
	}{
		{"clean", map[string]string{"a.mbox": box(first, second)}, 2, 0, 0},
		{"one message twice", map[string]string{"a.mbox": box(first, second, first)}, 2, 1, 0},
		{"one message in two folders", map[string]string{"a.mbox": box(first, second), "b/c.eml": second.String()}, 2, 1, 0},
		{"mixed line ends", map[string]string{"a.mbox": box(first), "b.mbox": strings.ReplaceAll(box(second), "\n", "\r\n")}, 2, 0, 0},
		{"not mail beside mail", map[string]string{"a.mbox": box(first), "b.mbox": "This is a shopping list.\nMilk, bread.\n", "c.eml": "%PDF-1.4 nothing"}, 1, 0, 2},
		{"nobody on it", map[string]string{"a.mbox": box(mail{from: "-", to: "-"}, first)}, 1, 0, 1},
		{"truncated in the text", map[string]string{"a.mbox": strings.TrimSuffix(box(first, second), "send the list.\n\n")}, 2, 0, 0},
		{"truncated in the header", map[string]string{"a.mbox": box(first) + "From bo@example.com Mon Jul 13 05:41:46 2026\nFrom: Bo <bo@exam"}, 2, 0, 0},
		{"concatenated without a blank line", map[string]string{"a.mbox": strings.TrimSuffix(box(first), "\n") + box(second)}, 2, 0, 0},
		{"NUL and broken UTF-8", map[string]string{"a.mbox": box(mail{id: "<nul-message@example.com>", subject: "a\x00b\xff", body: "one\x00two \xc3\x28 \xff\xfe"}, first)}, 2, 0, 0},
		{"a hole of NUL bytes", map[string]string{"a.mbox": box(first) + strings.Repeat("\x00", 9000) + box(second)}, 2, 0, 0},
		{"wrong charset", map[string]string{"a.eml": mail{header: "Content-Type: text/plain; charset=utf-8\n", body: "Gr\xfc\xdfe aus M\xfcnchen"}.String(),
			"b.eml": mail{header: "Content-Type: text/plain; charset=klingon\n", subject: "=?klingon?Q?x=FF?=", body: "n\xe9"}.String()}, 2, 0, 0},
		{"the year 1", map[string]string{"a.mbox": box(mail{id: "<year-one@example.com>", date: "Mon, 1 Jan 0001 00:00:00 +0000"}, mail{id: "<no-date-at-all@example.com>", date: "yesterday"})}, 2, 0, 0},
		{"0 bytes", map[string]string{"a.mbox": "", "Inbox": ""}, 0, 0, 0},
		{"an empty .eml", map[string]string{"a.eml": ""}, 0, 0, 1},
		{"an endless line", map[string]string{"a.mbox": box(mail{body: strings.Repeat("x", 3<<20)}, first)}, 2, 0, 0},
		{"no id, the same text", map[string]string{"a.mbox": box(mail{subject: "x"}, mail{subject: "x"}, mail{subject: "y"})}, 2, 1, 0},
		{"an id that two senders share", map[string]string{"a.mbox": box(mail{id: "<constant-id@broken.example>"}, mail{id: "<constant-id@broken.example>", from: "sam@example.com"})}, 2, 0, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			each(t, func(t *testing.T, d *desk) {
				for name, text := range c.files {
					d.write(name, text)
				}
				report := d.takeIn()
				d.tally("first import", report.Tally, c.stored, c.duplicate, c.refused)
				if int64(len(report.Refusals)) != c.refused {
					t.Errorf("refusals %+v", report.Refusals)
				}
				for _, r := range report.Refusals {
					if !strings.HasPrefix(r.File, d.folder) || r.Reason == "" {
						t.Errorf("refusal without its place: %+v", r)
					}
				}
				d.tally("second import", d.takeIn().Tally, 0, c.stored+c.duplicate, c.refused)
				if n := d.kept(); n != c.stored {
					t.Errorf("%d messages are kept", n)
				}
			})
		})
	}
}

func TestImportWithoutAPathOrWithAWrongOneSaysSo(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		good := d.write("a.mbox", box(mail{}))
		for _, paths := range [][]string{nil, {""}, {good, "  "}, {filepath.Join(d.folder, "nothing")}, {good, filepath.Join(d.folder, "nothing")}} {
			_, err := d.Import(t.Context(), mia, history.Importing{Paths: paths, Me: "mia@example.com"})
			if fault.KindOf(err) != fault.Invalid || fault.FieldOf(err) != "paths" {
				t.Errorf("%q: %v", paths, err)
			}
		}
		if n := d.kept(); n != 0 {
			t.Errorf("%d messages were taken in beside a wrong path", n)
		}
		_, err := d.Import(t.Context(), mia, history.Importing{Paths: []string{good}, Me: "not an address"})
		if fault.KindOf(err) != fault.Invalid || fault.FieldOf(err) != "me" {
			t.Errorf("a wrong address: %v", err)
		}
	})
}

func TestRefreshReadsOnlyWhatIsNew(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		if _, err := d.Refresh(t.Context(), mia, operation.None{}); fault.KindOf(err) != fault.NotFound {
			t.Errorf("nothing to refresh: %v", err)
		}
		d.write("one/a.mbox", box(many(0, 3)...))
		d.write("two/b.mbox", box(many(10, 3)...))
		d.takeIn(filepath.Join(d.folder, "one"), filepath.Join(d.folder, "two"))
		refresh := func() history.Report {
			t.Helper()
			report, err := d.Refresh(t.Context(), mia, operation.None{})
			if err != nil {
				t.Fatal(err)
			}
			return report
		}
		d.tally("nothing changed", refresh().Tally, 0, 0, 0)
		d.write("two/b.mbox", box(many(10, 5)...))
		d.tally("one grew", refresh().Tally, 2, 3, 0)
		d.write("one/c.eml", mail{id: "<a-new-file@example.com>"}.String())
		d.tally("a file came", refresh().Tally, 1, 3, 0)
		d.tally("nothing changed again", refresh().Tally, 0, 0, 0)
		if err := os.RemoveAll(filepath.Join(d.folder, "one")); err != nil {
			t.Fatal(err)
		}
		report := refresh()
		if len(report.Refusals) != 1 || !strings.Contains(report.Refusals[0].Reason, "not there any more") {
			t.Errorf("a folder that is gone: %+v", report)
		}
		if n := d.kept(); n != 9 {
			t.Errorf("%d messages are kept", n)
		}
	})
}

func TestSourcesTellWhatBecameOfEach(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		bad := d.write("bad.mbox", "no mail\n")
		good := d.write("good.mbox", box(many(0, 3)...))
		d.takeIn(bad, good)
		out, err := d.ListSources(t.Context(), mia, operation.None{})
		if err != nil || len(out.Sources) != 2 {
			t.Fatalf("%+v, %v", out, err)
		}
		for _, s := range out.Sources {
			want := history.Tally{Seen: 3, Stored: 3}
			if s.Path == bad {
				want = history.Tally{Seen: 1, Refused: 1}
			}
			if s.State != "done" || s.Tally != want || !s.Refreshed.Equal(today) {
				t.Errorf("%+v", s)
			}
		}
	})
}

func TestStoppedImportKeepsWhatWasReadAndGoesOnLater(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		path := d.write("a.mbox", box(many(0, 1000)...))
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		watch := func(p history.Progress) {
			if p.Seen >= 400 {
				cancel()
			}
		}
		report, err := d.ImportWatched(ctx, mia, history.Importing{Paths: []string{path}, Me: "mia@example.com"}, watch)
		if fault.KindOf(err) != fault.Unavailable || !strings.Contains(fault.Message(err), "what was read is kept") {
			t.Fatalf("err = %v", err)
		}
		d.addsUp(report.Tally)
		kept := d.kept()
		if kept != report.Stored || kept < 400 || kept >= 1000 {
			t.Fatalf("%d kept, report %+v", kept, report.Tally)
		}
		again, err := d.Refresh(t.Context(), mia, operation.None{})
		if err != nil {
			t.Fatal(err)
		}
		d.tally("going on", again.Tally, 1000-kept, kept, 0)
		if bo, me := d.person("bo@example.com").Messages, d.person("mia@example.com").Messages; bo != 1000 || me != 1000 {
			t.Errorf("%d and %d messages are counted of 1000", bo, me)
		}
		if n := len(d.fresh); n != 1 || len(d.fresh[0].New) != 1000 {
			t.Errorf("%d times news", n)
		}
	})
}

func TestImportThatIsStoppedWhileItSavesSaysThatItWasStopped(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		path := d.write("a.mbox", box(many(0, 50)...))
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		_, err := d.Import(ctx, mia, history.Importing{Paths: []string{path}, Me: "mia@example.com"})
		if err == nil || fault.KindOf(err) == fault.Internal && !errors.Is(err, context.Canceled) {
			t.Errorf("err = %v", err)
		}
		d.tally("later", d.takeIn().Tally, 50, 0, 0)
	})
}

func TestFailureInTheMiddleLosesNothingAndDoublesNothing(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		d.write("a.mbox", box(many(0, 900)...))
		// The second batch cannot be saved: what a full disk does.
		forbid := `CREATE TRIGGER full_disk BEFORE INSERT ON history_message WHEN (SELECT COUNT(*) FROM history_message) >= 500
			BEGIN SELECT RAISE(ABORT, 'disk full'); END`
		allow := `DROP TRIGGER full_disk`
		if d.db.Engine == database.PostgreSQL {
			forbid = `CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
				IF (SELECT COUNT(*) FROM history_message) >= 500 THEN RAISE 'disk full'; END IF; RETURN NEW; END $$;
				CREATE TRIGGER full_disk BEFORE INSERT ON history_message FOR EACH ROW EXECUTE FUNCTION full_disk()`
			allow = `DROP TRIGGER full_disk ON history_message`
		}
		d.do(forbid)
		report, err := d.Import(t.Context(), mia, history.Importing{Paths: []string{d.folder}, Me: "mia@example.com"})
		if err == nil {
			t.Fatal("the import says that it worked")
		}
		d.tally("until then", report.Tally, 400, 0, 0)
		out, err := d.ListSources(t.Context(), mia, operation.None{})
		if err != nil || out.Messages != 400 || out.Sources[0].State != "failed" || out.Sources[0].Tally != report.Tally {
			t.Errorf("%+v, %v", out, err)
		}
		d.do(allow)
		again, err := d.Refresh(t.Context(), mia, operation.None{})
		if err != nil {
			t.Fatal(err)
		}
		d.tally("again", again.Tally, 500, 400, 0)
		if bo := d.person("bo@example.com").Messages; bo != 900 {
			t.Errorf("%d messages are counted of 900", bo)
		}
	})
}

// do runs a statement.
func (d *desk) do(statement string) {
	d.t.Helper()
	if err := d.db.Write(d.t.Context(), func(tx *database.Tx) error { _, err := tx.Exec(statement); return err }); err != nil {
		d.t.Fatal(err)
	}
}

func TestOwnAddressIsGuessedWhereNobodySaidIt(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		path := d.write("a.mbox", box(mail{id: "<one-message@x.example>"}, mail{id: "<two-message@x.example>", from: "Sam <sam@example.com>"}))
		report, err := d.Import(t.Context(), mia, history.Importing{Paths: []string{path}})
		if err != nil || !report.Guessed || !slices.Equal(report.Me, []string{"mia@example.com"}) {
			t.Errorf("%+v, %v", report, err)
		}
		d.write("a.mbox", box(many(0, 3)...))
		report, err = d.Import(t.Context(), mia, history.Importing{Paths: []string{path}})
		if err != nil || report.Guessed || !slices.Equal(report.Me, []string{"mia@example.com"}) {
			t.Errorf("again: %+v, %v", report, err)
		}
	})
}

func TestUploadIsTakenInAndNotRefreshed(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		text := box(many(0, 5)...)
		var last history.Progress
		report, err := d.ImportStream(t.Context(), mia, "Takeout.mbox", strings.NewReader(text), int64(len(text)), "mia@example.com", func(p history.Progress) { last = p })
		if err != nil {
			t.Fatal(err)
		}
		d.tally("upload", report.Tally, 5, 0, 0)
		if last.Bytes != int64(len(text)) || last.Read != last.Bytes || last.Seen != 5 || last.Step != "connecting" {
			t.Errorf("progress %+v", last)
		}
		again, err := d.Refresh(t.Context(), mia, operation.None{})
		if err != nil || again.Seen != 0 {
			t.Errorf("%+v, %v", again, err)
		}
	})
}

func TestImportInTheBackgroundTellsHowFarItIs(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		if _, known := d.Running(mia); known {
			t.Error("something runs already")
		}
		path := d.write("a.mbox", box(many(0, 500)...))
		gate := make(chan bool)
		ctx, cancel := context.WithCancel(t.Context())
		work := func(ctx context.Context, watch func(history.Progress)) (history.Report, error) {
			return d.ImportWatched(ctx, mia, history.Importing{Paths: []string{path}, Me: "mia@example.com"}, func(p history.Progress) {
				watch(p)
				if p.Step == "connecting" {
					gate <- true
					<-gate
				}
			})
		}
		if err := d.Start(ctx, mia, work); err != nil {
			t.Fatal(err)
		}
		cancel() // the page that started it is gone
		<-gate
		if p, known := d.Running(mia); !known || p.Done || p.Seen != 500 || p.Report != nil {
			t.Errorf("meanwhile %+v", p)
		}
		if err := d.Start(t.Context(), mia, work); fault.KindOf(err) != fault.Conflict {
			t.Errorf("a second one: %v", err)
		}
		gate <- true
		d.Wait()
		if p, _ := d.Running(mia); !p.Done || p.Failed != "" || p.Report == nil || p.Report.Stored != 500 || p.Tally != p.Report.Tally {
			t.Errorf("afterwards %+v", p)
		}
		failing := func(context.Context, func(history.Progress)) (history.Report, error) {
			return history.Report{}, fault.New(fault.Unavailable, "The disk is full.")
		}
		if err := d.Start(t.Context(), mia, failing); err != nil {
			t.Fatal(err)
		}
		d.Wait()
		if p, _ := d.Running(mia); !p.Done || p.Failed != "The disk is full." {
			t.Errorf("after a failure %+v", p)
		}
	})
}

func TestForgottenPersonIsErasedAndDoesNotComeBack(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		ines := "Ines Aydin <ines.aydin@example.com>"
		d.write("a.mbox", box(
			mail{id: "<from-her@example.com>", from: ines, subject: "from her"},
			mail{id: "<to-her@example.com>", from: "mia@example.com", to: ines, subject: "to her"},
			mail{id: "<to-both@example.com>", from: "mia@example.com", to: ines + ", Bo Lindqvist <bo@example.com>", subject: "to both", body: "Ask Ines Aydin."},
			mail{id: "<other-address@example.com>", from: "Ines Aydin <ia77@private.example>", subject: "from elsewhere"},
			mail{id: "<without-recipients@example.com>", to: "-", subject: "without recipients"},
			mail{id: "<from-bo@example.com>", subject: "ines.aydin@example.com asked", header: "In-Reply-To: <ines.aydin@example.com>\nReferences: <first-of-all@example.com>\n"},
		))
		d.write("ines.aydin@example.com/broken.mbox", "no mail\n")
		d.tally("before", d.takeIn().Tally, 6, 0, 1)
		hers := filepath.Join(d.folder, "ines.aydin@example.com")
		d.takeIn(hers)
		if _, err := d.people.Forget(t.Context(), mia, people.Which{Person: "ines.aydin@example.com"}); err != nil {
			t.Fatal(err)
		}
		check := func() {
			t.Helper()
			got := subjects(d.with("bo@example.com"))
			if want := []string{"[someone] asked", "to both", "without recipients"}; !slices.Equal(got, want) || d.kept() != 3 {
				t.Errorf("left: %q of %d", got, d.kept())
			}
			if told := fmt.Sprintf("%+v", d.sealed()); strings.Contains(told, "aydin") || !strings.Contains(told, "first-of-all") {
				t.Errorf("sealed is %s", told)
			}
			for _, m := range d.with("bo@example.com") {
				if told := fmt.Sprintf("%+v", m); strings.Contains(told, "Aydin") || strings.Contains(told, "aydin") {
					t.Errorf("she is still in %s", told)
				}
			}
		}
		check()
		if len(d.erased) != 1 || len(d.erased[0].Messages) != 3 {
			t.Errorf("told as erased: %+v", d.erased)
		}
		report := d.takeIn()
		d.tally("again", report.Tally, 0, 3, 4)
		for _, r := range report.Refusals {
			if strings.Contains(r.File, "aydin") {
				t.Errorf("she is in the refusal %+v", r)
			}
		}
		check()
		d.takeIn(hers)
		check()
	})
}

// sealed returns what is sealed of messages and sources.
func (d *desk) sealed() (all []any) {
	d.t.Helper()
	d.read(func(tx *database.Tx) error {
		key, err := d.keys.Key(tx, mia)
		if err != nil {
			return err
		}
		for _, table := range []string{"history_message", "history_source"} {
			err = errors.Join(err, tx.Each(func(row database.Row) error {
				var id string
				var sealed []byte
				var plain any
				if err := row.Scan(&id, &sealed); err != nil {
					return err
				}
				err := key.Open(table+"/"+id, sealed, &plain)
				all = append(all, plain)
				return err
			}, `SELECT id, content FROM `+table))
		}
		return err
	})
	return all
}

// interrupted is a stream in the middle of which something happens.
type interrupted struct {
	io.Reader
	left  int
	event func()
}

func (i *interrupted) Read(b []byte) (int, error) {
	if i.left <= 0 && i.event != nil {
		i.event()
		i.event = nil
	}
	n, err := i.Reader.Read(b)
	i.left -= n
	return n, err
}

func TestWhoIsForgottenDuringAnImportDoesNotComeBackByIt(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		d.write("a.mbox", box(mail{id: "<known-before@example.com>", from: "Ines Aydin <ines.aydin@example.com>"}))
		d.takeIn()
		var long []mail
		for i := range 2000 {
			long = append(long, mail{id: fmt.Sprintf("<message-%05d@example.com>", i), from: "Ines Aydin <ines.aydin@example.com>", body: strings.Repeat("Quite a long text. ", 20)})
		}
		text := box(append(long, mail{id: "<from-bo@example.com>"})...)
		stream := &interrupted{strings.NewReader(text), len(text) / 2, func() {
			if _, err := d.people.Forget(t.Context(), mia, people.Which{Person: "ines.aydin@example.com"}); err != nil {
				t.Error(err)
			}
		}}
		if _, err := d.ImportStream(t.Context(), mia, "long.mbox", stream, 0, "", func(history.Progress) {}); err != nil {
			t.Fatal(err)
		}
		if n := d.kept(); n != 1 {
			t.Errorf("%d messages are kept", n)
		}
		if _, err := d.people.Show(t.Context(), mia, people.Which{Person: "ines.aydin@example.com"}); fault.KindOf(err) != fault.NotFound {
			t.Errorf("she is there: %v", err)
		}
	})
}

func TestEveryDifficultMessageIsCounted(t *testing.T) {
	folder := corpus.Path(t, "parsing")
	each(t, func(t *testing.T, d *desk) {
		report, err := d.Import(t.Context(), mia, history.Importing{Paths: []string{folder}})
		if err != nil {
			t.Fatal(err)
		}
		d.addsUp(report.Tally)
		again, err := d.Import(t.Context(), mia, history.Importing{Paths: []string{folder}})
		if err != nil {
			t.Fatal(err)
		}
		d.tally("again", again.Tally, 0, report.Stored+report.Duplicate, report.Refused)
		if n := d.kept(); n != report.Stored || n == 0 {
			t.Errorf("%d kept of %+v", n, report.Tally)
		}
		t.Logf("%+v", report.Tally)
	})
}

func TestEveryDifficultFileByItselfIsCounted(t *testing.T) {
	folder := corpus.Path(t, "parsing")
	each(t, func(t *testing.T, d *desk) {
		var paths []string
		err := filepath.WalkDir(folder, func(path string, entry os.DirEntry, err error) error {
			if err == nil && entry.Type().IsRegular() {
				paths = append(paths, path)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		report, err := d.Import(t.Context(), mia, history.Importing{Paths: paths})
		if err != nil {
			t.Fatal(err)
		}
		d.addsUp(report.Tally)
		if n := d.kept(); n != report.Stored {
			t.Errorf("%d kept of %+v", n, report.Tally)
		}
		t.Logf("%d files: %+v", len(paths), report.Tally)
	})
}
