package prose

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// mails are n invented bodies of different texts, each with the tail that tail gives for its number.
func mails(n int, tail func(i int) string) []string {
	subjects := []string{"the budget", "the roof", "our move", "the new desk", "the audit", "that contract", "the picnic"}
	verbs := []string{"is done", "waits for you", "costs too much", "looks fine", "needs a week", "was late", "goes on"}
	out := make([]string, n)
	for i := range out {
		out[i] = fmt.Sprintf("I saw that %s %s.\nThere were %d pages on it.\n%s", subjects[i%7], verbs[i/7%7], i+2, tail(i))
	}
	return out
}

const planted = "Ana Ruiz\nHead of Sales\nExample Trading\n+1 555 010 0199\nWe turn your week around"

func TestAPlantedSignatureIsLearntAndMarked(t *testing.T) {
	for _, c := range []struct{ n, with int }{{3, 3}, {10, 3}, {40, 9}, {200, 5}} {
		bodies := mails(c.n, func(i int) string {
			if i < c.with {
				return "\nThanks,\n" + planted
			}
			return ""
		})
		learned := Signatures(bodies)
		if !slices.Contains(learned, planted) {
			t.Fatalf("%d of %d mails: learnt %q", c.with, c.n, learned)
		}
		body := "Ok\n" + planted + "\n\nOne more thing: the key is with Tom.\n"
		want := []Zone{Author, Signature, Signature, Signature, Signature, Signature, Blank, Author, Blank}
		if got := ZonesOf(body, About{Learned: learned}); !reflect.DeepEqual(got, want) {
			t.Errorf("%d of %d mails: %v", c.with, c.n, got)
		}
	}
}

func TestTheSignOffAboveALearntSignatureStays(t *testing.T) {
	learned := Signatures(mails(9, func(int) string { return "\nThanks,\n" + planted }))
	got := ZonesOf("It is done.\n\nThanks,\n\n"+planted, About{Learned: learned})
	want := []Zone{Author, Blank, Signoff, Blank, Signature, Signature, Signature, Signature, Signature}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%v", got)
	}
}

func TestTextThatOnlyAFewMailsRepeatStays(t *testing.T) {
	cases := map[string]struct {
		n    int
		tail func(i int) string
	}{
		"two mails": {40, func(i int) string {
			if i < 2 {
				return planted
			}
			return ""
		}},
		"a list of people in three of forty": {40, func(i int) string {
			if i < 3 {
				return "These come:\nAna Ruiz\nTom Berg\nMia Holm"
			}
			return ""
		}},
		"a number to dial in three of four hundred": {400, func(i int) string {
			if i < 3 {
				return "Dial in here:\nExample Bridge\n555 010 0142"
			}
			return ""
		}},
		"a request":         {20, func(int) string { return "Please call me if you have questions." }},
		"closing words":     {20, func(int) string { return "Best regards,\nAna" }},
		"a question":        {20, func(int) string { return "Ana Ruiz\nDoes this suit you?" }},
		"a word of comment": {20, func(int) string { return "FYI" }},
		"figures":           {20, func(int) string { return "Total: 14\nOpen: 3" }},
	}
	for name, c := range cases {
		bodies := mails(c.n, c.tail)
		if learned := Signatures(bodies); len(learned) > 0 {
			t.Errorf("%s: learnt %q", name, learned)
		}
	}
}

func TestTheSameMailManyTimesTeachesNothing(t *testing.T) {
	notice := "The gate is closed on Monday.\n\n" + planted
	if learned := Signatures([]string{notice, notice, notice, notice, notice}); len(learned) > 0 {
		t.Errorf("learnt %q", learned)
	}
}

func TestSignaturesAreLearntPerSenderAndNotFromShuffledSenders(t *testing.T) {
	const senders, each = 300, 8
	var all []string
	for n := range senders {
		own := mails(each, func(i int) string {
			return fmt.Sprintf("\nThanks,\nAna %s\nHead of %s\n+1 555 %03d 0199", letters(n), letters(n+7), n)
		})
		if learned := Signatures(own); len(learned) != 1 {
			t.Fatalf("sender %d: learnt %q", n, learned)
		}
		all = append(all, own...)
	}
	random := rand.New(rand.NewPCG(7, 7))
	random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	for n := range senders {
		if learned := Signatures(all[n*each : (n+1)*each]); len(learned) > 0 {
			t.Errorf("mail of anybody: learnt %q", learned)
		}
	}
}

// letters is a made-up name for a number.
func letters(n int) string { return string(rune('A'+n/26%26)) + "ne" + string(rune('a'+n%26)) + "sen" }

func TestLearningDoesNotDependOnTheOrder(t *testing.T) {
	bodies := mails(30, func(i int) string {
		switch {
		case i < 10:
			return planted
		case i < 20:
			return "Ana Ruiz\nVice President\nana@example.org"
		}
		return ""
	})
	want := Signatures(bodies)
	if len(want) < 2 {
		t.Fatalf("learnt %q", want)
	}
	slices.Reverse(bodies)
	if got := Signatures(bodies); !reflect.DeepEqual(got, want) {
		t.Errorf("backwards %q, forwards %q", got, want)
	}
}

func TestASignatureOfAnAnsweredMessageIsNotLearntAsOnesOwn(t *testing.T) {
	bodies := mails(12, func(int) string {
		return "\nOn Mon, Jun 3, 2024 at 9:15 AM Tom Berg <tom@example.org> wrote:\n> When?\n> " + strings.ReplaceAll(planted, "\n", "\n> ")
	})
	if learned := Signatures(bodies); len(learned) > 0 {
		t.Errorf("learnt %q", learned)
	}
}

func TestNoOrStrangeThingsLearntChangeNothing(t *testing.T) {
	body := "It is done.\n\nAna"
	for _, learned := range []Learned{nil, {}, {""}, {"\n"}, {"It"}, {strings.Repeat("x\n", 1000)}} {
		if got, want := ZonesOf(body, About{Learned: learned}), Zones(body); !reflect.DeepEqual(got, want) {
			t.Errorf("%.20q: %v, want %v", learned, got, want)
		}
	}
}
