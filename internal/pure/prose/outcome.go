package prose

// Wording is how a wish is worded: as an activity ("increase sales activity"), as a deliverable ("the report") or as
// an outcome ("15 new accounts by June").
type Wording string

// The wordings of a wish.
const (
	ActivityWording    Wording = "activity"
	DeliverableWording Wording = "deliverable"
	OutcomeWording     Wording = "outcome"
)

// Outcome tells how a wish is worded, the measure it states (nil when none), and the one question that would settle
// what is meant, "" when nothing is missing.
func Outcome(text string) (Wording, *Span, string) {
	text = cutAt(text, 8*maxSentence)
	var due *Span
	if dues := Deadlines(text, slotReference); len(dues) > 0 {
		due = &dues[0].Span
	}
	w := wish{measure: measureIn(text, due), due: due != nil}
	row := tokens(text)
	for _, t := range row {
		w.see(t.word)
	}
	w.rate = has(" "+joined(row)+" ", rateWords)
	wording := w.wording()
	return wording, w.measure, w.missing(wording)
}

// wish is what the words of a wish show.
type wish struct {
	measure                                                     *Span
	due, rate, activity, effort, deliverable, result, milestone bool
}

func (w *wish) see(word string) {
	w.activity = w.activity || activityWords[word]
	w.effort = w.effort || effortWords[word]
	w.deliverable = w.deliverable || deliverableWords[word]
	w.result = w.result || resultWords[word]
	w.milestone = w.milestone || milestoneWords[word]
}

// wording weighs them: counted efforts stay activities, counted results and things brought to an end are outcomes.
func (w *wish) wording() Wording {
	switch {
	case w.measure != nil && w.effort && (w.rate || !w.result && !w.milestone):
		return ActivityWording
	case w.measure != nil && (w.result || w.milestone || w.activity || !w.deliverable):
		return OutcomeWording
	case w.milestone:
		return OutcomeWording
	case w.deliverable && !w.effort:
		return DeliverableWording
	case w.result && !w.activity && !w.effort:
		return OutcomeWording
	}
	return ActivityWording
}

func (w *wish) missing(wording Wording) string {
	switch {
	case wording == ActivityWording && w.measure != nil:
		return "Which result should this lead to, and by when?"
	case wording == ActivityWording:
		return "Which result would tell you that this worked, and by when?"
	case wording == DeliverableWording && !w.due:
		return "By when do you need it?"
	case wording == OutcomeWording && w.measure == nil && !w.milestone:
		return "Which number would tell you that this worked, and by when?"
	case wording == OutcomeWording && !w.due:
		return "By when should we reach it?"
	}
	return ""
}

var (
	rateWords     = phrases(`a day|a week|a month|per day|per week|per month|every day|every week|every month|each day|each week|each month|daily|weekly|monthly`)
	activityWords = wordSet(`increase improve help support focus explore look continue push drive engage activity proactive
		effort efforts communicate collaborate participate research investigate
		learn develop build strengthen enhance promote encourage monitor manage handle boost raise grow reduce cut be`)
	effortWords      = wordSet(`call calls visit visits contact meet meetings attend hold work make email emails talk discuss join network`)
	deliverableWords = wordSet(`report deck slides presentation document draft list plan proposal spreadsheet memo summary email
		contract agreement budget forecast schedule agenda copy file analysis letter note model form invoice template chart dashboard
		comments numbers figures information update paper brief minutes prototype page estimate`)
	resultWords = wordSet(`reach achieve retain customers accounts revenue churn margin profit costs cost errors defects complaints
		satisfaction time rate share sales bookings renewals satisfied on-time findings backlog tickets`)
	milestoneWords = wordSet(`close closed launch launched live deliver delivered hire hired ship shipped win won sign signed complete completed
		finish finished release released migrate approved certified zero`)
)
