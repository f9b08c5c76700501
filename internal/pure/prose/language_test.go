package prose

import (
	"os"
	"strings"
	"testing"
	"time"
)

// The phrases of testdata/deadlines.de.tsv and .fr.tsv were written with their days before the files of these languages were run.
func TestPhrasesOfOtherLanguagesMeanTheRightDay(t *testing.T) {
	for _, name := range []string{"de", "fr"} {
		data, err := os.ReadFile("testdata/deadlines." + name + ".tsv")
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
			for _, d := range found {
				if d.Of(f[3]) != d.Text {
					t.Errorf("%q: the span does not hold %q", f[3], d.Text)
				}
			}
			if got := phraseDue(found, f[1]); got != f[1] || phraseOr(found) != f[2] {
				words := ""
				for _, d := range found {
					words += " [" + d.Text + "]"
				}
				t.Logf("%s %q: got %s or %s, want %s or %s, found%s", name, f[3], got, phraseOr(found), f[1], f[2], words)
				continue
			}
			right++
		}
		share := float64(right) / float64(len(lines))
		t.Logf("FIGURE %s: %d of %d phrases, %.3f", name, right, len(lines), share)
		if len(lines) < 60 || share < .85 {
			t.Errorf("%s: %.3f of %d phrases are read rightly, want .85 of 60", name, share, len(lines))
		}
	}
}
