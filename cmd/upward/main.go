// Command upward is software for managing up; run "upward help".
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"upward/internal/app"
	"upward/internal/transport/cli"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(app.Main(ctx, os.Args[1:], os.Environ(), cli.Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr}))
}
