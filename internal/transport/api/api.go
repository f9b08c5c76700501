// Package api serves the operations as JSON under /api/v1, their OpenAPI 3.1 description at /api/openapi.json, and a page
// that people can read at /api.
// It guarantees that every operation of the list is served and described from the one struct that its verb takes, and that
// a refusal names the place that is wrong and never what went wrong inside.
package api

import (
	"fmt"
	"log/slog"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"upward/internal/platform/operation"
	"upward/internal/platform/web"
)

// root is where the operations' paths begin.
const root = "/api/v1"

// server is what every request needs.
type server struct {
	actor func(*http.Request) (operation.Actor, error)
	log   *slog.Logger
	mux   *http.ServeMux
}

// New returns the handler of everything below /api; mount it at /api and at /api/, behind the guards against foreign sites,
// since an operation that needs no body takes a bare POST. It fails where an operation cannot be served.
//
// actor says for whom a request acts. Its error is mapped as any other, save that Forbidden becomes 401: nobody is known yet,
// whereas Forbidden from a verb is 403. The description and the page ask for nobody: they hold no data.
func New(operations []operation.Operation, actor func(*http.Request) (operation.Actor, error), log *slog.Logger, version string) (http.Handler, error) {
	s := &server{actor, log, http.NewServeMux()}
	c, err := open(s, operations, version)
	if err != nil {
		return nil, err
	}
	document, err := c.document()
	if err != nil {
		return nil, err
	}
	page, err := c.page()
	if err != nil {
		return nil, err
	}
	s.mux.HandleFunc("GET /api/openapi.json", static("application/json", document))
	s.mux.HandleFunc("GET /api", static("text/html; charset=utf-8", page))
	s.mux.HandleFunc("GET /api/{$}", static("text/html; charset=utf-8", page))
	s.mux.HandleFunc("/", s.lost)
	return s.mux, nil
}

// OpenAPI returns the description of the operations as OpenAPI 3.1: indented JSON whose order depends on nothing but the
// operations, with a newline at its end.
func OpenAPI(operations []operation.Operation, version string) ([]byte, error) {
	c, err := open(&server{mux: http.NewServeMux()}, operations, version)
	if err != nil {
		return nil, err
	}
	return c.document()
}

// open makes a door for each operation and hangs it into the server's mux.
func open(s *server, operations []operation.Operation, version string) (c *catalogue, err error) {
	defer func() {
		// A path that the mux or a type that huma cannot take is a panic there; at the start of a program it is one more error.
		if cause := recover(); cause != nil {
			c, err = nil, fmt.Errorf("api: %v", cause)
		}
	}()
	api := humago.NewWithPrefix(s.mux, root, huma.Config{OpenAPI: preface(version)})
	c = &catalogue{api: api.OpenAPI(), types: api.OpenAPI().Components.Schemas}
	for _, o := range operations {
		d, err := c.add(o)
		if err != nil {
			return nil, err
		}
		api.Adapter().Handle(d.described, func(ctx huma.Context) {
			r, w := humago.Unwrap(ctx)
			s.serve(d, w, r)
		})
	}
	return c, nil
}

func static(kind string, body []byte) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		head := w.Header()
		head.Set("Content-Type", kind)
		head.Set("Cache-Control", "no-store")
		head.Set("X-Content-Type-Options", "nosniff")
		_ = web.Send(w, r, http.StatusOK, body) // it fails only where nothing can be compressed any more
	}
}
