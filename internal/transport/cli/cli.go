// Package cli is the command line: the operations as commands, and what only a terminal can do.
// It guarantees the exit codes (0 done, 1 failed, 2 wrongly called) and that every error is one sentence that says what to do.
package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/mattn/go-isatty"
	"github.com/spf13/cobra"

	"upward/internal/feature/history"
	"upward/internal/platform/config"
	"upward/internal/platform/fault"
	"upward/internal/platform/operation"
)

// Program is what the command line drives.
type Program struct {
	Version    string
	Config     *config.Config
	Operations []operation.Operation // for the shape of the commands; Open gives those that work
	Open       func(ctx context.Context) (Session, error)
	Serve      func(ctx context.Context, out io.Writer) error
	Demo       func(ctx context.Context, out io.Writer) error
}

// Session is the opened data.
type Session struct {
	Actor      operation.Actor
	Operations []operation.Operation
	History    *history.Service
	Export     func(ctx context.Context, folder string) (any, error)
	Close      func() error
}

// Streams are the standard streams.
type Streams struct {
	In       io.Reader
	Out, Err io.Writer
}

// Run runs the program with its arguments and returns the exit code.
func Run(ctx context.Context, p Program, args []string, s Streams) int {
	c := &commands{Program: p, Streams: s}
	root := c.root()
	root.SetArgs(args)
	root.SetIn(s.In)
	root.SetOut(s.Out)
	root.SetErr(s.Err)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return 0
	}
	code, sentence := 1, fault.Message(err)
	if _, isFault := errors.AsType[*fault.Error](err); !isFault {
		// Cobra's own errors are about how the program was called, and say so in a sentence.
		if u, ok := errors.AsType[usage](err); ok {
			code, sentence = 2, u.Error()
		} else if !c.began {
			code, sentence = 2, upper(err.Error())+". See “upward help”."
		} else {
			fmt.Fprintln(s.Err, "upward: cause:", printable(err.Error()))
		}
	} else if fault.KindOf(err) == fault.Invalid {
		code = 2
	}
	if c.asJSON || slices.Contains(args, "--json") { // a wrong call ends before the flags are read
		kind := fault.KindOf(err)
		if code == 2 {
			kind = fault.Invalid
		}
		json.NewEncoder(s.Err).Encode(map[string]string{"error": sentence, "kind": string(kind), "field": fault.FieldOf(err)})
	} else {
		fmt.Fprintln(s.Err, "upward:", printable(sentence))
	}
	return code
}

// usage is a wrong call.
type usage struct{ error }

type commands struct {
	Program
	Streams
	asJSON bool
	began  bool // the arguments were understood and the command runs
}

func (c *commands) root() *cobra.Command {
	root := &cobra.Command{
		Use: "upward", Short: "Software for managing up: from your manager's words to an agreed outcome.",
		Long: "Upward learns from the mail that you have how your manager works, turns what they say into an agreed outcome,\n" +
			"and tells you where you stand. Everything stays on this computer.\n\nStart with “upward demo”, or with “upward import YOUR-MAILBOX --me YOUR-ADDRESS”.",
		SilenceErrors: true, SilenceUsage: true, Version: c.Version,
		PersistentPreRun: func(*cobra.Command, []string) { c.began = true },
	}
	flags := root.PersistentFlags()
	flags.BoolVar(&c.asJSON, "json", false, "Print JSON")
	pointers := c.Config.Pointers()
	for _, setting := range c.Config.Settings() {
		value := pointers[setting.Flag]
		flags.StringVar(value, setting.Flag, *value, setting.Doc)
		if strings.HasPrefix(setting.Value, "(") {
			flags.Lookup(setting.Flag).DefValue = "" // help must not show a secret
		}
	}
	root.AddCommand(c.serve(), c.demo(), c.importing(), c.refresh(), c.export(), c.config(), c.version(), c.text())
	c.addOperations(root)
	return root
}

// with opens the data, runs f and closes it.
func (c *commands) with(ctx context.Context, f func(Session) error) error {
	s, err := c.Open(ctx)
	if err != nil {
		return err
	}
	return errors.Join(f(s), s.Close())
}

// print writes a result: as JSON if that was asked for, else for people.
func (c *commands) print(result any) error {
	if c.asJSON {
		encoder := json.NewEncoder(c.Out)
		encoder.SetEscapeHTML(false)
		return encoder.Encode(result)
	}
	return show(c.Out, result)
}

func (c *commands) terminal() bool {
	file, ok := c.Err.(*os.File)
	return ok && isatty.IsTerminal(file.Fd())
}

func upper(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
