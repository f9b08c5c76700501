package recurrence

import (
	"testing"
	"time"
)

func TestMonthsBeginWhereTheCalendarSays(t *testing.T) {
	for t0 := time.Date(1890, 1, 1, 0, 0, 0, 0, time.UTC); t0.Year() < 2110; t0 = t0.AddDate(0, 1, 0) {
		month := t0.Year()*12 + int(t0.Month()) - 1
		if got := monthStart(month); got != dayNumber(t0) {
			t.Fatalf("%s begins on day %d, want %d", t0, got, dayNumber(t0))
		}
		for _, d := range []int{0, 27} {
			if got := monthOf(dayNumber(t0) + d); got != month {
				t.Fatalf("%s is in month %d, want %d", t0.AddDate(0, 0, d), got, month)
			}
		}
	}
}
