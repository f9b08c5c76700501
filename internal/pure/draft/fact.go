package draft

import (
	"regexp"
	"strings"

	"upward/internal/pure/prose"
)

var (
	figures  = regexp.MustCompile(`\d[\d.,:/-]*`)
	counted  = compile(`\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|half|dozen|twice)\b`)
	days     = compile(`\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december|tomorrow|tonight|today|yesterday|christmas|easter)s?\b`)
	names    = regexp.MustCompile(`(?:[\p{Ll}\p{N}]["“(]?\s+|[,;:)–—-]["“(]?[ \t]+)["“(]?(\p{Lu}[\p{L}\p{M}\p{N}&-]+)`)
	nouns    = compile(`\b(?:the|my|our|his|her|their|an?|this|these|those) ((?:[a-z-]+ ){0,1}[a-z-]{3,})`)
	oftenAs  = compile(`\b(?:as|like) (?:i|we)\b[^.;:!?\n]{0,40}?,? (?:twice|(?:two|three|four|five|six|ten|\d+) times)\b`) // stings, and counts nothing
	hurry    = compile(`\blike,? (?:yesterday|now|today)\b`)                                                                // says how soon, not when
	notNames = wordSet(`asap fyi thanks thank sorry please one you your i'm i'd dear hi hello`)
)

// facts lists the numbers, names and dates of a text, in one form each.
func facts(text string) map[string]bool {
	all := map[string]bool{}
	text = oftenAs.ReplaceAllString(hurry.ReplaceAllString(text, ""), "")
	for _, m := range figures.FindAllString(text, -1) {
		all[strings.TrimRight(m, ".,:/-")] = true
	}
	for _, list := range [][]string{counted.FindAllString(text, -1), days.FindAllString(text, -1)} {
		for _, m := range list {
			all[strings.ToLower(m)] = true
		}
	}
	for _, m := range names.FindAllStringSubmatch(text, -1) {
		if name := strings.ToLower(m[1]); !notNames[name] && !prose.Common(name) {
			all[name] = true
		}
	}
	return all
}

// keeps reports whether every fact of before stands in after.
func keeps(before, after string) bool { return keepsAll(facts(before), after) }

func keepsAll(known map[string]bool, after string) bool {
	low := strings.ToLower(after)
	for fact := range known {
		if !strings.Contains(low, fact) {
			return false
		}
	}
	return true
}

// empty reports whether nothing is lost with text: no fact and no thing that a sentence is about.
func empty(text string) bool {
	if len(facts(text)) > 0 {
		return false
	}
	for _, m := range nouns.FindAllStringSubmatch(text, -1) {
		list := strings.Fields(strings.ToLower(m[1]))
		if !idle[list[len(list)-1]] && !idle[list[0]] {
			return false
		}
	}
	return true
}

// idle are the nouns, and what may stand before a noun, of courtesy: nothing is about them.
var idle = wordSet(`thing things question questions idea thought bother nuisance pest pain burden trouble time minute minutes moment second chance pressure answer bit
	tiny little lot star legend angel saint lifesaver hero genius world life heart lives ever best way day days favour favor musing request possibility matter least
	most rest fuss complaint only same such very real human being lost dumb silly stupid daft right wrong place boldness impertinence liberty interruption
	inconvenience disturbance privilege honour honor pleasure joy delight inspiration model role gift blessing words whole entire sun million thousand billion hundred
	depths depth bottom better first others other obvious surprise shame pity wonder whim fool idiot crush messing absolute total complete true shining light
	grace wonderful amazing great huge big small simple brilliant fantastic kind kindest good nice lovely`)
