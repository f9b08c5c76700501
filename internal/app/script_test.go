package app_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"upward/internal/app"
	"upward/internal/platform/database"
	"upward/internal/platform/database/databasetest"
	"upward/internal/transport/cli"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"upward": func() {
		os.Exit(app.Main(context.Background(), os.Args[1:], os.Environ(), cli.Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr}))
	}})
}

// TestCommandLine runs what people type, on both databases; the words of the scripts are explained at commands.
func TestCommandLine(t *testing.T) {
	for _, engine := range []string{"sqlite", "postgresql"} {
		t.Run(engine, func(t *testing.T) {
			if engine == "postgresql" {
				databasetest.Address(t) // skips here rather than in each script
			}
			demo, err := filepath.Abs("../demo/mail")
			if err != nil {
				t.Fatal(err)
			}
			testscript.Run(t, testscript.Params{Dir: "testdata/script", RequireExplicitExec: true, RequireUniqueNames: true,
				Setup: func(env *testscript.Env) error {
					env.Setenv("UPWARD_DATA", filepath.Join(env.WorkDir, "data"))
					env.Setenv("HOME", env.WorkDir)
					env.Setenv("DEMO", demo)
					if engine == "postgresql" {
						env.Setenv("UPWARD_DATABASE", databasetest.Address(t))
					}
					return nil
				},
				Condition: func(name string) (bool, error) { return name == engine, nil },
				Cmds:      commands,
			})
		})
	}
}

// commands are the words that the scripts have beside the usual ones:
//
//	exits CODE upward …      runs the program and checks its exit code
//	value FILE PATH WANT     checks a value in JSON; the path is dotted, with numbers into lists, . for the whole, count for the length
//	keys FILE PATH NAME…     checks that an object has these keys and no others
//	has FILE PATH NAME…      checks that an object has these keys at least
//	keep NAME PATH           sets a variable to a value of the last output
//	lines FILE COUNT         checks that there are so many lines, each a JSON object
//	line FILE N              makes line N of a file the file “line”
//	sentence FILE            checks that there is one sentence for people: no path of the source, no more than two
//	busy NAME                takes a port and sets a variable to its address
//	newer                    marks the data as written by a newer program
var commands = map[string]func(*testscript.TestScript, bool, []string){
	"exits": func(ts *testscript.TestScript, _ bool, args []string) {
		code := 0
		if err := ts.Exec(args[1], args[2:]...); err != nil {
			exit, ok := errors.AsType[*exec.ExitError](err)
			if !ok {
				ts.Fatalf("%v", err)
			}
			code = exit.ExitCode()
		}
		if args[0] != strconv.Itoa(code) {
			ts.Fatalf("%q exits with %d", args[1:], code)
		}
	},
	"value": func(ts *testscript.TestScript, neg bool, args []string) {
		got := at(ts, args[0], args[1])
		if want := strings.Join(args[2:], " "); (shown(got) == want) == neg {
			ts.Fatalf("%s is %s, want %s", args[1], shown(got), want)
		}
	},
	"keys": func(ts *testscript.TestScript, _ bool, args []string) { hasKeys(ts, args, true) },
	"has":  func(ts *testscript.TestScript, _ bool, args []string) { hasKeys(ts, args, false) },
	"keep": func(ts *testscript.TestScript, _ bool, args []string) {
		ts.Setenv(args[0], shown(at(ts, "stdout", args[1])))
	},
	"lines": func(ts *testscript.TestScript, _ bool, args []string) {
		all := strings.Split(strings.TrimSuffix(ts.ReadFile(args[0]), "\n"), "\n")
		if args[1] != strconv.Itoa(len(all)) {
			ts.Fatalf("%d lines", len(all))
		}
		for i, line := range all {
			var value map[string]any
			if err := json.Unmarshal([]byte(line), &value); err != nil {
				ts.Fatalf("line %d: %v", i+1, err)
			}
		}
	},
	"line": func(ts *testscript.TestScript, _ bool, args []string) {
		n, _ := strconv.Atoi(args[1])
		text := strings.Split(ts.ReadFile(args[0]), "\n")[n-1]
		ts.Check(os.WriteFile(ts.MkAbs("line"), []byte(text), 0o600))
	},
	"sentence": func(ts *testscript.TestScript, _ bool, args []string) {
		text := strings.TrimSpace(ts.ReadFile(args[0]))
		if !strings.HasPrefix(text, "upward: ") || strings.Count(text, "\n") > 0 || strings.Contains(text, ".go:") || strings.Contains(text, "goroutine") || !strings.ContainsAny(text[len(text)-1:], ".?”0123456789") {
			ts.Fatalf("no sentence: %q", text)
		}
	},
	"busy": func(ts *testscript.TestScript, _ bool, args []string) {
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		ts.Check(err)
		ts.Defer(func() { listener.Close() })
		ts.Setenv(args[0], listener.Addr().String())
	},
	"newer": func(ts *testscript.TestScript, _ bool, _ []string) {
		address := ts.Getenv("UPWARD_DATABASE")
		if address == "" {
			address = filepath.Join(ts.Getenv("UPWARD_DATA"), "upward.db")
		}
		db, err := database.Open(context.Background(), address)
		ts.Check(err)
		defer db.Close()
		ts.Check(db.Write(context.Background(), func(tx *database.Tx) error {
			_, err := tx.Exec(`INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, $1)`, true)
			return err
		}))
	},
}

func at(ts *testscript.TestScript, file, path string) any {
	var value any
	decoder := json.NewDecoder(strings.NewReader(ts.ReadFile(file)))
	decoder.UseNumber() // ids may be longer than a float can tell apart
	if err := decoder.Decode(&value); err != nil {
		ts.Fatalf("%s is no JSON: %v", file, err)
	}
	if path == "." {
		return value
	}
	for _, step := range strings.Split(path, ".") {
		switch inner := value.(type) {
		case map[string]any:
			next, ok := inner[step]
			if !ok {
				ts.Fatalf("there is no %q of %q in %s", step, path, shown(value))
			}
			value = next
		case []any:
			if step == "count" {
				return float64(len(inner))
			}
			n, err := strconv.Atoi(step)
			if err != nil || n >= len(inner) {
				ts.Fatalf("there is no %q of %q in %s", step, path, shown(value))
			}
			value = inner[n]
		default:
			ts.Fatalf("there is no %q of %q in %s", step, path, shown(value))
		}
	}
	return value
}

func shown(value any) string {
	if text, ok := value.(string); ok {
		return text
	}
	var out strings.Builder
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return fmt.Sprint(value)
	}
	return strings.TrimSpace(out.String())
}

func hasKeys(ts *testscript.TestScript, args []string, only bool) {
	object, ok := at(ts, args[0], args[1]).(map[string]any)
	if !ok {
		ts.Fatalf("%s is no object", args[1])
	}
	for _, name := range args[2:] {
		if _, ok := object[name]; !ok {
			ts.Fatalf("%s has no %q: %s", args[1], name, shown(object))
		}
	}
	for name := range object {
		if only && !slices.Contains(args[2:], name) {
			ts.Fatalf("%s has %q too", args[1], name)
		}
	}
}
