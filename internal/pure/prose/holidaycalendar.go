package prose

import "time"

// dayOne is the day 1 of the counts of Reingold & Dershowitz, Calendrical Calculations: January 1 of the year 1.
func dayOne(n int) time.Time { return time.Date(1, 1, n, 0, 0, 0, 0, time.UTC) }

// islamicDay is the day of the tabular Islamic calendar that falls in the year (Reingold & Dershowitz, chapter 7).
func islamicDay(year, month, dayNumber int) (time.Time, bool) {
	for y := (year-622)*33/32 - 1; y < (year-622)*33/32+3; y++ {
		t := dayOne(227014 + 354*(y-1) + (3+11*y)/30 + 29*(month-1) + month/2 + dayNumber)
		if t.Year() == year {
			return t, true
		}
	}
	return time.Time{}, false
}

// hebrewNewYear is the count of Rosh Hashanah of a Hebrew year (Reingold & Dershowitz, chapter 8).
func hebrewNewYear(year int) int {
	before, at, after := hebrewElapsed(year-1), hebrewElapsed(year), hebrewElapsed(year+1)
	n := -1373427 + at
	switch {
	case after-at == 356:
		n += 2
	case at-before == 382:
		n++
	}
	return n
}

func hebrewElapsed(year int) int {
	months := (235*year - 234) / 19
	parts := 12084 + 13753*months
	n := 29*months + parts/25920
	if 3*(n+1)%7 < 3 {
		n++
	}
	return n
}

func hebrewLeap(year int) bool { return (7*year+1)%19 < 7 }

// hebrewDay is the day of a Hebrew month (Nisan is 1) that falls in the year; Adar means the second in leap years.
func hebrewDay(year, month, dayNumber int) (time.Time, bool) {
	for y := year + 3760; y <= year+3761; y++ {
		if t := dayOne(hebrewCount(y, month, dayNumber)); t.Year() == year {
			return t, true
		}
	}
	return time.Time{}, false
}

func hebrewCount(year, month, dayNumber int) int {
	begin := hebrewNewYear(year)
	length := hebrewNewYear(year+1) - begin
	// From Tishri on: the months are counted from the new year in autumn.
	order := []int{7, 8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6}
	if hebrewLeap(year) {
		order = []int{7, 8, 9, 10, 11, 13, 12, 1, 2, 3, 4, 5, 6}
	}
	days := map[int]int{7: 30, 8: 29, 9: 30, 10: 29, 11: 30, 12: 29, 13: 30, 1: 30, 2: 29, 3: 30, 4: 29, 5: 30, 6: 29}
	if length%10 == 5 {
		days[8] = 30
	}
	if length%10 == 3 {
		days[9] = 29
	}
	for _, m := range order {
		if m == month {
			break
		}
		begin += days[m]
	}
	return begin + dayNumber - 1
}

// orthodoxEaster is Easter Sunday of the Julian calendar, as a day of ours (Meeus 1991; 13 days apart until 2099).
func orthodoxEaster(year int) time.Time {
	a, b, c := year%4, year%7, year%19
	d := (19*c + 15) % 30
	e := (2*a + 4*b - d + 34) % 7
	month, n := (d+e+114)/31, (d+e+114)%31+1
	return time.Date(year, time.Month(month), n+year/100-year/400-2, 0, 0, 0, 0, time.UTC)
}
