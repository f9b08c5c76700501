package rhythm

import (
	"math"
	"time"
)

const (
	night    = 9  // hours in a row in which a person hardly writes
	midnight = 2  // the local hour in the middle of them
	nights   = 30 // messages below which nothing is said
)

// Zone guesses how far a person's clock is ahead of UTC, in whole hours from −12
// to +11, from the hours at which they do not write: the middle of their nine
// quietest hours in a row is taken for two in the morning. It is a rule of thumb
// for mail whose offsets are lost, good to about two hours, and blind to summer
// time and travel.
//
// It is false when there are fewer than 30 messages, or when more than a tenth
// of them, at the upper end of the interval of Share, may fall into the night:
// then there is none to go by. Zero times are left out.
func Zone(at []time.Time) (offset time.Duration, ok bool) {
	var counts [24]int
	n := 0
	for _, moment := range at {
		if !moment.IsZero() {
			counts[moment.UTC().Hour()]++
			n++
		}
	}
	least, middle := quietest(counts)
	if n < nights || Share(least, n).High > 0.1 {
		return 0, false
	}
	hours := math.Mod(math.Round(midnight-middle)+48, 24)
	if hours >= 12 {
		hours -= 24
	}
	return time.Duration(hours) * time.Hour, true
}

// quietest is the count in the quietest night and the hour in the middle of it.
// Of several that are alike, it is the mean on the circle of the day.
func quietest(counts [24]int) (least int, middle float64) {
	least = math.MaxInt
	var x, y float64
	for start := range counts {
		sum := 0
		for i := range night {
			sum += counts[(start+i)%24]
		}
		if sum < least {
			least, x, y = sum, 0, 0
		}
		if sum == least {
			sin, cos := math.Sincos(2 * math.Pi * (float64(start) + night/2.0) / 24)
			x, y = x+cos, y+sin
		}
	}
	return least, math.Mod(math.Atan2(y, x)*12/math.Pi+24, 24)
}
