package ask

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"upward/internal/platform/database"
	"upward/internal/platform/fault"
	"upward/internal/platform/operation"
	"upward/internal/platform/secret"
)

// rows reads and writes the tables for one owner in one transaction.
type rows struct {
	tx  *database.Tx
	by  operation.Actor
	key *secret.Key
}

// content is the sealed part of an ask's row.
type content struct {
	Words        string
	Said         time.Time     `json:",omitzero"`
	Code         string        `json:",omitempty"`
	Meaning      Meaning       `json:",omitzero"`
	Confirmation *Confirmation `json:",omitempty"`
	Result       *Result       `json:",omitempty"`
}

const askColumns = `a.id, a.version, a.direction, a.state, a.person, a.message, a.created, a.updated, a.content`

func (r rows) scanAsk(row database.Row) (a Ask, err error) {
	var created, updated int64
	var sealed []byte
	if err := row.Scan(&a.ID, &a.Version, &a.Direction, &a.State, &a.Person, &a.Message, &created, &updated, &sealed); err != nil {
		return a, err
	}
	var c content
	err = r.key.Open("ask/"+a.ID, sealed, &c)
	a.Words, a.Said, a.Code, a.Meaning, a.Confirmation, a.Result = c.Words, c.Said, c.Code, c.Meaning, c.Confirmation, c.Result
	a.Created, a.Updated = time.UnixMicro(created).UTC(), time.UnixMicro(updated).UTC()
	return a, err
}

func (r rows) seal(a Ask) ([]byte, string, error) {
	sealed, err := r.key.Seal("ask/"+a.ID, content{a.Words, a.Said, a.Code, a.Meaning, a.Confirmation, a.Result})
	blind := ""
	if a.Code != "" {
		blind = r.key.Blind("code", a.Code)
	}
	return sealed, blind, err
}

func (r rows) ask(id string) (Ask, error) {
	a, found, err := database.One(r.tx, r.scanAsk, `SELECT `+askColumns+` FROM ask a WHERE a.org = $1 AND a.owner = $2 AND a.id = $3`, r.by.Org, r.by.Owner, id)
	if err == nil && !found {
		err = fault.New(fault.NotFound, "This ask is not here; it may have been erased.")
	}
	return a, err
}

func (r rows) byCode(code string) (Ask, bool, error) {
	return database.One(r.tx, r.scanAsk, `SELECT `+askColumns+` FROM ask a WHERE a.org = $1 AND a.owner = $2 AND a.code = $3`, r.by.Org, r.by.Owner, r.key.Blind("code", code))
}

// rank is the place of an ask in lists, written in digits so that every collation sorts it alike: open ones first, those with a day by it,
// then the latest.
func rank(a Ask) string {
	over := "1"
	if a.State.Open() {
		over = "0"
	}
	return over + cmp.Or(strings.ReplaceAll(a.Meaning.Due, "-", ""), "99999999") + fmt.Sprintf("%019d", math.MaxInt64-a.Updated.UnixMicro())
}

// asks returns asks that meet a condition, whose placeholders begin at $3, in the order that it asks for. It chooses first, which an
// index answers, and reads then: a sort that carried the sealed contents along would read all of them to give back a few.
func (r rows) asks(from, condition string, args ...any) ([]Ask, error) {
	ids, err := database.Query(r.tx, database.Text, `SELECT a.id FROM `+from+` WHERE a.org = $1 AND a.owner = $2 AND `+condition,
		append([]any{r.by.Org, r.by.Owner}, args...)...)
	if err != nil {
		return nil, err
	}
	all := make([]Ask, 0, len(ids))
	for part := range slices.Chunk(ids, 200) {
		place, marks, args := map[string]int{}, make([]string, len(part)), []any{r.by.Org, r.by.Owner}
		for i, id := range part {
			place[id], marks[i], args = i, "$"+strconv.Itoa(i+3), append(args, id)
		}
		found, err := database.Query(r.tx, r.scanAsk, `SELECT `+askColumns+` FROM ask a WHERE a.org = $1 AND a.owner = $2 AND a.id IN (`+strings.Join(marks, ", ")+`)`, args...)
		if err != nil {
			return nil, err
		}
		slices.SortFunc(found, func(a, b Ask) int { return cmp.Compare(place[a.ID], place[b.ID]) })
		all = append(all, found...)
	}
	return all, nil
}

func (r rows) insert(a Ask, name string) error {
	sealed, code, err := r.seal(a)
	if err != nil {
		return err
	}
	_, err = r.tx.Exec(`INSERT INTO ask (org, owner, id, version, direction, state, person, due, message, code, created, updated, content, rank)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`, r.by.Org, r.by.Owner, a.ID, a.Version, a.Direction, a.State, a.Person,
		a.Meaning.Due, a.Message, code, a.Created.UnixMicro(), a.Updated.UnixMicro(), sealed, rank(a))
	if err != nil {
		return err
	}
	return r.index(a, name)
}

// update saves a over the version before it; false where that is not the newest any more.
func (r rows) update(a Ask, name string) (bool, error) {
	sealed, code, err := r.seal(a)
	if err != nil {
		return false, err
	}
	n, err := r.tx.Exec(`UPDATE ask SET version = $4, state = $5, person = $6, due = $7, code = $8, updated = $9, content = $10, rank = $12
		WHERE org = $1 AND owner = $2 AND id = $3 AND version = $11`, r.by.Org, r.by.Owner, a.ID, a.Version, a.State, a.Person,
		a.Meaning.Due, code, a.Updated.UnixMicro(), sealed, a.Version-1, rank(a))
	if err != nil || n == 0 {
		return false, err
	}
	return true, r.index(a, name)
}

// index renews the search words of an ask.
func (r rows) index(a Ask, name string) error {
	if _, err := r.tx.Exec(`DELETE FROM ask_term WHERE org = $1 AND owner = $2 AND ask = $3`, r.by.Org, r.by.Owner, a.ID); err != nil {
		return err
	}
	insert, err := r.tx.Prepare(`INSERT INTO ask_term (org, owner, term, rank, ask) VALUES ($1, $2, $3, $4, $5)`)
	if err != nil {
		return err
	}
	m := a.Meaning
	for _, term := range r.key.Terms(a.Words + " " + m.Outcome + " " + m.Measure.What + " " + m.Assumptions + " " + m.Displaces + " " + m.Beyond + " " + name) {
		if _, err := insert.Exec(r.by.Org, r.by.Owner, term, rank(a), a.ID); err != nil {
			return err
		}
	}
	return nil
}

// unrecord deletes the row of an ask in the version that was read; false where it is another by now.
func (r rows) unrecord(a Ask) (bool, error) {
	n, err := r.tx.Exec(`DELETE FROM ask WHERE org = $1 AND owner = $2 AND id = $3 AND version = $4`, r.by.Org, r.by.Owner, a.ID, a.Version)
	return n > 0, err
}

func (r rows) drop(id string) error {
	for _, statement := range []string{
		`DELETE FROM ask WHERE org = $1 AND owner = $2 AND id = $3`,
		`DELETE FROM ask_event WHERE org = $1 AND owner = $2 AND ask = $3`,
		`DELETE FROM ask_term WHERE org = $1 AND owner = $2 AND ask = $3`,
		`DELETE FROM ask_link WHERE org = $1 AND owner = $2 AND ask = $3`,
		`UPDATE ask_suggestion SET state = 'open', accepted = '' WHERE org = $1 AND owner = $2 AND accepted = $3`,
	} {
		if _, err := r.tx.Exec(statement, r.by.Org, r.by.Owner, id); err != nil {
			return err
		}
	}
	return nil
}

// eventContent is the sealed part of an event: Before is the whole ask before the step, nil for the first.
type eventContent struct {
	Note   string
	State  State
	Before *Ask `json:",omitempty"`
}

type eventRow struct {
	Event
	content eventContent
}

func (r rows) putEvent(a Ask, kind string, c eventContent) error {
	sealed, err := r.key.Seal(eventPlace(a.ID, a.Version), c)
	if err != nil {
		return err
	}
	_, err = r.tx.Exec(`INSERT INTO ask_event (org, owner, ask, version, at, kind, content) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
		r.by.Org, r.by.Owner, a.ID, a.Version, a.Updated.UnixMicro(), kind, sealed)
	return err
}

func eventPlace(ask string, version int64) string {
	return "ask_event/" + ask + "/" + strconv.FormatInt(version, 10)
}

func (r rows) events(ask string) ([]eventRow, error) {
	return database.Query(r.tx, func(row database.Row) (e eventRow, err error) {
		var at int64
		var sealed []byte
		if err := row.Scan(&e.Version, &at, &e.Kind, &sealed); err != nil {
			return e, err
		}
		err = r.key.Open(eventPlace(ask, e.Version), sealed, &e.content)
		e.At, e.Note, e.State = time.UnixMicro(at).UTC(), e.content.Note, e.content.State
		return e, err
	}, `SELECT version, at, kind, content FROM ask_event WHERE org = $1 AND owner = $2 AND ask = $3 ORDER BY version`, r.by.Org, r.by.Owner, ask)
}

// history is the steps of an ask as they are shown.
func (r rows) history(ask string) ([]Event, error) {
	rows, err := r.events(ask)
	all := make([]Event, len(rows))
	for i, row := range rows {
		all[i] = row.Event
	}
	return all, err
}
