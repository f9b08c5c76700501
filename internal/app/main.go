package app

import (
	"context"
	"io"
	"log/slog"
	"strings"
	"time"

	"upward/internal/platform/config"
	"upward/internal/platform/fault"
	"upward/internal/platform/id"
	"upward/internal/transport/cli"
)

// Main runs the program with its arguments and environment, and returns the exit code.
func Main(ctx context.Context, args, environment []string, s cli.Streams) int {
	variables := map[string]string{}
	for _, line := range environment {
		name, value, _ := strings.Cut(line, "=")
		variables[name] = value
	}
	c, err := config.Load(variables)
	if err != nil {
		io.WriteString(s.Err, "upward: "+fault.Message(err)+"\n")
		return 2
	}
	out := Outside{Now: time.Now, Random: id.New(nil), Log: slog.New(slog.NewTextHandler(s.Err, &slog.HandlerOptions{Level: slog.LevelWarn}))}
	return cli.Run(ctx, program(&c, out), args, s)
}

// program shows the command line what it can drive.
func program(c *config.Config, out Outside) cli.Program {
	return cli.Program{
		Version: Version, Config: c, Operations: build(nil, nil, *c, out).Operations(),
		Open: func(ctx context.Context) (cli.Session, error) {
			a, err := Open(ctx, *c, out)
			if err != nil {
				return cli.Session{}, err
			}
			return cli.Session{Actor: a.Actor, Operations: a.Operations(), History: a.History, Export: a.export, Close: a.Close}, nil
		},
		Serve: func(ctx context.Context, w io.Writer) error { return serve(ctx, *c, out, w) },
		Demo:  func(ctx context.Context, w io.Writer) error { return demonstrate(ctx, *c, out, w) },
	}
}
