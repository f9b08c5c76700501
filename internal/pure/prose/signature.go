package prose

import (
	"strings"
	"unicode"
)

// markFooters finds what mail programs, lists and legal departments append.
func markFooters(lines []string, zones []Zone) {
	for i, line := range lines {
		if zones[i] != "" || line == "" {
			continue
		}
		low := strings.ToLower(cutAt(line, 300))
		switch {
		case footerLine(low), i > 0 && zones[i-1] == Footer && !strings.Contains(line, " ") && contactLine(line):
			zones[i] = Footer
			if i > 0 && zones[i-1] == "" && len(lines[i-1]) > 3 && strings.Trim(lines[i-1], "-_=") == "" {
				zones[i-1] = Footer
			}
		case disclaimerLine(low):
			fillOwn(lines, zones, i, Disclaimer)
		}
	}
}

// fillOwn gives the lines from i to the end of the sender's part to zone. A disclaimer in the middle ends at a blank
// line after which an ordinary line follows that is not legal text.
func fillOwn(lines []string, zones []Zone, i int, zone Zone) {
	for ; i < len(lines) && zones[i] == ""; i++ {
		zones[i] = zone
	}
}

func footerLine(low string) bool {
	bare := strings.Trim(low, "-_=*. ")
	for _, start := range footerStarts {
		if strings.HasPrefix(bare, start) {
			return true
		}
	}
	return strings.HasSuffix(bare, "mailing list") && len(bare) < 60 || strings.HasPrefix(low, "http") && strings.Contains(low, "listinfo")
}

var footerStarts = []string{
	"sent from my ", "sent from mail for", "sent via ", "sent using ", "sent with ", "sent from outlook", "sent from yahoo",
	"get outlook for", "sent on the go", "sent wirelessly", "von meinem ", "gesendet von", "gesendet mit", "envoyé de mon", "envoyé depuis",
	"envoyé à partir", "enviado desde", "enviado do meu", "inviato da", "verzonden vanaf", "do you yahoo", "to unsubscribe",
	"unsubscribe:", "you received this message because", "you are receiving this", "this email was scanned",
	"get your free download of msn", "get your private, free", "please consider the environment", "think before you print",
	"diese nachricht wurde von meinem", "holen sie sich outlook", "obtenez outlook", "obtener outlook",
}

func disclaimerLine(low string) bool {
	low = strings.TrimLeft(low, "*-_= \t>")
	for _, start := range disclaimerStarts {
		if strings.HasPrefix(low, start) {
			return true
		}
	}
	legal := strings.Contains(low, "confidential") || strings.Contains(low, "privileged") || strings.Contains(low, "vertraulich") || strings.Contains(low, "confidentiel")
	carrier := strings.HasPrefix(low, "this e-mail") || strings.HasPrefix(low, "this email") || strings.HasPrefix(low, "this message") ||
		strings.HasPrefix(low, "the information") || strings.HasPrefix(low, "this communication") || strings.HasPrefix(low, "this transmission") ||
		strings.HasPrefix(low, "the contents of this") || strings.HasPrefix(low, "diese e-mail") || strings.HasPrefix(low, "ce message") ||
		strings.HasPrefix(low, "este mensaje") || strings.HasPrefix(low, "este correo") || strings.HasPrefix(low, "this document")
	intended := strings.Contains(low, "intended recipient") || strings.Contains(low, "intended only for") || strings.Contains(low, "sole use of")
	return carrier && (legal || intended || strings.Contains(low, "and any attachment") || strings.Contains(low, "property of"))
}

var disclaimerStarts = []string{
	"confidentiality notice", "confidentiality note", "disclaimer:", "legal notice", "privileged and confidential:",
	"privileged/confidential information", "important notice:", "notice: this e", "notice of confidentiality",
	"if you are not the intended recipient", "if you have received this e", "internal revenue service circular 230",
	"aviso legal", "aviso de confidencialidad", "haftungsausschluss",
}

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
	for end > start && lines[end-1] == "" {
		end--
	}
	for i := max(start, end-40); i < end; i++ {
		if lines[i] == "--" || lines[i] == "---" && end-i < 8 || lines[i] == "__" || lines[i] == "—" {
			fill(zones, i, end, Signature)
			end = i
			break
		}
	}
	for end > start && lines[end-1] == "" {
		end--
	}
	if !markSignoff(lines, zones, start, end) {
		markBare(lines, zones, start, end)
	}
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
		name := nextText(lines, i+1)
		if name < end && name <= i+3 && nameLine(lines[name]) {
			zones[name] = Signoff
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
	for _, word := range []string{" please ", " you ", " your ", " p.s", " ps:", " ps ", " i ", " we "} {
		if strings.Contains(low, word) {
			return true
		}
	}
	return false
}

// markBare finds a signature without a closing word: a name alone, or a name with title and telephone, at the end.
func markBare(lines []string, zones []Zone, start, end int) {
	top := end
	for top > start && end-top < 8 && lines[top-1] != "" && len(lines[top-1]) < 70 && !pleads(lines[top-1]) && !sentenceLike(lines[top-1]) {
		top--
	}
	if top == end || top > start && lines[top-1] != "" && !sentenceLike(lines[top-1]) {
		return
	}
	contact := 0
	for _, line := range lines[top:end] {
		if contactLine(line) {
			contact++
		}
	}
	first := top
	if nameLine(lines[top]) {
		if top == start {
			return
		}
		zones[top] = Signoff
		first++
	}
	if contact > 0 && (first > top || contact*2 >= end-top) {
		fill(zones, first, end, Signature)
	} else if first > top && end-first > 0 {
		if end-first > 4 || !titled(lines[first:end]) {
			zones[top] = ""
			return
		}
		fill(zones, first, end, Signature)
	}
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
	digits := 0
	for _, r := range line[:min(len(line), 90)] {
		if r >= '0' && r <= '9' {
			digits++
		}
	}
	low := strings.ToLower(line)
	return digits >= 7 && len(line) < 80 || strings.Contains(low, "@") || strings.HasPrefix(low, "www.") || strings.HasPrefix(low, "http") ||
		strings.HasPrefix(low, "tel") || strings.HasPrefix(low, "phone") || strings.HasPrefix(low, "fax") || strings.HasPrefix(low, "ext")
}

// nameLine is one to four words that begin like a name.
func nameLine(line string) bool {
	words := strings.Fields(strings.Trim(line, "-–—~* ,."))
	if len(words) == 0 || len(words) > 4 || len(line) > 40 {
		return false
	}
	if len(words) == 1 && !unicode.IsUpper(runeAt(words[0], 0)) && strings.HasSuffix(line, ".") {
		return false
	}
	for i, word := range words {
		r := runeAt(word, 0)
		if !unicode.IsLetter(r) || i == 0 && !unicode.IsUpper(r) && len(words) > 1 || commonWord[strings.ToLower(word)] {
			return false
		}
	}
	return !strings.HasSuffix(line, "?") && !strings.HasSuffix(line, "!")
}

var commonWord = wordSet(`yes no ok okay done agreed fine great good sure please call see will can not what when how why the a
	is are this that it we you i me fyi attached approved perfect thanks thank received noted nice correct exactly
	tomorrow today monday tuesday wednesday thursday friday help congratulations works hi hello dear update cool never maybe`)

// signoffLine is a closing phrase with nothing else on its line but perhaps a name.
func signoffLine(line string) bool {
	if len(line) > 60 {
		return false
	}
	low := strings.Trim(strings.ToLower(line), " ,.!-–—~*")
	if signoffs[low] {
		return true
	}
	if n := strings.LastIndexByte(low, ','); n > 0 && signoffs[strings.TrimSpace(low[:n])] {
		return strings.Count(low[n:], " ") <= 3
	}
	if n := strings.LastIndexByte(low, ' '); n > 0 && strings.Count(low, " ") <= 2 && strings.HasPrefix(low, "thanks ") {
		return !commonWord[low[n+1:]] && !strings.Contains(low, " for") && !strings.Contains(low, " to ")
	}
	return false
}

var signoffs = lineSet(`thanks|thank you|many thanks|thanks a lot|thanks again|thanks so much|thanks very much|thank you very much
thanks in advance|thanks for your help|thank you for your help|thx|tx|ta|regards|best regards|kind regards|warm regards|best wishes|best
with best regards|with kind regards|warmest regards|all the best|cheers|sincerely|sincerely yours|yours sincerely|yours|yours truly
yours faithfully|respectfully|cordially|take care|talk soon|talk to you soon|see you|see you soon|later|love|have a great day
have a nice day|have a good weekend|have a great weekend|mit freundlichen grüßen|mit freundlichen gruessen|mit besten grüßen|viele grüße|liebe grüße|beste grüße
freundliche grüße|herzliche grüße|schöne grüße|gruß|grüße|lg|vg|mfg|cordialement|bien cordialement|bien à vous|salutations|amicalement
merci|merci d'avance|un saludo|saludos|saludos cordiales|atentamente|cordialmente|gracias|muchas gracias|danke|vielen dank|tks|thnx|br|kr|rgds|thanks much|thanks and regards`)

// markGreeting finds "Hi Ana," at the top of what the sender wrote.
func markGreeting(lines []string, zones []Zone) {
	for i, line := range lines {
		if line == "" || zones[i] == Quoted || zones[i] == Forwarded {
			continue
		}
		if zones[i] == "" && greetingLine(line) {
			zones[i] = Greeting
		}
		return
	}
}

func greetingLine(line string) bool {
	if wroteVerb(line) != "" || len(line) > 60 || strings.Count(line, " ") > 6 {
		return false
	}
	low := strings.ToLower(line)
	if strings.HasSuffix(line, ",") || strings.HasSuffix(line, "-") || strings.HasSuffix(line, ":") || strings.HasSuffix(line, "--") {
		if nameLine(strings.TrimRight(line, ",-: ")) {
			return true
		}
	}
	if strings.HasSuffix(line, "?") {
		return false
	}
	for _, word := range []string{"hi", "hello", "hey", "dear", "good morning", "good afternoon", "good evening", "morning", "hallo", "liebe", "lieber", "guten tag", "bonjour", "salut", "cher", "chère", "hola", "estimado", "estimada", "buenos días", "sehr geehrte", "sehr geehrter", "moin", "greetings"} {
		if rest, ok := strings.CutPrefix(low, word); ok && (rest == "" || !unicode.IsLetter(runeAt(rest, 0))) {
			return strings.Count(rest, " ") <= 4
		}
	}
	return false
}
