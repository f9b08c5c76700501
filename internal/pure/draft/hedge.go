package draft

import (
	"slices"
	"sync"
)

// hedges make an ask small. A strong one is enough; of the weak ones it takes two in a draft.
var hedges = sync.OnceValue(func() []phrase {
	return table(append(hedgeForms(), hedgeWords()...)...)
})

// hedgeWords are hedges by their words.
func hedgeWords() []phrase {
	return []phrase{
		cut2(`(?:please )?(?:feel free|you(?:'re| are) (?:welcome|free)|you can(?: just| totally| always| of course)?) to (?:ignore|delete|say no|disregard|forget|skip|bin)(?: (?:me|this|it|that|my \w+))*|you can(?: just| totally| always| of course)? (?:ignore|delete|say no|disregard|bin)(?: (?:me|this|it|that))?`),
		cut2(`(?:just |please |simply )?(?:ignore|delete|disregard|forget|bin) (?:this|me|it|that)(?: (?:mail|message|e-?mail|completely|altogether))? if`), cut2(`i (?:might|may|could) (?:well )?be (?:totally|completely|entirely|quite|way|utterly)? ?(?:wrong|mistaken|off|out of line|missing something|imagining)(?: to (?:even )?(?:ask|bring|mention|raise|say|suggest|request)(?: (?:this|it|that|about this|such a thing|you this))?(?: up)?)?`),
		cut2(`(?:i know |i guess |maybe )?(?:this|it|that)(?: is|'s| may be| might be| could be| must be| will be| sounds?| may sound| might sound| probably is| surely is)(?: probably| surely| totally| such| really| perhaps| maybe| just| likely| certainly)*(?: an?| such an?| a bit| a little| a really| a very| a total| rather| quite| very| so)? ?(?:silly|stupid|dumb|daft|foolish|naive|trivial|petty|ridiculous|odd|crazy)(?: (?:thing|question|idea|thought|request|point))?`),
		cut2(`i (?:don't|do not|didn't|did not|wouldn't|never|certainly don't|really don't) (?:want|mean|wish|like) to (?:be|sound|seem|come across|appear|make|impose|intrude|overstep|push|complain|step on|nag|bother|disturb|trouble|pester|waste|take up|burden|annoy)`),
		cut2(`i (?:really |absolutely |so )?(?:hate|loathe|feel (?:bad|silly|awkward|terrible|stupid|guilty|embarrassed)(?: about| for)?|am (?:afraid|embarrassed|ashamed)|'m (?:afraid|embarrassed|ashamed|almost afraid)|hardly dare|scarcely dare|don't dare|wouldn't dare) (?:to (?:be|ask|bother|trouble|nag|impose|bring|disturb|raise|mention)|asking|bothering|bringing|troubling|raising)(?: (?:a|you|this|it|up|such))*`),
		cut2(`(?:i'm |i am )?(?:really |so |very |terribly |awfully )?sorry (?:to|for|if i'm|if i am) (?:bother|disturb|trouble|bug|pester|interrupt|annoy|intrud|nag|ask)\w*(?: you)?(?: (?:again|with this|about this|on this|so late|like this))?`),
		cut2(`(?:apologies|forgive me|excuse me|pardon me|please forgive me|please excuse me|i apologise|i apologize) (?:for|if) (?:asking|bothering|troubling|the bother|disturbing|intruding|i'm|i am|this is)`),
		cut2(`(?:i'm |i am )?not (?:even |really |quite |entirely |at all )?sure (?:if|whether|that) (?:i(?:'m| am)(?: even| really)? (?:supposed|allowed|meant|the right|in a position|entitled)(?: to (?:even )?(?:ask|bring|mention|raise|say|suggest|request)(?: (?:this|it|that|about this|such a thing|you this))?(?: up)?)?|this is (?:even|the right|my place|something|appropriate)|it's my place|it is my place|you(?:'re| are) the right)`),
		cut2(`(?:only|but only) if (?:you|it)(?:'d| would)? (?:feel|fancy|really|happen|like|want|ever|suits?|isn't|doesn't)`), cut2(`(?:absolutely )?nothing (?:better|more important|else) to do`), cut2(`(?:this is|it's|it is)? ?(?:by no means|not really|no|not) a(?: real| formal)? request`), row(2, `this isn't (?:really )?a request`, ``),
		cut2(`more of an? (?:musing|thought|idea|question|feeling|wish)`), cut2(`(?:i (?:shall|will|would|'ll|'d) |i )?(?:completely|totally|fully|perfectly|of course|absolutely) (?:get|understand|see|accept)(?: it)?(?: completely| totally)? if`), cut2(`i(?:'ll|'d| will| would| shall) (?:understand|get it)(?: completely| totally| perfectly)? if`),
		cut2(`not that it (?:matters|is important|'s important|makes a difference|really matters)`), cut2(`(?:it's|it is|this is) (?:really |probably |certainly |surely |absolutely |by no means )*(?:not|nothing|no) (?:that |so |very |at all |really |of )?(?:important|urgent|pressing|a big deal|big deal|necessary)`),
		cut2(`(?:it's|it is|this is|it was) (?:only|just|merely|purely) (?:a|an|my) (?:\w+ )?(?:thought|idea|suggestion|feeling|question|musing|wish|opinion)(?: really)?`), cut2(`just a(?: silly| small| little| random)? thought`), cut2(`(?:it's|it is|this is) (?:probably|surely|perhaps|maybe|likely) (?:just |only )?(?:me|nothing|my fault|a stupid)(?: being \w+)?`),
		cut2(`(?:please )?don't (?:get me wrong|take this the wrong way|mind me|think (?:that )?i(?:'m| am) \w+)`), cut2(`others (?:have it|are|have got it) (?:much )?worse(?: off)?`), cut2(`(?:absolutely |really |honestly )?(?:no pressure|no obligation|no hard feelings)(?: at all| whatsoever| really)?`), cut2(`if (?:it's|it is|that's|that is|this is|it isn't|it wouldn't be|it's really)(?: not)?(?: at all)? too (?:much|cheeky|forward|bold|rude|presumptuous)(?: (?:trouble|bother|hassle|to ask|work|of an? \w+))*`),
		cut2(`if it (?:wouldn't|isn't|doesn't|won't) (?:be |cause |make )?(?:too much|any|a|an|much|terribly)(?: \w+)? (?:trouble|bother|hassle|inconvenience|imposition|problem)`), cut2(`i (?:may|might) (?:well )?(?:just )?be (?:overthinking|overreacting|paranoid|imagining)(?: (?:it|this|things))?`), cut2(`i(?:'m| am) (?:probably|surely|likely|perhaps) (?:just |only )?(?:overthinking|overreacting|being|imagining|wrong|the only|missing)(?: \w+)?`),
		cut2(`who am i to\b`), cut2(`(?:it's|it is) (?:really |probably |surely )?not my place`), cut2(`(?:forgive|excuse|pardon) (?:my|the|me this) (?:boldness|impertinence|cheek|question|intrusion|interruption|liberty|nerve)`), cut2(`you(?:'ve| have)? (?:surely|probably|certainly|no doubt|undoubtedly|doubtless)(?: have| already)* (?:thought|got|considered|know)`), cut2(`you (?:don't|do not) (?:have|need) to (?:answer|reply|do anything|respond|say yes)`), cut2(`i(?:'d| would| can| could| will|'ll)(?: also| totally| certainly| easily| surely)* (?:survive|manage|cope|live with(?:out)? (?:it|that|this))(?: as it is)?`), cut2(`if not,? then not|^or not$|^up to you$`),
		cut2(`i (?:hope|trust) (?:this|it|that|i'm|i am)(?: is|'s| isn't| doesn't| not)? (?:not |no )?(?:too |a |an )?(?:much|bother|bothering|trouble|out of line|overstepping|presumptuous|imposition|cheeky)`), cut2(`i(?:'m| am) (?:only|just|merely) (?:a|an|the) (?:\w+ )?(?:junior|intern|trainee|assistant|temp|clerk|beginner)`),
		row(2, `i (?:was |am |'m )?(?:just |only |sort of |kind of |simply |merely )*(?:wonder|wondered|wondering|curious) (?:if|whether) (?:maybe|perhaps|possibly)? ?(?:you|we) (?:could|can|might|would) (?:maybe |perhaps |possibly |sort of |kind of )*`, `could you `),
		row(2, `i was (?:just|only|sort of|kind of) (?:wondering|hoping|thinking)\b`, `I am asking`), row(2, `(?:sort|kind) of (wondered|wondering|hoped|hoping)`, `$1`),
		row(2, `\b(could|would|might|can|may) (you|i|we|somebody|someone|it) (?:maybe|perhaps|possibly)(?:,? (?:possibly|perhaps|maybe|at all))+\b`, `$1 $2`), row(2, `i would (?:sort|kind) of feel (?:a )?(?:tiny|little|wee)? ?(?:bit )?(better|safer|happier|easier)`, `I would feel $1`), row(2, `do you think (?:that )?there (?:would|might|could) be (?:a|any|some) (?:\w+ )?(?:possibility|chance|way) that i could(?: perhaps| maybe| possibly)?`, `could I`),
		row(1, `\b(?:perhaps|maybe|possibly|conceivably)\b`, ``), row(1, `\b(?:kinda|sorta)\b`, ``), row(1, `\b(?:sort|kind) of\b`, ``), row(1, `\ba (?:tiny|wee) (?:bit|little bit)\b`, ``), row(1, `\bi (?:guess|suppose)\b`, ``), row(1, `\bif at all possible\b`, ``), cut1(`no worries(?: at all)? if not`), cut1(`no rush(?: at all)?`), cut1(`no big deal(?: if not)?`), row(1, `\bi was hoping\b`, `I hope`), row(1, `\bjust wanted to\b`, `want to`), cut1(`i know (?:that )?you(?:'re| are) (?:very|so|terribly|super|extremely|incredibly|always|really) busy`), row(1, `\bif you don't mind\b`, ``), row(1, `\bi was wondering (?:if|whether) you (?:could|can|would|might)\b`, `could you`), row(1, `\bi was wondering (?:if|whether) i (?:could|can|might|may)\b`, `could I`),
		row(1, `\b(?:any chance at all|at all|somehow|conceivably|potentially|hopefully|ever so slightly|just maybe|by any chance)\b`, ``), row(1, `i(?:'d| would| was| am|'m)?(?: just| only| sort of| kind of| simply| merely)* thought (?:i(?:'d| would| might)|maybe i(?:'d| would| could)|perhaps i)(?: just)? ask`, `I am asking`),
	}
}

// hedgeEnough is the weight from which a draft hides its ask: one strong wording, or two weak ones in a sentence.
const hedgeEnough = 2

func hedge(l *letter) *Flag {
	if len(l.asks) == 0 {
		return nil
	}
	var in []sentence
	for _, s := range l.sentences {
		list := l.context.hits(hedges(), s.text)
		strong := slices.ContainsFunc(list, func(h hit) bool { return h.phrase.weight >= hedgeEnough })
		if strong || s.asks != asksNothing && weigh(list) >= hedgeEnough {
			in = append(in, s)
		}
	}
	return l.worded(Flag{Rule: Hedge, Severity: Amber, Reason: "This makes the ask so small that it is easily passed over. Ask plainly; a plain question is polite."}, hedges(), in, hedgeEnough, nil)
}
