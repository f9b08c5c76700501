// Package id makes names for rows: random, short, and safe in an address or a file name.
// It guarantees that an id tells nothing about the row, not even its order.
package id

import (
	"crypto/rand"
	"encoding/base32"
	"io"
)

var encoding = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// Source makes ids from a stream of random bytes.
type Source struct{ random io.Reader }

// New returns a Source; nil means the machine's own randomness.
func New(random io.Reader) *Source {
	if random == nil {
		random = rand.Reader
	}
	return &Source{random}
}

// ID returns 20 characters that hold 100 random bits: short, because every key of every row carries several.
func (s *Source) ID() string { return s.Code(20) }

// Code returns n characters of 0–9 and a–z without i, l, o and u, so that a person can read them out.
func (s *Source) Code(n int) string { return s.letters((n*5 + 7) / 8)[:n] }

// Bytes returns n random bytes.
func (s *Source) Bytes(n int) []byte {
	b := make([]byte, n)
	if _, err := io.ReadFull(s.random, b); err != nil {
		panic("id: the source of randomness failed: " + err.Error()) // going on without randomness would be worse than stopping
	}
	return b
}

func (s *Source) letters(n int) string { return encoding.EncodeToString(s.Bytes(n)) }
