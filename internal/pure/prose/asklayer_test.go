package prose

import (
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"testing"
)

// unrelated sentences have nothing to do with the corrections of the tests.
var unrelated = []string{
	"Can you send me the Q3 numbers by Friday?", "I will be in London next week.", "Please approve the attached invoice.",
	"The report was sent to the client on Monday.", "Let me know what you think.", "What is the status of the audit?",
	"Thanks for your help.", "We should talk about the hiring plan tomorrow.",
}

func TestACorrectedSentenceAndItsNearCopiesMove(t *testing.T) {
	cases := []struct {
		correction Correction
		copies     []string
	}{
		{Correction{"Please remember to badge in at the front desk every morning.", false}, []string{
			"Please remember to badge in at the front desk every morning.",
			"Please remember to badge in at the front desk every day.",
			"Please do remember to badge in at the front desk every morning."}},
		{Correction{"The Monday numbers are still missing from the deck.", true}, []string{
			"The Monday numbers are still missing from the deck.",
			"The Tuesday numbers are still missing from the deck.",
			"The Monday figures are still missing from the deck."}},
	}
	for _, c := range cases {
		l := NewLayer([]Correction{c.correction})
		for _, text := range c.copies {
			r := l.Read("", text)
			if right := r.Label == IsAsk; c.correction.Ask != right || !c.correction.Ask && r.Label != IsNone {
				t.Errorf("%q: %s with %.2f, corrected to ask = %v", text, r.Label, r.Score, c.correction.Ask)
			}
		}
		for _, text := range unrelated {
			if before, after := Read("", text), l.Read("", text); before.Label != after.Label || math.Abs(before.Score-after.Score) > .02 {
				t.Errorf("%q moved from %.3f to %.3f", text, before.Score, after.Score)
			}
		}
	}
}

func TestALaterCorrectionWins(t *testing.T) {
	text := "Please remember to badge in at the front desk every morning."
	for _, last := range []bool{true, false} {
		r := NewLayer([]Correction{{text, !last}, {text, last}}).Read("", text)
		if got := r.Label == IsAsk; got != last {
			t.Errorf("said last: %v; read: %s with %.2f", last, r.Label, r.Score)
		}
	}
}

func TestContradictoryCorrectionsStayWithinTheCap(t *testing.T) {
	var list []Correction
	for i := range 100 {
		list = append(list, Correction{"Please send the weekly list to the desk today.", i%2 == 0},
			Correction{fmt.Sprintf("Please send the weekly list to desk %d today.", i), i%3 == 0})
	}
	l := NewLayer(list)
	if len(l.List()) == 0 {
		t.Fatal("nothing was learned")
	}
	for _, w := range l.List() {
		if !(math.Abs(w.Value) <= LayerPhraseCap) {
			t.Errorf("%q weighs %.2f", w.Name, w.Value)
		}
	}
	text := "Please send the weekly list to the desk today."
	before, after := Read("", text), l.Read("", text)
	if moved := math.Abs(logit(after.Score) - logit(before.Score)); !(moved <= LayerCap+1e-9) {
		t.Errorf("moved by %.2f", moved)
	}
}

func TestAnEmptyLayerChangesNothing(t *testing.T) {
	for _, l := range []Layer{{}, NewLayer(nil)} {
		for _, text := range unrelated {
			if a, b := Read("", text), l.Read("", text); !reflect.DeepEqual(a, b) {
				t.Errorf("%q: %+v and %+v", text, a, b)
			}
		}
		if data, err := json.Marshal(l); err != nil || string(data) != "{}" {
			t.Errorf("written as %s, %v", data, err)
		}
	}
}

func TestALayerSurvivesItsJSONAndObeysTheCap(t *testing.T) {
	text := "The Monday numbers are still missing from the deck."
	l := NewLayer([]Correction{{text, true}})
	data, err := json.Marshal(l)
	if err != nil {
		t.Fatal(err)
	}
	var again Layer
	if err := json.Unmarshal(data, &again); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(l.List(), again.List()) || !reflect.DeepEqual(l.Read("", text), again.Read("", text)) {
		t.Errorf("%v became %v", l.List(), again.List())
	}
	if err := json.Unmarshal([]byte(`{"the deck":1e9,"deck .":-1e9}`), &again); err != nil {
		t.Fatal(err)
	}
	for _, w := range again.List() {
		if math.Abs(w.Value) != LayerPhraseCap {
			t.Errorf("%q weighs %g", w.Name, w.Value)
		}
	}
	if err := json.Unmarshal([]byte(`[1]`), &again); err == nil {
		t.Error("a list was read as a layer")
	}
}
