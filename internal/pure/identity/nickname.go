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

// formals lists the formal names, or spellings of one, that a first name may stand for; a name that is no short form stands for itself.
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

// shortForm looks a short form up. Only forms of one name stand here, with its spellings: Chris or Pat would merge two people, and Jan
// and Terry are names of their own.
func shortForm(first string) []string {
	var formal string
	switch first {
	case "abby":
		formal = "abigail"
	case "andy":
		formal = "andrew"
	case "art":
		formal = "arthur"
	case "barb":
		formal = "barbara"
	case "becky":
		formal = "rebecca"
	case "ben":
		formal = "benjamin"
	case "beth", "liz", "betsy", "lisbeth":
		formal = "elizabeth"
	case "bob", "rob", "bobby", "robbie":
		formal = "robert"
	case "cathy", "cathie":
		formal = "catherine"
	case "charlie", "chuck":
		formal = "charles"
	case "cindy":
		formal = "cynthia"
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
	case "gabe":
		formal = "gabriel"
	case "geoff":
		formal = "geoffrey"
	case "greg":
		formal = "gregory"
	case "jeff":
		formal = "jeffrey jeffery"
	case "jen", "jenny":
		formal = "jennifer"
	case "jim", "jimmy":
		formal = "james"
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
	case "maggie", "peggy":
		formal = "margaret"
	case "matt":
		formal = "matthew"
	case "mike", "mick":
		formal = "michael"
	case "mitch":
		formal = "mitchell"
	case "nick":
		formal = "nicholas"
	case "pam":
		formal = "pamela"
	case "patty", "trish":
		formal = "patricia"
	case "pete":
		formal = "peter"
	case "phil":
		formal = "philip phillip"
	case "ray":
		formal = "raymond"
	case "rod":
		formal = "rodney"
	case "ron":
		formal = "ronald"
	case "russ":
		formal = "russell"
	case "scotty":
		formal = "scott"
	case "stan":
		formal = "stanley"
	case "steve":
		formal = "steven stephen"
	case "sue":
		formal = "susan"
	case "tim":
		formal = "timothy"
	case "tom", "tommy":
		formal = "thomas"
	case "tony":
		formal = "anthony"
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
