package app_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"upward/internal/app"
	"upward/internal/feature/history"
	"upward/internal/feature/people"
	"upward/internal/platform/config"
	"upward/internal/platform/database"
	"upward/internal/platform/id"
	"upward/internal/platform/operation"
	"upward/internal/schema"
)

// many is how many messages the mailbox of these tests holds: enough for an import to be caught in the middle.
const many = 3000

// machine is the real program, built once, with a mailbox to read.
type machine struct {
	program, mailbox string
}

func TestProgramWithstands(t *testing.T) {
	if testing.Short() {
		t.Skip("this test builds the program and kills it several times; run it without -short")
	}
	folder := t.TempDir()
	m := machine{program: filepath.Join(folder, "upward"), mailbox: filepath.Join(folder, "big.mbox")}
	build := exec.Command("go", "build", "-o", m.program, "upward/cmd/upward")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	if err := os.WriteFile(m.mailbox, generate(many), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Run("being killed while it imports", m.killed)
	t.Run("being killed while it makes its data", m.killedEarly)
	t.Run("two of it at once", m.twice)
	t.Run("a data folder that cannot be written", m.readOnly)
	t.Run("a full disk", m.fullDisk)
	t.Run("data of a newer version", m.newer)
	t.Run("a damaged database", m.damaged)
	t.Run("a key that is lost", m.lostKey)
}

// generate returns a mailbox of n different messages between two people.
func generate(n int) []byte {
	var text bytes.Buffer
	random := rand.New(rand.NewPCG(1, 2))
	words := strings.Fields("the list of ports and prices for Friday could you send it please we talked about ferries yesterday")
	for i := range n {
		from, to := "Bo Lindqvist <bo@example.com>", "Mia Torres <mia@example.com>"
		if i%3 == 0 {
			from, to = to, from
		}
		at := time.Date(2025, 1, 1, 8, 0, 0, 0, time.UTC).Add(time.Duration(i) * time.Hour).Format(time.RFC1123Z)
		fmt.Fprintf(&text, "From x@example.com Mon Jul 13 05:41:46 2026\nFrom: %s\nTo: %s\nDate: %s\nSubject: Topic %d\nMessage-ID: <number-%d@example.com>\n\n", from, to, at, i%50, i)
		for range 40 {
			text.WriteString(words[random.IntN(len(words))] + " ")
		}
		text.WriteString(".\n\n")
	}
	return text.Bytes()
}

func (m machine) command(data string, args ...string) *exec.Cmd {
	c := exec.Command(m.program, args...)
	c.Env = append(os.Environ(), "UPWARD_DATA="+data, "UPWARD_DATABASE=", "UPWARD_KEY_FILE=", "UPWARD_PUBLIC_URL=")
	return c
}

func (m machine) importing(data string) *exec.Cmd {
	return m.command(data, "import", m.mailbox, "--me", "mia@example.com", "--json")
}

// finish imports to the end and returns the report.
func (m machine) finish(t *testing.T, data string) (report history.Report) {
	t.Helper()
	var stderr bytes.Buffer
	c := m.importing(data)
	c.Stderr = &stderr
	out, err := c.Output()
	if err != nil {
		t.Fatalf("import: %v\n%s", err, stderr.String())
	}
	if err := json.Unmarshal(out, &report); err != nil {
		t.Fatalf("%v in %s", err, out)
	}
	return report
}

// fails runs the program and checks that it ends with code 1 and one sentence that holds words.
func (m machine) fails(t *testing.T, c *exec.Cmd, words string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	c.Stdout, c.Stderr = &stdout, &stderr
	err := c.Run()
	exit, _ := errors.AsType[*exec.ExitError](err)
	if exit == nil || exit.ExitCode() != 1 {
		t.Errorf("ended with %v: %s%s", err, stdout.String(), stderr.String())
		return
	}
	told := strings.TrimSpace(stderr.String())
	if stdout.Len() > 0 || strings.Contains(told, "\n") || !strings.Contains(told, words) || len(told) > 300 {
		t.Errorf("told %q on stdout and %q on stderr, want one sentence with %q", stdout.String(), told, words)
	}
}

// plain is a short command without --json.
func (m machine) plain(data string) *exec.Cmd { return m.command(data, "import", m.mailbox) }

// open opens the data as the program does.
func open(t *testing.T, data string) *app.App {
	t.Helper()
	a, err := app.Open(t.Context(), config.Config{Data: data}, app.Outside{Now: time.Now, Random: id.New(nil), Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	return a
}

// complete checks that every message is there once, counted for both people, and in a conversation.
func complete(t *testing.T, data string) {
	t.Helper()
	a := open(t, data)
	out, err := a.History.ListSources(t.Context(), a.Actor, operation.None{})
	if err != nil || out.Messages != many || len(out.Sources) != 1 || out.Sources[0].State != "done" || out.Sources[0].Seen != many {
		t.Errorf("%+v, %v", out, err)
	}
	for _, who := range []string{"bo@example.com", "mia@example.com"} {
		p, err := a.People.Show(t.Context(), a.Actor, people.Which{Person: who})
		if err != nil || p.Messages != many {
			t.Errorf("%s is on %d of %d messages: %v", who, p.Messages, many, err)
		}
	}
	for what, query := range map[string]string{
		"messages without a conversation": `SELECT COUNT(*) FROM history_message WHERE thread = ''`,
		"parties without a message":       `SELECT COUNT(*) FROM history_party p WHERE NOT EXISTS (SELECT 1 FROM history_message m WHERE m.id = p.message)`,
		"messages without both parties":   `SELECT COUNT(*) FROM history_message m WHERE 2 <> (SELECT COUNT(*) FROM history_party p WHERE p.message = m.id)`,
		"accounts too many":               `SELECT COUNT(*) - 1 FROM account`,
	} {
		if n := count(t, a.DB, query); n != 0 {
			t.Errorf("%d %s", n, what)
		}
	}
}

// count returns one number, -1 where the database cannot tell.
func count(t *testing.T, db *database.DB, query string) int64 {
	n := int64(-1)
	err := db.Read(t.Context(), func(tx *database.Tx) (err error) { n, _, err = database.One(tx, database.Number, query); return err })
	if err != nil {
		return -1
	}
	return n
}

func (m machine) killed(t *testing.T) {
	data, random := t.TempDir(), rand.New(rand.NewPCG(3, 4))
	a := open(t, data) // the test looks at the data while the program writes it
	const kills = 4
	kept := int64(0)
	for i := range kills {
		// Each time it gets further: somewhere in the next stretch of the mailbox.
		until := int64(i*many/kills + random.IntN(many/kills) + 1)
		c := m.importing(data)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		ended := make(chan error, 1)
		go func() { ended <- c.Wait() }()
		for count(t, a.DB, `SELECT COUNT(*) FROM history_message`) < until && len(ended) == 0 {
			time.Sleep(time.Duration(random.IntN(3000)) * time.Microsecond)
		}
		c.Process.Kill()
		if err := <-ended; err == nil || !strings.Contains(err.Error(), "killed") {
			t.Fatalf("it ended by itself before it could be killed: %v", err)
		}
		now := count(t, a.DB, `SELECT COUNT(*) FROM history_message`)
		if now < until || now < kept || now > many {
			t.Errorf("%d messages after kill %d, %d were there before", now, i, max(until, kept))
		}
		kept = now
	}
	report := m.finish(t, data)
	if report.Seen != many || report.Stored != many-kept || report.Duplicate != kept || report.Refused != 0 {
		t.Errorf("%d were kept, then %+v", kept, report.Tally)
	}
	complete(t, data)
	if again := m.finish(t, data); again.Stored != 0 || again.Duplicate != many {
		t.Errorf("once more: %+v", again.Tally)
	}
}

func (m machine) killedEarly(t *testing.T) {
	data, random := t.TempDir(), rand.New(rand.NewPCG(5, 6))
	for range 12 {
		c := m.importing(data)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(random.IntN(60_000)) * time.Microsecond)
		c.Process.Kill()
		c.Wait()
	}
	if report := m.finish(t, data); report.Seen != many || report.Stored+report.Duplicate != many {
		t.Errorf("%+v", report.Tally)
	}
	complete(t, data)
}

func (m machine) twice(t *testing.T) {
	data := t.TempDir()
	reports := make(chan history.Report)
	for range 2 {
		go func() {
			var report history.Report
			out, err := m.importing(data).CombinedOutput()
			if err == nil {
				err = json.Unmarshal(out, &report)
			}
			if err != nil {
				t.Errorf("%v: %s", err, out)
			}
			reports <- report
		}()
	}
	one, other := <-reports, <-reports
	if one.Seen != many || other.Seen != many || one.Stored+other.Stored != many {
		t.Errorf("%+v and %+v", one.Tally, other.Tally)
	}
	complete(t, data)
}

// mount makes a small disk of its own, or skips the test.
func mount(t *testing.T, options string) (folder string, remount func(options string)) {
	t.Helper()
	folder = t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder).CombinedOutput(); err != nil {
		t.Skipf("this test needs a disk of its own, and mounting one is not allowed here: %s", bytes.TrimSpace(out))
	}
	t.Cleanup(func() { exec.Command("umount", folder).Run() })
	return folder, func(options string) {
		t.Helper()
		if out, err := exec.Command("mount", "-o", "remount,"+options, folder).CombinedOutput(); err != nil {
			t.Skipf("remounting is not allowed here: %s", bytes.TrimSpace(out))
		}
	}
}

func (m machine) readOnly(t *testing.T) {
	folder, remount := mount(t, "size=64m")
	used := filepath.Join(folder, "used")
	m.finish(t, used)
	remount("ro")
	m.fails(t, m.plain(filepath.Join(folder, "fresh")), "cannot be written")
	m.fails(t, m.plain(used), "cannot be written")
	remount("rw")
	complete(t, used)
}

func (m machine) fullDisk(t *testing.T) {
	for size, words := range map[string]string{"4k": "", "300k": "disk", "3m": "The disk is full"} {
		t.Run(size, func(t *testing.T) {
			data, remount := mount(t, "size="+size)
			m.fails(t, m.plain(data), words)
			m.fails(t, m.plain(data), words)
			remount("size=64m")
			if report := m.finish(t, data); report.Stored+report.Duplicate != many {
				t.Errorf("%+v", report.Tally)
			}
			complete(t, data)
		})
	}
}

func (m machine) newer(t *testing.T) {
	data := t.TempDir()
	a := open(t, data)
	first, err := schema.Migrations.Open("00001_first.sql")
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close()
	var text bytes.Buffer
	if _, err := text.ReadFrom(first); err != nil {
		t.Fatal(err)
	}
	newer := fstest.MapFS{"00001_first.sql": {Data: text.Bytes()}, "09999_newer.sql": {Data: []byte("-- +goose Up\nCREATE TABLE newer (x TEXT);\n")}}
	if err := errors.Join(a.DB.Migrate(t.Context(), newer), a.Close()); err != nil {
		t.Fatal(err)
	}
	m.fails(t, m.plain(data), "newer Upward")
}

func (m machine) damaged(t *testing.T) {
	whole := t.TempDir()
	m.finish(t, whole)
	file, err := os.ReadFile(filepath.Join(whole, "upward.db"))
	if err != nil {
		t.Fatal(err)
	}
	key, err := os.ReadFile(filepath.Join(whole, "upward.key"))
	if err != nil {
		t.Fatal(err)
	}
	noise := make([]byte, len(file))
	rand.NewChaCha8([32]byte{9}).Read(noise)
	for name, broken := range map[string][]byte{
		"no database at all": noise,
		"a spoilt beginning": append(bytes.Clone(noise[:100]), file[100:]...),
		"spoilt from page 2": append(bytes.Clone(file[:4096]), noise[4096:]...),
		"spoilt in its rows": append(bytes.Clone(file[:len(file)/3]), noise[len(file)/3:]...),
		"cut in the middle":  file[:len(file)/2/4096*4096],
		"cut to one page":    file[:4096],
	} {
		t.Run(name, func(t *testing.T) {
			data := t.TempDir()
			if err := errors.Join(os.WriteFile(filepath.Join(data, "upward.db"), broken, 0o600), os.WriteFile(filepath.Join(data, "upward.key"), key, 0o600)); err != nil {
				t.Fatal(err)
			}
			m.fails(t, m.plain(data), "damaged")
		})
	}
}

func (m machine) lostKey(t *testing.T) {
	data := t.TempDir()
	m.finish(t, data)
	path := filepath.Join(data, "upward.key")
	key, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	m.fails(t, m.plain(data), "is missing")
	for text, words := range map[string]string{"": "not a key", strings.Repeat("ab", 32): "does not belong to this data"} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		m.fails(t, m.plain(data), words)
	}
	if err := os.WriteFile(path, key, 0o600); err != nil {
		t.Fatal(err)
	}
	complete(t, data)
}
