package thread_test

import (
	"encoding/csv"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"upward/internal/corpus"
	"upward/internal/pure/identity/realmail"
	"upward/internal/pure/letter"
	"upward/internal/pure/prose"
	"upward/internal/pure/thread"
)

// letters reads every message of some mboxes, each message id once.
func letters(t *testing.T, paths ...string) []letter.Letter {
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
	return reader.Letters
}

// items turns letters into threading's items, with the addresses of one person merged.
func items(list []letter.Letter) []thread.Item {
	person, _ := realmail.Persons(list)
	var out []thread.Item
	for _, l := range list {
		item := thread.Item{ID: l.ID, At: l.At, Subject: l.Subject, From: person[l.From.Address], Name: l.From.Name, Key: l.ID,
			InReplyTo: append(slices.Clone(l.InReplyTo), l.References...)}
		for _, a := range append(slices.Clone(l.To), l.Cc...) {
			item.To = append(item.To, person[a.Address])
		}
		for _, q := range prose.QuotedHeaders(l.Body) {
			if q.HasTime {
				item.Quoted = append(item.Quoted, thread.Quote{From: q.From, At: q.At})
			}
		}
		out = append(out, item)
	}
	return out
}

func TestParentsAgreeWithQuotedHeadersOfRealMail(t *testing.T) {
	gold := readGold(t, corpus.Path(t, "mail/reply_gold.tsv"))
	paths, _ := filepath.Glob(filepath.Join(corpus.Path(t, "mail/pairs"), "*", "fixed.mbox"))
	mail := letters(t, paths...)
	list := items(mail)
	if found := score(t, "all pairs as one history", list, thread.Links(list), gold); found < 0.95 {
		t.Errorf("recall %.3f", found)
	}
	for i := range list {
		list[i].Quoted = nil
	}
	if found := score(t, "without reading quotes", list, thread.Links(list), gold); found < 0.9 {
		t.Errorf("recall %.3f without quotes", found)
	}
	for i := range mail {
		mail[i].From.Name = ""
		for j := range mail[i].To {
			mail[i].To[j].Name = ""
		}
		for j := range mail[i].Cc {
			mail[i].Cc[j].Name = ""
		}
	}
	list = items(mail)
	if found := score(t, "without display names", list, thread.Links(list), gold); found < 0.95 {
		t.Errorf("recall %.3f without names", found)
	}
}

type goldRow struct {
	pair, reply, parent, subject string
	minutes                      float64
}

func readGold(t *testing.T, path string) []goldRow {
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	r := csv.NewReader(file)
	r.Comma, r.LazyQuotes = '\t', true
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []goldRow
	for _, row := range rows[1:] {
		minutes, _ := strconv.ParseFloat(row[9], 64)
		if row[0] == "dev" {
			out = append(out, goldRow{row[1], trimAngles(row[2]), trimAngles(row[5]), row[10], minutes})
		}
	}
	return out
}

func trimAngles(id string) string {
	if len(id) > 1 && id[0] == '<' {
		return id[1 : len(id)-1]
	}
	return id
}

// score logs how links agree with the gold and returns the share of true parents found.
func score(t *testing.T, title string, list []thread.Item, links []thread.Link, gold []goldRow) float64 {
	at, byID := map[string]time.Time{}, map[string]thread.Link{}
	for i, item := range list {
		at[item.ID], byID[item.ID] = item.At, links[i]
	}
	var missing, withParent, right, wrong, none, orphans, orphanLinked int
	var errors []float64
	for _, g := range gold {
		link, ok := byID[g.reply]
		if !ok {
			missing++
			continue
		}
		if g.parent == "" {
			orphans++
			if link.Parent != "" {
				orphanLinked++
				if os.Getenv("SHOW") != "" {
					t.Logf("orphan linked: %s %q %s -> %s by %s %.1f vs %.1f", g.pair, g.subject, g.reply[:9], link.Parent[:9], link.Why, at[g.reply].Sub(at[link.Parent]).Minutes(), g.minutes)
				}
			}
			continue
		}
		withParent++
		switch link.Parent {
		case g.parent:
			right++
		case "":
			none++
			if os.Getenv("SHOW") != "" {
				t.Logf("none: %s %q %s, want %s", g.pair, g.subject, g.reply, g.parent)
			}
		default:
			wrong++
			if os.Getenv("SHOW") != "" {
				t.Logf("wrong: %s %q %s, want %s, got %s %s", g.pair, g.subject, g.reply, g.parent, link.Parent, link.Why)
			}
		}
		if link.Parent != "" {
			errors = append(errors, math.Abs(at[g.reply].Sub(at[link.Parent]).Minutes()-g.minutes))
		}
	}
	slices.Sort(errors)
	median, within := math.NaN(), 0
	for _, e := range errors {
		if e <= 60 {
			within++
		}
	}
	if len(errors) > 0 {
		median = errors[len(errors)/2]
	}
	why := map[string]int{}
	for _, l := range links {
		why[l.Why]++
	}
	t.Logf("%s: %d items, links %v; gold %d (%d not found)", title, len(list), why, len(gold), missing)
	t.Logf("  with parent %d: right %d, wrong %d, none %d; recall %.3f precision %.3f; latency error median %.1f min, within 60 min %.3f of linked",
		withParent, right, wrong, none, float64(right)/float64(withParent), float64(right)/float64(max(1, right+wrong)), median, float64(within)/float64(max(1, len(errors))))
	t.Logf("  without parent %d: linked anyway %d; precision over all rows %.3f", orphans, orphanLinked, float64(right)/float64(max(1, right+wrong+orphanLinked)))
	return float64(right) / float64(max(1, withParent))
}
