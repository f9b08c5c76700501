package main

import (
	"bufio"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"
)

// server is a running `upward serve` that we started.
type server struct {
	command *exec.Cmd
	started time.Time
	sign    string // the address that it printed
	root    string // "http://127.0.0.1:port"
}

// serve starts the program on the data in a folder and waits for the address that it prints.
func (b *bench) serve(data string) (*server, error) {
	s := &server{command: exec.Command(b.program, "serve"), started: time.Now()}
	s.command.Env = append(os.Environ(), settings(data)...)
	s.command.Stderr = os.Stderr
	out, err := s.command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := s.command.Start(); err != nil {
		return nil, err
	}
	lines := bufio.NewScanner(out)
	for s.sign == "" && lines.Scan() {
		if address := strings.TrimSpace(lines.Text()); strings.HasPrefix(address, "http://127.0.0.1:") {
			s.sign = address
		}
	}
	if s.sign == "" {
		return nil, errors.Join(errors.New("upward serve printed no address"), s.stop())
	}
	go io.Copy(io.Discard, out)
	s.root, _, _ = strings.Cut(s.sign, "/sign-in/")
	return s, nil
}

// stop ends the process that serve started, and waits for it.
func (s *server) stop() error {
	if err := s.command.Process.Signal(os.Interrupt); err != nil {
		return err
	}
	return s.command.Wait()
}

// resident returns the memory that the process holds now, in megabytes; 0 where the system does not tell.
func (s *server) resident() float64 {
	var kilobytes float64
	path := filepath.Join("/proc", fmt.Sprint(s.command.Process.Pid), "status")
	if _, err := fmt.Sscan(after(path, "VmRSS", ""), &kilobytes); err != nil {
		return 0
	}
	return kilobytes * 1024 / 1e6
}

// browser asks as browsers do, keeps the cookie of its session, and counts the bytes that come over the wire.
type browser struct {
	http.Client
	wire atomic.Int64
}

func newBrowser() *browser {
	b := &browser{}
	jar, err := cookiejar.New(nil)
	if err != nil {
		panic(err) // it never fails without options
	}
	dial := func(ctx context.Context, network, address string) (net.Conn, error) {
		connection, err := (&net.Dialer{}).DialContext(ctx, network, address)
		return counted{connection, &b.wire}, err
	}
	// Compression is taken off by us, because the transport would hide how many bytes came.
	b.Client = http.Client{Jar: jar, Timeout: time.Minute, Transport: &http.Transport{DialContext: dial, DisableCompression: true}}
	return b
}

type counted struct {
	net.Conn
	n *atomic.Int64
}

func (c counted) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	c.n.Add(int64(n))
	return n, err
}

// answer is what came back for one address.
type answer struct {
	body    string
	seconds float64 // from the request to the last byte
	wire    int64   // bytes, headers and all
}

// get asks for an address and wants a page.
func (b *browser) get(address string) (answer, error) {
	request, err := http.NewRequest(http.MethodGet, address, nil)
	if err != nil {
		return answer{}, err
	}
	request.Header.Set("Accept-Encoding", "gzip")
	request.Header.Set("Accept", "text/html,*/*;q=0.8")
	before, start := b.wire.Load(), time.Now()
	response, err := b.Do(request)
	if err != nil {
		return answer{}, err
	}
	defer response.Body.Close()
	packed, err := io.ReadAll(response.Body)
	a := answer{seconds: time.Since(start).Seconds(), wire: b.wire.Load() - before}
	if err != nil {
		return a, err
	}
	if response.StatusCode != http.StatusOK {
		return a, fmt.Errorf("GET %s: %s", request.URL.Path, response.Status)
	}
	a.body, err = unpack(packed, response.Header.Get("Content-Encoding"))
	return a, err
}

func unpack(packed []byte, encoding string) (string, error) {
	if encoding != "gzip" {
		return string(packed), nil
	}
	reader, err := gzip.NewReader(strings.NewReader(string(packed)))
	if err != nil {
		return "", err
	}
	plain, err := io.ReadAll(reader)
	return string(plain), err
}

// filled returns the data folder of the large import, made now where that measure did not run.
func (b *bench) filled() (string, error) {
	if b.full != "" {
		return b.full, nil
	}
	source, _, err := b.largeMailbox()
	if err != nil {
		return "", err
	}
	b.full = filepath.Join(b.folder, "full")
	if _, err := b.upward(b.full, "import", source); err != nil {
		return "", err
	}
	return b.full, os.Remove(source)
}
