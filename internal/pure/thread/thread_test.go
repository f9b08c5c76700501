package thread

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestSubjectLosesItsPrefixes(t *testing.T) {
	for _, c := range []struct {
		in, normal     string
		reply, forward bool
	}{
		{"Budget", "budget", false, false},
		{"Re: Budget", "budget", true, false},
		{"RE[2]:  Budget   2003", "budget 2003", true, false},
		{"AW: WG: Budget", "budget", true, true},
		{"SV: Re (3): Fwd: FW: Budget", "budget", true, true},
		{"re : Budget", "budget", true, false},
		{"[team-list] Re: [team-list] Budget", "budget", true, false},
		{"[EXTERNAL]", "[external]", false, false},
		{"回复：预算", "预算", true, false},
		{"Recap: Budget", "recap: budget", false, false},
		{"Budget: Re: open points", "budget: re: open points", false, false},
		{"RE:", "", true, false},
		{"", "", false, false},
		{"\xff\xfeRe: x", "\xff\xfere: x", false, false},
	} {
		normal, reply, forward := Subject(c.in)
		if normal != strings.ToLower(c.normal) && normal != c.normal || reply != c.reply || forward != c.forward {
			t.Errorf("Subject(%q) = %q, %v, %v", c.in, normal, reply, forward)
		}
	}
}

var monday = time.Date(2024, 3, 4, 9, 0, 0, 0, time.UTC)

// after is n minutes after a Monday morning.
func after(n int) time.Time { return monday.Add(time.Duration(n) * time.Minute) }

// wall is what a clock shows, n minutes after that Monday morning in UTC, in a zone that many hours ahead.
func wall(n int, ahead float64) time.Time {
	return after(n).Add(time.Duration(ahead * float64(time.Hour)))
}

func TestParents(t *testing.T) {
	ask := Item{ID: "ask", At: after(0), Subject: "Churn figures", From: "bo@x.org", Name: "Lind, Bo", To: []string{"mia@x.org"}, Key: "k1"}
	other := Item{ID: "other", At: after(30), Subject: "Churn figures", From: "bo@x.org", Name: "Lind, Bo", To: []string{"mia@x.org"}, Key: "k2"}
	hello := Item{ID: "hello", At: after(10), Subject: "Meeting", From: "bo@x.org", Name: "Lind, Bo", To: []string{"mia@x.org"}, Key: "k3"}
	reply := func(change func(*Item)) Item {
		item := Item{ID: "reply", At: after(95), Subject: "Re: Churn figures", From: "mia@x.org", To: []string{"bo@x.org"}}
		change(&item)
		return item
	}
	for _, c := range []struct {
		why  string
		item Item
		want Link
	}{
		{"the header wins over everything", reply(func(m *Item) { m.InReplyTo = []string{"lost", "k1"}; m.Quoted = []Quote{{"Bo Lind", after(30)}} }),
			Link{"ask", "ask", "header"}},
		{"the quoted minute in UTC", reply(func(m *Item) { m.Quoted = []Quote{{"Bo Lind", after(0)}} }), Link{"ask", "ask", "quote"}},
		{"the quoted minute in another zone", reply(func(m *Item) { m.Quoted = []Quote{{"Lind, Bo", wall(0, -6)}} }), Link{"ask", "ask", "quote"}},
		{"the quoted minute in a half-hour zone", reply(func(m *Item) { m.At = after(15); m.Quoted = []Quote{{"bo@x.org", wall(0, 5.5)}} }), Link{"ask", "ask", "quote"}},
		{"the replier's own zone settles which", reply(func(m *Item) {
			m.At = m.At.In(time.FixedZone("", -6*3600))
			m.Quoted = []Quote{{"Bo Lind", wall(30, -6)}}
		}), Link{"other", "other", "quote"}},
		{"a quote of a message that is not here leaves only the conversation", reply(func(m *Item) { m.Quoted = []Quote{{"Bo Lind", after(52)}} }),
			Link{"", "other", ""}},
		{"a quoted date without a clock leaves it to the subject", reply(func(m *Item) { m.Quoted = []Quote{{"Bo Lind", wall(-9*60, 0)}} }),
			Link{"other", "other", "subject"}},
		{"a quote without a name leaves it to the subject", reply(func(m *Item) { m.Quoted = []Quote{{"", after(52)}} }), Link{"other", "other", "subject"}},
		{"day and month the other way round", reply(func(m *Item) { m.Quoted = []Quote{{"Bo Lind", after(0).AddDate(0, 1, -1)}} }),
			Link{"ask", "ask", "quote"}},
		{"a quote from next year is no clock", reply(func(m *Item) { m.Quoted = []Quote{{"Bo Lind", after(52).AddDate(1, 0, 0)}} }),
			Link{"other", "other", "subject"}},
		{"a quote of somebody else", reply(func(m *Item) { m.Quoted = []Quote{{"Ana Ruiz", after(0)}} }), Link{"", "other", ""}},
		{"a changed subject, own zone and received", reply(func(m *Item) { m.Subject = "Something new"; m.Quoted = []Quote{{"Bo Lind", after(0)}} }),
			Link{"ask", "ask", "quote"}},
		{"a changed subject in a foreign zone proves nothing", reply(func(m *Item) { m.Subject = "Something new"; m.Quoted = []Quote{{"Bo Lind", wall(0, 3)}} }),
			Link{"", "reply", ""}},
		{"subject and people: the nearest", reply(func(m *Item) {}), Link{"other", "other", "subject"}},
		{"the caller saw the prefix", reply(func(m *Item) { m.Subject = "Churn figures"; m.Reply = true; m.At = after(60 * 24 * 20) }), Link{"other", "other", "subject"}},
		{"no prefix, within days", reply(func(m *Item) { m.Subject = "churn  figures" }), Link{"other", "other", "subject"}},
		{"no prefix, weeks later", reply(func(m *Item) { m.Subject = "Churn figures"; m.At = after(60 * 24 * 9) }), Link{"", "reply", ""}},
		{"months later", reply(func(m *Item) { m.At = after(60 * 24 * 60) }), Link{"", "reply", ""}},
		{"to somebody else", reply(func(m *Item) { m.To = []string{"ana@x.org"} }), Link{"", "ask", ""}},
		{"between strangers", reply(func(m *Item) { m.From = "eve@x.org"; m.To = []string{"ana@x.org"} }), Link{"", "reply", ""}},
		{"a generic subject, soon", reply(func(m *Item) { m.Subject = "RE: Meeting" }), Link{"hello", "hello", "subject"}},
		{"a generic subject, days later", reply(func(m *Item) { m.Subject = "RE: Meeting"; m.At = after(60 * 24 * 5) }), Link{"", "reply", ""}},
		{"a generic subject without prefix", reply(func(m *Item) { m.Subject = "Meeting" }), Link{"", "reply", ""}},
		{"a header that names a later message", reply(func(m *Item) { m.At = after(-9); m.InReplyTo = []string{"k1"} }), Link{"", "reply", ""}},
		{"an unknown time still follows headers", reply(func(m *Item) { m.At = time.Time{}; m.InReplyTo = []string{"k1"} }), Link{"ask", "ask", "header"}},
		{"itself", reply(func(m *Item) { m.Key = "k9"; m.InReplyTo = []string{"k9"}; m.Subject = "New" }), Link{"", "reply", ""}},
	} {
		links := Links([]Item{c.item, hello, other, ask})
		if links[0] != c.want {
			t.Errorf("%s: got %+v, want %+v", c.why, links[0], c.want)
		}
	}
}

func TestMessagesWithTheSameKeyFollowTheFirst(t *testing.T) {
	links := Links([]Item{
		{ID: "late", At: after(5), Key: "k"}, {ID: "early", At: after(0), Key: "k"}, {ID: "answer", At: after(9), InReplyTo: []string{"k"}},
	})
	if links[2].Parent != "early" {
		t.Errorf("got %+v", links[2])
	}
}

// anyItems draws messages among few people, keys, subjects and minutes, so that everything collides.
func anyItems(t *rapid.T) []Item {
	people := []string{"bo.lind@x.org", "mia@x.org", "ana.ruiz@y.org", ""}
	names := rapid.SampledFrom([]string{"Bo Lind", "Lind, Bo", "mia@x.org", "Ana Ruiz", "", "on behalf of"})
	keys := []string{"k1", "k2", "k3", "k4", ""}
	zones := []*time.Location{time.UTC, time.FixedZone("", -6*3600), time.FixedZone("", 19800)}
	items := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Item {
		item := Item{
			At:        after(rapid.IntRange(0, 40).Draw(t, "at")).In(rapid.SampledFrom(zones).Draw(t, "zone")),
			Subject:   rapid.SampledFrom([]string{"Re: Churn", "churn", "FW: Churn", "Meeting", "Re: meeting", ""}).Draw(t, "subject"),
			From:      rapid.SampledFrom(people).Draw(t, "from"),
			Name:      names.Draw(t, "name"),
			To:        rapid.SliceOfN(rapid.SampledFrom(people), 0, 3).Draw(t, "to"),
			Key:       rapid.SampledFrom(keys).Draw(t, "key"),
			InReplyTo: rapid.SliceOfN(rapid.SampledFrom(keys), 0, 2).Draw(t, "replies to"),
			Reply:     rapid.Bool().Draw(t, "reply"),
		}
		if rapid.IntRange(0, 9).Draw(t, "untimed") == 0 {
			item.At = time.Time{}
		}
		for range rapid.IntRange(0, 2).Draw(t, "quotes") {
			item.Quoted = append(item.Quoted, Quote{names.Draw(t, "quoted"), wall(rapid.IntRange(0, 40).Draw(t, "minute"), -6)})
		}
		return item
	}), 0, 30).Draw(t, "items")
	for i := range items {
		items[i].ID = fmt.Sprintf("m%02d", i)
	}
	return items
}

func TestParentsMakeAForest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		items := anyItems(t)
		links := Links(items)
		at := map[string]int{}
		for i, item := range items {
			at[item.ID] = i
		}
		for i, link := range links {
			steps, top := 0, i
			for links[top].Parent != "" {
				parent := at[links[top].Parent]
				if a, b := items[top].At, items[parent].At; !a.IsZero() && !b.IsZero() && b.After(a) {
					t.Fatalf("%s answers the later %s", items[top].ID, items[parent].ID)
				}
				if links[parent].Thread != link.Thread {
					t.Fatalf("%s lies in %s, its parent in %s", items[i].ID, link.Thread, links[parent].Thread)
				}
				top = parent
				if steps++; steps > len(items) {
					t.Fatalf("%s is its own ancestor", items[i].ID)
				}
			}
			root, ok := at[link.Thread]
			if !ok || links[root].Parent != "" || links[root].Thread != link.Thread {
				t.Fatalf("%s is no root", link.Thread)
			}
			if (link.Why == "") != (link.Parent == "") {
				t.Fatalf("parent %q by %q", link.Parent, link.Why)
			}
		}
	})
}

func TestOrderOfItemsDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		items := anyItems(t)
		shuffled := rapid.Permutation(items).Draw(t, "shuffled")
		if a, b := byID(items), byID(shuffled); !reflect.DeepEqual(a, b) {
			t.Fatalf("\n%v\n%v", a, b)
		}
	})
}

func byID(items []Item) map[string]Link {
	out := map[string]Link{}
	for i, link := range Links(items) {
		out[items[i].ID] = link
	}
	return out
}

func TestThousandsOfEqualMessagesAreNoQuadraticWork(t *testing.T) {
	items := make([]Item, 10_000)
	for i := range items {
		items[i] = Item{ID: fmt.Sprint(i), At: after(i / 500), Subject: "Re: alarm", From: "bo.lind@x.org", To: []string{"mia@x.org"},
			Quoted: []Quote{{"Bo Lind", after(0)}}}
	}
	threads := map[string]bool{}
	for _, link := range Links(items) {
		threads[link.Thread] = true
	}
	if len(threads) != 1 {
		t.Errorf("%d conversations", len(threads))
	}
}

func FuzzSubject(f *testing.F) {
	for _, s := range []string{"Re: x", "RE[2]: [a] Fwd: x", "：", "[", "re", "Re:Re:Re:", "\xff:"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		normal, _, _ := Subject(s)
		if again, reply, forward := Subject(normal); len(s) < 60 && (again != normal || reply || forward) && !slices.Contains([]string{"["}, normal) {
			t.Fatalf("%q gives %q gives %q", s, normal, again)
		}
		Links([]Item{{ID: "a", Subject: s, From: s, Quoted: []Quote{{From: s, At: monday}}}, {ID: "b", At: monday, Subject: s, Name: s, To: []string{s}}})
	})
}

func BenchmarkLinks(b *testing.B) {
	items := make([]Item, 50_000)
	for i := range items {
		from, to := "bo.lind@x.org", "mia.holm@x.org"
		if i%2 == 1 {
			from, to = to, from
		}
		items[i] = Item{ID: fmt.Sprint(i), At: after(i * 7), Subject: fmt.Sprint("Re: topic ", i/6), From: from, To: []string{to},
			Quoted: []Quote{{to, wall(i*7-7, 1)}}}
	}
	for b.Loop() {
		Links(items)
	}
}
