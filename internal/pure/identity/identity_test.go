package identity

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestNameIsWrittenFirstNameFirst(t *testing.T) {
	for _, c := range []struct {
		address, shown, want string
	}{
		{"sally.brook@acme.example", "", "Sally Brook"},
		{"rhalden@acme.example", "Halden, Rod", "Rod Halden"},
		{"x@acme.example", "WESTON, KIMBERLY A.", "Kimberly A. Weston"},
		{"x@acme.example", "Ana Ruiz/Sales/ACME@ACME", "Ana Ruiz"},
		{"x@acme.example", `"Ruiz, Ana" <ana@acme.example>`, "Ana Ruiz"},
		{"x@acme.example", "Tam Shop on behalf of Ana Ruiz", "Ana Ruiz"},
		{"x@acme.example", "Smith, Jr., Gary", "Gary Smith"},
		{"x@acme.example", "Gary Smith - VP People", "Gary Smith"},
		{"x@acme.example", "Dr. Eva Müller", "Eva Müller"},
		{"o'neil.kay@acme.example", "kay o'neil", "Kay O'Neil"},
		{"kweston@acme.example", "", "kweston@acme.example"},
		{"kim@acme.example", "Kim", "Kim"},
		{"Info@Acme.example", "", "info@acme.example"},
		{"x@acme.example", "ana@acme.example", "x@acme.example"},
		{"ana-maria.lopez@acme.example", "", "Ana Maria Lopez"},
		{"mueller.stefan@acme.example", "Stefan Müller", "Stefan Müller"},
		{"", "", ""},
	} {
		names := map[string]int{}
		if c.shown != "" {
			names[c.shown] = 1
		}
		if got := Name(c.address, names); got != c.want {
			t.Errorf("Name(%q, %q) = %q, want %q", c.address, c.shown, got, c.want)
		}
	}
}

func TestMostUsedSpellingWins(t *testing.T) {
	names := map[string]int{"Kim Weston": 5, "Weston, Kimberly": 9, "Weston, Kim": 5, "Ida Stark": 8}
	if got := Name("kw@acme.example", names); got != "Kimberly Weston" {
		t.Errorf("got %q", got)
	}
}

// seen writes what the mail shows as "address=Name One|Name Two".
func seen(lines ...string) []Seen {
	var out []Seen
	for _, line := range lines {
		address, shown, _ := strings.Cut(line, "=")
		names := map[string]int{}
		for name := range strings.SplitSeq(shown, "|") {
			if name != "" {
				names[name]++
			}
		}
		out = append(out, Seen{Address: address, Names: names, Messages: 1})
	}
	return out
}

// together lists the groups of several addresses, each joined by spaces.
func together(groups []Group) []string {
	var out []string
	for _, g := range groups {
		if len(g.Addresses) > 1 {
			out = append(out, strings.Join(g.Addresses, " "))
		}
	}
	slices.Sort(out)
	return out
}

func TestMergeFindsOnePersonBehindSeveralAddresses(t *testing.T) {
	for _, c := range []struct {
		why  string
		seen []Seen
		want []string
	}{
		{"same name in one organisation", seen("rhald@acme.example=Halden, Rod", "rod.halden@acme.example=Rod Halden"),
			[]string{"rhald@acme.example rod.halden@acme.example"}},
		{"short form", seen("kweston@acme.example=Kim Weston", "kimberly.weston@acme.example=Weston, Kimberly"),
			[]string{"kimberly.weston@acme.example kweston@acme.example"}},
		{"the address itself is the name", seen("rhald@acme.example=Rod Halden", "rod.halden@acme.example"),
			[]string{"rhald@acme.example rod.halden@acme.example"}},
		{"diacritics and case", seen("em@acme.example=EVA MÜLLER", "eva@acme.example=Eva Muller"),
			[]string{"em@acme.example eva@acme.example"}},
		{"a missing middle initial", seen("jd@acme.example=Stern, James D.", "js@acme.example=James Stern"),
			[]string{"jd@acme.example js@acme.example"}},
		{"subdomain", seen("ana.ruiz@acme.example", "ana.ruiz@mail.acme.example"),
			[]string{"ana.ruiz@acme.example ana.ruiz@mail.acme.example"}},
		{"sibling domain", seen("ana.ruiz@acme.com", "ana.ruiz@acme.co.uk"),
			[]string{"ana.ruiz@acme.co.uk ana.ruiz@acme.com"}},
		{"sibling domain with names", seen("aruiz@acme.com=Ana Ruiz", "aruiz@acme.de=Ruiz, Ana"),
			[]string{"aruiz@acme.com aruiz@acme.de"}},
		{"private mailbox with the same local part", seen("ana.ruiz@acme.com=Ana Ruiz", "anaruiz@gmail.com=Ana Ruiz"),
			[]string{"ana.ruiz@acme.com anaruiz@gmail.com"}},
		{"unusual local part", seen("skipper77@one.com=Ana Ruiz", "skipper77@two.com=Ana Ruiz"),
			[]string{"skipper77@one.com skipper77@two.com"}},
		{"case of one address", seen("Ana.Ruiz@Acme.com", "ana.ruiz@acme.com "), nil},
	} {
		if got := together(Merge(c.seen)); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.why, got, c.want)
		}
	}
}

func TestMergeKeepsPeopleApart(t *testing.T) {
	for why, in := range map[string][]Seen{
		"role address with a person's name":              seen("info@acme.com=Ana Ruiz", "ana.ruiz@acme.com=Ana Ruiz"),
		"placeholder address":                            seen("no.address@acme.com=Ana Ruiz", "ana.ruiz@acme.com=Ana Ruiz"),
		"single first name":                              seen("ana@acme.com=Ana", "ar@acme.com=Ana"),
		"no name beside flastname":                       seen("aruiz@acme.com", "ana.ruiz@acme.com=Ana Ruiz"),
		"namesakes elsewhere":                            seen("john.smith@one.com=John Smith", "jsmith@two.com=John Smith"),
		"namesakes elsewhere, conventional addresses":    seen("john.smith@one.com=John Smith", "john.smith@two.com=John Smith"),
		"namesakes at two private providers":             seen("john.smith@gmail.com=John Smith", "john.smith@yahoo.com=John Smith"),
		"namesakes at one private provider":              seen("john.smith@gmail.com=John Smith", "jsmith1@gmail.com=John Smith"),
		"numbered namesakes":                             seen("john.smith@acme.com=John Smith", "john.smith2@acme.com=John Smith", "js@acme.com=John Smith"),
		"other middle initials":                          seen("ja@acme.com=James A Smith", "jb@acme.com=James B Smith", "js@acme.com=James Smith"),
		"other middle initials in the address":           seen("james.a.smith@acme.com=James Smith", "james.b.smith@acme.com=James Smith"),
		"a short form of two people":                     seen("c1@acme.com=Steven Dorn", "c2@acme.com=Stephen Dorn", "c3@acme.com=Steve Dorn"),
		"short forms that only addresses spell":          seen("mike.smith@acme.com", "michael.smith@acme.com", "ms@acme.com=Mick Smith"),
		"two forms of one name under a frequent surname": seen("rick.johnson@acme.com=Rick Johnson", "richard.johnson@acme.com=Richard Johnson"),
		"a name that is no short form":                   seen("jan.moran@acme.com=Jan Moran", "janice.moran@acme.com=Janice Moran"),
		"an address of many":                             seen("x1@acme.com=Ana Ruiz|Bo Lind|Eva Stern|Kim Holt|Jo Berg|Al Dorn", "ana.ruiz@acme.com=Ana Ruiz"),
		"other first names":                              seen("k1@acme.com=Karl Weston", "k2@acme.com=Kim Weston"),
		"a shared mailbox":                               seen("desk7@acme.com=Ana Ruiz|Bo Lind", "ana.ruiz@acme.com=Ana Ruiz"),
		"one local part at providers":                    seen("ana.ruiz@yahoo.com", "ana.ruiz@yahoo.co.uk"),
		"departments":                                    seen("a1@acme.com=Support Team", "a2@acme.com=Support Team"),
		"lists of names":                                 seen("a1@acme.com=Ruiz, Ana, Lind, Bo", "a2@acme.com=Ruiz, Ana, Lind, Bo"),
	} {
		if got := together(Merge(in)); got != nil {
			t.Errorf("%s: merged %q", why, got)
		}
	}
}

func TestReasonSaysWhatAgrees(t *testing.T) {
	groups := Merge(seen("rhald@acme.com=Halden, Rod", "rod.halden@acme.com=Rod Halden", "lone@acme.com"))
	if got := groups[1].Reason + groups[0].Reason; got != "the same name “Rod Halden”" {
		t.Errorf("got %q", got)
	}
}

func TestGroupsComeMostMessagesFirst(t *testing.T) {
	groups := Merge([]Seen{{Address: "b@x.com", Messages: 2}, {Address: "c@x.com", Messages: 9}, {Address: "a@x.com", Messages: 2}})
	var got []string
	for _, g := range groups {
		got = append(got, g.Addresses[0])
	}
	if want := []string{"c@x.com", "a@x.com", "b@x.com"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// anySeen draws addresses and names from few parts, so that collisions are common.
func anySeen(t *rapid.T) []Seen {
	first := rapid.SampledFrom([]string{"Kim", "Kimberly", "Steve", "Steven", "Stephen", "Jo", "J", "", "Eva-Maria", "山"})
	middle := rapid.SampledFrom([]string{"", "", "A", "B.", "van"})
	last := rapid.SampledFrom([]string{"Weston", "WESTON", "Müller", "Muller", "O'Neil", "Inc", ""})
	local := rapid.SampledFrom([]string{"kim.weston", "kweston", "kweston2", "chris.muller", "info", "no.reply", "kim", "", "a..muller", "kim.a.weston"})
	domain := rapid.SampledFrom([]string{"acme.com", "ets.acme.com", "acme.de", "gmail.com", "other.org", "", "co.uk"})
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Seen {
		names := map[string]int{}
		for range rapid.IntRange(0, 2).Draw(t, "names") {
			f, m, l := first.Draw(t, "first"), middle.Draw(t, "middle"), last.Draw(t, "last")
			name := f + " " + m + " " + l
			if rapid.Bool().Draw(t, "turned") {
				name = l + ", " + f + " " + m
			}
			names[name] = rapid.IntRange(-1, 5).Draw(t, "count")
		}
		return Seen{local.Draw(t, "local") + "@" + domain.Draw(t, "domain"), names, rapid.IntRange(0, 3).Draw(t, "messages")}
	}), 0, 25).Draw(t, "seen")
}

func TestEveryAddressIsInExactlyOneGroup(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := anySeen(t)
		want := map[string]int{}
		for _, s := range in {
			want[canonical(s.Address)] = 1
		}
		got := map[string]int{}
		for _, g := range Merge(in) {
			for _, a := range g.Addresses {
				got[a]++
			}
			if (len(g.Addresses) > 1) != (g.Reason != "") {
				t.Fatalf("group %v has reason %q", g.Addresses, g.Reason)
			}
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("got %v, want %v", got, want)
		}
	})
}

func TestOrderOfAddressesDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := anySeen(t)
		shuffled := rapid.Permutation(in).Draw(t, "shuffled")
		if a, b := Merge(in), Merge(shuffled); !reflect.DeepEqual(a, b) {
			t.Fatalf("\n%v\n%v", a, b)
		}
	})
}

func TestMergedNamesNeverContradict(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := anySeen(t)
		boxes := map[string]box{}
		for _, b := range read(in) {
			boxes[b.address] = b
		}
		for _, g := range Merge(in) {
			for _, x := range g.Addresses {
				for _, y := range g.Addresses {
					if x != y && (boxes[x].role || !compatible(boxes[x].who, boxes[y].who)) {
						t.Fatalf("%s (%v) and %s (%v) are one person", x, boxes[x].who, y, boxes[y].who)
					}
				}
			}
		}
	})
}

func FuzzName(f *testing.F) {
	for _, s := range []string{"Rod Halden", "Halden, Rod A.", "a@b.c", "X on behalf of Y", "\"\"", ",", "İ on behalf of", "\xff\xfe", "van der Berg, Jan"} {
		f.Add("a.b@c.d", s)
	}
	f.Fuzz(func(t *testing.T, address, name string) {
		first := Name(address, map[string]int{name: 1})
		if again := Name(address, map[string]int{name: 1}); again != first {
			t.Fatalf("%q, then %q", first, again)
		}
		Merge([]Seen{{address, map[string]int{name: 1}, 1}, {name, map[string]int{address: 1}, 1}})
	})
}

func BenchmarkMerge(b *testing.B) {
	in := make([]Seen, 50_000)
	for i := range in {
		name := fmt.Sprintf("Name%c%c Surname%d", 'a'+i%26, 'a'+i/26%26, i%9000)
		in[i] = Seen{Address: fmt.Sprintf("n%d@acme%d.com", i, i%50), Names: map[string]int{name: 3}, Messages: i % 40}
	}
	for b.Loop() {
		Merge(in)
	}
}
