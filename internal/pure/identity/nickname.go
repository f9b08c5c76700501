package identity

import (
	"slices"
	"strings"
)

// root is one word for a first name and its short forms: the only formal name that a short form stands for, else the name itself.
func root(first string) string {
	if f := formals(first); len(f) == 1 {
		return f[0]
	}
	return first
}

// formals lists the formal names that a first name may stand for; a name that is no short form stands for itself.
func formals(first string) []string {
	if f := shortForm(first); f != nil {
		return f
	}
	return []string{first}
}

// sameGiven reports whether two first names may be one person's: equal, or short form and formal name, or two short forms of one.
func sameGiven(a, b string) bool {
	if a == b {
		return true
	}
	other := formals(b)
	return slices.ContainsFunc(formals(a), func(f string) bool { return slices.Contains(other, f) })
}

// shortForm looks a short form up. Only forms in common business use stand here; a doubtful one would merge two people.
func shortForm(first string) []string {
	var formal string
	switch first {
	case "abby":
		formal = "abigail"
	case "al":
		formal = "albert alan alfred alexander"
	case "alex":
		formal = "alexander alexandra alexis"
	case "andy":
		formal = "andrew andreas"
	case "art":
		formal = "arthur"
	case "barb":
		formal = "barbara"
	case "becky":
		formal = "rebecca"
	case "ben":
		formal = "benjamin"
	case "bernie":
		formal = "bernard bernadette"
	case "beth", "liz", "betsy", "lisbeth":
		formal = "elizabeth"
	case "bob", "rob", "bobby", "robbie":
		formal = "robert"
	case "brad":
		formal = "bradley bradford"
	case "cathy", "cathie":
		formal = "catherine"
	case "kathy", "kathie", "kate", "katie":
		formal = "katherine kathleen"
	case "charlie", "chuck":
		formal = "charles"
	case "chris":
		formal = "christopher christine christina christian"
	case "christy", "chrissy":
		formal = "christine christina"
	case "cindy":
		formal = "cynthia"
	case "cliff":
		formal = "clifford clifton"
	case "dan", "danny":
		formal = "daniel"
	case "dave":
		formal = "david"
	case "deb", "debbie":
		formal = "deborah debra"
	case "dick", "rich", "rick", "ricky":
		formal = "richard"
	case "don":
		formal = "donald"
	case "doug":
		formal = "douglas"
	case "ed", "eddie":
		formal = "edward edwin edgar"
	case "frank":
		formal = "francis franklin"
	case "fred":
		formal = "frederick alfred"
	case "gabe":
		formal = "gabriel"
	case "geoff":
		formal = "geoffrey"
	case "greg":
		formal = "gregory"
	case "jan":
		formal = "janet janice"
	case "jeff":
		formal = "jeffrey jeffery"
	case "jen", "jenny":
		formal = "jennifer"
	case "jerry":
		formal = "gerald jerome"
	case "jim", "jimmy":
		formal = "james"
	case "jon":
		formal = "jonathan"
	case "joe", "joey":
		formal = "joseph"
	case "johnny":
		formal = "john"
	case "judy":
		formal = "judith"
	case "ken", "kenny":
		formal = "kenneth"
	case "kim":
		formal = "kimberly kimberley"
	case "larry":
		formal = "lawrence"
	case "lou":
		formal = "louis louise"
	case "maggie", "peggy":
		formal = "margaret"
	case "matt":
		formal = "matthew"
	case "mel":
		formal = "melvin melissa melanie"
	case "mike", "mick":
		formal = "michael"
	case "mitch":
		formal = "mitchell"
	case "nate":
		formal = "nathan nathaniel"
	case "nick":
		formal = "nicholas"
	case "pam":
		formal = "pamela"
	case "pat":
		formal = "patrick patricia"
	case "patty", "trish":
		formal = "patricia"
	case "pete":
		formal = "peter"
	case "phil":
		formal = "philip phillip"
	case "ray":
		formal = "raymond"
	case "rod":
		formal = "rodney rodrick"
	case "ron":
		formal = "ronald"
	case "russ":
		formal = "russell"
	case "sam":
		formal = "samuel samantha"
	case "sandy":
		formal = "sandra alexander"
	case "scotty":
		formal = "scott"
	case "stan":
		formal = "stanley"
	case "steve":
		formal = "steven stephen"
	case "sue", "suzy":
		formal = "susan suzanne"
	case "ted":
		formal = "theodore edward"
	case "terry":
		formal = "terence terrence theresa teresa"
	case "tim":
		formal = "timothy"
	case "tom", "tommy":
		formal = "thomas"
	case "tony":
		formal = "anthony antonio"
	case "val":
		formal = "valerie valentine"
	case "vicky", "vicki":
		formal = "victoria"
	case "vince":
		formal = "vincent"
	case "walt":
		formal = "walter"
	case "wes":
		formal = "wesley"
	case "will", "bill", "billy", "willy":
		formal = "william"
	default:
		return nil
	}
	return strings.Fields(formal)
}
