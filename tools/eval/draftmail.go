package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"upward/internal/pure/draft"
	"upward/internal/pure/prose"
)

// ordinary says how often the coach speaks on what reports really wrote to their managers; "" where the mail is absent.
func ordinary(root string) (string, error) {
	texts, err := upwardTexts(root)
	if err != nil || len(texts) == 0 {
		return "", err
	}
	by, any, serious := map[string]int{}, 0, 0
	for _, text := range texts {
		flags := draft.Read(text, draft.Context{Now: sendingTime}).Flags
		red := false
		for _, f := range flags {
			by[f.Rule]++
			red = red || f.Severity != draft.Note
		}
		any, serious = any+count1(len(flags) > 0), serious+count1(red)
	}
	share := func(n int) string { return fmt.Sprintf("%.1f %%", 100*float64(n)/float64(len(texts))) }
	var rules []string
	for _, rule := range draftRules {
		rules = append(rules, "`"+rule+"` "+share(by[rule]))
	}
	return fmt.Sprintf("On %d messages of the ten pairs that reports sent to their managers, nobody has said what is right; the coach remarks something on %s of them, "+
		"and more than a note on %s: %s.", len(texts), share(any), share(serious), strings.Join(rules, ", ")), nil
}

// upwardTexts are the sender's words of what went up in the ten pairs.
func upwardTexts(root string) (texts []string, err error) {
	files, err := filepath.Glob(filepath.Join(root, "mail/pairs/*/fixed.mbox"))
	if err != nil {
		return nil, err
	}
	for _, file := range files {
		up, err := sentUp(filepath.Join(filepath.Dir(file), "messages.tsv"))
		if err != nil {
			return nil, err
		}
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		for _, message := range strings.Split(strings.ReplaceAll(string(data), "\r\n", "\n"), "\nFrom ") {
			head, body, _ := strings.Cut(message, "\n\n")
			if text := prose.Written(body); up[messageID(head)] && strings.TrimSpace(text) != "" {
				texts = append(texts, text)
			}
		}
	}
	return texts, nil
}

// sentUp lists the ids of the messages that went from the report to the manager.
func sentUp(file string) (map[string]bool, error) {
	data, err := os.ReadFile(file)
	up := map[string]bool{}
	for _, row := range tsv(string(data)) {
		if len(row) > 2 && row[2] == "up" {
			up[row[1]] = true
		}
	}
	return up, err
}

func messageID(head string) string {
	for _, line := range strings.Split(head, "\n") {
		if name, value, ok := strings.Cut(line, ":"); ok && strings.EqualFold(name, "message-id") {
			return strings.TrimSpace(value)
		}
	}
	return ""
}
