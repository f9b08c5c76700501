package history

import (
	"cmp"
	"fmt"
	"slices"
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

// writer inserts the messages of one batch.
type writer struct {
	rows
	message *database.Statement
	blinds  map[string]string // of the addresses seen: a batch repeats few
	parties []partyRow
}

type partyRow struct{ blind, role, message string }

func (r rows) writer() (*writer, error) {
	message, err := r.tx.Prepare(`INSERT INTO history_message (org, owner, id, blind, header, subject, sender, at, zone, words, asks, question, bulk, content)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) ON CONFLICT (org, owner, blind) DO NOTHING`)
	return &writer{rows: r, message: message, blinds: map[string]string{}}, err
}

func (w *writer) blind(address string) string {
	blind, known := w.blinds[address]
	if !known {
		blind = people.Blind(w.key, address)
		w.blinds[address] = blind
	}
	return blind
}

// insert stores a message and tells whether it was new.
func (w *writer) insert(id string, m reading) (bool, error) {
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
	sender := w.blind(m.content.From.Address)
	n, err := w.message.Exec(w.by.Org, w.by.Owner, id, w.key.Blind("message", m.key), header, w.key.Blind("subject", m.subject), sender,
		at, zone, m.words, m.asks, m.question, m.bulk, sealed)
	if err != nil || n == 0 {
		return false, err
	}
	before := len(w.parties)
	w.note(id, "from", m.content.From)
	w.note(id, "to", m.content.To...)
	w.note(id, "cc", m.content.Cc...)
	w.parties = w.parties[:min(len(w.parties), before+mostParties)]
	return true, nil
}

func (w *writer) note(message, role string, all ...Party) {
	for _, p := range all {
		if p.Address != "" {
			w.parties = append(w.parties, partyRow{w.blind(p.Address), role, message})
		}
	}
}

const (
	// mostParties is by how many of its parties, the sender first, a message is found. A mail to a hundred is no conversation with
	// any of them, and in real mailboxes such mails make half of all rows.
	mostParties = 60
	// partyChunk is how many parties one statement inserts.
	partyChunk = 100
)

// flush inserts the parties in the order of their key, many at a time: they are most of the rows of an import.
func (w *writer) flush() error {
	slices.SortFunc(w.parties, func(a, b partyRow) int {
		return cmp.Or(cmp.Compare(a.blind, b.blind), cmp.Compare(a.message, b.message))
	})
	for chunk := range slices.Chunk(w.parties, partyChunk) {
		values, args := make([]string, len(chunk)), []any{w.by.Org, w.by.Owner}
		for i, p := range chunk {
			values[i] = fmt.Sprintf("($1, $2, $%d, $%d, $%d)", 3*i+3, 3*i+4, 3*i+5)
			args = append(args, p.blind, p.role, p.message)
		}
		insert, err := w.tx.Prepare(`INSERT INTO history_party (org, owner, blind, role, message) VALUES ` + strings.Join(values, ", ") + ` ON CONFLICT DO NOTHING`)
		if err != nil {
			return err
		}
		if _, err := insert.Exec(args...); err != nil {
			return err
		}
	}
	w.parties = nil
	return nil
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

func (r rows) drop(m messageRow) error {
	for _, p := range slices.Concat([]Party{m.content.From}, m.content.To, m.content.Cc) {
		if _, err := r.tx.Exec(`DELETE FROM history_party WHERE org = $1 AND owner = $2 AND blind = $3 AND message = $4`,
			r.by.Org, r.by.Owner, people.Blind(r.key, p.Address), m.id); err != nil {
			return err
		}
	}
	if _, err := r.tx.Exec(`DELETE FROM history_message WHERE org = $1 AND owner = $2 AND id = $3`, r.by.Org, r.by.Owner, m.id); err != nil {
		return err
	}
	_, err := r.tx.Exec(`UPDATE history_message SET parent = '' WHERE org = $1 AND owner = $2 AND thread = $3 AND parent = $4`, r.by.Org, r.by.Owner, m.thread, m.id)
	return err
}

// messages returns messages that meet a condition, whose placeholders begin at $3, in the order that it asks for. It chooses first
// and reads then: a sort that carried the sealed texts along would hold all of them in memory to give back a few.
func (r rows) messages(condition string, args ...any) ([]messageRow, error) {
	ids, err := database.Query(r.tx, database.Text, `SELECT m.id FROM history_message m WHERE m.org = $1 AND m.owner = $2 AND `+condition,
		append([]any{r.by.Org, r.by.Owner}, args...)...)
	if err != nil {
		return nil, err
	}
	place := make(map[string]int, len(ids))
	for i, id := range ids {
		place[id] = i
	}
	all := make([]messageRow, len(ids))
	for part := range slices.Chunk(ids, 200) {
		marks, args := placeholders(3, part)
		err := r.tx.Each(func(row database.Row) error {
			m, err := r.scanMessage(row)
			if err == nil {
				all[place[m.id]] = m
			}
			return err
		}, `SELECT `+messageColumns+` FROM history_message m WHERE m.org = $1 AND m.owner = $2 AND m.id IN (`+marks+`)`,
			append([]any{r.by.Org, r.by.Owner}, args...)...)
		if err != nil {
			return nil, err
		}
	}
	// On PostgreSQL another transaction may have erased one in between.
	return slices.DeleteFunc(all, func(m messageRow) bool { return m.id == "" }), nil
}

func (r rows) message(id string) (messageRow, bool, error) {
	return database.One(r.tx, r.scanMessage, `SELECT `+messageColumns+` FROM history_message m WHERE m.org = $1 AND m.owner = $2 AND m.id = $3`,
		r.by.Org, r.by.Owner, id)
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

const sourceColumns = `id, blind, state, added, refreshed, seen, stored, duplicate, refused, content`

func (r rows) sources() ([]sourceRow, error) {
	return database.Query(r.tx, r.scanSource, `SELECT `+sourceColumns+` FROM history_source WHERE org = $1 AND owner = $2 ORDER BY added, id`, r.by.Org, r.by.Owner)
}

func (r rows) sourceAt(blind string) (sourceRow, bool, error) {
	return database.One(r.tx, r.scanSource, `SELECT `+sourceColumns+` FROM history_source WHERE org = $1 AND owner = $2 AND blind = $3`, r.by.Org, r.by.Owner, blind)
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
