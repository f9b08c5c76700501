package facevalue

import (
	"regexp"
	"slices"
	"strings"

	"upward/internal/pure/draft"
	"upward/internal/pure/prose"
)

// around is how many bytes on each side of a time are read to see what it is said of.
const around = 240

var (
	clauseEnds = regexp.MustCompile(`[,;:–—]\s|\b(?:and|but|so)\s`)
	verbs      = regexp.MustCompile(`(?i)\b(?:is|are|was|were|am|be|has|have|had|will|would|can|could|may|must|shall|should|do|does|did|need|needs|please|let|[a-z]{3,}ed|` + irregular + `)\b`)
	// passive words end in -ed and tell of no past; so do those of the second line.
	passive = regexp.MustCompile(`(?i)\b(?:be|is|are|am|being|get|gets|to|will|must|can|should)\s+(?:\w+\s+)?[a-z]{3,}ed\b|(?:['’](?:s|re|m))\s+[a-z]{3,}ed\b` +
		`|\b(?:attached|enclosed|indeed|hundred|speed|exceed|proceed|succeed|unless|based|interested|related|so-called)\b`)
	told      = regexp.MustCompile(`(?i)\b(?:was|were|had|did|didn['’]t|wasn['’]t|weren['’]t|[a-z]{3,}ed|` + irregular + `)\b`)
	toldRight = regexp.MustCompile(`(?i)\b(?:said|told|wrote|sent|paid|agreed|discussed|met|promised|mentioned|talked|spoke|decided|meeting|call)\s+(?:\w+\s+){0,2}$`)
	looksBack = regexp.MustCompile(`(?i)(?:\b(?:since|as\s+of)\s+(?:the\s+)?)$|^(?:since|as\s+of)\b`)
	fixes     = regexp.MustCompile(`(?i)^(?:by|before|until|till|no\s+later|at\s+the\s+latest|due)\b`)
)

const irregular = `went|came|got|said|told|took|made|gave|sent|met|saw|left|lost|won|sold|bought|paid|grew|fell|rose|began|became|wrote|spoke|ran|held|kept|led|found|brought|thought|knew|built|felt|heard|broke|drew|rang`

// ahead leaves out the times of what is told of the past.
func ahead(text string, times []prose.Deadline, sentences []prose.Span) []prose.Deadline {
	return slices.DeleteFunc(times, func(d prose.Deadline) bool {
		i, found := slices.BinarySearchFunc(sentences, d.Start, func(s prose.Span, at int) int {
			switch {
			case s.End <= at:
				return -1
			case s.Start > at:
				return 1
			}
			return 0
		})
		return found && isPast(text, d, sentences[i])
	})
}

// isPast reports whether a time of a sentence belongs to what was, not to what is to be.
func isPast(text string, d prose.Deadline, s prose.Span) bool {
	from, to := max(s.Start, d.Start-around), min(max(s.End, d.End), d.End+around)
	before, after := text[from:d.Start], text[min(d.End, to):to]
	switch {
	case looksBack.MatchString(before) || looksBack.MatchString(d.Text):
		return true
	case fixes.MatchString(d.Text):
		return false
	case toldRight.MatchString(before) && tells(before):
		return true
	}
	clause := clauseOf(before, d.Text, after)
	return !draft.Asks(clause) && tells(clause)
}

// tells reports whether words tell of the past.
func tells(words string) bool { return told.MatchString(passive.ReplaceAllString(words, " ")) }

// clauseOf is the clause around a time, and the next one too where it has no verb of its own.
func clauseOf(before, words, after string) string {
	if all := clauseEnds.FindAllStringIndex(before, -1); len(all) > 0 {
		before = before[all[len(all)-1][1]:]
	}
	at := clauseEnds.FindStringIndex(after)
	if at == nil {
		return before + words + after
	}
	own := before + words + after[:at[0]]
	if verbs.MatchString(own) {
		return own
	}
	rest := after[at[1]:]
	if next := clauseEnds.FindStringIndex(rest); next != nil {
		rest = rest[:next[0]]
	}
	return own + " " + strings.TrimSpace(rest)
}
