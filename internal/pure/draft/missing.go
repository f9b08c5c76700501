package draft

import (
	"strings"

	"upward/internal/pure/prose"
)

// Signs that something is left open in a draft which asks nothing. Each counts once.
var unsettled = []phrase{
	{find: compile(`\beither\b[^.!?]{1,120}\bor\b|\b(?:could|can|would|might|may|should) (?:be|also|either|have|do|go|take|wait|use|put|move|book|offer|come|pay|ask|get|try|keep)\b[^.!?]{0,120} or (?:we|by|to|the|in|at|on|with|for|put|move|wait|\w+)\b|\bboth (?:have|has|are|would|options?|ways|offers|come|look)\b|\b(?:two|three|both|several|other|different) (?:options?|ways|offers|possibilities|quotes?|candidates|variants|versions|places|solutions|dates|suppliers|proposals|bids|firms|people)\b|\bor (?:he|she|they|we|i|it|you) (?:can|could|would|might|may|will)\b|\bor (?:he|she|they|we|i|it|you)'d\b|\balternatively\b|\bon the other hand\b|\bthe other (?:one|option|way)\b|\bor (?:else|instead)\b|\bpros and cons\b`), weight: 2},
	{find: compile(`\b(?:only|not|n't) (?:be )?(?:allowed|authori[sz]ed|permitted|entitled|empowered)\b|\babove my\b|\bbeyond my\b|\bcan (?:only )?(?:sign|approve|spend)\b|\bi (?:can't|cannot|can not|may not|mustn't|am not able to|don't dare|couldn't) (?:sign|approve|decide|order|spend|promise|commit|authori[sz]e|pay|book|agree|say|tell|release|change|do (?:that|this|it)|give|offer|answer)\b|\bnot (?:in|within|covered by) (?:the|my|our) (?:budget|power|remit|authority|hands)\b|\bmy (?:limit|authority|remit|budget|card)\b|\b(?:isn't|not|wasn't) (?:mine|up to me|my decision|my call|for me)\b|\bwithout (?:your|an?|the) (?:ok|okay|approval|signature|decision|yes|go-ahead|word|consent|authori[sz]ation|sign-off|budget|po)\b|\bno (?:budget|authority|mandate|approval|signature|budget number|cover|money)\b|\b(?:needs?|requires?|awaits?|awaiting) (?:an? |the |your |some ?one's |management |senior )?(?:signature|approval|decision|sign-off|authori[sz]ation|go-ahead|director|manager|consent)\b`), weight: 2},
	{find: compile(`\b(?:wants?|wanted|needs?|needed|expects?|would like|'d like|waits?|is waiting|are waiting|insists?|demands?|asks?|asked|asking|hopes?|requests?|requested) (?:me |us |to |for |on |an? |the |that |whether |if |when |what |how )*(?:hear|know|answer|reply|decision|be told|see|response|word|confirmation|commitment|us by|me by|from us|from me|refund|discount|price|date|yes|explanation|apology|compensation|more money|an? )`), weight: 1},
	{find: compile(`\bkeeps? (?:asking|calling|ringing|writing|pressing|coming)\b|\b(?:is|are|has been|have been) (?:asking|pressing|chasing|calling|waiting)\b|\bthreat(?:ens?|ened|ening)\b|\bor (?:they|he|she|we)(?:'ll|'d| will| would)\b|\botherwise\b|\bby (?:monday|tuesday|wednesday|thursday|friday|tomorrow|tonight|noon|the \d|next week|end of)|\buntil (?:monday|tuesday|wednesday|thursday|friday|tomorrow|tonight|noon|the \d|next week)`), weight: 1},
	{find: compile(`\b(?:ends?|expires?|runs? out|closes?|is up|lapses?|is due|are due|starts?|begins?|opens?|takes? place|falls?|comes? up|is coming up|goes? (?:live|to print|out)|is planned|are planned|is set|are set|is scheduled|arrives?|lands?|is|are) (?:for |on |at |in |this |next |already |from |again )*(?:the \d|that very|monday|tuesday|wednesday|thursday|friday|saturday|sunday|\d|january|february|march|april|may|june|july|august|september|october|november|december|tomorrow|next week|this week|christmas|easter)|\b(?:deadline|last day|final day|closing date|opening|audit|inspection|board)\b`), weight: 1},
	{find: compile(`\b(?:failed|fails?|failing|broken|broke|breaks?|bust|bankrupt|cancell?ed|resigned|quit|sick|ill|off sick|leak\w*|shot|worn out|off until|no guarantee|flood\w*|smell\w*|stuck|jammed|crash\w*|overbooked|double-booked|clash\w*|complain\w*|complaints?|refus\w+|lost|missing|damaged|delayed|late|short|shortage|overloaded|overtime|swamped|exhausted|behind|conflict\w*|stolen|wrong|dead|blocked|lapsed|unsafe|dangerous|trouble|problem|problems|mess|mistake|dropped out|pulled out|fell through|gave notice|has left|is leaving|out of (?:stock|order|paper|action)|run(?:ning)? (?:out|low)|not enough|too (?:small|few|late|much|many|big|old|hot|cold|expensive|slow|tight)|more than|(?:don't|doesn't|didn't|does not|did not|won't|can't|cannot) (?:work|fit|close|open|come|have|get|know|agree|reach|match|cope|keep|manage|start|show|stop|see))\b`), weight: 1},
	{find: compile(`\b(?:nobody|no one|no-one|none|nothing left|neither)\b|\b(?:again|third time|second time|three times|twice|every (?:day|week|night)|since (?:monday|tuesday|wednesday|thursday|friday|last|the))\b|\bhad to\b|\bhave to\b|\b(?:fourth|fifth|umpteenth) time|the same (?:day|time|week|hour|weekend)|both (?:on|at)|still (?:not|no|open|waiting|have|haven't|don't|missing|hasn't)\b`), weight: 1},
	{find: compile(`\b(?:they|he|she|it|you|supplier|firm)(?:'d| would| will|'ll|'s)? (?:want|wants|costs?|charge|charges|ask|asks|take|need|offer|offers|be)\b[^.!?]{0,40}(?:£|\$|€|\d|more|extra|euros?|pounds|dollars|per ?cent|%)|\b(?:would|will|'d|'ll) cost\b|\bquoted?\b|\boffer(?:s|ed)?\b`), weight: 1},
	{find: compile(`\b(?:next week|in (?:two|three|four|five|\d+) (?:days|weeks|hours)|(?:this|on|by|next|before) (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|week)|tomorrow|tonight|the \d+(?:st|nd|rd|th))\b`), weight: 1},
	{find: compile(`\b(?:instead|unless|cheaper|dearer|more expensive|costs?|risk\w*|no longer|nowhere|only (?:one|two|three|four|\d+)|the last|empty|waiting|postponed|unpaid|overdue|hasn't|haven't|isn't|aren't|wasn't|weren't|not been|not yet|until then|left (?:us|in)|gone|bothers?|worr\w+|struggl\w+|pressure|unhappy|upset|angry|tired)\b`), weight: 1},
	{find: compile(`\b(?:so,? well|i don't know|i do not know|i'm not sure|not sure|unclear|i'm at a loss|at a loss|i wonder|wondering (?:what|how|who|whether)|i don't (?:see|know) (?:where|how|what|who|whether|which)|get back to (?:them|him|her)|know nothing|open question|undecided|we'll see|hard to say|no idea|torn|anyway|what to (?:do|say|tell)|how to|whether|on my own|alone)\b|\.\.\.|…`), weight: 1},
	{find: compile(`\b(?:no|not (?:a|an|one|any)|without(?: an?| any)?|nothing|not enough|short of|out of) (?:\w+ )?(?:childcare|wifi|guest|cover|staff|room|space|chairs?|help|time|budget|money|power|heating|water|access|key|keys|desk|driver|nurse|teacher|substitute|replacement|licen[cs]e|permit|contract|answer|idea|way|place|seat|seats|car|van|lift|light|parts?|stock)\b|\bonly (?:one|two|1|2)\b|\bone \w+ (?:that|which) works\b|\bthe only (?:one|person)\b`), weight: 1},
	{find: compile(`\b(?:can't|cannot|can not|couldn't|won't|don't want to) (?:really )?(?:go on|keep|manage|cope|last|continue|carry on|hold out|stay like|do (?:both|this|it) (?:alone|any))|\bnot sure (?:how|what|where|who)|\b(?:no|any) idea (?:where|how|who|what)|\bsupposed to\b|\bwhere (?:they|we|i|it|he|she) (?:are|is|am) to\b|\bwhat comes (?:after|next)\b|\bthere was (?:some )?talk of\b|\bhad (?:rather |really |always |sort of )?hoped\b|\bwould(?: be| have been) a (?:pity|shame|waste)|\bkeeps? (?:me|us) (?:up|awake)|\btake (?:things|it) (?:easy|easier|slower)\b`), weight: 2},
	{find: compile(`\b(?:i(?:'d| would)(?: very much| really| so| also)? (?:love|like|want|be glad|wish)|i dream of|i(?:'ve| have) always wanted) (?:to|that)\b|\bi want to (?:go|attend|take|join|try|move|change|switch|do|learn)\b`), weight: 3},
	{find: compile(`\b(?:always|every time|again) (?:falls|lands|ends up|comes|hits)\b|\bthe same (?:person|people|two|three|ones)\b|\bmy name\b|\bhalf past|\bevenings?\b.{0,30}\bout of\b|\bas well as\b|\b(?:my|our) (?:doctor|kids|children|daughter|son|mother|father|wife|husband|landlord|landlady|own car|back|health|own pocket)\b|\bsmall kids\b|\bon my own\b`), weight: 1},
	{find: compile(`\b(?:went|gone|is|are|was|were|has been|have been|up by|put the price up|rose|risen) (?:up |bust|down again|down since|out again|in the garage|off the road|blocked|overdrawn|over budget|double|past|collid\w+|clash\w+)|\b(?:collides?|clash(?:es)?|overlaps?)\b|\bup by \d|\bwithout an?\b.{1,60}\b(?:can ?not|can't|won't|doesn't)\b|\bcosts? (?:us |me |each |about )|\bcharge\b|\b(?:a|per) day\b`), weight: 1},
	{find: compile(`\b(?:is|isn't|are|aren't|was|wasn't)(?: not)? (?:happy|pleased|amused|satisfied)\b|\bi told (?:him|her|them) (?:you|that you|to ask you|we'd|i'd)|\b(?:asks?|asked|asking|wonders?|wants? to know|ringing|rang|called) again\b|\bback to (?:paper|square one|where)\b`), weight: 2},
}

// settled are signs that a draft only tells.
var settled = []phrase{
	{find: compile(`\b(?:nothing|no(?:thing)? (?:further )?(?:action|need|decision|answer|reply|reaction)|none)\b[^.!?]{0,30}\b(?:to do|needed|required|necessary|for you|from you|your side|your end)\b|\bno action\b|\bno need\b|\b(?:for|just for) (?:your )?(?:information|info|the record|your files)\b|\bfyi\b|\b(?:so that|just so|only so|just to let|want(?:ed)? to let|wanted you to|thought (?:you'd|you would|i'd)|like(?:d)? to (?:know|let)|want you to|good to) (?:you |let |know|like|want|tell|be )*|\bdon't (?:want|worry)\b|\bno worries\b|\bnothing (?:for you|you have|you need)|\bkeep you (?:posted|informed|updated)\b`), weight: 6},
	{find: compile(`\b(?:i'll|i will|i'm going to|i am going to|i shall|we'll|we will|i promise|i plan to|we plan to|i intend)\b|(?:^|[.!?;,] |\n)will (?:let|send|report|write|keep|bring|call|ring|update|tell|be back|do|finish|come back)\b`), weight: 4},
	{find: compile(`\b(?:i've|i have|we've|we have|i|we)(?: already| now| just| since| also)* (?:told (?:them|him|her|the|everyone)|booked|arranged|agreed|settled|solved|replaced|paid|cleared|sorted|swapped|handed|finished|closed|repaired|dealt|hired|confirmed|hit|made it|reached|won|put the \w+ on)\b`), weight: 2},
	{find: compile(`\b(?:all (?:is )?(?:well|done|set|good|fine|clear|sorted)|on (?:time|track|schedule|plan|budget)|under control|done|finished|solved|resolved|fixed|sorted|back (?:up|in use|to normal|online)|went (?:well|fine|smoothly|through)|good news|happy to (?:say|report)|passed|works? (?:again|now|fine)|complete|completed|(?:i'm|we're|am|are|is very|so) (?:happy|pleased|glad|proud)|thanks? to|congrat\w*|celebrat\w*|lovely|delivered|on the way|as planned|is in|are in|is over|no (?:findings|complaints|problems|remarks|issues|damage|trouble)|nothing (?:serious|broken|wrong))\b`), weight: 1},
	{find: compile(`^\W*(?:yes|sure|ok|okay|agreed|done|great|perfect|noted|understood|confirmed)\b[,.!]|\b(?:here is|here are|here's|attached (?:is|are|you)|please find|enclosed|as (?:asked|requested|promised|agreed|discussed|you asked)|you (?:asked|wanted)|in (?:answer|reply) to|on your question|to your question)\b`), weight: 4},
}

// settledForms are signs that a draft only tells, by who did what.
var settledForms = []phrase{
	{find: compile(`^\W*(?:[\w.'-]+ ){0,3}?(?:thanks?|thank you)(?: \w+){0,2} for\b|\bgot it\b|\bthat answers\b|\bwell done\b`), weight: 4},
	{find: compile(`\b(?:as you (?:asked|suggested|wanted|wished|said)|you (?:asked|wanted to know|suggested)|answers? to (?:what|your)|re your (?:\w+ )?questions?|(?:with respect|with regard|in reply|referring) to|on your (?:question|point)|^(?:yes|no),)`), weight: 3},
	{find: compile(`\b(?:i|we)(?:'ve| have)(?: already| now| just| since| also)? (?:[a-z]{3,}ed|taken|put|written|spoken|begun|given|found|sent|made|sold|bought|got (?:him|her|it|them|the)|brought|built|cut|set|told|moved|rung|swapped|changed|added|borrowed)\b`), weight: 2},
	{find: compile(`\bi (?:moved|changed|added|finished|rang|called|tested|replaced|swapped|cleaned|counted|paid|packed|filed|wrote (?:it|everything|to)|put|took|gave|told the|spoke)\b|\bswapped \w+ with\b`), weight: 1},
	{find: compile(`\b(?:(?:both|all|all of them|all four|all three|they|everyone|everybody|he|she)(?:'ve| have| has| are|'s| is)? (?:fine with|agreed|ok with|happy with|accepted|on board)|as planned|on plan|we stay open|in (?:good )?time\b|still in time|nobody was (?:hurt|loud)|no ?body hurt|are covered|is covered|we're (?:fine|covered|open|good)|(?:has|have) been (?:replaced|repaired|fixed|paid|signed|delivered|settled)|is (?:signed|paid|in the plan|in place|already|eating|mended)|just so (?:u|you) know|so that you (?:hear|know)|only so that|you (?:needn't|don't need to|need not)|my last day|accepted the offer|is not affected|isn't affected|got the grant|passed the)\b`), weight: 2},
}

// unsettledEnough is the weight from which a draft without an ask seems to want something.
const (
	unsettledEnough = 3
	unsettledAlone  = 2 // where nothing says that it is settled
)

// aboutOthers is how many words without the writer in them make news.
const aboutOthers = 45

var ownMatter = compile(`\b(?:i|i'm|i've|i'd|my|me|we|we're|we've|our|us)\b`)

func askMissing(l *letter) *Flag {
	if len(l.asks) > 0 || len(l.sentences) == 0 {
		return nil
	}
	body := l.body.Of(l.whole)
	if prose.Words(body) > aboutOthers && !ownMatter.MatchString(body) {
		return nil // news about others
	}
	open, closed := once(unsettled, body), once(settled, body)+once(settledForms, body)
	if open-closed < unsettledEnough && (closed > 0 || open < unsettledAlone) {
		return nil
	}
	f := Flag{Rule: AskMissing, Severity: Red, Span: spanOf(l.body.Start, l.body.Start),
		Reason: "Something is open here, but nowhere is said what you want from the reader. Say it in one sentence, near the top."}
	f.Rewrite = l.proposal(body) + " "
	return &f
}

// once weighs each phrase that occurs, however often.
func once(of []phrase, text string) (sum int) {
	for i := range of {
		if of[i].find.MatchString(text) {
			sum += of[i].weight
		}
	}
	return sum
}

// longing is a wish of the writer's own.
var longing = compile(`\bi(?:'d| would)(?: very much| really| so| also)? (?:love|like|wish|be glad) to\b`)

// proposal is an ask that fits what is open: a choice, leave to go on, or the next step.
func (l *letter) proposal(body string) string {
	by := l.context.day(3)
	switch {
	case unsettled[0].find.MatchString(body):
		return "Could you tell me by " + by + " which way you would go?"
	case longing.MatchString(body):
		return "Could you tell me by " + by + " whether that is possible?"
	case unsettled[1].find.MatchString(body):
		return "Could you give me your yes or no by " + by + "?"
	}
	return "Could you tell me by " + by + " how you would like me to go on?"
}

func whenMissing(l *letter) *Flag {
	i := l.timeless()
	if i < 0 {
		return nil
	}
	s := l.sentences[i]
	return &Flag{Rule: WhenMissing, Severity: Amber, Span: spanOf(s.End, s.End),
		Reason:  "It is not said by when. Without a day it lands at the end of the pile; put yours in place of mine.",
		Rewrite: " By " + l.context.day(3) + " would be good."}
}

// timeless is the last sentence that asks where no sentence about it names a time, or -1.
func (l *letter) timeless() int {
	if len(l.asks) == 0 {
		return -1
	}
	last := -1
	for _, i := range l.asks {
		if l.timed(i) || i > 0 && l.current(i-1) || i+1 < len(l.sentences) && l.current(i+1) {
			return -1
		}
		if s := l.sentences[i]; !standing.MatchString(s.text) && hasTime(s) {
			last = i
		}
	}
	for i := range l.sentences {
		if softTime.MatchString(l.sentences[i].text) && l.timed(i) && !pastTense.MatchString(l.sentences[i].text) {
			return -1
		}
	}
	return last
}

// hasTime reports whether what a sentence asks has a natural time: not what is only to be known, not an offer to answer, not what is done now.
func hasTime(s sentence) bool {
	switch {
	case prose.Words(s.text) < 4 && !(commands(s.text) && prose.Words(s.text) == 3) || offers.MatchString(s.text) || atOnce.MatchString(s.text):
		return false
	case choice.MatchString(s.text) || grants.MatchString(s.text):
		return true
	case s.asks == asksReply || viewsOnly.MatchString(s.text):
		return false
	case strings.HasSuffix(strings.TrimRight(s.text, " )\"”'"), "?") && toKnow.MatchString(s.text):
		return false
	}
	return true
}

var (
	// offers leave it to the reader whether there is anything to do.
	offers = compile(`\b(?:let (?:me|us|\w+) know|tell (?:me|us)|call|shout|e-?mail|contact|get back|advise|ask|write|send|reply|feel free|happy to|glad to)\b[^.?!]*\b(?:if|should) (?:you|there|anyone|anybody|any|this|that|it|i|we|they|others?|the|not)\b|^(?:\W|and |but |so |or |otherwise )*(?:if|should) (?:you|there|anyone|anybody|any|others?|this|that|not|so)\b[^.?!]*\b(?:let (?:me|us) know|tell me|call|shout|e-?mail|contact|get back|advise|ask|i'll|i will|we'll|we will|i can|we can|happy to|glad to)\b|\blet (?:me|us) know (?:how|what) (?:we|i) can (?:help|do)\b`)
	// atOnce is done as it is read.
	atOnce = compile(`\b(?:see|find|note|read|disregard|ignore|use|refer to|look at|check out|take a look at)\b[^.?!]{0,30}\b(?:below|above|attached|attachment|enclosed|link|version|latest|following)\b|^(?:please )?(?:see|note|disregard|ignore|read on|keep (?:in mind|up|me|us)|bear|remember|feel free|let's|let the|be (?:aware|sure|careful))\b|\bplease (?:note|disregard|ignore|be|join|enjoy|keep|bear|remember|use|treat|understand|continue|feel|thank|pass (?:on )?my|give (?:my|him my|her my))\b`)
	choice = compile(`\b(?:whether|wether|which|do (?:we|i)|should (?:we|i)|shall (?:we|i))\b[^.?!]{0,120}\bor\b|\bwhich (?:one )?of\b|\bone of the\b|\bdecide\b|\bchoose\b`)
	// grants are leave and signatures.
	grants = compile(`\b(?:approve|approval|sign|signature|authori[sz]e|permission|unlock|go-ahead|sign off)\b`)
	// viewsOnly want to hear what the reader thinks; they come with the answer or not at all.
	viewsOnly = compile(`\b(?:any|your|what are your) (?:thoughts|comments|ideas|reaction|reactions|views?|questions|suggestions|interest|preference|preferences|concerns)\b[^.]{0,60}\?|^(?:your )?(?:thoughts|comments|ideas|reactions|suggestions)\b|\blet (?:me|us) know (?:your|what you|of any|about any|how you|any)\b|\bwhat do you (?:think|say|make)\b|\bdo you (?:agree|think|know|have|see|remember|recall|mind)\b|\bfor (?:your|you) (?:information|review|files|reference)\b|\b(?:comments?|suggestions?|thoughts|feedback|ideas|input|edits)\b[^.?!]{0,60}\b(?:welcome|appreciated|encouraged)\b|\b(?:welcome|appreciate) (?:your|any|all) (?:comments|suggestions|thoughts|ideas|edits)\b`)
	// toKnow are questions that want to know something.
	toKnow = compile(`^(?:\W|\w+,|and |but |so |also |or |by the way,? |btw,? )*(?:is|are|was|were|am|isn't|aren't|did|didn't|does|doesn't|do (?:you|they|we have|we need|we know|we want)|has|have|haven't|had|any|anyone|anybody|anything|what|when|where|why|who|whose|how|will|would (?:this|that|it|he|she|they)|could (?:this|that|it)|should|may|might|can (?:i|we|he|she|they|this|it)|either of you)\b`)
)

// timed reports whether a sentence names a time, fixed or vague.
func (l *letter) timed(i int) bool {
	return l.dueOf(i) != nil || l.context.vagueTime(l.sentences[i].text)
}

// current reports whether a sentence beside an ask names a time that lies ahead.
func (l *letter) current(i int) bool {
	return l.timed(i) && !pastTense.MatchString(l.sentences[i].text)
}

var (
	pastTense = compile(`\b(?:was|were|had|did|didn't|wasn't|went|came|got|said|told|saw|rang|wrote|sent|asked|showed|[a-z]{3,}(?:ied|ned|red|led|ted|ked|ped|sed|ved|ged|ced|wed|hed|yed|xed))\b`)
	// standing asks have no day: leave something be, keep an eye on something, a rule from now on.
	standing = compile(`^(?:please )?(?:stop|don't|do not|never|always|keep|avoid|no more)\b|\b(?:keep an eye|from now on|in future|in the future|each time|every (?:time|week|month|day))\b|\bby the way\b`)
)
