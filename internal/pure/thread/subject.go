package thread

import "strings"

// maxPrefixes bounds how many prefixes are taken off one subject.
const maxPrefixes = 50

// replyWords and forwardWords are the prefixes that mail programs put before a subject, by language.
const (
	replyWords   = " re aw sv vs antw antwort rv res ref odp ynt vá rif r bls atb "
	forwardWords = " fw fwd wg tr vl vb doorst rv enc i pd vb továbbítás inoltro "
)

// Subject takes reply and forward prefixes off (Re:, RE[2]:, AW:, WG:, Fwd: …, as often as they repeat), folds spaces and lower-cases.
// reply and forward say whether any such prefix was there.
func Subject(s string) (normal string, reply, forward bool) {
	s = strings.ToLower(strings.Join(strings.Fields(s), " "))
	for range maxPrefixes {
		word, rest, ok := prefix(s)
		if !ok {
			break
		}
		isReply := strings.Contains(replyWords, " "+word+" ")
		reply = reply || isReply
		forward = forward || !isReply
		s = rest
	}
	return s, reply, forward
}

// prefix cuts one prefix such as "re:", "re[2]:", "re (3):" or "fwd :" off s.
func prefix(s string) (word, rest string, ok bool) {
	head, rest, found := strings.Cut(s, ":")
	if !found || len(head) > 20 {
		return "", s, false
	}
	word = strings.TrimRight(head, "0123456789[]()^* ")
	if word == "" || strings.Contains(word, " ") {
		return "", s, false
	}
	if !strings.Contains(replyWords, " "+word+" ") && !strings.Contains(forwardWords, " "+word+" ") {
		return "", s, false
	}
	return word, strings.TrimLeft(rest, " "), true
}
