package prose

import (
	"embed"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Each file says the words of one language for times in the words of the rules, which are the English ones. How such a
// file looks is written at the top of en.tsv and in docs/methods.md.
//
//go:embed language/*.tsv
var languageFiles embed.FS

// lexicon is what words mean to the rules, and of which languages they are marks; languages are all files, English first.
var lexicon, languages = readLanguages(languageFiles)

// numberWords are the numbers in English words.
var numberWords = numbersOf(lexicon)

// sense is what a word means to the rules of deadlines.
type sense struct {
	word    string // as the rules write it
	number  int    // 0 for none
	nth     int
	month   int
	weekday int // Monday is 1
	unit    string
	short   string // the unit that it is short for behind a number
	season  time.Month
	doubt   byte  // '?' and '!': the word may mean something else, '!' mostly does
	starts  bool  // an expression of time can begin with it
	marks   []int // by language: how much it speaks for it; nil for nothing
}

// day is the weekday that the word names.
func (s *sense) day() (time.Weekday, bool) { return time.Weekday(s.weekday % 7), s.weekday > 0 }

// timely reports whether the word says something to the rules by itself.
func (s *sense) timely() bool {
	return s.starts || s.number > 0 || s.unit != "" || s.short != ""
}

// language is one file.
type language struct {
	name         string
	words        map[string]*sense // words that one word of the rules stands for
	rows         map[string][]row  // all others, by their first word
	open         []row             // those that begin with a slot
	marks        map[string]int
	dayFirst     bool // 3/7 is July 3
	capitalNouns bool // a small word is no noun
}

// languageLine is one line of a file.
type languageLine struct{ kind, value, words string }

func readLanguages(files embed.FS) (map[string]*sense, []*language) {
	entries, err := files.ReadDir("language")
	if err != nil {
		panic(err) // the files are built in
	}
	names := []string{"en.tsv"}
	for _, entry := range entries {
		if entry.Name() != names[0] {
			names = append(names, entry.Name())
		}
	}
	words := map[string]*sense{}
	var list []*language
	for _, name := range names {
		data, err := files.ReadFile("language/" + name)
		if err != nil {
			panic(err)
		}
		l := &language{name: strings.TrimSuffix(name, ".tsv"), words: map[string]*sense{}, rows: map[string][]row{}, marks: map[string]int{}}
		l.read(linesOf(string(data)), words)
		if len(list) == 0 {
			words = canonicalWords(l.words)
		}
		list = append(list, l)
	}
	return withMarks(words, list), list
}

func linesOf(file string) []languageLine {
	var list []languageLine
	for _, text := range strings.Split(file, "\n") {
		if f := strings.Split(text, "\t"); len(f) == 3 && !strings.HasPrefix(text, "#") {
			list = append(list, languageLine{f[0], f[1], f[2]})
		}
	}
	return list
}

// read takes in the lines of a file. Known are the words of the rules.
func (l *language) read(lines []languageLine, known map[string]*sense) {
	for _, line := range lines {
		n, _ := strconv.Atoi(line.value)
		switch line.kind {
		case "mark":
			for _, word := range strings.Fields(line.words) {
				l.marks[word] = n
			}
		case "order":
			l.dayFirst = line.value == "day month"
		case "nouns":
			l.capitalNouns = line.value == "capital"
		case "say":
			for _, words := range strings.Split(line.words, " | ") {
				l.say(line.value, words, known)
			}
		default:
			for _, word := range strings.Fields(line.words) {
				l.define(line.kind, line.value, n, word)
			}
		}
	}
}

// define gives a word a value.
func (l *language) define(kind, value string, n int, word string) {
	bare := strings.TrimLeft(word, "?!")
	s := l.words[bare]
	if s == nil {
		s = &sense{word: bare}
		l.words[bare] = s
	}
	if bare != word {
		s.doubt = word[0]
	}
	switch kind {
	case "number":
		s.number = n
	case "nth":
		s.nth = n
	case "month":
		s.month = n
	case "weekday":
		s.weekday = n
	case "season":
		s.season = time.Month(n)
	case "unit":
		s.unit = value
	case "short":
		s.short = value
	}
	s.starts = s.starts || s.nth+s.month+s.weekday+int(s.season) > 0
}

// canonicalWords are the words of English with those that rules and feasts begin with.
func canonicalWords(english map[string]*sense) map[string]*sense {
	words := map[string]*sense{}
	for word, s := range english {
		words[word] = s
	}
	for _, set := range []map[string]bool{starters, feastStarts} {
		for word := range set {
			s := sense{word: word}
			if known := words[word]; known != nil {
				s = *known
			}
			s.starts = true
			words[word] = &s
		}
	}
	// A word that stands for another begins what the other begins.
	for word, s := range words {
		if other := words[s.word]; other != nil && other != s {
			words[word] = other
		}
	}
	return words
}

// withMarks adds to each word of which languages it is a mark.
func withMarks(words map[string]*sense, list []*language) map[string]*sense {
	all := map[string]*sense{}
	for word, s := range words {
		all[word] = s
	}
	for n, l := range list {
		for word, weight := range l.marks {
			s := sense{word: word}
			if known := all[word]; known != nil {
				s = *known
			}
			s.marks = append(slices.Clone(s.marks), make([]int, len(list)-len(s.marks))...)
			s.marks[n] = weight
			all[word] = &s
		}
	}
	return all
}

func numbersOf(words map[string]*sense) map[string]int {
	numbers := map[string]int{}
	for word, s := range words {
		if s.number > 0 {
			numbers[word] = s.number
		}
	}
	return numbers
}

// unaccented is a word without accents and umlauts, as people write it on a keyboard that has none.
func unaccented(word string) string { return accents.Replace(word) }

var accents = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", "à", "a", "â", "a", "á", "a", "ã", "a", "ç", "c", "è", "e", "é", "e", "ê", "e",
	"ë", "e", "î", "i", "ï", "i", "í", "i", "ì", "i", "ñ", "n", "ô", "o", "ó", "o", "ò", "o", "õ", "o", "œ", "oe", "ù", "u", "û", "u", "ú", "u")
