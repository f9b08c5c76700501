package prose

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// piece is a run of digits, a run of letters or one mark.
type piece struct {
	start, end int
	word       string // lower case, without "'s"
	number     int    // its value, or -1
	digits     int    // how many digits it has
	letter     bool
	title      bool
}

// pieces cuts text finer than tokens do: 10:30am becomes 10, :, 30 and am.
func pieces(text string) []piece {
	list := make([]piece, 0, len(text)/4+1)
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		end := i + size
		switch {
		case unicode.IsSpace(r):
		case r >= '0' && r <= '9':
			for end < len(text) && text[end] >= '0' && text[end] <= '9' {
				end++
			}
			list = append(list, numberPiece(text, i, end))
		case unicode.IsLetter(r):
			end = lettersEnd(text, end)
			list = append(list, letterPiece(text, i, end, unicode.IsUpper(r)))
		default:
			list = append(list, piece{start: i, end: end, word: mark(r), number: -1})
		}
		i = end
	}
	return list
}

func mark(r rune) string {
	switch r {
	case '–', '—', '‐', '‑':
		return "-"
	}
	return string(r)
}

func numberPiece(text string, i, end int) piece {
	value := leadingNumber(text[i:end])
	if end-i > 6 {
		value = 1 << 30
	}
	return piece{start: i, end: end, word: text[i:min(end, i+8)], number: value, digits: end - i}
}

func lettersEnd(text string, end int) int {
	for end < len(text) {
		r, size := utf8.DecodeRuneInString(text[end:])
		if !unicode.IsLetter(r) && !(isApostrophe(r) && unicode.IsLetter(runeAt(text, end+size))) {
			break
		}
		end += size
	}
	return end
}

func letterPiece(text string, i, end int, title bool) piece {
	word := fold(text[i:end])
	word = strings.TrimSuffix(word, "'s")
	value := -1
	if n, ok := numberWords[word]; ok {
		value = n
	}
	return piece{start: i, end: end, word: word, number: value, letter: true, title: title}
}

// numberWords are numbers in words; "a", "couple" and "few" only count in lengths.
var numberWords = map[string]int{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
	"eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "forty-five": 45, "fifty": 50, "sixty": 60, "seventy": 70,
	"eighty": 80, "ninety": 90,
}

// nthWords are ordinal numbers in words.
var nthWords = map[string]int{
	"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
	"tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
	"seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}

// word is the word of piece i, "" outside.
func (r *reader) word(i int) string {
	if i < 0 || i >= len(r.list) {
		return ""
	}
	return r.list[i].word
}

// is reports whether piece i is one of the words of a set.
func (r *reader) is(i int, words ...string) bool {
	w := r.word(i)
	for _, word := range words {
		if w == word {
			return true
		}
	}
	return false
}

// digits gives the number at i when it is written in digits and lies between low and high.
func (r *reader) digits(i, low, high int) (int, bool) {
	if i < 0 || i >= len(r.list) || r.list[i].letter {
		return 0, false
	}
	n := r.list[i].number
	return n, n >= low && n <= high
}

// glued reports whether pieces i and i+1 touch.
func (r *reader) glued(i int) bool {
	return i >= 0 && i+1 < len(r.list) && r.list[i].end == r.list[i+1].start
}

// ordinal reads "15th" or "fifteenth" or "twenty first"; next is 0 when there is none.
func (r *reader) ordinal(i int) (n, next int) {
	if v, ok := r.digits(i, 1, 31); ok && r.is(i+1, "st", "nd", "rd", "th") && r.list[i+1].start-r.list[i].end <= 1 {
		return v, i + 2
	}
	if i >= 0 && i < len(r.list) {
		if v, ok := nthWords[r.list[i].word]; ok {
			return v, i + 1
		}
		if tens := r.list[i].number; r.list[i].letter && (tens == 20 || tens == 30) {
			at := i + 1
			if r.word(at) == "-" {
				at++
			}
			if v, ok := nthWords[r.word(at)]; ok && v < 10 {
				return tens + v, at + 1
			}
		}
	}
	return 0, 0
}

// amount reads how many: 5, five, twenty five, a, an, a couple of, a few, the next.
func (r *reader) amount(i int) (n, next int) {
	if i >= len(r.list) {
		return 0, 0
	}
	if v := r.list[i].number; v >= 0 && v < 10000 {
		at := i + 1
		if r.list[i].letter && v >= 20 && v%10 == 0 {
			if r.word(at) == "-" {
				at++
			}
			if at < len(r.list) && r.list[at].letter && r.list[at].number > 0 && r.list[at].number < 10 {
				return v + r.list[at].number, at + 1
			}
			at = i + 1
		}
		return v, at
	}
	at := i
	if r.is(at, "a", "an") {
		at++
	}
	switch r.word(at) {
	case "couple":
		if r.word(at+1) == "of" {
			at++
		}
		return 2, at + 1
	case "few":
		return 3, at + 1
	}
	return 1, at * boolInt(at > i)
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// dayOf is the first moment of t's day.
func dayOf(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, t.Location())
}

// monday is the first moment of t's week.
func monday(t time.Time) time.Time {
	return dayOf(t).AddDate(0, 0, -(int(t.Weekday())+6)%7)
}

// monthOf is the first moment of t's month.
func monthOf(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), 1, 0, 0, 0, 0, t.Location())
}

// quarterOf is the first moment of t's quarter.
func quarterOf(t time.Time) time.Time {
	return time.Date(t.Year(), (t.Month()-1)/3*3+1, 1, 0, 0, 0, 0, t.Location())
}

// day is the moment that one whole day is.
func day(t time.Time) moment {
	return moment{from: t, to: t.AddDate(0, 0, 1), grain: "day"}
}

// date makes a day when it exists.
func (r *reader) date(year, month, dayNumber int) (time.Time, bool) {
	t := time.Date(year, time.Month(month), dayNumber, 0, 0, 0, 0, r.now.Location())
	return t, month >= 1 && month <= 12 && t.Day() == dayNumber && dayNumber > 0 && year > 0 && year < 10000
}

// upcoming is the day of this year, or of next year when it has passed.
func (r *reader) upcoming(month, dayNumber int) (time.Time, bool) {
	for year := r.today.Year(); year < r.today.Year()+2; year++ {
		if t, ok := r.date(year, month, dayNumber); ok && !t.Before(r.today) {
			return t, true
		}
	}
	return time.Time{}, false
}
