package prose

import "regexp"

// dueWords name an end that the grammar of times leaves out: one that hangs on an event, a season, a part of a day.
var dueWords = regexp.MustCompile(`(?i)\b(?:by|before|over|at|in|for|during|when|this|by the end of|within)\s+(?:` +
	`(?:the |your |our |my |this |next |end of |start of |beginning of |early |late )*(?:summer|winter|spring|autumn|fall|easter|christmas|new year|release|trial|launch|premiere|summer break|year end|year-end|month end|season|holidays?|weekend|end of your contract|end of the (?:year|month|week|quarter|season|contract|term|day)|(?:first|second|third|fourth|last) (?:week|month|quarter|day|term)|week of the \w+|year is out|month is out|week is out|opening|audit|inspection|board meeting|meeting|go-live|deadline|visit)\b` +
	`|(?:this|next|the) (?:year|month|quarter|term)\b|(?:i|you|we|he|she|they|it) (?:come|comes|go|goes|leave|leaves|order|orders|get|start|starts|open|opens|return|returns|close|closes|meet|land)\b)(?:\s+(?:on|at)\s+(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday))?` +
	`|\b(?:until|till|ahead of) (?:the |our |your |my |next |end of |start of )*[a-z0-9]+(?: (?:of|out|holidays?|comes?|break|year|month|quarter|term|visit|january|february|march|april|may|june|july|august|september|october|november|december)\b)*(?: the \w+)?|\bbefore (?:i|you|we|he|she|they|anyone|anybody|the \w+) \w+[^,.!?]{0,60}|\b(?:when|before) (?:i['’]m|the \w+) (?:back|in|comes|leaves|opens)[^,.!?]{0,40}|\bat the end of the \w+|\bahead of \d+ \w+|\bafter the (?:first )?(?:half-year|winter|summer|pilot|trial)|\bin the next \w+\b|\bthe (?:morning|afternoon|evening|night|week) of the \d+(?:st|nd|rd|th)`)

// wishDue is the time by which a wish is to be there: the surest of what the text names, or nil.
func wishDue(text string) *Span {
	var best *Span
	rank := 0
	for _, d := range Deadlines(text, slotReference) {
		r := dueRank(text, d)
		if r > rank {
			rank, best = r, &Span{d.Start - len(preposition.FindString(text[:d.Start])), d.End}
		}
	}
	if at := dueWords.FindStringIndex(text); at != nil && (best == nil || at[0] <= best.Start && at[1] >= best.End || rank < 3 && bound.MatchString(text[at[0]:at[1]]) || rank < 2 && at[0] < best.Start) {
		s := trimmed(text, Span{at[0], at[1]}, ".,;:!?")
		best = &s
	}
	return best
}

// endsWish reports whether a time is the end of a wish of this kind: an effort has one only where it is said; times at which something takes
// place belong to the thing.
func endsWish(text string, due Span, kind Wording) bool {
	words := due.Of(text)
	switch {
	case bound.MatchString(words) || untilWord.MatchString(words):
		return kind != ActivityWording || !untilWord.MatchString(words)
	case kind == ActivityWording:
		return false
	}
	return !placeTime.MatchString(words) || latest.MatchString(text[due.End:])
}

var (
	untilWord = regexp.MustCompile(`(?i)^(?:until|till|up to|ahead of|after|when|once)\b`)
	placeTime = regexp.MustCompile(`(?i)^(?:at \d|for |over |through |during |the (?:night|morning|evening|week) of|within .* of\b|in the (?:mon|tues|wednes|thurs|fri)day)`)
	latest    = regexp.MustCompile(`(?i)^ at the latest`)
)

var preposition = regexp.MustCompile(`(?i)\b(?:in|on|during|over|for|at|by|before)\s+$`)

// dueRank weighs a time: one with "by" counts most, a stretch that something lasts not at all.
func dueRank(text string, d Deadline) int {
	before := text[max(0, d.Start-14):d.Start]
	switch {
	case stretches.MatchString(before) || stretched.MatchString(d.Text) || d.Grain == "year" || possessive.MatchString(d.Text) || happened.MatchString(text[:d.Start]) || everyDay.MatchString(text) && d.Grain == "minute" || adverb.MatchString(text[d.End:]):
		return 0
	case bound.MatchString(d.Text):
		return 3
	case d.Grain == "minute" || d.Grain == "hour":
		return 1
	}
	return 2
}

var (
	possessive = regexp.MustCompile(`['’]s$`)
	happened   = regexp.MustCompile(`(?i)\b(?:was|were|been|had)\s+\w+\s+$`)
	everyDay   = regexp.MustCompile(`(?i)^\W*(?:all|each|every|no|nobody)\b`)
	bound      = regexp.MustCompile(`(?i)^(?:by|before|no later|not later|due|within|prior)`)
	stretches  = regexp.MustCompile(`(?i)\b(?:from|since|starting|beginning|as of|every|each|from now|moved on|for the|in the|the|of)\s+$`)
	stretched  = regexp.MustCompile(`(?i)^(?:until|till|from|as of|every|each|since)\b|\d\s*(?:to|-|–)\s*\d`)
	adverb     = regexp.MustCompile(`^(?:\s+(?:paper|slot|market|meeting|tours|shift|night|deploys|edition|call|menu|team|crew|round|matinees?|\d)\b|['’]?s\b|,?\s+(?:it['’]?s|it is|we have|we are|instead of|on average))`)
)
