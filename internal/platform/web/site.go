package web

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"log/slog"
	"net/http"
	"sync"

	"upward/internal/platform/id"
)

// Site is what all pages of one running program share. Its zero value works: plain asset names, the default log, no banner.
type Site struct {
	Assets *Assets      // hashed names of style, script and fonts; nil means plain names
	Log    *slog.Logger // nil means slog.Default
	Demo   string       // the sentence of the banner on every page, "" for none
	Footer string       // the small print under every page; default: "Everything stays on this computer."
	TLS    bool         // people reach this program over https: cookies are marked Secure
	// Sign makes a code for a text that nobody else can make; nil means by a key that ends with the program.
	Sign func(text string) string

	once sync.Once
	own  []byte // the key for Sign being nil
}

type siteKey struct{}
type userKey struct{}
type guestKey struct{}
type flashKey struct{}

// Wrap gives every request under it the site and the message that the page before left for this one.
func (s *Site) Wrap(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx := context.WithValue(r.Context(), siteKey{}, s)
		if flash := s.readFlash(r); flash != nil {
			ctx = context.WithValue(ctx, flashKey{}, flash)
		}
		inner := r.WithContext(ctx)
		next.ServeHTTP(w, inner)
		r.Pattern = inner.Pattern // a log outside of us wants the route too
	})
}

// WithUser returns ctx in which pages show name as the person who is signed in.
func WithUser(ctx context.Context, name string) context.Context {
	return context.WithValue(ctx, userKey{}, name)
}

// AsGuest returns ctx in which every page is bare: who looks is not known to be the owner, and must not be led into her pages.
func AsGuest(ctx context.Context) context.Context {
	return context.WithValue(ctx, guestKey{}, true)
}

func isGuest(ctx context.Context) bool {
	guest, _ := ctx.Value(guestKey{}).(bool)
	return guest
}

// sign is Sign, or its stand-in.
func (s *Site) sign(text string) string {
	if s.Sign != nil {
		return s.Sign(text)
	}
	s.once.Do(func() { s.own = id.New(nil).Bytes(sha256.Size) })
	h := hmac.New(sha256.New, s.own)
	h.Write([]byte(text))
	return base64.RawURLEncoding.EncodeToString(h.Sum(nil))
}

func siteOf(ctx context.Context) *Site {
	if s, ok := ctx.Value(siteKey{}).(*Site); ok {
		return s
	}
	return &Site{}
}

func logger(ctx context.Context) *slog.Logger {
	if s := siteOf(ctx); s.Log != nil {
		return s.Log
	}
	return slog.Default()
}

func userOf(ctx context.Context) string {
	name, _ := ctx.Value(userKey{}).(string)
	return name
}

func flashOf(ctx context.Context) *Flash {
	flash, _ := ctx.Value(flashKey{}).(*Flash)
	return flash
}

// newReference returns eight characters that a person can read out over a telephone.
func newReference() string { return id.New(nil).Code(8) }

// first returns the first string that is not empty.
func first(candidates ...string) string {
	for _, s := range candidates {
		if s != "" {
			return s
		}
	}
	return ""
}
