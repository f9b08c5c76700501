package reporting

import (
	"strings"
	"unicode"
)

// The kinds of phrases, each a list below.
const (
	directs = iota
	wonders
	delivers
	permits
	requests
	phraseKinds
)

// maxText is how many bytes of a message are searched: who leads shows in its first lines.
const maxText = 2000

// phrasesOf lists the phrases of a kind, in small letters without punctuation.
func phrasesOf(kind int) []string {
	switch kind {
	case directs:
		return []string{"can you", "could you", "will you", "would you", "please handle", "please take", "please follow", "please prepare",
			"please work with", "please look", "please make sure", "please see", "please set up", "please coordinate", "please respond",
			"please send", "please get", "please call", "please find", "please put", "please give", "please provide", "please attend",
			"please schedule", "please check", "please talk", "take care of", "handle this", "i need you", "need you to", "i want you",
			"you need to", "you should", "make sure", "get with", "see me", "let's discuss", "let's talk", "let's get", "let's meet",
			"we need to", "any takers", "your thoughts", "give me", "send me", "get me", "call me", "bring me", "tell me"}
	case wonders:
		return []string{"what is", "what's", "what are", "what do", "what did", "what was", "what about", "where is", "where are", "where do",
			"when is", "when are", "when do", "when will", "who is", "who are", "why is", "why are", "why do", "why did", "how is", "how are",
			"how do", "how did", "how come", "do you", "did you", "have you", "are you", "is this", "is it", "is there", "has anyone",
			"any update", "any news"}
	case delivers:
		return []string{"attached", "as you requested", "as you asked", "as requested", "per your request", "you asked", "you requested",
			"you wanted", "for your review", "for your approval", "for your comments", "for your signature", "let me know if you",
			"let me know if there", "let me know how", "if you have any questions", "do you want me", "would you like me", "should i",
			"shall i", "would you like", "may i", "is that ok", "ok with you", "okay with you", "i have completed", "i've completed",
			"i have finished", "i've finished", "here is the", "here are the", "here is my", "status report", "weekly report",
			"your guidance", "your preference", "your call"}
	case permits:
		return []string{"approved", "i approve", "my approval", "go ahead", "fine with me", "ok with me", "okay with me", "fine by me",
			"good job", "great job", "nice job", "nice work", "good work", "great work", "well done", "keep up the", "please proceed",
			"you can go", "proud of"}
	default:
		return []string{"please approve", "your approval", "need your signature", "need your approval", "expense report",
			"expense reports", "time sheet", "timesheet", "jury duty", "vacation", "day off", "days off", "comp time", "i will be out",
			"i'll be out", "i'll be late", "i will be late", "i will be off", "i'll be off", "be out of the office", "leave early",
			"leaving early", "working from home", "work from home", "doctor's appointment", "doctor appointment", "dentist", "i am sick",
			"i'm sick", "not feeling well", "my accomplishments", "my goals", "my objectives", "my review", "my resume",
			"my self evaluation", "my performance", "my raise", "my bonus"}
	}
}

// phrases says which kinds occur in a text; requests are also looked for in the subject.
func phrases(text, subject string) (found [phraseKinds]bool) {
	plain := plainWords(text)
	for kind := range found {
		in := plain
		if kind == requests {
			in += plainWords(subject)
		}
		for _, phrase := range phrasesOf(kind) {
			if at := strings.Index(in, phrase); at >= 0 && strings.Contains(in, " "+phrase+" ") {
				found[kind] = true
				break
			}
		}
	}
	return found
}

// plainWords writes the beginning of a text as words in small letters with one space before and after each.
func plainWords(text string) string {
	var b strings.Builder
	b.WriteByte(' ')
	open := false
	for i, r := range text {
		if i >= maxText {
			break
		}
		if r == '’' {
			r = '\''
		}
		if r == '\'' || unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(unicode.ToLower(r))
			open = true
		} else if open {
			b.WriteByte(' ')
			open = false
		}
	}
	if open {
		b.WriteByte(' ')
	}
	return b.String()
}

// series is a subject without its numbers and marks: what weekly reports have in common. Fewer than four letters are none.
func series(normal string) string {
	words := strings.FieldsFunc(normal, func(r rune) bool { return !unicode.IsLetter(r) })
	joined := strings.Join(words, " ")
	if len(joined) < 4 {
		return ""
	}
	return joined
}
