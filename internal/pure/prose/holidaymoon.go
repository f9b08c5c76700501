package prose

import (
	"math"
	"time"
)

// The dates of sun and moon are those of Meeus, Astronomical Algorithms (1998), chapters 25 and 47, with the longest
// terms only: the sun to 0.01°, the moon to 0.03°, which is some four minutes.

// century is the time since noon of January 1, 2000, in Julian centuries.
func century(t time.Time) float64 {
	return t.Sub(time.Date(2000, 1, 1, 12, 0, 0, 0, time.UTC)).Hours() / 24 / 36525
}

func sine(degrees float64) float64 { return math.Sin(degrees * math.Pi / 180) }

// circle brings an angle in degrees between 0 and 360.
func circle(degrees float64) float64 { return math.Mod(math.Mod(degrees, 360)+360, 360) }

// sunAt is the longitude of the sun in degrees.
func sunAt(t time.Time) float64 {
	c := century(t)
	m := 357.52911 + 35999.05029*c
	return circle(280.46646 + 36000.76983*c + (1.914602-0.004817*c)*sine(m) + 0.019993*sine(2*m) + 0.000289*sine(3*m) - 0.00569)
}

// moonTerms are the amplitude in degrees and how often D, M, M′ and F go into the argument of the sine.
var moonTerms = [][5]float64{
	{6.288774, 0, 0, 1, 0}, {1.274027, 2, 0, -1, 0}, {0.658314, 2, 0, 0, 0}, {0.213618, 0, 0, 2, 0}, {-0.185116, 0, 1, 0, 0},
	{-0.114332, 0, 0, 0, 2}, {0.058793, 2, 0, -2, 0}, {0.057066, 2, -1, -1, 0}, {0.053322, 2, 0, 1, 0}, {0.045758, 2, -1, 0, 0},
	{-0.040923, 0, 1, -1, 0}, {-0.034720, 1, 0, 0, 0}, {-0.030383, 0, 1, 1, 0}, {0.015327, 2, 0, 0, -2}, {-0.012528, 0, 0, 1, 2},
	{0.010980, 0, 0, 1, -2}, {0.010675, 4, 0, -1, 0}, {0.010034, 0, 0, 3, 0}, {0.008548, 4, 0, -2, 0},
}

// phase is how many degrees the moon is ahead of the sun: 0 at new moon, 180 when it is full.
func phase(t time.Time) float64 {
	c := century(t)
	d, m := 297.8501921+445267.1114034*c, 357.5291092+35999.0502909*c
	anomaly, f := 134.9633964+477198.8675055*c, 93.2720950+483202.0175233*c
	moon := 218.3164477 + 481267.88123421*c
	for _, term := range moonTerms {
		moon += term[0] * sine(term[1]*d+term[2]*m+term[3]*anomaly+term[4]*f)
	}
	return circle(moon - sunAt(t))
}

// month of the moon and year of the sun in hours, on average.
const (
	moonHours = 29.530589 * 24
	yearHours = 365.2422 * 24
)

func hours(n float64) time.Duration { return time.Duration(n * float64(time.Hour)) }

// phaseNear is the time next to t at which the moon is so many degrees ahead of the sun.
func phaseNear(t time.Time, degrees float64) time.Time {
	for range 5 {
		t = t.Add(hours((circle(degrees-phase(t)+180) - 180) / 360 * moonHours))
	}
	return t
}

// sunReaches is the time next to t at which the sun has the longitude.
func sunReaches(t time.Time, degrees float64) time.Time {
	for range 5 {
		t = t.Add(hours((circle(degrees-sunAt(t)+180) - 180) / 360 * yearHours))
	}
	return t
}

// monthBegins is the last new moon before the sun reaches a longitude in a year, as the Chinese and Hindu calendars
// count their months. A leap month holds no such moment and so is left out by itself.
func monthBegins(year int, degrees float64) time.Time {
	// The sun stands at 280° on January 1.
	near := time.Date(year, 1, 1, 12, 0, 0, 0, time.UTC).Add(hours(circle(degrees-280) / 360 * yearHours))
	end := sunReaches(near, degrees)
	begin := phaseNear(end.Add(hours(-phase(end)/360*moonHours)), 0)
	if begin.After(end) {
		begin = phaseNear(begin.Add(-hours(moonHours)), 0)
	}
	return begin
}

// chineseDay is the day of a month of the Chinese calendar whose new year lies in the year (months by zhongqi; Aslaksen,
// The Mathematics of the Chinese Calendar, 2010). The new year of 2033/34, the one exception, is not treated.
func chineseDay(year, month, dayNumber int) time.Time {
	begin := monthBegins(year, circle(330+30*float64(month-1))).Add(8 * time.Hour)
	return dayOf(begin).AddDate(0, 0, dayNumber-1)
}

// ayanamsa is how far the Hindu zodiac lags behind the seasons (Lahiri), in degrees.
func ayanamsa(year int) float64 { return 23.853 + 0.01397*float64(year-2000) }

// india is the clock by which Hindu days are counted.
const india = 5*time.Hour + 30*time.Minute

// hinduDay is the day in the year on which a tithi, a thirtieth of the month of the moon, rules the hour (Reingold &
// Dershowitz, Calendrical Calculations, chapter 10). Months end at new moon, Chaitra is 0.
func hinduDay(year, month, tithi, hour int) time.Time {
	begin := monthBegins(year, circle(30*float64(month)+ayanamsa(year)))
	guess := begin.Add(hours(float64(tithi-1) / 30 * moonHours))
	from := phaseNear(guess, float64(12*(tithi-1)))
	to := phaseNear(from.Add(24*time.Hour), circle(float64(12*tithi)))
	date := dayOf(from.Add(india))
	ruled := date.Add(time.Duration(hour) * time.Hour).Add(-india)
	if ruled.Before(from) && ruled.Add(24*time.Hour).Before(to) {
		return date.AddDate(0, 0, 1)
	}
	return date
}

// sankranti is the day in the year on which the sun enters the sidereal degree before sunset in India.
func sankranti(year int, degrees float64) time.Time {
	degrees = circle(degrees + ayanamsa(year))
	near := time.Date(year, 1, 1, 12, 0, 0, 0, time.UTC).Add(hours(circle(degrees-280) / 360 * yearHours))
	return dayOf(sunReaches(near, degrees).Add(india + 6*time.Hour))
}
