package coachweb_test

import (
	"testing"

	"upward/internal/app/apptest"
)

func TestADraftIsReadWithoutScripts(t *testing.T) {
	t.Parallel()
	p := apptest.Open(t)
	p.Get(t, "/write").Has(t, "Your draft", "not kept", "Read it")
	page := p.Post(t, "/write", "draft", "Hi Bo,\nper my last email, could you sign the lease by Monday? <b>\nMia", "to", "")
	page.Has(t, "Sharp", "Write it so", `<mark class="red">`, "&lt;b&gt;")
	page = p.Post(t, "/write", "draft", "Hi Bo,\nper my last email, could you sign the lease by Monday?\nMia", "to", "", "use", "edge")
	page.Lacks(t, "per my last email", "Sharp")
	page.Has(t, "The ask is clear.")
}

func TestAReaderWhoIsUnknownIsSaid(t *testing.T) {
	t.Parallel()
	p := apptest.Open(t)
	p.Post(t, "/write", "draft", "Hi", "to", "nobody@example.org").Has(t, `class="notice bad"`)
}

func TestAMessageIsReadAtItsFaceValue(t *testing.T) {
	t.Parallel()
	p := apptest.Open(t)
	p.Get(t, "/write/received").Has(t, "The message", "What I assume")
	page := p.Post(t, "/write/received", "text", "The port closes on 3 December. Please send me the plan by Friday.")
	page.Has(t, "It asks", "Please send me the plan by Friday.", "It states", "The port closes on 3 December.", "One line that would clarify it")
}
