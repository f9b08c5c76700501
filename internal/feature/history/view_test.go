package history_test

import (
	"cmp"
	"fmt"
	"slices"
	"testing"
	"time"

	"upward/internal/feature/history"
	"upward/internal/platform/database"
	"upward/internal/platform/fault"
)

// only returns the one message that names a person.
func (d *desk) only(who string) history.Message {
	d.t.Helper()
	all := d.with(who)
	if len(all) != 1 {
		d.t.Fatalf("%d messages with %s", len(all), who)
	}
	return all[0]
}

func TestMessageIsKeptAsItsSenderWroteIt(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		path := d.write("a.mbox", "\n"+box(mail{
			id: "<one-message@example.com>", to: "Mia Torres <MIA@example.com>, Sam <sam@example.com>", header: "Cc: Ana <ana@example.com>\nBcc: x@example.com\n",
			subject: "=?utf-8?q?Q3=3A_Z=C3=BCrich?=", body: "Could you send the list by Friday?\n\n> the old text\n> that I quote\n\n-- \nBo Lindqvist\nHead of sales\n",
		}))
		d.takeIn()
		m := d.only("bo@example.com")
		if m.Text != "Could you send the list by Friday?" || m.Subject != "Q3: Zürich" || m.Words != 7 || m.Asks != 1 || !m.Question || m.Mine || m.Bulk {
			t.Errorf("kept as %+v", m)
		}
		if m.From.Name != "Bo Lindqvist" || m.From.Person != d.person("bo@example.com").ID || len(m.To) != 2 || len(m.Cc) != 2 || m.To[0].Person != d.person("mia@example.com").ID {
			t.Errorf("people: %+v, %+v, %+v", m.From, m.To, m.Cc)
		}
		at, err := time.Parse(time.RFC1123Z, usualDate)
		if _, zone := m.At.Zone(); err != nil || !m.At.Equal(at) || zone != 2*3600 {
			t.Errorf("sent at %v", m.At)
		}
		if m.File != path || m.Offset != 1 {
			t.Errorf("read from %s, byte %d", m.File, m.Offset)
		}
	})
}

func TestDateThatCannotBeBelievedIsLeftOut(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		d.write("a.eml", mail{date: "Mon, 1 Jan 0001 00:00:00 +0000"}.String())
		d.takeIn()
		if m := d.only("bo@example.com"); !m.At.IsZero() {
			t.Errorf("sent at %v", m.At)
		}
		d.read(func(tx *database.Tx) error {
			latest, err := d.Latest(tx, mia)
			if latest != 0 {
				t.Errorf("the newest was sent at %d", latest)
			}
			return err
		})
	})
}

func TestBulkMailIsKnownAndLeftOutBetweenPeople(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		d.write("a.mbox", box(
			mail{id: "<bulk-message@example.com>", header: "List-Unsubscribe: <mailto:stop@example.com>\nPrecedence: bulk\n", subject: "newsletter", body: "Please answer our survey by Friday."},
			mail{id: "<real-message@example.com>", subject: "real"},
		))
		d.tally("import", d.takeIn().Tally, 2, 0, 0)
		if got := subjects(d.with("bo@example.com")); !slices.Equal(got, []string{"real"}) {
			t.Errorf("with Bo: %q", got)
		}
	})
}

func TestBetweenIsWhatTheTwoWroteNewestLimitedOldestFirst(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		day := func(n int) string { return today.AddDate(0, 0, n-30).Format(time.RFC1123Z) }
		me, bo, sam := "Mia Torres <mia@example.com>", "Bo Lindqvist <bo@example.com>", "Sam Okafor <sam@example.com>"
		d.write("a.mbox", box(
			mail{id: "<d-message@x.example>", from: me, to: bo, subject: "d", date: day(4)},
			mail{id: "<a-message@x.example>", from: bo, to: me, subject: "a", date: day(1)},
			mail{id: "<c-message@x.example>", from: "bo@private.example", to: "mia@private.example", subject: "c", date: day(3)},
			mail{id: "<b-message@x.example>", from: sam, to: me + ", " + bo, subject: "by a third", date: day(2)},
			mail{id: "<e-message@x.example>", from: bo, to: sam, subject: "without her", date: day(5)},
			mail{id: "<f-message@x.example>", from: sam, to: me, subject: "without him", date: day(6)},
		))
		d.takeIn()
		d.merge("bo@example.com", "bo@private.example")
		d.merge("mia@example.com", "mia@private.example")
		between := func(limit int) (got []string) {
			d.read(func(tx *database.Tx) error {
				all, err := d.Between(tx, mia, d.person("bo@example.com").ID, limit)
				for _, m := range all {
					got = append(got, m.Subject)
					if m.Mine != (m.Subject == "d") {
						t.Errorf("%q: mine %v", m.Subject, m.Mine)
					}
				}
				return err
			})
			return got
		}
		if got := between(100); !slices.Equal(got, []string{"a", "c", "d"}) {
			t.Errorf("between: %q", got)
		}
		if got := between(2); !slices.Equal(got, []string{"c", "d"}) {
			t.Errorf("the newest two: %q", got)
		}
		d.read(func(tx *database.Tx) error {
			all, err := d.Between(tx, mia, "nobody", 10)
			if len(all) != 0 {
				t.Errorf("between her and nobody: %d", len(all))
			}
			return err
		})
	})
}

func TestAnswersAreLinkedIntoOneConversation(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		day := func(n int) string { return today.AddDate(0, 0, n-30).Format(time.RFC1123Z) }
		d.write("a.mbox", box(
			mail{id: "<first-message@example.com>", subject: "Q3", date: day(1)},
			mail{id: "<third-message@example.com>", subject: "Now about something else", date: day(3), header: "In-Reply-To: <second-message@example.com>\n"},
			mail{id: "<stranger@example.com>", from: "sam@example.com", subject: "Lunch", date: day(3)},
		))
		d.takeIn()
		// The message in the middle comes with a later import.
		d.write("b.eml", mail{id: "<second-message@example.com>", from: "mia@example.com", to: "bo@example.com", subject: "Re: Q3", date: day(2), header: "In-Reply-To: <first-message@example.com>\nReferences: <first-message@example.com>\n"}.String())
		d.takeIn()
		all := d.with("bo@example.com")
		if got := subjects(all); !slices.Equal(got, []string{"Now about something else", "Q3", "Re: Q3"}) {
			t.Fatalf("with Bo: %q", got)
		}
		if all[1].Parent != all[0].ID || all[1].Thread != all[0].Thread || all[0].Parent != "" {
			t.Errorf("links %+v", all)
		}
		shown, err := d.Show(t.Context(), mia, history.Which{Message: all[1].ID})
		if err != nil || shown.Message.ID != all[1].ID || len(shown.Messages) < 2 || shown.Messages[0].ID != all[0].ID {
			t.Errorf("%+v, %v", shown, err)
		}
		d.read(func(tx *database.Tx) error {
			thread, err := d.Thread(tx, mia, all[0].Thread)
			if len(thread) != len(shown.Messages) {
				t.Errorf("%d in the conversation, %d shown", len(thread), len(shown.Messages))
			}
			return err
		})
		if m := d.only("sam@example.com"); m.Thread == all[0].Thread || m.Thread == "" {
			t.Errorf("a stranger is in thread %q", m.Thread)
		}
	})
}

func TestMessagesOfOneMomentKeepTheOrderOfTheirMailbox(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		all := []mail{{id: "<first@example.com>", date: "Mon, 13 Jul 2026 07:00:00 +0200"}}
		for i := range 6 {
			all = append(all, mail{id: fmt.Sprintf("<copy-%d@example.com>", i), header: "In-Reply-To: <first@example.com>\n", body: fmt.Sprintf("Copy %d: please send the list.", i)})
		}
		all = append(all, mail{id: "<answer@example.com>", from: "Mia Torres <mia@example.com>", to: "Bo Lindqvist <bo@example.com>", subject: "Re: Q3", date: "Mon, 13 Jul 2026 09:00:00 +0200"})
		d.write("a.mbox", box(all...))
		d.takeIn()
		bo := d.person("bo@example.com").ID
		d.read(func(tx *database.Tx) error {
			between, err := d.Between(tx, mia, bo, 10)
			if err != nil || len(between) != len(all) {
				t.Fatalf("%d messages between the two, %v", len(between), err)
			}
			answer := between[len(all)-1]
			thread, err := d.Thread(tx, mia, answer.Thread)
			if err != nil || len(thread) != len(all) {
				t.Fatalf("%d messages in the conversation, %v", len(thread), err)
			}
			for name, list := range map[string][]history.Message{"between the two": between, "that name Bo": d.with("bo@example.com"), "in the conversation": thread} {
				if !slices.IsSortedFunc(list, func(a, b history.Message) int { return cmp.Compare(a.Offset, b.Offset) }) {
					t.Errorf("the messages %s are not in the order of the mailbox", name)
				}
			}
			if last := between[len(all)-2]; answer.Parent != last.ID {
				t.Errorf("it answers %s, not the last copy, %s", answer.Parent, last.ID)
			}
			return nil
		})
	})
}

func TestMessageThatIsNotHereIsSaidToBeMissing(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		if _, err := d.Show(t.Context(), mia, history.Which{Message: "none"}); fault.KindOf(err) != fault.NotFound {
			t.Errorf("err = %v", err)
		}
	})
}

func TestCodesOfBackBriefsAreFound(t *testing.T) {
	for _, c := range []struct {
		what, subject, body string
		want                []string
	}{
		{"in the subject", "Re: list [UP-7K3M9Q]", "yes", []string{"7K3M9Q"}},
		{"in quoted text", "Re: list", "yes\n\n> Is this what you want?\n> UP-7K3M9Q\n", []string{"7K3M9Q"}},
		{"in small letters, twice, beside another", "re: up-7k3m9q", "UP-7K3M9Q and up-000001", []string{"7K3M9Q", "000001"}},
		{"none that only looks like one", "UP-7K3M9", "SUP-7K3M9Q UP-7K3M9QQ UP-ILOU12", nil},
	} {
		t.Run(c.what, func(t *testing.T) {
			each(t, func(t *testing.T, d *desk) {
				d.write("a.eml", mail{subject: c.subject, body: c.body}.String())
				d.takeIn()
				if got := d.only("bo@example.com").Codes; !slices.Equal(got, c.want) {
					t.Errorf("codes %q, want %q", got, c.want)
				}
			})
		})
	}
}

func TestHugeMessagesAreKeptWithinBounds(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		body, to := []byte{}, []byte("mia@example.com")
		for i := range 20_000 {
			body = append(body, "This is sentence é. "...)
			if i < 1000 {
				to = append(to, ", person"+time.Duration(i).String()+"@example.com"...)
			}
		}
		d.write("a.eml", mail{to: string(to), body: string(body)}.String())
		d.takeIn()
		m := d.only("bo@example.com")
		if len(m.Text) > history.MaxText || len(m.Text) < history.MaxText/2 || len(m.To) != 300 {
			t.Errorf("%d bytes of text, %d recipients", len(m.Text), len(m.To))
		}
	})
}
