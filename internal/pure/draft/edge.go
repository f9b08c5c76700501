package draft

import "sync"

// edges sting. Each row says what to write instead: what happened stays, the sting goes.
var edges = sync.OnceValue(func() []phrase {
	return table(append(edgeForms(), edgeWords()...)...)
})

// Parts of the patterns below.
const (
	// tally says how often.
	tally = `(?:,? (?:twice|thrice|more than once|over and over|again and again|again|(?:two|three|four|five|six|ten|several|many|countless|\d+) times)(?: already| now| before)*)*`
	// myMail is what the writer wrote before.
	myMail = `(?:as )?(?:per|stated in|mentioned in|explained in|written in) my (?:(?:last|previous|earlier|first|many|several|\w+ly)(?: \w+)? )?(?:e-?mails?|messages?|notes?|mails?|reports?)`
	onDay  = `((?:\d{1,2}(?:st|nd|rd|th)?(?: of)? \w{3,}|\w{3,9} \d{1,2}(?:st|nd|rd|th)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?|\d{4}-\d{2}-\d{2})(?: \d{4})?)`
)

// edgeWords are stings by their words.
func edgeWords() []phrase {
	return []phrase{
		row(2, `since apparently (my [a-z ]{0,30}?(?:e-?mails?|messages?|notes?|mails?)) (?:must have )?(?:got lost|never arrived|went unread|disappeared|vanished)(?: somewhere| somehow)?(?:,? here we go again)?`, `this follows $1`),
		cut2(`(?:as|like) (?:i|we)(?:'ve| have| had)? (?:already|repeatedly|clearly|previously|now|explicitly)(?: \w+)? (?:said|told you|told|mentioned|written|wrote|explained|pointed out|stated|asked|requested|reported)(?: (?:you|before|already|earlier|repeatedly|several times|many times))*` + tally),
		cut2(`(?:as|like) (?:i|we)(?:'ve| have| had)? (?:said|told you|told everyone|mentioned|written|wrote|explained|pointed out|stated|asked|requested|reported) (?:before|already|earlier|repeatedly|several times|many times|\w+ times|more than once|again and again)` + tally),
		row(2, `^`+myMail+` (?:of|from|dated|on) `+onDay+`,? (the|our|my|your|we|i|you|this|that|it|there|he|she|they|nobody|no)\b`, `On $1 I wrote that $2`), row(2, `^`+myMail+` (?:of|from|dated|on) `+onDay+`,? (could|can|would|will|please)\b`, `I wrote on $1: $2`),
		phrase{find: compile(`^(?:as )?per my (?:e-?mails?|mails?|messages?|notes?) of (the \d[^:.;!?\n]{0,60}:)`), with: `I wrote on $1`, weight: 2},
		fine(myMail + ` (?:of|from|dated|on) ` + onDay),
		cut2(`(?:as )?(?:per|stated in|mentioned in|explained in|written in) my (?:(?:last|previous|earlier|first|many|several|\w+ly)(?: \w+)? )?(?:e-?mails?|messages?|notes?|mails?|reports?)\b`),
		cut2(`as previously (?:stated|mentioned|discussed|requested|said|explained|communicated)`),
		cut2(`i (?:guess|suppose|take it|assume|gather|presume)(?: that)? (?:nobody|no one|no-one|none of you|you (?:didn't|don't|haven't|never)|my \w+ (?:got lost|doesn't|don't|isn't|wasn't|never))`),
		cut2(`(?:^as usual|, as usual|(?:^|, )(?:like|same as) (?:always|every time|usual))\b,?`),
		phrase{find: compile(`\bwith (?:all (?:due )?|the (?:greatest|utmost|deepest) |due |great )respect(?: to you)?,`), whole: true, weight: 2},
		row(2, `(?:it )?must (?:be|have been)(?: \w+){0,2} (?:nice|lovely|great|wonderful|good|pleasant|relaxing)\b[^,.;!?]*,? (?:since|because|as|when|considering)`, ``),
		cut2(`(?:it )?must (?:be|have been)(?: so| really| very| rather)? (?:nice|lovely|great|wonderful|pleasant|relaxing)`),
		row(2, `\b(we|us) (?:small|little|mere|simple|lowly|ordinary|unimportant)(?: \w+)? (?:people|mortals|folk|folks|ones|guys)`, `$1`),
		row(2, `\bus (?:mere|lesser|lowly) mortals`, `us`), row(2, `\b(?:we|the) (?:mere|lesser|lowly) mortals`, `we`), row(2, `\b(?:the|we) (?:peasants|minions|little people|foot soldiers|plebs|serfs)`, `we`),
		row(2, `some of us(?: actually| still| do)? have (?:to work|work to do|jobs? to do|a job)`, ``),
		row(2, `(?:thrilled|delighted|overjoyed|so pleased|charmed|lovely|nice|great|wonderful|fantastic) to (?:hear|learn|find out|read|discover) (?:only |just )?(from|through|via|by|in)\b`, `I heard $1`),
		phrase{find: compile(`,? of all (?:people|places|things)(?:,|\b)`), with: ` `, weight: 2},
		row(2, `i suppose (?:it's|it is|it would be|that's) (?:too much|asking too much) to (?:expect|ask|hope)(?: that)?`, `it matters to me that`),
		row(2, `(?:is it|would it be) (?:really )?too much to (?:ask|expect|hope)(?: for)?(?: that)?`, `could it be arranged that`),
		cut2(`(?:by )?an actual (?:human being|human|person)`), cut2(`or is (?:that|it)(?: really)? (?:too much|asking too much)(?: to ask)?`),
		row(2, `(?:any(?:one|body)|every(?:one|body)) (?:who|with)\b[^,.;!?]{1,90}? (?:would|could|can|will|might)(?: \w+)? (?:know|see|tell|understand|notice|realise|realize)(?: you)?(?: that)?`, ``),
		cut2(`in case (?:you|any(?:one|body)|some(?:one|body)) (?:(?:hadn't|haven't|hasn't|didn't) notice\w*|forgot\w*|cares?)`),
		row(2, `\b(?:apparently|evidently|obviously|clearly|naturally|of course),? (nobody|no one|you|some people|someone|somebody|my (?:time|work|opinion|team|word))\b`, `$1`),
		row(2, `(nobody|no one|you|some people|someone|somebody|they) (?:apparently|evidently|obviously|clearly|of course|naturally)\b`, `$1`),
		row(2, `for the (?:umpteenth|hundredth|thousandth|millionth|nth|third|fourth|fifth|sixth|tenth|second) time(?: now| running| in a row)?`, `again`),
		row(1, `\b(?:yet|once) again\b`, `again`), cut2(`i (?:shouldn't|should not|don't know why i) have to (?:ask|remind|chase|explain|repeat|beg)`), cut2(`how (?:many|much) (?:more )?(?:times|often|longer)? ?(?:do|must|should|have|will) (?:i|we)(?: have)? to`),
		row(2, `(it would) have been (?:nice|polite|kind|courteous|lovely|decent|too much)\b`, `$1 have helped`), row(2, `(it)'d have been (?:nice|polite|kind|courteous|lovely|decent)\b`, `$1 would have helped`),
		row(2, `would(?:n't)? it have been (?:so hard|too much|nice|possible)\b`, `would it have been practical`),
		row(2, `(thanks|thank you)(?: so much| a lot| very much)? for (?:finally|at last|eventually)`, `$1 for`), row(2, `(?:thanks|thank you)(?: so much| a lot| very much| ever so much)?,? for (nothing|ignoring|not|never|leaving|forgetting|letting me find|dumping|dropping|sharing with everyone|the (?:generous|ample|early|long) (?:notice|warning))`, `I noticed: $1`),
		cut2(`if (?:you|any(?:one|body)|some(?:one|body))(?: had)?(?: actually| ever| even)? (?:bothered|cared|took the trouble|taken the trouble|could be bothered|can be bothered|bothers)`),
		cut2(`(?:if|when|whenever) (?:you|some(?:one|body)|any(?:one|body)) (?:can|could|would|might)(?: \w+)? (?:be bothered|bring (?:yourself|yourselves)|spare a (?:second|moment|thought)|find it in|tear yourself away|deign|condescend|be so gracious)`),
		cut2(`not that (?:any(?:one|body)|you|some(?:one|body)|they)(?: ever| would| will| has| have)? (?:cares?|care|asked|ask|asks|noticed?|listens?|reads?|bothers?|mind|minds)`),
		cut2(`(?:how|so) (?:very )?(?:typical|predictable|convenient|surprising|original)\b`), cut2(`^typical\b`), cut2(`what a (?:surprise|shock|coincidence)|surprise,? surprise|no surprise there|quelle surprise|shock horror`),
		cut2(`i(?:'m| am) (?:sure|certain) (?:you|they|every(?:one|body))(?: all)?(?: have|'ve| had| are|'re| were)? (?:far|way|much|very|too|all|so|got|terribly|more|better|other) (?:\w+ )?(?:busy|important|important things|better things|things to do)`),
		cut2(`(?:too many|more important) things to do than (?:answer|read|listen|reply)\w*`), cut2(`(?:must|need|may|do|should) i (?:really )?(?:remind you|spell (?:it|this) out)(?: again)?(?: that)?`), row(2, `let me remind you(?: again)?(?: that)?`, ``), cut2(`as you (?:(?:very|perfectly|full|only too|surely) )?(?:well know|should (?:know|remember|recall|be aware)|ought to know)`),
		row(2, `i fail to (see|understand|grasp)`, `I do not $1`), row(2, `i (?:was|am) under the impression(?: that)?`, `I understood that`), cut2(`unlike some(?: people| others)?\b`), cut2(`it(?:'s| is)(?: not|n't) (?:exactly )?(?:rocket science|brain surgery|that hard|that difficult)`), cut2(`how hard can (?:it|that|this) be`),
		row(2, `is it (?:really )?(?:so|that|too) (?:hard|difficult)`, `is it possible`), cut2(`in (?:your|their|its|his|her) (?:infinite|great|boundless) wisdom`), row(2, `the (?:powers that be|high and mighty|gods upstairs|ivory tower)`, `management`), cut2(`(?:his|her|your) (?:majesty|highness|lordship|ladyship)`),
		row(2, `(?:funny|interesting|curious|strange|amazing|remarkable),? (?:how|that) (?:nobody|no one)`, `nobody`), cut2(`(?:^|, )(?:funny|interesting|curious|strange|amazing|remarkable) (?:how|that)`), row(2, `(?:i|we) (?:love|adore|enjoy|like|so love) (?:how|that|it when|it that|being the last|finding out|hearing)`, `I noticed it`),
		cut2(`while (?:you|others|some(?: people)?|management|every(?:one|body) else) (?:are|were|was|is) (?:sunning|enjoying|relaxing|sleeping|having fun|off enjoying|busy having)`), cut2(`(?:i|we)(?:'m|'re| am| are) (?:obviously|clearly|apparently|evidently|just|simply) not (?:important|worth|senior|good)(?: enough)?`),
		row(2, `(did|has|have|does|is|was) (?:any(?:one|body)) (?:even|actually|ever)\b`, `$1 somebody`), cut2(`(?:i|we)(?:'ve| have)? lost count`), cut2(`for those(?: of you)?(?: here)? who(?: still| actually| can| do)? (?:read|care|bother|remember|work)`), cut2(`,? ?(?:for a change|just for once|yes,? really)\b`),
		row(2, `\b(?:since|as|because) (?:nobody|no one)(?: ever| else| here)? (?:else )?(?:reads|read|answers|answered|replies|replied|listens|listened|cares|cared|bothers|bothered|seems|thinks|thought|told|tells|will)\b`, `I have no answer yet`),
		row(2, `(?:great|wonderful|brilliant|fantastic|lovely|perfect|splendid|marvellous),? (another|one more|yet another|even more|again)`, `$1`), cut2(`^(?:seriously|really|wow|sigh|bravo|well done|congratulations|hooray)[!?.…]*$`), row(2, `(?:bravo|well done|congratulations|hats off|kudos|good job|great job|nice work)(?: to \w+)? (?:on|for) (forgetting|losing|ignoring|breaking|missing|cancelling|giving|making|sending|scheduling|putting|moving)`, `I saw the $1`),
		row(2, `(?:some(?:one|body)|some people|certain people) (?:here )?(?:can't|cannot|couldn't|seems? unable to|have trouble|has trouble|forgot how to)`, `it was not possible to`), cut2(`(?:nobody|no one) (?:ever )?(?:tells|asks|listens to|thinks of) (?:me|us)(?: anything)?`), row(2, `you never (?:answer|reply)(?: to)? (?:me|us|(?:any of )?(?:my|our) (?:e-?mails?|mails?|messages?|questions?|notes?|letters?|requests?))`, `I am still without an answer`), fine(`you never (?:answer|reply) \w+`), row(2, `\byou never (?:answer|reply)\b`, `I am still without an answer`),
		cut2(`i won't hold my breath|i'm not holding my breath|not holding my breath|don't (?:all )?rush at once|don't strain yourself|no need to thank me|you're welcome,? by the way|whatever you say|as if by magic|miraculously`), row(2, `(?:must|will|shall) (?:i|we) (?:really )?do (?:everything|it all) (?:myself|ourselves)`, `I am at my limit`),
		cut2(`i(?:'ve| have)? already (?:told|asked|sent|explained|written|said|reported|mentioned)(?: \w+)?(?: (?:this|that|it|you|twice|\w+ times))*`), cut2(`(?:how|so) (?:kind|nice|thoughtful|generous|considerate|sweet|lovely|good|helpful) of (?:you|them|him|her|everyone|management)`), cut2(`(?:forgive|excuse|pardon) me for (?:expecting|thinking|asking for the obvious|believing|hoping|assuming|daring)`), cut2(`silly me|call me old-?fashioned|far be it from me(?: to \w+)?|what do i know|heaven forbid|god forbid|perish the thought`), row(2, `so much for`, `what is left of`), row(2, `(?:i|we) (?:wouldn't|would not|certainly wouldn't) want to (?:trouble|interrupt|disturb|wake|burden|bother) (?:you|anyone|anybody|them)`, ``),
		cut2(`(?:at least|if only) (?:one of us|somebody|someone)(?: \w+)?`), cut2(`as you(?:'d| would) know if you(?:'d| had)`), cut2(`(?:if you had|had you|if you'd)(?: only| just| actually| ever)? (?:read|listened|looked|asked|answered|replied|paid attention)`), cut2(`i can only (?:assume|conclude|suppose)(?: that)?`), cut2(`not that i(?:'d| would)?(?: ever| really)? (?:expect|expected|hope|count on|am surprised)`), cut2(`(?:even )?(?:a|any) (?:child|five-year-old|toddler|ten-year-old|trained monkey|monkey|normal (?:person|company|boss|employer))`), cut2(`(?:common|basic|simple|elementary) (?:sense|courtesy|decency|manners|politeness)`), row(2, `the least (?:you|they|anyone|somebody|one) could (?:do|have done) is`, `it would help to`), row(2, `would it (?:kill|hurt|have killed|have hurt) (?:you|anyone|anybody|them|someone|somebody) to`, `would it be possible to`),
		row(2, `\b(did|do|have|has|are|were) (you|they)(?: even| ever| actually| really)+ (read|look|looked|open|opened|listen|listened|think|thought|know|care|ask|asked|get|notice)\b`, `$1 $2 $3`), cut2(`(?:here we are|and here we are|yet here we are|here i am)(?: again)?`), cut2(`what else is new|same old story|story of my life|same procedure as|business as usual,? then|nothing new there|who would have thought|who'd have thought|imagine my surprise|to nobody's surprise|no wonder`), row(2, `i must have (?:missed|dreamt|dreamed|overlooked|imagined)`, `I did not find`), cut2(`am i invisible|i must be invisible|talking to (?:a|the) (?:wall|walls|myself)|(?:black hole|deaf ears|into the void)`), cut2(`i thought we were (?:a team|adults|professionals|all adults|grown-ups|in this together)`), cut2(`you people|those (?:people )?upstairs|the (?:ladies and )?gentlemen upstairs|our (?:dear|beloved|esteemed) (?:leaders|management|colleagues|friends)`), cut2(`(?:don't|no need to) worry,? i(?:'ll| will|'ve) (?:just |once more |again )?(?:do|done|fix|fixed|clean|work|stay|handle|cover) (?:it|everything|the weekend|this)(?: all)?(?: myself| alone| again)+`), row(2, `\b(?:conveniently|miraculously|magically|mysteriously) `, ``), cut2(`with respect,`), cut2(`is it (?:just )?me,? or`), row(2, `since when (?:is|are|do|does)`, `I did not know that`), row(2, `(?:who|does anybody|does anyone) (?:cares?|needs?|reads?)(?: \w+)? anyway`, ``), cut2(`it (?:seems|appears|looks like)(?: that| as if| as though| like)? (?:i'm|i am|my|nobody|no one) (?:the only|time|work|not|the last|word|opinion)`), cut2(`(?:too busy|more important things|other priorities|better things),? (?:apparently|obviously|evidently|clearly|no doubt|i'm sure|i suppose|i guess)`), cut2(`(?:no doubt|doubtless|i'm sure|i am sure) (?:there (?:is|was|were)|you had|it was|every(?:one|body)|they had)`), cut2(`as (?:nobody|no one)(?: ever| else)? (?:bothered|cared|thought|had the decency|saw fit|told)`), row(2, `(?:bothered|cared|deigned|saw fit|had the (?:decency|courtesy|kindness|time|grace)|found (?:it|the time)|managed|took the trouble) to (tell|ask|inform|answer|reply|call|let|mention|show|read|write|warn|explain)`, `came to $1`),
	}
}

func edge(l *letter) *Flag {
	return l.worded(Flag{Rule: Edge, Severity: Red, Reason: "This can sting, and then the answer is about the tone. The matter itself is strong enough."}, edges(), l.sentences, 2, nil)
}
