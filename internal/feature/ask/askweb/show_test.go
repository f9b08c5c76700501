package askweb_test

import (
	"net/http"
	"strings"
	"testing"

	"upward/internal/feature/ask"
)

func TestAskGoesFromWordsToVerifiedOutcome(t *testing.T) {
	each(t, func(b *bench) {
		page := b.follow(b.post("/asks", "person", bo, "words", "Get the prices out", "due", "2026-11-27"))
		page.is(200).says("Get the prices out", "Friday, 27 November", "Say what it means", "Recorded.")
		all, err := b.asks.List(b.t.Context(), b.by, ask.Listing{})
		b.must(err)
		a := all.Asks[0]
		path := "/asks/" + a.ID

		b.follow(b.post(step(a, "propose"))).says("What it means", "Say the outcome in one sentence first")
		page = b.follow(b.post(path+"/edit", "version", version(a), "outcome", "Every port has the prices", "measure", "ports", "from", "3", "to", "11",
			"due", "2026-11-27", "questions", "Also closed ports?\n\nIn which currency?", "then", "propose"))
		page.says("Send this to Bo", "Hi Bo,", "Did I get this right?", "Question: Also closed ports?", "Question: In which currency?", public+"/confirm/")
		page.holds(`href="mailto:bo@harbor.example?`)

		a = b.now(a.ID)
		page = b.follow(b.post(path+"/confirm", "version", version(a), "verdict", "confirmed", "words", "Yes, all of them"))
		page.says("Agreed", "What Bo answered", "Confirmed", "recorded by you", "Yes, all of them", "I have delivered it")
		page = b.follow(b.post(step(b.now(a.ID), "deliver")))
		page.says("Was the outcome reached?", "Agreed was: ports from 3 to 11.")
		page = b.follow(b.post(path+"/verify", "version", version(b.now(a.ID)), "reached", "partly", "number", "9 of 11", "note", "Lena helped"))
		page.says("Partly", "9 of 11", "Lena helped", "You looked at the outcome: partly.", "Bo confirmed it, recorded by you.", "You recorded it.")
		if got := b.now(a.ID); got.State != ask.Verified || len(got.Meaning.Questions) != 2 {
			t.Errorf("state %q, questions %q", got.State, got.Meaning.Questions)
		}
	})
}

func TestEveryStepCanBeTakenBack(t *testing.T) {
	each(t, func(b *bench) {
		a := b.record("Get the prices out", meaning())
		states := []ask.State{a.State}
		for _, name := range []string{"propose", "deliver", "reopen", "drop"} {
			b.follow(b.post(step(b.now(a.ID), name))).is(200)
			states = append(states, b.now(a.ID).State)
		}
		page := b.get("/asks/" + a.ID).says("Take it up again")
		if !strings.Contains(page.body, step(b.now(a.ID), "undo")) {
			t.Error("the page has no button that takes the last step back")
		}
		page = b.follow(b.post(step(b.now(a.ID), "undo"))).says("Taken back.")
		if got := b.now(a.ID).State; got != states[3] {
			t.Errorf("after undo it is %q, before the step it was %q", got, states[3])
		}
		b.follow(b.undo(page))
		if got := b.now(a.ID).State; got != ask.Dropped {
			t.Errorf("after undoing the undo it is %q", got)
		}
	})
}

func TestTakingBackTheRecordingGivesTheWordsBack(t *testing.T) {
	each(t, func(b *bench) {
		a := b.record("Get the prices out", meaning())
		page := b.post(step(a, "undo")).is(200)
		page.says("Record an ask", "Taken back.").holds(">Get the prices out</textarea>", `value="2026-11-27"`, ">Every port has this year&#39;s prices</textarea>", "<details open>")
		b.get("/asks/" + a.ID).is(http.StatusNotFound)
	})
}

func TestStaleButtonShowsTheAskAsItStands(t *testing.T) {
	one(t, func(b *bench) {
		a := b.record("Get the prices out", meaning())
		b.follow(b.post(step(a, "deliver"))).is(200)
		b.follow(b.post(step(a, "drop"))).says("This ask changed meanwhile", "Was the outcome reached?")
		b.follow(b.post("/asks/" + a.ID + "/drop")).says("This ask changed meanwhile")
		if got := b.now(a.ID).State; got != ask.Delivered {
			t.Errorf("a stale button made it %q", got)
		}
	})
}

func TestOutcomeFormKeepsWhatWasTyped(t *testing.T) {
	one(t, func(b *bench) {
		a := b.record("Get the prices out", meaning())
		b.follow(b.post(step(a, "deliver")))
		path := "/asks/" + a.ID + "/verify"
		b.post(path, "version", version(b.now(a.ID)), "reached", "", "number", "9 of 11").is(422).says("Say reached, partly or missed.").holds(`value="9 of 11"`)
		page := b.post(path, "version", "1", "reached", "missed", "number", "9 of 11", "note", "Too late").is(409)
		page.says("changed meanwhile").holds(`value="9 of 11"`, ">Too late</textarea>", `name="version" value="`+version(b.now(a.ID))+`"`)
	})
}

func TestCorrectionAsksWhatItChangesBeforeAnythingIsAgreed(t *testing.T) {
	each(t, func(b *bench) {
		a := b.record("Get the prices out", meaning())
		b.follow(b.post(step(a, "propose")))
		a = b.now(a.ID)
		path := "/asks/" + a.ID + "/confirm"
		page := b.post(path, "version", version(a), "verdict", "corrected", "words", "Only the open ports").is(200)
		page.says("What Bo said").holds(">Only the open ports</textarea>", "<details open>", ">Every port has this year&#39;s prices</textarea>")
		if got := b.now(a.ID).State; got != ask.Proposed {
			t.Fatalf("it is %q before the correction was written down", got)
		}
		b.post(path, "version", version(a), "whole", "on", "verdict", "corrected", "words", "Only the open ports", "outcome", "Open ports", "due", "soon").
			is(422).says("Write the date as").holds(">Open ports</textarea>")
		b.follow(b.post(path, "version", version(a), "whole", "on", "verdict", "corrected", "words", "Only the open ports", "outcome", "Open ports have the prices"))
		got := b.now(a.ID)
		if got.State != ask.Agreed || got.Meaning.Outcome != "Open ports have the prices" || got.Confirmation.Words != "Only the open ports" {
			t.Errorf("state %q, outcome %q, confirmation %+v", got.State, got.Meaning.Outcome, got.Confirmation)
		}
		b.get("/asks/"+a.ID).says("Corrected", "recorded by you", "Only the open ports")
	})
}

// reply imports Bo's reply to a back-brief.
func (b *bench) reply(a ask.Ask, text string) {
	b.t.Helper()
	detail, err := b.asks.Show(b.t.Context(), b.by, ask.Which{ID: a.ID})
	b.must(err)
	b.bring("From bo@harbor.example Mon Nov 23 08:00:00 2026\nFrom: Bo Lindqvist <bo@harbor.example>\nTo: Mia Torres <mia@harbor.example>\nSubject: Re: " +
		detail.Brief.Subject + "\nDate: Mon, 23 Nov 2026 08:00:00 +0000\nMessage-ID: <reply" + a.ID + "@harbor.example>\n\n" + text + "\n\n")
}

func TestCorrectionByMailIsTakenOverInOnePress(t *testing.T) {
	each(t, func(b *bench) {
		a := b.record("Get the prices out", meaning())
		b.follow(b.post(step(a, "propose")))
		b.reply(a, "Almost. Only the open ports, by Friday 4 December.")
		a = b.now(a.ID)
		page := b.get("/asks/"+a.ID).is(200).says("Proposed", "Corrected, not taken over", "by their reply", "Almost. Only the open ports, by Friday 4 December.",
			"Take over what Bo corrected?", "Nothing is agreed until you do.", "Ask Bo again instead")
		page.saysNot("Send this to Bo")
		page.holds(`value="2026-12-04"`, `action="/asks/`+a.ID+`/adopt"`)
		path := "/asks/" + a.ID + "/adopt"
		b.post(path, "version", version(a), "outcome", "The open ports have the prices", "due", "soon").is(422).says("Write the date as").holds(">The open ports have the prices</textarea>")
		b.post(path, "version", "1", "outcome", "The open ports have the prices", "due", "2026-12-04").is(409).says("changed meanwhile").holds(">The open ports have the prices</textarea>", `name="version" value="`+version(a)+`"`)
		page = b.follow(b.post(path, "version", version(a), "outcome", "The open ports have the prices", "measure", "ports", "from", "3", "to", "9", "due", "2026-12-04"))
		page.says("Agreed, with their correction.", "The open ports have the prices", "ports from 3 to 9", "Prices stay", "You took over what Bo corrected.", "Bo corrected it, by their reply.", "I have delivered it").
			saysNot("Take over what Bo corrected?")
		got := b.now(a.ID)
		if got.State != ask.Agreed || got.Meaning.Due != "2026-12-04" || got.Confirmation.How != ask.ByReply {
			t.Errorf("%s, %+v by %+v", got.State, got.Meaning, got.Confirmation)
		}
		b.follow(b.post(path, "version", version(got), "outcome", "x")).says("There is no correction of theirs to take over.")
		b.follow(b.undo(page)).says("Take over what Bo corrected?")
	})
}

func TestCorrectionIsTakenOverOnThePageOfTheMeaning(t *testing.T) {
	one(t, func(b *bench) {
		a := b.record("Get the prices out", meaning())
		b.follow(b.post(step(a, "propose")))
		b.reply(a, "Almost. Only the open ports, by Friday 4 December.")
		a = b.now(a.ID)
		b.get("/asks/"+a.ID+"/edit").says("What Bo corrected", "Almost. Only the open ports", "Take it over like this", "Only save").holds(`value="2026-12-04"`, "corrected: “Almost.")
		saved := b.follow(b.post("/asks/"+a.ID+"/edit", "version", version(a), "outcome", "The open ports"))
		saved.says("Saved.", "Take over what Bo corrected?").holds(">The open ports</textarea>")
		a = b.now(a.ID)
		b.follow(b.post("/asks/"+a.ID+"/edit", "version", version(a), "outcome", "The open ports have them", "then", "adopt")).says("Agreed, with their correction.", "I have delivered it")
		if got := b.now(a.ID); got.State != ask.Agreed || got.Meaning.Outcome != "The open ports have them" {
			t.Errorf("%s, %q", got.State, got.Meaning.Outcome)
		}
	})
}

func TestWhatWasAnsweredBeforeStandsWhileTheNextIsAsked(t *testing.T) {
	one(t, func(b *bench) {
		a := b.record("Get the prices out", meaning())
		b.follow(b.post(step(a, "propose")))
		b.reply(a, "Not quite: only the open ports.")
		b.follow(b.post(step(b.now(a.ID), "propose"))).says("What Bo answered before", "Not quite: only the open ports.", "Send this to Bo").saysNot("Take over what Bo corrected?")
	})
}

func TestAnswerRecordedOverANewerVersionStaysTyped(t *testing.T) {
	one(t, func(b *bench) {
		a := b.record("Get the prices out", meaning())
		b.follow(b.post(step(a, "propose")))
		page := b.post("/asks/"+a.ID+"/confirm", "version", "1", "verdict", "asked", "words", "Which ports?").is(409)
		page.says("The ask changed while you wrote").holds(">Which ports?</textarea>", `name="version" value="2"`, `value="asked" checked`)
	})
}

func TestOpenQuestionIsMarkedAsSuggested(t *testing.T) {
	one(t, func(b *bench) {
		a := b.record("Increase your sales activity", ask.Meaning{})
		b.get("/asks/"+a.ID).says("Suggested", "Still open: Which result would tell you that this worked, and by when?").holds(`class="proposed"`)
	})
}

func TestAskOfTheOwnerHasNoBackBrief(t *testing.T) {
	one(t, func(b *bench) {
		b.follow(b.post("/asks", "person", bo, "words", "When do I get the budget?", "direction", "from_me"))
		b.get("/asks?show=waiting").says("When do I get the budget?", "Waiting", "You to Bo Lindqvist")
		all, err := b.asks.List(b.t.Context(), b.by, ask.Listing{})
		b.must(err)
		a := all.Asks[0]
		b.get("/asks/"+a.ID).says("They did it", "They promised a day").saysNot("how I understand it")
		b.post(step(a, "propose")).is(422)
	})
}

func TestStrangerFindsNothing(t *testing.T) {
	each(t, func(b *bench) {
		a := b.record("Get the prices out", meaning())
		s := b.suggestion("ask")
		p, err := b.asks.Promise(b.t.Context(), b.by, ask.Promising{Person: bo, Giver: ask.Theirs, Words: "I will ask Ruth"})
		b.must(err)
		for _, path := range []string{"/asks/" + a.ID, "/asks/" + a.ID + "/edit", "/asks/" + a.ID + "/answer", "/suggestions/" + s.ID, "/asks/nowhere"} {
			r := posting(path)
			r.Method = "GET"
			r.Header.Set("Test-Actor", stranger.Owner)
			b.do(r).is(404).saysNot("prices", "Bo")
		}
		for _, path := range []string{step(a, "propose"), step(a, "adopt"), step(a, "deliver"), step(a, "drop"), step(a, "undo"), "/asks/" + a.ID + "/edit", "/asks/" + a.ID + "/confirm",
			"/suggestions/" + s.ID + "/accept", "/suggestions/" + s.ID + "/edited", "/suggestions/" + s.ID + "/reject", "/suggestions/" + s.ID + "/undo",
			"/promises/" + p.ID + "/settle?version=1&state=kept", "/promises/" + p.ID + "/nudge?version=1", "/promises/" + p.ID + "/remove?version=1"} {
			r := posting(path, "version", "1", "verdict", "confirmed", "words", "x")
			if !strings.Contains(path, "edit") && !strings.Contains(path, "confirm") {
				r = posting(path)
			}
			r.Header.Set("Test-Actor", stranger.Owner)
			b.do(r).is(404).saysNot("prices", "Bo")
		}
		if got := b.now(a.ID); got.Version != 1 {
			t.Errorf("a stranger moved the ask to version %d", got.Version)
		}
	})
}
