package letter_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"upward/internal/pure/letter"
)

// shown writes addresses as "Name|address", joined by "; ".
func shown(all []letter.Address) string {
	var list []string
	for _, a := range all {
		list = append(list, a.Name+"|"+a.Address)
	}
	return strings.Join(list, "; ")
}

func TestAddresses(t *testing.T) {
	tests := []struct{ to, want string }{
		{"ann@example.com", "|ann@example.com"},
		{" <Ann@Example.COM> ", "|ann@example.com"},
		{"Ann Example <ann@example.com>, bob@example.com", "Ann Example|ann@example.com; |bob@example.com"},
		{`"Example, Ann" <ann@example.com>`, "Example, Ann|ann@example.com"},
		{`"Ann \"Andy\" Example" <ann@example.com>`, `Ann "Andy" Example|ann@example.com`},
		{"'Ann Example' <ann@example.com>", "Ann Example|ann@example.com"},
		{"ann@example.com (Ann Example)", "Ann Example|ann@example.com"},
		{"Ann (in (deep) Rome) Example <ann@example.com>", "Ann Example|ann@example.com"},
		{"ann @ example . com", "|ann@example.com"},
		{"a@b.c; d@e.f;", "|a@b.c; |d@e.f"},
		{"Team: a@b.c, Dan <d@e.f>;, g@h.i", "|a@b.c; Dan|d@e.f; |g@h.i"},
		{"undisclosed-recipients:;", ""},
		{"Undisclosed recipients", ""},
		{`"undisclosed-recipients" <>`, ""},
		{"Example, Ann <ann@example.com>, Dan <d@e.f>", "Ann Example|ann@example.com; Dan|d@e.f"},
		{"Example, Ann; Smith, Dan", "Ann Example|; Dan Smith|"},
		{"'ann.example'@corp", "|ann.example@corp"},
		{"'ann@example.com'", "|ann@example.com"},
		{"root", "|root"},
		{"Ann Example", "Ann Example|"},
		{"Ann ann@example.com", "Ann|ann@example.com"},
		{"ann@example.com <ann@example.com>", "|ann@example.com"},
		{"<mailto:ann@example.com>", "|ann@example.com"},
		{"<@relay.example,@b:ann@example.com>", "|ann@example.com"},
		{"=?utf-8?q?Ann_=C3=84rger=2C_Dr=2E?= <ann@example.com>", "Ann Ärger, Dr.|ann@example.com"},
		{`"=?utf-8?b?w4RubmU=?=" <ann@example.com>`, "Änne|ann@example.com"},
		{"J\xfcrgen <j@example.com>", "Jürgen|j@example.com"},
		{`"Ann <ann@example.com>, b@c.d`, "Ann|ann@example.com; |b@c.d"},
		{"Ann <ann@example.com, b@c.d", "Ann|ann@example.com; |b@c.d"},
		{", ,; ()", ""},
	}
	for _, test := range tests {
		if got := shown(read(t, "To: "+test.to+"\n\n").To); got != test.want {
			t.Errorf("%s: got %q, want %q", test.to, got, test.want)
		}
	}
	if got := shown(read(t, "To: a@b.c\nTo: d@e.f\n\n").To); got != "|a@b.c; |d@e.f" {
		t.Errorf("repeated field: got %q", got)
	}
}

func TestSendersTakeTheirNameFromExchange(t *testing.T) {
	tests := []struct{ from, shown, want string }{
		{"ann.example@corp.com", "Ann Example", "Ann Example"},
		{"ann.example@corp.com", "Example, Ann B </O=CORP/OU=NA/CN=RECIPIENTS/CN=AEXAMPL>", "Ann B Example"},
		{"ann.example@corp.com", "van der Horn, Ann </O=CORP/CN=X>", "Ann van der Horn"},
		{"ann.example@corp.com", "Ann Example <Ann Example/HOU/CORP@CORP>", "Ann Example"},
		{"ann.example@corp.com", "Ann Example@CORP", "Ann Example"},
		{"Annie <ann.example@corp.com>", "Ann Example", "Annie"},
		{"ann.example@corp.com", "Ann Example, Bob Smith", ""},
		{"news@corp.com", "Corp General Announcements </O=CORP/CN=X>", ""},
		{"ann@corp.com", "ann@corp.com", ""},
		{"desk@corp.com", "desk 24", ""},
		{"a@corp.com", "Ann", ""},
	}
	for _, test := range tests {
		if got := read(t, "From: "+test.from+"\nX-From: "+test.shown+"\n\n").From.Name; got != test.want {
			t.Errorf("%s, %s: got %q, want %q", test.from, test.shown, got, test.want)
		}
	}
}

func TestRecipientsTakeTheirNamesIfTheCountsAgree(t *testing.T) {
	l := read(t, "To: ann@x.com, bob@x.com, list@x.com\nX-To: Example, Ann </O=X/CN=A>, Bob Smith <Bob Smith/HOU/X@X>, All Employees\nCc: c@x.com\nX-cc: Cy Young, Di Old\n\n")
	if got := shown(l.To); got != "Ann Example|ann@x.com; Bob Smith|bob@x.com; |list@x.com" {
		t.Errorf("got %q", got)
	}
	if got := shown(l.Cc); got != "|c@x.com" {
		t.Errorf("got %q", got)
	}
}

func TestDates(t *testing.T) {
	tests := []struct {
		date, want string // the wanted UTC time, "" for none
		zone       bool
	}{
		{"Tue, 14 Mar 2000 10:00:00 -0600", "2000-03-14T16:00:00Z", true},
		{"Tue, 14 Mar 2000 10:00:00 -0600 (CST)", "2000-03-14T16:00:00Z", true},
		{"14 Mar 2000 10:00 +0530", "2000-03-14T04:30:00Z", true},
		{"Tue, 14 Mar 00 10:00:00 EST", "2000-03-14T15:00:00Z", true},
		{"Tue, 14 Mar 99 10:00:00 GMT", "1999-03-14T10:00:00Z", true},
		{"Tue, 14 Mar 100 10:00:00 GMT", "2000-03-14T10:00:00Z", true},
		{"Tue, 14 Mar 2000 10:00:00 -0000", "2000-03-14T10:00:00Z", false},
		{"Tue, 14 Mar 2000 10:00:00", "2000-03-14T10:00:00Z", false},
		{"Tue, 14 Mar 2000 10:00:00 X", "2000-03-14T10:00:00Z", false},
		{"Tue, 14 Mar 2000 10:00:00 Mars Standard Time", "2000-03-14T10:00:00Z", false},
		{"Tue, 14 Mar 2000 10:00:00 GMT+02:00", "2000-03-14T08:00:00Z", true},
		{"Tue, 14 Mar 2000 10:00:00 +9900", "2000-03-14T10:00:00Z", false},
		{"Tue Mar 14 10:00:00 2000", "2000-03-14T10:00:00Z", false},
		{"Tue Mar 14 10:00:00 PST 2000", "2000-03-14T18:00:00Z", true},
		{"Tuesday, March 14, 2000 3:05 PM", "2000-03-14T15:05:00Z", false},
		{"14-Mar-2000 10:00:00 +0100", "2000-03-14T09:00:00Z", true},
		{"2000-03-14T10:00:00.5+01:00", "2000-03-14T09:00:00Z", true},
		{"2000-03-14 10:00:00Z", "2000-03-14T10:00:00Z", true},
		{"3/14/2000 12:05 AM", "2000-03-14T00:05:00Z", false},
		{"14/3/2000 12:05", "2000-03-14T12:05:00Z", false},
		{"Tue, 14 Mar 2000 (a (nested) note) 10:00:00 -0600", "2000-03-14T16:00:00Z", true},
		{"Tue, 14 Mar 2000", "2000-03-14T00:00:00Z", false},
		{"Tue, 14 Mar 0001 10:00:00 -0600", "", false},
		{"Thu, 1 Jan 1970 00:00:00 +0000", "", false},
		{"Tue, 14 Mar 2101 10:00:00 -0600", "", false},
		{"Tue, 31 Feb 2000 10:00:00 -0600", "", false},
		{"Tue, 14 Mar 2000 10:75:00 -0600", "", false},
		{"Whenever", "", false},
		{"", "", false},
		{"12+1:30 :", "", false},
	}
	for _, test := range tests {
		l := read(t, "Date: "+test.date+"\n\n")
		got := ""
		if !l.At.IsZero() {
			got = l.At.UTC().Format(time.RFC3339)
		}
		if got != test.want || l.Zone != test.zone {
			t.Errorf("%s: got %q %t, want %q %t", test.date, got, l.Zone, test.want, test.zone)
		}
	}
}

func TestDateFallsBackToReceivedAndMailbox(t *testing.T) {
	bad := "Date: Tue, 14 Mar 0001 10:00:00 -0600\n"
	received := "Received: from a by b; Wed, 15 Mar 2000 09:00:00 -0600\nReceived: from c by a; Wed, 15 Mar 2000 08:00:00 -0600\n"
	for raw, want := range map[string]string{
		bad + received: "2000-03-15T14:00:00Z",
		"From a@b Tue Mar 14 12:00:00 2000\n" + bad:                                     "2000-03-14T12:00:00Z",
		"From a@b Tue Mar 14 12:00:00 2000\n" + bad + received:                          "2000-03-15T14:00:00Z",
		"From 1@xxx Tue Mar 14 12:00:00 +0000 2017\nSubject: x\n":                       "2017-03-14T12:00:00Z",
		"From a@b Tue Mar 14 12:00:00 2000\nDate: Mon, 13 Mar 2000 07:00:00 -0600\n":    "2000-03-13T07:00:00-06:00",
		"Date: nonsense\nDate: Mon, 13 Mar 2000 07:00:00 -0600\nReceived: without date": "2000-03-13T07:00:00-06:00",
	} {
		l := read(t, raw+"\n\nText.\n")
		if got := l.At.Format(time.RFC3339); got != want || l.Zone != strings.HasSuffix(want, "-06:00") {
			t.Errorf("%q: got %s %t, want %s", raw, got, l.Zone, want)
		}
	}
}

func TestEncodedSubjects(t *testing.T) {
	tests := []struct{ subject, want string }{
		{"=?utf-8?Q?Gr=C3=BC=C3=9Fe_an_alle?=", "Grüße an alle"},
		{"=?UTF-8?B?R3LDvMOfZQ==?=", "Grüße"},
		{"=?utf-8?B?R3LD?= =?utf-8?B?vMOfZQ==?=", "Grüße"},
		{"=?iso-8859-1?q?a?= =?iso-8859-2?q?b?=", "ab"},
		{"Re: =?windows-1251?B?z/Do4uXy?= now", "Re: Привет now"},
		{"=?utf-8?q?no end", "=?utf-8?q?no end"},
		{"=?klingon?q?Hello?=", "Hello"},
		{"=?utf-8*de?q?Hallo?=", "Hallo"},
		{"=?utf-8?q?a b?=c", "a bc"},
		{"=?utf-8?q??=", ""},
		{"caf\xe9", "café"},
		{"caf\xc3\xa9", "café"},
		{"a =? b ?= c", "a =? b ?= c"},
		{"tab\there", "tab here"},
	}
	for _, test := range tests {
		if got := read(t, "Subject: "+test.subject+"\n\n").Subject; got != test.want {
			t.Errorf("%q: got %q, want %q", test.subject, got, test.want)
		}
	}
}

func TestFileNames(t *testing.T) {
	tests := []struct{ header, want string }{
		{"Content-Type: application/pdf; name=\"a b.pdf\"", "a b.pdf"},
		{"Content-Type: application/pdf; name=a b.pdf", "a b.pdf"},
		{"Content-Type: application/pdf\nContent-Disposition: attachment; filename=\"=?utf-8?q?=C3=BC.pdf?=\"", "ü.pdf"},
		{"Content-Type: application/pdf\nContent-Disposition: attachment; filename*=utf-8''%c3%bc%20x.pdf; filename=u.pdf", "ü x.pdf"},
		{"Content-Type: application/pdf\nContent-Disposition: attachment;\n filename*0*=utf-8''%c3%bc;\n filename*1=\"long.\";\n filename*2=pdf", "ülong.pdf"},
		{"Content-Type: application/pdf\nContent-Disposition: attachment; filename=\"open.pdf", "open.pdf"},
		{"Content-Type: application/pdf charset=x name=\"x.pdf\"", "x.pdf"},
		{"Content-Type: application/pdf; name=\"\xfc.pdf\"", "ü.pdf"},
	}
	for _, test := range tests {
		l := read(t, test.header+"\n\n%PDF-1.4\n")
		if len(l.Attachments) != 1 || l.Attachments[0].Name != test.want || l.Attachments[0].Type != "application/pdf" {
			t.Errorf("%s: got %+v, want %q", test.header, l.Attachments, test.want)
		}
	}
}

func TestIdentifiers(t *testing.T) {
	tests := []struct{ refs, want string }{
		{"<a@b><c@d>", "[a@b c@d]"},
		{"a@b c@d", "[a@b c@d]"},
		{"<a@b> (was: x) <c@ d>", "[a@b c@d]"},
		{"Your message of Monday", "[]"},
		{"<>", "[]"},
		{"<a@b> <c@d", "[a@b]"},
		{"<broken <a@b>", "[a@b]"},
	}
	for _, test := range tests {
		if got := fmt.Sprint(read(t, "References: "+test.refs+"\n\n").References); got != test.want {
			t.Errorf("%s: got %s, want %s", test.refs, got, test.want)
		}
	}
}
