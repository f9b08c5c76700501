package history

import (
	"cmp"
	"context"
	"slices"

	"upward/internal/platform/database"
	"upward/internal/platform/fault"
	"upward/internal/platform/operation"
)

// What follows takes the transaction it composes with, for the features that rank after history.

// Get returns one message.
func (s *Service) Get(tx *database.Tx, by operation.Actor, id string) (m Message, found bool, err error) {
	err = s.in(tx, by, func(r rows) error {
		var row messageRow
		if row, found, err = r.message(id); err != nil || !found {
			return err
		}
		all, err := s.views(r, row)
		if err == nil {
			m = all[0]
		}
		return err
	})
	return m, found, err
}

// Place is where a message was read from, and who sent it.
type Place struct {
	File   string
	Offset int64
	From   string
}

// Find returns where a message was read from, without looking up its people: a page that cites many needs no more.
func (s *Service) Find(tx *database.Tx, by operation.Actor, id string) (p Place, found bool, err error) {
	err = s.in(tx, by, func(r rows) error {
		var row messageRow
		row, found, err = r.message(id)
		p = Place{row.content.File, row.content.Offset, row.content.From.Address}
		return err
	})
	return p, found, err
}

// Between returns the newest limit messages between the owner and a person, oldest first; bulk mail is left out.
func (s *Service) Between(tx *database.Tx, by operation.Actor, person string, limit int) (all []Message, err error) {
	err = s.in(tx, by, func(r rows) error {
		me, _, err := s.people.Me(tx, by)
		if err != nil {
			return err
		}
		theirs, err := s.people.Blinds(tx, by, person)
		if err != nil {
			return err
		}
		mine, err := s.people.Blinds(tx, by, me.ID)
		if err != nil {
			return err
		}
		marks, args := placeholders(4, theirs)
		more, own := placeholders(4+len(theirs), mine)
		found, err := r.messages(`NOT m.bulk
			AND m.id IN (SELECT p.message FROM history_party p WHERE p.org = $1 AND p.owner = $2 AND p.blind IN (`+marks+`))
			AND (m.sender IN (`+more+`) OR m.sender IN (`+marks+`)
				AND EXISTS (SELECT 1 FROM history_party p WHERE p.org = $1 AND p.owner = $2 AND p.blind IN (`+more+`) AND p.message = m.id))
			ORDER BY m.at + 0 DESC, m.id LIMIT $3`, slices.Concat([]any{limit}, args, own)...)
		if err != nil {
			return err
		}
		inOrder(found)
		all, err = s.views(r, found...)
		return err
	})
	return all, err
}

// Thread returns the messages of a conversation, oldest first, at most 500.
func (s *Service) Thread(tx *database.Tx, by operation.Actor, thread string) (all []Message, err error) {
	err = s.in(tx, by, func(r rows) error {
		found, err := r.messages(`m.thread = $3 ORDER BY m.at + 0, m.id LIMIT 500`, thread)
		if err != nil {
			return err
		}
		inOrder(found)
		all, err = s.views(r, found...)
		return err
	})
	return all, err
}

// Recent returns the newest limit messages that name a person, oldest first; bulk mail is left out.
func (s *Service) Recent(tx *database.Tx, by operation.Actor, person string, limit int) (all []Message, err error) {
	err = s.in(tx, by, func(r rows) error {
		blinds, err := s.people.Blinds(tx, by, person)
		if err != nil {
			return err
		}
		marks, args := placeholders(4, blinds)
		found, err := r.messages(`NOT m.bulk
			AND m.id IN (SELECT p.message FROM history_party p WHERE p.org = $1 AND p.owner = $2 AND p.blind IN (`+marks+`))
			ORDER BY m.at + 0 DESC, m.id LIMIT $3`, slices.Concat([]any{limit}, args)...)
		if err != nil {
			return err
		}
		inOrder(found)
		all, err = s.views(r, found...)
		return err
	})
	return all, err
}

// inOrder puts messages into the order of their times, and those of one moment into that of the place where they were read: ids are
// random, and the same mail must tell the same each time.
func inOrder(all []messageRow) {
	slices.SortStableFunc(all, func(a, b messageRow) int {
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.content.File, b.content.File), cmp.Compare(a.content.Offset, b.content.Offset))
	})
}

// Latest returns when the newest message was sent, in microseconds; 0 where there is none.
func (s *Service) Latest(tx *database.Tx, by operation.Actor) (int64, error) {
	at, _, err := database.One(tx, database.Number, `SELECT COALESCE(MAX(at), 0) FROM history_message WHERE org = $1 AND owner = $2`, by.Org, by.Owner)
	return at, err
}

// views turns rows into messages with the persons behind their addresses.
func (s *Service) views(r rows, found ...messageRow) ([]Message, error) {
	owners := map[string]string{}
	owner := func(p Party) (Party, error) {
		person, known := owners[p.Address]
		if !known {
			var err error
			if person, err = s.people.Owner(r.tx, r.by, p.Address); err != nil {
				return p, err
			}
			owners[p.Address] = person
		}
		p.Person = person
		return p, nil
	}
	me, _, err := s.people.Me(r.tx, r.by)
	if err != nil {
		return nil, err
	}
	all := make([]Message, len(found))
	for i, row := range found {
		if all[i], err = view(row, owner); err != nil {
			return nil, err
		}
		all[i].Mine = me.ID != "" && all[i].From.Person == me.ID
	}
	return all, nil
}

func view(row messageRow, owner func(Party) (Party, error)) (m Message, err error) {
	c := row.content
	m = Message{
		ID: row.id, At: row.time(), Subject: cmp.Or(c.Subject, "(no subject)"), Text: c.Text, Words: int(row.words), Asks: int(row.asks),
		Question: row.question, Bulk: row.bulk, Thread: row.thread, Parent: row.parent, Codes: c.Codes, File: c.File, Offset: c.Offset,
	}
	if len(c.Quoted) > 0 {
		m.Quoted = c.Quoted[0].From
	}
	if m.From, err = owner(c.From); err != nil {
		return m, err
	}
	for _, list := range []struct {
		from []Party
		to   *[]Party
	}{{c.To, &m.To}, {c.Cc, &m.Cc}} {
		for _, p := range list.from {
			p, err := owner(p)
			if err != nil {
				return m, err
			}
			*list.to = append(*list.to, p)
		}
	}
	return m, nil
}

// Which names one message.
type Which struct {
	Message string `json:"message" path:"message" doc:"The id of the message"`
}

// Conversation is a message with what was written before and after it.
type Conversation struct {
	Message  Message   `json:"message"`
	Messages []Message `json:"messages"`
}

// Show returns a message in its conversation.
func (s *Service) Show(ctx context.Context, by operation.Actor, in Which) (out Conversation, err error) {
	err = s.db.Read(ctx, func(tx *database.Tx) error {
		found := false
		if out.Message, found, err = s.Get(tx, by, in.Message); err != nil {
			return err
		}
		if !found {
			return fault.New(fault.NotFound, "This message is not here; it may have been erased.")
		}
		out.Messages = []Message{out.Message}
		if out.Message.Thread != "" {
			out.Messages, err = s.Thread(tx, by, out.Message.Thread)
		}
		return err
	})
	return out, err
}

// Sources is the mailboxes that were imported.
type Sources struct {
	Sources  []Source `json:"sources"`
	Messages int64    `json:"messages" doc:"Messages kept"`
	Latest   int64    `json:"latest" doc:"When the newest was sent, in microseconds since 1970"`
}

// ListSources returns the mailboxes that were imported, the oldest first.
func (s *Service) ListSources(ctx context.Context, by operation.Actor, _ operation.None) (out Sources, err error) {
	err = s.read(ctx, by, func(r rows) error {
		found, err := r.sources()
		if err != nil {
			return err
		}
		out.Sources = []Source{}
		for _, source := range found {
			out.Sources = append(out.Sources, source.Source)
		}
		out.Messages, _, err = database.One(r.tx, database.Number, `SELECT COUNT(*) FROM history_message WHERE org = $1 AND owner = $2`, by.Org, by.Owner)
		if err != nil {
			return err
		}
		out.Latest, err = s.Latest(r.tx, by)
		return err
	})
	return out, err
}

// Each calls f for every message, oldest first, a page at a time.
func (s *Service) Each(ctx context.Context, by operation.Actor, f func(Message) error) error {
	const page = 500
	for after := 0; ; after += page {
		var all []Message
		err := s.read(ctx, by, func(r rows) error {
			found, err := r.messages(`TRUE ORDER BY m.at, m.id LIMIT $3 OFFSET $4`, page, after)
			if err == nil {
				all, err = s.views(r, found...)
			}
			return err
		})
		if err != nil {
			return err
		}
		for _, m := range all {
			if err := f(m); err != nil {
				return err
			}
		}
		if len(all) < page {
			return nil
		}
	}
}
