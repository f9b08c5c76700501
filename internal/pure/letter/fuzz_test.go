package letter_test

import (
	"bytes"
	"strings"
	"testing"

	"upward/internal/pure/letter"
)

func seeds() []string {
	return []string{
		"",
		"Subject: x\n\nHello.\n",
		"From a@b Tue Mar 14 10:00:00 2000\nFrom: \"Ä, B\" <a@b>\nX-From: B, A </O=X>\nTo: x: y;, <z\nDate: 1 Jan 2001 00:00 +0100\n\nText\n",
		"Subject: =?utf-8?b?w4Q=?= =?x?q?=?=\nReferences: <a@b><c\nReceived: x; 1 Feb 99 1:2 am\n\n",
		"Content-Type: multipart/mixed; boundary=b\n\n--b\n\nOne\n--b\nContent-Type: image/gif; name*0*=utf-8''%c3;name*1=x\nContent-Transfer-Encoding: base64\n\nR0lGODlh\n--b--\nend\n",
		"Content-Type: multipart/digest; boundary=\"a b \"\n\n--a b\n\nContent-Type: multipart/alternative\n\n--z\nContent-Type: text/html\n\n<p>x<blockquote>y<pre>\n z</pre><li>\n--a b --\n",
		"Content-Type: message/rfc822\n\nContent-Type: message/rfc822\nContent-Transfer-Encoding: quoted-printable\n\nSubject: =3D\n\n=\n",
		"Subject: x\n\nbegin 644 f\n#0V%T\nM\nend\nbegin 1\n",
		"Content-Type: text/plain; charset=utf-7\nContent-Transfer-Encoding: uuencode\n\n+AGE-\n",
		"junk\n\nDate: x\n \n\nFrom me\n",
	}
}

// FuzzTrim wants Trim to keep to its limits, and to leave what it trimmed as it is when it trims again.
func FuzzTrim(f *testing.F) {
	for _, seed := range seeds() {
		f.Add([]byte(seed), 1000)
		f.Add([]byte(seed), 3)
	}
	f.Fuzz(func(t *testing.T, in []byte, limit int) {
		raw, cut, err := letter.Trim(bytes.NewReader(in), int64(limit))
		if err != nil {
			t.Fatal(err)
		}
		if room := max(limit, 0) + min(2*len(in), 600<<10) + 100; len(raw) > room {
			t.Fatalf("%d bytes of %d are kept at a limit of %d", len(raw), len(in), limit)
		}
		if !strings.HasPrefix(string(raw), "x-upward-trimmed") && !bytes.Contains(in, []byte("begin ")) { // a block can end inside another
			again, cutAgain, err := letter.Trim(bytes.NewReader(raw), int64(limit))
			if err != nil || string(again) != string(raw) || len(cutAgain) > len(cut) {
				t.Fatalf("%q became %q and then %q", in, raw, again)
			}
		}
		for _, a := range cut {
			if a.Size < 0 || a.Size > int64(2*len(in)) {
				t.Fatalf("the size of %q is %d", a.Name, a.Size)
			}
		}
	})
}

// FuzzParse wants a sound letter of anything, and the same text whether or not it was trimmed first.
func FuzzParse(f *testing.F) {
	for _, seed := range seeds() {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		direct, err := letter.Parse(in, nil)
		if (err != nil) != (err == letter.ErrNoHeader) {
			t.Fatal(err)
		}
		sound(t, "direct", direct)
		l, err2 := letter.Read(bytes.NewReader(in))
		if (err == nil) != (err2 == nil) && len(in) < 60_000 {
			t.Fatalf("parsing says %v, trimming and parsing %v", err, err2)
		}
		sound(t, "trimmed", l)
		if direct.Subject != l.Subject && len(in) < 60_000 && !strings.Contains(direct.Subject, "\n") {
			t.Fatalf("subject %q became %q", direct.Subject, l.Subject)
		}
	})
}
