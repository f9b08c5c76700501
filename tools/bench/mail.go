package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"upward/internal/corpus"
	"upward/internal/demo"
	"upward/internal/pure/mbox"
)

// mailboxes returns the mbox files of the real data, none where it is absent.
func mailboxes() []string {
	folder, found := corpus.Find("mail/mailboxes")
	if !found {
		return nil
	}
	paths, _ := filepath.Glob(filepath.Join(folder, "*.raw.mbox")) // the pattern is well formed
	return paths
}

// invented writes the demonstration's mail to files.
func (b *bench) invented() ([]string, error) {
	names, err := fs.Glob(demo.Mail, "mail/*.mbox")
	if err != nil {
		return nil, err
	}
	var paths []string
	for _, name := range names {
		text, err := demo.Mail.ReadFile(name)
		if err != nil {
			return nil, err
		}
		path := filepath.Join(b.folder, filepath.Base(name))
		if err := os.WriteFile(path, text, 0o600); err != nil {
			return nil, err
		}
		paths = append(paths, path)
	}
	return paths, nil
}

// each calls f for every message of an mbox file, without its "From " line.
func each(path string, f func(message []byte) error) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	messages := mbox.NewReader(file)
	for {
		one, err := messages.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		raw, err := io.ReadAll(one)
		if err != nil {
			return err
		}
		if bytes.HasPrefix(raw, []byte("From ")) {
			_, raw, _ = bytes.Cut(raw, []byte("\n"))
		}
		if err := f(raw); err != nil {
			return err
		}
	}
}

// errEnough ends a walk through mail early.
var errEnough = errors.New("enough")

// repeat writes n messages into one mbox file: those of the sources again and again, each copy with a Message-ID of its own.
func repeat(path string, sources []string, n int) (err error) {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(file)
	defer func() { err = errors.Join(err, out.Flush(), file.Close()) }()
	for written := 0; written < n; {
		before := written
		for _, source := range sources {
			err := each(source, func(message []byte) error {
				if written == n {
					return errEnough
				}
				written++
				return put(out, message, written)
			})
			if err != nil && !errors.Is(err, errEnough) {
				return err
			}
		}
		if written == before {
			return fmt.Errorf("there is no message in %s", strings.Join(sources, ", "))
		}
	}
	return nil
}

// put writes one message in mbox format under a new Message-ID.
func put(out *bufio.Writer, message []byte, number int) error {
	fmt.Fprintf(out, "From bench@bench.example Thu Jan  1 00:00:00 1970\nMessage-ID: <%d@bench.example>\n", number)
	head, own := true, false
	for line := range bytes.Lines(message) {
		if head {
			folded := line[0] == ' ' || line[0] == '\t'
			own = own && folded || len(line) > 11 && strings.EqualFold(string(line[:11]), "Message-ID:")
			head = len(bytes.TrimSpace(line)) > 0
			if own && head {
				continue
			}
		}
		if bytes.HasPrefix(bytes.TrimLeft(line, ">"), []byte("From ")) {
			out.WriteByte('>')
		}
		out.Write(line)
	}
	_, err := out.WriteString("\n")
	return err
}

// split writes the messages of mbox files into a maildir and returns how many there are.
func split(folder string, sources []string) (int, error) {
	for _, name := range []string{"cur", "new", "tmp"} {
		if err := os.MkdirAll(filepath.Join(folder, name), 0o700); err != nil {
			return 0, err
		}
	}
	n := 0
	for _, source := range sources {
		err := each(source, func(message []byte) error {
			n++
			return os.WriteFile(filepath.Join(folder, "cur", fmt.Sprintf("%d.bench:2,S", n)), message, 0o600)
		})
		if err != nil {
			return n, err
		}
	}
	return n, nil
}

// attach writes an mbox file of about size bytes, each message with an attachment of so many bytes as it stands in the file.
func attach(path string, size, attachment int64) (messages int, err error) {
	file, err := os.Create(path)
	if err != nil {
		return 0, err
	}
	out := bufio.NewWriterSize(file, 1<<20)
	defer func() { err = errors.Join(err, out.Flush(), file.Close()) }()
	line := strings.Repeat("QUJD", 19) + "\n"
	for written := int64(0); written < size; written += attachment {
		messages++
		fmt.Fprintf(out, "From mia@bench.example Thu Jan  1 00:00:00 1970\nFrom: Mia Torres <mia@bench.example>\nTo: Bo Lindqvist <bo@bench.example>\n"+
			"Date: Mon, 2 Nov 2026 09:00:00 +0100\nSubject: Plans, part %[1]d\nMessage-ID: <%[1]d@bench.example>\nMIME-Version: 1.0\n"+
			"Content-Type: multipart/mixed; boundary=\"b%[1]d\"\n\n--b%[1]d\nContent-Type: text/plain\n\nHere is part %[1]d. Could you read it by Friday?\n\n"+
			"--b%[1]d\nContent-Type: application/zip; name=plans.zip\nContent-Disposition: attachment; filename=plans.zip\nContent-Transfer-Encoding: base64\n\n", messages)
		for n := int64(0); n < attachment; n += int64(len(line)) {
			if _, err := out.WriteString(line); err != nil {
				return messages, err
			}
		}
		fmt.Fprintf(out, "--b%d--\n\n", messages)
	}
	return messages, nil
}
