// Package realmail reads the released mail that measurements run on. Its archive keeps display names in headers of its own, which this
// package pairs with the addresses; only tests and tools use it. It guarantees that each message id is handed out once.
package realmail

import (
	"bytes"
	"io"
	"mime/quotedprintable"
	"net/mail"
	"slices"
	"strings"
	"time"

	"upward/internal/pure/identity"
	"upward/internal/pure/mbox"
)

// Address is an address in lower case with the name beside it.
type Address struct{ Name, Address string }

// Letter is one message. ID has no angle brackets; At has the sender's own offset.
type Letter struct {
	ID, Subject, Body string
	At                time.Time
	From              Address
	To, Cc            []Address
}

// Reader collects letters from any number of mailbox streams.
type Reader struct {
	Letters []Letter
	seen    map[string]bool
}

// Read adds the messages of one mbox stream.
func (r *Reader) Read(in io.Reader) error {
	if r.seen == nil {
		r.seen = map[string]bool{}
	}
	box := mbox.NewReader(in)
	for {
		message, err := box.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		raw, err := io.ReadAll(message)
		if err != nil {
			return err
		}
		if l, ok := parse(raw); ok && !r.seen[l.ID] {
			r.seen[l.ID] = true
			r.Letters = append(r.Letters, l)
		}
	}
}

// parse reads one message of the archive: always a single part of plain text.
func parse(raw []byte) (l Letter, ok bool) {
	if line, rest, ok := bytes.Cut(raw, []byte("\n")); ok && bytes.HasPrefix(line, []byte("From ")) {
		raw = rest
	}
	m, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		return l, false
	}
	l.ID = strings.Trim(m.Header.Get("Message-Id"), "<>")
	l.Subject = m.Header.Get("Subject")
	l.At, _ = m.Header.Date()
	if from := paired(m.Header.Get("From"), m.Header.Get("X-From")); len(from) > 0 {
		l.From = from[0]
	}
	l.To = paired(m.Header.Get("To"), m.Header.Get("X-To"))
	l.Cc = paired(m.Header.Get("Cc"), m.Header.Get("X-Cc"))
	body := m.Body
	if strings.EqualFold(m.Header.Get("Content-Transfer-Encoding"), "quoted-printable") {
		body = quotedprintable.NewReader(body)
	}
	text, _ := io.ReadAll(body)
	l.Body = strings.ReplaceAll(string(text), "\r\n", "\n")
	return l, true
}

// paired splits an address header and gives each address its name, where the archive's header has equally many.
func paired(addresses, names string) []Address {
	var out []Address
	for a := range strings.SplitSeq(addresses, ",") {
		if a = strings.ToLower(strings.TrimSpace(a)); a != "" {
			out = append(out, Address{Address: a})
		}
	}
	if list := splitNames(names, len(out)); list != nil {
		for i := range out {
			out[i].Name = list[i]
		}
	}
	return out
}

// splitNames splits "Ruiz, Ana </O=…>, Lind, Bo </O=…>" or "Ana Ruiz, Bo Lind" into n names, or gives nil.
func splitNames(names string, n int) []string {
	if n == 1 {
		name, _, _ := strings.Cut(names, "<")
		return []string{strings.TrimSpace(name)}
	}
	separator := ", "
	if strings.Contains(names, ">") {
		separator = ">, "
	}
	list := strings.Split(names, separator)
	if len(list) != n {
		return nil
	}
	for i, name := range list {
		name, _, _ = strings.Cut(name, "<")
		list[i] = strings.TrimSpace(name)
	}
	return list
}

// Persons merges the addresses of all letters: which person each address is (as that person's most used address), and the people's names.
func Persons(letters []Letter) (of, names map[string]string) {
	seen := map[string]*identity.Seen{}
	for _, l := range letters {
		for _, a := range slices.Concat([]Address{l.From}, l.To, l.Cc) {
			s := seen[a.Address]
			if s == nil {
				s = &identity.Seen{Address: a.Address, Names: map[string]int{}}
				seen[a.Address] = s
			}
			s.Messages++
			if a.Name != "" {
				s.Names[a.Name]++
			}
		}
	}
	all := make([]identity.Seen, 0, len(seen))
	for _, s := range seen {
		all = append(all, *s)
	}
	of, names = map[string]string{}, map[string]string{}
	for _, g := range identity.Merge(all) {
		for _, a := range g.Addresses {
			of[a] = g.Addresses[0]
		}
		names[g.Addresses[0]] = g.Name
	}
	return of, names
}
