package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"syscall"
	"time"
)

// usage is what one process took.
type usage struct {
	seconds float64 // from its start to its end
	cpu     float64 // seconds of user and system time on all cores
	peak    float64 // megabytes of its largest resident set
}

// child runs a program to its end; more is added to the environment.
func (b *bench) child(more []string, program string, args ...string) (usage, error) {
	var output bytes.Buffer
	command := exec.CommandContext(b.ctx, program, args...)
	command.Env = append(os.Environ(), more...)
	command.Stdout, command.Stderr = &output, &output
	start := time.Now()
	err := command.Run()
	seconds := time.Since(start).Seconds()
	if err != nil {
		return usage{}, fmt.Errorf("%s %s: %w\n%s", program, strings.Join(args, " "), err, last(output.String()))
	}
	state := command.ProcessState
	return usage{seconds, (state.UserTime() + state.SystemTime()).Seconds(), peak(state)}, nil
}

// peak returns the largest resident set of an ended process, in megabytes.
func peak(state *os.ProcessState) float64 {
	used, ok := state.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	if runtime.GOOS == "darwin" {
		return float64(used.Maxrss) / 1e6 // bytes there, kilobytes elsewhere
	}
	return float64(used.Maxrss) * 1024 / 1e6
}

// last cuts an output to its end, where the error stands.
func last(text string) string { return text[max(0, len(text)-2000):] }

// upward runs the program on the data in a folder.
func (b *bench) upward(data string, args ...string) (usage, error) {
	return b.child(settings(data), b.program, args...)
}

// settings is the environment of the program for the data in a folder.
func settings(data string) []string {
	return []string{"UPWARD_DATA=" + data, "UPWARD_DATABASE=", "UPWARD_KEY_FILE=", "UPWARD_PUBLIC_URL=", "UPWARD_LISTEN=127.0.0.1:0"}
}

// usages gathers repeated runs.
type usages struct{ seconds, cpu, peak []float64 }

func (u *usages) add(one usage) {
	u.seconds = append(u.seconds, one.seconds)
	u.cpu = append(u.cpu, one.cpu)
	u.peak = append(u.peak, one.peak)
}

// rates returns a number of things by the seconds of each run.
func (u *usages) rates(things int) []float64 {
	var all []float64
	for _, s := range u.seconds {
		all = append(all, float64(things)/s)
	}
	return all
}
