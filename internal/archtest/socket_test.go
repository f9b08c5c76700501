package archtest

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// What reads texts is built without the packages that could open a socket, so it cannot, whatever it is given.
func TestNothingThatReadsTextsCanOpenASocket(t *testing.T) {
	list := exec.Command("go", "list", "-deps", "upward/internal/pure/prose", "upward/internal/pure/draft", "upward/internal/pure/facevalue",
		"upward/internal/pure/matter", "upward/internal/pure/rhythm", "upward/internal/pure/recurrence")
	list.Dir = "../.."
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	all := strings.Fields(string(out))
	if !slices.Contains(all, "upward/internal/pure/prose") || !slices.Contains(all, "regexp") {
		t.Fatalf("the list is not what was asked for: %d packages", len(all))
	}
	for _, name := range all {
		if name == "net" || strings.HasPrefix(name, "net/http") || name == "syscall/js" || name == "crypto/tls" || name == "os/exec" {
			t.Errorf("a pure package is built with %s", name)
		}
	}
}
