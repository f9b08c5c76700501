package letter_test

import (
	"errors"
	"io"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"

	"upward/internal/pure/letter"
)

// repeated is a stream of n times the same text, which is never in memory as a whole.
type repeated struct {
	text string
	n    int
	rest string
}

func (r *repeated) Read(p []byte) (int, error) {
	if r.rest == "" {
		if r.n == 0 {
			return 0, io.EOF
		}
		r.rest, r.n = r.text, r.n-1
	}
	n := copy(p, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

func stream(parts ...any) io.Reader {
	var all []io.Reader
	for _, p := range parts {
		if s, ok := p.(string); ok {
			p = strings.NewReader(s)
		}
		all = append(all, p.(io.Reader))
	}
	return io.MultiReader(all...)
}

const base64Line = "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5ejAxMjM0\n" // 57 bytes

func TestBigAttachmentIsCountedAndNotHeld(t *testing.T) {
	const lines = 60 << 20 / 57
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	raw, cut, err := letter.Trim(stream("From: a@b\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nSee there.\n--b\n"+
		"Content-Type: video/mp4; name=film.mp4\nContent-Transfer-Encoding: base64\n\n", &repeated{text: base64Line, n: lines}, "--b\n\nBye.\n--b--\n"), 1<<20)
	runtime.ReadMemStats(&after)
	if err != nil || len(cut) != 1 || cut[0] != (letter.Attachment{Name: "film.mp4", Type: "video/mp4", Size: lines * 57}) {
		t.Fatalf("got %+v, %v", cut, err)
	}
	if got := after.TotalAlloc - before.TotalAlloc; got > 4<<20 {
		t.Errorf("%d bytes were allocated for an attachment of %d", got, lines*57)
	}
	l, err := letter.Parse(raw, cut)
	if err != nil || l.Body != "See there.\n\nBye." || len(l.Attachments) != 1 || l.Attachments[0] != cut[0] || l.Truncated {
		t.Errorf("got %+v, %v", l, err)
	}
}

func TestEverythingBigIsBounded(t *testing.T) {
	long := strings.Repeat("x", 1<<20)
	tests := map[string]io.Reader{
		"text":           stream("Subject: s\n\n", &repeated{text: "Hello there.\n", n: 1 << 20}),
		"one long line":  stream("Subject: s\n\n", &repeated{text: long, n: 20}),
		"one header":     stream("Subject: s\nTo: ", &repeated{text: "a@example.com,\n ", n: 1 << 20}, "b@c\n\nHello"),
		"one long field": stream("Subject: s\nTo: ", &repeated{text: long, n: 20}, "\n\nHello"),
		"many fields":    stream("Subject: s\n", &repeated{text: "X-A: b\n", n: 1 << 20}, "\nHello"),
		"many parts":     stream("Subject: s\nContent-Type: multipart/mixed; boundary=b\n\n", &repeated{text: "--b\n\nHello\n", n: 1 << 20}),
		"many files":     stream("Subject: s\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nHello\n", &repeated{text: "--b\nContent-Type: a/b\n\nx\n", n: 1 << 18}),
		"deep parts":     stream("Subject: s\n", &repeated{text: "Content-Type: multipart/mixed; boundary=b\n\n--b\n", n: 1 << 18}, "\nHello"),
		"deep messages":  stream("Subject: s\n", &repeated{text: "Content-Type: message/rfc822\n\n", n: 1 << 18}, "\nHello"),
		"no MIME":        stream("Subject: s\nContent-Type: multipart/mixed; boundary=b\n\n", &repeated{text: base64Line, n: 1 << 18}),
		"a block":        stream("Subject: s\n\nHello\nbegin 644 f\n", &repeated{text: "M" + strings.Repeat("A", 60) + "\n", n: 1 << 18}, "end\n"),
	}
	for name, in := range tests {
		t.Run(name, func(t *testing.T) {
			const limit = 100 << 10
			raw, cut, err := letter.Trim(in, limit)
			if err != nil || len(raw) > limit+300<<10 || len(cut) > 1000 {
				t.Fatalf("%d bytes, %d attachments, %v", len(raw), len(cut), err)
			}
			l, err := letter.Parse(raw, cut)
			if err != nil || l.Subject != "s" {
				t.Errorf("subject %q, %v", l.Subject, err)
			}
			sound(t, name, l)
			if lost := name == "text" || name == "one long line" || name == "no MIME" || name == "many parts"; lost && !l.Truncated {
				t.Error("it does not say that the body was cut")
			}
		})
	}
}

func TestSizesOfAttachments(t *testing.T) {
	tests := []struct {
		encoding, body string
		want           int64
	}{
		{"base64", "SGVsbG8u\n", 6},
		{"base64", "SGVsbG8=\r\n", 5},
		{"quoted-printable", "a=3Db=\nc\n", 4},
		{"7bit", "abc\r\ndef\r\n", 8},
		{"binary", "", 0},
	}
	for _, test := range tests {
		raw := "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: a/b\nContent-Transfer-Encoding: " + test.encoding + "\n\n" + test.body + "--b--\n"
		trimmed := read(t, raw).Attachments
		direct, err := letter.Parse([]byte(raw), nil)
		if err != nil || len(trimmed) != 1 || len(direct.Attachments) != 1 {
			t.Fatalf("%v, %v, %v", trimmed, direct.Attachments, err)
		}
		if trimmed[0].Size != test.want || direct.Attachments[0].Size != test.want {
			t.Errorf("%s %q: %d trimmed, %d direct, want %d", test.encoding, test.body, trimmed[0].Size, direct.Attachments[0].Size, test.want)
		}
	}
}

func TestWhatIsAnAttachment(t *testing.T) {
	raw := "Content-Type: multipart/mixed; boundary=b\n\n" +
		"--b\nContent-Disposition: inline\n\nHello.\n" +
		"--b\nContent-Type: text/plain; name=notes.txt\nContent-Disposition: attachment; filename=notes.txt\n\nNotes.\n" +
		"--b\nContent-Disposition: attachment\n\nA footer.\n" +
		"--b\nContent-Type: image/png\n\nPNG\n" +
		"--b\nContent-Type: text/calendar; method=REQUEST; name=invite.ics\n\nBEGIN:VCALENDAR\n--b--\n"
	l := read(t, raw)
	var names []string
	for _, a := range l.Attachments {
		names = append(names, a.Name+" "+a.Type)
	}
	if got := strings.Join(names, ", "); got != "notes.txt text/plain,  image/png, invite.ics text/calendar" {
		t.Errorf("got %q", got)
	}
	if l.Body != "Hello.\n\nA footer." || l.BulkWhy != "it is a calendar notice" {
		t.Errorf("got %q, %q", l.Body, l.BulkWhy)
	}
}

func TestReadErrorIsReturnedWithWhatCameBefore(t *testing.T) {
	broken := errors.New("the line is dead")
	raw, _, err := letter.Trim(stream("Subject: x\n\nHello", iotest.ErrReader(broken)), 100)
	if err != broken || string(raw) != "Subject: x\n\nHello" {
		t.Errorf("got %q, %v", raw, err)
	}
	if _, err := letter.Read(iotest.ErrReader(broken)); err != broken {
		t.Errorf("got %v", err)
	}
}

func TestSmallReadsMakeNoDifference(t *testing.T) {
	for _, seed := range seeds() {
		whole, cut, _ := letter.Trim(strings.NewReader(seed), 1000)
		slow, slowCut, _ := letter.Trim(iotest.OneByteReader(strings.NewReader(seed)), 1000)
		if string(whole) != string(slow) || len(cut) != len(slowCut) {
			t.Errorf("%q: got %q, then %q", seed, whole, slow)
		}
	}
}
