package prose

import (
	"regexp"
	"strings"
)

// lend gives asks without a time of their own the one that a sentence beside them names for it: "Could you check the list? The deadline
// is 30 November." Behind an ask it looks two sentences far, before it one, never past a paragraph, and past another ask only where that
// goes on about the same. What others do by a time of theirs does not count. Asks and sentences are in order.
func lend(text string, sentences []Span, asks []Ask) {
	owner := make([]int, len(sentences)) // the ask that a sentence holds, from 1
	for i, n := 0, 0; i < len(sentences) && n < len(asks); i++ {
		for n < len(asks) && asks[n].Start < sentences[i].End {
			n++
			owner[i] = n
		}
	}
	for i, n := range owner {
		if n == 0 || asks[n-1].Due != nil {
			continue
		}
		asks[n-1].Due = lent(text, sentences, owner, i, 1, 2)
		if asks[n-1].Due == nil && !listed(text, sentences[i]) {
			asks[n-1].Due = lent(text, sentences, owner, i, -1, 1)
		}
	}
}

// lent looks so far into one direction for a sentence that says by when.
func lent(text string, sentences []Span, owner []int, i, by, far int) *Span {
	for n := 1; n <= far; n++ {
		at := i + n*by
		if at < 0 || at >= len(sentences) || by > 0 && listed(text, sentences[at]) {
			return nil
		}
		between := Span{min(sentences[at].End, sentences[at-by].End), max(sentences[at].Start, sentences[at-by].Start)}
		if between.Start > between.End || strings.Contains(between.Of(text), "\n\n") {
			return nil
		}
		sentence := sentences[at].Of(text)
		same := len(sentence) <= maxLent && goesOn(sentence, sentences[i].Of(text))
		if owner[at] != 0 && (by < 0 || !same) {
			return nil
		}
		if len(sentence) > maxLent || !same && (!saysWhy.MatchString(sentence) || theirOwn.MatchString(sentence)) {
			continue
		}
		if due := dueIn(sentence, tokens(sentence), 0); due != nil && namesDay(due.Of(sentence)) {
			return &Span{due.Start + sentences[at].Start, due.End + sentences[at].Start}
		}
	}
	return nil
}

// maxLent is how many bytes a sentence that says by when may have.
const maxLent = 300

// goesOn reports whether a sentence goes on about what another asks: "I want it in before …", "The deadline was moved up to …", "Friday
// will do", "I'd like the list by …" where a list was asked for.
func goesOn(sentence, asked string) bool {
	if sameThing.MatchString(sentence) {
		return true
	}
	at := wishFor.FindStringSubmatch(sentence)
	return at != nil && len(at[1]) > 3 && strings.Contains(fold(asked), fold(at[1]))
}

var (
	sameThing = regexp.MustCompile(`(?i)^(?:(?:i|we)(?:'d| would)? (?:really )?(?:like|want|need|expect) (?:it|them|this|that|these|those)\b|(?:it|they|this|that) (?:needs?|must|ha(?:s|ve) to|is due|are due)\b|(?:cob|eod|by|before|no later than|latest|due)\b|(?:the |our )?deadline\b)|^\S+(?: \S+)? (?:will do|is fine|would do|is enough)\b`)
	wishFor   = regexp.MustCompile(`(?i)^(?:i|we)(?:'d| would)? (?:really )?(?:like|want|need|expect) (?:the|your|a) (\w+)`)
	saysWhy   = regexp.MustCompile(`(?i)\b(?:needs?|needed|wants?|deadline|due|must|ha(?:ve|s) to|rather|expects?|expires?|clos(?:es?|ing)|latest|no later|waiting|ha(?:ve|s) (?:until|till)|goes out|go out|on air|last day|cut-?off|submit|by then|promised|in time for|before|cob|eod|at the latest|won't .{1,40}\bafter)\b`)
	// theirOwn are the plans and past deeds of others: their days are not the reader's.
	theirOwn = regexp.MustCompile(`(?i)\b(?:will|'ll|is going to|are going to|was|were|went|had|ended|got|paid|told|said|sent)\b`)
)
