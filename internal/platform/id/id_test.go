package id_test

import (
	"bytes"
	"strings"
	"testing"

	"upward/internal/platform/id"
)

func TestIDsFollowTheirSource(t *testing.T) {
	zeros := id.New(bytes.NewReader(make([]byte, 64)))
	if got, want := zeros.ID(), strings.Repeat("0", 20); got != want {
		t.Errorf("ID = %q, want %q", got, want)
	}
	if got := zeros.Code(5); got != "00000" {
		t.Errorf("Code = %q", got)
	}
}

func TestIDsDiffer(t *testing.T) {
	s, seen := id.New(nil), map[string]bool{}
	for range 1000 {
		seen[s.ID()] = true
	}
	if len(seen) != 1000 {
		t.Errorf("%d distinct ids of 1000", len(seen))
	}
}
