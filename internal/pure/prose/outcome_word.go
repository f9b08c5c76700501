package prose

import (
	"regexp"
	"strings"
)

// wishes are what stands before the verb that is wished for.
var wishes = regexp.MustCompile(`(?i)^(?:\W|(?:and|but|so|then|also|just|please|kindly|pls|now|maybe|perhaps|ok|okay|well|from now on|as discussed|` +
	`(?:can|could|would|will) (?:you|we)(?: please| kindly| just| maybe| perhaps)?|would you mind|do you think you could|` +
	`i(?:['’]d| would)? (?:want|like|need|ask|expect|hope|prefer|love|wish|urge|beg|advise|encourage|trust)(?: for)? you(?: all| both)? to|i(?:['’]d| would)? (?:really |very much )?appreciate it if you (?:could|would)|` +
	`(?:i|we) (?:need|want|expect|would like) (?:us|everyone|everybody|the team) to|it would be (?:good|great|nice|helpful|useful) (?:if you (?:could|would)?|to)|you (?:should|must|need to|have to|ought to|may|might want to|could)|we (?:should|must|need to|have to|ought to)|let['’]?s|let us|your (?:job|task|goal|target|aim) (?:is|will be) to|the (?:goal|aim|target|idea|task) is to|` +
	`don['’]?t forget to|remember to|be sure to|make sure to|make certain to|see to it to|try to|try and|do try to)\b)+\s*`)

// headOf is the wish from its verb on.
func headOf(text string) string {
	cut := wishes.FindString(text)
	return strings.TrimSpace(text[len(cut):])
}

// orWord joins alternatives to one pattern that begins a head.
func orWord(words string) *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(?:` + strings.Join(strings.Fields(strings.ReplaceAll(words, "_", `\s+`)), "|") + `)\b`)
}

// effortHeads begin what is done more or kept up, and has no end one could look at.
var effortHeads = orWord(`get_your_(?:arms|head) brush_up lean_in plough have_a_think spread_the_word don['’]t_let_go row attend explore familiari[sz]e be(?:_a)?_(?:more|less|better|proactive|on|mindful|aware|visible|patient|open|careful|present|there|strict|tough|nice|kind|flexible|available|alert|active|around|strategic|creative|involved) be
	have_an?_(?:eye|ear|open)\w* keep_(?:an?|your|the|on|up|at|in|working|pushing|trying|going|going_on|track_of|pressing|things|\w+ing|people|everyone|us|me|him|her|them|doing|some|more) deal_with help(?:_out)? build_(?:momentum|trust|bridges|relationships?|rapport|up|on|a_(?:better|stronger|good)|better|stronger|our|confidence) devote coordinate oil step_(?:up|in)
	take_(?:ownership|care|an?_(?:more|bigger|active|interest|closer|look|lead)|more|charge|responsibility|the_lead|part|initiative|advantage|time|over) spend put_(?:more|some|in|your|a_bit|pressure|effort|energy|time) network make_(?:an?_(?:bit_of_an_)?(?:real_|serious_|bigger_|more_of_an_)?effort|more|use|the_most|yourself|sure_you|time|better|progress|some) assist support prioriti[sz]e see_you watch experiment communicate
	get_(?:yourself|to_know|involved|into|in_touch|closer|familiar|out|better|more|to_grips|a_feel|going|on_with|up_to_speed|your_head) chip chase practi[sz]e participate look_(?:after|into|out|at|around|for|closely) carry_on go_on continue carry encourage do_(?:what|your|more|everything|something|whatever|better|all) tighten work invest focus concentrate push drive promote foster nurture cultivate engage collaborate cooperate liaise research investigate
	learn study develop enhance strengthen raise_(?:awareness|the_profile|your) monitor manage handle mind pay_(?:more|attention|closer) stay think reflect consider brainstorm reach_out touch_base follow lean_on lend use act behave treat accompany shadow mentor coach train_(?:more|harder|yourself) play participate join_in speak_(?:up|more) talk_(?:more|to_(?:more|people|each|everyone)) listen read_up show_(?:more|some|a_bit) bring_(?:more|some|a_bit)_(?:energy|life|order|structure|calm|focus)
	give_(?:a_hand|more|it_a|your_best|it_your|some) pester nag press lobby campaign canvass advertise hold_(?:the_fort|on|back|together) stand_in cover_for fill_in_for tidy_up_(?:more|after) test_(?:more|the_waters) try see_(?:what|if|whether|how|that_you) feel feed stick remain maintain sustain attempt strive aim struggle guard protect defend represent advise counsel facilitate oversee supervise administer run_(?:things|with) operate serve host_more circulate_more keep share_(?:more|your) smarten sharpen lift boost champion embrace own live embody think start_(?:thinking|working|looking|being|to) begin_to stop_\w+ing avoid contribute adapt adjust improvise explore poke dig scout hunt search cast shop
	expand_(?:your|our) broaden widen deepen intensify step do_a_bit do_some do_more`)

// changeHeads change an amount; with a number they name an outcome, without they may be mere effort.
var changeHeads = orWord(`increase improve grow reduce cut lower raise decrease boost shrink shorten lift speed_up slow_down slash trim double triple halve quadruple bring drive_(?:up|down) push_(?:up|down) get take move keep hold limit cap extend expand accelerate minimi[sz]e maximi[sz]e drop strengthen enhance optimi[sz]e`)

// resultHeads name a state that is there or not.
var resultHeads = orWord(`win earn land become turn_\w+(?:_\w+){0,3}_around turn_around turn_\w+(?:_\w+){0,4}_into achieve attain reach hit beat exceed surpass rank pass restore regain recover eliminate eradicate end prevent solve resolve overcome make_(?:sure|certain)_(?:that|nobody|no|every|all|each|the|it|our) ensure guarantee see_to_it secure_(?:the|a|an)_(?:renewal|contract|place|deal|majority) retain double triple halve quadruple bring_in
	bring_(?:\d|the|our|their|his|her|down|waste|costs?)\S* get_(?:the|our|their|his|her|its|all|every|more_\w+_to|rid)\b\S* reduce_(?:the|our|costs?|waste|complaints|errors|churn|turnover|returns|delays|absence|sick) cut_(?:the|our|costs?|waste|complaints|errors|churn|returns|delays) lower_(?:the|our|costs?) make_us make_(?:the|our|this|that)_(?:\w+_){1,4}(?:number_one|leader|place) outperform overtake sell_out break_even cease`)

// softObjects make a change an effort: nobody can look at more of them.
var softObjects = regexp.MustCompile(`(?i)\b(?:activity|activities|efforts?|visibility|awareness|presence|engagement|communication|collaboration|cooperation|teamwork|focus|attention|involvement|relationship|relations|network|momentum|morale|mood|motivation|skills?|knowledge|understanding|energy|pressure|culture|image|reputation|profile)\b`)

// madeSo makes a thing so: "make the library quieter", "get the two teams pulling together".
var madeSo = regexp.MustCompile(`(?i)^(?:make|keep|get|have|leave|render|turn|put|want|see) (?:the|our|their|his|her|this|that|these|those|us|it|each|every|all|both|your) ?(?:[\w'’-]+ ){0,8}?(?:(?:[a-z]{3,}(?:er|able|ible|ful|less|free|proof)|safe|easy|clear|quiet|clean|simple|fast|cheap|tidy|calm|happy|profitable|attractive|transparent|friendly|usable|ready|healthy|strong|stable|whole|again|pulling|working|talking|running|together|back on track|under control|in order|in shape|up and running)\b[^,.;]{0,40})[.!]?$`)

// thingHeads make, move or end a thing, which is then there or not.
var thingHeads = orWord(`send place go_to prepare draft write make_(?:a|an|me|us|him|her|them|two|three|the_(?:booking|appointment|call|payment|list|poster|slides?)) ask put_(?:together|up|down|the|it|them|a|an) give_(?:me|us|him|her|them|the|mr|mrs|ms|dr|a|an|\w+_(?:the|a|an|their|his|her)) set_up set hang do_(?:me|us|a|an|the) build_(?:a|an|the|me|us) nominate lodge hire ring tell list take_(?:the|them|it|him|her|a|photos|stock|down|out) migrate bring_(?:me|us|the|it|a|an|your|them|along) organi[sz]e install publish release fill hand interview sign cancel close collect call translate compile clear tidy edit
	let_(?:me|us|him|her|them)_(?:have|know|see) ship get_(?:me|us|him|her|them|a|an|hold|\w+_(?:quotes?|offers?|signed)) arrange order book email e-mail mail phone print copy scan file pack label count stock buy purchase pay invoice refund return deliver submit upload download update_(?:the|our|your) post pick drop move_(?:the|all|our|my|everything) remove delete replace repair fix_(?:the|my|our) mend paint wash clean check confirm approve decide choose select appoint invite schedule reschedule postpone report summari[sz]e present show measure calculate
	find_(?:me|us|a|an|out|the) fetch forward reply answer respond design create produce complete finish finali[sz]e issue review proofread correct revise rewrite draw sketch record register enrol apply request renew terminate dismiss fire launch deploy merge archive back_up transfer hand_in hand_over knock run_(?:a|an|the|me|through) test_(?:the|this|it) train_(?:the|two|three|a|an|\w+_(?:on|in)) visit_(?:the|mr|mrs|ms|dr) meet_(?:the|mr|mrs|ms|dr|with) speak_(?:to|with) talk_to_(?:mr|mrs|ms|dr|the|\w+_about) have_(?:the|a|an|it|them|me|your|my|our) see_(?:mr|mrs|ms|dr) name add change_(?:the|my|our) convert switch assemble plant cut_(?:the|a)_(?:keys?|grass|hedge|ribbon|tree|cake) shred sell_(?:the|a|an|our|my) rent lease lend block open unlock lock shut start_the stop_the weigh taste cook bake serve_(?:the|a) hold_(?:a|an|the|one) host_(?:a|an|the) type up-?date provide supply describe document define map outline propose recommend quote plan_(?:a|an|the) stage screen read_(?:the|this|my|it) watch_(?:the|this)_(?:video|recording) notify inform warn remind introduce`)

var (
	// changed are verbs of change that count with any number behind them.
	changed = regexp.MustCompile(`(?i)^(?:shorten|lift|lower|reduce|cut|raise|increase|bring|use|finish|end|close|fill|keep|hold|push|get|drop|limit|sell)\b.{0,80}?\b(?:to|by|at|under|below|above|over|from|less|fewer|more|percent|per cent|remaining|last|all)\b`)
	// between is a range, keepHeads hold something in it.
	between   = regexp.MustCompile(`(?i)\bbetween ` + count + ` and ` + count + `(?: [a-z%]+)?`)
	keepHeads = orWord(`keep hold maintain stay remain leave`)
	// fetched are verbs that bring somebody a thing.
	fetched = regexp.MustCompile(`(?i)^(?:get|bring|do|make|build|have|find|fetch|buy|order|write|draft|knock up|put together) (?:me |us |him |her |them )?(?:an?|the|your|some|two|three) (?:\w+ ){0,2}?(?:quotes?|offers?|copy|copies|lists?|spreadsheets?|overview|summary|sketch|prototype|posters?|slides?|count|minutes|drafts?|plan|report|table|chart|proposal|estimate|note|letter|guideline|form|file|document)\b|^(?:get|bring|do|make|build|find|fetch|buy) (?:me|us|him|her|them) (?:an?|the|your|some|\d+|two|three)\b`)
	// caused are others who are brought to do something; reached are things that are brought into a state.
	caused  = regexp.MustCompile(`(?i)^(?:have|get|bring) (?:the|our|every|each|all|your|both|mr\.?|mrs\.?|ms\.?|[A-Z]\w+) ?(?:[\w'’-]+ ){0,4}?(?:to )?(?:sign|pay|agree|accept|renew|use|come|stop|approve|pass|return|understand|believe|adopt|move|commit|vote|confirm|join|stay|switch|drop|lift|settle|see)\b`)
	reached = regexp.MustCompile(`(?i)^(?:get|bring|put|make|turn|steer|lead|take) .{1,80}?\b(?:back to normal|back into|up to (?:standard|scratch|date)|under control|in order|back on track|on track|up and running|off the ground|to zero|into the black|out of the (?:red|way|world)|possible for|easy for|possible to|easy to|to the level|to a level)\b`)
	// loved are gifts that nobody can count.
	loved = regexp.MustCompile(`(?i)^(?:give|show|lend|offer) .{1,60}\b(?:love|attention|thought|care|support|a hand|a push|backing|room|space|priority|respect|credit|trust)\b`)
	// signedUp are customers and their like, who are results where they are counted.
	signedUp = regexp.MustCompile(`(?i)^(?:sign(?: up)?|close|win|gain|acquire|land|book|bring in|bring|add|get|attract|recruit) (?:at least |about |another )?(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty) (?:\w+ ){0,2}(?:accounts?|customers?|clients?|contracts?|deals?|members?|subscribers?|partners?|sponsors?|users?|donors?|orders|tenants|volunteers|sales|bookings)\b`)
)

var (
	// concrete is any verb with one thing for its object; ongoing says that it has no end.
	concrete = regexp.MustCompile(`(?i)^[a-z-]+(?: (?:me|us|him|her|them|up|out|off|down|back|in|round))? (?:an?|the|your|our|my|his|her|their|this|these|those|all|both|two|three|four|five|six|\d+|(?-i:[A-Z])[\w'’-]+)\b`)
	ongoing  = regexp.MustCompile(`(?i)\b(?:more|better|harder|closer|closely|often|regularly|actively|a bit|a little|wherever|whenever|as much|further|constantly|around|along|at it|on it|somehow|in general|going|in mind|in check|an eye|in touch|efforts?|relations?|relationships?|situation|issues?|matters?|topic|culture|mood|morale|communication|presence|process|processes|until)\b`)
)

// thing is a wish for a thing by its name: "I need a signed copy", "the floor plan", "three slides".
var thing = regexp.MustCompile(`(?i)^(?:i(?:['’]d| would)?(?:['’]m| am)? (?:need|want|like|expect|require|wait(?:ing)? for|look(?:ing)? for|hope for|love)(?: to have| to get| to see)? (?:a|an|the|your|two|three|four|five|\d+|all|some|one|my)\b|(?:where|when|who|what|which|how)\b|(?:a|an|your) )`)
