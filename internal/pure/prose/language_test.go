package prose

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"
)

// The phrases of testdata/deadlines.de.tsv and .fr.tsv were written with their days before the files of these languages were run.
func TestPhrasesOfOtherLanguagesMeanTheRightDay(t *testing.T) {
	for _, name := range []string{"de", "fr"} {
		data, err := os.ReadFile("testdata/deadlines." + name + ".tsv")
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSpace(string(data)), "\n")[1:]
		right := 0
		for _, line := range lines {
			f := strings.Split(line, "\t")
			said, err := time.Parse(time.RFC3339, f[0])
			if err != nil || len(f) != 4 {
				t.Fatalf("bad line %q", line)
			}
			found := Deadlines(f[3], said)
			for _, d := range found {
				if d.Of(f[3]) != d.Text {
					t.Errorf("%q: the span does not hold %q", f[3], d.Text)
				}
			}
			if got := phraseDue(found, f[1]); got != f[1] || phraseOr(found) != f[2] {
				words := ""
				for _, d := range found {
					words += " [" + d.Text + "]"
				}
				t.Logf("%s %q: got %s or %s, want %s or %s, found%s", name, f[3], got, phraseOr(found), f[1], f[2], words)
				continue
			}
			right++
		}
		share := float64(right) / float64(len(lines))
		t.Logf("FIGURE %s: %d of %d phrases, %.3f", name, right, len(lines), share)
		if len(lines) < 60 || share < .85 {
			t.Errorf("%s: %.3f of %d phrases are read rightly, want .85 of 60", name, share, len(lines))
		}
	}
}

func TestEnglishWordsThatOtherLanguagesKnowToo(t *testing.T) {
	for text, words := range map[string]string{
		"I am in the office, so please call me":                              "",
		"They die young, on mars or in the son of a mine":                    "",
		"The war was won by the man with the hat":                            "",
		"My son will sit on the board of Mai Ltd and LA Gas":                 "",
		"Please ask Mr. von der Heide and Mme. de la Tour for the plan":      "",
		"The plus side is that the fin is on the left, pour some water":      "",
		"Call me at 10 am on Friday, 5pm EST at the latest":                  "at 10 am on Friday|5pm EST",
		"Sept 12 works for me and for the team":                              "Sept 12",
		"Regards, Jean Le Blanc, Rue du Mont 14, 75015 Paris":                "",
		"We meet Mr. Montag and Ms. Juni on Monday":                          "on Monday",
		"I said: am Freitag. He did not know what that was, but you know it": "",
		"Guten Tag, can you send the report by Friday? Thanks, Die Firma":    "by Friday",
	} {
		if got := found(text); got != words {
			t.Errorf("%q: found %q, want %q", text, got, words)
		}
	}
}

func TestWordsOfOtherLanguagesThatLookLikeEnglishTimes(t *testing.T) {
	for text, words := range map[string]string{
		"In diesem Fall ist das nicht nötig, wir haben die Last geteilt":         "",
		"Guten Morgen, ich habe das am Ende doch nicht gebraucht":                "",
		"Wir haben die 3. Etage und den 5. Platz, das ist schön":                 "",
		"Abschnitt 3.2. ist neu, und Version 1.10.30 auch":                       "",
		"Mon collègue est au bureau, son chef ne peut pas venir":                 "",
		"Il est 5 ans plus jeune que vous, mais nous avons le même âge":          "",
		"Nous sommes au 3e étage, avec une vue sur le parc":                      "",
		"Wir sehen uns um 14 Uhr, ist das für Sie möglich?":                      "um 14 Uhr",
		"Nous nous voyons à 14h et vous recevez le dossier vendredi":             "à 14h|vendredi",
		"Das machen wir bis Freitag, please send it by Monday, ich warte nicht.": "bis Freitag|by Monday",
	} {
		if got := found(text); got != words {
			t.Errorf("%q: found %q, want %q", text, got, words)
		}
	}
}

func TestAParagraphInAnotherLanguageLeavesTheOthersAsTheyAre(t *testing.T) {
	english := "Please send me the numbers by Friday. The board will meet on 3/7 and we have to be ready for it."
	german := "Bitte schicken Sie mir die Zahlen bis zum 15. Juni, wir brauchen sie für die Sitzung nächste Woche."
	alone := Deadlines(english, wednesday)
	for _, text := range []string{english + "\n\n" + german, german + "\n\n" + english, german + "\n\n" + english + "\n\n" + german, strings.Repeat("You know that we would have to do this. ", 50) + "\n\n" + english + "\n\n" + german} {
		at := strings.Index(text, english)
		for _, want := range alone {
			want.Span = want.shift(at)
			if got := Deadlines(text, wednesday); !slices.Contains(got, want) {
				t.Errorf("%q: %q is not read as before", text, want.Text)
			}
		}
		if !strings.Contains(found(text), "bis zum 15. Juni|nächste Woche") {
			t.Errorf("%q: found %q", text, found(text))
		}
	}
}

func TestARowThatChangesTheOrderCoversItsWords(t *testing.T) {
	for text, words := range map[string]string{
		"Das Angebot gilt, wie wir schreiben, bis zum 15. und nicht länger":    "bis zum 15.",
		"Ich komme übermorgen und bringe die Liste mit":                        "übermorgen",
		"Nous nous voyons vendredi prochain, merci":                            "vendredi prochain",
		"Je vous réponds avant la fin de la semaine prochaine, merci":          "avant la fin de la semaine prochaine",
		"Wir treffen uns am Freitag, den 14.6. um 14.30 Uhr, danke":            "am Freitag, den 14.6. um 14.30 Uhr",
		"Nous serons absents du 10 au 14 juin, et vous ?":                      "du 10 au 14 juin",
		"Das ist bis Freitag (14.6.) nicht zu machen":                          "bis Freitag (14.6.)",
		"Naechste Woche ist das fertig, spaetestens übermorgen fuer die Firma": "Naechste Woche|spaetestens übermorgen",
	} {
		if got := found(text); got != words {
			t.Errorf("%q: found %q, want %q", text, got, words)
		}
	}
}

// found are the words of all deadlines of a text, parted by bars.
func found(text string) string {
	var words []string
	for _, d := range Deadlines(text, wednesday) {
		words = append(words, d.Text)
	}
	return strings.Join(words, "|")
}

func TestEachFileOfALanguageSaysWhatTheRulesKnow(t *testing.T) {
	kinds := wordSet("mark order nouns say number nth month weekday unit short season")
	entries, err := languageFiles.ReadDir("language")
	if err != nil || len(entries) != len(languages) {
		t.Fatalf("%d files, %d languages, %v", len(entries), len(languages), err)
	}
	for _, entry := range entries {
		data, err := languageFiles.ReadFile("language/" + entry.Name())
		if err != nil {
			t.Fatal(err)
		}
		for n, text := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n") {
			f := strings.Split(text, "\t")
			if strings.HasPrefix(text, "#") {
				continue
			}
			if len(f) != 3 || !kinds[f[0]] || strings.Contains(f[2], "  ") {
				t.Errorf("%s:%d: %q", entry.Name(), n+1, text)
			}
		}
	}
	for _, l := range languages {
		if len(l.marks) < 20 {
			t.Errorf("%s has %d marks", l.name, len(l.marks))
		}
		rows := slices.Clone(l.open)
		for _, list := range l.rows {
			rows = append(rows, list...)
		}
		for _, r := range rows {
			for _, p := range slices.Concat(r.from, r.to) {
				if p.slot != "" && slotKinds[p.slot] == nil {
					t.Errorf("%s: no slot is called %q", l.name, p.slot)
				}
			}
			for _, p := range r.to {
				if p.slot != "" {
					if r.from[p.take].slot != p.slot {
						t.Errorf("%s: %v has no %s to take", l.name, r.from, p.slot)
					}
				}
			}
		}
	}
}

func TestTheLastDayOfAWeekIsItsFridayInEachLanguage(t *testing.T) {
	for _, text := range []string{"by the end of next week", "Bitte bis Ende nächster Woche, danke", "Merci de répondre avant la fin de la semaine prochaine"} {
		list := Deadlines(text, wednesday)
		if len(list) != 1 || list[0].LastDay().Format(time.DateOnly) != "2024-06-14" {
			t.Errorf("%q: got %+v, want the Friday of next week", text, list)
		}
	}
}
