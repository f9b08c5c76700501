package prose

import (
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"upward/internal/corpus"
)

func TestAsksOfRealMailRankAboveTheRest(t *testing.T) {
	floor := map[string]float64{"parakweet": .91, "mailex": .92, "bc3": .94}
	for _, file := range []string{"asks/dev.tsv", "asks/dev_ood.tsv"} {
		data, err := os.ReadFile(corpus.Path(t, file))
		if err != nil {
			t.Fatal(err)
		}
		yes, no := map[string][]float64{}, map[string][]float64{}
		for n, line := range strings.Split(string(data), "\n") {
			f := strings.Split(line, "\t")
			if n == 0 || len(f) < 6 {
				continue
			}
			p, _, _, _ := Score(f[5])
			if f[4] == "1" {
				yes[f[1]] = append(yes[f[1]], p)
			} else {
				no[f[1]] = append(no[f[1]], p)
			}
		}
		for source := range yes {
			area := above(yes[source], no[source])
			t.Logf("%s: an ask ranks above the rest in %.3f of pairs", source, area)
			if area < floor[source] {
				t.Errorf("%s: %.3f, want %.2f", source, area, floor[source])
			}
		}
	}
}

// above is the share of pairs in which a of yes is above b of no, ties counted half.
func above(yes, no []float64) float64 {
	sort.Float64s(no)
	sum := 0.0
	for _, p := range yes {
		below := sort.SearchFloat64s(no, p)
		same := sort.Search(len(no), func(i int) bool { return no[i] > p }) - below
		sum += float64(below) + float64(same)/2
	}
	return sum / float64(len(yes)*len(no))
}

func TestRealMessagesShowWhomTheyQuoteAndWhen(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(corpus.Path(t, "mail/pairs"), "*", "fixed.mbox"))
	if err != nil || len(files) == 0 {
		t.Skip("no mailboxes of pairs")
	}
	quoting, timed := 0, 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, message := range strings.Split(strings.ReplaceAll(string(data), "\r\n", "\n"), "\nFrom ") {
			_, body, _ := strings.Cut(message, "\n\n")
			if !strings.Contains(body, "Original Message-----") && !strings.Contains(body, "- Forwarded by ") {
				continue
			}
			quoting++
			if heads := QuotedHeaders(body); len(heads) > 0 && heads[0].HasTime {
				timed++
			}
		}
	}
	share := float64(timed) / float64(max(1, quoting))
	t.Logf("%d of %d quoting messages show a time, %.3f", timed, quoting, share)
	if share < .95 {
		t.Errorf("%.3f of quoting messages show a time, want .95", share)
	}
}

func TestRealRepliesKeepNoMarkedLine(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(corpus.Path(t, "parsing"), "*reply-parser", "test", "*", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Skip("no texts of replies")
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		checkAll(t, string(data))
		for _, line := range strings.Split(Written(string(data)), "\n") {
			if strings.HasPrefix(line, "> ") || strings.HasPrefix(line, ">>") {
				t.Errorf("%s: %q counts as written", filepath.Base(file), line)
			}
		}
	}
}
