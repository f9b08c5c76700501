package identity_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"upward/internal/corpus"
	"upward/internal/pure/identity/realmail"
)

// The merged people are personal data, so they are logged only on request: SHOW_MERGED=1 and -v.
func TestRealMailMergesWithoutLosingAnAddress(t *testing.T) {
	pairs, _ := filepath.Glob(filepath.Join(corpus.Path(t, "mail/pairs"), "*", "fixed.mbox"))
	boxes, _ := filepath.Glob(filepath.Join(corpus.Path(t, "mail/mailboxes"), "*.raw.mbox"))
	var reader realmail.Reader
	for _, path := range append(pairs, boxes...) {
		file, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		if err := reader.Read(file); err != nil {
			t.Fatal(err)
		}
	}
	person, names := realmail.Persons(reader.Letters)
	addresses := map[string][]string{}
	for address, p := range person {
		addresses[p] = append(addresses[p], address)
	}
	several := 0
	for p, list := range addresses {
		if len(list) > 1 {
			several++
			if os.Getenv("SHOW_MERGED") != "" {
				t.Logf("%s: %s", names[p], strings.Join(list, " "))
			}
		}
	}
	t.Logf("%d letters: %d addresses, %d people, %d of them with several addresses", len(reader.Letters), len(person), len(names), several)
	if len(addresses) != len(names) {
		t.Errorf("%d people have addresses, %d have names", len(addresses), len(names))
	}
}
