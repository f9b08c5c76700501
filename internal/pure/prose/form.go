package prose

import (
	"regexp"
	"strings"
)

// Form is how a sentence is built that may ask for something. What is built as a statement may still be meant as a request, but
// it is not shown as one without a second look.
type Form string

// The forms, from the strongest.
const (
	Order     Form = "order"     // please, an imperative, "I need you to", "make sure"
	Request   Form = "request"   // can, could, would or will you
	Question  Form = "question"  // a question to the reader
	Courtesy  Form = "courtesy"  // "let me know if you have questions": a closing, or an offer under a condition
	Statement Form = "statement" // everything else: plans, wishes, what others do
)

var (
	advice     = regexp.MustCompile(`(?i)\bi wonder\b|^\W*(?:(?:and|but|so|just|please)\W+)?(?:(?:do not|don.?t|never) (?:make|let|worry|be|panic|get|have|think|feel|lose|take)\b|remember (?:that|this|it|the|we|you|do)\b|tell everyone|calm down|relax|be (?:careful|patient|aware|sure)\b|please do\W*$|go ahead\W*$|keep (?:it )?up\b|have a\b|take care\W*$|enjoy\b|see (?:you|below|attached|above)\b)`)
	openers    = regexp.MustCompile(`(?i)^\W*(?:(and|but|so|also)\W+)?(who|whom|what|when|where|why|which|how|do|does|did|have|has|is|are|was|were|should|shall)\b`)
	courtesies = regexp.MustCompile(`(?i)\b(any|further|other|more) (questions?|comments?|issues?|concerns?|thoughts?|problems?|ideas)\b.*\b(let me know|call|contact|e-?mail|ask|shout)\b` +
		`|\b(let (me|us) know|call me|contact me|feel free|give me a (call|shout|ring))\b.*\b(if|with|should) (any|you|there|anyone|anybody|necessary|needed|that)\b` +
		`|^\W*if (you|anyone|anybody|any|there)\b.*\b(questions?|comments?|concerns?|need (me|anything|help)|would like (more|further|me))\b` +
		`|\b(let (me|us) know|tell me) (if|whether) (i ?|we |there.?s |there is )(can|could|may|should|anything)\b|^\W*if (there|you|any)\b.*\b(let (me|us) know|tell (me|us)|call|e-?mail|contact)\b|\bonly if\b|\bif you need\b|\bfeel free\b|\bdon.?t hesitate\b|\bcan you (believe|imagine)\b|\bcould you believe\b|\bwho knows\b|\bthanks? (for|in advance)\b[^.?!]*$` +
		`|\bhow (are you|is it going|was your|about that)\b|\bare you (ok|okay|alright|feeling)\b|\bhope (you|all|everything)\b|\bdo (any of )?you want (to see )?(copies|a copy)\b`)
	orders = regexp.MustCompile(`(?i)\b(please|pls|plse|kindly)\b|\b(i|we) (need|want|expect) (you|your|the|a|an|it|this|these|to (know|have|get|see|hear))\b|\bmake sure\b|\b(i|we)('d| would) (like|want|appreciate|need) (you|your|it if you|a|an|the)\b` +
		`|\b(need|want) (it|this|that|them|these)?\s*(by|before|from you)\b|\bdon.?t forget\b|\b(is|are) due\b|\bdue (by|on|today|tomorrow|mon|tue|wed|thu|fri)\w*\b|\blet me (know|have)\b`)
	requests   = regexp.MustCompile(`(?i)\b(can|could|would|will|may|might) (either of |any of |one of |both of |each of )?(you|u|someone|somebody|one of you|i (get|have|ask|see))\b|\bwould you mind\b|\bany chance\b|\bare you able\b|\bhow about you\b`)
	imperative = regexp.MustCompile(`(?i)^\W*(?:(?:and|then|also|so|ok|okay|first|next|again|just|either|plus|hi|hey|\w+),?\s+)?(add|advise|answer|arrange|ask|attach|book|bring|call|cancel|change|check|circulate|clean|collect|come|compare|complete|confirm|consider|coordinate|copy|correct|create|cut|decide|describe|discuss|do|don.?t|draft|email|e-mail|explain|fax|figure|file|fill|find|finish|fix|follow|forget|forward|get|give|go|handle|have|help|hold|include|invite|join|keep|leave|list|look|mail|make|meet|move|note|pass|phone|pick|plan|postpone|prepare|print|provide|pull|push|put|quote|read|remember|remind|remove|reply|report|reschedule|respond|revise|review|run|save|schedule|see|send|set|share|shorten|show|sign|sort|speak|start|stop|submit|summari[sz]e|take|talk|tell|think|treat|try|turn|update|use|verify|wait|work|write)\b`)
	asking     = regexp.MustCompile(`(?i)\b(you|your|we|our|us|i|u)\b|^\W*(who|what|when|where|why|which|how|any|status|did|do|does|is|are|was|were|has|have)\b`)
	plans      = regexp.MustCompile(`(?i)^\W*(?:(?:and|but|so|also|then|if .{3,80}?,|hopefully|maybe|perhaps|i think|i guess|i believe)\W+)*(i|we|he|she|they|it|there|this|that|these|those|the|my|our|each of us|all of us|everyone)\b[^?]*$`)
	youCould   = regexp.MustCompile(`(?i)\byou (could|might|may|can)\b|\bi wonder\b|\bi would think\b`)
)

// FormOf tells how a sentence is built.
func FormOf(sentence string) Form {
	sentence = strings.TrimSpace(sentence)
	isQuestion := strings.HasSuffix(strings.TrimRight(sentence, ` "')…!`), "?")
	switch {
	case advice.MatchString(sentence):
		return Statement
	case courtesies.MatchString(sentence):
		return Courtesy
	case isQuestion && openers.MatchString(sentence):
		return Question
	case orders.MatchString(sentence):
		return Order
	case requests.MatchString(sentence):
		return Request
	case isQuestion && asking.MatchString(sentence):
		return Question
	case youCould.MatchString(sentence):
		return Statement
	case plans.MatchString(sentence) || isQuestion:
		return Statement
	case imperative.MatchString(sentence):
		return Order
	}
	return Statement
}

// commitments are the verbs of promises that another person can wait for.
var commitments = regexp.MustCompile(`(?i)\b(i|we)('ll| will| am going to|'m going to| shall)\s+(?:\w+\s+){0,2}?(send|get|give|call|check|follow|let|forward|prepare|review|talk|speak|set|add|resend|update|contact|ask|find|look into|look at|make|write|bring|do|finish|fix|draft|put|provide|share|take care|work on|handle|try|confirm|schedule|arrange|email|e-mail|fax|tell|come back|report|circulate|ensure|see (if|what|whether))\b`)

// conditions make a promise hang on something that may never happen.
var conditions = regexp.MustCompile(`(?i)\b(if|unless|once|as soon as|whenever)\b`)

// Commits says whether a sentence is a promise that another can wait for: the writer will do something, not merely be somewhere.
func Commits(sentence string) bool {
	return commitments.MatchString(sentence) && !conditions.MatchString(sentence) && !strings.HasSuffix(strings.TrimSpace(sentence), "?")
}
