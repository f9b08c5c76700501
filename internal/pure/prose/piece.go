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
	word       string // lower case, without "'s", as the rules say it
	number     int    // its value, or -1
	digits     int    // how many digits it has
	sense      *sense // what the word means, nil for nothing; shared, never changed
	letter     bool
	title      bool
	genitive   bool // "'s" stood behind it
	tight      bool // the next one touches it though both stand for the same words
	filler     bool // a word of another language that says nothing of time
}

// meaning is what the word means, never nil.
func (p *piece) meaning() *sense {
	if p.sense == nil {
		return noSense
	}
	return p.sense
}

var noSense = &sense{}

// pieces cuts text finer than tokens do: 10:30am becomes 10, :, 30 and am. Words say what each word means.
func pieces(text string, words map[string]*sense) []piece {
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
			list = append(list, letterPiece(text[i:end], i, unicode.IsUpper(r), words))
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

func letterPiece(text string, start int, title bool, words map[string]*sense) piece {
	word, genitive := strings.CutSuffix(fold(text), "'s")
	p := piece{start: start, end: start + len(text), word: word, number: -1, letter: true, title: title, genitive: genitive}
	if s := words[word]; s != nil {
		p.sense, p.word = s, s.word
		if s.number > 0 {
			p.number = s.number
		}
	}
	return p
}

// word is the word of piece i, "" outside.
func (r *reader) word(i int) string {
	if i < 0 || i >= len(r.list) {
		return ""
	}
	return r.list[i].word
}

// sense is what the word of piece i means, never nil.
func (r *reader) sense(i int) *sense {
	if i < 0 || i >= len(r.list) {
		return noSense
	}
	return r.list[i].meaning()
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
	return touching(r.list, i) || i >= 0 && i < len(r.list) && r.list[i].tight
}

// ordinal reads "15th" or "fifteenth" or "twenty first"; next is 0 when there is none.
func (r *reader) ordinal(i int) (n, next int) {
	if v, ok := r.digits(i, 1, 31); ok && r.is(i+1, "st", "nd", "rd", "th") && r.list[i+1].start-r.list[i].end <= 1 {
		return v, i + 2
	}
	if i >= 0 && i < len(r.list) {
		if v := r.sense(i).nth; v > 0 {
			return v, i + 1
		}
		if tens := r.list[i].number; r.list[i].letter && (tens == 20 || tens == 30) {
			at := i + 1
			if r.word(at) == "-" {
				at++
			}
			if v := r.sense(at).nth; v > 0 && v < 10 {
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
