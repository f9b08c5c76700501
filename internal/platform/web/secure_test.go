package web_test

import (
	"net/http"
	"strings"
	"testing"

	"upward/internal/platform/web"
)

func fine(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNoContent) }

func TestHeadersTrustNobodyElse(t *testing.T) {
	head := ask(web.Secure(http.HandlerFunc(fine)), "GET", "/", nil).Header()
	for name, want := range map[string]string{
		"X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin", "Cross-Origin-Opener-Policy": "same-origin",
		"Cross-Origin-Resource-Policy": "same-origin", "Cache-Control": "no-store",
	} {
		if got := head.Get(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	policy := head.Get("Content-Security-Policy")
	for _, rule := range []string{"default-src 'self'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'", "object-src 'none'"} {
		if !strings.Contains(policy, rule) {
			t.Errorf("the policy lacks %q", rule)
		}
	}
	for _, hole := range []string{"unsafe", "*", "http:", "https:"} {
		if strings.Contains(policy, hole) {
			t.Errorf("the policy holds %q", hole)
		}
	}
	if !strings.Contains(head.Get("Permissions-Policy"), "camera=()") {
		t.Error("pages may use the camera")
	}
}

func TestOnlyKnownHostNamesAreAnswered(t *testing.T) {
	h := web.Hosts([]string{"Upward.example"}, http.HandlerFunc(fine))
	for host, want := range map[string]int{
		"localhost": 204, "localhost:8080": 204, "127.0.0.1:8080": 204, "[::1]:8080": 204, "[::1]": 204, "LOCALHOST.:80": 204,
		"upward.example": 204, "UPWARD.EXAMPLE:443": 204,
		"evil.test": 421, "localhost.evil.test": 421, "127.0.0.1.evil.test:8080": 421, "0.0.0.0": 421, "": 421, "upward.example.evil.test": 421,
	} {
		if got := ask(h, "GET", "/", func(r *http.Request) { r.Host = host }); got.Code != want {
			t.Errorf("host %q: status %d, want %d", host, got.Code, want)
		}
	}
}

func TestFormsOfOtherSitesAreTurnedAway(t *testing.T) {
	h, err := web.SameOrigin([]string{"https://front.example"}, http.HandlerFunc(fine))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		method, site, origin string
		want                 int
	}{
		{"POST", "same-origin", "http://example.com", 204},
		{"POST", "cross-site", "https://evil.test", 403},
		{"POST", "same-site", "https://evil.example.com", 403},
		{"POST", "", "https://evil.test", 403},
		{"POST", "", "null", 403},
		{"POST", "", "http://example.com", 204},
		{"POST", "cross-site", "https://front.example", 204},
		{"DELETE", "cross-site", "https://evil.test", 403},
		{"GET", "cross-site", "", 204},
		{"POST", "", "", 204}, // no browser: a command line holds no cookie of the person
	} {
		got := ask(h, c.method, "http://example.com/asks", func(r *http.Request) {
			if c.site != "" {
				r.Header.Set("Sec-Fetch-Site", c.site)
			}
			if c.origin != "" {
				r.Header.Set("Origin", c.origin)
			}
		})
		if got.Code != c.want {
			t.Errorf("%s from %q (%q): status %d, want %d", c.method, c.origin, c.site, got.Code, c.want)
		}
	}
}

func TestTrustedOriginMustBeOne(t *testing.T) {
	if _, err := web.SameOrigin([]string{"upward.example/path"}, http.HandlerFunc(fine)); err == nil {
		t.Error("a path was taken for an origin")
	}
}
