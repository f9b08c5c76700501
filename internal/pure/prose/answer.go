package prose

import "strings"

// Verdict is how a reply answers "is this what you want?": confirmed, corrected, asked or unclear.
type Verdict string

// The verdicts of a reply.
const (
	Confirmed Verdict = "confirmed"
	Corrected Verdict = "corrected"
	Asked     Verdict = "asked"
	Unclear   Verdict = "unclear"
)

// Answer reads an ordinary reply and the words that decide. Quoted text must already be gone.
func Answer(text string) (Verdict, Span) {
	best, where := Unclear, Span{}
	for n, s := range Sentences(text) {
		if n > 12 {
			break
		}
		verdict := answerIn(s.Of(text))
		if rank(verdict) > rank(best) {
			best, where = verdict, s
		}
	}
	return best, where
}

// rank says which verdict wins: a correction or question anywhere beats a "yes".
func rank(v Verdict) int {
	return map[Verdict]int{Unclear: 0, Confirmed: 1, Asked: 2, Corrected: 3}[v]
}

func answerIn(sentence string) Verdict {
	list := tokens(sentence)
	if len(list) == 0 {
		return Unclear
	}
	row := " " + joined(list) + " "
	question := list[len(list)-1].word == "?"
	yes := has(row, yesWords)
	switch {
	case question && !has(row, makeWords):
		if yes && strings.Contains(row, " right ?") {
			return Confirmed
		}
		return Asked
	case has(row, noMatter):
		return Confirmed
	case has(row, correctWords) || yes && has(row, butWords):
		return Corrected
	case yes:
		return Confirmed
	}
	return Unclear
}

func joined(list []token) string {
	var b strings.Builder
	for i, t := range list {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(t.word)
	}
	return b.String()
}

func has(row string, phrases []string) bool {
	for _, phrase := range phrases {
		if strings.Contains(row, " "+phrase+" ") {
			return true
		}
	}
	return false
}

var (
	yesWords = phrases(`yes|yep|yeah|yup|correct|exactly|right|perfect|agreed|confirmed|sure|absolutely|spot on|sounds good
		looks good|look good|that works|works for me|fine|fine with me|go ahead|good to go|you got it|nailed it|that's it|that is it|ok|okay
		great|understood right|approved|precisely|indeed|of course|all good|lgtm|ja|oui|sí|genau|sounds right|looks right|sounds great
		makes sense|i agree|well put|bang on|that's what i want|i'm happy with|happy with that|please proceed|proceed`)
	correctWords = phrases(`not quite|not exactly|not really|not what i|no|nope|close|almost|nearly|actually|instead|rather than|wrong|incorrect
		change it|make it|make that|i meant|i mean|should be|it's more|more like|different|not yet|nein|non|one change|small change
		two changes|one correction|one tweak|i'd rather|i would rather|i wanted|what i want|what i need|mostly|partly|misunderstood`)
	butWords  = phrases(`but|except|though|although|however|only|with one|just add|plus|also add|and add|apart from|other than|as long as|provided`)
	makeWords = phrases(`make it|could we make|can we make|change it`)
	noMatter  = phrases(`no changes|no change|no objection|no objections|no problem|no problems|no comments|no notes|couldn't be better|nothing to add|no further|no concerns|no issues|no worries`)
)

func phrases(words string) []string {
	var list []string
	for phrase := range lineSet(words) {
		list = append(list, phrase)
	}
	return list
}
