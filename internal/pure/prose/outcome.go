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
	dues := Deadlines(text, slotReference)
	var due *Span
	if len(dues) > 0 {
		due = &dues[0].Span
	}
	measure := measureIn(text, due)
	wording := wordingOf(tokens(text), measure)
	return wording, measure, missing(wording, measure != nil, due != nil)
}

func wordingOf(list []token, measure *Span) Wording {
	activity, deliverable, outcome := false, false, false
	for _, t := range list {
		activity = activity || activityWords[t.word]
		deliverable = deliverable || deliverableWords[t.word]
		outcome = outcome || outcomeWords[t.word]
	}
	switch {
	case measure != nil && (outcome || activity || !deliverable):
		return OutcomeWording
	case deliverable:
		return DeliverableWording
	case outcome && !activity:
		return OutcomeWording
	}
	return ActivityWording
}

func missing(w Wording, measure, due bool) string {
	switch {
	case w == ActivityWording:
		return "Which result would tell you that this worked, and by when?"
	case w == DeliverableWording && !due:
		return "By when do you need it?"
	case w == OutcomeWording && !measure:
		return "Which number would tell you that this worked, and by when?"
	case w == OutcomeWording && !due:
		return "By when should we reach it?"
	}
	return ""
}

var (
	activityWords = wordSet(`increase improve work help support focus explore look continue push drive engage activity
		effort efforts contact call meet discuss communicate collaborate participate attend research investigate
		learn develop build strengthen enhance promote encourage monitor manage handle boost raise grow reduce`)
	deliverableWords = wordSet(`report deck slides presentation document draft list plan proposal spreadsheet memo summary email
		contract agreement budget forecast schedule agenda copy file analysis letter note model form invoice template chart dashboard
		comments numbers figures information update paper brief minutes release prototype page estimate`)
	outcomeWords = wordSet(`signed closed reach achieve win retain customers accounts revenue churn margin profit below above
		under least fewer less more than hired delivered launched live zero approved satisfied on-time reached done`)
)
