package ask

import (
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"

	"upward/internal/feature/history"
	"upward/internal/pure/identity"
	"upward/internal/pure/prose"
	"upward/internal/pure/thread"
)

// answer notes for each suggestion the first message that settles it.
func (s *Service) answer(r rows, person string, messages []history.Message) error {
	open, err := r.suggestions(`s.person = $3 AND s.answer = ''`, person)
	if err != nil || len(open) == 0 {
		return err
	}
	at := map[string]int{}
	for i, m := range messages {
		at[m.ID] = i
	}
	words := index(messages)
	for _, one := range open {
		i, known := at[one.Message]
		if !known {
			continue
		}
		if m, found := settled(messages, i, one, words); found {
			one.Taken = one.Kind == "ask" && m.Mine && accepts.MatchString(strings.TrimSpace(m.Text)) && m.Words <= fewWords && one.Form != string(prose.Question)
			one.Answer, one.Answered, one.Closed = m.ID, m.At, m.Mine == messages[i].Mine || delivers.MatchString(clip(m.Text))
			if err := r.putSuggestion(one); err != nil {
				return err
			}
		}
	}
	return nil
}

const (
	soon     = 21 * 24 * time.Hour // within which a message under another subject may still be the answer
	likeness = 2                   // rare words that a message must share with what was said to be about it
)

// settled returns the first later message that settles what was said in message i: an answer by its parent, in its conversation or
// about the same rare things; or a word of the one who asked that shows an answer came, by whatever way.
func settled(messages []history.Message, i int, one Suggestion, words wordIndex) (history.Message, bool) {
	said := &messages[i]
	promised := strings.HasPrefix(one.Kind, "promise")
	rare, names := words.rare(one.Words), mentioned(one.Words)
	shared := words.shared(rare)
	for k := i + 1; k < len(messages); k++ {
		m := &messages[k]
		theirs, near := m.Mine != said.Mine, m.At.Sub(said.At) < soon
		same := m.Parent == said.ID || m.Thread != "" && m.Thread == said.Thread
		switch {
		case !same && !near: // in a large mailbox nearly all
		case same && (theirs && !promised || !theirs && promised):
			return *m, true
		case same && (m.Mine == said.Mine) && acknowledges.MatchString(m.Text):
			return *m, true
		case same && m.Mine == said.Mine && withdraws.MatchString(m.Text):
			return *m, true
		case !theirs && near && words.sameSubject(k, i) && withdraws.MatchString(m.Text):
			return *m, true
		case theirs && m.At.Sub(said.At) < atOnce && words.nameless(k) && words.nameless(i):
			return *m, true
		case theirs && !promised && m.At.Sub(said.At) < soon/10 && words.sentToNamed(k, names):
			return *m, true // done towards the person it was about
		case !same && near && theirs && !promised && shared[k] > 0 && words.tells(rare, k, m.Subject):
			return *m, true
		case !same && near && !theirs && !promised && shared[k] > likeness:
			return *m, true // the one who asked took it up again, under another subject
		case same && promised && theirs && acknowledges.MatchString(m.Text):
			return *m, true
		case !same && near && theirs != promised && shared[k] >= likeness:
			return *m, true
		}
	}
	return history.Message{}, false
}

// accepts is how a short answer takes a task on; fewWords is how short.
var accepts = regexp.MustCompile(`(?i)^\W*(yes|yep|sure|ok\b|okay|will do|of course|got it|on it|working on it|no problem|i will|i'll|i can|happy to|consider it)`)

const fewWords = 15

// delivers is how an answer says that it is the thing itself, not a word about it.
var delivers = regexp.MustCompile(`(?i)\b(here (it|they|is|are|you go)|attached|enclosed|(see|list|numbers?) below|done\b|i('ve| have)? (just )?sent|sent (it|them))`)

// clip is the beginning of an answer, which says what it is.
func clip(text string) string { return text[:min(len(text), 300)] }

// acknowledges is how a message begins that takes note of an answer.
var acknowledges = regexp.MustCompile(`(?i)^\W*(thank|thx|ok\b|okay|great|perfect|agreed|got it|fine|sounds good|good\b|excellent|received|then\b|yes|no problem|will do|done)`)

// withdraws is how somebody says that a thing is wanted no longer, or has come.
var withdraws = regexp.MustCompile(`(?i)\b(don.?t worry|never ?mind|no need|we have (it|them|the)|(was|is|been) (cancell?ed|postponed|resolved|taken care of)|she came|he came|disregard|forget (it|about)|not necessary)\b`)

// atOnce is within which time a message without a subject answers another without.
const atOnce = 3 * time.Hour

// wordIndex knows of a series of messages, by their numbers, what settled compares: each message is read once, because comparing all
// with all must cost little.
type wordIndex struct {
	in       map[string][]int // the first messages, up to common, that hold each longer word
	subjects []string         // normalised
	first    [][]string       // the first names of those to whom it went, where they are several
}

// common is the number of messages from which a word is too common to tell what a message is about.
const common = 7

func index(messages []history.Message) wordIndex {
	w := wordIndex{map[string][]int{}, make([]string, len(messages)), make([][]string, len(messages))}
	known := map[history.Party]string{}
	for k, m := range messages {
		for word := range telling(m.Subject + " " + m.Text) {
			if len(w.in[word]) < common {
				w.in[word] = append(w.in[word], k)
			}
		}
		w.subjects[k], _, _ = thread.Subject(m.Subject)
		if len(m.To)+len(m.Cc) < 2 {
			continue
		}
		for _, p := range slices.Concat(m.To, m.Cc) {
			first, met := known[p]
			if !met {
				first = firstName(identity.Name(p.Address, map[string]int{p.Name: 1}))
				known[p] = first
			}
			if len(first) > 2 {
				w.first[k] = append(w.first[k], first)
			}
		}
	}
	return w
}

// nameless says that a subject tells nothing.
func (w wordIndex) nameless(k int) bool {
	normal := w.subjects[k]
	return normal == "" || normal == "(no subject)" || normal == "none"
}

func (w wordIndex) sameSubject(k, i int) bool {
	return w.subjects[k] == w.subjects[i] && !w.nameless(k)
}

// rarest is the number of messages up to which a single word in a subject tells what the message is about.
const rarest = 5

func (w wordIndex) tells(rare map[string]bool, k int, subject string) bool {
	for word := range rare {
		if in := w.in[word]; len(in) <= rarest && slices.Contains(in, k) && telling(subject)[word] {
			return true
		}
	}
	return false
}

// mentioned returns the words of a sentence that may name somebody: not the first, which has its capital anyway.
func mentioned(words string) map[string]bool {
	all := map[string]bool{}
	for i, word := range strings.FieldsFunc(words, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if i > 0 {
			all[word] = true
		}
	}
	return all
}

// sentToNamed says whether a message goes to somebody whom the words name: "make sure that Tom has the dates".
func (w wordIndex) sentToNamed(k int, names map[string]bool) bool {
	return slices.ContainsFunc(w.first[k], func(first string) bool { return names[first] })
}

func (w wordIndex) rare(text string) map[string]bool {
	words := telling(text)
	for word := range words {
		if len(w.in[word]) >= common {
			delete(words, word)
		}
	}
	return words
}

// shared counts, for each message that has any, how many of the words it has.
func (w wordIndex) shared(rare map[string]bool) map[int]int {
	all := map[int]int{}
	for word := range rare {
		for _, k := range w.in[word] {
			all[k]++
		}
	}
	return all
}

// telling returns the longer words of a text, which carry what it is about.
func telling(text string) map[string]bool {
	words := map[string]bool{}
	for _, word := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if len(word) > 3 && !prose.Common(word) { // "could" and "please" are rare in a small mailbox
			words[word] = true
		}
	}
	return words
}
