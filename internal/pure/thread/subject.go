package thread

import (
	"strings"
	"time"
	"unicode/utf8"
)

const (
	// maxPrefixes bounds how many prefixes are taken off one subject, maxSubject how many bytes of it are compared.
	maxPrefixes = 50
	maxSubject  = 400

	// replyWords and forwardWords are the prefixes that mail programs put before a subject, by language.
	replyWords   = " re aw sv vs antw antwort rv res odp ynt vá rif 回复 答复 回覆 "
	forwardWords = " fw fwd wg tr vl vb doorst pd továbbítás inoltro i 转发 轉寄 "

	// genericSubjects say so little that two messages with the same one need more to be one conversation.
	genericSubjects = "|meeting|meetings|hi|hello|hey|update|updates|question|questions|quick question|info|information|fyi|thanks|" +
		"thank you|status|status update|report|reports|weekly report|daily report|call|conference call|phone call|lunch|dinner|test|" +
		"help|urgent|important|request|follow up|follow-up|followup|reminder|today|tomorrow|tonight|monday|tuesday|wednesday|" +
		"thursday|friday|vacation|schedule|agenda|notes|document|documents|attached|attachment|no subject|(no subject)|none|new|" +
		"message|your message|checking in|check in|touching base|news|invitation|file|files|draft|plan|idea|ideas|congratulations|" +
		"sorry|ok|yes|no|out of office|1:1|one on one|"
)

// Subject takes reply and forward prefixes off (Re:, RE[2]:, AW:, WG:, Fwd: …, as often as they repeat) and short tags in square
// brackets before them, folds spaces and lower-cases. reply and forward say whether any such prefix was there.
func Subject(s string) (normal string, reply, forward bool) {
	if len(s) > maxSubject {
		s = strings.ToValidUTF8(s[:maxSubject], "")
	}
	s = strings.ToLower(strings.Join(strings.Fields(s), " "))
	for range maxPrefixes {
		s = untagged(s)
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
	at := strings.IndexAny(s, ":：")
	if at < 0 || at > 20 {
		return "", s, false
	}
	_, width := utf8.DecodeRuneInString(s[at:])
	word = strings.TrimRight(s[:at], "0123456789[]()^* ")
	if word == "" || strings.Contains(word, " ") {
		return "", s, false
	}
	if !strings.Contains(replyWords, " "+word+" ") && !strings.Contains(forwardWords, " "+word+" ") {
		return "", s, false
	}
	return word, strings.TrimLeft(s[at+width:], " "), true
}

// untagged takes one tag in square brackets off the beginning, such as a list puts there, if a text follows.
func untagged(s string) string {
	if !strings.HasPrefix(s, "[") {
		return s
	}
	end := strings.IndexByte(s, ']')
	if end < 0 || end > 30 || end == len(s)-1 {
		return s
	}
	return strings.TrimLeft(s[end+1:], " ")
}

// subject is an item's subject as threading sees it.
type subject struct {
	normal         string
	reply, forward bool
	generic        bool
}

func readSubject(item Item) subject {
	var s subject
	s.normal, s.reply, s.forward = Subject(item.Subject)
	s.reply = s.reply || item.Reply
	s.generic = utf8.RuneCountInString(s.normal) < 4 || strings.Contains(genericSubjects, "|"+s.normal+"|")
	return s
}

// bySubject links what is still without a parent by equal subjects and crossing participants, the nearest earlier message first.
func (t *threading) bySubject() {
	earlier := map[string][]int{}
	for _, i := range t.order {
		if t.items[i].At.IsZero() {
			break
		}
		key := t.subjects[i].normal
		if t.parent[i] < 0 {
			t.answer(i, earlier[key])
		}
		earlier[key] = append(earlier[key], i)
	}
}

// maxLook is how many earlier messages of one subject are looked at: enough for any exchange between people.
const maxLook = 60

// answer looks back through earlier messages of the same subject for the one that i answers: from somebody that i goes to, to
// somebody that i comes from. Failing that, whatever shares people with i shows which conversation it belongs to.
func (t *threading) answer(i int, earlier []int) {
	own := t.subjects[i]
	window := t.window(own)
	for n := len(earlier) - 1; n >= max(0, len(earlier)-maxLook); n-- {
		j := earlier[n]
		if t.items[i].At.Sub(t.items[j].At) > window {
			return
		}
		toSender, fromRecipient := t.to(i)[t.items[j].From], t.to(j)[t.items[i].From]
		if toSender && fromRecipient && t.items[i].From != t.items[j].From && !t.elsewhere[i] {
			t.link(i, j, "subject")
			return
		}
		if !own.generic && (toSender || fromRecipient || t.items[i].From == t.items[j].From) && (own.reply || own.forward) {
			t.same.join(i, j)
			if t.elsewhere[i] {
				return
			}
		}
	}
}

const day = 24 * time.Hour

// window is how far back an answer may reach.
func (t *threading) window(s subject) time.Duration {
	switch {
	case s.generic && s.reply:
		return 3 * day
	case s.generic:
		return 0
	case s.reply || s.forward:
		return 30 * day
	default:
		return 3 * day
	}
}
