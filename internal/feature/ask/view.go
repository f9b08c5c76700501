package ask

import (
	"upward/internal/platform/database"
	"upward/internal/platform/operation"
)

// What follows takes the transaction it composes with, for the features that rank after ask.

// Asks returns a page of asks.
func (s *Service) Asks(tx *database.Tx, by operation.Actor, in Listing) (all []Ask, err error) {
	err = s.in(tx, by, func(r rows) error {
		page, err := s.list(r, in)
		all = page.Asks
		return err
	})
	return all, err
}

// Suggestions returns some suggestions, the latest first.
func (s *Service) Suggestions(tx *database.Tx, by operation.Actor, in Finding) (all []Suggestion, err error) {
	err = s.in(tx, by, func(r rows) error {
		found, err := s.suggest(r, in)
		all = found.Suggestions
		return err
	})
	return all, err
}

// Promises returns promises of both sides.
func (s *Service) Promises(tx *database.Tx, by operation.Actor, in Pledges) (all []Promise, err error) {
	err = s.in(tx, by, func(r rows) error {
		all, err = s.promises(r, in)
		return err
	})
	return all, err
}
