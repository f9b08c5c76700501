package historyweb

import (
	"context"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"upward/internal/feature/history"
	"upward/internal/feature/people"
	"upward/internal/platform/fault"
	"upward/internal/platform/operation"
	"upward/internal/platform/web"
)

// bringForm is what was typed; the file, if there is one, is never part of it.
type bringForm struct {
	Me    string `form:"me"`
	Paths string `form:"paths"`
}

// largestField is how many bytes a typed field of a form with a file may have.
const largestField = 8 << 10

// bring starts an import from a path or from a file that comes with the form.
func (p *Pages) bring(w http.ResponseWriter, r *http.Request, by operation.Actor) error {
	form, file, err := readForm(r)
	if err == nil {
		err = p.free(by)
	}
	if err == nil && file != nil {
		if err = p.allowed(r.Context(), by, form); err == nil {
			err = p.upload(w, r, by, file)
		}
	} else if err == nil {
		err = p.fromPath(r.Context(), by, form)
	}
	switch fault.KindOf(err) {
	case "":
		return web.Redirect(w, r, "/mail", nil)
	case fault.Invalid, fault.Conflict:
		_, _ = io.Copy(io.Discard, r.Body) // a browser that still sends would not read the answer
		return p.again(w, r, by, form, err)
	}
	return err
}

// again shows the form with what was typed and what was wrong.
func (p *Pages) again(w http.ResponseWriter, r *http.Request, by operation.Actor, form bringForm, wrong error) error {
	page, err := p.mailbox(r, by)
	if err != nil {
		return err
	}
	page.form, page.wrong = form, wrong
	if web.Part(r) {
		return web.ShowStatus(w, r, web.Status(fault.Invalid), formPart(page))
	}
	return web.ShowStatus(w, r, web.Status(fault.Invalid), mailPage(page))
}

func (p *Pages) fromPath(ctx context.Context, by operation.Actor, form bringForm) error {
	path := plainPath(form.Paths)
	if path == "" {
		return fault.Field("paths", "Name a file or a folder with mail, or choose a file below.")
	}
	if err := p.history.Check(path); err != nil {
		return err
	}
	if err := p.allowed(ctx, by, form); err != nil {
		return err
	}
	return p.history.Start(ctx, by, func(ctx context.Context, watch func(history.Progress)) (history.Report, error) {
		return p.history.ImportWatched(ctx, by, history.Importing{Paths: []string{path}}, watch)
	})
}

// free says whether an import may begin.
func (p *Pages) free(by operation.Actor) error {
	if running, begun := p.history.Running(by); begun && !running.Done {
		return fault.New(fault.Conflict, "An import is under way; wait until it has ended.")
	}
	return nil
}

// allowed records the owner's address: without it nobody could tell what she wrote from what she received.
func (p *Pages) allowed(ctx context.Context, by operation.Actor, form bringForm) error {
	if form.Me == "" {
		return fault.Field("me", "Say which address is yours, such as mia@example.com.")
	}
	_, err := p.people.Claim(ctx, by, people.Claiming{Address: form.Me})
	return err
}

// upload hands the file on to the importer while it arrives, and returns when all of it is there.
func (p *Pages) upload(w http.ResponseWriter, r *http.Request, by operation.Actor, file *multipart.Part) error {
	stream := &arriving{Reader: file, there: make(chan struct{})}
	size, ended := max(r.ContentLength, 0), make(chan struct{})
	err := p.history.Start(r.Context(), by, func(ctx context.Context, watch func(history.Progress)) (history.Report, error) {
		defer close(ended)
		connection := http.NewResponseController(w)
		defer context.AfterFunc(ctx, func() {
			select {
			case <-stream.there: // the connection serves other requests by now
			default:
				_ = connection.SetReadDeadline(time.Unix(1, 0)) // whoever stops must not wait for a slow sender
			}
		})()
		report, err := p.history.ImportStream(ctx, by, filepath.Base(file.FileName()), stream, size, "", watch)
		if err == nil && stream.broken() {
			err = fault.New(fault.Unavailable, "Only a part of the file arrived. What came is kept; choose the file again to go on.")
		}
		return report, err
	})
	if err != nil {
		return err
	}
	select {
	case <-stream.there:
	case <-ended:
	}
	return nil
}

// arriving is a stream that tells when its end has come.
type arriving struct {
	io.Reader
	once  sync.Once
	there chan struct{}
	ended error
}

// Read reads from the stream, and no more once it has ended.
func (a *arriving) Read(b []byte) (int, error) {
	if a.ended != nil {
		return 0, a.ended
	}
	n, err := a.Reader.Read(b)
	if err != nil {
		if a.ended = err; !errors.Is(err, io.EOF) {
			a.ended = errors.New("the connection ended before the whole file had arrived")
		}
		a.once.Do(func() { close(a.there) })
		return n, a.ended
	}
	return n, nil
}

// broken says that the stream ended before its sender had sent all; ask it only after the last Read.
func (a *arriving) broken() bool { return a.ended != nil && !errors.Is(a.ended, io.EOF) }

// readForm reads the typed fields, which stand before the file, and returns the file unread; nil where none was chosen.
func readForm(r *http.Request) (form bringForm, file *multipart.Part, err error) {
	parts, err := r.MultipartReader()
	if err != nil {
		return form, nil, web.Form(r, &form)
	}
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return form, nil, nil
		}
		if err != nil {
			return form, nil, fault.Wrap(err, fault.Invalid, "This form arrived garbled; please try again.")
		}
		if part.FormName() == "file" {
			if part.FileName() == "" {
				continue
			}
			return form, part, nil
		}
		text, err := io.ReadAll(io.LimitReader(part, largestField))
		if err != nil {
			return form, nil, fault.Wrap(err, fault.Invalid, "This form arrived garbled; please try again.")
		}
		switch part.FormName() {
		case "me":
			form.Me = web.Clean(string(text))
		case "paths":
			form.Paths = web.Clean(string(text))
		}
	}
}

// plainPath takes off what people paste around a path, and puts the home folder where they wrote ~.
func plainPath(path string) string {
	path = strings.Trim(strings.TrimSpace(path), `"'`)
	if rest, ok := strings.CutPrefix(path, "~"); ok && (rest == "" || rest[0] == '/' || rest[0] == filepath.Separator) {
		if home, err := os.UserHomeDir(); err == nil {
			return filepath.Join(home, rest)
		}
	}
	return path
}

// mine returns the owner, a nobody where she has not said an address.
func (p *Pages) mine(r *http.Request, by operation.Actor) (people.Person, error) {
	me, err := p.people.Who(r.Context(), by, operation.None{})
	if fault.KindOf(err) == fault.NotFound {
		return me, nil
	}
	return me, err
}
