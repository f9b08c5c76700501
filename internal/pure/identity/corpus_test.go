package identity

import (
	"bufio"
	"os"
	"strings"
	"testing"

	"upward/internal/corpus"
)

// The table of merged people is personal data, so it is logged only on request: SHOW_MERGED=1 and -v.
func TestRealMailboxesMergeWithoutLosingAnAddress(t *testing.T) {
	for _, name := range []string{"mail/mailboxes/geaccone-t.raw.mbox", "mail/mailboxes/lokay-m.raw.mbox"} {
		seen := fromHeaders(t, corpus.Path(t, name))
		groups := Merge(seen)
		merged, addresses := 0, 0
		for _, g := range groups {
			addresses += len(g.Addresses)
			if len(g.Addresses) > 1 {
				merged++
				if os.Getenv("SHOW_MERGED") != "" {
					t.Logf("%s: %s (%s)", g.Name, strings.Join(g.Addresses, " "), g.Reason)
				}
			}
		}
		t.Logf("%s: %d addresses, %d people, %d of them with several addresses", name, len(seen), len(groups), merged)
		if addresses != len(seen) {
			t.Errorf("%d addresses went in and %d came out", len(seen), addresses)
		}
	}
}

// fromHeaders pairs From with X-From, and To with X-To where both list equally many, straight from the lines of an mbox.
func fromHeaders(t *testing.T, path string) []Seen {
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	at := map[string]*Seen{}
	note := func(address, name string) {
		address, name = canonical(address), strings.TrimSpace(name)
		if !strings.Contains(address, "@") {
			return
		}
		s := at[address]
		if s == nil {
			s = &Seen{Address: address, Names: map[string]int{}}
			at[address] = s
		}
		s.Messages++
		if name != "" {
			s.Names[name]++
		}
	}
	from := ""
	scanner := bufio.NewScanner(file)
	scanner.Buffer(nil, 1<<20)
	for scanner.Scan() {
		line := scanner.Text()
		if rest, ok := strings.CutPrefix(line, "From: "); ok && from == "" {
			from = rest
		}
		if rest, ok := strings.CutPrefix(line, "X-From: "); ok && from != "" {
			note(from, rest)
			from = ""
		}
		if strings.HasPrefix(line, "Message-ID: ") {
			from = ""
		}
	}
	var out []Seen
	for _, s := range at {
		out = append(out, *s)
	}
	return out
}
