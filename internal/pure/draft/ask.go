package draft

import (
	"slices"
	"strings"
	"time"

	"upward/internal/pure/prose"
)

// indirect are wishes that give no order: what is needed, who else waits for the reader, what would be welcome.
const indirect = `\b(?:what|all|the (?:only )?thing|one thing)(?: that)? i(?:'d| would| will)?(?: \w+)? (?:need|want|ask|like|wish|hope)\b[^.?!]{0,60}?\bis\b` +
	`|\b(?:i|we)(?:'d| would)(?: also| very much| really| be| so| like| love| prefer| want| rather| please| kindly)* that (?:you|we|somebody|someone)\b` +
	`|\b(?:i|we)(?:'d| would|'ll| will)?(?: still| also| really| urgently| only| just| sort of| kind of| now| then)* need (?:the following|(?:a|an|the|my|your|ur|some|more|another|two|three|four|\d+)\b[^.?!]{0,70}?\b(?:by|before|until|till|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tomorrow|tonight|this (?:week|morning|afternoon)|from you\w*)\b)` +
	`|\b(?:need|needing|want|wanting|after|missing)(?: \w+)? (?:ur|your)\b` +
	`|\b(?:needs?|must have|wants?|would like|'d like|likes?|asks?|asked|is waiting for|are waiting for|is after|are after|expects?|hopes?|requires?)(?: to (?:see|hear from|speak (?:to|with)|talk (?:to|with)|meet|know from|get from|have)| for)?(?: \w+){0,3}? (?:your (?:signature|approval|answer|decision|ok|okay|word|reply|choice|consent|confirmation|comments?|number|view)|you (?:to|about)|from you)\b` +
	`|\b(?:wants?|would like|needs?) you\b|\b(?:wants?|would like|'d like) to (?:see|hear from|speak (?:to|with)|talk (?:to|with)|meet) you\b` +
	`|^(?:and |so )?(?:you|someone|somebody) (?:need|needs|have|has|must|ought)(?: to)? (?:answer|approve|arrange|ask|bring|call|cancel|change|check|choose|confirm|decide|do|fix|find|get|give|let|make|move|order|pay|put|ring|send|settle|show|sign|speak|stop|take|talk|tell|write)\b` +
	`|^any (?:steer|news|word|update|decision|progress|thoughts|idea|chance|feedback|view)\b` +
	`|\b(?:would|'d) be (?:very |much |greatly |really |most |highly |so |a )*(?:appreciated|lovely|welcome|good to (?:get|have|know|hear)|great to (?:get|have|know|hear))\b` +
	`|\bwere (?:it|that) (?:\w+ ){0,3}?(?:conceivable|possible|convenient|feasible|agreeable)|\bwere (?:that|it) ever\b|\bwhether (?:you|one|somebody|someone|we|it) (?:might|could|would|wanted|may|can)\b|\bone (?:could|might|may) (?:possibly |perhaps |maybe )?(?:consider|think|ask|arrange|look|look into)\b` +
	`|\b(?:did|do) (?:half |sort of |kind of )+(?:think|wonder|hope)|\bcould (?:perhaps|possibly|maybe) be [a-z]+(?:ed|t|n)?\b|\bif you (?:can|could|would) (?:just |please |kindly )?(?:send|give|let|approve|sign|tell|call|confirm|choose|pick|ok|okay|answer|do|get|bring|look|check|ask|put|forward|reply)\b` +
	`|\b(?:i|we)(?:'m| am|'re| are) (?:still )?(?:waiting|looking|hoping) for (?:your|ur)\b|^(?:your|ur) (?:ok|okay|signature|approval|decision|answer|yes|choice|view|word)\b|\ba (?:simple |quick |short )?(?:yes or (?:a )?no|yes or no)\b|\bmake up your mind\b`

const courtesy = `\bplease,? (?:please,? )?(?:find (?:attached|enclosed|below|herewith|here|my|the attached|the enclosed)|note|see (?:below|attached)|excuse|forgive|accept|don't (?:think|hesitate|worry|get me wrong|be|hate)|do not (?:think|hesitate|worry|be)|feel free|ignore|bear with)\b` +
	`|\bhow (?:are|were|was|is) (?:you|your|things|it|everything)\b|\bhope (?:you|your|all|everything|this)\b` +
	`|\b(?:if|should) you (?:have|need|want|'d like)\b[^?]*\b(?:questions?|more|anything|further)\b` +
	`|\b(?:let me know|tell me|shout|call|ring|ask)\b[^?]* if (?:you (?:have|need|want) (?:any|more|anything|further)|anything|there's anything|i can (?:help|do|be|assist|answer|provide))\b` +
	`|\b(?:guess what|you know what|who knows|can you believe|would you believe|remember)\b|\bdo you have to\b`

// askKind is what a sentence of a draft wants of the reader.
type askKind int

const (
	asksNothing askKind = iota
	asksReply           // only that they answer: "let me know by Friday", "is that all right?"
	asksThing           // something of its own
)

var (
	// courtesies look like asks and want nothing.
	courtesies = compile(courtesy)
	polites    = anyOf(courtesy)
	// requests name the reader, or somebody, and what they should do.
	requests = anyOf(indirect + `|^(?:and |also |so |then )?(?:can|could|may|might|shall|should) (?:i|we|people|everybody|everyone)\b|(?:^|[^\w'])(?:could|would|can|cld|will|might|won't|can't|couldn't|wouldn't) (?:you|u|ya|yous|someone|somebody|anyone|anybody|one of you|your \w+)\b` +
		`|\bare you (?:able|willing|free|available|ok|okay|happy|fine|good)\b|\bwould it be (?:ok|okay|possible|all right|alright|fine)\b|\bany chance\b` +
		`|\bi(?:'m| am)? (?:ask|asking|request|requesting|beg) (?:you|for|that|whether|if)\b` +
		`|\bi(?:'d| would)(?: very much| really| just)? (?:like|love|want|wish|need|ask|appreciate|value|welcome)(?: to (?:ask|request|have|get|hear|know|discuss|talk|speak|see)| you| your| us| it if| if)\b` +
		`|\bi(?:'m| am| was| were|'ve been)?(?: just| only| sort of| kind of| really)* (?:(?:wonder|wondered|wondering) (?:if|whether|about)|(?:hoping|hoped|hope) you)\b|\bwanted to ask\b|\blike to ask\b` +
		`|\b(?:i|we)(?:'d| would| will|'ll| do)?(?: still| also| really| urgently| only| just)* need(?: you| your|(?: it| them| this| that| one) (?:from you|by|on|until|before|back|signed))\b` +
		`|\b(?:i|we)(?:'d| would| will|'ll| do)?(?: still| also| really| urgently)* need (?:a|an|the|some)(?: \w+){0,3} (?:decision|signature|approval|answer|yes|ok|okay|go-ahead|word|number|po|reply|sign-off|password|access|contact|confirmation|from you|by (?:mon|tue|wed|thu|fri|sat|sun|tomorrow|the|noon)\w*)\b` +
		`|\b(?:want|expect|would like|'d like|need|trust|count on|rely on) you (?:to|will)\b` +
		`|\b(?:i|we)(?:'d| would)(?: \w+){0,3} (?:be|feel)(?: \w+){0,4} (?:glad|grateful|happy|thankful|pleased|delighted|relieved|obliged|better|safer|happier|easier)\b[^?]*\b(?:if|about your|to (?:have|get|hear) (?:your|from you)|for your|for an?|for the)\b` +
		`|\b(?:it|that)(?:'d| would)(?: really| also)? (?:be (?:\w+ )?(?:great|good|nice|helpful|lovely|wonderful|kind|useful|best|perfect|fantastic)|help|mean a lot)\b[^?]*\b(?:if|to know|to have|to hear|to get)\b|\bwould be (?:(?:great|good|nice|helpful|lovely|wonderful|glad) (?:if|to)|appreciated|welcome|grateful)\b` +
		`|\b(?:somebody|someone|anybody)(?: really)? (?:should|needs to|has to|must|ought to|will have to)\b|\byou(?:'d| would)? (?:should (?:call|send|tell|sign|decide|write|speak|talk|come|go|see)|need to|ought to|may want to|might want to|had better)\b` +
		`|\blet's\b|\b(?:it's|it is|that's) your call\b|^your call\b|\bover to you\b|\b(?:waiting|wait|look forward|hope|subject|pending)(?:ing)? (?:for|to|on) your\b|\bone (?:could|might)\b[^?]*\b(?:imagine|think of)\b|\bmay i (?:ask|suggest|propose)\b|\b(?:need|require)s? your\b|\byes or no\b` +
		`|\bnot forget to\b|\bi(?:'m| am) waiting for your\b|\b(?:hand|leave)(?:ing)? (?:it|this|that) to you\b`)
	// replies want an answer and nothing else.
	replies = anyOf(`(?:^|[,;:.–—] |- |\b(?:and|so|please|just|kindly|you|then|or|but|also|either) )(?:let (?:me|us) know|tell (?:me|us)|drop me|get back to (?:me|us)|answer (?:me|this)|write back|reply|give me (?:a|your) (?:shout|ring|call|word|answer|yes|ok)|say (?:yes|so|when|which))\b` +
		`|\bis (?:that|this|it) (?:all right|ok|okay|fine|alright|good)\b|\b(?:all right|ok|okay|fine) (?:with|for|by) you\b|\bdo you (?:agree|mind|approve)\b|\bagreed\?|\bok\?|\bokay\?|\bright\?|\byes or no\b|\bgood to know by\b|\bwhat do you (?:think|say)\b|\bdoes that (?:work|suit|make sense)\b`)
	reminded = compile(`(?:^|[^\w])(?:i'll|i will|we'll|will|to|he'll|she'll|they'll|and) (?:let you know|tell (?:you|them|him|her|him)|get back to you|report)\b|\bthey told me\b`)
	pleas    = anyOf(`\b(?:please|kindly|pls|plz)\b`)
	verbOpen = compile(`^(?:(?:and|but|so|also|then|oh|ok|okay|now|just|first|next|or|otherwise)[,]? )*(?:(?:and|also|please|just|kindly) )*([a-z'-]+)\b[ ]*([^\s]*)[ ]*([^\s]*)`)
	ifOpen   = compile(`^(?:(?:if|when|once|as soon as|in case|before|after|by)\b[^,?]{3,120}, ?(?:then |please |just )?|[^.?!]{0,160}?\b(?:so|therefore|request|favour|question|ask|then)[,:] )([a-z'-]+) ([^\s]+)`)
	needOpen = compile(`^(?:i|we) (?:still |also |urgently )?(?:need|require|want) [^.]{2,80}\b(?:from you|by|before|until|till|today|tomorrow|tonight|now|asap|eod|cob)\b|^(?:still |also |urgently )?(?:need|want|require|expect|waiting for|looking for) (?:ur|two|three|four|five|a|an|the|your|this|that|these|those|some|more|\d|(?-i:\p{Lu}))`)
	finite   = wordSet(`is are was were has have had will would can could should may might must goes went comes came says said gets got does did isn't aren't wasn't haven't hasn't won't of and`)
)

// orderVerbs begin an order and hardly anything else.
var orderVerbs = wordSet(`add allow answer approve arrange ask assign attend authorise authorize book bring buy call cancel change chase check choose
	clear collect come confirm consider contact correct decide delete deliver discuss do don't dictate draft draw email explain extend fetch fill find finish fix follow
	forward get give go grant hand have help hire hold inform invite join keep leave lend let look mail make meet move notify order organise organize pass pay phone pick
	postpone prepare print provide pull put raise read rearrange reassign reconsider refund release remind remove repair replace reply report reschedule
	resend reserve respond restore return review ring scrap see sell send settle set ship show sign sort speak stay stick stop submit swap switch take talk
	tell transfer try turn update upload use wait warn withdraw write`)

// nounsToo may be the first word of a report as well; they need an object behind them.
var nounsToo = wordSet(`answer book call change chase check contact draft email fix hand help hold invite look mail move order phone pick print repair replace reply report
	review ring set ship show sign sort stay switch talk try turn update use wait transfer return release raise order finish draw fill swap stick clear visit
	let have do see`)

var objects = wordSet(`the a an my me us him her it them this that these those our your his their all both every everyone everybody somebody someone with to by from for
	on back up out off in whether if over one two three any no something anything nothing more new another some ur`)

// wants says what a sentence asks of the reader.
func wants(text string) askKind {
	question := strings.HasSuffix(strings.TrimRight(text, ` "')…!:`), "?")
	if polites.MatchString(text) {
		text = courtesies.ReplaceAllString(text, "")
		if prose.Words(text) < 4 {
			return asksNothing
		}
	}
	low := lowered(text)
	polite := pleas.match(text, low)
	reply := replies.match(text, low) && !reminded.MatchString(text)
	thing := question || requests.match(text, low) || needOpen.MatchString(text) || commands(text)
	switch {
	case reply && !elaborate(text):
		return asksReply
	case thing, polite, reply:
		return asksThing
	}
	return asksNothing
}

// elaborate reports whether a sentence that wants a reply says of what: "tell me whether I should pay the invoice".
func elaborate(text string) bool { return about.MatchString(text) }

var about = compile(`\b(?:let (?:me|us) know|tell (?:me|us)|answer)\b[^?]*\b(?:whether|if|which|who|when|where|what|how|why)\b|\b(?:tell|remind|notify) (?:the|them|him|her|(?-i:\p{Lu}))`)

// commands reports whether a sentence, or what follows its condition, is an order.
func commands(text string) bool {
	if first := firstWord(text); !orderVerbs[first] && !openers[first] {
		return ifMay.MatchString(text) && ordersAfter(text)
	}
	if m := verbOpen.FindStringSubmatch(text); m != nil && (commanding(m[1], m[2]) || numberedThing(m)) {
		return true
	}
	return ifMay.MatchString(text) && ordersAfter(text)
}

func ordersAfter(text string) bool {
	m := ifOpen.FindStringSubmatch(text)
	return m != nil && commanding(m[1], m[2])
}

const longestWord = 40 // bytes

// firstWord is the word that a text begins with, in small letters.
func firstWord(text string) string {
	text = strings.ReplaceAll(text[:min(len(text), longestWord)], "’", "'")
	i := 0
	for i < len(text) && (text[i]|0x20 >= 'a' && text[i]|0x20 <= 'z' || text[i] == '\'' || text[i] == '-') {
		i++
	}
	return strings.ToLower(text[:i])
}

var (
	// openers may stand before an order.
	openers = wordSet(`and but so also then oh ok okay now just first next or otherwise please kindly`)
	// ifMay is in every sentence that orders something after a condition.
	ifMay = anyOf(`^(?:if|when|once|as soon as|in case|before|after|by)\b|\b(?:so|therefore|request|favour|question|ask|then)[,:]`)
)

// numberedThing reports whether a verb that may also be a noun has a thing with a number for its object: "sign page 4".
func numberedThing(m []string) bool {
	return orderVerbs[strings.ToLower(m[1])] && !finite[strings.ToLower(m[2])] && m[2] != "" && m[3] != "" && m[3][0] >= '0' && m[3][0] <= '9'
}

func commanding(verb, next string) bool {
	if len(verb) > 2 && verb == strings.ToUpper(verb) {
		return false // a heading
	}
	verb, after := strings.ToLower(strings.ReplaceAll(verb, "’", "'")), strings.ToLower(strings.Trim(next, ".,;:!?()"))
	if !orderVerbs[verb] || finite[after] || after == "" || strings.HasSuffix(after, "ed") {
		return false
	}
	if verb == "do" && after != "something" && after != "anything" && (objects[after] || after == "i" || after == "you" || after == "we" || after == "they") && after != "the" && after != "this" && after != "that" && after != "not" || strings.HasPrefix(after, "hesitat") || after == "worry" || verb == "have" && after == "a" {
		return false
	}
	if verb == "see" && (after == "you" || after == "me") || verb == "let" && after == "you" || verb == "draw" && after == "your" {
		return false
	}
	if !nounsToo[verb] {
		return true
	}
	return objects[after] || next[0] >= 'A' && next[0] <= 'Z' || next[0] >= '0' && next[0] <= '9' || !strings.HasSuffix(after, "s") && verb == "order"
}

// wants is the function of that name, which reads each sentence once.
func (c Context) wants(text string) askKind {
	if kind, ok := c.read[text]; ok {
		return kind
	}
	kind := wants(text)
	if kind == asksNothing && learned(text) {
		kind = asksThing
	}
	if c.read != nil {
		c.read[text] = kind
	}
	return kind
}

// learned reports whether a sentence that no pattern knows is built like an order or a request and reads like one to the model of asks.
func learned(text string) bool {
	form := prose.FormOf(text)
	if form != prose.Order && form != prose.Request || ownDuty.MatchString(text) || courtesies.MatchString(text) {
		return false
	}
	score, label, _, _ := prose.Score(text)
	return label == prose.IsAsk && score >= learnedEnough
}

const learnedEnough = .7

// ownDuty is what the writer has to do.
var ownDuty = compile(`\b(?:i|we) (?:will |still |also |just |do )?(?:need|want|have|plan|hope|expect) to\b|^(?:i|we)\b`)

func (l *letter) markAsks() {
	for i := range l.sentences {
		l.sentences[i].asks = l.context.wants(l.folded(l.sentences[i].text))
		if l.sentences[i].asks != asksNothing {
			l.asks = append(l.asks, i)
		}
	}
}

// firstAsk is the first sentence that asks, or -1.
func (l *letter) firstAsk() int {
	if len(l.asks) == 0 {
		return -1
	}
	return l.asks[0]
}

// dueOf is the first time that a sentence names, or nil.
func (l *letter) dueOf(i int) *prose.Span {
	for _, d := range l.dates {
		if d.Start >= l.sentences[i].Start && d.End <= l.sentences[i].End {
			return &d.Span
		}
	}
	if at := clock.FindStringIndex(l.sentences[i].text); at != nil {
		return &prose.Span{Start: l.sentences[i].Start + at[0], End: l.sentences[i].Start + at[1]}
	}
	return nil
}

// clock is a time that only makes sense in its place, which the grammar of deadlines leaves out.
var clock = compile(`\b(?:by|until|till|before|after) (?:my|our|your|his|her|their|the|then)|(?:by|until|till|before|from|at|around|between|after) (?:\d|noon|midday|midnight|lunch|tonight|close|dinner|the (?:\d|next|end|start|weekend|holidays|summer|winter|spring|autumn|meeting|call|board|review)|(?-i:[A-HJ-Z]|I\p{Ll})|christmas|easter)` +
	`|\b(?:today|tonight|tomorrow|this (?:morning|afternoon|evening|week|month)|next (?:week|month|year)|right (?:now|away)|at once|immediately|weekend|monday|tuesday|wednesday|thursday|friday|saturday|sunday|noon|midday)\b|\bin time for\b`)

// reference is the moment from which days are counted; any serves where nobody knows.
func (c Context) reference() time.Time {
	if c.Now.IsZero() {
		return time.Date(2000, 1, 3, 9, 0, 0, 0, time.UTC)
	}
	return c.Now
}

// day names the working day that is n working days later, for a rewrite.
func (c Context) day(n int) string {
	if c.Now.IsZero() {
		return []string{"tomorrow", "Wednesday", "Thursday"}[min(n-1, 2)]
	}
	day := c.Now
	for ; n > 0; n-- {
		day = day.AddDate(0, 0, 1)
		for day.Weekday() == time.Saturday || day.Weekday() == time.Sunday {
			day = day.AddDate(0, 0, 1)
		}
	}
	return day.Format("Monday, 2 January")
}

// Asks reports whether a sentence wants something of its reader.
func Asks(sentence string) bool { return wants(sentence) != asksNothing }

// Vague lists the words of a sentence that leave open what is wanted or when, in bytes and in order.
func Vague(sentence string) []prose.Span {
	var found []prose.Span
	for _, of := range [][]phrase{whens(), whats()} {
		for _, h := range hits(of, sentence) {
			found = append(found, h.Span)
		}
	}
	slices.SortFunc(found, func(a, b prose.Span) int { return a.Start - b.Start })
	return found
}
