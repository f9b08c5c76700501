package ask

import (
	"context"
	"crypto/hmac"
	"net/url"
	"strings"
	"time"

	"upward/internal/platform/database"
	"upward/internal/platform/fault"
	"upward/internal/platform/operation"
)

// linkLife is how long a signed link works.
const linkLife = 30 * 24 * time.Hour

// link returns the address at which the manager confirms this version of an ask, made once a version.
func (s *Service) link(r rows, a Ask) (string, error) {
	found, ok, err := database.One(r.tx, database.Text, `SELECT id FROM ask_link WHERE org = $1 AND owner = $2 AND ask = $3 AND version = $4`, r.by.Org, r.by.Owner, a.ID, a.Version)
	if err != nil || !ok {
		return "", err
	}
	return s.publicURL + "/confirm/" + url.PathEscape(s.token(r.by, found)), nil
}

// newLink makes the link of a version when it is proposed.
func (s *Service) newLink(r rows, a Ask) error {
	if s.publicURL == "" {
		return nil
	}
	_, err := r.tx.Exec(`INSERT INTO ask_link (org, owner, id, ask, version, expires) VALUES ($1, $2, $3, $4, $5, $6)`,
		r.by.Org, r.by.Owner, s.ids.ID(), a.ID, a.Version, s.now().Add(linkLife).UnixMicro())
	return err
}

const linkPurpose = "ask.confirm"

func (s *Service) token(by operation.Actor, link string) string {
	text := by.Org + "." + by.Owner + "." + link
	return text + "." + s.keys.Sign(linkPurpose, text)
}

// Opened is what the manager sees behind a signed link: what was sent to them, or what they answered, never what the
// owner wrote since. Opening changes nothing.
type Opened struct {
	Owner   string // who asks: the owner's name, "" before she has said an address of hers
	Ask     Ask    // nothing but its id where Changed
	Spent   bool   // the button was pressed: Ask.Confirmation says what was said and when
	Changed bool   // the owner changed the ask since she sent this link
}

// Open returns the ask behind a signed link.
func (s *Service) Open(ctx context.Context, token string) (out Opened, err error) {
	by, link, err := s.check(token)
	if err != nil {
		return out, err
	}
	err = s.read(ctx, by, func(r rows) error {
		out, _, err = s.open(r, link)
		return err
	})
	return out, hide(err)
}

// Answering is what the manager says behind a signed link.
type Answering struct {
	Verdict string // confirmed, corrected or asked
	Words   string // for corrected and asked
}

// Answer takes the manager's press of a button; the first one spends the link, later ones change nothing.
func (s *Service) Answer(ctx context.Context, token string, in Answering) (out Opened, err error) {
	by, link, err := s.check(token)
	if err != nil {
		return out, err
	}
	words := strings.TrimSpace(in.Words)
	if in.Verdict != "confirmed" && in.Verdict != "corrected" && in.Verdict != "asked" {
		return out, fault.Field("verdict", "Press one of the buttons.")
	}
	if in.Verdict != "confirmed" && words == "" || len(words) > maxField {
		return out, fault.Field("words", "Say in a few words what is different, or what you would like to know.")
	}
	err = s.write(ctx, by, func(r rows) error {
		var version int64
		// Of two presses at once, one waits here and then sees what the other said.
		if _, err := r.tx.Exec(`UPDATE ask_link SET spent = spent WHERE org = $1 AND owner = $2 AND id = $3`, by.Org, by.Owner, link); err != nil {
			return err
		}
		if out, version, err = s.open(r, link); err != nil || out.Spent {
			return err
		}
		if out.Changed {
			return outdated()
		}
		if _, err := r.tx.Exec(`UPDATE ask_link SET spent = $4 WHERE org = $1 AND owner = $2 AND id = $3`, by.Org, by.Owner, link, s.now().UnixMicro()); err != nil {
			return err
		}
		before, err := s.current(r, out.Ask.ID, version)
		if err != nil {
			return err
		}
		said := Confirmation{How: ByLink, Verdict: in.Verdict, Words: words, At: s.now()}
		if in.Verdict == "corrected" {
			said.Due = dayNamed(said.At, words)
		}
		after, err := before.confirm(said, nil)
		if err != nil {
			return err
		}
		out.Ask, err = s.save(r, before, after, step(in.Verdict), "by their link")
		out.Spent = true
		return err
	})
	return out, hide(err)
}

func (s *Service) open(r rows, link string) (out Opened, version int64, err error) {
	var ask string
	var spent, expires int64
	_, found, err := database.One(r.tx, func(row database.Row) (struct{}, error) {
		return struct{}{}, row.Scan(&ask, &version, &spent, &expires)
	}, `SELECT ask, version, spent, expires FROM ask_link WHERE org = $1 AND owner = $2 AND id = $3`, r.by.Org, r.by.Owner, link)
	if err != nil {
		return out, version, err
	}
	if !found || expires < s.now().UnixMicro() && spent == 0 {
		return out, version, gone()
	}
	me, _, err := s.people.Me(r.tx, r.by)
	if err != nil {
		return out, version, err
	}
	out.Owner = me.Name
	if out.Ask, err = s.one(r, ask); err != nil {
		return out, version, err
	}
	out.Spent = spent > 0
	out.Changed = !out.Spent && out.Ask.Version != version
	if out.Changed {
		out.Ask = Ask{ID: ask}
	}
	if out.Spent {
		out.Ask, err = r.asOf(out.Ask, version+1)
	}
	return out, version, err
}

// asOf returns an ask as it was in an earlier version.
func (r rows) asOf(a Ask, version int64) (Ask, error) {
	if a.Version <= version {
		return a, nil
	}
	events, err := r.events(a.ID)
	if err != nil {
		return a, err
	}
	for _, e := range events {
		if e.Version == version+1 && e.content.Before != nil {
			return *e.content.Before, nil
		}
	}
	return Ask{}, gone()
}

func (s *Service) check(token string) (by operation.Actor, link string, err error) {
	parts := strings.Split(token, ".")
	if len(parts) != 4 || len(token) > 400 {
		return by, "", gone()
	}
	want := s.keys.Sign(linkPurpose, strings.Join(parts[:3], "."))
	if !hmac.Equal([]byte(want), []byte(parts[3])) {
		return by, "", gone()
	}
	return operation.Actor{Org: parts[0], Owner: parts[1]}, parts[2], nil
}

// hide makes whatever is absent look the same as what never was, and shows nothing that the owner wrote since.
func hide(err error) error {
	switch fault.KindOf(err) {
	case fault.NotFound:
		return gone()
	case fault.Conflict:
		return outdated()
	}
	return err
}

func outdated() error {
	return fault.New(fault.Conflict, "This was changed since you got the link. Please use the newest message, or simply reply to it.")
}

func gone() error {
	return fault.New(fault.NotFound, "This link has expired or was withdrawn. A plain reply to the message works as well.")
}
