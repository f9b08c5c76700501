package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
)

// attachmentBytes is the size of each attachment as it stands in the file.
const attachmentBytes = 50_000_000

// attachments takes in a mailbox that is nearly nothing but attachments, whose bytes nobody wants in memory.
func attachments(b *bench) (section, error) {
	source := filepath.Join(b.folder, "large.mbox")
	n, err := attach(source, b.large, attachmentBytes)
	if err != nil {
		return section{}, err
	}
	all, err := b.importRuns([]string{source})
	if err != nil {
		return section{}, err
	}
	return section{
		title:  "Large attachments",
		intro:  fmt.Sprintf("`upward import` of an mbox file of %.1f GB: %d messages, each with an attachment of %d MB.", float64(b.large)/1e9, n, attachmentBytes/1_000_000),
		header: []string{"", "measured", "aim", ""},
		rows: [][]string{
			{"messages", strconv.Itoa(n), "", ""},
			{"peak memory, MB", spread("%.0f", all.peak), "150", reached(all.peak, 150)},
			{"seconds", spread("%.1f", all.seconds), "", ""},
			{"CPU seconds", spread("%.1f", all.cpu), "", ""},
		},
	}, os.Remove(source)
}
