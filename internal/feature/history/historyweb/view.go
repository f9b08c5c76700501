package historyweb

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"upward/internal/feature/history"
	"upward/internal/platform/web"
)

// mailView is what the page of all mail shows.
type mailView struct {
	now      time.Time
	folder   string
	sources  history.Sources
	progress history.Progress
	begun    bool // this process runs an import, or ran one
	running  bool
	known    bool // which address is the owner's
	form     bringForm
	wrong    error
}

func (v mailView) first() bool { return len(v.sources.Sources) == 0 && !v.running }

func (v mailView) lead() string {
	switch {
	case v.first():
		return "Upward learns from mail that you have already. It reads a copy; your mailbox stays as it is."
	case v.sources.Messages == 0:
		return ""
	}
	latest := time.UnixMicro(v.sources.Latest)
	return upper(web.Count(int(v.sources.Messages), "message is", "messages are")) + " kept, the latest of " + web.Day(latest, v.now) + "."
}

// refreshable says whether there is a source that can be read again without its owner at hand.
func (v mailView) refreshable() bool {
	return !v.running && slices.ContainsFunc(v.sources.Sources, func(s history.Source) bool { return !s.Upload })
}

// outcome is the sentence after an import; its numbers add up.
func outcome(t history.Tally) string {
	if t.Seen == 0 {
		return "Nothing was new."
	}
	parts := []string{web.Count(int(t.Stored), "is new and kept", "are new and kept")}
	if t.Duplicate > 0 {
		parts = append(parts, web.Count(int(t.Duplicate), "was here already", "were here already"))
	}
	if t.Refused > 0 {
		parts = append(parts, web.Count(int(t.Refused), "was not taken in", "were not taken in"))
	}
	return upper(web.Count(int(t.Seen), "message", "messages")) + " read: " + strings.ReplaceAll(strings.Join(parts, ", "), "no are new", "none is new") + "."
}

func upper(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// sourceNote tells what reading a source gave last.
func sourceNote(s history.Source, running bool) string {
	parts := []string{}
	if s.Upload {
		parts = append(parts, "chosen in the browser")
	} else {
		parts = append(parts, filepath.Dir(s.Path))
	}
	if name, _ := sourceState(s, running); name == "waiting" {
		return parts[0]
	}
	parts = append(parts, web.Count(int(s.Seen), "message", "messages"))
	if s.Duplicate > 0 && s.Stored > 0 {
		parts = append(parts, web.Number(int(s.Stored))+" new")
	}
	if s.Refused > 0 {
		parts = append(parts, web.Number(int(s.Refused))+" not taken in")
	}
	return strings.Join(parts, " · ")
}

// sourceState is the word of the badge; a source that is being read without an import under way was interrupted.
func sourceState(s history.Source, running bool) (name, words string) {
	switch {
	case s.State == "done":
		return "done", "Read"
	case s.State == "running" && running:
		return "waiting", "Reading"
	}
	return "partly", "Not to the end"
}

// unit is in what the size of a mailbox is told: kB for small ones, MB for others.
func unit(p history.Progress) (name string, bytes int64) {
	if p.Bytes >= 10_000_000 {
		return "MB", 1_000_000
	}
	return "kB", 1_000
}

func readingLabel(p history.Progress) string {
	name := cmp.Or(filepath.Base(p.Path), "your mail")
	if p.Path == "" {
		name = "your mail"
	}
	if p.Bytes == 0 {
		return "Reading " + name
	}
	kind, _ := unit(p)
	return "Reading " + name + ", " + kind
}

func scaled(p history.Progress, bytes int64) int {
	_, per := unit(p)
	return int((bytes + per - 1) / per)
}

// pace says how fast it goes and how long it may take still.
func pace(p history.Progress, now time.Time) string {
	text := upper(web.Count(int(p.Seen), "message", "messages")) + " so far"
	spent := now.Sub(p.Started)
	if spent < 2*time.Second || p.Seen == 0 {
		return text + "."
	}
	text += ", " + web.Number(int(float64(p.Seen)/spent.Seconds()+.5)) + " a second"
	if p.Read > 0 && p.Bytes > p.Read {
		left := time.Duration(float64(spent) * float64(p.Bytes-p.Read) / float64(p.Read))
		text += ", about " + span(left) + " left"
	}
	return text + "."
}

// span is a length of time in words, never less than a few seconds.
func span(d time.Duration) string {
	switch {
	case d < 10*time.Second:
		return "a few seconds"
	case d < 90*time.Second:
		return strconv.Itoa(int(d.Seconds()/10+.5)*10) + " seconds"
	case d < 90*time.Minute:
		return web.Count(int(d.Minutes()+.5), "minute", "minutes")
	}
	return fmt.Sprintf("%.1f hours", d.Hours())
}

// shownRefusals is how many refusals a page lists.
const shownRefusals = 50

// refusals of the import that ended last, else those that the sources remember.
func (v mailView) refusals() []history.Refusal {
	if v.begun && v.progress.Report != nil {
		return v.progress.Report.Refusals
	}
	var all []history.Refusal
	for _, s := range v.sources.Sources {
		all = append(all, s.Refusals...)
	}
	return all
}

func (v mailView) refused() int {
	if v.begun && v.progress.Report != nil {
		return max(int(v.progress.Report.Refused), len(v.progress.Report.Refusals))
	}
	n := 0
	for _, s := range v.sources.Sources {
		n += int(s.Refused)
	}
	return max(n, len(v.refusals()))
}

func head(all []history.Refusal) []history.Refusal { return all[:min(len(all), shownRefusals)] }

func frameOf(v mailView) web.Frame {
	f := web.Frame{Title: "Mail", Section: "mail", Lead: v.lead()}
	if v.running {
		f.Refresh = 3
	}
	if v.refreshable() {
		f.Action = refreshButton()
	}
	return f
}

func meHint(known bool) string {
	if known {
		return "One of yours is known already. Another one is added to it."
	}
	return "So that Upward can tell what you wrote from what you received."
}

func examplePath() string { return filepath.Join("~", "mail", "inbox.mbox") }
