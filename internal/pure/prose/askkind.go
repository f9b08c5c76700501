package prose

import "strings"

// askKind names what sort of thing the reader would have to do (docs/labels.md).
func askKind(list []token, part Span) string {
	clause := list[part.Start:part.End]
	row := " " + joined(clause) + " "
	question := list[len(list)-1].word == "?" || clause[len(clause)-1].word == "?"
	requested := requestHead(list, part) >= 0
	switch {
	case has(row, decisions) || question && strings.Contains(row, " or ") && has(row, choices):
		return "decide"
	case has(row, tellings):
		return "inform"
	case has(row, reports):
		return reportKind(row)
	case meets(row, question, requested):
		return "meet"
	case question && !requested || has(row, opinions):
		return "answer"
	}
	return "do"
}

// reportKind tells an answer, which the reader knows by themselves, from news that the reader is to pass on.
func reportKind(row string) string {
	if has(row, ownKnowledge) || strings.HasSuffix(row, " know ") || strings.HasSuffix(row, " know . ") {
		return "answer"
	}
	return "inform"
}

// meets reports whether a clause proposes to come together, which takes more than the word for it: minutes of a meeting are no meeting.
func meets(row string, question, requested bool) bool {
	if has(row, proposals) {
		return true
	}
	if !has(row, gatherings) {
		return false
	}
	return has(row, arranging) || (question || has(row, sounding)) && has(row, availabilities) || !requested && has(row, togetherness)
}

var (
	decisions      = phrases(`approve|approval|decide|decision|choose|authorize|authorise|sign off|agree|make the call|ok with|okay with|your blessing|go ahead with|pick one|which do you prefer|which option`)
	choices        = phrases(`should we|should i|shall we|shall i|do you want|would you rather|do you prefer|are you`)
	tellings       = phrases(`keep me|keep us|keep him|keep her|keep them|keep everyone|informed of|posted on|notified|notify|inform|in the loop|pass it on|pass this on|pass along|let the group know|let everyone know|let everybody know|let him know|let her know|let them know|let your|remind|update the group|spread the word`)
	reports        = phrases(`me know|us know|advise|get back to me|get back to us|report back|tell me|tell us|update me|give me an update|give us an update`)
	ownKnowledge   = phrases(`your|you|how|why|thoughts|whether this|if this|if that|is ok|is okay|works`)
	proposals      = phrases(`let's meet|let's talk|let's discuss|let's get together|let's have lunch|get together|join us|join me|stop by|come by|drop by|swing by|meet with|can we meet|can we talk|could we talk|could we meet|to meet|we meet|call me|give me a call|give me a ring|talk to you about|talk about this|sit down|catch up|have scheduled a|will meet in|will meet at|will meet on|meet me|let's put our heads|talk with you|put our heads together|visit with you|lunch ?|dinner ?|how does this work for you`)
	gatherings     = phrases(`meeting|call|lunch|dinner|coffee|breakfast|session|conference|drinks|golf|appointment|discuss|talk|chat|visit|time|evening|beer|game|come over|interview`)
	arranging      = phrases(`join|schedule|reschedule|set up|arrange|invite|invited|attend|have a phone call|have a call|have a meeting|organize|organise|hold a|get on the calendar|put on the calendar|book`)
	availabilities = phrases(`available|free|work for you|works for you|suit you|convenient|good time|good for you|how about|what about|would you like|want to|interested in|are you going|are you coming|can you make|on monday|on tuesday|on wednesday|on thursday|on friday`)
	sounding       = phrases(`see if|wondering if|let me know if|know if you`)
	togetherness   = phrases(`let's|we could|we can|we should|i would like to|i'd like to|we need to|would love to|want to`)
	opinions       = phrases(`like to know|need to know|want to know|wondering|any thoughts|any ideas|any comments|your thoughts|your view|your views|your opinion|your input|your feedback|your comments|input from you|what you think|what do you think|like to hear|explain to me|explain why|explain how|recommendations|clarify|comments ?|thoughts ?`)
)

func anyOf(list []token, set map[string]bool) bool {
	for _, t := range list {
		if set[t.word] {
			return true
		}
	}
	return false
}
