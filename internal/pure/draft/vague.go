package draft

import (
	"regexp"
	"strings"
	"sync"
)

// whens name a time that fixes nothing; a weight of 2 takes the next working day in its place, of 1 the third.
var whens = sync.OnceValue(func() []phrase {
	return freed(append([]phrase{
		row(2, `(?:it|this|that|the matter)(?:'s| is)(?: very| rather| quite| really| pretty| a bit| extremely| all)? (?:urgent|pressing|time-critical|time-sensitive|burning)`, `I need this`),
		row(2, `(?:absolutely |really )?(?:a\.?s\.?a\.?p\b\.?|as soon as (?:humanly |at all |ever |you possibly |you )?(?:possible|can|could)|as (?:quickly|fast|early|promptly|speedily) as (?:possible|you can)|(?:very |most )?urgently|with (?:the utmost |great )?urgency|at (?:your|the) (?:earliest|first) (?:convenience|opportunity)|without (?:further |any )?delay|promptly|before (?:it's|it is) too late|sooner rather than later)`, ``),
		row(1, `(?:at|in) your (?:own )?(?:leisure|convenience|spare time|good time|own time)`, ``), row(1, `(?:at|in) (?:some|any) (?:stage|point|time|moment)(?: or other| soon| in the (?:near )?future| maybe| perhaps)*`, ``), row(1, `in due (?:course|time)`, ``), row(1, `in the (?:near|foreseeable|not too distant|not so distant) future`, ``), row(1, `before (?:too |very )?long`, ``),
		row(1, `(?:when|whenever|once|as soon as|if) (?:you|there|time)(?:'ve|'ll|'re|'s| will| have| happen to| ever| is| can| just)*(?: get| gets| got| find| have| had| spare| see| are)? (?:a|an|the|some|any|your|five|ten|two|half)? ?(?:(?:free|spare|quiet|bit of|little|few|good|short|odd) )*(?:time|chance|moment|minutes?|second|opportunity|break|breather|gap|slot|hour)(?: (?:free|to spare|for it|off))?`, ``), row(1, `(?:when|whenever|once|as soon as|if) (?:things?|it|life|work|the (?:workload|office|season|rush)|everything|your (?:schedule|calendar|diary|time|workload))(?:'s| is| are| has| have| just| all)* (?:calms?|settles?|eases?|quietens?|slows?|gets? (?:quieter|calmer|easier)|lets? up|less|quieter|calmer|permits?|allows?|dies|calmed|settled)(?: (?:down|up|off|you|a|an|the|little|bit|busy|hectic|it|again))*`, ``), row(1, `(?:when|whenever|once) (?:you(?:'re (?:free|ready|back|able to)| can| could| feel like it| like| want)|(?:it |that )?(?:suits|possible|convenient)(?: you)?|time (?:permits|allows)|free|things (?:calm|settle|quieten|slow) down(?: a bit| a little)?)(?: (?:free|ready|back|able to))?`, ``), row(1, `(?:if|as) time (?:permits|allows)`, ``),
		row(1, `(?:pretty |very |quite |fairly |rather |really |some ?time |as )?soon(?:ish|er or later)?`, ``), row(1, `(?:in|within) a (?:while|bit|few (?:days|weeks)|couple of (?:days|weeks))`, ``), row(1, `\b(?:eventually|shortly|presently|timely|in a timely manner|in good time|when possible|where possible|if and when|later on|whenever|pronto|by and by|down the (?:line|road|track)|any day now|the sooner the better|some ?day|one of these days|in no time)\b`, ``),
		row(1, `(?:when|whenever|where|if) (?:it(?:'s| is) )?(?:convenient|practical|suitable|practicable)(?: for you| to you)?`, ``), row(1, `(?:once|when|after) (?:the )?(?:dust|smoke|storm|rush|madness|chaos|stress)(?: has| have| is)? (?:settle[sd]?|clear(?:s|ed)?|passe[sd]|over|died down|dies down|blown over)`, ``), row(1, `at (?:the next|the first|any) (?:good |suitable )?(?:opportunity|occasion)`, ``), row(1, `(?:when|whenever|if|once) (?:you(?:'re| are) (?:less busy|not too busy|free|bored|in the mood|done with everything|back on your feet)|you (?:get|come) (?:round|around) to it|you think of it|you remember|you next (?:have|get)|it suits(?: you)?|you(?:'ve| have) got (?:a|some|five|ten) \w+|nothing else is on)`, ``), row(1, `(?:next time|in between|between (?:two )?(?:other things|meetings)|over the coming (?:days|weeks)|in (?:the )?coming (?:days|weeks))`, ``), row(2, `(?:as a matter of urgency|with (?:high|top|the highest|some) (?:priority|urgency)|as (?:a )?(?:top |high )?priority|(?:very |rather |quite )?urgent(?:ly)?, please|the (?:quicker|faster|earlier|sooner),? the better)`, ``),
	}, append(whenForms(),
		easing(`(?:there(?:'s| is) )?no (?:rush|hurry)(?: at all| whatsoever| really| on this| with this| here)*`),
		fine(`(?:find|finds|found|have|has|take|takes|need|needs|spend|spends|make|makes|spare|set aside|free up|give (?:me|us|it|this)|book)(?: \w+)? (?:some ?time|any time|a moment|a minute)`),
		row(1, `(?:some ?time|one of these days|anytime|any time (?:soon|you like|that suits(?: you)?))(?: (?:soon|this century|this year|this decade|this millennium|in this life|before i retire|or other|in the (?:coming|next) (?:weeks|days|months)|when it suits(?: you)?))*`, ``),
	)...)...)
})

// whats leave open what is wanted. What stands in $1 is kept.
var whats = sync.OnceValue(func() []phrase {
	return table(append([]phrase{
		fine(`(?:the|a|one|another) (?:first|second|third|fourth|last|next|only|main|important|good|best|whole|nice|bad|other|one|same|big|real|funny) thing\b`), fine(`there's (?:also |still )?the (?:thing|matter|question|issue) (?:with|of|about)`),
		row(1, `sort (?:things|it|this|that|everything) out with ([\w' -]{2,40}?)([.?!,;]|$)`, `agree with $1 on what happens next$2`),
		row(1, `(?:get|have|see) (?:the |this |that |our |your )?(?:thing|stuff|business|issue|problem|matter|situation|story)s? (?:with|about|around|of|in|at) ((?:the|our|your|this|that|my) [\w-]+(?: [\w-]+)??) (?:sorted|fixed|handled|resolved|dealt with|solved|done|cleared|addressed)(?: out)?`, `decide what is to be done about $1`), row(1, `get (it|this|that|things|something|the \w+) (?:sorted|handled|dealt with|taken care of)(?: out)?`, `decide what is to be done about $1`),
		row(1, `(?:have|take|give)(?: me| us| it| this)? (?:a|another|some|it some)(?: bit of a| little| quick| good| short| brief| bit of)? (?:think|thought|thinking|ponder)(?: (?:about|at|into|over|on|to))?`, `decide how we go on with`), row(1, `(?:think|reflect|ponder) (?:a bit |a little |briefly |again |it over )?(?:about|on|over)`, `decide on`), row(1, `look (?:a bit |a little |briefly |again |quickly )?into`, `find out what is behind`), onward(`\b(?:handle|deal with|take care of|sort out|tackle) `, `decide how we go on with `), onward(`\baddress `, `decide how we go on with `), row(1, `do something(?: or other)? (?:about|with|for|regarding)`, `decide how we go on with`), row(1, `do (?:the needful|what you can|your best|your magic|whatever (?:you think|is needed|it takes))(?: about| with| on| for)?`, `decide how we go on with`), row(1, `(?:sort|fix|figure|work) (?:it|this|that|things|something|everything)(?: all)? out`, `decide how we go on with this`), row(1, `(?:sort|fix) (it|this|that|things)\b`, `decide how we go on with $1`),
		row(1, `(?:touch base|catch up|sync up|liaise|have a (?:quick |little |short |brief )?(?:chat|catch-up|natter)|compare notes)`, `talk for fifteen minutes`), row(1, `(?:circle|loop) back (?:on|to|about)`, `decide on`), row(1, `follow up (?:on|about|with) (it|this|that|things|everything)`, `write to me about $1`), row(1, `keep (?:an|half an|one) eye (?:on|out for) ([\w' -]{1,60})`, `check $1 once a week`), row(1, `(?:be|stay|keep) (?:a bit |a little )?(?:mindful|aware|on top) of`, `check once a week`),
		row(1, `(?:push|move|drive|take|carry|bring) (?:it|this|that|things|the \w+) (?:forward|further|along|ahead)`, `decide the next step with it`), row(1, `(?:support|help|back|assist) (?:me|us|him|her|them) (?:a bit |a little )?(?:with|on|in|around) (?:this|that|it|things|everything|the situation)`, `take one task from me`), row(1, `(?:some|any|a bit of|a little|more) (?:guidance|direction|clarity|input|feedback|thoughts|insights?)\b`, `your yes or no, or one change,`), row(1, `your (?:\w+ )?(?:input|feedback|thoughts?|take|ideas|insights?|two cents|guidance|steer)\b`, `your yes or no, or your changes`), row(1, `\b(send|give|write|prepare|share|provide|put together|draft|make|get|do) ((?:\w+ ){0,2}?)(?:something|anything|some stuff|a little something) (?:on|about|regarding|for|around)`, `$1 ${2}a one-page summary of`),
		row(1, `(?:the|that|this) (?:other|usual|same|certain|whole|little)? ?(?:thing|topic|matter|stuff|issue|business|situation|point|subject)(?: (?:that |which )?(?:we (?:discussed|talked about|spoke about|mentioned|had)|from (?:last week|before|the other day|yesterday|last time)|you (?:mentioned|said|know)|i mentioned|of the other day))`, `“…”`), row(1, `the (?:other|usual|certain) (?:thing|topic|matter|stuff|issue|point|subject)s?`, `“…”`), row(1, `what we (?:discussed|talked about|spoke about|said)`, `“…”`), row(1, `\bthe (?:thing|stuff|business|story|situation)s? (?:with|about|around) `, ``), row(1, `(?:the|that|this) (?:thing|stuff)s?\b`, `“…”`), row(1, `you know what|you-know-what|the usual`, `“…”`), row(1, `\b(?:improve|optimi[sz]e|increase|enhance|strengthen) (?:things|it|this|that|the situation|our (?:communication|visibility|collaboration|processes|efficiency))\b`, `agree on one number for it`),
	}, whatForms()...)...)
})

var softTime = regexp.MustCompile(`(?i)\b(?:by|until|till|before|no later than|at the latest|due)\b`)

func whenVague(l *letter) *Flag {
	var asked []sentence
	for i, s := range l.sentences {
		if s.asks != asksNothing || len(l.asks) > 0 && i+1 >= l.asks[0] && (l.context.onlyTime(s.text) || l.context.phrased(s.text)) {
			asked = append(asked, s)
		}
	}
	f := Flag{Rule: WhenVague, Severity: Amber, Reason: "Everybody reads another day into this. Name one; put yours in place of mine."}
	said := false
	return l.filled(f, l.unfixed(asked), whens(), func(h hit) string {
		if said || h.phrase.eases && l.dated() {
			return "" // one day is enough
		}
		said = true
		days := 3
		if h.phrase.weight > 1 {
			days = 1
		}
		return strings.TrimSpace(h.phrase.with + " by " + l.context.day(days))
	})
}

// dated reports whether a sentence that asks names a fixed time.
func (l *letter) dated() bool {
	for _, i := range l.asks {
		if l.dueOf(i) != nil && !l.context.vagueTime(l.sentences[i].text) {
			return true
		}
	}
	return false
}

// onlyTime reports whether a sentence holds little but a vague time: "Whenever you find a minute."
func (c Context) onlyTime(text string) bool {
	list := c.hits(whens(), text)
	return len(list) > 0 && 3*list[0].Len() > 2*len(text)
}

// phrased reports whether a sentence that is neither past nor a plan holds a vague time of several words.
func (c Context) phrased(text string) bool {
	if pastTense.MatchString(text) || plans.MatchString(text) {
		return false
	}
	for _, h := range c.hits(whens(), text) {
		if strings.Contains(h.Of(text), " ") {
			return true
		}
	}
	return false
}

var plans = compile(`\b(?:i|we|they|he|she)(?:'ll| will|'m| am|'re| are| have|'ve|'d| would)\b`)

// unfixed leaves out the sentences that name a fixed time as well.
func (l *letter) unfixed(list []sentence) (left []sentence) {
	for _, s := range list {
		fixed := false
		for _, d := range l.dates {
			inside := d.Start >= s.Start && d.End <= s.End
			fixed = fixed || inside && !l.context.vagueTime(d.Text) && (softTime.MatchString(d.Text) || l.near(s, d.Start-s.Start))
		}
		if !fixed {
			left = append(left, s)
		}
	}
	return left
}

// near reports whether a vague time of the sentence stands right before a place in it.
func (l *letter) near(s sentence, at int) bool {
	for _, h := range l.context.hits(whens(), s.text) {
		if at >= h.End && at <= h.End+beside {
			return true
		}
	}
	return false
}

const beside = 12 // bytes

// vagueTime reports whether a time that the grammar reads is one of those that fix nothing.
func (c Context) vagueTime(text string) bool { return len(c.hits(whens(), text)) > 0 }

func whatVague(l *letter) *Flag {
	var asked []sentence
	for _, s := range l.sentences {
		if s.asks != asksNothing && !thankful.MatchString(s.text) && !l.twice(s.text) {
			asked = append(asked, s)
		}
	}
	f := Flag{Rule: WhatVague, Severity: Amber, Reason: "This leaves open what you want done. Name the thing that is there when it is done."}
	return l.filled(f, asked, whats(), nil)
}

// twice reports whether one wording stands twice in a sentence: then each has its object, and one rewrite for both is none.
func (l *letter) twice(text string) bool {
	seen := map[*phrase]bool{}
	for _, h := range l.context.hits(whats(), text) {
		if seen[h.phrase] {
			return true
		}
		seen[h.phrase] = true
	}
	return false
}

// thankful sentences speak of guidance and thoughts that were given.
var thankful = compile(`\b(?:thank|thanks|appreciation|grateful|gratitude)\b`)
