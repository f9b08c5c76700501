package prose

// event reads what is tied to something else than the calendar: "before the board meeting", "by our next 1:1",
// "ahead of the launch", "as soon as possible". It has no date of its own.
func (r *reader) event(i int) (moment, int) {
	at := i
	switch r.word(i) {
	case "asap":
		return moment{event: true, grain: "event"}, i + 1
	case "as":
		if r.word(i+1) == "soon" && r.word(i+2) == "as" && r.word(i+3) == "possible" {
			return moment{event: true, grain: "event"}, i + 4
		}
		return moment{}, 0
	case "upon", "on":
		return moment{event: true, grain: "event"}, (i + 2) * boolInt(awaitedWords[r.word(i+1)] && !r.is(i+1, "notice", "invoice", "launch"))
	case "before", "by":
		at++
	case "prior", "ahead":
		if !r.is(i+1, "to", "of") {
			return moment{}, 0
		}
		at += 2
	case "in":
		if r.word(i+1) != "time" || r.word(i+2) != "for" {
			return moment{}, 0
		}
		at += 3
	default:
		return moment{}, 0
	}
	article := r.is(at, "the", "our", "your", "my", "next", "this", "that", "his", "her", "their", "a", "tomorrow", "today", "we", "i", "you", "they", "he", "she")
	if !article {
		return moment{}, 0
	}
	if r.is(at, "we", "i", "you", "they", "he", "she") {
		return r.eventVerb(at)
	}
	for n := at + 1; n < at+6 && n < len(r.list); n++ {
		if r.word(n) == "1" && r.word(n+1) == ":" && r.word(n+2) == "1" {
			return moment{event: true, grain: "event"}, n + 3
		}
		if eventWords[r.word(n)] && !eventWords[r.word(n+1)] {
			return moment{event: true, grain: "event"}, n + 1
		}
		if !r.list[n].letter && r.word(n) != "-" && r.word(n) != "&" || r.is(n, "and", "to", "of", "for", "with") {
			break
		}
	}
	return moment{}, 0
}

// awaited steps over what a length may be counted from without a date: "of receipt", "after the signing".
func (r *reader) awaited(i int) int {
	if r.is(i, "the", "your", "our", "its") {
		i++
	}
	return (i + 1) * boolInt(awaitedWords[r.word(i)])
}

var awaitedWords = wordSet(`receipt signing signature delivery approval completion closing termination notice acceptance award invoice publication
	notification launch arrival execution`)

// eventVerb reads "before we meet", "before you leave".
func (r *reader) eventVerb(at int) (moment, int) {
	if r.is(at+1, "meet", "leave", "talk", "speak", "go", "launch", "sign", "close", "start", "travel", "fly", "present", "send", "ship", "release", "proceed") && !r.is(at-1, "by") {
		return moment{event: true, grain: "event"}, at + 2
	}
	return moment{}, 0
}

var eventWords = wordSet(`meeting meetings call review reviews offsite off-site launch conference presentation board demo audit workshop
	deadline visit trip vacation holidays hearing filing closing interview interviews standup stand-up release kickoff kick-off
	kick sync sprint party seminar training summit webinar appointment lunch dinner renewal event session townhall forum show
	committee check-in retro retrospective planning close go-live migration cutover election wedding ceremony announcement`)

// starters are the words of the rules that can begin an expression of time; months, weekdays, seasons, ordinals and feasts
// can too.
var starters = wordSet(`asap same upon on lunch as the this next last past previous coming following upcoming current in within a an couple few
	today tonight tomorrow yesterday day week month quarter year end close beginning start rest after w weekend washington early middle mid late
	eod cop eow eom eoq eoy q h at noon midnight half around about before by prior ahead finish later new black cyber labor labour memorial mlk
	martin presidents president columbus mother mothers father fathers good palm ash whit mardi boxing xmas valentine valentines veterans veteran
	groundhog independence saint st earth all ending`)
