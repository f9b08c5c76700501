package thread

import (
	"slices"
	"time"

	"upward/internal/pure/identity"
)

const (
	// maxZone is how far a wall clock without zone may lie from UTC, and zoneStep the step between zones.
	maxZone  = 14 * time.Hour
	zoneStep = 30 * time.Minute

	// tolerance is how far a quoted minute may lie from the header's: rounding, and servers that disagree a little.
	tolerance = 2 * time.Minute

	// maxDeep is how many quoted headers of one message are followed, maxWindow how many messages of one sender are looked at for each,
	// maxFits how many of those may fit the clock: more come from machines only.
	maxDeep   = 5
	maxWindow = 200
	maxFits   = 30
)

// sender is somebody as a quoted header may name them.
type sender struct {
	first, last string
	address     string
}

func readSender(name string) sender {
	var s sender
	s.address = identity.Address(name)
	s.first, s.last = identity.Parts(name)
	return s
}

// known remembers senders by their spelling, since few people write most mail.
type known map[string]sender

func (k known) read(name string) sender {
	s, ok := k[name]
	if !ok {
		s = readSender(name)
		k[name] = s
	}
	return s
}

// keys are what a sender is looked up by: address, surname, and the joined forms that addresses abbreviate names to (sbrook, sallyb).
func (s sender) keys() []string {
	var keys []string
	if s.address != "" {
		keys = append(keys, "@"+s.address)
	}
	if s.last != "" {
		keys = append(keys, s.last)
	}
	if s.first != "" && s.last != "" {
		first, last := []rune(s.first), []rune(s.last)
		keys = append(keys, "="+string(first[:1])+s.last, "="+s.first+string(last[:1]), "="+s.first+s.last)
	}
	return keys
}

// senders indexes the items, in time order, by what may name their sender.
func (t *threading) senders(spellings known) (byKey map[string][]int, names []sender) {
	byKey = map[string][]int{}
	names = make([]sender, len(t.items))
	for _, i := range t.order {
		item := t.items[i]
		if item.At.IsZero() {
			break
		}
		for _, name := range []string{item.Name, item.From} {
			names[i] = merged(names[i], spellings.read(name))
		}
		for _, key := range itemKeys(names[i]) {
			byKey[key] = append(byKey[key], i)
		}
	}
	return byKey, names
}

// merged fills what a lacks from b.
func merged(a, b sender) sender {
	if a.last == "" {
		a.first, a.last = b.first, b.last
	}
	if a.address == "" {
		a.address = b.address
	}
	return a
}

func itemKeys(s sender) []string {
	var keys []string
	if s.address != "" {
		keys = append(keys, "@"+s.address, "="+identity.Local(s.address))
	}
	if s.last != "" {
		keys = append(keys, s.last)
	}
	return keys
}

// byQuote finds the message that each item quotes: its sender is the one quoted, and its time is the quoted wall clock in some zone.
// Deeper quotes only show the conversation.
func (t *threading) byQuote() {
	spellings := known{}
	byKey, names := t.senders(spellings)
	for _, i := range t.order {
		if t.items[i].At.IsZero() {
			break
		}
		quotes := t.items[i].Quoted
		for depth, q := range quotes[:min(len(quotes), maxDeep)] {
			who, wall := spellings.read(q.From), wallClock(q.At)
			if len(who.keys()) == 0 || t.untimed(i, wall) {
				continue
			}
			j := t.quoted(i, who, wall, byKey, names)
			if j < 0 {
				j = t.quoted(i, who, swapped(wall), byKey, names)
			}
			switch {
			case j >= 0 && depth == 0:
				t.link(i, j, "quote")
			case j >= 0:
				t.same.join(i, j)
			case depth == 0:
				t.elsewhere[i] = t.parent[i] < 0
			}
		}
	}
}

// wallClock takes the location off a quoted time.
func wallClock(at time.Time) time.Time {
	return time.Date(at.Year(), at.Month(), at.Day(), at.Hour(), at.Minute(), at.Second(), 0, time.UTC)
}

// swapped reads 3 April as 4 March where both are dates, because quoted headers write days and months in either order.
func swapped(wall time.Time) time.Time {
	if wall.Day() > 12 || wall.Day() == int(wall.Month()) {
		return time.Time{}
	}
	return time.Date(wall.Year(), time.Month(wall.Day()), int(wall.Month()), wall.Hour(), wall.Minute(), wall.Second(), 0, time.UTC)
}

// untimed reports whether a quoted clock says nothing about when: it is absent, a mere date (midnight sharp), or, whatever the zone and
// the order of day and month, later than the item that quotes it.
func (t *threading) untimed(i int, wall time.Time) bool {
	latest := t.items[i].At.Add(maxZone + tolerance)
	other := swapped(wall)
	return wall.Year() <= 1 || wall.Equal(wall.Truncate(24*time.Hour)) || wall.After(latest) && (other.IsZero() || other.After(latest))
}

// quoted is the item that item i quotes as sent by who at the wall clock, or -1.
func (t *threading) quoted(i int, who sender, wall time.Time, byKey map[string][]int, names []sender) int {
	if wall.IsZero() {
		return -1
	}
	best, most := -1, 0
	for _, key := range who.keys() {
		list := byKey[key]
		from, _ := slices.BinarySearchFunc(list, wall.Add(-maxZone-tolerance), func(j int, at time.Time) int { return t.items[j].At.Compare(at) })
		fits := 0
		for _, j := range list[from:min(len(list), from+maxWindow)] {
			if fits >= maxFits || t.items[j].At.After(wall.Add(maxZone+tolerance)) {
				break
			}
			if t.rank[j] >= t.rank[i] || offStep(wall.Sub(t.items[j].At), zoneStep) > tolerance || !identity.SameFirst(who.first, names[j].first) {
				continue
			}
			fits++
			if points := t.fit(i, j, wall); points > most || points == most && points > 0 && t.rank[j] > t.rank[best] {
				best, most = j, points
			}
		}
	}
	return best
}

// offStep is how far d lies from the nearest multiple of step.
func offStep(d, step time.Duration) time.Duration { return (d - d.Round(step)).Abs() }

// fit weighs whether item i quotes item j at the wall clock, which fits some zone; 0 is no. One sender's message fits some zone by chance about one time in
// eight, so that besides the clock something else must agree: the subject, or the people and the replier's own zone.
func (t *threading) fit(i, j int, wall time.Time) int {
	ahead := wall.Sub(t.items[j].At)
	sameSubject := t.subjects[i].normal == t.subjects[j].normal
	received := t.to(j)[t.items[i].From] || t.items[i].From == t.items[j].From
	answered := t.to(i)[t.items[j].From]
	own := t.ownZone(i, ahead)
	points := 0
	switch {
	case sameSubject && (received || answered || own):
		points = 8
	case received && own:
		points = 4
	default:
		return 0
	}
	if own {
		points += 4
	}
	if received {
		points += 2
	}
	if answered {
		points++
	}
	if offStep(ahead, zoneStep) <= time.Minute {
		points++
	}
	if offStep(ahead, time.Hour) <= tolerance {
		points += 2 // half-hour zones are few
	}
	return points
}

// ownZone reports whether the quoted clock is ahead of UTC as the clock of item i is: mail programs quote in the replier's zone.
func (t *threading) ownZone(i int, ahead time.Duration) bool {
	_, seconds := t.items[i].At.Zone()
	return (ahead - time.Duration(seconds)*time.Second).Abs() <= tolerance
}
