package mbox_test

import (
	"bufio"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"upward/internal/corpus"
	"upward/internal/pure/mbox"
)

// TestRealMailboxesHaveTheirMessages compares with the lists beside the pairs and with the Message-IDs in header position.
func TestRealMailboxesHaveTheirMessages(t *testing.T) {
	root := corpus.Path(t, "mail")
	files, _ := filepath.Glob(filepath.Join(root, "*", "*.mbox"))
	pairs, _ := filepath.Glob(filepath.Join(root, "*", "*", "*.mbox"))
	files = append(files, pairs...)
	if len(files) < 23 {
		t.Fatalf("only %d files", len(files))
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		got, skipped, err := all(bytes.NewReader(text))
		if err != nil || skipped != 0 {
			t.Errorf("%s: %v, %d bytes skipped", file, err, skipped)
		}
		size := bytes.Count(text, []byte("\n>From ")) + bytes.Count(text, []byte("\n>>From ")) // what unquoting takes
		for _, m := range got {
			size += len(m.text)
			if second, _, _ := strings.Cut(m.text[strings.IndexByte(m.text, '\n')+1:], ":"); second != "Message-ID" {
				t.Errorf("%s: the message at %d does not begin with its Message-ID", file, m.offset)
			}
		}
		if size != len(text) {
			t.Errorf("%s: %d of %d bytes", file, size, len(text))
		}
		if want := messages(t, file); len(got) != want {
			t.Errorf("%s: %d messages, want %d", file, len(got), want)
		}
	}
}

// messages counts the rows of the list beside file, or the separators' Message-IDs where there is no list.
func messages(t *testing.T, file string) int {
	if list, err := os.ReadFile(filepath.Join(filepath.Dir(file), "messages.tsv")); err == nil {
		return bytes.Count(list, []byte("\n")) - 1
	}
	in, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	n, before := 0, ""
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if strings.HasPrefix(lines.Text(), "Message-ID: <") && strings.HasPrefix(before, "From ") {
			n++
		}
		before = lines.Text()
	}
	return n
}

func BenchmarkRealMailbox(b *testing.B) {
	text, err := os.ReadFile(corpus.Path(b, "mail/mailboxes/lokay-m.raw.mbox"))
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		box := mbox.NewReader(bytes.NewReader(text))
		for {
			m, err := box.Next()
			if err != nil {
				break
			}
			io.Copy(io.Discard, m)
		}
	}
}
