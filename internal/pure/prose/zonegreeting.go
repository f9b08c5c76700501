package prose

import (
	"strings"
	"unicode"
)

// markGreeting finds "Hi Ana," at the top of what the sender wrote.
func markGreeting(lines []string, zones []Zone) {
	for i, line := range lines {
		if line == "" || zones[i] == Quoted || zones[i] == Forwarded {
			continue
		}
		if zones[i] == "" && (greetingLine(line) || calledName(lines, zones, i)) {
			zones[i] = Greeting
		}
		return
	}
}

// calledName reports a first name alone on the line above the text.
func calledName(lines []string, zones []Zone, i int) bool {
	line := lines[i]
	next := nextText(lines, i+1)
	if next == len(lines) || zones[next] != "" || strings.Contains(line, " ") || len(line) > 15 || len(line) < 3 {
		return false
	}
	return nameLine(line) && unicode.IsLower(runeAt(line, 1)) && len(lines[next]) > 20
}

func greetingLine(line string) bool {
	if len(line) > 80 || wroteVerb(line) != "" || strings.HasSuffix(line, "?") {
		return false
	}
	bare := strings.TrimRight(line, ",-:;!. ")
	switch tail := line[len(bare):]; {
	case greetingName(bare) && (strings.HasPrefix(tail, ",") || strings.HasPrefix(tail, ":") || strings.HasPrefix(tail, ";")):
		return true
	case strings.Contains(tail, "-") && !strings.Contains(bare, " ") && greetingName(bare):
		return true
	}
	low := strings.ToLower(bare)
	if toAll[low] || strings.HasSuffix(low, " et al") && greetingName(bare[:len(bare)-len(" et al")]) {
		return true
	}
	for _, word := range greetingWords {
		if rest, ok := strings.CutPrefix(low, word); ok && (rest == "" || !unicode.IsLetter(runeAt(rest, 0))) {
			return calls(bare[max(0, len(bare)-len(rest)):], strings.HasSuffix(line, ",") || strings.HasSuffix(line, ":"))
		}
	}
	return false
}

// calls reports whether what stands behind "Dear" is a name and nothing more; behind a comma names may be written small.
func calls(rest string, comma bool) bool {
	words := strings.Fields(rest)
	for _, word := range words {
		bare := strings.ToLower(strings.Trim(word, ",.!"))
		if nameJoint[bare] || groupWord[bare] {
			continue
		}
		small := !unicode.IsUpper(runeAt(word, 0))
		if small && len(words) > 1 && !comma || commonWord[bare] || hasDigit(word) {
			return false
		}
	}
	return len(words) <= 5
}

var nameJoint = wordSet(`and & / und et y e all von van de der the team und`)

var groupWord = wordSet(`all team everyone everybody folks guys gentlemen ladies colleagues friends group there attendees members damen herren tous toutes todos again`)

var toAll = lineSet(`to all|all|team|everyone|gentlemen|ladies|ladies and gentlemen|folks|guys|dear all|hi all|hello all|to all concerned|to whom it may concern|colleagues|friends|greetings|alle|liebes team|bonjour à tous|hola a todos|a todos`)

var greetingWords = []string{
	"hi", "hello", "hey", "dear", "good morning", "good afternoon", "good evening", "morning", "hallo", "liebe", "lieber", "guten tag",
	"guten morgen", "bonjour", "bonsoir", "salut", "cher", "chère", "chers", "hola", "estimado", "estimada", "estimados", "buenos días", "buenas tardes",
	"querido", "querida", "sehr geehrte", "sehr geehrter", "moin", "servus", "grüß gott", "greetings",
}

// greetingName reports one to six names, also of a group: "Ana", "Ana and Tom", "Ana / Tom / Mia", "Houston Attendees".
func greetingName(line string) bool {
	words := strings.FieldsFunc(line, func(r rune) bool { return r == ' ' || r == ',' || r == '/' || r == '&' })
	if len(words) == 0 || len(words) > 6 || len(line) > 60 {
		return false
	}
	for _, word := range words {
		low := strings.ToLower(word)
		if nameJoint[low] || groupWord[low] {
			continue
		}
		if !unicode.IsUpper(runeAt(word, 0)) && len(words) > 1 || !nameWord(word) {
			return false
		}
	}
	return true
}

// nameWord reports letters, with a hyphen, an apostrophe or a full stop, that are no common word.
func nameWord(word string) bool {
	for _, r := range word {
		if !unicode.IsLetter(r) && r != '-' && r != '\'' && r != '’' && r != '.' {
			return false
		}
	}
	return word != "" && unicode.IsLetter(runeAt(word, 0)) && !commonWord[strings.ToLower(strings.TrimRight(word, "."))]
}
