package web

import (
	"context"
	"crypto/hmac"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"strings"

	"upward/internal/platform/fault"
)

const flashCookie = "upward_flash"

// Flash is one sentence about what just happened, shown once on the next page. It travels in a cookie that ends with the
// browser's session, so it should not quote anybody: "The ask is agreed", not the words of the ask. The cookie is signed, because any
// program on another port of this computer may set one.
type Flash struct {
	Message string `json:"m"`
	Undo    string `json:"u,omitempty"` // path that a press of Undo posts to, "" for no such button
	Warning bool   `json:"w,omitempty"` // something needs attention
}

// leaveFlash keeps flash for the next page.
func leaveFlash(w http.ResponseWriter, r *http.Request, flash *Flash) error {
	text, err := json.Marshal(flash)
	if err != nil {
		return fault.Wrap(err, fault.Internal, "The message got lost; what you did is done.")
	}
	value := base64.RawURLEncoding.EncodeToString(text)
	setFlash(w, r, value+"."+siteOf(r.Context()).sign(value), 0)
	return nil
}

func dropFlash(w http.ResponseWriter, r *http.Request) { setFlash(w, r, "", -1) }

func setFlash(w http.ResponseWriter, r *http.Request, value string, age int) {
	http.SetCookie(w, &http.Cookie{
		Name: flashCookie, Value: value, Path: "/", MaxAge: age,
		HttpOnly: true, SameSite: http.SameSiteLaxMode, Secure: siteOf(r.Context()).TLS,
	})
}

// readFlash returns the message that the page before left, or nil where there is none of ours.
func (s *Site) readFlash(r *http.Request) *Flash {
	cookie, err := r.Cookie(flashCookie)
	if err != nil || len(cookie.Value) > 4096 {
		return nil
	}
	value, code, _ := strings.Cut(cookie.Value, ".")
	if !hmac.Equal([]byte(code), []byte(s.sign(value))) {
		return nil
	}
	text, err := base64.RawURLEncoding.DecodeString(value)
	if err != nil {
		return nil
	}
	var flash Flash
	if json.Unmarshal(text, &flash) != nil || flash.Message == "" {
		return nil
	}
	if !local(flash.Undo) {
		flash.Undo = ""
	}
	return &flash
}

// flashFor returns the page's own message, else the one that the page before left.
func flashFor(ctx context.Context, own *Flash) *Flash {
	if own != nil {
		return own
	}
	return flashOf(ctx)
}
