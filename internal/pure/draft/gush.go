package draft

import (
	"slices"
	"strings"
	"sync"
)

// gushes are thanks, praise and apologies; a strong one has weight 2.
var gushes = sync.OnceValue(func() []phrase {
	return thanking(
		row(2, `words cannot (?:express|say|describe) (?:how|my) (?:very |so |deeply )?(thankful|grateful|sorry) i am`, `I am $1`), cut2(`words cannot (?:express|say|describe)`), cut2(`from the (?:very )?bottom of my heart`), cut2(`(?:eternally|forever|infinitely|immensely|unbelievably|incredibly) (?:grateful|thankful|indebted|in your debt|obliged|yours)`),
		cut2(`(?:a|an|one|many) (?:million|thousand|billion|hundred|bazillion|zillion) (?:apologies|thanks|pardons|thank yous|times)(?: and a (?:million|thousand|billion|hundred)(?: more)?)?`), cut2(`(?:thanks|thank you|sorry) a (?:million|billion|thousand)(?:,? a (?:million|billion|thousand))*`),
		row(2, `\b(i(?:'m| am)|we(?:'re| are)) (?:so,? so|so very|so incredibly|terribly|deeply|unbelievably|truly,? truly|really,? really|extremely|dreadfully|awfully|so)(?:,? so)* (sorry|thankful|grateful)\b`, `$1 $2`), cut2(`(?:again,? )?sorry(?:,? (?:so )?sorry)+`), cut2(`i (?:feel|felt) (?:absolutely |so |just |truly |really )*(?:terrible|awful|dreadful|horrible|mortified|devastated|ashamed|sick)(?: about (?:it|this|that|\w+ing \w+))?`), cut2(`i do feel (?:dreadful|terrible|awful)`), row(2, `i (?:really |truly |deeply |sincerely )(?:do )?apologi[sz]e`, `I apologise`), row(2, `i (?:really |truly )do apologi[sz]e`, `I apologise`),
		cut2(`you(?:'re| are|'ve been| have been)(?: all| both| truly| such| really| simply| just)* (?:an? |the )?(?:absolute |total |true |real |complete |living )?(?:star|legend|angel|saint|lifesaver|hero|genius|gem|treasure|rock|goddess|god|marvel|wonder|best)`), cut2(`(?:our|my|the) (?:shining|guiding) (?:light|star)`), cut2(`my (?:\w+ )?(?:role model|inspiration|hero|mentor and friend|idol)`), cut2(`i (?:owe|will owe|'ll owe) you (?:my life|everything|the world|big time|so much|one|forever)`), cut2(`you(?:'ve| have) (?:no idea|saved my life|changed my life)(?: how (?:much|grateful|thankful)(?: (?:this|that|it|i|means|am|to me|to us))*)?`), cut2(`(?:grovel|bow|kneel)(?:l?ing)?\b`), cut2(`(?:can't|cannot|can never|could never|don't know how to) thank you(?: enough)?`), cut2(`don't know (?:what|how) (?:i|we)(?:'d| would) (?:do|manage|survive|cope)`),
		cut2(`(?:best|greatest|kindest|finest|most (?:wonderful|amazing|inspiring|generous)) (?:boss|manager|leader|chef|director|supervisor|head|mentor|person|human)(?: (?:ever|in the world|anyone could|i've ever|i have ever|one could))?`), row(2, `your (?:truly |absolutely |always |so )?(?:wonderful|amazing|incredible|brilliant|fantastic|outstanding|exceptional|inspiring|visionary|unfailing|infinite|boundless|endless|invaluable|tireless|extraordinary|unparalleled|unwavering|remarkable|magnificent|phenomenal|legendary) `, `your `), cut2(`(?:is|are) (?:far |way )?beyond (?:me|us|all of us|words)`), cut2(`(?:in|with) (?:complete |total |utter |sincere |deepest |the deepest )?(?:awe|admiration)`), cut2(`\bhumbly\b`), cut2(`(?:truly|deeply|so|incredibly|extremely|greatly) (?:humbled|honoured|honored|blessed|privileged)`), row(2, `under your wings?`, `from you`), cut2(`(?:warmest|deepest|sincerest|utmost|boundless|undying) (?:gratitude|thanks|admiration|apologies|appreciation)`), cut2(`you must (?:think|be)\b`), cut2(`i promise(?: you)?(?: it| this)?(?: will| it'll)? (?:never|not)(?: ever)?`), cut2(`i (?:totally|completely|fully) understand if you(?:'re| are)`), cut2(`oh (?:gosh|my god|my goodness|dear|no)`), cut2(`(?:please,? )?(?:please |pretty please |i beg you )(?:forgive|don't hate|don't be)`), cut2(`\bforgive me\b`), cut2(`you(?:'ve| have) been (?:so|such|incredibly|unbelievably|nothing but) (?:\w+ )?(?:kind|patient|generous|wonderful|amazing|helpful|supportive)`), cut2(`(?:so|such|incredibly|amazingly|unbelievably|wonderfully) (?:kind|generous|patient|wonderful|amazing|thoughtful|brilliant|talented|wise) of you`), cut2(`(?:it|that) (?:truly |really |honestly )?means (?:the world|so much|everything)(?: to me)?`), cut2(`how you (?:manage|do|handle|juggle)`), cut2(`nobody (?:else )?(?:does|could|can) (?:it|this|that)? ?like you`), cut2(`(?:me again|it's me again)`),
		cut1(`(?:again,? )?(?:i'm |i am |we're |we are |we |i )?(?:sincerely |just |once again |also )?(?:thanks|thank you|thank-you)(?: again| so much| very much| ever so| in advance| a lot| so,? so much| kindly)*`), cut1(`(?:again,? )?(?:i'm |i am |we're )?(?:really |very |so |again )?sorry\b`), cut1(`\bapologi[sz]e\b`), cut1(`\b(?:my |many |sincere |again,? )*apologies\b`), cut1(`\b(?:so |very |really |truly |ever )*(?:grateful|thankful|indebted)\b`), cut1(`\b(?:gratitude|appreciat\w+|kindness|generosity|admir\w+)\b`), cut1(`\b(?:amazing|wonderful|incredible|fantastic|brilliant|marvellous|awesome|inspiring|inspiration|outstanding)\b`), cut0(`(?:seriously|honestly|haha|hahaha|lol|really and truly)`),
		phrase{find: compile(`!!+`), with: "!", weight: 1},
		// Feelings larger than an office needs, each of them a little.
		cut1(`\b(?:magnificent|radiant|divine|heavenly|elegant|gracious|breathtaking|extraordinary|exceptional|phenomenal|glorious|sublime|splendid|stunning|unforgettable|legendary|visionary|flawless|impeccable|superb|marvel\w*|magical|beautiful|brilliant(?:ly)?|gentle|heroic|genius|unbelievabl[ey])\b`), cut1(`\b(?:finest|greatest|kindest|happiest|luckiest|proudest|wisest|warmest|deepest|noblest|loveliest)(?: \w+){0,3}? (?:of my (?:life|career)|i (?:ever|have ever)|ever|in (?:the|this) (?:world|house|firm|company|town|country))`),
		cut1(`\b(?:bless(?:ed|ing|ings|es)?|prayers?|pray|heaven sent|godsend|honou?red|privilege\w*|humbled|adoring\w*|ador[es]+|devoted|devotion|admiration|endless|boundless|eternal(?:ly)?|forever|undying|infinite(?:ly)?)\b`), cut2(`(?:moved|touched|grateful|happy|proud|lucky|delighted) beyond (?:words|measure|belief)`), cut1(`\b(?:in tears|tears in my eyes|nearly cried|goosebumps|bursting with pride|on cloud nine|over the moon|pinch myself|sunk into the floor|go through fire|speechless|lost for words|heart is full|melted)\b`),
		cut1(`\b(?:great|big|golden|good|kind|beautiful) heart\b`), cut1(`(?:no one|nobody|not one) else (?:could|would|can|in the)`+rest), cut2(`how (?:can|could|will|shall) (?:i|we) ever (?:repay|thank|make (?:it|this) up)`+rest), cut2(`(?:more|much more|far more) than i (?:deserve|could ever|can say|ever (?:hoped|dreamt|dreamed|expected))`), cut1(`(?:thank you|thanks) for (?:being|everything you|all you|existing|always being)`+rest), cut1(`(?:lucky|fortunate|blessed) (?:to (?:have|work|know|be)|we are|i am|that)`+rest), cut1(`everything (?:that )?you (?:do|are|did|have done)`), cut2(`(?:an?|our|my|the|true|real)(?: \w+)? (?:role model|inspiration|guardian angel|hero|saviou?r|lifesaver|shining example)(?: (?:to|for) (?:us all|all of us|me|us|everyone))?`), cut2(`(?:never|cannot|can't) forgive myself|unforgivable|inexcusable`), cut1(`(?:make|made|making) my (?:whole |entire )?(?:day|week|month|year|life)`), cut1(`pure (?:gold|genius|magic|joy|bliss)`), cut2(`what would (?:we|i) (?:ever )?do without you`), cut2(`(?:never|ever) (?:be able to )?repay you`+rest), cut1(`your (?:\w+ )?(?:wisdom|generosity|kindness|patience|greatness|vision|genius|brilliance)`), cut1(`amazes? (?:me|us)`), cut1(`(?:saved|rescued) (?:us|me) (?:all|again)|(?:saved|rescued) the day`), cut2(`(?:such a|a real|a true|a great|an absolute) (?:privilege|honou?r|blessing|joy)`+rest), cut1(`(?:we|i)(?:'re| are|'m| am) (?:all )?so (?:lucky|fortunate|blessed|proud)`), cut1(`always know (?:the right|what|how|exactly)`+rest), cut1(`(?:i )?simply must say`), cut2(`(?:very,? very|so,? so|truly,? truly|really,? really|such,? such|beautiful,? beautiful|always,? always) (?:\w+)`),
	)
})

// gushEnough is the weight from which courtesy hides the matter.
const (
	gushEnough = 3 // with a strong one among them
	gushAlone  = 5 // of weak ones
)

func gush(l *letter) *Flag {
	all := append([]sentence{}, l.sentences...)
	if l.greeted {
		all = append([]sentence{{Span: spanOf(0, l.body.Start), text: l.whole[:l.body.Start]}}, all...)
	}
	if part := l.closing.Of(l.whole); part != "" {
		all = append(all, sentence{Span: l.closing, text: part})
	}
	strong := func(list []hit) bool {
		if weigh(list) >= gushAlone {
			return true
		}
		for _, h := range list {
			if h.phrase.weight > 1 {
				return true
			}
		}
		return false
	}
	f := Flag{Rule: Gush, Severity: Amber, Reason: "So much thanks, praise or apology hides the matter. One plain word of it carries further."}
	found, hitsOf := l.find(gushes(), all)
	if weigh(hitsOf) < gushEnough || !strong(hitsOf) {
		return nil
	}
	for _, sweep := range []func(string, []hit) string{l.sentencesGone, l.clausesGone} {
		g := l.hull(f, all, found, sweep)
		if _, left := (&letter{}).find(gushes(), []sentence{{text: g.Rewrite}}); (weigh(left) < gushEnough || !strong(left)) && keeps(g.Span.Of(l.whole), g.Rewrite) {
			return g
		}
	}
	return l.worded(f, gushes(), all, gushEnough, strong)
}

// sentencesGone takes a sentence of courtesy out when it holds no fact and no ask, and leaves it as it is otherwise.
func (l *letter) sentencesGone(text string, list []hit) string {
	if len(facts(text)) == 0 && l.context.wants(text) == asksNothing && onlyThanks(text, list) {
		return ""
	}
	return shouts.ReplaceAllString(text, "!")
}

// onlyThanks reports whether nothing is told beside thanks, praise or apology.
func onlyThanks(text string, list []hit) bool {
	if len(content(beyond(text, list))) == 0 {
		return true
	}
	return ofThanks.MatchString(text) && len(list) > 0 && (weigh(list) > 1 || list[0].Start < clauseEnd(text, spanOf(0, 0)))
}

// clausesGone does so with clauses, as long as the next one does not hang on them.
func (l *letter) clausesGone(text string, list []hit) string {
	if kept := l.sentencesGone(text, list); kept == "" {
		return ""
	}
	var b strings.Builder
	at := 0
	for _, m := range append(parts(text), []int{len(text), len(text)}) {
		part, rest := text[at:m[1]], text[m[1]:]
		has := slices.ContainsFunc(list, func(h hit) bool { return h.Start >= at && h.Start < m[1] })
		if has && len(facts(part)) == 0 && (!spoken(part) || courtesies.MatchString(part)) && !hanging.MatchString(rest) && !hanging.MatchString(part) {
			part = gap
			if m[1] == len(text) || rest == "" {
				part += text[max(m[0], at):m[1]]
			}
		}
		b.WriteString(part)
		at = m[1]
	}
	return tidy(shouts.ReplaceAllString(b.String(), "!"), text)
}

// parts lists where the clauses of a sentence end: where the mark begins and where it ends.
func parts(text string) (ends [][]int) {
	for _, m := range partEnds.FindAllStringSubmatchIndex(text, -1) {
		end := m[1]
		if m[3] > 0 {
			end = m[3]
		}
		ends = append(ends, []int{m[0], end})
	}
	return ends
}

var (
	// ofThanks begin with the reader, with thanks, or with the writer's own feelings, and so tell nothing else.
	ofThanks = compile(`^\W*(?:(?:and|but|so|oh|really|honestly|once again|again|wow|also|dear \w+),? )*(?:you|your|thanks?|thank|sorry|apolog\w+|my (?:deepest|sincere\w*|warmest|apologies|hero|heart)|words|what (?:an?|would)|how (?:can|could|you|very|kind|lovely)|i|i'm|i've|i'd|we|we're|many|a (?:million|thousand|hundred)|such|nobody|no one|please (?:forgive|accept|excuse)|forgive|it means|that means|so|truly|with)\b`)
	shouts   = compile(`!!+`)
	partEnds = compile(`[,;]+ (?:and |but )?|[.!?]+ | [-–—] |( and )(?:i|i'm|you|you're|we|we're|all of us|everybody)\b`)
	hanging  = compile(`^(?:because|that|when|who|whom|which|where|as|since|so|if|than|to|for|of|with)\b`)
)
