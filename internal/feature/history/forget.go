package history

import (
	"context"

	"upward/internal/feature/people"
	"upward/internal/platform/database"
	"upward/internal/platform/operation"
)

// Erased says, inside the transaction that forgets, which messages are gone.
type Erased struct{ Messages []string }

// forget erases the messages of a person, those to her alone, and her name and addresses from the rest.
func (s *Service) forget(ctx context.Context, tx *database.Tx, by operation.Actor, gone people.Forgotten) error {
	return s.in(tx, by, func(r rows) error {
		sent := map[string]bool{}
		for _, blind := range gone.Blinds {
			sent[blind] = true
		}
		ids, err := database.Query(tx, database.Text, `SELECT id FROM history_message WHERE org = $1 AND owner = $2 ORDER BY id`, by.Org, by.Owner)
		if err != nil {
			return err
		}
		var erased Erased
		for _, id := range ids {
			m, _, err := r.message(id)
			if err != nil {
				return err
			}
			before := m.content
			m.content = redact(gone.Gone, before)
			from := before.From
			if sent[m.sender] || gone.Gone.Redact(from.Name) != from.Name || len(m.content.To)+len(m.content.Cc) == 0 && len(before.To)+len(before.Cc) > 0 {
				erased.Messages = append(erased.Messages, id)
				err = r.drop(messageRow{id: id, thread: m.thread, content: before})
			} else if changed(before, m.content) {
				err = r.update(m)
			}
			if err != nil {
				return err
			}
		}
		for _, blind := range gone.Blinds {
			if _, err := tx.Exec(`DELETE FROM history_party WHERE org = $1 AND owner = $2 AND blind = $3`, by.Org, by.Owner, blind); err != nil {
				return err
			}
		}
		if err := r.forgetSources(gone.Gone); err != nil {
			return err
		}
		s.forgetProgress(by)
		return s.bus.Publish(ctx, tx, by, erased)
	})
}

// forgetProgress drops what the last import in the background told: its refusals name files.
func (s *Service) forgetProgress(by operation.Actor) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if p := s.running[by]; p != nil && p.Done {
		delete(s.running, by)
	}
}

func changed(a, b content) bool {
	if len(a.To) != len(b.To) || len(a.Cc) != len(b.Cc) || a.Subject != b.Subject || a.Text != b.Text || a.File != b.File ||
		a.Key != b.Key || len(a.InReplyTo) != len(b.InReplyTo) {
		return true
	}
	for i := range a.Quoted {
		if a.Quoted[i] != b.Quoted[i] {
			return true
		}
	}
	return false
}

// forgetSources takes the person out of what the sources say of refused messages, and out of the names of the sources themselves.
func (r rows) forgetSources(gone people.Oblivion) error {
	sources, err := r.sources()
	if err != nil {
		return err
	}
	for _, source := range sources {
		source.content.Path = gone.Redact(source.content.Path)
		for i, refusal := range source.content.Refusals {
			source.content.Refusals[i].File = gone.Redact(refusal.File)
		}
		if err := r.putSource(source); err != nil {
			return err
		}
	}
	return nil
}
