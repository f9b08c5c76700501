package prose

import (
	"regexp"
	"strings"
)

var (
	// framed are wishes that name the reader before the verb, in whatever form the verb then stands.
	framed = regexp.MustCompile(`(?i)^(?:\W|(?:and|but|so|also|maybe|perhaps|please|then)\b)*(?:(?:i|we)(?:['’]d| would)?(?:['’]ll| will)? (?:be|feel) (?:pleased|glad|happy|grateful|delighted|thankful|relieved) if you(?:['’]d| would| could)?|it (?:wouldn['’]?t|won['’]?t|would not|can['’]?t) (?:hurt|harm)(?: you)? (?:if you(?:['’]d| would)?|to)|(?:i|we)(?: was|['’]m| am| were|['’]re| are) hoping (?:that )?you(?:['’]d| would| could| might)|(?:i|we) (?:want|need|expect|would like) (?:you|us|everyone|everybody)(?: all| both)? to(?: really)?|(?:maybe|perhaps) you (?:could|might|should)|you (?:might|could|may|should)(?: perhaps| maybe)?|you(?:['’]re| are) the one who|it['’]?s (?:you|time (?:that )?(?:you|we)) (?:who )?|make sure you(?:['’]re| are)|we all need to|we have got to|(?:this|next) (?:\w+),? i (?:need|want|expect) you to|for the time being you(?:['’]re| are) the one who|(?:from now on,? )?you(?:['’]ll| will)|it (?:would|['’]d) be (?:good|nice|great|helpful) if you(?:['’]d| would| could)?|i(?:['’]d| would) (?:welcome|appreciate|like|love) (?:it )?if you(?:['’]d| would| could)?|would you(?: mind)?|don['’]t) +`)
	// manner says how something is to be done, and no end.
	manner = regexp.MustCompile(`(?i)\b(?:(?:more|less|a (?:bit|little) more|a lot more|even more|somewhat more) (?:\w+ly|often|careful|active|proactive|visible|patient|initiative|attention|effort|energy|commitment|interest|responsibility|ownership|presence|drive|discipline|care|time|for|seriously|of)|(?:somewhat|a (?:bit|little)|much|far) (?:harder|deeper|closer|better|tighter|further|more)|better known|now and then|every so often|from time to time|as best (?:as )?you can|as well as you can|continue to|go on \w+ing|plough on|keep (?:on )?(?:\w+ing)|keep at|for the time being|wherever you can|whenever you can|on \w+, not (?:only|just) on|harder|deeper|not just \w+ing|first, always|spread the word)\b`)
	// efforts are verbs of effort in any form, behind a frame.
	efforts = regexp.MustCompile(`(?i)^(?:really )?(?:focus\w*|concentrat\w+|lean\w* in|speak\w* up|spoke up|follow\w*|listen\w*|put\w* (?:the |our )?[\w ]{1,30} first|do(?:ing)? more|did more|row\w*|liv(?:e|ing) (?:our|the|your)|brush\w* up|use the \w+(?: \w+)? to|take .{1,60}(?:seriously|to heart)|plough\w*|get (?:your arms|a grip|a handle|on top)\b|let go|keep\w* pressing|look\w* after|engag\w+|invest\w*|become better|try\w*|support\w*|help\w*|have a (?:think|look)|think|work\w* (?:on|at|harder|more|closer)|pay\w*|car(?:e|ing) (?:for|more|about)|watch\w*|experiment\w*|familiari\w+|improv\w+ it|dig\w*|accompan\w+|liais\w+|spread\w*|cultivat\w+|mentor\w*|coach\w*|promot\w+|push\w*)\b`)
	// handed are duties in a sentence that does not begin with its verb: "you draw it", "it's you who sends it", "name one".
	handed = regexp.MustCompile(`(?i)\b(?:you (?:draw|send|write|bring|make|order|book|sign|file|print|prepare|call|do|collect|hand) (?:it|them|one|that)|(?:it|that)['’]?s you(?:,| who)|and that['’]?s you|(?:please )?hand it in|(?:name|find|fix|send|make|bring|write|order|book|pick|ring|get) (?:me |us )?(?:one|it|them|a date|him|her|somebody)(?:[.,;!?]|$| please| for me| by\b)|have it done|could you (?:make|write|draw|bring|send) (?:one|it|them)|(?:may|can|could) i (?:see|have|get)|i(?:['’]ll| will| still)? (?:need|don['’]t have|do not have|miss|lack|have no|am missing) (?:your|the|a|an|two|three|that)|(?:i|we)(?:['’]d| would)? need an? |i(?:['’]d| would) appreciate an? |(?:ring|ask|call|tell|write to|e-?mail) (?:mr|mrs|ms|dr|the|him|her|them)\b)`)
	// lacking are things by their names alone, with a courtesy: "three quotes, please".
	lacking  = regexp.MustCompile(`(?i)^\W*(?:an? |the |your |my |two |three |four |five |\d+ |all )?[\w'’ -]{2,90}?(?:,? (?:please|pls|thanks|would be (?:good|helpful|nice|great)|that would be \w+))`)
	finiteIn = regexp.MustCompile(`(?i)\b(?:is|are|was|were|has|have|had|can|could|should|must|will|may|does|do|did|goes|gets|stays?|stands?|comes?|leaves?|reach(?:es)?|ought|wants?|needs?|don['’]?t|doesn['’]?t|isn['’]?t)\b`)
	rated    = regexp.MustCompile(`(?i)\b(?:single digits|double digits|no|not one|zero|fewer|less|more than|at (?:most|least)|under|below|above|over|within|per ?cent|percent|nobody|never|down|up|out of|in (?:five|ten|six|four|three))\b|%`)
	// soThat is a state behind a measure of its own: "so fast that nobody gives up".
	soThat = regexp.MustCompile(`(?i)\bso(?: \w+){1,6}? that ((?:nobody|no one|no|none|it never|they never|it|they|we|everybody|everyone|every|all|the|you)\b[^.!?;]*)|\bso that ((?:nobody|no one|it never|they never|none|every|all|it (?:always|no longer)|no)\b[^.!?;]*)`)
	// instead names what is to be in place of what is: "make it one in four", "three is what I want".
	instead = regexp.MustCompile(`(?i)\b(?:make (?:it|that)|take it to|bring it to|get it to|i want(?: to see)?|let['’]?s make it) (` + count + `[^.,;!?]{0,40})|(` + count + `(?: in ` + count + `| [\w%]+)?) (?:is what i (?:want|['’]d like|would like|expect|need)|i (?:can|could) live with|would do|would be (?:fine|right|good)|is (?:the goal|the target|fine|enough))`)
)

// replaced is what a wish says is to be in place of what is, nil for none.
func replaced(text string) *Span {
	m := instead.FindStringSubmatchIndex(text)
	if m == nil {
		return nil
	}
	from, to := m[2], m[3]
	if from < 0 {
		from, to = m[4], m[5]
	}
	s := trimmed(text, Span{from, to}, ".,;:!? ")
	return &s
}

// formed decides by the form of the whole sentence, where that is surer than its verb.
func formed(text string, due *Span) (Wording, *Span, bool) {
	if m := soThat.FindStringSubmatchIndex(text); m != nil {
		from, to := m[2], m[3]
		if from < 0 {
			from, to = m[4], m[5]
		}
		return OutcomeWording, state(text, Span{from, to}, due), true
	}
	if framed.MatchString(text) {
		head := text[len(framed.FindString(text)):]
		if efforts.MatchString(head) || manner.MatchString(head) || effortHeads.MatchString(head) && target(head, nil) == nil {
			return ActivityWording, nil, true
		}
		if made.MatchString(head) {
			return DeliverableWording, nil, true
		}
	}
	if manner.MatchString(text) && target(text, due) == nil && !stateFrame.MatchString(text) {
		return ActivityWording, nil, true
	}
	if handed.MatchString(text) && !strings.Contains(text, "%") {
		return DeliverableWording, nil, true
	}
	if lacking.MatchString(text) && !opensOrder(text) && !finiteIn.MatchString(text) && !rated.MatchString(text) {
		return DeliverableWording, nil, true
	}
	return "", nil, false
}

// made are verbs of making a thing, in any form, behind a frame.
var made = regexp.MustCompile(`(?i)^(?:produc\w+|writ\w+|wrote|draw\w*|drew|mak(?:e|ing)|made|send\w*|sent|brief\w*|prepar\w+|book\w*|order\w*|organi[sz]\w+|creat\w+|buil[dt]\w*|bring\w*|brought|submit\w*|sign\w*|deliver\w*|call\w*|rang|ring\w*|tell|told) (?:me |us |him |her |them )?(?:an?|the|your|our|two|three|\d+|it)\b`)
