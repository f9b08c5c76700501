package prose

import (
	"testing"
	"time"
)

// The dates are those of public calendars.
func TestFeastsFallOnTheirDays(t *testing.T) {
	cases := map[string][]string{
		"Easter":          {"2000-04-23", "2008-03-23", "2019-04-21", "2024-03-31", "2025-04-20", "2038-04-25"},
		"Orthodox Easter": {"2018-04-08", "2021-05-02", "2024-05-05", "2025-04-20"},
		"Rosh Hashanah":   {"2020-09-18", "2023-09-15", "2024-10-02", "2025-09-22"},
		"Yom Kippur":      {"2020-09-27", "2024-10-11", "2025-10-01"},
		"Purim":           {"2022-03-16", "2024-03-23", "2025-03-13"},
		"Passover":        {"2022-04-15", "2024-04-22", "2025-04-12"},
		"Hanukkah":        {"2023-12-07", "2024-12-25", "2025-12-14"},
		"Chinese New Year": {"2000-02-05", "2013-02-10", "2014-01-31", "2019-02-05", "2020-01-25", "2021-02-12", "2023-01-22",
			"2024-02-10", "2025-01-29", "2026-02-17", "2027-02-06", "2028-01-26", "2029-02-13", "2030-02-03"},
		"Mid-Autumn Festival": {"2020-10-01", "2022-09-10", "2023-09-29", "2024-09-17", "2025-10-06"},
		"Diwali":              {"2018-11-07", "2019-10-27", "2020-11-14", "2021-11-04", "2022-10-24", "2023-11-12", "2026-11-08"},
		"Holi":                {"2019-03-21", "2022-03-18", "2024-03-25", "2025-03-14"},
		"Ganesh Chaturthi":    {"2019-09-02", "2022-08-31", "2023-09-19", "2024-09-07"},
		"Pongal":              {"2018-01-14", "2019-01-15", "2024-01-15"},
		"Thanksgiving":        {"2023-11-23", "2024-11-28"},
		"Tax Day":             {"2011-04-18", "2013-04-15", "2017-04-18", "2024-04-15"},
		"Memorial Day":        {"2024-05-27"},
	}
	for name, days := range cases {
		for _, want := range days {
			said := want[:4] + "-01-01"
			reference, _ := time.Parse(time.DateOnly, said)
			found := Times(name+" "+want[:4], reference)
			if len(found) != 1 || found[0].Value.Format(time.DateOnly) != want {
				t.Errorf("%s %s: got %+v, want %s", name, want[:4], found, want)
			}
		}
	}
}

func TestTabularMonthsOfIslamAreAtMostADayOff(t *testing.T) {
	for want, name := range map[string]string{
		"2018-05-16": "Ramadan", "2018-06-15": "Eid al-Fitr", "2021-07-20": "Eid al-Adha", "2023-04-21": "Eid al-Fitr", "2024-03-11": "Ramadan",
	} {
		day, _ := time.Parse(time.DateOnly, want)
		found := Times(name+" "+want[:4], day)
		if len(found) != 1 || found[0].Value.Sub(day).Abs() > 24*time.Hour {
			t.Errorf("%s %s: got %+v, want %s", name, want[:4], found, want)
		}
	}
}

func TestNamesOfFeastsAreReadAsPeopleWriteThem(t *testing.T) {
	for _, text := range []string{
		"before Eid al-Fitr", "after the Valentine's Day sale", "on St. Patrick's Day", "by new year's eve", "the week before Mother's Day", "easter mon",
		"over memorial day weekend", "Lent 2030", "next Thanksgiving", "Christmas in two years",
	} {
		if len(Deadlines(text, wednesday)) == 0 {
			t.Errorf("%q: nothing found", text)
		}
	}
	if found := Deadlines("I lent him the keys", wednesday); len(found) > 0 {
		t.Errorf("a verb was read as a feast: %+v", found)
	}
}

func TestEveryLineOfTheFeastsIsARuleThatFindsADay(t *testing.T) {
	for name, f := range feasts {
		for year := 1990; year <= 2040; year++ {
			on, days, ok := f.in(year)
			if f.kind != "islamic" && !ok || ok && f.kind != "hebrew" && on.Year() != year || days < 1 {
				t.Fatalf("%s in %d: %s, %d days", name, year, on, days)
			}
		}
	}
}
