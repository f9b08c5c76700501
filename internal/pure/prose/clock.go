package prose

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// clockOf reads a full date, with or without a time of day, out of a header's words. Zones are not applied.
func clockOf(s string) (time.Time, bool) {
	var c clock
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		end := i + size
		if unicode.IsDigit(r) || unicode.IsLetter(r) {
			for end < len(s) && !strings.ContainsRune(" ,()<>[]\t", rune(s[end])) {
				end++
			}
			c.take(strings.ToLower(strings.TrimRight(s[i:end], ".")))
		}
		i = end
	}
	return c.time()
}

// clock collects the parts of a date.
type clock struct {
	year, month, day, hour, minute, second int
	timed                                  bool
}

func (c *clock) take(word string) {
	switch {
	case strings.Count(word, ":") >= 1 && c.takeTime(word):
	case word == "pm" || word == "p.m" || word == "nachm":
		c.afternoon()
	case word == "am" || word == "a.m":
		if c.timed && c.hour == 12 {
			c.hour = 0
		}
	case monthNumber(word) > 0:
		if c.month == 0 {
			c.month = monthNumber(word)
		}
	case word[0] >= '0' && word[0] <= '9':
		c.takeDate(word)
	}
}

func (c *clock) afternoon() {
	if c.timed && c.hour < 12 {
		c.hour += 12
	}
}

func (c *clock) takeTime(word string) bool {
	if c.timed {
		return true
	}
	pm, am := strings.HasSuffix(word, "pm"), strings.HasSuffix(word, "am")
	if t := strings.IndexByte(word, 't'); t >= 8 {
		c.takeDate(word[:t])
		word = word[t+1:]
	}
	parts := strings.SplitN(word, ":", 3)
	if len(parts) < 2 {
		return false
	}
	hour, minute := leadingNumber(parts[0]), leadingNumber(parts[1])
	if hour < 0 || hour > 23 || minute < 0 || minute > 59 {
		return false
	}
	c.hour, c.minute, c.timed = hour, minute, true
	if len(parts) == 3 {
		c.second = min(max(0, leadingNumber(parts[2])), 59)
	}
	if pm {
		c.afternoon()
	} else if am && hour == 12 {
		c.hour = 0
	}
	return true
}

// takeDate reads 03/14/2000 (month first unless that cannot be), 14.03.2000, 2000-03-14, a day or a year.
func (c *clock) takeDate(word string) {
	parts := strings.FieldsFunc(word, func(r rune) bool { return r == '/' || r == '-' || r == '.' })
	if len(parts) >= 3 {
		a, b, y := leadingNumber(parts[0]), leadingNumber(parts[1]), leadingNumber(parts[2])
		if m := monthNumber(parts[1]); m > 0 {
			c.day, c.month, c.year = a, m, y
			return
		}
		switch {
		case len(parts[0]) == 4:
			c.year, c.month, c.day = a, b, y
		case strings.Contains(word, ".") || a > 12:
			c.day, c.month, c.year = a, b, y
		default:
			c.month, c.day, c.year = a, b, y
		}
		return
	}
	n := leadingNumber(word)
	switch {
	case n >= 1900 && n < 2200 && len(word) == 4:
		c.year = n
	case n >= 1 && n <= 31 && c.day == 0 && len(word) <= 4:
		c.day = n
	}
}

func (c *clock) time() (time.Time, bool) {
	if c.year > 0 && c.year < 100 {
		c.year += 2000
		if c.year >= 2070 {
			c.year -= 100
		}
	}
	if c.year < 1900 || c.month < 1 || c.month > 12 || c.day < 1 || c.day > 31 {
		return time.Time{}, false
	}
	return time.Date(c.year, time.Month(c.month), c.day, c.hour, c.minute, c.second, 0, time.UTC), true
}

// leadingNumber is the number at the start of s, at most six digits, or -1.
func leadingNumber(s string) int {
	n := 0
	for n < len(s) && n < 6 && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	value, err := strconv.Atoi(s[:n])
	if err != nil {
		return -1
	}
	return value
}

// monthNumber is 1 to 12 for a month's name or abbreviation in English, German, French or Spanish, else 0.
func monthNumber(word string) int { return monthNames[strings.Trim(word, ".,")] }

var monthNames = numbered(`jan january januar janvier enero janv ene|feb february februar février febrero févr fevr
febr|mar march märz maerz mars marzo mrz|apr april avril abril avr abr|may mai mayo|jun june juni juin junio|jul july juli
juillet julio juil|aug august août agosto aout ago|sep sept september septembre septiembre|oct october oktober octobre
octubre okt|nov november novembre noviembre|dec december dezember décembre diciembre dez déc dic`)

// numbered gives every word of the nth group the number n, from 1.
func numbered(groups string) map[string]int {
	table := map[string]int{}
	for n, group := range strings.Split(groups, "|") {
		for _, word := range strings.Fields(group) {
			table[word] = n + 1
		}
	}
	return table
}
