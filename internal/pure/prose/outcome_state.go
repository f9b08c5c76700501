package prose

import (
	"regexp"
	"strings"
)

// pacePattern is a counted effort: "30 calls a week", "ten prospects a day", "an hour every morning".
var pacePattern = regexp.MustCompile(`(?i)\b(?:(?:at least|about|around|some|no fewer than) )?(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|a hundred|an?|half an?)(?: [a-z-]+){1,3}? (?:a|an|per|each|every) (?:working )?(?:day|week|weekday|month|quarter|year|hour|shift|morning|afternoon|evening|night|monday|tuesday|wednesday|thursday|friday)\b`)

// paced are verbs whose count is effort, not result.
var paced = regexp.MustCompile(`(?i)\b(?:make|ring|call|phone|visit|write|post|put out|put|spend|do|hold|meet|see|contact|send|attend|give|read|knock|talk|speak|run|invest|devote|work|practi[sz]e|publish|have|walk|check|log|take|draft|approach|interview|schedule|book|train)\b`)

// pace finds a counted effort.
func pace(text string) *Span {
	at := pacePattern.FindStringIndex(text)
	if at == nil {
		return nil
	}
	if !paced.MatchString(text[:at[0]]) || stateFrame.MatchString(text) {
		return nil
	}
	return &Span{at[0], at[1]}
}

var (
	// stateFrame introduces a state that is to be reached; the state follows it.
	stateFrame = regexp.MustCompile(`(?i)\b(?:see(?:ing)? to it that|(?:make|making) (?:sure|certain)(?: that)?|ensure(?: that)?|guarantee(?: that)?|take care that|(?:get|have|fix|arrange|organi[sz]e|sort|set|keep|manage|work|steer|turn|make|bring|do|plan|run) (?:it|things|this|that|us|everything|matters)(?: done| so| about| round| around| to| there| far| up)*(?: that| so that| where)|` +
		`get(?:ting)? (?:it |us |them |things |this )?(?:to|there|so far|done)(?: the| a)? ?(?:point|stage|place|state|situation|level|position|day)?(?: that| where| at which| in which| when| so that)|so that|such that|so far that|come(?:s)? about that|to (?:the|a) (?:point|stage|place|situation|state|level) (?:where|at which|in which|that|when)|to where|` +
		`i(?:['’]d| would)? (?:like|want|wish|expect|hope|love|prefer|need)(?: it)?(?: for you)?(?: to (?:see|get (?:us|it|me) (?:there|so far|to where)))?(?: that)|(?:want|like|expect) to (?:see|hear|know|find) that|(?:your|our|the|my) (?:goal|target|aim|objective|outcome|result|task|job|mission|purpose|success)(?: for [\w ]{1,25}| this \w+| is| will be| would be| here| of this)*(?: that|:| is when| when)|success (?:is|means|would be)(?: when| that| if)?:?|(?:i|we) (?:will|['’]ll) know (?:it|that it|this)?(?: has| is)?(?: worked| done)? when|what i(?:['’]m| am) after is(?: that)?|done (?:is|means) (?:when|that)|until)\s+`)
	// soft states cannot be looked at.
	softState = regexp.MustCompile(`(?i)\b(?:trust|trusts|feels?|happy|happier|confident|motivated|proud|understands?|respects?|believes?|care|cares|enjoys?|likes?|loves?|better|good|well|great|nice|safe|smooth(?:ly)?|stronger|close|closer|at ease|comfortable|engaged|aligned|works? (?:well|better)|pulling on|on the same)\b`)
	// orderly is a state that a whole sentence describes: its subject is a thing or a person, not the reader.
	subject  = `(?:(?:the|our|each|every|all|no|any|both|their|his|her|my|its|this|that|these|those|nobody|no one|everybody|everyone|none|mr\.?|mrs\.?|ms\.?|dr\.?|\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|at least|at most|fewer|less|more)\b|[A-Z][\w'’-]+\b)`
	finiteIs = `(?:is|are|can|has|have|gets?|goes?|comes?|works?|runs?|shows?|signs?|pays?|stays?|stands?|takes?|makes?|leaves?|arrives?|reach(?:es)?|opens?|closes?|renews?|agrees?|lasts?|wins?|knows?|asks?|finds?|does|do|doesn['’]?t|don['’]?t|waits?|passes?|leads?|needs?|starts?|ends?|accepts?|hears?|sees?|sells?|lives?|fits?|answers?|buys?|uses?|meets?|costs?|carries|holds?|lifts?|settles?|drops?|attends?|sits?|belongs?|begins?|gives?|returns?|stops?|speaks?|complains?|writes?|calls?|tells?|talks?|must|will|should)`
	declared = regexp.MustCompile(`^(?:(?i:by|from|at|on|in|within|after|when|once|as of|before|come|next|this|for)\b[^,.!?]{1,50}?[, ]\s*|(?i:i don['’]?t (?:mind|care) how),? (?i:but )?|(?i:of|among) [^,.!?]{1,40}? )?(` + subject + `(?: |[^.!?:]{1,80}? )` + finiteIs + `\b[^.!?]*)`)
	ordered  = regexp.MustCompile(`(?i)^(?:when|if|once)\b[^,]{1,60},\s*(?:please )?(?:send|call|tell|give|bring|write|let|make|put|take|check|go|ask|ring|do)\b`)
	leadDue  = regexp.MustCompile(`(?i)^(?:by|from|at|on|in|within|after|once|as of|before|come|when|next|this|for)\b`)
	// seen is a thing wished for in a state: "I want the matinees sold out".
	seen = regexp.MustCompile(`(?i)^\W*(?:and |but |please |of [^,.]{1,40}? )?(?:i|we)(?:['’]d| would)? (?:want|like|expect|need|wish)(?: to have| to see| to get)? (.{0,80}?\b(?:sold out|covered|done away with|[a-z]{3,}ed|gone|open|closed|empty|full|free|clean|paid|built|sold|cut|met|won|kept|in place|up and running|at zero|on time|online|live)\b[^.!?,]*)`)
	// others are to do or be something: "I'd like the team to trust each other".
	others   = regexp.MustCompile(`(?i)^\W*(?:and |but )?(?:i|we)(?:['’]d| would)? (?:want|like|expect|need|wish|love) ((?:the|our|every|each|all|both|nobody|no one|everybody|everyone|their|these|those)\b[^,.!?]{0,50}? to (?:be|have|rank|reach|hit|become|win|lead|pass|meet|join|run|stay|trust|feel|know|stop|work|pay|answer|understand|sign|come|buy|use|say|get|see|take|find)\b[^.!?]*)`)
	carefree = regexp.MustCompile(`(?i)^\W*(?:i|we) (?:don['’]?t|do not) (?:mind|care)(?: how)?,? (?:but )?`)
	kept     = regexp.MustCompile(`(?i)(?:\s*,?\s*(?:please|always|that['’]s .*|and hold it there|ok|okay|thanks|again|any more|anymore|if possible))+[.!?]*$`)
	tails    = regexp.MustCompile(`(?i)\s+(?:in it|by then)$`)
)

// stateFramed finds a state that the sentence names as its end. The span is the state as far as one can look at it: its
// number, else its words; nil for a soft one.
func stateFramed(text string, due *Span) (*Span, bool) {
	if at := between.FindStringIndex(text); at != nil && keepHeads.MatchString(headOf(text)) {
		return &Span{at[0], at[1]}, true
	}
	if at := stateFrame.FindStringIndex(text); at != nil && !strings.EqualFold(strings.TrimSpace(text[at[0]:at[1]]), "until") && at[1] < len(text) && !strings.HasPrefix(text[at[1]:], "to ") && !purpose(text, at) {
		return state(text, Span{at[1], len(text)}, due), true
	}
	if m := together.FindStringSubmatchIndex(text); m != nil {
		return target(text, due), true
	}
	head := len(text) - len(strings.TrimLeft(text, " \t\"“‘'"))
	if m := seen.FindStringSubmatchIndex(text); m != nil && !notSeen.MatchString(text[m[2]:m[3]]) {
		return state(text, Span{m[2], m[3]}, due), true
	}
	if m := others.FindStringSubmatchIndex(text); m != nil {
		return state(text, Span{m[2], m[3]}, due), true
	}
	if at := carefree.FindStringIndex(text); at != nil {
		head = at[1]
	}
	if ordered.MatchString(text) || opensOrder(text[head:]) && !leadDue.MatchString(text[head:]) || thingHeads.MatchString(text[head:]) || effortHeads.MatchString(text[head:]) {
		return nil, false
	}
	if m := declared.FindStringSubmatchIndex(text[head:]); m != nil && !strings.HasSuffix(strings.TrimSpace(text), "?") {
		s := Span{head + m[2], head + m[3]}
		if !readerActs.MatchString(s.Of(text)) {
			return state(text, s, due), true
		}
	}
	if at := bare.FindStringIndex(text); at != nil {
		return state(text, Span{at[0], len(text)}, due), true
	}
	return nil, false
}

var (
	notSeen    = regexp.MustCompile(`(?i)^(?:a|an)\s+(?:signed|detailed|completed|printed|updated|revised|finished|corrected|written|shared|typed)\b|^(?:the|your) (?:signed|completed|updated|revised|finished|corrected)\b|\bthat (?:was|were)|\bwho (?:was|were)|^you\b|^more\b|\bmarked\b|\bneeded\b`)
	readerActs = regexp.MustCompile(`(?i)^(?:i|you|we)\b|\byou (?:should|must|need)\b`)
	bare       = regexp.MustCompile(`(?i)\b(?:no more than|fewer than|less than|not more than|at most|at least|zero|no) (?:\d|one|two|three|four|five|six|seven|eight|nine|ten|[a-z]+ (?:open|late|missing|unpaid|overdue|older|more))`)
)

// opensOrder reports whether a sentence begins with a verb, or with please.
func opensOrder(text string) bool {
	list := tokens(cutAt(wishes.ReplaceAllString(text, ""), 200))
	return len(list) > 0 && (verbs[list[0].word] || wishes.MatchString(text) && list[0].word != "we")
}

// together is what the writer and the reader are to be or to have.
var together = regexp.MustCompile(`(?i)^\W*(?:let us|let['’]s|we(?: should| must| will|['’]ll| need to| have to| want to| are to| ought to)) (?:all )?(?:be|have|become|get to|reach|end up|finish|arrive|stand) (?:at|the|a|among|under|below|above|over|no|in|with|less|fewer|more|\d)`)

// purpose reports whether a frame only gives the reason of a thing that is to be done: "clear the store so that they can get in".
func purpose(text string, at []int) bool {
	frame := strings.ToLower(strings.TrimSpace(text[at[0]:at[1]]))
	if frame != "so that" && frame != "such that" {
		return false
	}
	head := headOf(text[:at[0]])
	return head != "" && (thingHeads.MatchString(head) && !strings.HasPrefix(strings.ToLower(head), "fix it") || effortHeads.MatchString(head))
}

// state trims a state to what one can look at: without its day, courtesy and reasons.
func state(text string, s Span, due *Span) *Span {
	end := s.End
	if due != nil && due.Start > s.Start && due.Start < end {
		end = due.Start
	}
	if n := strings.IndexAny(text[s.Start:end], ".!?;"); n > 3 && (s.Start+n+1 >= len(text) || text[s.Start+n+1] == ' ') {
		end = s.Start + n
	}
	if n := strings.Index(text[s.Start:end], ", "); n > 3 && !strings.Contains(text[s.Start+n:end], " including ") {
		end = s.Start + n
	}
	s.End = end
	if due != nil && due.Start <= s.Start && due.End > s.Start && due.End < s.End {
		s.Start = due.End
	}
	part := text[s.Start:s.End]
	part = strings.TrimRight(kept.ReplaceAllString(part, ""), " ,")
	s = trimmed(text, Span{s.Start, s.Start + len(tails.ReplaceAllString(part, ""))}, ".,;:!?-–—")
	if s.End <= s.Start {
		return nil
	}
	if n := target(s.Of(text), nil); n != nil && n.Len() > 3 && softState.MatchString(s.Of(text)) {
		return shifted(n, s.Start)
	}
	if softState.MatchString(s.Of(text)) && measureIn(s.Of(text), nil) == nil {
		return nil
	}
	return &s
}

const count = `(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[- ](?:one|two|three|four|five|six|seven|eight|nine)|(?:one|two|three|four|five|ten|twenty|fifty|\d+) (?:hundred|thousand|million|thirds?|quarters?)|a (?:third|quarter|fifth|sixth|tenth|half|hundredth)(?: of an hour)?|single digits|\d[\d.,:]*(?:st|nd|rd|th)?|zero|none|nil|half|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|a hundred|a thousand|a dozen)`

// targets are numbers to be reached, the surest first.
var targets = []*regexp.Regexp{
	regexp.MustCompile(`(?i)\bfrom (?:about |around |over )?[£$€]?` + count + `(?: ?%| [a-z-]+){0,3}? (?:down |up )?to (?:about |around |under |below |at least )?[£$€]?` + count + `(?: ?(?:%|per ?cent|percent|points?|minutes?|hours?|days?|weeks?|months?|euros?|dollars|pounds))?`),
	regexp.MustCompile(`(?i)\b(?:in )?` + count + ` [a-z]+ instead of ` + count),
	regexp.MustCompile(`(?i)\b` + count + `(?: out)? of (?:the |every |our )?` + count + `\b[^,.;!?]{0,60}`),
	regexp.MustCompile(`(?i)\b(?:by|to|below|under|above|over|at least|at most|at|within|down to|up to|less than|more than|fewer than|no more than|no less than|no later than|not more than|nearer|towards?) (?:about |around |under )?[£$€]?` + count + `(?: in (?:a|every|each|\d+|ten) ?(?:hundred|thousand|million)?)? ?(?:%(?: [a-z]+)?|per ?cent|percent|[a-z][a-z-]*)?(?: (?:a|an|per|each|every) [a-z]+)?(?: (?:against|than|compared (?:with|to)) [a-z ]{1,20})?(?: or (?:better|more|less|fewer|below|under|above|higher|lower))?`),
	regexp.MustCompile(`(?i)[£$€]?\b` + count + `(?: ?%| per ?cent| percent)(?: (?:fewer|less|more|lower|higher|of)\b(?: [\w-]+){0,3})?`),
	regexp.MustCompile(`(?i)\b(?:double|halve|triple|quadruple|treble)\b`),
	regexp.MustCompile(`(?i)\b(?:full marks|top three|top five|top ten|first place|number one|without (?:a|any|one) [a-z]+|break[- ]even)\b`),
	regexp.MustCompile(`(?i)[£$€]?\b` + count + `(?: (?:new|more|fewer|less|additional|extra|paying|regular|signed|open|further))? ?[a-z-]*`),
}

var monthNext = regexp.MustCompile(`(?i)^\s*(?:of )?(?:january|february|march|april|may|june|july|august|september|october|november|december|[ap]m|o['’]clock)\b`)

// turned finds a number that replaces another: that is an outcome whatever the verb.
func turned(text string) *Span {
	for _, p := range targets[:2] {
		if at := p.FindStringIndex(text); at != nil && !dated.MatchString(text[at[0]:at[1]]) && !monthNext.MatchString(text[at[1]:]) {
			return &Span{at[0], at[1]}
		}
	}
	return nil
}

// target finds the number to be reached that is no part of the due.
func target(text string, due *Span) *Span {
	for _, p := range targets {
		for _, at := range p.FindAllStringIndex(text, 8) {
			s := trimmed(text, Span{at[0], at[1]}, ".,;:!?")
			if i := strings.LastIndexByte(s.Of(text), ' '); i > 0 && notUnit[strings.ToLower(s.Of(text)[i+1:])] {
				s.End = s.Start + i
			}
			if due != nil && s.Start < due.End && due.Start < s.End || dated.MatchString(s.Of(text)) || placed.MatchString(text[:s.Start]) {
				continue
			}
			return &s
		}
	}
	return nil
}

var (
	// dated are numbers that name a time, placed are those that name a place, a version or one of many.
	dated  = regexp.MustCompile(`(?i)\d(?:st|nd|rd|th)\b|\b(?:monday|tuesday|wednesday|thursday|friday|january|february|march|april|june|july|august|september|october|november|december|o['’]clock|[ap]m)\b|^(?:by|at|to) one\b|\b(?:19|20)\d\d$`)
	placed = regexp.MustCompile(`(?i)\b(?:line|bay|window|room|unit|hall|pier|corridor|grade|year|version|no\.?|number|clause|side|aisle|ward|building|floor|page|section|item|phase|step|store|branch|table|shift|platform|gate|route|class|form|level|day|chapter|channel|plant|week) $`)
)
