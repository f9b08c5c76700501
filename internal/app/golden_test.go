package app

import (
	"flag"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"upward/internal/platform/config"
	"upward/internal/platform/database"
	"upward/internal/platform/database/databasetest"
	"upward/internal/platform/id"
	"upward/internal/transport/api"
)

var update = flag.Bool("update", false, "write the goldens instead of comparing with them")

// golden compares text with a file in docs.
func golden(t *testing.T, name, text string) {
	t.Helper()
	path := filepath.Join("..", "..", "docs", name)
	if *update {
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if text != string(want) {
		t.Errorf("docs/%s is out of date; run “make generate” and look at what changed", name)
	}
}

// unopened is the program without data: enough to list what it can do.
func unopened() *App {
	out := Outside{Now: time.Now, Random: id.New(nil), Log: slog.New(slog.NewTextHandler(io.Discard, nil))}
	return build(nil, nil, config.Config{}, out)
}

func TestGoldenOpenAPI(t *testing.T) {
	text, err := api.OpenAPI(unopened().Operations(), Version)
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "openapi.json", string(text))
}

func TestGoldenSchema(t *testing.T) {
	db := databasetest.SQLite(t)
	var text strings.Builder
	text.WriteString("-- The whole schema, as SQLite holds it after every migration. Written by a test; the source is internal/schema.\n\n")
	err := db.Read(t.Context(), func(tx *database.Tx) error {
		statements, err := database.Query(tx, database.Text, `SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'goose_%' ORDER BY tbl_name, type DESC, name`)
		text.WriteString(strings.Join(statements, ";\n") + ";\n")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "schema.sql", text.String())
}

func TestGoldenConfig(t *testing.T) {
	var text strings.Builder
	text.WriteString("# Settings\n\nEach can be given as a flag or as a variable of the environment; the flag wins. “upward config” shows the values in force.\n\n")
	text.WriteString("| flag | variable | meaning |\n|---|---|---|\n")
	for _, s := range (config.Config{}).Settings() {
		text.WriteString("| `--" + s.Flag + "` | `" + s.Variable + "` | " + s.Doc + " |\n")
	}
	golden(t, "config.md", text.String())
}

func TestEveryOperationSaysWhatItDoes(t *testing.T) {
	seen := map[string]bool{}
	for _, op := range unopened().Operations() {
		if !strings.HasSuffix(op.Summary, ".") || len(op.Summary) < 10 {
			t.Errorf("%s: %q is no sentence", op.Name, op.Summary)
		}
		if route := op.Method + " " + op.Path; seen[route] || seen[op.Name] {
			t.Errorf("%s or its route %s is listed twice", op.Name, route)
		} else {
			seen[route], seen[op.Name] = true, true
		}
	}
}
