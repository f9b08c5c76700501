package askweb_test

import (
	"fmt"
	"strings"
	"testing"

	"upward/internal/feature/ask"
	"upward/internal/feature/people"
)

func TestTwoVersionsStandSideBySideAndSavingAgainWorks(t *testing.T) {
	each(t, func(b *bench) {
		a := b.record("Get the prices out", meaning())
		theirs := meaning()
		theirs.Outcome, theirs.Due = "Saved in another window", "2026-12-01"
		_, err := b.asks.Edit(b.t.Context(), b.by, ask.Editing{ID: a.ID, Version: 1, Meaning: theirs})
		b.must(err)
		fields := []string{"outcome", "Typed in this window", "measure", "ports with the list", "from", "3", "to", "11", "due", "2026-11-27",
			"assumptions", "Prices stay", "questions", "Also the closed ports?", "displaces", "the tour", "beyond", "A page for the website"}
		page := b.post("/asks/"+a.ID+"/edit", append(fields, "version", "1")...).is(409)
		page.says("Saved now", "Saved in another window", "Tuesday, 1 December", "What you typed", "Typed in this window", "Friday, 27 November")
		page.holds(`name="version" value="2"`, ">Typed in this window</textarea>")
		if compared := page.body[strings.Index(page.body, `class="compare"`):strings.Index(page.body, "<form method")]; strings.Contains(compared, "Prices stay") {
			t.Error("the comparison repeats what both versions share")
		}
		b.follow(b.post("/asks/"+a.ID+"/edit", append(fields, "version", "2")...)).says("Saved.", "Typed in this window")
		if got := b.now(a.ID); got.Version != 3 || got.Meaning.Outcome != "Typed in this window" {
			t.Errorf("version %d, outcome %q", got.Version, got.Meaning.Outcome)
		}
	})
}

func TestEditKeepsWhatWasTyped(t *testing.T) {
	one(t, func(b *bench) {
		a := b.record("Get the prices out", ask.Meaning{})
		page := b.post("/asks/"+a.ID+"/edit", "version", "1", "outcome", "All ports", "due", "Friday", "questions", "One?\nTwo?").is(422)
		page.says("Write the date as 2026-12-03.").holds(">All ports</textarea>", ">One?\nTwo?</textarea>", `value="Friday"`, `aria-invalid="true"`)
		b.post("/asks/"+a.ID+"/edit", "version", "1", "outcome", strings.Repeat("long ", 2000)).is(422).says("This is too long")
		b.post("/asks/"+a.ID+"/edit", "version", "1", "then", "propose", "due", "2026-11-27").is(422).says("Say the outcome in one sentence first").holds(`name="version" value="2"`)
	})
}

func TestRecordingKeepsWhatWasTyped(t *testing.T) {
	one(t, func(b *bench) {
		page := b.post("/asks", "other", "nobody@nowhere.example", "words", "Get the prices out", "direction", "from_me", "said", "2026-11-20").is(422)
		page.says("Say who asked").holds(`value="nobody@nowhere.example"`, ">Get the prices out</textarea>", `value="2026-11-20"`, `value="from_me" checked`, "<details open>")
		b.post("/asks", "person", bo, "words", "").is(422).says("Write down what was said")
		b.post("/asks", "person", bo, "words", "x", "said", "yesterday").is(422).says("Write the date as").holds(`value="yesterday"`)
	})
}

func TestRecordingByHandIsShort(t *testing.T) {
	one(t, func(b *bench) {
		page := b.get("/asks/new").is(200).says("Bo Lindqvist (manages you)").saysNot("Mia Torres")
		if strings.Index(page.body, "manages you") > strings.Index(page.body, "</select>") {
			t.Error("the manager is not in the list")
		}
		page = b.follow(b.post("/asks", "person", bo, "words", "Get the prices out", "said", "2026-11-20"))
		page.says("Get the prices out", "Bo Lindqvist, last Friday, 12:00")
		page = b.undo(page).is(200)
		page.says("Record an ask").holds(">Get the prices out</textarea>")
	})
}

func TestFormNeverNamesSomebodyElse(t *testing.T) {
	one(t, func(b *bench) {
		var mbox strings.Builder
		for i := range 30 {
			for n := range 2 {
				fmt.Fprintf(&mbox, "From p%d@port.example Mon Nov 16 08:00:00 2026\nFrom: Port%c Person <p%d@port.example>\nTo: Mia Torres <mia@harbor.example>\nSubject: Tides\n"+
					"Date: Mon, 16 Nov 2026 10:00:00 +0000\nMessage-ID: <p%d-%d@port.example>\n\nThe tide was high.\n\n", i, 'a'+rune(i%26), i, i, n)
			}
		}
		mbox.WriteString("From rare@port.example Mon Nov 16 08:00:00 2026\nFrom: Rare Visitor <rare@port.example>\nTo: Mia Torres <mia@harbor.example>\nSubject: Hello\n" +
			"Date: Mon, 16 Nov 2026 10:00:00 +0000\nMessage-ID: <rare@port.example>\n\nGood morning.\n\n")
		b.bring(mbox.String())
		rare, err := b.people.Show(b.t.Context(), b.by, people.Which{Person: "rare@port.example"})
		b.must(err)
		if strings.Contains(b.get("/asks/new").body, rare.ID) {
			t.Fatal("the visitor is in the list anyway, so this shows nothing")
		}
		chosen := `<option value="` + rare.ID + `" selected>`
		b.get("/asks/new?person=" + rare.ID).holds(chosen)
		b.get("/asks/promises/new?person=" + rare.ID).holds(chosen)
		b.post("/asks", "person", rare.ID, "words", "").is(422).holds(chosen)
		b.get("/asks/new?person=nobody").is(200)
	})
}
