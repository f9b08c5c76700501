// Package mailbox opens what a user names as her mail: an mbox file, a maildir, an .eml file, or a folder of these.
// It guarantees that every message found is delivered once, with its file and offset, and that one bad file never stops the rest.
package mailbox

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"upward/internal/platform/fault"
	"upward/internal/pure/letter"
	"upward/internal/pure/mbox"
)

// Item is one message as found: its text parts only, or why it could not be read.
type Item struct {
	File   string
	Offset int64 // of its first byte in File
	Read   int64 // bytes of the whole call read so far, for progress
	Raw    []byte
	Cut    []letter.Attachment // what was cut off before parsing
	Err    error
}

// File is one file that holds mail.
type File struct {
	Path  string
	Bytes int64
	one   bool // one message a file, as in a maildir
}

// Find lists the files with mail at path: the file itself, or what a folder holds. Files in a folder whose names say that they are
// something else (indexes, pictures) are left out. A path that is not there is an Invalid failure.
func Find(path string) ([]File, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fault.Field("paths", "There is no file or folder %s; check the path.", path)
	}
	if err != nil {
		return nil, fault.Wrap(err, fault.Invalid, "%s cannot be opened: check its permissions.", path)
	}
	if info.Mode().IsRegular() {
		return []File{{path, info.Size(), single(path)}}, nil
	}
	if !info.IsDir() { // a pipe that nobody writes to, or a device, would never end
		return nil, fault.Field("paths", "%s is neither a file nor a folder; save the mail into a file first.", path)
	}
	var files []File
	// The slash lets the walk enter a folder that is named by a link to it.
	err = filepath.WalkDir(path+string(filepath.Separator), func(p string, entry fs.DirEntry, err error) error {
		if err != nil {
			// An unreadable folder is told as a refusal when it is read, like an unreadable file.
			files = append(files, File{Path: p})
			if entry != nil && entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if entry.Type()&^fs.ModeSymlink == 0 {
			files = addFile(files, p)
		}
		return nil
	})
	return files, err
}

// addFile adds what may hold mail, also through a link; a link to a folder is not followed, because it may lead in a circle.
func addFile(files []File, path string) []File {
	info, err := os.Stat(path)
	if err == nil && !info.Mode().IsRegular() || !plausible(path) {
		return files
	}
	if err != nil {
		return append(files, File{Path: path}) // told as a refusal when it is read
	}
	return append(files, File{path, info.Size(), single(path)})
}

// single tells files that hold exactly one message: .eml, and whatever lies in the cur and new of a maildir.
func single(path string) bool {
	parent := filepath.Base(filepath.Dir(path))
	return strings.EqualFold(filepath.Ext(path), ".eml") || parent == "cur" || parent == "new"
}

// plausible tells, inside a folder, the files that may hold mail by their names; content decides later.
func plausible(path string) bool {
	name, parent := filepath.Base(path), filepath.Base(filepath.Dir(path))
	if parent == "cur" || parent == "new" {
		return true
	}
	if parent == "tmp" || strings.HasPrefix(name, ".") {
		return false
	}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".eml", ".mbox", ".mbx", ".mail":
		return true
	}
	return looksLikeMail(path) // mailboxes are named Inbox, Sent.2025 or 17, so the name cannot tell
}

func looksLikeMail(path string) bool {
	file, err := os.Open(path)
	if err != nil {
		return true // it is reported when it is read
	}
	defer file.Close()
	head := make([]byte, 512)
	n, _ := io.ReadFull(file, head)
	text := strings.TrimLeft(string(head[:n]), "\ufeff\r\n \t")
	name, _, _ := strings.Cut(text, ":")
	switch strings.ToLower(name) {
	case "return-path", "received", "delivered-to", "message-id", "from", "to", "date", "subject", "mime-version", "dkim-signature", "x-mozilla-status":
		return true
	}
	return strings.HasPrefix(text, "From ")
}

// Read delivers every message of the files in order. Only what deliver returns, or the end of ctx, stops it.
func Read(ctx context.Context, files []File, deliver func(Item) error) error {
	var before int64
	for _, file := range files {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := readFile(ctx, file, before, deliver); err != nil {
			return err
		}
		before += file.Bytes
	}
	return nil
}

func readFile(ctx context.Context, file File, before int64, deliver func(Item) error) error {
	opened, err := os.Open(file.Path)
	if err != nil {
		return deliver(Item{File: file.Path, Read: before + file.Bytes, Err: errors.New("the file cannot be opened: check its permissions")})
	}
	defer opened.Close()
	if file.one {
		return deliver(read(opened, Item{File: file.Path, Read: before + file.Bytes}))
	}
	return ReadFrom(ctx, file.Path, opened, func(item Item) error {
		item.Read += before
		return deliver(item)
	})
}

// ReadFrom delivers every message of a stream in mbox format, or the one message that it is.
func ReadFrom(ctx context.Context, name string, stream io.Reader, deliver func(Item) error) error {
	counted := &counter{Reader: stream}
	messages := mbox.NewReader(counted)
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		message, err := messages.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return deliver(Item{File: name, Offset: counted.n, Read: counted.n, Err: explain(err)})
		}
		item := read(message, Item{File: name, Offset: message.Offset})
		item.Read = counted.n
		if err := deliver(item); err != nil || item.Err != nil {
			return err // where the stream broke inside a message, there is no next one
		}
	}
}

func read(from io.Reader, item Item) Item {
	raw, cut, err := letter.Trim(from, letter.DefaultLimit)
	if err != nil {
		item.Err = explain(err)
		return item
	}
	item.Raw, item.Cut = raw, cut
	return item
}

func explain(err error) error {
	if errors.Is(err, mbox.ErrNotMbox) {
		return errors.New("this is no mail: it has neither a mailbox separator nor a mail header")
	}
	return errors.New("reading stopped here: " + strings.ReplaceAll(err.Error(), "\n", " "))
}

type counter struct {
	io.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.n += int64(n)
	return n, err
}
