package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"syscall"

	"upward/internal/platform/config"
	"upward/internal/platform/fault"
	"upward/internal/transport/site"
)

// serve opens the data and answers until ctx ends.
func serve(ctx context.Context, c config.Config, out Outside, w io.Writer) error {
	a, err := Open(ctx, c, out)
	if err != nil {
		return err
	}
	return errors.Join(a.serve(ctx, w, ""), a.Close())
}

func (a *App) serve(ctx context.Context, w io.Writer, demo string) error {
	host, _, err := net.SplitHostPort(a.Config.Listen)
	if ip := net.ParseIP(host); err != nil || host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return fault.Field("listen", "--listen wants an address of this computer, such as 127.0.0.1:8420; for others to reach it, put a proxy with https before it and set --public-url.")
	}
	ticket, err := a.Accounts.Ticket(ctx, a.Actor)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", a.Config.Listen)
	if errors.Is(err, syscall.EADDRINUSE) {
		return fault.New(fault.Unavailable, "The port of %s is taken. If that is your Upward, sign in at http://%s/sign-in/%s; otherwise choose another port with --listen 127.0.0.1:0.", a.Config.Listen, a.Config.Listen, ticket)
	}
	if err != nil {
		return fault.Wrap(err, fault.Unavailable, "Upward cannot listen at %s: choose another address with --listen 127.0.0.1:0.", a.Config.Listen)
	}
	defer listener.Close()
	handler, err := a.Site(demo)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "Upward is running, on this computer only. Open this address to sign in; it works once:\n\n  http://%s/sign-in/%s\n\nPress Ctrl-C to stop.\n", listener.Addr(), ticket)
	return site.Serve(ctx, listener, handler)
}

// demonstrate serves a fictional team from a folder of its own, which is removed afterwards.
func demonstrate(ctx context.Context, c config.Config, out Outside, w io.Writer) error {
	folder, err := os.MkdirTemp("", "upward-demo-")
	if err != nil {
		return fault.Wrap(err, fault.Unavailable, "There is no room for the demo's data: free some space in the folder for temporary files.")
	}
	defer os.RemoveAll(folder)
	c.Data, c.Database, c.KeyFile, c.PublicURL = folder, "", "", ""
	clock := NewDemoClock(out.Now)
	out.Now = clock.Now
	a, err := Open(ctx, c, out)
	if err != nil {
		return err
	}
	fmt.Fprintln(w, "Making a fictional team from invented mail …")
	if err := a.Seed(ctx, folder, clock.Set); err != nil {
		return errors.Join(err, a.Close())
	}
	fmt.Fprintln(w, "You are Mia Torres, account executive. Bo Lindqvist is your manager. It is Friday 20 November 2026.")
	return errors.Join(a.serve(ctx, w, DemoBanner), a.Close())
}
