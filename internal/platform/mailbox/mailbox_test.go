package mailbox_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"upward/internal/platform/fault"
	"upward/internal/platform/mailbox"
)

// letter is one message about a subject, as a mail program stores it.
func letter(subject string) string {
	return "From: Bo <bo@example.com>\nTo: Mia <mia@example.com>\nSubject: " + subject + "\n\nHello about " + subject + ".\n"
}

const separator = "From bo@example.com Mon Jul 13 05:41:46 2026\n"

func box(subjects ...string) string {
	var text strings.Builder
	for _, s := range subjects {
		text.WriteString(separator + letter(s) + "\n")
	}
	return text.String()
}

// tree writes files into a fresh folder; a name that ends in / is an empty folder, "-> x" as text a link to x.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, text := range files {
		path := filepath.Join(root, filepath.FromSlash(name))
		err := os.MkdirAll(filepath.Dir(path), 0o700)
		if strings.HasSuffix(name, "/") {
			err = os.MkdirAll(path, 0o700)
		} else if target, ok := strings.CutPrefix(text, "-> "); ok {
			err = os.Symlink(target, path)
		} else if err == nil {
			err = os.WriteFile(path, []byte(text), 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return root
}

// readAll returns what is found at path: the subjects of messages, or "! file: reason", in order.
func readAll(t *testing.T, path string) (told []string, items []mailbox.Item) {
	t.Helper()
	files, err := mailbox.Find(path)
	if err != nil {
		t.Fatal(err)
	}
	err = mailbox.Read(t.Context(), files, func(item mailbox.Item) error {
		items = append(items, item)
		told = append(told, tell(item))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return told, items
}

func tell(item mailbox.Item) string {
	if item.Err != nil {
		return "! " + filepath.Base(item.File) + ": " + item.Err.Error()
	}
	_, subject, _ := strings.Cut(string(item.Raw), "Subject: ")
	subject, _, _ = strings.Cut(subject, "\n")
	return strings.TrimSpace(subject)
}

func TestMailIsFoundInEveryShape(t *testing.T) {
	for _, c := range []struct {
		name  string
		files map[string]string
		want  []string
	}{
		{"an mbox", map[string]string{"a.mbox": box("one", "two", "three")}, []string{"one", "two", "three"}},
		{"a maildir", map[string]string{
			"cur/1:2,S": letter("read"), "new/2": letter("new"), "tmp/3": letter("half written"), "cur/.hidden.lock/": "",
		}, []string{"read", "new"}},
		{"a maildir with folders", map[string]string{"cur/1": letter("inbox"), ".Sent/cur/2": letter("sent"), ".Sent/tmp/": ""}, []string{"inbox", "sent"}},
		{"a folder of .eml", map[string]string{"a.eml": letter("a"), "B.EML": letter("b"), "notes.txt": "buy milk\n", "c.jpg": "\xff\xd8"}, []string{"a", "b"}},
		{"nested folders", map[string]string{"2026/07/a.eml": letter("a"), "2026/x.mbox": box("b", "c"), "d.eml": letter("d")}, []string{"a", "b", "c", "d"}},
		{"a mail program's profile", map[string]string{
			"Inbox": box("a", "b"), "Inbox.msf": "// <!-- <mdb:mork", "Inbox.sbd/Team": box("c"), "Sent.2025": box("d"), "filters.dat": "version=\"9\"\n",
		}, []string{"a", "b", "c", "d"}},
		{"numbered files", map[string]string{"inbox/1": letter("a"), "inbox/2.": letter("b"), ".mh_sequences": "cur: 1\n"}, []string{"a", "b"}},
		{"an empty folder", map[string]string{"sub/": ""}, nil},
		{"empty files", map[string]string{"a.mbox": "", "Inbox": "", "blank.mbox": "\n \n"}, nil},
		{"a message that holds From lines", map[string]string{"a.eml": letter("one") + "\n" + separator + "is what he wrote\n"}, []string{"one"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got, _ := readAll(t, tree(t, c.files))
			slices.Sort(got)
			slices.Sort(c.want)
			if !slices.Equal(got, c.want) {
				t.Errorf("found %q, want %q", got, c.want)
			}
		})
	}
}

func TestFileNamedByHandIsReadWhateverItsName(t *testing.T) {
	root := tree(t, map[string]string{"export.dat": box("one", "two")})
	if got, _ := readAll(t, filepath.Join(root, "export.dat")); !slices.Equal(got, []string{"one", "two"}) {
		t.Errorf("found %q", got)
	}
}

func TestLinkToAFolderIsFollowed(t *testing.T) {
	root := tree(t, map[string]string{"real/a.eml": letter("a"), "link": "-> real"})
	if got, _ := readAll(t, filepath.Join(root, "link")); !slices.Equal(got, []string{"a"}) {
		t.Errorf("found %q", got)
	}
}

func TestLinksInAFolderAreReadOnceAndNeverInACircle(t *testing.T) {
	root := tree(t, map[string]string{"mail/a.eml": "-> ../store/a.eml", "store/a.eml": letter("a"), "mail/self": "-> .", "mail/gone.eml": "-> nowhere.eml"})
	got, _ := readAll(t, filepath.Join(root, "mail"))
	slices.Sort(got)
	if len(got) != 2 || !strings.HasPrefix(got[0], "! gone.eml: the file cannot be opened") || got[1] != "a" {
		t.Errorf("found %q", got)
	}
}

func TestOneBadFileNeverStopsTheRest(t *testing.T) {
	root := tree(t, map[string]string{"a.eml": letter("a"), "b.mbox": "x", "c.mbox": "\x00\x01\x02 no mail at all\n", "d.eml": letter("d")})
	files, err := mailbox.Find(root)
	if err != nil {
		t.Fatal(err)
	}
	// Between looking and reading, one file goes and a folder takes the place of another.
	if err := errors.Join(os.Remove(filepath.Join(root, "a.eml")), os.Remove(filepath.Join(root, "b.mbox")), os.Mkdir(filepath.Join(root, "b.mbox"), 0o700)); err != nil {
		t.Fatal(err)
	}
	var got []string
	if err := mailbox.Read(t.Context(), files, func(item mailbox.Item) error { got = append(got, tell(item)); return nil }); err != nil {
		t.Fatal(err)
	}
	want := []string{"! a.eml: the file cannot be opened", "! b.mbox: reading stopped here", "! c.mbox: this is no mail", "d"}
	if len(got) != len(want) {
		t.Fatalf("told %q", got)
	}
	for i := range want {
		if !strings.HasPrefix(got[i], want[i]) || strings.Contains(got[i], "\n") {
			t.Errorf("told %q, want %q", got[i], want[i])
		}
	}
}

func TestPathThatIsNotThereIsTheCallersFault(t *testing.T) {
	root := tree(t, map[string]string{"dangling": "-> nowhere"})
	for _, path := range []string{filepath.Join(root, "nothing.mbox"), filepath.Join(root, "dangling")} {
		_, err := mailbox.Find(path)
		if fault.KindOf(err) != fault.Invalid || fault.FieldOf(err) != "paths" || !strings.Contains(fault.Message(err), path) {
			t.Errorf("%s: %v", path, err)
		}
	}
	if _, err := mailbox.Find(filepath.Join(root, "a\x00b")); fault.KindOf(err) != fault.Invalid {
		t.Errorf("a name that no file can have: %v", err)
	}
}

func TestDeviceIsNoMailbox(t *testing.T) {
	link := filepath.Join(t.TempDir(), "inbox.eml")
	if err := os.Symlink(os.DevNull, link); err != nil {
		t.Skip("this system makes no links: ", err)
	}
	for _, path := range []string{os.DevNull, link} {
		files, err := mailbox.Find(path)
		if fault.KindOf(err) != fault.Invalid || fault.FieldOf(err) != "paths" || len(files) > 0 {
			t.Errorf("%s: %v, %v", path, files, err)
		}
	}
}

func TestOffsetsAreWhereMessagesBegin(t *testing.T) {
	text := "\n\n" + box("one", "two") + strings.ReplaceAll(box("three"), "\n", "\r\n") + box("four")
	root := tree(t, map[string]string{"a.mbox": text, "b.mbox": box("five")})
	told, items := readAll(t, root)
	if len(items) != 5 {
		t.Fatalf("found %q", told)
	}
	var before int64
	for i, item := range items {
		file, err := os.ReadFile(item.File)
		if err != nil {
			t.Fatal(err)
		}
		rest := string(file[item.Offset:])
		if !strings.HasPrefix(rest, "From ") || !strings.Contains(rest[:min(len(rest), 200)], "Subject: "+told[i]) {
			t.Errorf("message %q is not at %d", told[i], item.Offset)
		}
		if item.Read < before {
			t.Errorf("progress went back from %d to %d", before, item.Read)
		}
		before = item.Read
	}
	if total := int64(len(text) + len(box("five"))); before != total {
		t.Errorf("%d of %d bytes told as read", before, total)
	}
}

func TestStreamThatBreaksTellsWhere(t *testing.T) {
	whole := box("one", "two")
	for _, c := range []struct {
		at   int
		want []string
	}{
		{0, []string{"! upload.mbox: reading stopped here"}},
		{len(whole) - 20, []string{"one", "! upload.mbox: reading stopped here"}},
	} {
		stream := io.MultiReader(strings.NewReader(whole[:c.at]), iotest.ErrReader(errors.New("the cable\nis out")))
		var got []string
		err := mailbox.ReadFrom(t.Context(), "upload.mbox", stream, func(item mailbox.Item) error { got = append(got, tell(item)); return nil })
		if err != nil || len(got) != len(c.want) {
			t.Errorf("broken at %d: told %q, %v", c.at, got, err)
			continue
		}
		for i := range got {
			if !strings.HasPrefix(got[i], c.want[i]) || strings.Contains(got[i], "\n") {
				t.Errorf("broken at %d: told %q", c.at, got[i])
			}
		}
	}
}

func TestReadingStopsWhenTheReceiverOrTheCallerWants(t *testing.T) {
	root := tree(t, map[string]string{"a.mbox": box("one", "two", "three"), "b.eml": letter("four"), "c.eml": letter("five")})
	files, err := mailbox.Find(root)
	if err != nil {
		t.Fatal(err)
	}
	enough := errors.New("enough")
	for stop := 1; stop <= 5; stop++ {
		t.Run(fmt.Sprint("after ", stop), func(t *testing.T) {
			n := 0
			err := mailbox.Read(t.Context(), files, func(mailbox.Item) error {
				if n++; n == stop {
					return enough
				}
				return nil
			})
			if !errors.Is(err, enough) || n != stop {
				t.Errorf("the receiver: %d, %v", n, err)
			}
			ctx, cancel := context.WithCancel(t.Context())
			n = 0
			err = mailbox.Read(ctx, files, func(mailbox.Item) error {
				if n++; n == stop {
					cancel()
				}
				return nil
			})
			if n != stop || stop < 5 && !errors.Is(err, context.Canceled) {
				t.Errorf("the caller: %d, %v", n, err)
			}
		})
	}
}

func TestLargeAttachmentIsCutNotKept(t *testing.T) {
	picture := strings.Repeat("QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU2Nzg5QUJDREVGR0hJSktM\n", 50_000)
	text := "From: bo@example.com\nTo: mia@example.com\nSubject: big\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n" +
		"--b\nContent-Type: text/plain\n\nSee the picture.\n--b\nContent-Type: image/png; name=p.png\nContent-Transfer-Encoding: base64\n\n" + picture + "--b--\n"
	_, items := readAll(t, tree(t, map[string]string{"a.eml": text}))
	if len(items) != 1 || items[0].Err != nil || len(items[0].Raw) > 4096 || !strings.Contains(string(items[0].Raw), "See the picture.") || len(items[0].Cut) != 1 {
		t.Errorf("%d items, %d bytes, %d cut", len(items), len(items[0].Raw), len(items[0].Cut))
	}
}
