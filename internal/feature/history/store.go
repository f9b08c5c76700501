package history

import (
	"strconv"
	"strings"
	"time"

	"upward/internal/feature/people"
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

type messageRow struct {
	id, sender, header, subject, thread, parent string
	at, zone, words, asks                       int64
	question, bulk                              bool
	content                                     content
}

const messageColumns = `m.id, m.sender, m.header, m.subject, m.thread, m.parent, m.at, m.zone, m.words, m.asks, m.question, m.bulk, m.content`

func (r rows) scanMessage(row database.Row) (m messageRow, err error) {
	var sealed []byte
	err = row.Scan(&m.id, &m.sender, &m.header, &m.subject, &m.thread, &m.parent, &m.at, &m.zone, &m.words, &m.asks, &m.question, &m.bulk, &sealed)
	if err != nil {
		return m, err
	}
	return m, r.key.Open("history_message/"+m.id, sealed, &m.content)
}

func (m messageRow) time() time.Time {
	if m.at == 0 {
		return time.Time{}
	}
	return time.UnixMicro(m.at).In(time.FixedZone("", int(m.zone)*60))
}

// writer inserts messages with statements that are prepared once a transaction.
type writer struct {
	rows
	message, party *database.Statement
}

func (r rows) writer() (w writer, err error) {
	w.rows = r
	w.message, err = r.tx.Prepare(`INSERT INTO history_message (org, owner, id, blind, header, subject, sender, at, zone, words, asks, question, bulk, content)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) ON CONFLICT (org, owner, blind) DO NOTHING`)
	if err != nil {
		return w, err
	}
	w.party, err = r.tx.Prepare(`INSERT INTO history_party (org, owner, blind, role, message) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`)
	return w, err
}

// insert stores a message and tells whether it was new.
func (w writer) insert(id string, m reading) (bool, error) {
	sealed, err := w.key.Seal("history_message/"+id, m.content)
	if err != nil {
		return false, err
	}
	var at, zone int64
	if !m.at.IsZero() {
		_, seconds := m.at.Zone()
		at, zone = m.at.UnixMicro(), int64(seconds/60)
	}
	header := ""
	if m.content.Key != "" {
		header = w.key.Blind("header", m.content.Key)
	}
	sender := people.Blind(w.key, m.content.From.Address)
	n, err := w.message.Exec(w.by.Org, w.by.Owner, id, w.key.Blind("message", m.key), header, w.key.Blind("subject", m.subject), sender,
		at, zone, m.words, m.asks, m.question, m.bulk, sealed)
	if err != nil || n == 0 {
		return false, err
	}
	return true, w.parties(id, m.content)
}

func (w writer) parties(id string, c content) error {
	put := func(role string, all ...Party) error {
		for _, p := range all {
			if p.Address == "" {
				continue
			}
			if _, err := w.party.Exec(w.by.Org, w.by.Owner, people.Blind(w.key, p.Address), role, id); err != nil {
				return err
			}
		}
		return nil
	}
	if err := put("from", c.From); err != nil {
		return err
	}
	if err := put("to", c.To...); err != nil {
		return err
	}
	return put("cc", c.Cc...)
}

// update rewrites the sealed part of a message.
func (r rows) update(m messageRow) error {
	sealed, err := r.key.Seal("history_message/"+m.id, m.content)
	if err != nil {
		return err
	}
	_, err = r.tx.Exec(`UPDATE history_message SET content = $4, words = $5, asks = $6 WHERE org = $1 AND owner = $2 AND id = $3`,
		r.by.Org, r.by.Owner, m.id, sealed, m.words, m.asks)
	return err
}

func (r rows) drop(id string) error {
	for _, statement := range []string{
		`DELETE FROM history_party WHERE org = $1 AND owner = $2 AND message = $3`,
		`DELETE FROM history_message WHERE org = $1 AND owner = $2 AND id = $3`,
		`UPDATE history_message SET parent = '' WHERE org = $1 AND owner = $2 AND parent = $3`,
	} {
		if _, err := r.tx.Exec(statement, r.by.Org, r.by.Owner, id); err != nil {
			return err
		}
	}
	return nil
}

// messages returns messages that meet a condition, whose placeholders begin at $3.
func (r rows) messages(condition string, args ...any) ([]messageRow, error) {
	return database.Query(r.tx, r.scanMessage, `SELECT `+messageColumns+` FROM history_message m WHERE m.org = $1 AND m.owner = $2 AND `+condition,
		append([]any{r.by.Org, r.by.Owner}, args...)...)
}

func (r rows) message(id string) (messageRow, bool, error) {
	found, err := r.messages(`m.id = $3`, id)
	if err != nil || len(found) == 0 {
		return messageRow{}, false, err
	}
	return found[0], true, nil
}

// placeholders returns "$n, $n+1, …" for the values, and the values as arguments.
func placeholders(from int, values []string) (string, []any) {
	marks, args := make([]string, len(values)), make([]any, len(values))
	for i, v := range values {
		marks[i], args[i] = "$"+strconv.Itoa(from+i), v
	}
	if len(values) == 0 {
		return "''", nil
	}
	return strings.Join(marks, ", "), args
}

type sourceRow struct {
	Source
	blind   string
	content sourceContent
}

func (r rows) scanSource(row database.Row) (s sourceRow, err error) {
	var added, refreshed int64
	var sealed []byte
	err = row.Scan(&s.ID, &s.blind, &s.State, &added, &refreshed, &s.Seen, &s.Stored, &s.Duplicate, &s.Refused, &sealed)
	if err != nil {
		return s, err
	}
	s.Added, s.Refreshed = time.UnixMicro(added).UTC(), time.UnixMicro(refreshed).UTC()
	err = r.key.Open("history_source/"+s.ID, sealed, &s.content)
	s.Path, s.Upload, s.Refusals = s.content.Path, s.content.Upload, s.content.Refusals
	return s, err
}

func (r rows) sources() ([]sourceRow, error) {
	return database.Query(r.tx, r.scanSource, `SELECT id, blind, state, added, refreshed, seen, stored, duplicate, refused, content
		FROM history_source WHERE org = $1 AND owner = $2 ORDER BY added, id`, r.by.Org, r.by.Owner)
}

func (r rows) putSource(s sourceRow) error {
	sealed, err := r.key.Seal("history_source/"+s.ID, s.content)
	if err != nil {
		return err
	}
	_, err = r.tx.Exec(`INSERT INTO history_source (org, owner, id, blind, state, added, refreshed, seen, stored, duplicate, refused, content)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
		ON CONFLICT (org, owner, id) DO UPDATE SET state = excluded.state, refreshed = excluded.refreshed, seen = excluded.seen, stored = excluded.stored,
			duplicate = excluded.duplicate, refused = excluded.refused, content = excluded.content`,
		r.by.Org, r.by.Owner, s.ID, s.blind, s.State, s.Added.UnixMicro(), s.Refreshed.UnixMicro(), s.Seen, s.Stored, s.Duplicate, s.Refused, sealed)
	return err
}
