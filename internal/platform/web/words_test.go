package web_test

import (
	"testing"
	"time"

	"upward/internal/platform/web"
)

func at(t *testing.T, text string) time.Time {
	t.Helper()
	when, err := time.Parse("2006-01-02 15:04 -0700", text)
	if err != nil {
		t.Fatal(err)
	}
	return when
}

func TestMomentsInWords(t *testing.T) {
	now := at(t, "2026-11-19 15:30 +0000") // a Thursday
	for _, c := range []struct{ when, want string }{
		{"2026-11-19 15:30 +0000", "just now"},
		{"2026-11-19 15:29 +0000", "1 minute ago"},
		{"2026-11-19 14:31 +0000", "59 minutes ago"},
		{"2026-11-19 14:30 +0000", "today, 14:30"},
		{"2026-11-19 15:31 +0000", "today, 15:31"},
		{"2026-11-18 23:59 +0000", "yesterday, 23:59"},
		{"2026-11-18 23:30 -0200", "today, 01:30"}, // another zone: already today here
		{"2026-11-20 09:00 +0000", "tomorrow, 09:00"},
		{"2026-11-23 09:00 +0000", "Monday, 09:00"},
		{"2026-11-16 09:00 +0000", "last Monday, 09:00"},
		{"2026-11-12 09:00 +0000", "12 Nov, 09:00"},
		{"2026-11-26 09:00 +0000", "26 Nov, 09:00"},
		{"2025-11-30 09:00 +0000", "30 Nov 2025"},
	} {
		if got := web.Moment(at(t, c.when), now); got != c.want {
			t.Errorf("%s: %q, want %q", c.when, got, c.want)
		}
	}
	if web.Moment(time.Time{}, now) != "" || web.Day(time.Time{}, now) != "" {
		t.Error("no time has words")
	}
}

func TestDatesAreDaysOfTheCalendarInEveryZone(t *testing.T) {
	due := at(t, "2026-11-20 00:00 +0000") // as Form reads it
	for _, zone := range []int{-11, 0, 14} {
		now := time.Date(2026, 11, 19, 23, 30, 0, 0, time.FixedZone("", zone*3600))
		for add, want := range map[int]string{0: "due tomorrow", -1: "due today", -2: "1 day late", -12: "11 days late", 4: "due Tuesday", 30: "due 20 Dec"} {
			if got := web.Due(due.AddDate(0, 0, add), now); got != want {
				t.Errorf("zone %+d, %+d days: %q, want %q", zone, add, got, want)
			}
		}
	}
	if got := web.Due(time.Time{}, due); got != "no date" {
		t.Errorf("no date: %q", got)
	}
}

func TestDayOfTwentyThreeHoursIsADay(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Skip("no time zones on this machine")
	}
	now := time.Date(2026, 3, 28, 12, 0, 0, 0, berlin) // the clocks change on the 29th
	if got := web.Day(time.Date(2026, 3, 30, 0, 0, 0, 0, berlin), now); got != "Monday" {
		t.Errorf("two days ahead: %q", got)
	}
	if got := web.Day(time.Date(2026, 3, 29, 23, 0, 0, 0, berlin), now); got != "tomorrow" {
		t.Errorf("one day ahead: %q", got)
	}
}

func TestNumbersWithTheirNouns(t *testing.T) {
	for n, want := range map[int]string{0: "no days", 1: "1 day", 2: "2 days", 1000: "1,000 days", 1234567: "1,234,567 days", 1000005: "1,000,005 days"} {
		if got := web.Count(n, "day", "days"); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
	if got := web.Number(-1204); got != "−1,204" {
		t.Errorf("negative: %q", got)
	}
}
