package letter

import (
	"bytes"
	"errors"
	"strings"

	"github.com/jhillyerd/enmime/v2"
)

// ErrNoHeader says that there is no header line at all.
var ErrNoHeader = errors.New("this is not an e-mail: it has no header line")

// Parse reads a message that Trim returned, with the attachments Trim cut from it.
func Parse(raw []byte, cut []Attachment) (Letter, error) {
	if bytes.HasPrefix(raw, []byte("From ")) {
		_, raw, _ = bytes.Cut(raw, []byte("\n"))
	}
	env, err := enmime.ReadEnvelope(bytes.NewReader(raw))
	if err != nil {
		return Letter{}, ErrNoHeader
	}
	l := Letter{Subject: env.GetHeader("Subject"), Body: env.Text, Attachments: cut}
	l.ID = strings.Trim(env.GetHeader("Message-ID"), "<> ")
	l.At, _ = env.Date()
	l.From = first(env, "From")
	l.To, l.Cc, l.Bcc = list(env, "To"), list(env, "Cc"), list(env, "Bcc")
	return l, nil
}

func first(env *enmime.Envelope, key string) Address {
	if all := list(env, key); len(all) > 0 {
		return all[0]
	}
	return Address{}
}

func list(env *enmime.Envelope, key string) (all []Address) {
	found, _ := env.AddressList(key)
	for _, a := range found {
		all = append(all, Address{a.Name, strings.ToLower(a.Address)})
	}
	return all
}
