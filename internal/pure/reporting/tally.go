package reporting

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"time"

	"upward/internal/pure/thread"
)

const (
	// halfLife is the age at which a message counts half.
	halfLife = 240 * 24 * time.Hour

	// recent is the weight down to which messages are counted in the words of the evidence: two half-lives, sixteen months.
	recent = 0.25

	// undated is the weight of a message without a believable time.
	undated = 0.05

	// direct is the most recipients of a message that is still said to each of them; crowd the most that still tell who works with whom.
	direct = 4
	crowd  = 30

	// few bounds the recipients where it matters who is written to and who is copied.
	few = 10

	// enoughShared is how many common correspondents make somebody a colleague beyond doubt.
	enoughShared = 3
)

// pair is what the mail shows between the person and one other: up is what the person sends, down what the other sends.
type pair struct {
	up, down side
	shared   map[string]bool // others who stand in the same messages; no more than enoughShared are kept
	months   map[int64]bool
	ahead    count // third parties write to the other and copy the person
	behind   count // the other way round
}

// count is a number of messages, weighed by age, and those recent enough to tell.
type count struct {
	weight float64
	number int
}

func (c *count) add(weight float64) {
	c.weight += weight
	if weight >= recent {
		c.number++
	}
}

// side is one direction of a pair.
type side struct {
	count         // direct messages
	alone, groups count
	copies        count
	marks         [phraseKinds]count
	asks, passes  count
	lengths       []length
	series        map[string]map[int64]bool // by subject without numbers, the weeks in which it was sent unasked
	answers       []time.Duration
	open          map[string]time.Time // subjects that wait for an answer
}

type length struct {
	words  int
	weight float64
}

// reading is the work on one person's mail.
type reading struct {
	of    string
	now   time.Time
	pairs map[string]*pair
}

// read counts, for everybody who exchanges mail with the person, what goes either way. Copies of one message count once.
func read(of string, messages []Message) map[string]*pair {
	r := &reading{of: of, now: horizon(of, messages), pairs: map[string]*pair{}}
	type print struct {
		from, subject string
		at            int64
		words         int
	}
	seen := map[print]bool{}
	order := make([]int, len(messages))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return compare(&messages[a], &messages[b]) })
	for _, i := range order {
		m := &messages[i]
		key := print{m.From, m.Subject, m.At.Unix(), m.Words}
		if m.Bulk || seen[key] {
			continue
		}
		seen[key] = true
		r.take(m)
	}
	return r.pairs
}

// compare orders messages by time, and where times agree by all that is counted, so that sums do not depend on the order handed in.
func compare(a, b *Message) int {
	return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.From, b.From), cmp.Compare(a.Subject, b.Subject), cmp.Compare(a.Words, b.Words),
		cmp.Compare(a.Asks, b.Asks), cmp.Compare(a.Text, b.Text), slices.Compare(a.To, b.To), slices.Compare(a.Cc, b.Cc))
}

// earliest is the first time that is believed: before it mail had no Date.
var earliest = time.Date(1985, 1, 1, 0, 0, 0, 0, time.UTC)

// horizon is the time at which the person's mail ends, a few late outliers aside.
func horizon(of string, messages []Message) time.Time {
	var own, all []time.Time
	for i := range messages {
		if messages[i].At.Before(earliest) {
			continue
		}
		all = append(all, messages[i].At)
		if messages[i].From == of {
			own = append(own, messages[i].At)
		}
	}
	if len(own) == 0 {
		own = all
	}
	if len(own) == 0 {
		return time.Time{}
	}
	slices.SortFunc(own, time.Time.Compare)
	return own[len(own)*97/100]
}

func (r *reading) weight(at time.Time) float64 {
	if at.Before(earliest) {
		return undated
	}
	return math.Exp2(-max(0, float64(r.now.Sub(at))/float64(halfLife)))
}

func (r *reading) pair(person string) *pair {
	p := r.pairs[person]
	if p == nil {
		p = &pair{shared: map[string]bool{}, months: map[int64]bool{}}
		r.pairs[person] = p
	}
	return p
}

// take counts one message.
func (r *reading) take(m *Message) {
	to := people(m.To, m.From, nil)
	cc := people(m.Cc, m.From, to)
	everyone := slices.Concat(to, cc)
	mine := m.From == r.of
	if m.From == "" || !mine && !slices.Contains(everyone, r.of) {
		return
	}
	weight := r.weight(m.At)
	if len(everyone) <= crowd {
		r.company(append(everyone, m.From))
	}
	if strings.Contains(strings.ToLower(m.Subject), "out of office") || len(everyone) == 0 {
		return
	}
	said := understand(m)
	if len(everyone) <= direct {
		said.marks = phrases(m.Text, said.subject)
	}
	if mine {
		for i, person := range everyone {
			p := r.pair(person)
			p.up.take(said, weight, len(everyone), i < len(to))
			if len(everyone) <= direct && i < len(to) {
				p.months[month(m.At)] = true
				p.up.repeat(said, weight, len(everyone))
				p.up.await(said, &p.down)
			}
		}
		return
	}
	p := r.pair(m.From)
	p.down.take(said, weight, len(everyone), slices.Contains(to, r.of))
	if len(everyone) <= direct && slices.Contains(to, r.of) {
		p.months[month(m.At)] = true
		p.down.repeat(said, weight, len(everyone))
		p.down.await(said, &p.up)
	}
	if len(everyone) <= few {
		r.rank(to, cc, weight)
	}
}

// people lists the distinct recipients of a message, without its sender and those already listed.
func people(list []string, sender string, already []string) []string {
	if len(list) == 1 && len(already) == 0 && list[0] != sender && list[0] != "" {
		return list
	}
	out := make([]string, 0, len(list))
	known := map[string]bool{sender: true, "": true}
	for _, person := range already {
		known[person] = true
	}
	for _, person := range list {
		if !known[person] {
			known[person] = true
			out = append(out, person)
		}
	}
	return out
}

// company notes for everybody in a message who else is in it.
func (r *reading) company(all []string) {
	for _, person := range all {
		if person == r.of {
			continue
		}
		p := r.pair(person)
		for _, other := range all {
			if len(p.shared) >= enoughShared {
				break
			}
			if other != person && other != r.of {
				p.shared[other] = true
			}
		}
	}
}

// rank notes whom third parties write to and whom they copy.
func (r *reading) rank(to, cc []string, weight float64) {
	if slices.Contains(cc, r.of) {
		for _, person := range to {
			r.pair(person).ahead.add(weight)
		}
		return
	}
	for _, person := range cc {
		r.pair(person).behind.add(weight)
	}
}

// take counts one message of a side; addressed says that it is written to the other, not only copied.
func (s *side) take(said meaning, weight float64, recipients int, addressed bool) {
	if recipients >= 3 && recipients <= crowd {
		s.groups.add(weight)
	}
	if !addressed && recipients <= few {
		s.copies.add(weight)
	}
	if !addressed || recipients > direct {
		return
	}
	s.add(weight)
	if recipients == 1 {
		s.alone.add(weight)
	}
	for kind, hit := range said.marks {
		if hit {
			s.marks[kind].add(weight)
		}
	}
	if said.asks {
		s.asks.add(weight)
	}
	if said.passes {
		s.passes.add(weight)
	}
	if said.words > 0 {
		s.lengths = append(s.lengths, length{said.words, weight})
	}
}

// maxAnswer is how long after a message another one with its subject still counts as the answer to it.
const maxAnswer = 7 * 24 * time.Hour

// await notes that this side waits for an answer, and settles what the other side waited for.
func (s *side) await(said meaning, other *side) {
	if said.subject == "" || said.at.Before(earliest) {
		return
	}
	if asked, ok := other.open[said.subject]; ok {
		if wait := said.at.Sub(asked); wait <= maxAnswer {
			s.answers = append(s.answers, wait)
		}
		delete(other.open, said.subject)
	}
	if s.open == nil {
		s.open = map[string]time.Time{}
	}
	s.open[said.subject] = said.at
}

// repeat notes a message that starts something under a subject, for the reports that come again and again.
func (s *side) repeat(said meaning, weight float64, recipients int) {
	if recipients > 2 || said.answer || said.series == "" || weight < recent {
		return
	}
	if s.series == nil {
		s.series = map[string]map[int64]bool{}
	}
	weeks := s.series[said.series]
	if weeks == nil {
		weeks = map[int64]bool{}
		s.series[said.series] = weeks
	}
	weeks[said.at.Unix()/(7*24*3600)] = true
}

func month(at time.Time) int64 { return int64(at.Year())*12 + int64(at.Month()) }

// meaning is what one message tells, whoever it went to.
type meaning struct {
	at      time.Time
	subject string // without prefixes
	series  string // without numbers, at least a word
	answer  bool   // a reply or a forward
	passes  bool   // a forward with a few words
	asks    bool
	words   int
	marks   [phraseKinds]bool
}

// shortNote is the most words that still only pass a message on.
const shortNote = 20

func understand(m *Message) meaning {
	normal, reply, forward := thread.Subject(m.Subject)
	return meaning{
		at: m.At, subject: normal, series: series(normal), answer: reply || forward,
		passes: forward && !reply && m.Words <= shortNote, asks: m.Asks > 0, words: m.Words,
	}
}
