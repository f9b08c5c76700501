package letter_test

import (
	"strings"
	"testing"
	"time"

	"upward/internal/pure/letter"
)

// read reads a message written with "\n" line ends.
func read(t *testing.T, raw string) letter.Letter {
	t.Helper()
	l, err := letter.Read(strings.NewReader(raw))
	if err != nil {
		t.Fatalf("%v: %.200q", err, raw)
	}
	sound(t, "letter", l)
	return l
}

func TestPlainMessage(t *testing.T) {
	raw := "From ann@example.com Tue Mar 14 10:00:00 2000\n" +
		"Message-ID: <1@example.com>\nIn-Reply-To: Your note <0@example.com>\nReferences: <a@b> <0@example.com>\n\t<a@b>\n" +
		"Date: Tue, 14 Mar 2000 10:00:00 -0600 (CST)\nFrom: Ann Example <Ann@Example.com>\n" +
		"To: bob@example.com,\n \"Carol, Jr.\" <carol@example.com>\nCc: Dan (the man) <dan@example.com>\n" +
		"Subject: The\n  plan\n\nHello,\n\nhere it is.\n\n"
	for _, raw := range []string{raw, strings.ReplaceAll(raw, "\n", "\r\n")} {
		l := read(t, raw)
		if l.ID != "1@example.com" || strings.Join(l.References, " ") != "a@b 0@example.com" || strings.Join(l.InReplyTo, " ") != "0@example.com" {
			t.Errorf("identifiers %q, %q, %q", l.ID, l.References, l.InReplyTo)
		}
		if l.From != (letter.Address{Name: "Ann Example", Address: "ann@example.com"}) || len(l.To) != 2 || l.To[1].Name != "Carol, Jr." || len(l.Cc) != 1 {
			t.Errorf("people %v, %v, %v", l.From, l.To, l.Cc)
		}
		if l.At.Format(time.RFC3339) != "2000-03-14T10:00:00-06:00" || !l.Zone {
			t.Errorf("date %v %t", l.At, l.Zone)
		}
		if l.Subject != "The plan" || l.Body != "Hello,\n\nhere it is." || l.Bulk || l.Truncated {
			t.Errorf("got %+v", l)
		}
	}
}

func TestNoHeaderIsTheOnlyError(t *testing.T) {
	for _, raw := range []string{"", "\n\n", "Just a text.\nNothing else.\n", "\x00\x01\x02"} {
		if l, err := letter.Read(strings.NewReader(raw)); err != letter.ErrNoHeader {
			t.Errorf("%q: got %+v, %v", raw, l, err)
		}
	}
	for _, raw := range []string{"Subject: x", "X-Nothing: known\n\n", "junk first\nSubject: x\n\nText.\n", ">From a Tue\nFrom: a@b\n\nText"} {
		read(t, raw)
	}
}

func TestMissingBlankLineBeforeTheText(t *testing.T) {
	l := read(t, "From: a@b\nSubject: wrapped by\nmistake\nX-More: y\nHello Bob,\nthis is the text.\n")
	if l.Subject != "wrapped by mistake" || l.Body != "Hello Bob,\nthis is the text." {
		t.Errorf("got %q, %q", l.Subject, l.Body)
	}
}

func TestBodies(t *testing.T) {
	multi := func(kind, body string) string {
		return "Content-Type: multipart/" + kind + "; boundary=\"=b\"\n\n" + strings.ReplaceAll(body, "§", "--=b")
	}
	tests := []struct{ name, raw, want string }{
		{"quoted-printable", "Content-Transfer-Encoding: quoted-printable\nContent-Type: text/plain; charset=utf-8\n\nF=C3=BCr =\nalle=20\n50=\n% =ZZ\n", "Für alle \n50% =ZZ"},
		{"base64", "Content-Transfer-Encoding: base64\n\nSGVs\nbG8u\n", "Hello."},
		{"base64 with a list footer", "Content-Transfer-Encoding: BASE64\n\nSGVsbG8uCg==\n\n_______\nThe list\nlist@example.com\n", "Hello.\n\n_______\nThe list\nlist@example.com"},
		{"base64 with one word after it", "Content-Transfer-Encoding: base64\n\nSGVsbG8uCg==\n\nFooter text here\n", "Hello.\n\nFooter text here"},
		{"windows-1252 that says nothing", "Subject: x\n\ncaf\xe9 \x96 \x8010\n", "café – €10"},
		{"UTF-8 that says latin-1", "Content-Type: text/plain; charset=iso-8859-1\n\ncafé\n", "café"},
		{"latin-1 that says UTF-8", "Content-Type: text/plain; charset=utf-8\n\ncaf\xe9\n", "café"},
		{"Russian", "Content-Type: text/plain; charset=koi8-r\n\n\xf0\xd2\xc9\xd7\xc5\xd4\n", "Привет"},
		{"UTF-7", "Content-Type: text/plain; charset=utf-7\n\nFr+APY-sche\n", "Frösche"},
		{"unknown charset", "Content-Type: text/plain; charset=klingon\n\nHello.\n", "Hello."},
		{"unknown encoding", "Content-Transfer-Encoding: x-odd\n\nHello.\n", "Hello."},
		{"NUL and old line ends", "Subject: x\n\nOne\x00\rTwo\r\r\nThree\r\n", "One\nTwo\nThree"},
		{"HTML only", "Content-Type: text/html\n\n<p>One</p><p>Two</p>", "One\n\nTwo"},
		{"plain and HTML", multi("alternative", "§\n\nPlain.\n§\nContent-Type: text/html\n\n<b>Rich</b>\n§--\n"), "Plain."},
		{"HTML before plain", multi("alternative", "§\nContent-Type: text/html\n\n<b>Rich</b>\n§\n\nPlain.\n§--\n"), "Plain."},
		{"empty plain and HTML", multi("alternative", "§\n\n \n§\nContent-Type: text/html\n\n<b>Rich</b>\n§--\n"), "Rich"},
		{"no end", multi("mixed", "§\n\nOne.\n§\n\nTwo.\n"), "One.\n\nTwo."},
		{"preamble and epilogue", multi("mixed", "No MIME here.\n§\n\nOne.\n§--\nEnd.\n"), "One."},
		{"no parts at all", multi("mixed", "This is all.\n"), "This is all."},
		{"no boundary given", "Content-Type: multipart/mixed\n\n--xyz\nContent-Type: text/plain\n\nOne.\n--xyz--\n", "One."},
		{"another boundary used", "Content-Type: multipart/mixed; boundary=abc\n\n--xyz\nContent-Type: text/plain\n\nOne.\n--xyz--\n", "One."},
		{"something like a boundary before the first part", multi("mixed", "--xyz\nContent-Type: text/plain\n\n§\nContent-Type: image/png\n\nPNG\n§\n\nOne.\n§--\n"), "One."},
		{"a part without header", multi("mixed", "§\nOne: a text,\nor not.\n§\nFrom here on text.\n§--\n"), "or not.\n\nFrom here on text."},
		{"HTML that repeats the plain text", multi("mixed", "§\n\nOne two three.\n§\nContent-Type: text/html\n\n<p>One <b>two</b> three.</p>\n§--\n"), "One two three."},
		{"similar boundaries", multi("mixed", "§\nContent-Type: multipart/alternative; boundary=\"=bb\"\n\n§b\n\nInner.\n§b--\n§\n\nOuter.\n§--\n"), "Inner.\n\nOuter."},
		{"missing inner end", multi("mixed", "§\nContent-Type: multipart/alternative; boundary=in\n\n--in\n\nInner.\n§\n\nOuter.\n§--\n"), "Inner.\n\nOuter."},
		{"forwarded message", multi("mixed", "§\n\nSee below.\n§\nContent-Type: message/rfc822\n\nFrom: Dan <d@example.com>\nSubject: Numbers\n\nForty-two.\n§--\n"),
			"See below.\n\n---------- Forwarded message ----------\nFrom: Dan <d@example.com>\nSubject: Numbers\n\nForty-two."},
		{"encoded forwarded message", "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\nU3ViamVjdDogSGkKClRleHQuCg==\n",
			"---------- Forwarded message ----------\nSubject: Hi\n\nText."},
		{"digest", multi("digest", "§\n\nSubject: One\n\nFirst.\n§--\n"), "---------- Forwarded message ----------\nSubject: One\n\nFirst."},
		{"uuencoded block", "Subject: x\n\nBefore.\nbegin 644 a.txt\n#0V%T\n`\nend\nAfter.\n", "Before.\nAfter."},
		{"a sentence like a block", "Subject: x\n\nbegin 644 things\nwe said.\n", "begin 644 things\nwe said."},
		{"flowed text", "Content-Type: text/plain; format=flowed\n\nOne line \nof three \nwords.\n> A \n> quote \n>> deeper\n From me. \n-- \nAnn\n",
			"One line of three words.\n> A quote \n>> deeper\nFrom me. \n-- \nAnn"},
		{"flowed text without blanks", "Content-Type: text/plain; format=flowed; delsp=yes\n\nDonau \ndampf\n", "Donaudampf"},
		{"byte order mark", "\xef\xbb\xbfX-A: b\n\nHello.\n", "Hello."},
		{"report for machines", multi("report", "§\n\nIt failed.\n§\nContent-Type: message/delivery-status\n\nStatus: 5.0.0\n§--\n"), "It failed."},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := read(t, test.raw).Body; got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestHTMLBecomesReadableText(t *testing.T) {
	tests := []struct{ name, html, want string }{
		{"blanks", "<p>One\n  two&nbsp;<b>th</b>ree</p>", "One two three"},
		{"line break", "One<br>two<br/><br>three", "One\ntwo\n\nthree"},
		{"list", "<p>Do:</p><ul><li>one</li><li><p>two</p><ul><li>deep</li></ul></li></ul>End", "Do:\n\n- one\n- two\n\n  - deep\nEnd"},
		{"quote", "Yes.<blockquote>No?<blockquote>Why?</blockquote></blockquote>Bye.", "Yes.\n> No?\n> > Why?\nBye."},
		{"quoted paragraphs", "<blockquote><p>One</p><p>two</p></blockquote>", "> One\n>\n> two"},
		{"style, script and title", "<head><title>T</title><style>p{}</style></head><script>x()</script><!-- c --><p>Text</p>", "Text"},
		{"unclosed head", "<html><head><meta x><body>Text", "Text"},
		{"hidden preview", "<div style=\"display: none\">Preview<div>more</div></div><p>Text</p>", "Text"},
		{"table", "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"},
		{"preformatted", "<pre>a\n  b</pre>c", "a\n  b\n\nc"},
		{"rule", "a<hr>b", "a\n________________________________\nb"},
		{"no width", "a\u200bb&zwnj;c", "abc"},
		{"entities", "Q&amp;A &lt;x&gt; &#8364;", "Q&A <x> €"},
		{"broken", "<p>One <b>two</p></div></blockquote><p", "One two"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := read(t, "Content-Type: text/html; charset=utf-8\n\n"+test.html).Body; got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestBulk(t *testing.T) {
	tests := []struct{ header, want string }{
		{"From: ann@example.com", ""},
		{"From: ann@example.com\nAuto-Submitted: no", ""},
		{"From: ann@example.com\nPrecedence: first-class", ""},
		{"List-Id: <team.example.com>", "it came through a mailing list"},
		{"List-Unsubscribe: <mailto:x@example.com>", "it came through a mailing list"},
		{"Precedence: Bulk", "it is marked as bulk mail"},
		{"Auto-Submitted: auto-replied (vacation)", "a program sent it"},
		{"From: No Reply <no-reply@example.com>", "its sender takes no replies"},
		{"From: jira-noreply@example.com", "its sender takes no replies"},
		{"From: noreen@example.com", ""},
		{"From: MAILER-DAEMON@example.com", "its sender takes no replies"},
		{"Content-Type: text/calendar; method=REQUEST", "it is a calendar notice"},
		{"Content-Type: multipart/report; boundary=x", "it is a delivery report"},
	}
	for _, test := range tests {
		l := read(t, test.header+"\n\nText.\n")
		if l.BulkWhy != test.want || l.Bulk != (test.want != "") {
			t.Errorf("%s: got %t %q, want %q", test.header, l.Bulk, l.BulkWhy, test.want)
		}
	}
}
