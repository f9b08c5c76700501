package prose

import (
	"strings"
	"testing"
	"time"
)

// wednesday is the day from which the cases are read: Wednesday, June 5, 2024, ten in the morning.
var wednesday = time.Date(2024, 6, 5, 10, 0, 0, 0, time.UTC)

func TestDeadlinesOfOrdinaryBusinessMail(t *testing.T) {
	cases := []struct{ text, words, value, until, grain string }{
		{"Send it by EOD please", "by EOD", "2024-06-05", "2024-06-06", "day"},
		{"Need this by COB Friday", "by COB Friday", "2024-06-07", "2024-06-08", "day"},
		{"by close of business tomorrow", "by close of business tomorrow", "2024-06-06", "2024-06-07", "day"},
		{"done by EOW", "by EOW", "2024-06-07", "2024-06-10", "day"},
		{"numbers by EOM", "by EOM", "2024-06-30", "2024-07-01", "day"},
		{"targets by EOQ", "by EOQ", "2024-06-30", "2024-07-01", "day"},
		{"Please reply by Monday", "by Monday", "2024-06-10", "2024-06-11", "day"},
		{"let us speak next Wed about it", "next Wed", "2024-06-12", "2024-06-13", "day"},
		{"due the 15th", "due the 15th", "2024-06-15", "2024-06-16", "day"},
		{"I want it by June 3", "by June 3", "2025-06-03", "2025-06-04", "day"},
		{"ship it in Q3", "Q3", "2024-07-01", "2024-10-01", "quarter"},
		{"the end of next week is fine", "the end of next week", "2024-06-14", "2024-06-17", "day"},
		{"come back in two weeks", "in two weeks", "2024-06-19", "2024-06-20", "day"},
		{"answer within 5 business days", "within 5 business days", "2024-06-12", "2024-06-13", "day"},
		{"call me tomorrow at 3pm", "tomorrow at 3pm", "2024-06-06T15:00", "2024-06-06T16:00", "hour"},
		{"the draft is due on 2024-06-20", "on 2024-06-20", "2024-06-20", "2024-06-21", "day"},
		{"please file it by 6/14", "by 6/14", "2024-06-14", "2024-06-15", "day"},
		{"bitte bis 14.6.2024", "bis 14.6.2024", "2024-06-14", "2024-06-15", "day"},
		{"before the 20th please", "before the 20th", "2024-06-20", "2024-06-20", "day"},
		{"no later than Friday, June 14", "no later than Friday, June 14", "2024-06-14", "2024-06-15", "day"},
		{"slides before the board meeting", "before the board meeting", "", "", "event"},
		{"ahead of our next 1:1 please", "ahead of our next 1:1", "", "", "event"},
		{"by the first Monday of July", "by the first Monday of July", "2024-07-01", "2024-07-02", "day"},
		{"let's meet Thursday morning", "Thursday morning", "2024-06-06T08:00", "2024-06-06T12:00", "hour"},
		{"by noon tomorrow", "by noon tomorrow", "2024-06-06T12:00", "2024-06-06T13:00", "hour"},
		{"live by the end of the year", "by the end of the year", "2024-12-31", "2025-01-01", "day"},
		{"by mid July we should know", "by mid July", "2024-07-11", "2024-07-21", "day"},
		{"a week from Friday works", "a week from Friday", "2024-06-14", "2024-06-15", "day"},
	}
	for _, c := range cases {
		found := Deadlines(c.text, wednesday)
		if len(found) != 1 {
			t.Errorf("%q: found %+v, want one", c.text, found)
			continue
		}
		d := found[0]
		if d.Text != c.words || !sameMoment(d.Value, c.value) || !sameMoment(d.Until, c.until) || d.Grain != c.grain {
			t.Errorf("%q: got %q %s to %s, %s", c.text, d.Text, d.Value, d.Until, d.Grain)
		}
		if d.Of(c.text) != d.Text {
			t.Errorf("%q: the span does not hold the words %q", c.text, d.Text)
		}
	}
}

func sameMoment(got time.Time, want string) bool {
	if want == "" {
		return got.IsZero()
	}
	return strings.HasPrefix(got.Format("2006-01-02T15:04"), want)
}

func TestOrdinaryWordsAreNoDeadlines(t *testing.T) {
	for _, text := range []string{
		"You may want to see it", "On second thought, march on", "The sun is out and we sat down",
		"Give me a second", "This may help", "They wed and had a mar on the table", "Call me at 713-853-6773",
		"Version 1.10.30 is out", "The 5th floor is closed", "We have 3 of them and 24/7 support", "A 50/50 split", "Section 3.2 says so",
		"The price is $5.10 in the model", "nobody has answered since Monday", "I did it last week", "two days ago", "He worked for three hours",
	} {
		if found := Deadlines(text, wednesday); len(found) > 0 {
			t.Errorf("%q: found %q", text, found[0].Text)
		}
	}
}

func TestALongLineKeepsItsLastDeadline(t *testing.T) {
	text := strings.Repeat("words ", 5000) + "by Friday"
	found := Deadlines(text, wednesday)
	if len(found) != 1 || found[0].Of(text) != "by Friday" {
		t.Errorf("found %+v", found)
	}
}

func TestWordsThatMeanTwoDaysGiveBoth(t *testing.T) {
	cases := []struct{ text, said, value, or string }{
		{"by next Friday", "2024-06-05", "2024-06-14", "2024-06-07"},
		{"by next Friday", "2024-06-07", "2024-06-14", ""},
		{"by next Friday", "2024-06-09", "2024-06-14", ""},
		{"by next Monday", "2024-06-05", "2024-06-10", ""},
		{"by Thursday", "2024-06-06", "2024-06-13", "2024-06-06"},
		{"It's Thursday :)", "2024-06-06", "2024-06-06", ""},
		{"today is Thursday", "2024-06-06", "2024-06-06", ""},
		{"by 3/7", "2024-06-05", "2025-03-07", "2024-07-03"},
		{"by 3/7/2025", "2024-06-05", "2025-03-07", "2025-07-03"},
		{"by 7/7", "2024-06-05", "2024-07-07", ""},
		{"by 14/6", "2024-06-05", "2024-06-14", ""},
		{"Wednesday 3/7", "2024-06-05", "2024-07-03", ""},
		{"next weekend", "2024-06-05", "2024-06-15", "2024-06-08"},
		{"by July", "2024-06-05", "2024-07-01", "2024-07-01"},
		{"in July", "2024-06-05", "2024-07-01", ""},
	}
	for _, c := range cases {
		said, _ := time.Parse(time.DateOnly, c.said)
		found := Deadlines(c.text, said.Add(10*time.Hour))
		if len(found) == 0 {
			t.Errorf("%q said %s: nothing found", c.text, c.said)
			continue
		}
		last := found[len(found)-1]
		if !sameMoment(last.Value, c.value) || !sameMoment(last.Or, c.or) {
			t.Errorf("%q said %s: got %s or %s, want %s or %s", c.text, c.said, last.Value, last.Or, c.value, c.or)
		}
	}
}

func TestBeforeTheEndStillMeansTheLastDay(t *testing.T) {
	for text, last := range map[string]string{
		"before the end of the month": "2024-06-30", "before EOD": "2024-06-05", "before the 20th": "2024-06-19", "prior to month end": "2024-06-30",
		"before next week": "2024-06-09",
	} {
		found := Deadlines(text, wednesday)
		if len(found) != 1 || found[0].Until.Add(-1).Format(time.DateOnly) != last {
			t.Errorf("%q: got %+v, want %s as the last day", text, found, last)
		}
	}
}

func FuzzDeadlines(f *testing.F) {
	for _, text := range []string{"by Rosh Hashanah 2031", "5pm ET (Fri)", "the 5th last day of May", "-3y +2d", "within the", "in 3/4h", "Diwali 9999", "second Monday after", "29/2/2100", "GMT+99",
		"Bitte bis zum 15. und nicht vor 14 Tagen", "wir sind am 3.7. um halb drei, den 31.2.24", "Merci, le 1er ou le 15 du mois prochain", "entre 14h et 16h nous\n\nby the",
		"vendredi prochain dernier en huit dans vous nous", "bis spätestens zum 31.12. bis zum 15.6.2024.16.7. nicht"} {
		f.Add(text, int64(1717581600))
	}
	f.Fuzz(func(t *testing.T, text string, unix int64) {
		reference := time.Unix(unix%(1<<36), 0).UTC()
		last := 0
		for _, d := range Times(text, reference) {
			if d.Start < last {
				t.Fatalf("%q begins before the one before it ends", d.Text)
			}
			last = d.End
			if d.Start < 0 || d.End > len(text) || d.Start >= d.End || d.Of(text) != d.Text {
				t.Fatalf("span %d to %d of %d bytes", d.Start, d.End, len(text))
			}
			if d.Until.Before(d.Value) {
				t.Fatalf("%q ends at %s before it begins at %s", d.Text, d.Until, d.Value)
			}
		}
	})
}
