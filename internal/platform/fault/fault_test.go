package fault_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"upward/internal/platform/fault"
)

func TestForeignErrorsShowNothingOfThemselves(t *testing.T) {
	err := errors.New("dial tcp: secret.example refused")
	if got := fault.Message(err); strings.Contains(got, "secret") {
		t.Errorf("Message shows the cause: %q", got)
	}
	if got := fault.KindOf(err); got != fault.Internal {
		t.Errorf("KindOf = %q, want internal", got)
	}
}

func TestWrappedFaultKeepsKindAndField(t *testing.T) {
	err := fmt.Errorf("saving: %w", fault.Field("due", "Give a date such as 2026-12-03."))
	if fault.KindOf(err) != fault.Invalid || fault.FieldOf(err) != "due" {
		t.Errorf("kind %q field %q", fault.KindOf(err), fault.FieldOf(err))
	}
	if fault.KindOf(nil) != "" {
		t.Error("nil has a kind")
	}
}

func TestCauseStaysOutOfTheSentence(t *testing.T) {
	cause := errors.New("disk is full")
	err := fault.Wrap(cause, fault.Unavailable, "Free some space, then try again.")
	if !errors.Is(err, cause) || strings.Contains(fault.Message(err), "disk is full") {
		t.Errorf("Is %v, message %q", errors.Is(err, cause), fault.Message(err))
	}
}
