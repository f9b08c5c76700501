package mbox_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/iotest"

	"upward/internal/pure/mbox"
)

type cut struct {
	offset int64
	text   string
}

// all reads every message of r to its end.
func all(r io.Reader) (got []cut, skipped int64, err error) {
	box := mbox.NewReader(r)
	for {
		m, err := box.Next()
		if err == io.EOF {
			return got, box.Skipped(), nil
		}
		if err != nil {
			return got, box.Skipped(), err
		}
		text, err := io.ReadAll(m)
		got = append(got, cut{m.Offset, string(text)})
		if err != nil {
			return got, box.Skipped(), err
		}
	}
}

const (
	line1 = "From ann@example.com Tue Mar 14 10:00:00 2000\n"
	line2 = "From bob@example.com Wed Mar 15 11:00:00 2000\n"
	mail1 = line1 + "Subject: one\n\nHello.\n"
	mail2 = line2 + "Subject: two\n\nBye.\n"
)

func TestTheFirstLinesOfMessages(t *testing.T) {
	crlf := func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }
	tests := []struct {
		name, in string
		want     []int64 // offsets
		skipped  int64
	}{
		{"empty file", "", nil, 0},
		{"only blank lines", "\n \r\n\n", nil, 5},
		{"one message", mail1, []int64{0}, 0},
		{"two messages", mail1 + "\n" + mail2, []int64{0, int64(len(mail1)) + 1}, 0},
		{"CRLF", crlf(mail1 + "\n" + mail2), []int64{0, int64(len(crlf(mail1))) + 2}, 0},
		{"blanks on the blank line", mail1 + " \t\n" + mail2, []int64{0, int64(len(mail1)) + 3}, 0},
		{"no blank line between", mail1 + mail2, []int64{0, int64(len(mail1))}, 0},
		{"no newline at the end", mail1 + "\nSee", []int64{0}, 0},
		{"ends within the separator", mail1 + "\nFrom bob@exa", []int64{0}, 0},
		{"ends after a separator", mail1 + "\n" + strings.TrimSpace(line2), []int64{0, int64(len(mail1)) + 1}, 0},
		{"a message without text", line1 + "\n" + line2 + "\n", []int64{0, int64(len(line1)) + 1}, 0},
		{"byte order mark", "\xef\xbb\xbf" + mail1, []int64{3}, 3},
		{"leading blank lines", "\n\n" + mail1, []int64{2}, 2},
		{"leading junk", "Archive of the list\n\n" + mail1, []int64{21}, 21},
		{"the tail of a message first", "and so on.\n\n" + mail1, []int64{12}, 12},
		{"one message without separator", "Subject: one\n\nHello.\n", []int64{0}, 0},
		{"header, then a mailbox", "Subject: zero\n\nHm.\n\n" + mail1, []int64{0, 20}, 0},
		{"a sentence at a line start", line1 + "Subject: x\n\nText.\n\nFrom Monday on we meet at 9:30.\nNote: March 2001\n", []int64{0}, 0},
		{"a date in a sentence", line1 + "Subject: x\n\nText.\n\nFrom Tuesday March 14 to 2001\nNote: bring cake\n", []int64{0}, 0},
		{"an address in a sentence", line1 + "Subject: x\n\nText.\n\nFrom ann@example.com I got this on Monday, March 14 2000.\nSo there.\n", []int64{0}, 0},
		{"a whole separator within a paragraph", line1 + "Subject: x\n\nText\n" + line2 + "and on.\n", []int64{0}, 0},
		{"quoted separator", line1 + "Subject: x\n\n>" + line2 + "Subject: y\n", []int64{0}, 0},
		{"sender with blanks", mail1 + "\nFrom bob at example.com Wed Mar 15 11:00:00 2000\nSubject: y\n", []int64{0, int64(len(mail1)) + 1}, 0},
		{"no sender", mail1 + "\nFrom - Wed Mar 15 11:00:00 2000\nSubject: y\n", []int64{0, int64(len(mail1)) + 1}, 0},
		{"zone before the year", mail1 + "\nFrom 12345@xxx Wed Mar 15 11:00:00 +0000 2017\nX: y\n", []int64{0, int64(len(mail1)) + 1}, 0},
		{"no seconds, two-digit year", mail1 + "\nFrom b@c Wed Mar  5 11:00 99\nX: y\n", []int64{0, int64(len(mail1)) + 1}, 0},
		{"the date as in a header", mail1 + "\nFrom b@c Wed, 15 Mar 2000 11:00:00 +0100\nX: y\n", []int64{0, int64(len(mail1)) + 1}, 0},
		{"ISO date", mail1 + "\nFrom b@c 2000-03-15T11:00:00Z\nX: y\n", []int64{0, int64(len(mail1)) + 1}, 0},
		{"a hole of NUL bytes", mail1 + "\x00\x00\x00" + mail2, []int64{0, int64(len(mail1)) + 3}, 0},
		{"odd first line", "From somebody\nSubject: x\n\nText.\n", []int64{0}, 0},
		{"nested quoting line", line1 + ">From ann@example.com Tue Mar 14 10:00:00 2000\nSubject: x\n\nText.\n", []int64{0}, 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			for _, in := range []io.Reader{strings.NewReader(test.in), iotest.OneByteReader(strings.NewReader(test.in))} {
				got, skipped, err := all(in)
				if err != nil {
					t.Fatal(err)
				}
				var offsets []int64
				for _, m := range got {
					offsets = append(offsets, m.offset)
				}
				if fmt.Sprint(offsets) != fmt.Sprint(test.want) || skipped != test.skipped {
					t.Errorf("messages at %v, %d bytes skipped; want %v, %d", offsets, skipped, test.want, test.skipped)
				}
			}
		})
	}
}

func TestOneQuoteIsTakenOffFromLines(t *testing.T) {
	got, _, err := all(strings.NewReader(line1 + "Subject: x\n\n>From here\n>>From there\n> From afar\n>from\n"))
	if err != nil || len(got) != 1 {
		t.Fatal(got, err)
	}
	if want := line1 + "Subject: x\n\nFrom here\n>From there\n> From afar\n>from\n"; got[0].text != want {
		t.Errorf("got %q, want %q", got[0].text, want)
	}
}

func TestSomethingElseIsNoMailbox(t *testing.T) {
	noise := make([]byte, 200<<10)
	random := rand.NewChaCha8([32]byte{1})
	random.Read(noise)
	for name, in := range map[string]string{
		"prose":  "Dear all, this is a text.\n\nFrom here on it has nothing to do with mail.\n",
		"binary": "\x89PNG\r\n" + strings.ReplaceAll(string(noise), ":", ";"),
		"table":  strings.Repeat("1;2;3\n", 20_000) + mail1,
	} {
		if got, _, err := all(strings.NewReader(in)); !errors.Is(err, mbox.ErrNotMbox) {
			t.Errorf("%s: got %d messages, %v", name, len(got), err)
		}
	}
}

func TestReadErrorTellsTheOffsetAndKeepsWhatCameBefore(t *testing.T) {
	broken := errors.New("the disk is gone")
	got, _, err := all(io.MultiReader(strings.NewReader(mail1+"\n"+mail2), iotest.ErrReader(broken)))
	if !errors.Is(err, broken) || len(got) != 2 || got[1].text != mail2 {
		t.Fatalf("got %d messages, %v", len(got), err)
	}
	if want := fmt.Sprintf("byte %d", len(mail1)+1+len(mail2)); !strings.Contains(err.Error(), want) {
		t.Errorf("%q does not say %q", err, want)
	}
	if _, _, err = all(iotest.ErrReader(broken)); !errors.Is(err, broken) {
		t.Errorf("got %v for a reader that fails at once", err)
	}
}

func TestUnreadRestIsSkippedAndAnOldMessageIsOver(t *testing.T) {
	box := mbox.NewReader(strings.NewReader(mail1 + "\n" + mail2))
	old, _ := box.Next()
	io.CopyN(io.Discard, old, 3)
	m, err := box.Next()
	if err != nil {
		t.Fatal(err)
	}
	if n, err := old.Read(make([]byte, 9)); n != 0 || err != io.EOF {
		t.Errorf("the old message gave %d bytes, %v", n, err)
	}
	if text, _ := io.ReadAll(m); string(text) != mail2 {
		t.Errorf("got %q", text)
	}
	if _, err := box.Next(); err != io.EOF {
		t.Errorf("got %v at the end", err)
	}
	if _, err := box.Next(); err != io.EOF {
		t.Errorf("got %v after the end", err)
	}
}

func TestLongLinesAreNeitherHeldNorLost(t *testing.T) {
	long := strings.Repeat("From a line ", 100_000)
	got, _, err := all(strings.NewReader(line1 + "Subject: x\n\n" + long + "\n\n" + mail2))
	if err != nil || len(got) != 2 {
		t.Fatal(len(got), err)
	}
	if want := line1 + "Subject: x\n\n" + long + "\n\n"; got[0].text != want {
		t.Error("the long line came out changed")
	}
}

// TestWrittenMessagesAreReadBack writes random messages, quoting as mboxrd does, and wants them and their offsets back.
func TestWrittenMessagesAreReadBack(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 7))
	lines := []string{"", "Text.", "From me to you", line2[:len(line2)-1], ">From", "> From", "Subject: y", "\x00", strings.Repeat("x", 70_000)}
	for range 200 {
		var file bytes.Buffer
		var want []cut
		end := []string{"\n", "\r\n"}[random.IntN(2)]
		for range random.IntN(20) {
			text := strings.TrimSuffix(line1, "\n") + end + "Subject: x" + end + end
			written := text
			for range random.IntN(12) {
				line := lines[random.IntN(len(lines))] + end
				text += line
				if strings.HasPrefix(strings.TrimLeft(line, ">"), "From ") {
					line = ">" + line
				}
				written += line
			}
			want = append(want, cut{int64(file.Len()), text + end})
			file.WriteString(written + end)
		}
		got, _, err := all(&file)
		if err != nil || len(got) != len(want) {
			t.Fatalf("got %d of %d messages, %v", len(got), len(want), err)
		}
		for i := range got {
			if got[i] != want[i] {
				t.Fatalf("message %d: got %d %.200q, want %d %.200q", i, got[i].offset, got[i].text, want[i].offset, want[i].text)
			}
		}
	}
}

// FuzzReader wants every byte handed out or counted as skipped, save the ">" taken off.
func FuzzReader(f *testing.F) {
	for _, seed := range []string{mail1 + "\n" + mail2, mail1 + mail2, "\xef\xbb\xbf\n" + mail1, "Subject: x\n\n>From y\n", "junk\n" + mail2,
		"From \nA:\n\n\x00\x00From a@b Tue Mar 14 10:00 99\n>>From \n", "From x 2000-01-01\n", ">From a\n"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		got, skipped, err := all(bytes.NewReader(in))
		if err != nil {
			if err != mbox.ErrNotMbox {
				t.Fatal(err)
			}
			return
		}
		rest := in[skipped:]
		for _, m := range got {
			if m.offset != int64(len(in)-len(rest)) {
				t.Fatalf("offset %d, but %d bytes came before", m.offset, len(in)-len(rest))
			}
			for _, c := range []byte(m.text) {
				for len(rest) > 0 && rest[0] != c && rest[0] == '>' {
					rest = rest[1:]
				}
				if len(rest) == 0 || rest[0] != c {
					t.Fatalf("the text differs at byte %d", len(in)-len(rest))
				}
				rest = rest[1:]
			}
		}
		if len(rest) > 0 {
			t.Fatalf("%d bytes belong to no message", len(rest))
		}
	})
}
