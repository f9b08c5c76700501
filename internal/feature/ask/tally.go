package ask

import (
	"context"

	"upward/internal/platform/database"
	"upward/internal/platform/operation"
)

// Tally is how many there are of each.
type Tally struct {
	Open      int            `json:"open" doc:"Open asks of the owner's"`
	Waiting   int            `json:"waiting" doc:"Open asks that the owner waits for"`
	Done      int            `json:"done" doc:"Delivered and verified ones"`
	Dropped   int            `json:"dropped"`
	Mine      int            `json:"mine" doc:"Open promises of the owner's"`
	Theirs    int            `json:"theirs" doc:"Open promises of others"`
	Settled   int            `json:"settled" doc:"Promises kept, broken or released"`
	Suggested map[string]int `json:"suggested" doc:"Open suggestions by kind"`
	Rejected  int            `json:"rejected" doc:"Suggestions that were none, or were set aside"`
}

// Tally counts asks, promises and suggestions.
func (s *Service) Tally(ctx context.Context, by operation.Actor, _ operation.None) (out Tally, err error) {
	out.Suggested = map[string]int{}
	err = s.read(ctx, by, func(r rows) error {
		for table, count := range map[string]func(kind, state string, n int){
			"direction, state, count(*) FROM ask WHERE":                                  out.countAsks,
			"giver, state, count(*) FROM ask_promise WHERE":                              out.countPromises,
			"kind, state, count(*) FROM ask_suggestion WHERE score >= " + faint + " AND": out.countSuggestions,
		} {
			err := r.tx.Each(func(row database.Row) error {
				var kind, state string
				var n int
				err := row.Scan(&kind, &state, &n)
				count(kind, state, n)
				return err
			}, `SELECT `+table+` org = $1 AND owner = $2 GROUP BY 1, 2`, by.Org, by.Owner)
			if err != nil {
				return err
			}
		}
		return nil
	})
	return out, err
}

// Counting names the other person of the asks that are counted.
type Counting struct {
	Person string `json:"person" doc:"The id of the other person"`
}

// Count returns how many asks of one person to the owner are in each state before they are over.
func (s *Service) Count(ctx context.Context, by operation.Actor, in Counting) (counts map[State]int, err error) {
	counts = map[State]int{}
	err = s.read(ctx, by, func(r rows) error {
		return r.tx.Each(func(row database.Row) error {
			var state State
			var n int
			err := row.Scan(&state, &n)
			counts[state] = n
			return err
		}, `SELECT state, count(*) FROM ask WHERE org = $1 AND owner = $2 AND direction = $3 AND state IN ('heard', 'proposed', 'agreed', 'delivered') AND person = $4 GROUP BY 1`, by.Org, by.Owner, ToMe, in.Person)
	})
	return counts, err
}

func (t *Tally) countAsks(direction, state string, n int) {
	switch {
	case State(state) == Dropped:
		t.Dropped += n
	case !State(state).Open():
		t.Done += n
	case Direction(direction) == FromMe:
		t.Waiting += n
	default:
		t.Open += n
	}
}

func (t *Tally) countPromises(giver, state string, n int) {
	switch {
	case state != "open":
		t.Settled += n
	case Giver(giver) == Mine:
		t.Mine += n
	default:
		t.Theirs += n
	}
}

func (t *Tally) countSuggestions(kind, state string, n int) {
	switch state {
	case "open":
		t.Suggested[kind] += n
	case "rejected", "aside":
		t.Rejected += n
	}
}
