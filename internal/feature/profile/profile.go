// Package profile is how the owner's manager works, as the mail shows it: who that is, when and how long they write, how fast they answer.
// It guarantees that every claim comes with the number of messages that it rests on and a 90 % interval.
package profile

import (
	"time"

	"upward/internal/pure/rhythm"
)

// Candidate is somebody who may be the owner's manager.
type Candidate struct {
	ID        string   `json:"id"`
	Name      string   `json:"name"`
	Addresses []string `json:"addresses"`
	Score     float64  `json:"score" doc:"0 to 1"`
	Evidence  []string `json:"evidence" doc:"What speaks for it, the strongest first"`
}

// Manager is somebody who manages the owner, or is assumed to until she says so.
type Manager struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	Address string `json:"address"`
	Assumed bool   `json:"assumed,omitempty" doc:"The mail suggests it; nobody has confirmed it"`
}

// Measure is one estimate.
type Measure struct {
	Value float64 `json:"value"`
	Low   float64 `json:"low" doc:"Lower end of the 90 % interval"`
	High  float64 `json:"high" doc:"Upper end of the 90 % interval"`
	N     int     `json:"n" doc:"Messages that it rests on"`
	Unit  string  `json:"unit" doc:"share, words, hours, messages or asks"`
	Open  bool    `json:"open,omitempty" doc:"The true upper end lies beyond high"`
}

// Enough says that there are enough messages to say anything.
func (m Measure) Enough() bool { return m.N >= rhythm.Fewest }

// Style is how a person communicates with the owner.
type Style struct {
	Person   string             `json:"person"`
	Name     string             `json:"name"`
	Received int                `json:"received" doc:"Messages from them"`
	Sent     int                `json:"sent" doc:"Messages of yours to them"`
	From     time.Time          `json:"from,omitzero" doc:"The first of these"`
	Until    time.Time          `json:"until,omitzero" doc:"The last of these"`
	Measures map[string]Measure `json:"measures" doc:"By name; answer_* are left out where too few messages were answered"`
	Mix      Mix                `json:"mix" doc:"How their messages reach you"`
	Rhythm   rhythm.Style       `json:"-"`
}

// Mix is how a person's messages reach the owner.
type Mix struct {
	Alone  int `json:"alone" doc:"To you alone"`
	Others int `json:"others" doc:"To you and others"`
	Copy   int `json:"copy" doc:"You in copy"`
}

// measures names the estimates of a style, for the table and the API.
func measures(s rhythm.Style) map[string]Measure {
	all := map[string]Measure{}
	put := func(name, unit string, e rhythm.Estimate) {
		all[name] = Measure{e.Value, e.Low, e.High, e.N, unit, e.Open}
	}
	put("length_words", "words", s.Length)
	put("short_share", "share", s.Short)
	put("question_share", "share", s.Questions)
	put("asks_per_message", "asks", s.Asks)
	put("alone_share", "share", s.Solo)
	put("thread_messages", "messages", s.Thread)
	if s.Answers.OK {
		put("answer_hours", "hours", s.Answers.Answer)
	}
	put("answer_within_day", "share", s.Answers.Within)
	if s.Windows.OK { // of the answers that come within a fortnight
		put("window_half_hours", "hours", s.Windows.Half)
		put("window_most_hours", "hours", s.Windows.Most)
	}
	for hour, e := range s.Hours {
		put("hour_"+time.Date(2000, 1, 1, hour, 0, 0, 0, time.UTC).Format("15"), "share", e)
	}
	for day, e := range s.Weekdays {
		put("weekday_"+[]string{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"}[day], "share", e)
	}
	return all
}
