package ask

import (
	"time"

	"upward/internal/platform/database"
	"upward/internal/platform/fault"
	"upward/internal/pure/matter"
)

type suggestionContent struct {
	Words, DueText, Subject string
	Or                      string    `json:",omitempty"`
	Said                    time.Time `json:",omitzero"`
	Why                     []string  `json:",omitempty"`
	Closed, Taken           bool      `json:",omitempty"`
	Traits                  matter.Traits
}

const suggestionColumns = `s.id, s.kind, s.state, s.person, s.message, s.due, s.score, s.answer, s.answered, s.accepted, s.content`

func (r rows) scanSuggestion(row database.Row) (s Suggestion, err error) {
	var answered int64
	var sealed []byte
	if err := row.Scan(&s.ID, &s.Kind, &s.State, &s.Person, &s.Message, &s.Due, &s.Score, &s.Answer, &answered, &s.Accepted, &sealed); err != nil {
		return s, err
	}
	var c suggestionContent
	err = r.key.Open("ask_suggestion/"+s.ID, sealed, &c)
	s.Words, s.DueText, s.Subject, s.Said, s.Why = c.Words, c.DueText, c.Subject, c.Said, c.Why
	s.Or, s.Closed, s.Taken, s.Traits, s.Form, s.Sure = c.Or, c.Closed, c.Taken, c.Traits, c.Traits.Form, s.Score >= sure
	if answered > 0 {
		s.Answered = time.UnixMicro(answered).In(s.Said.Location())
	}
	return s, err
}

// suggestions returns suggestions that meet a condition, whose placeholders begin at $3.
func (r rows) suggestions(condition string, args ...any) ([]Suggestion, error) {
	return database.Query(r.tx, r.scanSuggestion, `SELECT `+suggestionColumns+` FROM ask_suggestion s WHERE s.org = $1 AND s.owner = $2 AND `+condition,
		append([]any{r.by.Org, r.by.Owner}, args...)...)
}

func (r rows) suggestion(id string) (Suggestion, error) {
	found, err := r.suggestions(`s.id = $3`, id)
	if err != nil {
		return Suggestion{}, err
	}
	if len(found) == 0 {
		return Suggestion{}, fault.New(fault.NotFound, "This suggestion is not here; it may have been erased.")
	}
	return found[0], nil
}

func (r rows) putSuggestion(s Suggestion) error {
	sealed, err := r.key.Seal("ask_suggestion/"+s.ID, suggestionContent{s.Words, s.DueText, s.Subject, s.Or, s.Said, s.Why, s.Closed, s.Taken, s.Traits})
	if err != nil {
		return err
	}
	var said, answered int64
	if !s.Said.IsZero() {
		said = s.Said.UnixMicro()
	}
	if !s.Answered.IsZero() {
		answered = s.Answered.UnixMicro()
	}
	_, err = r.tx.Exec(`INSERT INTO ask_suggestion (org, owner, id, kind, state, person, message, at, due, score, answer, answered, accepted, content)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
		ON CONFLICT (org, owner, id) DO UPDATE SET state = excluded.state, person = excluded.person, due = excluded.due, answer = excluded.answer,
			answered = excluded.answered, accepted = excluded.accepted, content = excluded.content`,
		r.by.Org, r.by.Owner, s.ID, s.Kind, s.State, s.Person, s.Message, said, s.Due, s.Score, s.Answer, answered, s.Accepted, sealed)
	return err
}

// judge moves a suggestion from the state in which it was read to another; of two at once, the second is told.
func (r rows) judge(s Suggestion, to string) error {
	n, err := r.tx.Exec(`UPDATE ask_suggestion SET state = $5, learn = 1 WHERE org = $1 AND owner = $2 AND id = $3 AND state = $4`, r.by.Org, r.by.Owner, s.ID, s.State, to)
	if err == nil && n == 0 {
		return fault.New(fault.Conflict, "This suggestion was %s already.", to)
	}
	return err
}

type promiseContent struct {
	Words string
	Said  time.Time `json:",omitzero"`
}

const promiseColumns = `p.id, p.version, p.giver, p.state, p.person, p.due, p.message, p.nudges, p.created, p.updated, p.content`

func (r rows) scanPromise(row database.Row) (p Promise, err error) {
	var created, updated int64
	var sealed []byte
	if err := row.Scan(&p.ID, &p.Version, &p.Giver, &p.State, &p.Person, &p.Due, &p.Message, &p.Nudges, &created, &updated, &sealed); err != nil {
		return p, err
	}
	var c promiseContent
	err = r.key.Open("ask_promise/"+p.ID, sealed, &c)
	p.Words, p.Said = c.Words, c.Said
	p.Created, p.Updated = time.UnixMicro(created).UTC(), time.UnixMicro(updated).UTC()
	return p, err
}

// promises returns promises that meet a condition, whose placeholders begin at $3.
func (r rows) promises(condition string, args ...any) ([]Promise, error) {
	return database.Query(r.tx, r.scanPromise, `SELECT `+promiseColumns+` FROM ask_promise p WHERE p.org = $1 AND p.owner = $2 AND `+condition,
		append([]any{r.by.Org, r.by.Owner}, args...)...)
}

func (r rows) promise(id string) (Promise, error) {
	found, err := r.promises(`p.id = $3`, id)
	if err != nil {
		return Promise{}, err
	}
	if len(found) == 0 {
		return Promise{}, fault.New(fault.NotFound, "This promise is not here; it may have been erased.")
	}
	return found[0], nil
}

// putPromise inserts a promise of version 1, or saves a later one over the version before it, which must still be the newest.
func (r rows) putPromise(p Promise) error {
	sealed, err := r.key.Seal("ask_promise/"+p.ID, promiseContent{p.Words, p.Said})
	if err != nil {
		return err
	}
	n, err := r.tx.Exec(`INSERT INTO ask_promise (org, owner, id, version, giver, state, person, due, message, nudges, created, updated, content)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
		ON CONFLICT (org, owner, id) DO UPDATE SET version = excluded.version, state = excluded.state, person = excluded.person, due = excluded.due,
			nudges = excluded.nudges, updated = excluded.updated, content = excluded.content WHERE ask_promise.version = excluded.version - 1`,
		r.by.Org, r.by.Owner, p.ID, p.Version, p.Giver, p.State, p.Person, p.Due, p.Message, p.Nudges, p.Created.UnixMicro(), p.Updated.UnixMicro(), sealed)
	if err == nil && n == 0 {
		return r.overtaken(p.ID)
	}
	return err
}

// overtaken is the fault of whom another writer of a promise overtook.
func (r rows) overtaken(id string) error {
	now, err := r.promise(id)
	if err != nil {
		return err
	}
	clash := fault.New(fault.Conflict, "This promise was changed since you opened it; look at it again.")
	clash.Current = now
	return clash
}

func (r rows) dropPromise(p Promise) error {
	n, err := r.tx.Exec(`DELETE FROM ask_promise WHERE org = $1 AND owner = $2 AND id = $3 AND version = $4`, r.by.Org, r.by.Owner, p.ID, p.Version)
	if err != nil {
		return err
	}
	if n == 0 {
		return r.overtaken(p.ID)
	}
	_, err = r.tx.Exec(`UPDATE ask_suggestion SET state = 'open', accepted = '' WHERE org = $1 AND owner = $2 AND accepted = $3`, r.by.Org, r.by.Owner, p.ID)
	return err
}
