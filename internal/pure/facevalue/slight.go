package facevalue

import (
	"regexp"
	"strings"
	"unicode"

	"upward/internal/pure/prose"
)

var (
	noted    = regexp.MustCompile(`(?i)^\W*(?:fine|ok|okay|great|good|perfect|noted|understood|agreed|done|yes|no|sure|right|wonderful|excellent|super|lovely|brilliant|got it|no problem|all good|sounds good|will do|same here)(?:\s+(?:by|with|for)\s+me)?\W*$`)
	informs  = regexp.MustCompile(`(?i)^\W*(?:fyi|for (?:your )?information|just (?:so|for) (?:you know|your information)|nothing (?:for you )?to do|no (?:action|answer|reply) (?:is )?(?:needed|required|necessary))\b`)
	gratuity = regexp.MustCompile(`(?i)\b(?:thanks|thank you|thx|cheers|grateful|appreciate[ds]?|well done|congratulations|kudos|bravo|keep (?:it|that) up|proud of|(?:great|good|nice|excellent|fantastic|amazing|wonderful|brilliant|superb|outstanding) (?:job|work|talk|report|presentation|result|stuff|one|idea|team)|you did (?:\w+ )?(?:great|well|a \w+ job)|(?:i|we) (?:\w+ )?(?:loved?|liked?|enjoyed) (?:it|this|that|the|your)|(?:i'm|i’m|i am|we are|we're) (?:\w+ )?impressed)\b`)
)

// longestThanks is how many words a sentence of thanks or praise has at most; a longer one tells more.
const longestThanks = 14

// slight reports whether there is nothing in these sentences that a line could clarify: no words, a nod, thanks, praise, or plain news
// that is said to be for information.
func slight(text string, sentences []prose.Span) bool {
	for _, s := range sentences {
		sentence := s.Of(text)
		head := sentence[:min(len(sentence), longestRead)]
		switch {
		case informs.MatchString(head):
			return true
		case strings.IndexFunc(sentence, unicode.IsLetter) < 0, isCourtesy(sentence), noted.MatchString(head):
		case gratuity.MatchString(head) && prose.Words(head) <= longestThanks:
		default:
			return false
		}
	}
	return true
}

// folded is a text for matching: capitals say nothing where all letters are.
func folded(text string, shouted bool) string {
	if shouted {
		return strings.ToLower(text)
	}
	return text
}

// inCapitals reports whether a text has no small letter.
func inCapitals(text string) bool { return strings.IndexFunc(text, unicode.IsLower) < 0 }
