package history

import (
	"cmp"
	"fmt"
	"iter"
	"slices"

	"upward/internal/feature/people"
	"upward/internal/platform/database"
	"upward/internal/pure/thread"
)

// connect finds the conversations of the messages that have none yet, and returns their ids, oldest first.
func (s *Service) connect(r rows) ([]string, error) {
	fresh, err := database.Query(r.tx, database.Text, `SELECT id FROM history_message WHERE org = $1 AND owner = $2 AND thread = '' ORDER BY at + 0, id`, r.by.Org, r.by.Owner)
	if err != nil || len(fresh) == 0 {
		return fresh, err
	}
	subjects, err := database.Query(r.tx, database.Text, `SELECT DISTINCT subject FROM history_message WHERE org = $1 AND owner = $2 AND thread = '' ORDER BY subject`, r.by.Org, r.by.Owner)
	if err != nil {
		return nil, err
	}
	owners, err := s.people.Owners(r.tx, r.by)
	if err != nil {
		return nil, err
	}
	known := map[string]string{} // persons by address: blinding the addresses of every message again would be dear
	person := func(p Party) string {
		id, ok := known[p.Address]
		if !ok {
			id = cmp.Or(owners[people.Blind(r.key, p.Address)], p.Address)
			known[p.Address] = id
		}
		return id
	}
	for part := range slices.Chunk(subjects, subjectChunk) {
		marks, args := placeholders(3, part)
		found, err := r.messages(`m.subject IN (`+marks+`) ORDER BY m.subject, m.at + 0, m.id`, args...)
		if err != nil {
			return nil, err
		}
		for group := range sameSubject(found) {
			if err := connectSubject(r, group, person); err != nil {
				return nil, err
			}
		}
	}
	return fresh, nil
}

// subjectChunk is how many subjects are read at once: most have one message, which would be dear to ask for one by one.
const subjectChunk = 20

// sameSubject cuts messages that are sorted by subject into those of each.
func sameSubject(all []messageRow) iter.Seq[[]messageRow] {
	return func(yield func([]messageRow) bool) {
		for len(all) > 0 {
			n := 1
			for n < len(all) && all[n].subject == all[0].subject {
				n++
			}
			if !yield(all[:n]) {
				return
			}
			all = all[n:]
		}
	}
}

// connectSubject links the messages of one subject, and those in other subjects that they answer by their headers.
func connectSubject(r rows, group []messageRow, person func(Party) string) error {
	outside, err := r.answered(group)
	if err != nil {
		return err
	}
	inOrder(outside)
	inOrder(group)
	all := slices.Concat(outside, group)
	items, ids := make([]thread.Item, len(all)), map[string]string{}
	for i, m := range all {
		items[i] = item(m, person)
		items[i].ID = fmt.Sprintf("%09d", i) // by its place, since ids are random: among messages of one moment the id decides
		ids[items[i].ID] = m.id
	}
	threads := map[string]string{}
	for _, m := range outside {
		threads[m.id] = m.thread
	}
	update, err := r.tx.Prepare(`UPDATE history_message SET thread = $4, parent = $5 WHERE org = $1 AND owner = $2 AND id = $3`)
	if err != nil {
		return err
	}
	for i, link := range thread.Links(items) {
		m, parent, root := all[i], ids[link.Parent], ids[link.Thread]
		if _, isOutside := threads[m.id]; isOutside {
			continue
		}
		if other := threads[root]; other != "" {
			root = other // the conversation began under another subject
		}
		if m.thread == root && m.parent == parent {
			continue
		}
		if _, err := update.Exec(r.by.Org, r.by.Owner, m.id, root, parent); err != nil {
			return err
		}
	}
	return nil
}

// answered returns the messages outside a group that its messages name in their headers.
func (r rows) answered(group []messageRow) ([]messageRow, error) {
	inside, wanted := map[string]bool{}, []string{}
	for _, m := range group {
		inside[m.header] = true
	}
	for _, m := range group {
		for _, id := range m.content.InReplyTo {
			if blind := r.key.Blind("header", id); !inside[blind] {
				inside[blind] = true
				wanted = append(wanted, blind)
			}
		}
	}
	var found []messageRow
	for part := range slices.Chunk(wanted, 200) {
		marks, args := placeholders(3, part)
		some, err := r.messages(`m.header IN (`+marks+`)`, args...)
		if err != nil {
			return nil, err
		}
		found = append(found, some...)
	}
	return found, nil
}

// item is a message as threading sees it, with persons instead of addresses.
func item(m messageRow, person func(Party) string) thread.Item {
	c := m.content
	i := thread.Item{
		ID: m.id, At: m.time(), Subject: c.Subject, From: person(c.From), Name: c.From.Name,
		Key: c.Key, InReplyTo: c.InReplyTo, Reply: c.Reply,
	}
	for _, p := range slices.Concat(c.To, c.Cc) {
		i.To = append(i.To, person(p))
	}
	for _, q := range c.Quoted {
		i.Quoted = append(i.Quoted, thread.Quote{From: q.From, At: q.At})
	}
	return i
}
