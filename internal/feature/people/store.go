package people

import (
	"strconv"
	"strings"
	"time"

	"upward/internal/platform/database"
	"upward/internal/platform/operation"
	"upward/internal/platform/secret"
)

// rows reads and writes the tables for one owner in one transaction.
type rows struct {
	tx  *database.Tx
	by  operation.Actor
	key *secret.Key
}

type personRow struct {
	id       string
	me       bool
	messages int64
	latest   int64
	content  personContent
}

type addressRow struct {
	blind, person string
	messages      int64
	latest        int64
	content       addressContent
}

const personColumns = `id, me, messages, latest, content`

func (r rows) scanPerson(row database.Row) (p personRow, err error) {
	var sealed []byte
	if err := row.Scan(&p.id, &p.me, &p.messages, &p.latest, &sealed); err != nil {
		return p, err
	}
	return p, r.key.Open("people_person/"+p.id, sealed, &p.content)
}

func (r rows) scanAddress(row database.Row) (a addressRow, err error) {
	var sealed []byte
	if err := row.Scan(&a.blind, &a.person, &a.messages, &a.latest, &sealed); err != nil {
		return a, err
	}
	return a, r.key.Open("people_address/"+a.blind, sealed, &a.content)
}

func (r rows) person(id string) (personRow, bool, error) {
	return database.One(r.tx, r.scanPerson, `SELECT `+personColumns+` FROM people_person WHERE org = $1 AND owner = $2 AND id = $3`, r.by.Org, r.by.Owner, id)
}

func (r rows) me() (personRow, bool, error) {
	return database.One(r.tx, r.scanPerson, `SELECT `+personColumns+` FROM people_person WHERE org = $1 AND owner = $2 AND me`, r.by.Org, r.by.Owner)
}

func (r rows) persons(after, limit int) ([]personRow, error) {
	return database.Query(r.tx, r.scanPerson, `SELECT `+personColumns+` FROM people_person WHERE org = $1 AND owner = $2
		ORDER BY messages DESC, id LIMIT $3 OFFSET $4`, r.by.Org, r.by.Owner, limit, after)
}

// found returns the persons that carry every one of terms.
func (r rows) found(terms []string, after, limit int) ([]personRow, error) {
	args := []any{r.by.Org, r.by.Owner, limit, after}
	for _, term := range terms {
		args = append(args, term)
	}
	query := `SELECT ` + personColumns + ` FROM people_person p WHERE org = $1 AND owner = $2`
	for n := range terms {
		query += ` AND p.id IN (SELECT t.person FROM people_term t WHERE t.org = $1 AND t.owner = $2 AND t.term = $` + strconv.Itoa(n+5) + `)`
	}
	return database.Query(r.tx, r.scanPerson, query+` ORDER BY messages DESC, id LIMIT $3 OFFSET $4`, args...)
}

func (r rows) putPerson(id string, me bool, content personContent) error {
	sealed, err := r.key.Seal("people_person/"+id, content)
	if err != nil {
		return err
	}
	_, err = r.tx.Exec(`INSERT INTO people_person (org, owner, id, me, content) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (org, owner, id) DO UPDATE SET me = excluded.me, content = excluded.content`, r.by.Org, r.by.Owner, id, me, sealed)
	return err
}

func (r rows) dropPerson(id string) error {
	for _, statement := range []string{
		`DELETE FROM people_person WHERE org = $1 AND owner = $2 AND id = $3`,
		`DELETE FROM people_term WHERE org = $1 AND owner = $2 AND person = $3`,
	} {
		if _, err := r.tx.Exec(statement, r.by.Org, r.by.Owner, id); err != nil {
			return err
		}
	}
	return nil
}

// recount sums a person's addresses and renews her search words.
func (r rows) recount(id string, content personContent) error {
	addresses, err := r.addresses(id)
	if err != nil {
		return err
	}
	var messages, latest int64
	text := content.Name
	for _, a := range addresses {
		messages, latest = messages+a.messages, max(latest, a.latest)
		text += " " + a.content.Address
	}
	if _, err := r.tx.Exec(`UPDATE people_person SET messages = $4, latest = $5 WHERE org = $1 AND owner = $2 AND id = $3`,
		r.by.Org, r.by.Owner, id, messages, latest); err != nil {
		return err
	}
	if _, err := r.tx.Exec(`DELETE FROM people_term WHERE org = $1 AND owner = $2 AND person = $3`, r.by.Org, r.by.Owner, id); err != nil {
		return err
	}
	insert, err := r.tx.Prepare(`INSERT INTO people_term (org, owner, term, person) VALUES ($1, $2, $3, $4)`)
	if err != nil {
		return err
	}
	for _, term := range r.key.Prefixes(text) {
		if _, err := insert.Exec(r.by.Org, r.by.Owner, term, id); err != nil {
			return err
		}
	}
	return nil
}

const addressColumns = `blind, person, messages, latest, content`

func (r rows) address(blind string) (addressRow, bool, error) {
	return database.One(r.tx, r.scanAddress, `SELECT `+addressColumns+` FROM people_address WHERE org = $1 AND owner = $2 AND blind = $3`, r.by.Org, r.by.Owner, blind)
}

func (r rows) addresses(person string) ([]addressRow, error) {
	return database.Query(r.tx, r.scanAddress, `SELECT `+addressColumns+` FROM people_address WHERE org = $1 AND owner = $2 AND person = $3
		ORDER BY messages DESC, blind`, r.by.Org, r.by.Owner, person)
}

func (r rows) allAddresses() ([]addressRow, error) {
	return database.Query(r.tx, r.scanAddress, `SELECT `+addressColumns+` FROM people_address WHERE org = $1 AND owner = $2`, r.by.Org, r.by.Owner)
}

func (r rows) putAddress(a addressRow) error {
	sealed, err := r.key.Seal("people_address/"+a.blind, a.content)
	if err != nil {
		return err
	}
	_, err = r.tx.Exec(`INSERT INTO people_address (org, owner, blind, person, messages, latest, content) VALUES ($1, $2, $3, $4, $5, $6, $7)
		ON CONFLICT (org, owner, blind) DO UPDATE SET person = excluded.person, messages = excluded.messages, latest = excluded.latest, content = excluded.content`,
		r.by.Org, r.by.Owner, a.blind, a.person, a.messages, a.latest, sealed)
	return err
}

type mergeRow struct {
	id, person string
	at         int64
	split      bool
	content    mergeContent
}

func (r rows) scanMerge(row database.Row) (m mergeRow, err error) {
	var sealed []byte
	if err := row.Scan(&m.id, &m.person, &m.at, &m.split, &sealed); err != nil {
		return m, err
	}
	return m, r.key.Open("people_merge/"+m.id, sealed, &m.content)
}

func (r rows) merges() ([]mergeRow, error) {
	return database.Query(r.tx, r.scanMerge, `SELECT id, person, at, split, content FROM people_merge WHERE org = $1 AND owner = $2 ORDER BY at, id`, r.by.Org, r.by.Owner)
}

func (r rows) mergesOf(person string) ([]mergeRow, error) {
	return database.Query(r.tx, r.scanMerge, `SELECT id, person, at, split, content FROM people_merge
		WHERE org = $1 AND owner = $2 AND person = $3 AND NOT split ORDER BY at, id`, r.by.Org, r.by.Owner, person)
}

func (r rows) putMerge(m mergeRow) error {
	sealed, err := r.key.Seal("people_merge/"+m.id, m.content)
	if err != nil {
		return err
	}
	_, err = r.tx.Exec(`INSERT INTO people_merge (org, owner, id, person, at, split, content) VALUES ($1, $2, $3, $4, $5, $6, $7)
		ON CONFLICT (org, owner, id) DO UPDATE SET person = excluded.person, split = excluded.split, content = excluded.content`,
		r.by.Org, r.by.Owner, m.id, m.person, m.at, m.split, sealed)
	return err
}

func (r rows) dropMerge(id string) error {
	_, err := r.tx.Exec(`DELETE FROM people_merge WHERE org = $1 AND owner = $2 AND id = $3`, r.by.Org, r.by.Owner, id)
	return err
}

func scanLine(row database.Row) (l Line, err error) {
	var since int64
	var until *int64
	if err := row.Scan(&l.ID, &l.Manager, &since, &until); err != nil {
		return l, err
	}
	l.Since = time.UnixMicro(since).UTC()
	if until != nil {
		l.Until = time.UnixMicro(*until).UTC()
	}
	return l, nil
}

func (r rows) lines() ([]Line, error) {
	return database.Query(r.tx, scanLine, `SELECT id, manager, since, until FROM people_line WHERE org = $1 AND owner = $2 ORDER BY since, id`, r.by.Org, r.by.Owner)
}

func (r rows) putLine(l Line) error {
	var until *int64
	if !l.Until.IsZero() {
		micros := l.Until.UnixMicro()
		until = &micros
	}
	_, err := r.tx.Exec(`INSERT INTO people_line (org, owner, id, manager, since, until) VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT (org, owner, id) DO UPDATE SET manager = excluded.manager, until = excluded.until`,
		r.by.Org, r.by.Owner, l.ID, l.Manager, l.Since.UnixMicro(), until)
	return err
}

func (r rows) dropLine(id string) error {
	_, err := r.tx.Exec(`DELETE FROM people_line WHERE org = $1 AND owner = $2 AND id = $3`, r.by.Org, r.by.Owner, id)
	return err
}

func (r rows) forgotten() (map[string]bool, error) {
	blinds, err := database.Query(r.tx, database.Text, `SELECT blind FROM people_forgotten WHERE org = $1 AND owner = $2`, r.by.Org, r.by.Owner)
	set := map[string]bool{}
	for _, blind := range blinds {
		set[blind] = true
	}
	return set, err
}

// clean folds the spaces of a name that came from outside.
func clean(s string) string { return strings.Join(strings.Fields(s), " ") }

// canonical is the form in which an address is kept and compared.
func canonical(address string) string { return strings.ToLower(strings.TrimSpace(address)) }
