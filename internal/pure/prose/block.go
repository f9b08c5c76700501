package prose

import (
	"cmp"
	"hash/fnv"
	"maps"
	"slices"
	"strings"
)

// Learned are the signature blocks of one sender, each with its lines joined by "\n", longest first. It may be stored and
// read again; nil knows nothing.
type Learned []string

const (
	minRepeats = 3   // mails that carry a block before it counts
	manyMails  = 50  // one mail in so many must carry a block with a telephone number or an address,
	fewMails   = 5   // one in so many a block without
	maxBlocks  = 64  // of one sender
	maxTail    = 200 // bytes of a line of a signature
)

// Signatures finds the blocks at the end of what a sender wrote that at least three of the sender's mails carry under
// different texts. Mails that are the same from the first word to the last count once, so that a notice sent again is no
// signature. The order of the bodies does not matter; time grows with their length.
func Signatures(bodies []string) Learned {
	counts := map[uint64]int{}
	var tails [][]string
	seen := map[uint64]bool{}
	for _, body := range bodies {
		lines, all := writtenTail(body)
		if len(lines) == 0 || seen[all] {
			continue
		}
		seen[all] = true
		tails = append(tails, lines)
		for _, h := range suffixHashes(lines) {
			counts[h]++
		}
	}
	found := map[string]int{}
	for _, lines := range tails {
		for n, h := range suffixHashes(lines) {
			if counts[h] >= minRepeats {
				if block := blockIn(lines[len(lines)-1-n:]); block != "" {
					found[block] = max(found[block], counts[h])
				}
			}
		}
	}
	return chosen(found, len(tails))
}

// writtenTail gives the last lines that the sender wrote above an old message, at most maxSignature of them, and a hash of
// all that they wrote there.
func writtenTail(body string) (tail []string, all uint64) {
	lines := strings.Split(body, "\n")
	zones := make([]Zone, len(lines))
	for i, line := range lines {
		lines[i] = bareLine(line)
	}
	markAttached(lines, zones)
	markHistory(lines, zones, "")
	markFooters(lines, zones)
	h := fnv.New64a()
	for i, line := range lines {
		if zones[i] == Quoted || zones[i] == Forwarded || zones[i] == Disclaimer {
			if len(tail) > 0 {
				break
			}
			continue
		}
		if zones[i] != "" || line == "" {
			continue
		}
		h.Write([]byte(line)) //nolint:errcheck // a hash takes everything
		h.Write([]byte{'\n'}) //nolint:errcheck // a hash takes everything
		if ruleLine(line) {
			continue
		}
		if len(line) > maxTail {
			tail = tail[:0]
			continue
		}
		if len(tail) == maxSignature {
			tail = append(tail[:0], tail[1:]...)
		}
		tail = append(tail, line)
	}
	return tail, h.Sum64()
}

// suffixHashes gives a hash of the last line, of the last two, and so on.
func suffixHashes(lines []string) []uint64 {
	out := make([]uint64, 0, len(lines))
	h := fnv.New64a()
	for i := len(lines) - 1; i >= 0; i-- {
		h.Write([]byte(lines[i])) //nolint:errcheck // a hash takes everything
		h.Write([]byte{'\n'})     //nolint:errcheck // a hash takes everything
		out = append(out, h.Sum64())
	}
	return out
}

// blockIn cuts off what stands above the signature in repeated lines: it begins with a name, a title or a number. What
// follows may be a motto. "" when nothing is left that tells of the sender, and for tables and requests.
func blockIn(lines []string) string {
	for len(lines) > 0 && !aboutSender(lines[0]) {
		lines = lines[1:]
	}
	if len(lines) == 0 || len(lines) == 1 && !reachedBy(lines[0]) || slices.ContainsFunc(lines, foreign) {
		return ""
	}
	if slices.ContainsFunc(lines, pleads) && (!fullName(lines[0]) || !slices.ContainsFunc(lines, contactLine)) {
		return ""
	}
	return strings.Join(lines, "\n")
}

// reachedBy reports a telephone number or an address, but no link, which may as well be what the mail is about.
func reachedBy(line string) bool {
	return contactLine(line) && !strings.Contains(line, "//") && (digitsIn(line) >= 7 || strings.Contains(line, "@"))
}

// foreign reports what no signature holds: a question or a row of a table.
func foreign(line string) bool {
	return strings.HasSuffix(line, "?") || strings.Count(line, "\t") > 1
}

// aboutSender reports a line with which a signature may begin.
func aboutSender(line string) bool {
	if signoffLine(line) || greetingLine(line) || pleads(line) || sentenceLike(line) || bullet(line) > 0 {
		return false
	}
	return fullName(line) || contactLine(line) && strings.Count(line, " ") < 8
}

// chosen keeps the blocks that enough of the mails carry, longest first, and of the ends of a block only those that
// stand alone in enough mails.
func chosen(found map[string]int, mails int) Learned {
	var out Learned
	for _, block := range longestFirst(found) {
		every := fewMails
		if slices.ContainsFunc(strings.Split(block, "\n"), contactLine) {
			every = manyMails
		}
		alone := found[block]
		for _, longer := range out {
			if strings.HasSuffix(longer, "\n"+block) {
				alone = min(alone, found[block]-found[longer])
			}
		}
		if alone >= max(minRepeats, mails/every) && len(out) < maxBlocks {
			out = append(out, block)
		}
	}
	return out
}

func longestFirst(found map[string]int) []string {
	return slices.SortedFunc(maps.Keys(found), func(a, b string) int {
		return cmp.Or(cmp.Compare(strings.Count(b, "\n"), strings.Count(a, "\n")), cmp.Compare(a, b))
	})
}

// mark gives the lines of learnt blocks their zone, wherever the sender's own text holds one whole.
func (l Learned) mark(lines []string, zones []Zone) {
	if len(l) == 0 {
		return
	}
	byFirst := map[string][][]string{}
	for _, block := range l[:min(len(l), maxBlocks)] {
		parts := strings.SplitN(block, "\n", maxSignature+1)
		byFirst[parts[0]] = append(byFirst[parts[0]], parts)
	}
	for i := 0; i < len(lines); i++ {
		if zones[i] != "" || lines[i] == "" {
			continue
		}
		for _, block := range byFirst[lines[i]] {
			if end := stands(lines, zones, i, block); end > 0 {
				fill(zones, i, end, Signature)
				i = end - 1
				break
			}
		}
	}
}

// stands is the end of a block that begins on line i, blank lines between its lines allowed; 0 when it does not stand there.
func stands(lines []string, zones []Zone, i int, block []string) int {
	for n, want := range block {
		for gap := 0; n > 0 && gap < 2 && i < len(lines) && lines[i] == ""; gap++ {
			i++
		}
		if i == len(lines) || zones[i] != "" || lines[i] != want {
			return 0
		}
		i++
	}
	return i
}
