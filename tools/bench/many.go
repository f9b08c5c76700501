package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
)

// many takes in a large mailbox, and keeps the data of its last run for the measures that follow.
func many(b *bench) (section, error) {
	source, origin, err := b.largeMailbox()
	if err != nil {
		return section{}, err
	}
	var all usages
	for run := range b.runs {
		if b.full != "" {
			if err := os.RemoveAll(b.full); err != nil {
				return section{}, err
			}
		}
		b.full = filepath.Join(b.folder, fmt.Sprintf("full-%d", run))
		one, err := b.upward(b.full, "import", source)
		if err != nil {
			return section{}, err
		}
		all.add(one)
	}
	info, err := os.Stat(source)
	if err != nil {
		return section{}, err
	}
	return section{
		title:  "A large mailbox",
		intro:  fmt.Sprintf("`upward import` of %d messages (%.0f MB) in one mbox file: %s, repeated, each copy with a Message-ID of its own.", b.messages, float64(info.Size())/1e6, origin),
		header: []string{"", "measured", "aim", ""},
		rows: [][]string{
			{"seconds in all", spread("%.1f", all.seconds), "60", reached(all.seconds, 60)},
			{"messages a second", spread("%.0f", all.rates(b.messages)), "", ""},
			{"CPU seconds", spread("%.1f", all.cpu), "", ""},
			{"peak memory, MB", spread("%.0f", all.peak), "150", reached(all.peak, 150)},
			{"size of the data, MB", strconv.FormatFloat(size(b.full), 'f', 0, 64), "", ""},
		},
	}, os.Remove(source)
}

// largeMailbox writes the large mailbox and says where its messages come from.
func (b *bench) largeMailbox() (path, origin string, err error) {
	sources, origin := mailboxes(), "the real mail of the measure above"
	if len(sources) == 0 {
		origin = "the demonstration's invented mail"
		if sources, err = b.invented(); err != nil {
			return "", "", err
		}
	}
	path = filepath.Join(b.folder, "many.mbox")
	return path, origin, repeat(path, sources, b.messages)
}

// size returns the megabytes of a folder's files.
func size(folder string) float64 {
	var bytes int64
	entries, _ := os.ReadDir(folder) // a folder that cannot be read counts nothing
	for _, entry := range entries {
		if info, err := entry.Info(); err == nil {
			bytes += info.Size()
		}
	}
	return float64(bytes) / 1e6
}
