package brief

import (
	"fmt"
	"time"

	"upward/internal/feature/ask"
	"upward/internal/feature/suggest"
)

// Coming is what is likely to be asked soon, because it has come back before.
type Coming struct {
	Text    string       `json:"text" doc:"The last one, in their words"`
	When    string       `json:"when" doc:"When the next is likely, in words"`
	Why     string       `json:"why" doc:"How often it came, and how often in its window"`
	From    time.Time    `json:"from" doc:"The first moment of the next window"`
	Until   time.Time    `json:"until" doc:"The moment before which it ends"`
	Said    []ask.Saying `json:"said" doc:"The asks that it rests on, the oldest first"`
	Message string       `json:"message" doc:"The id of the message of the last one"`
	Cite    *Cite        `json:"cite,omitempty" doc:"Where that message was read from"`
}

// ahead is how many days the brief looks forward for what comes back.
const ahead = 7

// coming picks what is to come within days and has more often kept its window than not; what did not is no likelihood.
func coming(found ask.Recurring, now time.Time) []Coming {
	all := []Coming{}
	for _, r := range found.Patterns {
		if r.Until.IsZero() || !r.Held() || !r.From.Before(now.AddDate(0, 0, ahead)) {
			continue
		}
		last := r.Said[len(r.Said)-1]
		all = append(all, Coming{
			Text: suggest.Clip(last.Words), When: r.When(now), Why: fmt.Sprintf("has come %s, %d of %d times in its window", r.Often(), r.Hits, r.Tried),
			From: r.From, Until: r.Until, Said: r.Said, Message: last.Message,
		})
	}
	return all
}
