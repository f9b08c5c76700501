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
	Signature  Zone = "signature"  // title, company, telephone
	Quoted     Zone = "quoted"     // an earlier message, with the header that introduces it
	Forwarded  Zone = "forwarded"  // a message passed on, with its header
	Disclaimer Zone = "disclaimer" // legal text that a mail system adds
	Footer     Zone = "footer"     // "Sent from my phone", list footers
	Blank      Zone = "blank"      // nothing
)

// Zones gives one zone for each line of strings.Split(body, "\n").
func Zones(body string) []Zone {
	lines := strings.Split(body, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimSpace(line)
	}
	zones := make([]Zone, len(lines))
	markHistory(lines, zones)
	markFooters(lines, zones)
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
	return zones
}

// Written returns what the sender wrote: author, greeting and sign-off lines with the blank lines between them,
// trimmed. Answers between quoted lines are kept.
func Written(body string) string {
	var b strings.Builder
	zones := Zones(body)
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
func markHistory(lines []string, zones []Zone) {
	for i := 0; i < len(lines); i++ {
		if zones[i] != "" || lines[i] == "" {
			continue
		}
		if marked(lines[i]) {
			zones[i] = Quoted
			continue
		}
		head, ok := headerAt(lines, i)
		if !ok {
			continue
		}
		zone := Quoted
		if head.forwarded {
			zone = Forwarded
		}
		fill(zones, i, i+head.lines, zone)
		i += head.lines - 1
		if next := nextText(lines, i+1); next == len(lines) || !marked(lines[next]) {
			fill(zones, i+1, len(lines), zone)
			return
		}
	}
	bridgeQuotes(lines, zones)
}

// bridgeQuotes gives wrapped leftovers of one or two words between two quoted lines to the quotation.
func bridgeQuotes(lines []string, zones []Zone) {
	for i := 1; i+1 < len(lines); i++ {
		bare := zones[i] == "" && lines[i] != "" && strings.Count(lines[i], " ") < 2
		lower := bare && lines[i][0] >= 'a' && lines[i][0] <= 'z'
		if lower && zones[i-1] == Quoted && zones[i+1] == Quoted && len(lines[i-1]) > 60 {
			zones[i] = Quoted
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
