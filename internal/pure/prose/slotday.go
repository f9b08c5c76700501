package prose

import (
	"regexp"
	"strings"
)

// lend gives asks without a time of their own the one that a sentence beside them names for it: "Could you check the list? The deadline
// is 30 November." Behind an ask it looks two sentences far, before it one, never past a paragraph, another ask, or what others do by a
// time of theirs.
func lend(text string, sentences []Span, asks []Ask) {
	if len(asks) == 0 {
		return
	}
	owner := map[int]int{} // the ask that a sentence holds, from 1
	for n, ask := range asks {
		for i, s := range sentences {
			if s.Start <= ask.Start && ask.Start < s.End {
				owner[i] = n + 1
			}
		}
	}
	for i := range sentences {
		n := owner[i]
		if n == 0 || asks[n-1].Due != nil {
			continue
		}
		for _, step := range []struct{ by, far int }{{1, 2}, {-1, 1}} {
			if due := lent(text, sentences, owner, i, step.by, step.far); due != nil {
				asks[n-1].Due = due
				break
			}
		}
	}
}

// lent looks so far into one direction for a sentence that says by when.
func lent(text string, sentences []Span, owner map[int]int, i, by, far int) *Span {
	for n := 1; n <= far; n++ {
		at := i + n*by
		if at < 0 || at >= len(sentences) || owner[at] != 0 && by < 0 || by < 0 && listed(text, sentences[i]) || by > 0 && listed(text, sentences[at]) {
			return nil
		}
		more := sameThing.MatchString(sentences[at].Of(text))
		if owner[at] != 0 && !more {
			return nil
		}
		between := Span{min(sentences[at].End, sentences[at-by].End), max(sentences[at].Start, sentences[at-by].Start)}
		if between.Start > between.End || strings.Contains(between.Of(text), "\n\n") {
			return nil
		}
		sentence := sentences[at].Of(text)
		if len(sentence) > maxLent || !more && !saysWhy.MatchString(sentence) || theirOwn.MatchString(sentence) {
			continue
		}
		if due := dueIn(sentence, tokens(sentence), 0); due != nil && namesDay(due.Of(sentence)) {
			return &Span{due.Start + sentences[at].Start, due.End + sentences[at].Start}
		}
	}
	return nil
}

// listed reports whether a sentence is an item of a list, which goes on about nothing.
func listed(text string, s Span) bool {
	line := strings.TrimSpace(text[strings.LastIndexByte(text[:s.Start], '\n')+1 : s.Start])
	return line != "" && strings.Trim(line, "-*•–—·>()0123456789.") == "" || strings.HasPrefix(s.Of(text), "- ") || strings.HasPrefix(s.Of(text), "• ") || strings.HasPrefix(s.Of(text), "* ")
}

// maxLent is how many bytes a sentence that says by when may have.
const maxLent = 300

var (
	// sameThing is how one goes on about what was just asked: "I want it in before …", "The printer needs everything by …".
	sameThing = regexp.MustCompile(`(?i)^(?:(?:i|we)(?:'d| would)? (?:really )?(?:like|want|need|expect) (?:it|them|this|that|these|those|the|your|to have)\b|(?:the|our|my) \w+ (?:needs?|wants?|must|has to|closes?)\b|(?:it|they|this|that) (?:needs?|must|ha(?:s|ve) to|is due|are due)\b|(?:cob|eod|by|before|no later than|latest|due)\b|(?:the )?deadline\b)`)
	saysWhy   = regexp.MustCompile(`(?i)\b(?:needs?|needed|wants?|deadline|due|must|ha(?:ve|s) to|rather|expects?|expires?|clos(?:es?|ing)|latest|no later|waiting|ha(?:ve|s) (?:un)?till?|goes out|go out|on air|last day|cut-?off|submit|brought forward|moved up|by then|promised|it's (?:due|for)|in time for|before|cob|eod|is fine|will do|would do|is enough|at the latest|won't .{1,40}\bafter)\b`)
	// theirOwn are the plans and past deeds of others: their days are not the reader's.
	theirOwn = regexp.MustCompile(`(?i)\b(?:will|'ll|is going to|are going to|was|were|went|had|ended|got|paid|told|said|sent)\b`)
)
