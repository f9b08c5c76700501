package prose_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"upward/internal/corpus"
	"upward/internal/pure/letter"
	"upward/internal/pure/prose"
)

// typical are the usual shapes of an answer: of all but the last the sender wrote one word, the same in each.
var typical = []string{
	"standard_replies/android.eml", "standard_replies/aol.eml", "standard_replies/apple_mail.eml", "standard_replies/apple_mail_2.eml",
	"standard_replies/comcast.eml", "standard_replies/gmail.eml", "standard_replies/hotmail.eml", "standard_replies/iphone.eml",
	"standard_replies/outlook.eml", "standard_replies/sparrow.eml", "standard_replies/thunderbird.eml", "standard_replies/yahoo.eml",
	"reply-quotations-share-block.eml",
}

func TestTheAnswerIsStrippedFromThirteenTypicalMessages(t *testing.T) {
	folder := corpus.Path(t, "parsing/talon/tests/fixtures")
	for _, name := range typical {
		m := readLetter(t, filepath.Join(folder, name))
		got := prose.WrittenOf(m.Body, prose.About{Subject: m.Subject})
		if above, _, cut := strings.Cut(m.Body, "\n---"); cut && strings.HasPrefix(name, "reply-") {
			if words, want := strings.Fields(got), strings.Fields(above); !slices.Equal(words, want) {
				t.Errorf("%s: %d words are left, %d were written", name, len(words), len(want))
			}
			continue
		}
		if first := strings.Fields(readLetter(t, filepath.Join(folder, typical[5])).Body)[0]; got != first {
			t.Errorf("%s: %q is left", name, got)
		}
	}
}

func readLetter(t *testing.T, path string) letter.Letter {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	m, err := letter.Read(file)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestEveryTextOfTheCorpusKeepsItsLines(t *testing.T) {
	folder := corpus.Path(t, "parsing")
	read := 0
	err := filepath.WalkDir(folder, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		read++
		body := string(data)
		if n, want := len(prose.Zones(body)), strings.Count(body, "\n")+1; n != want {
			t.Errorf("%s: %d zones for %d lines", path, n, want)
		}
		for _, line := range strings.Split(prose.Written(body), "\n") {
			if len(body) < 100_000 && !strings.Contains(body, line) {
				t.Errorf("%s: a line was written that the text does not hold", path)
			}
		}
		return nil
	})
	if err != nil || read < 300 {
		t.Errorf("%d texts read, error %v", read, err)
	}
}
