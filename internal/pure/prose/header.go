package prose

import (
	"strings"
	"time"
	"unicode"
)

// QuotedHeader is what a message says of an earlier one that it quotes or passes on. At is the wall-clock time as
// quoted; its location UTC means "local there, zone unknown".
type QuotedHeader struct {
	From    string // name or address as quoted, "" when the header names nobody
	At      time.Time
	HasTime bool
}

// header is a found header: how many lines it takes and what it says.
type header struct {
	lines     int
	forwarded bool
	wrote     bool // "On …, … wrote:" and its like, which answers have
	memo      bool // neither a time of day nor an address: perhaps the head of a memo that the sender wrote
	from, at  string
}

// maxDepth bounds how many quoted headers are read in one message.
const maxDepth = 200

// QuotedHeaders reads the headers of quoted and forwarded messages, outermost first, at most 200 of them.
func QuotedHeaders(body string) []QuotedHeader {
	var list []QuotedHeader
	lines := strings.Split(body, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(line), "> |"))
	}
	for i := 0; i < len(lines) && len(list) < maxDepth; i++ {
		head, ok := headerAt(lines, i)
		if !ok {
			continue
		}
		i += head.lines - 1
		if head.from == "" && head.at == "" {
			continue
		}
		at, has := quotedTime(head.at)
		list = append(list, QuotedHeader{From: head.from, At: at, HasTime: has})
	}
	return list
}

// headerAt reads the header of an earlier message that begins on line i.
func headerAt(lines []string, i int) (header, bool) {
	line := lines[i]
	if line == "" {
		return header{}, false
	}
	if groupWise(line) {
		return header{lines: 1, wrote: true, at: line}, true
	}
	if head, ok := joinedHeader(line); ok || len(line) > 400 {
		return head, ok
	}
	if head, ok := ruledHeader(lines, i); ok {
		return head, true
	}
	if head, ok := wroteHeader(lines, i); ok {
		return head, true
	}
	if head, ok := fieldHeader(lines, i); ok {
		return head, true
	}
	return notesHeader(lines, i)
}

// ruledHeader reads "-----Original Message-----", "---- Forwarded by … on … ----" and their like, with the field
// block that follows.
func ruledHeader(lines []string, i int) (header, bool) {
	line := lines[i]
	bare := strings.ToLower(strings.Trim(line, "-_=*# \t:"))
	ruled := len(line)-len(strings.TrimLeft(line, "-_=*#")) >= 2
	passed := forwardWords[bare] || strings.HasPrefix(bare, "forwarded by ") || strings.HasPrefix(bare, "forwarded message from") ||
		strings.HasPrefix(bare, "message from ") || forwardedBy(bare)
	original := originalWords[bare]
	if !ruled && !passed || !passed && !original {
		if strings.Trim(line, "_-") == "" && len(line) >= 20 {
			return afterRule(lines, i)
		}
		return header{}, false
	}
	head := header{lines: 1, forwarded: passed}
	if forwardedBy(bare) || strings.HasPrefix(bare, "message from ") {
		for head.lines < 3 && !strings.HasSuffix(lines[i+head.lines-1], "---") && i+head.lines < len(lines) && lines[i+head.lines] != "" {
			head.lines++
		}
	}
	next := nextText(lines, i+head.lines)
	if next < len(lines) && next <= i+head.lines+2 {
		inner, ok := fieldHeader(lines, next)
		if !ok {
			inner, ok = notesHeader(lines, next)
		}
		if !ok {
			inner, ok = joinedHeader(lines[next])
		}
		if ok {
			head.lines, head.from, head.at = next-i+inner.lines, inner.from, inner.at
		}
	}
	return head, true
}

// forwardedBy reports the words of Lotus Notes before the name of who passes a message on.
func forwardedBy(bare string) bool {
	return starts(bare, []string{"forwarded by ", "weitergeleitet von ", "transféré par ", "réexpédié par ", "reenviado por ", "remitido por "})
}

// afterRule reads a field block under a line of underscores.
func afterRule(lines []string, i int) (header, bool) {
	next := nextText(lines, i+1)
	if next >= len(lines) || next > i+2 {
		return header{}, false
	}
	head, ok := fieldHeader(lines, next)
	head.lines += next - i
	return head, ok
}

var originalWords = lineSet(`original message|original-nachricht|ursprüngliche nachricht|originalnachricht|message d'origine
message original|mensaje original|mensagem original|messaggio originale|oorspronkelijk bericht|original appointment
original meeting request|ursprünglicher termin|oprindelig besked|opprinnelig melding|ursprungligt meddelande|alkuperäinen viesti|-original message|reply message|antwort`)

var forwardWords = lineSet(`forwarded message|begin forwarded message|forwarded by|weitergeleitete nachricht
anfang der weitergeleiteten nachricht|message transféré|début du message réexpédié|début du message transféré
mensaje reenviado|inicio del mensaje reenviado|messaggio inoltrato|start of forwarded message|mensagem encaminhada
weitergeleitet von|forwarded mail`)

func lineSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, line := range strings.Split(words, "\n") {
		for _, word := range strings.Split(line, "|") {
			set[strings.TrimSpace(word)] = true
		}
	}
	return set
}

// wroteHeader reads "On Fri, 3 Mar 2000, Ana Ruiz wrote:" in several languages, wrapped over at most four lines.
func wroteHeader(lines []string, i int) (header, bool) {
	if !startsWrote(lines[i]) && !wrapsIntro(lines, i) {
		return header{}, false
	}
	joined := ""
	for n := 0; n < 4 && i+n < len(lines) && len(joined) < 400; n++ {
		line := strings.Trim(strings.TrimLeft(lines[i+n], "> "), " -")
		if line == "" {
			break
		}
		joined = strings.TrimSpace(joined + " " + line)
		if from, at, ok := splitWrote(joined); ok && (hasDigit(joined) || followedByMarks(lines, i+n+1)) {
			return header{lines: n + 1, wrote: true, from: from, at: at}, true
		}
	}
	return header{}, false
}

// startsWrote is the cheap look: the first word of such a line, or a line that ends with its verb.
func startsWrote(line string) bool {
	line = strings.TrimLeft(line, "- ")
	for _, word := range []string{"on ", "am ", "le ", "el ", "il ", "op ", "em ", "at ", "den "} {
		if hasPrefixFold(line, word) {
			return true
		}
	}
	return wroteVerb(line) != "" || addressIntro(line)
}

// followedByMarks reports whether the next text after line i-1 is marked as a quotation.
func followedByMarks(lines []string, i int) bool {
	next := nextText(lines, i)
	return next < len(lines) && marked(lines[next])
}

// wrapsIntro reports a line with a date whose next line ends the introduction of a quotation.
func wrapsIntro(lines []string, i int) bool {
	if i+1 >= len(lines) || digitsIn(lines[i]) < 6 || len(lines[i]) > 200 {
		return false
	}
	next := lines[i+1]
	return addressIntro(lines[i]+" "+next) && (strings.HasPrefix(next, "<") || strings.HasPrefix(next, ">:") || strings.Count(next, " ") < 3)
}

func digitsIn(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] >= '0' && s[i] <= '9' {
			n++
		}
	}
	return n
}

// addressIntro reports a line in any language that gives a date and an address and ends with a colon.
func addressIntro(line string) bool {
	if len(line) > 300 || !strings.HasSuffix(line, ":") && !strings.HasSuffix(line, "wrote") || !strings.Contains(line, "@") || !strings.Contains(line, "<") {
		return false
	}
	return digitsIn(line) >= 6
}

// wroteVerb returns the verb with which line ends, or "".
func wroteVerb(line string) string {
	low := strings.ToLower(strings.TrimRight(line[max(0, len(line)-120):], " :-\u00a0"))
	if !strings.HasSuffix(strings.TrimSpace(line), ":") && !strings.HasSuffix(low, " wrote") {
		return ""
	}
	for _, verb := range []string{"wrote", "writes", "said", "says", "schrieb", "a écrit", "a ecrit", "escribió", "escribio", "ha scritto", "schreef", "escreveu", "skrev", "kirjoitti", "napisał", "napisał(a)", "írta"} {
		if strings.HasSuffix(low, verb) {
			return verb
		}
	}
	if n := strings.Index(low, "schrieb "); n >= 0 {
		return low[n:]
	}
	return ""
}

// splitWrote takes "On DATE, NAME wrote:" apart.
func splitWrote(line string) (from, at string, ok bool) {
	verb := wroteVerb(line)
	if verb == "" {
		if addressIntro(line) {
			open := strings.LastIndexByte(line, '<')
			name := lastDateWord(line[:open])
			return person(strings.TrimRight(line[name:], ": ")), line[:name], true
		}
		return "", "", false
	}
	body := strings.TrimRight(line, " :\u00a0")
	if strings.HasPrefix(verb, "schrieb ") {
		cut := len(body) - len(verb)
		if cut < 0 || cut > len(body) {
			return "", "", false
		}
		return person(body[min(len(body), cut+len("schrieb ")):]), body[:cut], hasDigit(body[:cut])
	}
	body = strings.TrimSpace(body[:max(0, len(body)-len(verb))])
	if n := strings.LastIndexByte(body, '<'); n > 0 && strings.HasSuffix(body, ">") {
		name := lastDateWord(body[:n])
		return person(body[name:]), body[:name], hasDigit(body)
	}
	name := lastDateWord(body)
	return person(body[name:]), body[:name], hasDigit(body) || strings.Count(body, " ") < 4 && verb != "said" && verb != "says"
}

// lastDateWord is where the name begins: after the last word that holds a digit or is part of a date.
func lastDateWord(s string) int {
	end := 0
	for start := 0; start < len(s); {
		stop := len(s)
		if n := strings.IndexByte(s[start:], ' '); n >= 0 {
			stop = start + n
		}
		word := s[start:stop]
		if hasDigit(word) && !strings.Contains(word, "@") || dateTail[strings.ToLower(strings.Trim(word, ",.:()"))] {
			end = min(len(s), stop+1)
		}
		start = stop + 1
	}
	return end
}

var dateTail = wordSet(`am pm a.m p.m gmt utc est edt cst cdt mst mdt pst pdt cet cest bst uhr on at um à le`)

func hasDigit(s string) bool {
	return strings.IndexFunc(s, unicode.IsDigit) >= 0
}

// person cleans a quoted name or address; "" when nothing is left.
func person(s string) string {
	s = strings.Trim(strings.TrimSpace(s), ",:;\"' \t*")
	if open := strings.IndexByte(s, '<'); open > 0 {
		if name := strings.Trim(s[:open], "\"' ,"); name != "" && !strings.EqualFold(name, strings.Trim(s[open:], "<> ")) {
			return name + " " + strings.TrimSpace(s[open:])
		}
	}
	if open := strings.Index(strings.ToLower(s), "[mailto:"); open > 0 {
		return strings.Trim(s[:open], "\"' ,") + " <" + strings.Trim(s[open+8:], "[]<> ") + ">"
	}
	return strings.Trim(s, "<>")
}
