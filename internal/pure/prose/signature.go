package prose

import (
	"strings"
	"unicode"
)

// markSignatures finds the sign-off and the signature of each part that the sender wrote, and "-- " lines.
func markSignatures(lines []string, zones []Zone) {
	for end := len(lines); end > 0; {
		start := end
		for start > 0 && zones[start-1] == "" {
			start--
		}
		if start < end {
			markBlock(lines, zones, start, end)
		}
		end = start
		for end > 0 && zones[end-1] != "" {
			end--
		}
	}
}

// maxSignature is the most lines that a signature has.
const maxSignature = 14

func markBlock(lines []string, zones []Zone, start, end int) {
	end = lastText(lines, start, end)
	for i := max(start, end-40); i+1 < end; i++ {
		if lines[i] == "--" || lines[i] == "---" && end-i < 8 || lines[i] == "__" || lines[i] == "—" {
			fill(zones, i, end, Signature)
			end = lastText(lines, start, i)
			break
		}
	}
	if !markSignoff(lines, zones, start, end) {
		markBare(lines, zones, start, end)
	}
}

// lastText is the end of the lines from start to end without the blank ones and the rules at their end.
func lastText(lines []string, start, end int) int {
	for end > start && (lines[end-1] == "" || ruleLine(lines[end-1])) {
		end--
	}
	return end
}

// markSignoff looks from the end for a closing word with nothing but a name and a signature below.
func markSignoff(lines []string, zones []Zone, start, end int) bool {
	for i := end - 1; i >= start && end-i <= maxSignature; i-- {
		if !signoffLine(lines[i]) {
			continue
		}
		if !shortLines(lines[i+1 : end]) {
			return false
		}
		zones[i] = Signoff
		if i > start && signoffLine(lines[i-1]) {
			zones[i-1] = Signoff
		}
		name := nextText(lines, i+1)
		if name < end && name <= i+3 && (nameLine(lines[name]) || namePair(lines[name]) || extended(lines[name])) {
			zones[name] = Signoff
			if name+1 < end && fullName(lines[name]) {
				zones[name] = Signature
			}
			name++
		}
		for n := name; n < end; n++ {
			if lines[n] != "" {
				zones[n] = Signature
			}
		}
		return true
	}
	return false
}

// extended reports a first name with an extension: "Ana x4711".
func extended(line string) bool {
	name, number, ok := strings.Cut(line, " ")
	number = strings.TrimLeft(strings.ToLower(strings.TrimSpace(number)), "ext.- ")
	return ok && nameLine(name) && number != "" && len(number) < 9 && digitsIn(number) >= len(number)-1
}

// shortLines reports whether all lines could stand in a signature.
func shortLines(lines []string) bool {
	for _, line := range lines {
		if len(line) > 90 || strings.HasSuffix(line, "?") || strings.Count(line, " ") > 10 || pleads(line) {
			return false
		}
	}
	return true
}

// pleads reports whether a line speaks to somebody, which no signature does.
func pleads(line string) bool {
	low := " " + strings.ToLower(line) + " "
	for _, word := range []string{" please ", " you ", " your ", " p.s", " ps:", " ps ", " i ", " we ", " me ", " my ", " i'm ", " i'll "} {
		if strings.Contains(low, word) {
			return true
		}
	}
	return false
}

// markBare finds a signature without a closing word: a name alone, or a name with title and telephone, at the end.
func markBare(lines []string, zones []Zone, start, end int) {
	top := end
	for top > start && end-top < 10 && lines[top-1] != "" && len(lines[top-1]) < 70 && !pleads(lines[top-1]) && !sentenceLike(lines[top-1]) {
		top--
	}
	if top == end {
		return
	}
	if markNamed(lines, zones, start, top, end) {
		return
	}
	if end-start > 1 && loneName(lines, start, end) {
		zones[end-1] = Signoff
	}
}

// markNamed marks a name with title, company or telephone under it.
func markNamed(lines []string, zones []Zone, start, top, end int) bool {
	for n := top; n < end-1; n++ {
		if !nameLine(lines[n]) || n > top && !fullName(lines[n]) {
			continue
		}
		contact, rest := 0, lines[n+1:end]
		for _, line := range rest {
			if contactLine(line) {
				contact++
			}
		}
		apart := n > start && (lines[n-1] == "" || sentenceLike(lines[n-1]) || n == top)
		if !titled(rest) || contact == 0 && (len(rest) > 4 || !apart || n == start) || contact > 0 && !apart && !fullName(lines[n]) {
			return false
		}
		if contact == 0 && namesOnly(rest) {
			return false
		}
		zones[n] = Signoff
		if fullName(lines[n]) {
			zones[n] = Signature
		}
		fill(zones, n+1, end, Signature)
		return true
	}
	return false
}

// namesOnly reports that under a name stand only more names, as in a list of people.
func namesOnly(lines []string) bool {
	for _, line := range lines {
		if !fullName(line) || titleLine(line) {
			return false
		}
	}
	return len(lines) > 1
}

// titleLine reports a line with a word that titles and companies have.
func titleLine(line string) bool {
	for _, word := range strings.Fields(strings.ToLower(line)) {
		if titleWord[strings.Trim(word, ".,()")] {
			return true
		}
	}
	return false
}

var titleWord = wordSet(`director manager president vice vp head chief officer engineer analyst assistant associate counsel attorney coordinator
	specialist supervisor lead leader consultant representative secretary administrator partner group department dept inc corp corporation company llc
	ltd gmbh ag co services sales marketing energy team office leiter leiterin geschäftsführer directeur directrice responsable gerente jefe executive senior`)

// loneName reports that the last line from start is a name or initials that closes the text above.
func loneName(lines []string, start, end int) bool {
	line := lines[end-1]
	above := lastText(lines, start, end-1)
	if above == start || len(line) > 40 {
		return false
	}
	gap := above < end-1
	over := lines[above-1]
	switch {
	case strings.ContainsAny(line, "\t:;/") || hasDigit(line):
		return false
	case len(line) <= 3 && !strings.Contains(line, "."):
		return nameWord(line) && (gap || sentenceLike(over) || len(over) < 40) && !nameLine(over)
	case namePair(line), nameLine(line):
		return gap && !(nameLine(over) && !sentenceLike(over) && len(over) < 40 && above-1 > start) || sentenceLike(over) || len(over) > 60
	}
	return false
}

// namePair is two names: "Ana & Tom", "Ana and Tom", "Ana / Tom".
func namePair(line string) bool {
	for _, joint := range []string{" & ", " and ", " und ", " et ", "/"} {
		if a, b, ok := strings.Cut(line, joint); ok {
			a, b = strings.TrimSpace(a), strings.TrimSpace(b)
			return a != "" && b != "" && nameWord(a) && nameWord(b) && unicode.IsUpper(runeAt(a, 0)) && unicode.IsUpper(runeAt(b, 0))
		}
	}
	return false
}

// titled reports whether all lines begin like a name or a title.
func titled(lines []string) bool {
	for _, line := range lines {
		if !unicode.IsUpper(runeAt(line, 0)) && !contactLine(line) || bullet(line) > 0 {
			return false
		}
	}
	return true
}

func sentenceLike(line string) bool {
	last := line[len(line)-1]
	if last == '.' && strings.Count(line, " ") <= 3 && everyWordTitled(line) {
		return false
	}
	return (last == '.' || last == '?' || last == '!' || last == ',' || last == ':' || last == ';') && strings.Contains(line, " ") && !contactLine(line)
}

// everyWordTitled reports whether all words begin like a name, as in "Example Trading Ltd.".
func everyWordTitled(line string) bool {
	for _, word := range strings.Fields(line) {
		if !unicode.IsUpper(runeAt(word, 0)) && len(word) > 3 || commonWord[strings.ToLower(strings.Trim(word, ".,"))] {
			return false
		}
	}
	return true
}

// contactLine holds a telephone number, an address or a link.
func contactLine(line string) bool {
	if len(line) > 120 {
		return false
	}
	low := strings.ToLower(line)
	return digitsIn(line) >= 7 && len(line) < 80 || strings.Contains(low, "@") || starts(low, contactStarts)
}

var contactStarts = []string{"www.", "http", "tel", "phone", "fax", "ext", "mobile", "cell", "office:", "office ", "pager"}

// nameLine is one to four words that begin like a name.
func nameLine(line string) bool {
	if len(line) > 40 {
		return false
	}
	words := strings.Fields(strings.Trim(line, "-–—~* ,."))
	if len(words) == 0 || len(words) > 4 || strings.ContainsAny(line, "\t:;/*") || strings.Contains(strings.Trim(line, "-"), "--") {
		return false
	}
	if len(words) == 1 && !unicode.IsUpper(runeAt(words[0], 0)) && strings.HasSuffix(line, ".") {
		return false
	}
	if last := words[len(words)-1]; len(words) > 1 && strings.HasSuffix(line, ".") && len(last) > 3 {
		return false
	}
	for i, word := range words {
		r := runeAt(word, 0)
		if !unicode.IsLetter(r) && !strings.HasPrefix(word, "(") && !strings.HasPrefix(word, "\"") || i == 0 && !unicode.IsUpper(r) && len(words) > 1 || commonWord[strings.ToLower(strings.Trim(word, ".,"))] {
			return false
		}
	}
	return !strings.HasSuffix(line, "?") && !strings.HasSuffix(line, "!") && !hasDigit(line)
}

// fullName is a name of two to four words, each with a capital.
func fullName(line string) bool {
	words := strings.Fields(strings.Trim(line, "-–—~* ,."))
	if len(words) < 2 || !nameLine(line) {
		return false
	}
	for _, word := range words {
		if !unicode.IsUpper(runeAt(strings.TrimLeft(word, "(\""), 0)) && len(word) > 3 {
			return false
		}
	}
	return true
}

var commonWord = wordSet(`yes no ok okay done agreed fine great good sure please call see will can not what when how why the a
	is are this that it we you i me fyi attached approved perfect thanks thank received noted nice correct exactly
	tomorrow today monday tuesday wednesday thursday friday help congratulations works hi hello dear update cool never maybe
	next steps note notes summary question questions answer reference subject agenda background issues issue comments regarding
	also however and but so then here there where who which if from for to of in on at with by our your my his her their`)

// signoffLine is a closing phrase with nothing else on its line but perhaps a name and a number to call.
func signoffLine(line string) bool {
	if len(line) > 70 {
		return false
	}
	low := strings.ToLower(line)
	words := strings.FieldsFunc(low, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’' })
	if len(words) == 0 || strings.HasSuffix(line, "?") {
		return false
	}
	used := closes(words)
	if used == 0 {
		return false
	}
	rest := words[used:]
	switch {
	case len(rest) == 0:
		return true
	case len(rest) > 4:
		return false
	case len(words[0]) <= 3 && words[0] != "thx" && words[0] != "tks":
		return false
	}
	return namedAfter(line, rest, used == 1)
}

// namedAfter reports that what follows a closing phrase is a name, perhaps with a number: behind a mark, or one word after thanks.
func namedAfter(line string, rest []string, short bool) bool {
	at := strings.LastIndex(strings.ToLower(line), rest[0])
	if at < 1 || at >= len(line) {
		return false
	}
	for _, word := range rest {
		if commonWord[word] && !groupWord[word] {
			return false
		}
	}
	before := strings.TrimRight(line[:at], " ")
	if before != "" && strings.Contains(",.!-", before[len(before)-1:]) {
		return unicode.IsUpper(runeAt(line, at)) || len(rest) == 1 || groupWord[rest[0]]
	}
	return short && len(rest) == 1 && !hasDigit(rest[0])
}

// closes is how many of the first words are a closing phrase; 0 when they are none.
func closes(words []string) int {
	best := 0
	for n := 1; n <= min(6, len(words)); n++ {
		if signoffs[strings.Join(words[:n], " ")] {
			best = n
		}
	}
	if words[0] == "thanks" || words[0] == "thank" && len(words) > 1 && words[1] == "you" || words[0] == "have" {
		n := 1
		for n < len(words) && courtesy[words[n]] {
			n++
		}
		if n == len(words) && (words[0] != "have" || n > 2) {
			best = n
		}
	}
	return best
}

// courtesy are the words that may follow "thanks", "thank you" and "have" in a line that only closes.
var courtesy = wordSet(`you for all of your the help assistance time support so much very again in advance and regards to attention cooperation
	consideration patience a an great nice good wonderful day weekend evening week holiday one safe trip everyone everybody team guys best a lot bunch many prompt kind any hard`)

var signoffs = lineSet(`thanks|thank you|many thanks|thanks a lot|thanks again|thanks so much|thanks very much|thank you very much
thanks in advance|thanks for your help|thank you for your help|thx|tx|ta|regards|best regards|kind regards|warm regards|best wishes|best
with best regards|with kind regards|warmest regards|all the best|cheers|sincerely|sincerely yours|yours sincerely|yours|yours truly|very truly yours
yours faithfully|respectfully|cordially|take care|talk soon|talk to you soon|see you|see you soon|later|love|have a great day
have a nice day|have a good weekend|have a great weekend|mit freundlichen grüßen|mit freundlichen gruessen|mit besten grüßen|viele grüße|liebe grüße|beste grüße
freundliche grüße|herzliche grüße|schöne grüße|gruß|grüße|lg|vg|mfg|besten dank|danke dir|cordialement|bien cordialement|bien à vous|salutations|amicalement|bonne journée
sincères salutations|merci|merci d'avance|un saludo|saludos|saludos cordiales|un abrazo|atentamente|cordialmente|gracias|muchas gracias|danke|vielen dank|tks|thnx|br|kr|rgds|thanks much|thanks and regards`)
