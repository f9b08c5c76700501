package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
)

// importing takes in two real mailboxes, beside what notmuch needs to index the same messages.
func importing(b *bench) (section, error) {
	s := section{
		title:  "Importing real mail",
		intro:  "Two whole mailboxes in mbox format, by `upward import`; beside it `notmuch new` on the same messages in a maildir, which it asks for. Making the maildir is not timed.",
		header: []string{"program", "messages", "messages a second", "seconds", "CPU seconds", "peak memory, MB"},
	}
	sources := mailboxes()
	if len(sources) == 0 {
		s.notes = append(s.notes, "Not measured: the real mail is not beside this checkout.")
		return s, nil
	}
	maildir := filepath.Join(b.folder, "maildir")
	n, err := split(filepath.Join(maildir, "mail"), sources)
	if err != nil {
		return s, err
	}
	ours, err := b.importRuns(sources)
	if err != nil {
		return s, err
	}
	s.rows = append(s.rows, ours.row("upward import", n))
	theirs, found, err := b.notmuch(maildir)
	if err != nil {
		return s, err
	}
	if found {
		s.rows = append(s.rows, theirs.row("notmuch new", n))
		s.notes = append(s.notes, "The two do different things: notmuch indexes every word for search; Upward reads what each message says, finds people, "+
			"conversations, asks and promises, and seals everything with the owner's key.")
	} else {
		s.notes = append(s.notes, "Not compared: notmuch is not installed (Debian package notmuch).")
	}
	return s, os.RemoveAll(maildir)
}

// row writes repeated runs over so many messages as a row of the table.
func (u *usages) row(name string, messages int) []string {
	return []string{name, strconv.Itoa(messages), spread("%.0f", u.rates(messages)), spread("%.1f", u.seconds), spread("%.1f", u.cpu), spread("%.0f", u.peak)}
}

// importRuns imports files into a fresh folder, as often as wanted, and removes what was made.
func (b *bench) importRuns(sources []string) (all usages, err error) {
	for run := range b.runs {
		data := filepath.Join(b.folder, fmt.Sprintf("import-%d", run))
		one, err := b.upward(data, append([]string{"import"}, sources...)...)
		if err != nil {
			return all, err
		}
		all.add(one)
		if err := os.RemoveAll(data); err != nil {
			return all, err
		}
	}
	return all, nil
}

// notmuch indexes a maildir, as often as wanted; found is false where it is not installed.
func (b *bench) notmuch(folder string) (all usages, found bool, err error) {
	program, err := exec.LookPath("notmuch")
	if err != nil {
		return all, false, nil
	}
	config := filepath.Join(b.folder, "notmuch-config")
	text := "[database]\npath=" + folder + "\n[user]\nname=Bench\nprimary_email=bench@bench.example\n[new]\ntags=new\nignore=\n[maildir]\nsynchronize_flags=false\n"
	if err := os.WriteFile(config, []byte(text), 0o600); err != nil {
		return all, true, err
	}
	for range b.runs {
		one, err := b.child([]string{"NOTMUCH_CONFIG=" + config}, program, "new", "--quiet")
		if err != nil {
			return all, true, err
		}
		all.add(one)
		if err := os.RemoveAll(filepath.Join(folder, ".notmuch")); err != nil {
			return all, true, err
		}
	}
	return all, true, nil
}
