package history_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"upward/internal/feature/history"
	"upward/internal/platform/database/databasetest"
)

// anyMail draws a message as bad programs write it.
func anyMail(t *rapid.T) mail {
	return mail{
		id:      rapid.SampledFrom([]string{"", "<>", "<a@b>", "<first-message@example.com>", "<second-message@example.com>", "no brackets", "<x\x00y@example.com>"}).Draw(t, "id"),
		from:    rapid.SampledFrom([]string{"", "-", "bo@example.com", "Bo", "=?utf-8?q?Zo=C3=AB?= <zoe@example.com>", "<>", "a@b@c, d", "\xff\xfe <x@example.com>"}).Draw(t, "from"),
		to:      rapid.SampledFrom([]string{"", "-", "undisclosed-recipients:;", "mia@example.com, bo@example.com", strings.Repeat("p@example.com, ", 400)}).Draw(t, "to"),
		subject: rapid.SampledFrom([]string{"", "-", "Re: Q3", "AW: WG: Q3", "a\x00b", strings.Repeat("long ", 300)}).Draw(t, "subject"),
		date:    rapid.SampledFrom([]string{"", "-", "Mon, 1 Jan 0001 00:00:00 +0000", "31 Feb 2026", "Tue, 14 Jul 2026 06:00:18 +9999", "Fri, 13 Jul 99999 06:00:18 +0000"}).Draw(t, "date"),
		header: rapid.SampledFrom([]string{"", "Content-Type: multipart/mixed; boundary=b\n", "Content-Type: text/html; charset=klingon\n", "Content-Transfer-Encoding: base64\n",
			"In-Reply-To: <first-message@example.com>\n", "References: " + strings.Repeat("<first-message@example.com> ", 50) + "\n", "no colon here\n"}).Draw(t, "header"),
		body: rapid.SampledFrom([]string{"", "Could you send it?", "From here on\nFrom there\n", ">From me", "--b\n\nx\n--b--", "\x00\x00", "\xc3\x28", strings.Repeat("> quoted\n", 100)}).Draw(t, "body") +
			rapid.StringN(0, 40, 200).Draw(t, "rest"),
	}
}

func TestAnyMailboxIsCountedOnceHoweverItIsCut(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		all := rapid.SliceOfN(rapid.Custom(anyMail), 0, 12).Draw(r, "messages")
		text := box(all...)
		if rapid.Bool().Draw(r, "windows") {
			text = strings.ReplaceAll(text, "\n", "\r\n")
		}
		cut := rapid.IntRange(0, len(text)).Draw(r, "cut")
		d := newDesk(t, databasetest.SQLite(t))
		take := func(what string) history.Report {
			report, err := d.Import(t.Context(), mia, history.Importing{Paths: []string{d.folder}, Me: "mia@example.com"})
			if err != nil || report.Seen != report.Stored+report.Duplicate+report.Refused || report.Refused != int64(len(report.Refusals)) {
				r.Fatalf("%s: %+v, %v", what, report, err)
			}
			return report
		}
		d.write("a.mbox", text[:cut])
		part := take("the first part")
		d.write("a.mbox", text)
		whole := take("the whole")
		if again := take("again"); again.Stored != 0 || again.Seen != whole.Seen || again.Refused != whole.Refused {
			r.Fatalf("again %+v after %+v", again.Tally, whole.Tally)
		}
		if kept := d.kept(); kept != part.Stored+whole.Stored {
			r.Fatalf("%d kept of %+v and %+v", kept, part.Tally, whole.Tally)
		}
		if want := int64(len(all)); whole.Seen < want {
			r.Fatalf("%d messages seen of %d", whole.Seen, want)
		}
	})
}
