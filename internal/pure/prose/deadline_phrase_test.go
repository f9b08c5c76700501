package prose

import (
	"os"
	"strings"
	"testing"
	"time"
)

// The phrases of testdata/deadlines.tsv are written by hand with the day or minute that a colleague would take them to
// mean: due is the last day on which one is in time, the minute, "event" or "-" for none; or is the other reading.
func TestPhrasesOfWorkMeanTheDayThatAColleagueTakesThemFor(t *testing.T) {
	data, err := os.ReadFile("testdata/deadlines.tsv")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(data)), "\n")[1:]
	right := 0
	for _, line := range lines {
		f := strings.Split(line, "\t")
		said, err := time.Parse(time.RFC3339, f[0])
		if err != nil || len(f) != 4 {
			t.Fatalf("bad line %q", line)
		}
		found := Deadlines(f[3], said)
		if got := phraseDue(found, f[1]); got != f[1] || phraseOr(found) != f[2] {
			t.Logf("%q said %s: got %s or %s, want %s or %s, %d found", f[3], f[0], got, phraseOr(found), f[1], f[2], len(found))
			continue
		}
		right++
	}
	share := float64(right) / float64(len(lines))
	t.Logf("FIGURE %d of %d phrases, %.3f", right, len(lines), share)
	if share < .95 {
		t.Errorf("%.3f of the phrases are read rightly, want .95", share)
	}
}

// phraseDue writes what was found as the file does, to the minute where the file does.
func phraseDue(found []Deadline, want string) string {
	switch {
	case len(found) == 0:
		return "-"
	case len(found) > 1:
		return "several"
	case found[0].Grain == "event":
		return "event"
	case strings.Contains(want, "T"):
		return found[0].Value.Format("2006-01-02T15:04")
	}
	return found[0].Until.Add(-1).Format(time.DateOnly)
}

func phraseOr(found []Deadline) string {
	if len(found) != 1 || found[0].Or.IsZero() {
		return "-"
	}
	return found[0].Or.Format(time.DateOnly)
}
