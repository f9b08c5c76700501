// Bench measures how fast Upward is and how much memory it takes, as its users would see it, and writes the figures as a page.
//
// It guarantees that every figure comes from the one program that it builds, run as a process of its own on data of its own,
// and that no word of the mail it reads is written anywhere but to folders that it removes.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"time"
)

// bench is one run of the whole: the program under test, a folder for what it needs, and how often each thing is measured.
type bench struct {
	ctx      context.Context
	program  string
	folder   string
	runs     int
	messages int
	asks     int
	large    int64  // bytes of the mailbox with attachments
	full     string // the data folder of the large import, "" before it
}

// measure is one part of the page.
type measure struct {
	name string
	run  func(*bench) (section, error)
}

// measures lists the parts in the order of the page. What opens the data in this process comes last: a child's peak memory
// begins, on Linux, at what its parent held when it was started.
var measures = []measure{
	{"import", importing},
	{"many", many},
	{"large", attachments},
	{"start", starting},
	{"pages", pages},
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	b := &bench{ctx: ctx}
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	flags.SetOutput(stderr)
	out := flags.String("o", "", "file to write the page to; empty prints it")
	only := flags.String("only", "", "names of the parts to measure, with commas: import, many, large, start, pages")
	date := flags.String("date", time.Now().Format(time.DateOnly), "day that the page gives")
	flags.IntVar(&b.runs, "runs", 3, "how often each thing is measured")
	flags.IntVar(&b.messages, "messages", 50_000, "messages of the large import")
	flags.IntVar(&b.asks, "asks", 10_000, "asks in the data while pages are measured")
	flags.Int64Var(&b.large, "large", 1<<30, "bytes of the mailbox with attachments")
	if err := flags.Parse(args); err != nil {
		return err
	}
	chosen, err := choose(*only)
	if err != nil {
		return err
	}
	if b.folder, err = os.MkdirTemp("", "upward-bench-"); err != nil {
		return err
	}
	defer os.RemoveAll(b.folder)
	if err := b.build(); err != nil {
		return err
	}
	var page strings.Builder
	introduce(&page, *date)
	for _, m := range chosen {
		fmt.Fprintf(stderr, "bench: %s …\n", m.name)
		s, err := m.run(b)
		if err != nil {
			return fmt.Errorf("%s: %w", m.name, err)
		}
		s.write(&page, m.name)
	}
	if *out == "" {
		_, err = io.WriteString(stdout, page.String())
		return err
	}
	return os.WriteFile(*out, []byte(page.String()), 0o644)
}

// choose returns the measures of a list of names, all for "".
func choose(names string) ([]measure, error) {
	if names == "" {
		return measures, nil
	}
	var chosen []measure
	for _, m := range measures {
		if strings.Contains(","+names+",", ","+m.name+",") {
			chosen = append(chosen, m)
		}
	}
	if len(chosen) != strings.Count(names, ",")+1 {
		return nil, errors.New("-only names a part that there is not")
	}
	return chosen, nil
}

// build makes the program as users get it.
func (b *bench) build() error {
	b.program = filepath.Join(b.folder, "upward")
	command := exec.CommandContext(b.ctx, "go", "build", "-trimpath", "-o", b.program, "upward/cmd/upward")
	command.Env = append(os.Environ(), "CGO_ENABLED=0")
	if output, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("the program does not build: %w\n%s", err, output)
	}
	return nil
}

// introduce writes what the figures rest on.
func introduce(w io.Writer, date string) {
	fmt.Fprintf(w, "# Benchmarks\n\nMeasured on %s with `go run ./tools/bench -o docs/benchmarks.md`.\n\n", date)
	fmt.Fprintf(w, "The machine: %d cores (%s), %s of memory, %s/%s, %s. ", runtime.NumCPU(), processor(), memory(), runtime.GOOS, runtime.GOARCH, runtime.Version())
	fmt.Fprint(w, "Each figure is the median of its runs, with the least and the greatest in brackets; CPU seconds are those of all cores together. "+
		"The program is built once, with CGO_ENABLED=0, and runs as a process of its own; its peak memory is the largest resident set that the system saw.\n")
}

// processor names the processor, as far as the system tells.
func processor() string { return after("/proc/cpuinfo", "model name", "processor unknown") }

// memory tells the memory of the machine.
func memory() string {
	var kilobytes float64
	if _, err := fmt.Sscan(after("/proc/meminfo", "MemTotal", ""), &kilobytes); err != nil {
		return "an unknown amount"
	}
	return fmt.Sprintf("%.0f GB", kilobytes/(1<<20))
}

// after returns the value of a name in a file of lines "name: value", or otherwise.
func after(path, name, otherwise string) string {
	text, err := os.ReadFile(path)
	if err != nil {
		return otherwise
	}
	for line := range strings.Lines(string(text)) {
		if key, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(key) == name {
			return strings.TrimSpace(value)
		}
	}
	return otherwise
}
