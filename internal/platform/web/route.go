package web

import (
	"net/http"

	"upward/internal/platform/operation"
)

// Rule says who may use a route.
type Rule string

// The rules.
const (
	Owner  Rule = "owner"  // whoever is signed in, for her own things
	Bearer Rule = "bearer" // whoever holds the signed link or the one-time ticket in the address
	Anyone Rule = "anyone" // nothing private is behind it
)

// Page answers a request of a known person.
type Page func(w http.ResponseWriter, r *http.Request, by operation.Actor) error

// Route is one address with its rule. Public says that it is also served at the public address, where managers come by their links.
type Route struct {
	Pattern string
	Rule    Rule
	Public  bool
	page    Page
	handler http.Handler
}

// ForOwner is a page of the person who is signed in.
func ForOwner(pattern string, page Page) Route {
	return Route{Pattern: pattern, Rule: Owner, page: page}
}

// ForBearer is a page for whoever holds the secret in its address.
func ForBearer(pattern string, public bool, h Handler) Route {
	return Route{Pattern: pattern, Rule: Bearer, Public: public, handler: Handle(h)}
}

// ForAnyone is something with nothing private behind it.
func ForAnyone(pattern string, public bool, h http.Handler) Route {
	return Route{Pattern: pattern, Rule: Anyone, Public: public, handler: h}
}

// ForOwnerAPI is a handler that asks for the person by itself, with its own form of refusal.
func ForOwnerAPI(pattern string, h http.Handler) Route {
	return Route{Pattern: pattern, Rule: Owner, handler: h}
}

// Handler returns what answers at the route; actor tells who is signed in, or a Forbidden failure.
func (t Route) Handler(actor func(*http.Request) (operation.Actor, error)) http.Handler {
	if t.handler != nil {
		return t.handler
	}
	return Handle(func(w http.ResponseWriter, r *http.Request) error {
		by, err := actor(r)
		if err != nil {
			return err
		}
		return t.page(w, r, by)
	})
}
