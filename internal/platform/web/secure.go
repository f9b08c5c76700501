package web

import (
	"net"
	"net/http"
	"strings"

	"upward/internal/platform/fault"
)

// policy lets a page load from us alone, run no inline script, carry no inline style and sit in nobody's frame.
// Pictures inside of our own style sheet are data addresses, hence data: for images.
const policy = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
	"form-action 'self'; base-uri 'none'; object-src 'none'; frame-src 'none'; frame-ancestors 'none'"

// Secure sets the headers that tell the browser to trust nothing but us. Answers are not stored unless their handler says
// otherwise. The referrer stays within our own pages: with none at all, browsers would hide the origin of our own forms.
func Secure(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		head := w.Header()
		head.Set("Content-Security-Policy", policy)
		head.Set("X-Content-Type-Options", "nosniff")
		head.Set("Referrer-Policy", "same-origin")
		head.Set("Cross-Origin-Opener-Policy", "same-origin")
		head.Set("Cross-Origin-Resource-Policy", "same-origin")
		head.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()")
		head.Set("Cache-Control", "no-store")
		next.ServeHTTP(w, r)
	})
}

// Hosts lets only requests through that name this machine (localhost, 127.0.0.1, ::1) or one of allowed, which are host
// names without port. A foreign page whose name was made to point here (DNS rebinding) is turned away.
func Hosts(allowed []string, next http.Handler) http.Handler {
	known := map[string]bool{"localhost": true, "127.0.0.1": true, "::1": true}
	for _, host := range allowed {
		known[Hostname(host)] = true
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !known[Hostname(r.Host)] {
			http.Error(w, "This program does not answer to that name. Open it under the address that it printed when it started, "+
				"or add the name to its configuration.", http.StatusMisdirectedRequest)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// Hostname returns a host in lower case without port, brackets and final dot.
func Hostname(host string) string {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	host = strings.TrimSuffix(strings.TrimPrefix(host, "["), "]")
	return strings.ToLower(strings.TrimSuffix(host, "."))
}

// SameOrigin turns away forms and scripts that come from another site, so that forms need no token. Origins in trusted,
// such as "https://upward.example", are let through besides our own; it fails where one of them is no origin.
func SameOrigin(trusted []string, next http.Handler) (http.Handler, error) {
	guard := http.NewCrossOriginProtection()
	for _, origin := range trusted {
		if err := guard.AddTrustedOrigin(origin); err != nil {
			return nil, err
		}
	}
	guard.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		Fail(w, r, fault.New(fault.Forbidden, "This came from another site, so nothing was changed. Open the page here and try again."))
	}))
	return guard.Handler(next), nil
}
