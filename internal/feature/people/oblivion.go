package people

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"upward/internal/platform/secret"
)

// Oblivion recognises those who were forgotten by their blinded addresses and names, without knowing either.
// It is for one goroutine at a time.
type Oblivion struct {
	key   *secret.Key
	set   map[string]bool
	parts map[string]bool // words looked at before: whether they belong to a forgotten name
}

func newOblivion(key *secret.Key, set map[string]bool) Oblivion {
	return Oblivion{key, set, map[string]bool{}}
}

// Empty says that nobody was forgotten.
func (o Oblivion) Empty() bool { return len(o.set) == 0 }

// Address says whether an address belongs to somebody forgotten.
func (o Oblivion) Address(address string) bool {
	return !o.Empty() && address != "" && o.set[Blind(o.key, address)]
}

// Gone stands where a forgotten name was.
const Gone = "[someone]"

const longestName = 6 // words

// Redact replaces the addresses and the full names of those forgotten in a text. A first or last name by itself stays: it could be anybody's.
func (o Oblivion) Redact(text string) string {
	if o.Empty() || text == "" {
		return text
	}
	original := text
	text = norm.NFC.String(text) // some systems write é in file names as e and an accent
	words := cut(text)
	var out strings.Builder
	kept := 0
	for i := 0; i < len(words); {
		n := o.match(words[i:])
		if n == 0 {
			i++
			continue
		}
		out.WriteString(text[kept:words[i].start])
		out.WriteString(Gone)
		kept = words[i+n-1].end
		i += n
	}
	if kept == 0 {
		return original
	}
	out.WriteString(text[kept:])
	return out.String()
}

// match returns how many words from the first on are a forgotten address or name.
func (o Oblivion) match(words []word) int {
	if strings.Contains(words[0].text, "@") {
		// A mark before an address may belong to it, or stress it.
		if o.Address(words[0].text) || o.Address(strings.TrimLeft(words[0].text, marks)) {
			return 1
		}
		return 0
	}
	run := 0
	for run < min(longestName, len(words)) && o.part(words[run].text) {
		run++
	}
	for n := run; n >= 2; n-- {
		if o.set[o.key.Blind("name", spell(words[:n]))] {
			return n
		}
	}
	return 0
}

const maxParts = 1 << 16

// part says whether a word belongs to a forgotten name. Mail repeats its words, so that remembering them saves most of the work.
func (o Oblivion) part(word string) bool {
	yes, known := o.parts[word]
	if !known {
		yes = o.set[o.key.Blind("name part", word)]
		if len(o.parts) < maxParts && len(word) < 40 {
			o.parts[word] = yes
		}
	}
	return yes
}

// names returns the blinded forms of a display name under which Redact finds it; a single word is none.
func names(key *secret.Key, name string) []string {
	words := slices.DeleteFunc(cut(norm.NFC.String(name)), func(w word) bool { return strings.Contains(w.text, "@") })
	if len(words) < 2 || len(words) > longestName {
		return nil
	}
	all := []string{key.Blind("name", spell(words))}
	if len(words) > 2 {
		all = append(all, key.Blind("name", spell([]word{words[0], words[len(words)-1]})))
	}
	for _, w := range words {
		all = append(all, key.Blind("name part", w.text))
	}
	return all
}

// spell makes one form of "Rod Hayslett" and "Hayslett, Rod".
func spell(words []word) string {
	all := make([]string, len(words))
	for i, w := range words {
		all[i] = w.text
	}
	slices.Sort(all)
	return strings.Join(all, " ")
}

type word struct {
	text       string
	start, end int
}

// marks are what an address may hold besides letters and digits.
const marks = "._-+%'"

// cut returns the words of a text in lower case; what belongs to an address stays together.
func cut(text string) []word {
	var words []word
	start := -1
	flush := func(end int) {
		if start < 0 {
			return
		}
		raw := text[start:end]
		if !strings.Contains(raw, "@") {
			words = append(words, pieces(raw, start)...)
		} else {
			inner := strings.TrimLeft(raw, "'")
			start += len(raw) - len(inner)
			inner = strings.TrimRight(strings.TrimSuffix(inner, "'s"), marks)
			words = append(words, word{strings.ToLower(inner), start, start + len(inner)})
		}
		start = -1
	}
	for i, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '@' || strings.ContainsRune(marks, r) {
			if start < 0 {
				start = i
			}
			continue
		}
		flush(i)
	}
	flush(len(text))
	return slices.DeleteFunc(words, func(w word) bool { return w.text == "" })
}

// pieces cuts what is no address at its marks, so that O'Brien and O’Brien are the same words.
func pieces(raw string, at int) []word {
	var words []word
	start := 0
	for i := 0; i <= len(raw); i++ {
		if i < len(raw) && !strings.ContainsRune(marks, rune(raw[i])) {
			continue
		}
		if i > start {
			words = append(words, word{strings.ToLower(raw[start:i]), at + start, at + i})
		}
		start = i + 1
	}
	return words
}
