// Package site is the shell around the features' pages: the door, the sessions, the guards, the route table in force.
// It guarantees that every route is served under its rule, and that only public routes are served under the public name.
package site

import (
	"context"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"runtime/debug"
	"strings"
	"time"

	"github.com/alexedwards/scs/v2"

	"upward/internal/feature/account"
	"upward/internal/platform/fault"
	"upward/internal/platform/operation"
	"upward/internal/platform/web"
	"upward/internal/platform/web/chart"
)

// Door knows who is signed in.
type Door struct {
	accounts *account.Service
	sessions *scs.SessionManager
}

const (
	keyOrg   = "org"
	keyOwner = "owner"
	keySince = "since" // when she signed in, in seconds
)

const (
	longest = 30 * 24 * time.Hour // from one sign-in to the next
	idle    = 7 * 24 * time.Hour  // without any visit
)

// NewDoor returns the door. Its cookie has a name of its own, because programs on other ports of this computer share cookies; behind
// https it is marked Secure.
func NewDoor(accounts *account.Service, store *account.Sessions, cookie string, https bool) *Door {
	sessions := scs.New()
	sessions.Store = store
	sessions.Lifetime = idle // stay prolongs it; with scs's own idle time every page would wait for the writer of an import
	sessions.Cookie.Name = cookie
	sessions.Cookie.HttpOnly = true
	sessions.Cookie.SameSite = http.SameSiteLaxMode
	sessions.Cookie.Secure = https
	sessions.ErrorFunc = func(w http.ResponseWriter, r *http.Request, err error) {
		web.Fail(w, r.WithContext(web.AsGuest(r.Context())), err)
	}
	return &Door{accounts, sessions}
}

// Actor tells who is signed in; nobody is a Forbidden failure.
func (d *Door) Actor(r *http.Request) (operation.Actor, error) {
	by := operation.Actor{Org: d.sessions.GetString(r.Context(), keyOrg), Owner: d.sessions.GetString(r.Context(), keyOwner)}
	if by.Owner == "" {
		return by, fault.New(fault.Forbidden, "Please sign in first: open the address that “upward serve” printed when it started.")
	}
	return by, nil
}

// Routes returns the routes of the door.
func (d *Door) Routes() []web.Route {
	return []web.Route{
		web.ForBearer("GET /sign-in/{ticket}", false, d.signIn),
		web.ForOwner("POST /sign-out", d.signOut),
	}
}

func (d *Door) signIn(w http.ResponseWriter, r *http.Request) error {
	if _, err := d.Actor(r); err == nil {
		return web.Redirect(w, r, "/", nil) // signed in already: the ticket stays for another browser
	}
	if r.Method == http.MethodHead {
		return nil // whoever only looks whether the address works must not use it up
	}
	by, err := d.accounts.Redeem(r.Context(), r.PathValue("ticket"))
	if err != nil {
		return err
	}
	if err := d.sessions.RenewToken(r.Context()); err != nil {
		return err
	}
	d.sessions.Put(r.Context(), keyOrg, by.Org)
	d.sessions.Put(r.Context(), keyOwner, by.Owner)
	d.sessions.Put(r.Context(), keySince, time.Now().Unix())
	return web.Redirect(w, r, "/", nil)
}

func (d *Door) signOut(w http.ResponseWriter, r *http.Request, _ operation.Actor) error {
	if err := d.sessions.Destroy(r.Context()); err != nil {
		return err
	}
	return web.Redirect(w, r, "/", nil)
}

// stay prolongs the session of whoever comes back, and writes that down once an hour at the most.
func (d *Door) stay(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		until, last := time.Now().Add(idle), time.Unix(d.sessions.GetInt64(r.Context(), keySince), 0).Add(longest)
		if until.After(last) {
			until = last
		}
		if until.Sub(d.sessions.Deadline(r.Context())) > time.Hour {
			d.sessions.SetDeadline(r.Context(), until)
		}
		next.ServeHTTP(w, r)
	})
}

// guests marks the requests of everybody who is not signed in, or comes by the public name: no page leads them to the owner's.
func (d *Door) guests(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, err := d.Actor(r); err != nil || !loopback(web.Hostname(r.Host)) {
			r = r.WithContext(web.AsGuest(r.Context()))
		}
		next.ServeHTTP(w, r)
	})
}

// Options is what the shell is told from outside.
type Options struct {
	Demo      string // the banner of the demonstration, "" for none
	PublicURL string
	Log       *slog.Logger
	Sign      func(text string) string // makes a code that only this program, or another node of it, can make
}

// New returns the handler of the whole site.
func New(routes []web.Route, door *Door, o Options) (http.Handler, error) {
	assets, err := web.NewAssets(web.File{Name: "chart.css", Body: chart.Style()})
	if err != nil {
		return nil, err
	}
	shell := &web.Site{Assets: assets, Log: o.Log, Demo: o.Demo, Sign: o.Sign, TLS: strings.HasPrefix(o.PublicURL, "https://")}
	public, err := url.Parse(o.PublicURL)
	if err != nil {
		return nil, err
	}
	private := http.NewServeMux()
	outside := http.NewServeMux()
	routes = append(routes, web.ForAnyone("GET /assets/", true, assets))
	for _, route := range routes {
		private.Handle(route.Pattern, route.Handler(door.Actor))
		if route.Public {
			outside.Handle(route.Pattern, route.Handler(door.Actor))
		}
	}
	lost := web.Handle(func(http.ResponseWriter, *http.Request) error {
		return fault.New(fault.NotFound, "There is no page here. The link may be old, or a letter is missing.")
	})
	private.Handle("/", lost)
	outside.Handle("/", lost)
	trusted := []string{}
	if public.Host != "" {
		trusted = append(trusted, public.Scheme+"://"+public.Host)
	}
	guarded, err := web.SameOrigin(trusted, byHost(outside, private))
	if err != nil {
		return nil, err
	}
	inner := shell.Wrap(door.sessions.LoadAndSave(door.stay(door.guests(guarded))))
	return web.Secure(web.Hosts([]string{public.Hostname()}, inner)), nil
}

// byHost keeps the owner's pages to this computer's own names: under any other, only what managers need is served.
func byHost(outside, private http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if loopback(web.Hostname(r.Host)) {
			private.ServeHTTP(w, r)
			return
		}
		outside.ServeHTTP(w, r)
	})
}

func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// pause is how long a silence lasts after which the memory that pages took is given back: this runs all day beside other programs.
const pause = time.Second

func resting(handler http.Handler) http.Handler {
	silence := time.AfterFunc(pause, debug.FreeOSMemory)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer silence.Reset(pause)
		handler.ServeHTTP(w, r)
	})
}

// Serve answers on the listener until ctx ends, then finishes what is under way.
func Serve(ctx context.Context, listener net.Listener, handler http.Handler) error {
	server := &http.Server{Handler: resting(handler), ReadHeaderTimeout: 10 * time.Second, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
		ending, stop := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
		defer stop()
		return server.Shutdown(ending)
	}
}
