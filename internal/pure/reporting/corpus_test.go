package reporting

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"upward/internal/corpus"
	"upward/internal/pure/identity/realmail"
	"upward/internal/pure/prose"
)

// load reads mailboxes as the importer does: identities merged, only what the sender wrote.
func load(t *testing.T, paths ...string) ([]Message, map[string]string, map[string]string) {
	t.Helper()
	var reader realmail.Reader
	for _, path := range paths {
		file, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		if err := reader.Read(file); err != nil {
			t.Fatal(err)
		}
	}
	of, names := realmail.Persons(reader.Letters)
	var out []Message
	for _, l := range reader.Letters {
		m := Message{At: l.At, From: of[l.From.Address], Subject: l.Subject, Text: prose.Written(l.Body), Bulk: l.Bulk}
		for _, a := range l.To {
			m.To = append(m.To, of[a.Address])
		}
		for _, a := range l.Cc {
			m.Cc = append(m.Cc, of[a.Address])
		}
		m.Words, m.Asks = prose.Words(m.Text), len(prose.Asks(m.Text))
		out = append(out, m)
	}
	return out, of, names
}

// asked is one question with its known answer.
type asked struct {
	title, report, manager string
	messages               []Message
	names                  map[string]string
}

// questions are the twelve known answers: ten pairs within one merged history, two whole mailboxes.
func questions(t *testing.T) []asked {
	paths, _ := filepath.Glob(filepath.Join(corpus.Path(t, "mail/pairs"), "*", "fixed.mbox"))
	messages, of, names := load(t, paths...)
	var out []asked
	for _, path := range paths {
		title := filepath.Base(filepath.Dir(path))
		report, manager, _ := strings.Cut(title, "__")
		out = append(out, asked{title, named(of, messages, report), named(of, messages, manager), messages, names})
	}
	boxes, _ := filepath.Glob(filepath.Join(corpus.Path(t, "mail/mailboxes"), "*.raw.mbox"))
	for _, path := range boxes {
		report, _, _ := strings.Cut(filepath.Base(path), "-")
		messages, of, names := load(t, path)
		for _, q := range out {
			if pair, manager, _ := strings.Cut(q.title, "__"); pair == report {
				out = append(out, asked{report + " whole", named(of, messages, report), named(of, messages, manager), messages, names})
			}
		}
	}
	return out
}

// named is the person with this surname who writes most.
func named(of map[string]string, messages []Message, surname string) string {
	sent := map[string]int{}
	for _, m := range messages {
		sent[m.From]++
	}
	best := ""
	for address, person := range of {
		if strings.Contains(address, "."+surname+"@") && (best == "" || sent[person] > sent[best]) {
			best = person
		}
	}
	return best
}

// place is where the true manager stands (0 first, -1 absent), their score and the best other score.
func place(q asked, messages []Message) (at int, score, other float64) {
	at = -1
	for i, c := range Managers(q.report, messages, q.names) {
		if c.Person == q.manager {
			at, score = i, c.Score
		} else {
			other = max(other, c.Score)
		}
	}
	return at, score, other
}

func TestKnownManagersComeFirst(t *testing.T) {
	first, led := 0, 0
	all := questions(t)
	for _, q := range all {
		at, score, other := place(q, q.messages)
		back := q
		back.report, back.manager = q.manager, q.report
		_, reverse, _ := place(back, q.messages)
		t.Logf("%-20s rank %d, score %.2f, best other %.2f, the report as manager of the manager %.2f", q.title, at+1, score, other, reverse)
		if at == 0 {
			first++
		}
		if score > reverse {
			led++
		}
		if reverse >= 0.5 {
			t.Errorf("%s: the report passes for the manager with %.2f", q.title, reverse)
		}
	}
	t.Logf("first: %d of %d; direction right: %d of %d", first, len(all), led, len(all))
	if first < 10 {
		t.Errorf("only %d of %d known managers come first", first, len(all))
	}
	halves(t, all)
	leaveOut(t, all)
	if os.Getenv("SHOW_MERGED") != "" {
		show(t, all)
	}
}

// leaveOut asks every question without one signal after the other: no single one may carry the result.
func leaveOut(t *testing.T, all []asked) {
	first := map[string]int{}
	kinds := (&pair{}).marks()
	for _, q := range all {
		pairs := read(q.report, q.messages)
		for _, m := range kinds {
			if list := rank(q.report, pairs, q.names, m.kind); len(list) > 0 && list[0].Person == q.manager {
				first[m.kind]++
			}
		}
	}
	for _, m := range kinds {
		t.Logf("without %-9s first in %d of %d", m.kind, first[m.kind], len(all))
		if first[m.kind] < len(all)-2 {
			t.Errorf("without %s only %d of %d known managers come first", m.kind, first[m.kind], len(all))
		}
	}
}

// halves asks every question twice, of the even and of the odd hours of the mail.
func halves(t *testing.T, all []asked) {
	first, total := 0, 0
	for _, q := range all {
		for half := range 2 {
			var some []Message
			for _, m := range q.messages {
				if int(math.Abs(float64(m.At.Unix())))/3600%2 == half {
					some = append(some, m)
				}
			}
			at, score, other := place(q, some)
			total++
			if at == 0 {
				first++
			} else {
				t.Logf("%s, half %d: rank %d, score %.2f, best other %.2f", q.title, half, at+1, score, other)
			}
		}
	}
	t.Logf("first in %d of %d halves", first, total)
	if first < total*3/4 {
		t.Errorf("first in only %d of %d halves", first, total)
	}
}

// show logs the evidence; it is personal data, so only on request.
func show(t *testing.T, all []asked) {
	for _, q := range all {
		list := Managers(q.report, q.messages, q.names)
		for _, c := range list[:min(3, len(list))] {
			t.Logf("%s: %s %.2f", q.title, c.Person, c.Score)
			for _, e := range c.Evidence {
				t.Logf("    %+.2f %-9s %s", e.Weight, e.Kind, e.Text)
			}
		}
	}
}
