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

// Answer reads an ordinary reply and the words that decide. Quoted text must already be gone. What is not plainly an
// answer is unclear: a silence costs less than a confirmation that nobody gave.
func Answer(text string) (Verdict, Span) {
	best, where := Unclear, Span{}
	for n, s := range Sentences(text) {
		if n > 12 {
			break
		}
		verdict := answerIn(s.Of(text))
		if verdict == Unclear && best == Confirmed && adds(s.Of(text)) {
			verdict = Corrected
		}
		if rank[verdict] > rank[best] {
			best, where = verdict, s
		}
	}
	return best, where
}

// rank says which verdict wins: a correction or a question anywhere beats a yes.
var rank = map[Verdict]int{Unclear: 0, Confirmed: 1, Asked: 2, Corrected: 3}

// adds reports whether a sentence after a yes wants something more or something else.
func adds(sentence string) bool {
	list := tokens(sentence)
	if len(list) == 0 || judge(list).label != IsAsk {
		return false
	}
	return has(" "+joined(list)+" ", addWords) || stated(sentence)
}

// stated reports whether a sentence gives an amount or a time.
func stated(sentence string) bool {
	return measureIn(sentence, nil) != nil || len(Deadlines(sentence, slotReference)) > 0
}

func answerIn(sentence string) Verdict {
	list := tokens(sentence)
	if len(list) == 0 {
		return Unclear
	}
	row := " " + joined(list) + " "
	yes := has(row, yesPhrases) || startsYes(list)
	question := list[len(list)-1].word == "?"
	switch {
	case has(row, unsureWords):
		if question {
			return Asked
		}
		return Unclear
	case has(row, noMatter):
		return Confirmed
	case question && has(row, politeQuestions):
		return Unclear
	case question && has(row, changeWords):
		return Corrected
	case question && yes && strings.HasSuffix(row, " right ? "):
		return Confirmed
	case question:
		return Asked
	case has(row, correctWords), yes && (has(row, butWords) || has(row, addWords) || stated(sentence)):
		return Corrected
	case yes:
		return Confirmed
	case bareFact(list) && stated(sentence):
		return Corrected
	}
	return Unclear
}

// startsYes reports whether a sentence begins with a word of consent, perhaps behind "that's" or "looks".
func startsYes(list []token) bool {
	for i := 0; i < len(list) && i < 4; i++ {
		if yesWords[list[i].word] {
			return true
		}
		if !leadWords[list[i].word] {
			return false
		}
	}
	return false
}

// bareFact reports whether a short reply begins with the fact that it puts right: "15 accounts, not 10", "by Friday".
func bareFact(list []token) bool {
	first := list[0]
	return len(list) <= 8 && (first.kind == numberToken || first.word == "$" || first.word == "€" || factWords[first.word] || list[len(list)-1].word == "please")
}

func joined(list []token) string {
	var b strings.Builder
	for i, t := range list[:min(len(list), 200)] {
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
	yesWords = wordSet(`yes yep yeah yup y correct exactly right perfect agreed confirmed sure absolutely fine great good ok okay
		approved precisely indeed lgtm ja oui sí si genau works perfecto oui parfait ideal spot definitely totally 👍 ✅ ✔`)
	leadWords  = wordSet(`that's that this it it's is all you got looks sounds seems look sound this're are , very quite just a`)
	factWords  = wordSet(`by before until on within no at least only rather next end`)
	yesPhrases = phrases(`spot on|go ahead|good to go|nailed it|that's it|that is it|makes sense|i agree|well put|bang on|please proceed|proceed
		that's what i want|that is what i want|that's what i meant|that is what i meant|exactly what i|happy with|of course|sounds like a plan|you got it|+ 1|go for it|works for me|fine with me
		you understood|all good|sounds good|looks good|what i had in mind`)
	unsureWords     = phrases(`not sure|unsure|no idea|don't know|let me think|not certain|need to think|make sure|nothing about`)
	politeQuestions = phrases(`need anything|anything else|anything from me|how are you|how is it going`)
	noMatter        = phrases(`no changes|no change|no objection|no objections|no problem|no problems|no comments|no notes|couldn't be better|nothing to add|no further|no concerns|no issues|no worries
		no , that's fine|no , that's good|no , that's perfect|no , that's it|no , that is fine|no , all good|no , looks good|no , this is fine`)
	correctWords = phrases(`not quite|not exactly|not really|not what i|isn't what|is not what|no|nope|close|almost|nearly|actually|instead|rather than|wrong|incorrect
		change it|change the|make it|make that|i meant|i mean|should be|it's more|more like|different|not yet|nein|non|one change|small change
		two changes|one correction|one tweak|i'd rather|i would rather|i wanted|what i want is|what i need is|what i wanted was|mostly|partly|misunderstood|that's not|that is not|not it
		rejected|hold off|don't do it|sooner|earlier|later than|with changes|with one change|it's about|i was thinking of|i had in mind something`)
	butWords    = phrases(`but|except|though|although|however|only|apart from|other than|as long as|provided|with changes`)
	addWords    = phrases(`also|as well|one thing|add|include|plus|and please|with one|with at least|in addition`)
	changeWords = phrases(`instead|could we make|can we make|make it|change|could you add|can you add|can you also|could you also|can you include|could you include|can we do it|could we do it|rather|sooner|earlier`)
)

func phrases(words string) []string {
	var list []string
	for phrase := range lineSet(words) {
		list = append(list, phrase)
	}
	return list
}
