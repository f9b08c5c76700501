package learn

import (
	"fmt"
	"regexp"
	"strings"
)

// Plain is the first baseline: runs of one to three words and marks, as they are.
func Plain(text string) ([]string, float64) {
	return runs(words.FindAllString(strings.ToLower(text), -1)), 1
}

// Rich is the second baseline: the runs of words with dates and numbers as one word each and the bounds of the
// sentence, and a score of features made by hand.
func Rich(text string) ([]string, float64) {
	low := strings.ToLower(text)
	row := []string{"<s>"}
	for _, word := range words.FindAllString(low, -1) {
		row = append(row, plainDate(word))
	}
	list := runs(append(row, "</s>"))
	for n, feature := range byHand {
		if feature.MatchString(low) {
			list = append(list, fmt.Sprint("rule: ", n))
		}
	}
	for _, length := range []int{3, 8, 25} {
		if len(row) > length {
			list = append(list, fmt.Sprint("rule: longer than ", length))
		}
	}
	return list, 1
}

var words = regexp.MustCompile(`[\pL\pN]+(?:['’][\pL]+)?|[?!.,:;$]`)

func runs(row []string) []string {
	seen := map[string]bool{}
	var list []string
	for i := range row {
		for n := i + 1; n <= min(i+3, len(row)); n++ {
			if run := strings.Join(row[i:n], " "); !seen[run] {
				seen[run] = true
				list = append(list, run)
			}
		}
	}
	return list
}

var (
	dayWord   = regexp.MustCompile(`^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^(?:today|tomorrow|tonight)$`)
	monthWord = regexp.MustCompile(`^(?:january|february|march|april|june|july|august|september|october|november|december)$`)
	someDigit = regexp.MustCompile(`\d`)
)

func plainDate(word string) string {
	switch {
	case dayWord.MatchString(word):
		return "<day>"
	case monthWord.MatchString(word):
		return "<month>"
	case someDigit.MatchString(word):
		return "<num>"
	}
	return word
}

var byHand = handMade(`\?|^please\b|\b(?:please|pls|kindly)\b|\b(?:can|could|would|will) you\b|\blet me know\b|\blet'?s\b|\bi (?:need|want)\b|\bneed you\b
	\byou (?:should|must|need|have) to?\b|\bwe (?:should|need|must)\b|\bwould you (?:like|mind)\b|^(?:who|what|when|where|why|how|which)\b
	^(?:do|does|did|is|are|was|were|have|has|can|could|will|would|should)\b|\b(?:i will|i'll|i am|i'm|i shall)\b|^(?:he|she|they|it|this|that|there)\b
	^(?:we|our)\b|\b(?:was|were|had|did|went|said|asked|told)\b|\bif\b|\b(?:thanks|thank you)\b|\b(?:by|before|until) (?:mon|tues|wednes|thurs|fri|tomorrow|noon|the|next)
	\b(?:today|tomorrow|mon|tues|wednes|thurs|fri|satur|sun)|\b(?:meet|meeting|call|lunch|dinner|discuss|talk)\b|\b(?:me|us)\b|\b(?:you|your)\b|\b(?:http|www|click|free|offer)
	^(?:send|call|give|get|make|take|check|review|forward|go|come|look|see|let|tell|ask|add|set|keep|find|use|sign|print|read|put|try|work|contact|provide|follow|visit|join|note)\b
	\b(?:questions|comments|concerns)\b|\b(?:suggest|propose|recommend|how about|what about|why don't)\b`)

func handMade(rules string) []*regexp.Regexp {
	var list []*regexp.Regexp
	for _, line := range strings.Split(rules, "\n") {
		for _, rule := range topLevel(strings.TrimSpace(line)) {
			list = append(list, regexp.MustCompile(rule))
		}
	}
	return list
}

// topLevel cuts a row of rules at the bars that stand in no brackets.
func topLevel(line string) []string {
	depth, start := 0, 0
	var list []string
	for i, c := range line {
		switch {
		case c == '(':
			depth++
		case c == ')':
			depth--
		case c == '|' && depth == 0:
			list = append(list, line[start:i])
			start = i + 1
		}
	}
	return append(list, line[start:])
}
