package history

import (
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"upward/internal/platform/mailbox"
	"upward/internal/pure/letter"
	"upward/internal/pure/prose"
	"upward/internal/pure/thread"
)

// reading is one message understood, ready to be stored, or the reason why not.
type reading struct {
	item     mailbox.Item
	at       time.Time
	words    int
	asks     int
	question bool
	bulk     bool
	subject  string // normalised
	key      string // what makes the message the same message
	content  content
	refused  string
}

// Code matches the short code of a back-brief, as it stands in a subject or a quoted text.
var code = regexp.MustCompile(`\bUP-([0-9A-HJKMNP-TV-Z]{6})\b`)

const (
	maxAsks    = 2000 // bytes in which requests are counted: who asks, asks early
	maxParties = 300  // of one message: a mail to a thousand is no conversation
	maxQuoted  = 5
	maxLinks   = 20
)

// understand reads one message as found; it does no I/O, so that several run side by side.
func understand(item mailbox.Item) reading {
	r := reading{item: item}
	if item.Err != nil {
		r.refused = item.Err.Error()
		return r
	}
	l, err := letter.Parse(item.Raw, item.Cut)
	if err != nil {
		r.refused = err.Error()
		return r
	}
	if l.From.Address == "" && len(l.To)+len(l.Cc) == 0 {
		r.refused = "it names neither a sender nor a recipient"
		return r
	}
	r.item.Raw = nil // the text parts are not needed any more, and many messages wait in line
	text := clip(prose.WrittenOf(l.Body, prose.About{Subject: l.Subject}), MaxText)
	normal, reply, _ := thread.Subject(l.Subject)
	r.at, r.bulk, r.subject, r.key = l.At, l.Bulk, normal, identity(l)
	r.words, r.question = prose.Words(text), prose.HasQuestion(text)
	if !l.Bulk {
		r.asks = len(prose.Asks(clip(text, maxAsks)))
	}
	r.content = content{
		Key: l.ID, From: party(l.From), To: parties(l.To), Cc: parties(append(l.Cc, l.Bcc...)), Subject: l.Subject, Text: text,
		InReplyTo: links(l), Quoted: quoted(l.Body), Codes: codes(l.Subject, l.Body), File: item.File, Offset: item.Offset, Reply: reply,
	}
	return r
}

// identity is what two copies of one message share; never what a rule of ours reads in it, for rules change. The sender belongs to it because broken programs repeat message ids.
func identity(l letter.Letter) string {
	if len(l.ID) > 8 {
		return "id\x00" + l.ID + "\x00" + l.From.Address
	}
	return "text\x00" + l.From.Address + "\x00" + l.At.UTC().Format(time.RFC3339) + "\x00" + l.Subject + "\x00" + l.Body
}

func party(a letter.Address) Party { return Party{Name: a.Name, Address: a.Address} }

func parties(all []letter.Address) []Party {
	var out []Party
	for _, a := range all {
		if a.Address == "" || len(out) >= maxParties || slices.ContainsFunc(out, func(p Party) bool { return p.Address == a.Address }) {
			continue
		}
		out = append(out, party(a))
	}
	return out
}

func links(l letter.Letter) []string {
	all := slices.Clone(l.InReplyTo)
	for _, id := range slices.Backward(l.References) {
		if !slices.Contains(all, id) {
			all = append(all, id)
		}
	}
	return all[:min(len(all), maxLinks)]
}

func quoted(body string) []quote {
	var out []quote
	for _, q := range prose.QuotedHeaders(body) {
		if len(out) == maxQuoted {
			break
		}
		one := quote{From: clip(q.From, 200)}
		if q.HasTime {
			one.At = q.At
		}
		out = append(out, one)
	}
	return out
}

func codes(texts ...string) []string {
	var out []string
	for _, text := range texts {
		if !strings.Contains(text, "UP-") && !strings.Contains(text, "up-") {
			continue // nearly all: searching each text by pattern would be dear
		}
		for _, match := range code.FindAllStringSubmatch(strings.ToUpper(text), 20) {
			if !slices.Contains(out, match[1]) {
				out = append(out, match[1])
			}
		}
	}
	return out
}

// clip cuts a text at n bytes, at the end of a letter.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
