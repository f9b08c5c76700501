package prose

import (
	"testing"
	"time"
)

func TestATimeOfAnotherPlaceIsShownOnTheClockOfTheReader(t *testing.T) {
	paris := func(year int, month time.Month, day, hour, offset int) time.Time {
		return time.Date(year, month, day, hour, 0, 0, 0, time.FixedZone("", offset*3600))
	}
	cases := []struct {
		text      string
		reference time.Time
		want      string // by the clock of the reference
	}{
		{"by 5pm ET on Friday", paris(2024, 6, 5, 10, 2), "2024-06-07T23:00"},
		{"by 5pm ET on Friday", paris(2024, 1, 3, 10, 1), "2024-01-05T23:00"},
		// Summer time begins in America three weeks before it does in Europe.
		{"by 5pm ET on Friday", paris(2024, 3, 13, 10, 1), "2024-03-15T22:00"},
		{"Friday 5pm PST", paris(2024, 6, 5, 10, 2), "2024-06-08T02:00"},
		{"at 9:00 GMT+2 tomorrow", paris(2024, 6, 5, 10, 0), "2024-06-06T07:00"},
		{"at 4pm Pacific time tomorrow", paris(2024, 6, 5, 10, -5), "2024-06-06T18:00"},
		{"10am IST tomorrow", paris(2024, 6, 5, 10, 0), "2024-06-06T04:30"},
		{"noon CET tomorrow", paris(2024, 7, 5, 10, 0), "2024-07-06T10:00"},
	}
	for _, c := range cases {
		found := Deadlines(c.text, c.reference)
		if len(found) != 1 || found[0].Value.Format("2006-01-02T15:04") != c.want || found[0].Value.Location() != c.reference.Location() {
			t.Errorf("%q said %s: got %+v, want %s", c.text, c.reference, found, c.want)
		}
	}
}

func TestAClockNameWithoutATimeMovesNothing(t *testing.T) {
	for _, text := range []string{"by Friday in London", "tomorrow the Pacific team decides", "Friday morning, central office", "5pm tomorrow in Berlin"} {
		found := Deadlines(text, wednesday)
		if len(found) != 1 || found[0].Value.Hour() != 0 && found[0].Value.Hour() != 8 && found[0].Value.Hour() != 17 {
			t.Errorf("%q: got %+v", text, found)
		}
	}
}

func TestClocksGoForwardOnTheDayOfTheirLaw(t *testing.T) {
	eastern, london := zoneClocks["et"], zoneClocks["london"]
	for day, want := range map[string]bool{"2024-03-09": false, "2024-03-11": true, "2024-11-02": true, "2024-11-04": false, "2001-03-20": false, "2001-04-02": true, "2001-10-29": false} {
		at, _ := time.Parse(time.DateOnly, day)
		if got := eastern.inSummer(at); got != want {
			t.Errorf("eastern on %s: summer %v", day, got)
		}
	}
	for day, want := range map[string]bool{"2024-03-30": false, "2024-04-01": true, "2024-10-26": true, "2024-10-28": false} {
		at, _ := time.Parse(time.DateOnly, day)
		if got := london.inSummer(at); got != want {
			t.Errorf("London on %s: summer %v", day, got)
		}
	}
}
