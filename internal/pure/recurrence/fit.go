package recurrence

import (
	"slices"

	"gonum.org/v1/gonum/stat/distuv"
)

// widest is the most days that a rule may be missed by.
const widest = 5

// none is a limit that every rule keeps.
const none = 2

// fitted is a rule with the days that it may be missed by, and how well the occurrences keep it.
type fitted struct {
	rule rule
	miss int
	hits int     // steps from one occurrence to the next that follow the rule
	tail float64 // chance of so many hits if each fell into its window by chance alone
}

// slack is how many days before and after its day the next occurrence is expected: little data shows less than all of
// the spread.
func (f fitted) slack(n int) int {
	if n < 8 && f.miss > 0 || n < 5 {
		return f.miss + 1
	}
	return f.miss
}

// fit finds the rule that the days keep best: least likely by chance, among equals the plainest. Only rules with a tail
// below the limit count; without one the rule is nil.
func fit(days []int, calendars []calendar, limit float64) fitted {
	best := fitted{tail: limit}
	for _, r := range rules(days, calendars) {
		off, steps := misses(r, days)
		if tail(count(off, steps, widest), len(days)-1, 1/r.cycle()) >= best.tail {
			continue
		}
		for miss := 0; float64(2*miss+1) <= r.cycle()/2.3 && miss <= widest; miss++ {
			f := fitted{rule: r, miss: miss, hits: count(off, steps, miss)}
			f.tail = tail(f.hits, len(days)-1, min(1, float64(2*miss+1)/r.cycle()))
			if f.tail < best.tail*.999 {
				best = f
			}
		}
	}
	return best
}

// tail is P(Binomial(n, p) ≥ k).
func tail(k, n int, p float64) float64 {
	if k <= 0 {
		return 1
	}
	return distuv.Binomial{N: float64(n), P: p}.Survival(float64(k) - 1)
}

// misses tells of each occurrence by how many days it misses its day, and whether it is the next after the one before.
func misses(r rule, days []int) (off []int, steps []bool) {
	off, steps = make([]int, len(days)), make([]bool, len(days))
	before := 0
	for i, day := range days {
		index := r.index(day)
		at, ok := r.day(index, days)
		if off[i] = abs(day - at); !ok {
			off[i] = 1 << 20
		}
		steps[i] = i > 0 && index == before+1
		before = index
	}
	return off, steps
}

// count is how many steps follow the rule: both occurrences near their days, the second the next after the first.
func count(off []int, steps []bool, miss int) (n int) {
	for i := 1; i < len(off); i++ {
		if steps[i] && off[i] <= miss && off[i-1] <= miss {
			n++
		}
	}
	return n
}

// rules are those that the days may keep, the plainest first: only rules that lie on one of the days are worth a try.
func rules(days []int, calendars []calendar) (list []rule) {
	span := float64(days[len(days)-1] - days[0])
	pace := span / float64(len(days)-1)
	seen := map[rule]bool{}
	add := func(r rule) {
		// A rule much faster or slower than the asks cannot lead from each to the next.
		if c := r.cycle(); !seen[r] && pace > c/2 && pace < c*2 {
			seen[r] = true
			list = append(list, r)
		}
	}
	for _, day := range days {
		t := dateUTC(day)
		add(every{first(day, 7), 7})
		add(every{first(day, 14), 14})
		add(monthly{})
		if n := (t.Day() + 6) / 7; n < 5 {
			add(monthly{n: n, weekday: t.Weekday()})
		}
		if t.AddDate(0, 0, 7).Month() != t.Month() {
			add(monthly{n: -1, weekday: t.Weekday()})
		}
		if t.Day() <= 28 {
			add(monthly{number: t.Day()})
		}
		add(quarterly{day - quarterEnd(day)})
	}
	for _, c := range calendars {
		for _, day := range days {
			before := around{calendar: c}
			if at, ok := before.day(before.index(day), nil); ok && day-at >= -10 && day <= at {
				before.offset = day - at
				list = append(list, before)
			}
		}
	}
	if len(days) > Fewest {
		list = append(list, gap{days: middle(days), of: days})
	}
	return list
}

// first is the day after 1969 that begins a row of steps in which a day lies.
func first(day, step int) int { return (day%step + step) % step }

// quarterEnd is the last working day of the quarter that lies next to a day.
func quarterEnd(day int) int {
	q := quarterly{}
	at, _ := q.day(q.index(day), nil)
	return at
}

// middle is the median gap, at least a day.
func middle(days []int) int {
	gaps := make([]int, 0, len(days)-1)
	for i := 1; i < len(days); i++ {
		gaps = append(gaps, days[i]-days[i-1])
	}
	slices.Sort(gaps)
	return max(1, gaps[len(gaps)/2])
}

// draws is how often random days are compared with the real ones at most.
const draws = 1999

// chance is how often as many random days in the same time, working days if the real ones are, keep any rule at least as
// well (Monte Carlo test; Besag & Clifford 1991: it ends as soon as ten did).
func chance(days []int, calendars []calendar) float64 {
	real := fit(days, calendars, none)
	if real.hits < 2 || 10*real.hits < 6*(len(days)-1) {
		return 1
	}
	pool := between(days)
	random := dice(len(days)<<32 + days[0]&0xffffffff)
	as := 0
	for n := 1; n <= draws; n++ {
		if drawn := random.pick(pool, len(days)); fit(drawn, calendars, real.tail*1.002).rule != nil {
			if as++; as == 10 {
				return float64(as) / float64(n)
			}
		}
	}
	return float64(as+1) / float64(draws+1)
}

// between are the days from a gap before the first to a gap after the last.
func between(days []int) (pool []int) {
	gap := max(1, (days[len(days)-1]-days[0])/(len(days)-1))
	weekend := slices.ContainsFunc(days, func(d int) bool { return workday(d) != d })
	for d := days[0] - gap; d <= days[len(days)-1]+gap; d++ {
		if weekend || workday(d) == d {
			pool = append(pool, d)
		}
	}
	return pool
}

// dice is a row of numbers that look random and are the same for the same days (SplitMix64; Steele, Lea & Flood 2014).
type dice uint64

// below is the next number from 0 to n−1.
func (d *dice) below(n int) int {
	*d += 0x9e3779b97f4a7c15
	x := uint64(*d)
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return int((x ^ x>>31) % uint64(n))
}

// pick draws n different days, in order.
func (d *dice) pick(pool []int, n int) []int {
	n = min(n, len(pool))
	chosen := map[int]bool{}
	for len(chosen) < n {
		chosen[pool[d.below(len(pool))]] = true
	}
	list := make([]int, 0, n)
	for day := range chosen {
		list = append(list, day)
	}
	slices.Sort(list)
	return list
}

// backtest leaves the last occurrences out, at most eight and always two to begin with, and counts how often the window
// that the earlier ones give holds the next.
func backtest(days []int, calendars []calendar) (hits, tried int) {
	for n := max(2, len(days)-8); n < len(days); n++ {
		best := fit(days[:n], calendars, none)
		if best.rule == nil {
			continue
		}
		tried++
		if at, ok := best.rule.day(best.rule.index(days[n-1])+1, days[:n]); ok && abs(days[n]-at) <= best.slack(n) {
			hits++
		}
	}
	return hits, tried
}
