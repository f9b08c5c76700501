package prose

import "strings"

// Zone is what a line of a message is: "author", "greeting", "signoff", "signature", "quoted", "forwarded",
// "disclaimer", "footer" or "blank".
type Zone string

// The zones of a line.
const (
	Author     Zone = "author"     // the sender's own words
	Greeting   Zone = "greeting"   // "Hi Ana,"
	Signoff    Zone = "signoff"    // "Best regards," and the bare name under it
	Signature  Zone = "signature"  // full name with title, company, telephone
	Quoted     Zone = "quoted"     // an earlier message, with the header that introduces it
	Forwarded  Zone = "forwarded"  // a message passed on, with its header
	Disclaimer Zone = "disclaimer" // legal text, notices of virus scans and mailing lists
	Footer     Zone = "footer"     // "Sent from my phone", advertising, names of attached files
	Blank      Zone = "blank"      // nothing
)

// About is what else is known of a message when its lines are read; the zero value knows nothing.
type About struct {
	Subject string  // tells a message that is passed on from an answer
	Learned Learned // what the sender's mail repeats
}

// Zones gives one zone for each line of strings.Split(body, "\n").
func Zones(body string) []Zone { return ZonesOf(body, About{}) }

// ZonesOf is Zones with what else is known of the message. It takes time and memory in proportion to the body.
func ZonesOf(body string, about About) []Zone {
	lines := strings.Split(body, "\n")
	for i, line := range lines {
		lines[i] = bareLine(line)
	}
	zones := make([]Zone, len(lines))
	markAttached(lines, zones)
	markHistory(lines, zones, about.Subject)
	markFooters(lines, zones)
	about.Learned.mark(lines, zones)
	markSignatures(lines, zones)
	markGreeting(lines, zones)
	for i, line := range lines {
		switch {
		case line == "" && (zones[i] == "" || zones[i] == Author):
			zones[i] = Blank
		case zones[i] == "":
			zones[i] = Author
		}
	}
	markRules(lines, zones)
	return zones
}

// bareLine cuts white space off a line, and question marks that stand where a mail system lost hard spaces.
func bareLine(line string) string {
	line = strings.TrimSpace(line)
	if strings.HasPrefix(line, "???") || strings.HasPrefix(line, "? ") {
		if rest := strings.TrimLeft(line, "?. \u00a0"); rest != "" {
			return rest
		}
	}
	return line
}

// markRules gives a line of dashes or stars the zone of the disclaimer, footer or signature that it opens.
func markRules(lines []string, zones []Zone) {
	for i := len(lines) - 2; i >= 0; i-- {
		if zones[i] != Author || !ruleLine(lines[i]) {
			continue
		}
		next := i + 1
		if zones[next] == Blank && next+1 < len(lines) {
			next++
		}
		if z := zones[next]; z == Disclaimer || z == Footer || z == Signature {
			zones[i] = z
		}
	}
}

// ruleLine reports a line of at least three dashes, stars or the like.
func ruleLine(line string) bool {
	return len(line) >= 3 && strings.Trim(line, "-_=*~#+ ") == ""
}

// Written returns what the sender wrote: author, greeting and sign-off lines with the blank lines between them,
// trimmed. Answers between quoted lines are kept.
func Written(body string) string { return WrittenOf(body, About{}) }

// WrittenOf is Written with what else is known of the message.
func WrittenOf(body string, about About) string {
	var b strings.Builder
	zones := ZonesOf(body, about)
	gap, start := false, 0
	for i := 0; start <= len(body); i++ {
		end := len(body)
		if n := strings.IndexByte(body[start:], '\n'); n >= 0 {
			end = start + n
		}
		switch zones[i] {
		case Author, Greeting, Signoff:
			if gap && b.Len() > 0 {
				b.WriteByte('\n')
			}
			gap = false
			b.WriteString(strings.TrimRight(body[start:end], " \t\r"))
			b.WriteByte('\n')
		default:
			gap = true
		}
		start = end + 1
	}
	return strings.TrimSpace(b.String())
}

// markHistory finds the quoted and forwarded lines.
func markHistory(lines []string, zones []Zone, subject string) {
	old, known := passedOn(subject)
	own, fyi := false, false
	for i := 0; i < len(lines); i++ {
		if zones[i] != "" || lines[i] == "" {
			continue
		}
		if marked(lines[i]) && !groupWise(lines[i]) {
			zones[i] = old
			continue
		}
		head, ok := headerAt(lines, i)
		if !ok && known && old == Forwarded && !own {
			name, _ := field(lines[i])
			head, ok = header{lines: 1}, name == "subject"
		}
		if !ok || head.memo && (!own || lines[i][:2] == strings.ToUpper(lines[i][:2])) {
			own, fyi = true, fyi || forInformation(lines[i])
			if belowIntro(lines[i]) {
				fillOld(zones, i+1, old)
				return
			}
			continue
		}
		zone := old
		if head.forwarded {
			zone = Forwarded
		}
		fill(zones, i, i+head.lines, zone)
		start := i
		i += head.lines - 1
		if next := nextText(lines, i+1); next == len(lines) || !marked(lines[next]) {
			if (!own || fyi) && !known && !head.wrote {
				zone = Forwarded
			}
			fill(zones, start, i+1, zone)
			fillOld(zones, i+1, zone)
			return
		}
	}
	bridgeQuotes(lines, zones)
}

// forInformation reports the words with which people pass a message on when the subject does not tell.
func forInformation(line string) bool {
	low := " " + strings.ToLower(cutAt(line, 80))
	return strings.Contains(low, " fyi") || strings.Contains(low, " for your information") || strings.Contains(low, " zur info") ||
		strings.Contains(low, " pour info") || strings.Contains(low, "forwarded message attached")
}

// fillOld gives the lines from i on to an old message, but for what was attached to this one.
func fillOld(zones []Zone, i int, zone Zone) {
	for ; i < len(zones); i++ {
		if zones[i] == "" {
			zones[i] = zone
		}
	}
}

// passedOn says by the subject what an old message below is, and whether the subject tells it.
func passedOn(subject string) (zone Zone, known bool) {
	n := strings.IndexAny(subject[:min(len(subject), 12)], ":[")
	if n < 0 {
		return Quoted, false
	}
	switch strings.ToLower(strings.TrimSpace(subject[:n])) {
	case "fw", "fwd", "wg", "tr", "rv", "enc", "rif", "vs", "doorst":
		return Forwarded, true
	case "re", "aw", "antw", "rép", "rép.", "ref", "sv", "res", "r":
		return Quoted, true
	}
	return Quoted, false
}

// groupWise reports the header of GroupWise: >>> NAME <address> DATE >>>, under which nothing is marked.
func groupWise(line string) bool {
	return len(line) < 200 && strings.HasPrefix(line, ">>> ") && strings.HasSuffix(line, ">>>") && digitsIn(line) >= 6
}

// belowIntro reports a line that says that another person's words follow: "see the note below from Ana:".
func belowIntro(line string) bool {
	if len(line) > 120 || !strings.HasSuffix(line, ":") {
		return false
	}
	low := " " + strings.ToLower(line)
	what := strings.Contains(low, " note") || strings.Contains(low, " message") || strings.Contains(low, "mail") || strings.Contains(low, " memo")
	where := strings.Contains(low, "below") || strings.Contains(low, "following") || strings.Contains(low, "forwarded")
	return what && where && strings.Contains(low, " from ")
}

// bridgeQuotes gives wrapped leftovers of one or two words between two quoted lines to the quotation.
func bridgeQuotes(lines []string, zones []Zone) {
	for i := 1; i+1 < len(lines); i++ {
		bare := zones[i] == "" && lines[i] != "" && len(lines[i]) < 60 && strings.Count(lines[i], " ") < 2
		lower := bare && lines[i][0] >= 'a' && lines[i][0] <= 'z'
		old := zones[i-1] == Quoted || zones[i-1] == Forwarded
		if lower && old && zones[i+1] == zones[i-1] && len(lines[i-1]) > 60 {
			zones[i] = zones[i-1]
		}
	}
}

func fill(zones []Zone, from, to int, zone Zone) {
	for i := from; i < to && i < len(zones); i++ {
		zones[i] = zone
	}
}

// nextText is the first line at or after i that is not blank.
func nextText(lines []string, i int) int {
	for i < len(lines) && lines[i] == "" {
		i++
	}
	return i
}

// marked reports whether a line carries a mark of quotation: ">", "|", or initials such as "JS>".
func marked(line string) bool {
	if strings.HasPrefix(line, ">From ") {
		// Mailbox files write ">" before a line of the text that begins with "From ".
		return false
	}
	if strings.HasPrefix(line, ">") || strings.HasPrefix(line, "| ") || strings.HasPrefix(line, "|>") {
		return true
	}
	n := strings.IndexByte(line[:min(len(line), 5)], '>')
	if n < 1 {
		return false
	}
	for _, c := range line[:n] {
		if c < 'A' || c > 'Z' {
			return false
		}
	}
	return true
}
