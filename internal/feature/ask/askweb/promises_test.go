package askweb_test

import (
	"testing"

	"upward/internal/feature/ask"
)

func TestPromisesOfBothSidesAreSettledAndOpenedAgain(t *testing.T) {
	each(t, func(b *bench) {
		page := b.follow(b.post("/promises", "giver", "them", "person", bo, "words", "I will ask Ruth", "due", "2026-11-20"))
		page.says("They promised", "I will ask Ruth", "3 days late", "Remind")
		b.follow(b.post("/promises", "giver", "me", "person", bo, "words", "You get the list")).says("You promised", "You get the list", "no day named")
		all, err := b.asks.ListPromises(b.t.Context(), b.by, ask.Pledges{})
		b.must(err)
		if all.Promises[0].Words != "I will ask Ruth" {
			t.Fatalf("first stands %q, not the one that is due", all.Promises[0].Words)
		}
		id := all.Promises[0].ID
		for i, state := range []string{"kept", "broken", "released"} {
			page := b.follow(b.post("/promises/" + id + "/settle?state=" + state + "&version=" + string(rune('1'+2*i)))).says("Noted: ").saysNot("I will ask Ruth")
			b.get("/asks/promises?settled=1").says("I will ask Ruth", "Open again")
			b.follow(b.undo(page)).says("Open again.", "I will ask Ruth")
		}
		b.follow(b.post("/promises/"+id+"/settle?state=kept&version=1")).says("That promise changed meanwhile", "I will ask Ruth")
	})
}

func TestReminderIsDraftedAndCountedOnce(t *testing.T) {
	each(t, func(b *bench) {
		p, err := b.asks.Promise(b.t.Context(), b.by, ask.Promising{Person: bo, Giver: ask.Theirs, Words: "I will ask Ruth"})
		b.must(err)
		path := "/promises/" + p.ID + "/nudge?version=1"
		b.post(path).is(200).says("A friendly reminder", "Hi Bo,", "I will ask Ruth", "Open in my mail program", "Suggested").holds(`href="mailto:bo@harbor.example?`)
		b.follow(b.post(path)).says("That promise changed meanwhile", "reminded once")
	})
}

func TestPromiseNotedByMistakeIsRemoved(t *testing.T) {
	one(t, func(b *bench) {
		page := b.follow(b.post("/promises", "giver", "them", "person", bo, "words", "I will ask Ruth"))
		b.follow(b.undo(page)).says("The promise is removed.").saysNot("I will ask Ruth")
	})
}

func TestPromiseFormKeepsWhatWasTyped(t *testing.T) {
	one(t, func(b *bench) {
		b.get("/asks/promises/new?giver=them").is(200).holds(`value="them" checked`)
		page := b.post("/promises", "giver", "me", "other", "nobody@nowhere.example", "words", "You get the list", "due", "2026-11-30").is(422)
		page.says("Say who the other is").holds(`value="me" checked`, ">You get the list</textarea>", `value="nobody@nowhere.example"`, `value="2026-11-30"`, "<details open>")
	})
}

func TestPromiseFromTheMailIsTakenOnAndGivenBack(t *testing.T) {
	each(t, func(b *bench) {
		b.bring(`From bo@harbor.example Wed Nov 18 08:00:00 2026
From: Bo Lindqvist <bo@harbor.example>
To: Mia Torres <mia@harbor.example>
Subject: Budget
Date: Wed, 18 Nov 2026 08:00:00 +0000
Message-ID: <three@harbor.example>

Hi Mia,

I will send you the budget by Thursday 26 November.

Bo

`)
		s := b.suggestion("promise_theirs")
		page := b.follow(b.post("/suggestions/"+s.ID+"/accept?back=/asks/promises")).says("Noted as their promise.", "They promised", s.Words)
		b.follow(b.undo(page)).says("Back among the suggestions.").saysNot("They promised")
	})
}
