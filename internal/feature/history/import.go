package history

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"upward/internal/feature/people"
	"upward/internal/platform/fault"
	"upward/internal/platform/mailbox"
	"upward/internal/platform/operation"
)

// Importing names the mail to take in.
type Importing struct {
	Paths []string `json:"paths" doc:"Files or folders on this computer: mbox, maildir, .eml"`
	Me    string   `json:"me,omitempty" doc:"An address of yours; needed the first time, guessed from the mail where it is left out"`
}

// Progress tells how far an import is.
type Progress struct {
	Tally
	Path    string    `json:"path"`
	Step    string    `json:"step" doc:"reading, then connecting"`
	Read    int64     `json:"read" doc:"Bytes read"`
	Bytes   int64     `json:"bytes" doc:"Bytes in all; 0 where that is not known"`
	Started time.Time `json:"started"`
	Upload  bool      `json:"upload,omitempty" doc:"It comes through the browser"`
	Done    bool      `json:"done"`
	Failed  string    `json:"failed,omitempty" doc:"Why it stopped early"`
	Report  *Report   `json:"report,omitempty"`
}

// feed delivers the messages of one source.
type feed func(ctx context.Context, deliver func(mailbox.Item) error) error

// Import takes mail in and returns what became of it.
func (s *Service) Import(ctx context.Context, by operation.Actor, in Importing) (Report, error) {
	return s.ImportWatched(ctx, by, in, func(Progress) {})
}

// ImportWatched is Import, telling its progress now and then.
func (s *Service) ImportWatched(ctx context.Context, by operation.Actor, in Importing, watch func(Progress)) (Report, error) {
	if len(in.Paths) == 0 {
		return Report{}, fault.Field("paths", "Name a file or a folder with mail.")
	}
	run := s.start(by, in.Me, watch)
	// A path that is wrong is told before anything is read.
	paths, found := make([]string, len(in.Paths)), make([][]mailbox.File, len(in.Paths))
	for i, path := range in.Paths {
		var err error
		if paths[i], err = filepath.Abs(strings.TrimSpace(path)); err != nil || strings.TrimSpace(path) == "" { // "" would be wherever the program was started
			return run.report, fault.Field("paths", "%q is no path.", path)
		}
		if found[i], err = mailbox.Find(paths[i]); err != nil {
			return run.report, err
		}
	}
	for i, files := range found {
		run.progress.Bytes = bytes(files)
		read := func(ctx context.Context, deliver func(mailbox.Item) error) error {
			return mailbox.Read(ctx, files, deliver)
		}
		if err := run.source(ctx, sourceContent{Path: paths[i], Stamp: stamp(files)}, read); err != nil {
			return run.report, err
		}
	}
	return run.finish(ctx)
}

// Check says, without reading any mail, whether there is something to import at a path.
func (s *Service) Check(path string) error {
	path, err := filepath.Abs(strings.TrimSpace(path))
	if err != nil {
		return fault.Field("paths", "%q is no path.", path)
	}
	files, err := mailbox.Find(path)
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return fault.Field("paths", "No mail was found in the folder %s. Name the file or the folder that holds it.", path)
	}
	return nil
}

// ImportStream takes in mail that came through the browser; size is 0 where it is not known.
func (s *Service) ImportStream(ctx context.Context, by operation.Actor, name string, stream io.Reader, size int64, me string, watch func(Progress)) (Report, error) {
	run := s.start(by, me, watch)
	run.progress.Bytes, run.progress.Upload = size, true
	read := func(ctx context.Context, deliver func(mailbox.Item) error) error {
		return mailbox.ReadFrom(ctx, name, stream, deliver)
	}
	if err := run.source(ctx, sourceContent{Path: name, Upload: true}, read); err != nil {
		return run.report, err
	}
	return run.finish(ctx)
}

// Refresh reads again the remembered sources that have changed, and takes in what is new.
func (s *Service) Refresh(ctx context.Context, by operation.Actor, _ operation.None) (Report, error) {
	return s.RefreshWatched(ctx, by, func(Progress) {})
}

// RefreshWatched is Refresh, telling its progress now and then.
func (s *Service) RefreshWatched(ctx context.Context, by operation.Actor, watch func(Progress)) (Report, error) {
	var known []sourceRow
	err := s.read(ctx, by, func(r rows) (err error) { known, err = r.sources(); return err })
	if err != nil {
		return Report{}, err
	}
	if len(known) == 0 {
		return Report{}, fault.New(fault.NotFound, "Nothing was imported yet: give a file or a folder first.")
	}
	run := s.start(by, "", watch)
	for _, source := range known {
		if source.Upload {
			continue
		}
		files, err := mailbox.Find(source.Path)
		if err != nil {
			run.refuse(Refusal{File: source.Path, Reason: "it is not there any more; import it from its new place"})
			continue
		}
		now := stamp(files)
		if source.State == "done" && now == source.content.Stamp {
			continue
		}
		run.progress.Bytes = bytes(files)
		read := func(ctx context.Context, deliver func(mailbox.Item) error) error {
			return mailbox.Read(ctx, files, deliver)
		}
		if err := run.source(ctx, sourceContent{Path: source.Path, Stamp: now}, read); err != nil {
			return run.report, err
		}
	}
	return run.finish(ctx)
}

// stamp changes when files are added, removed or grow.
func stamp(files []mailbox.File) string {
	return fmt.Sprintf("%d files, %d bytes", len(files), bytes(files))
}

func bytes(files []mailbox.File) (sum int64) {
	for _, f := range files {
		sum += f.Bytes
	}
	return sum
}

// run is one import under way.
type run struct {
	s        *Service
	by       operation.Actor
	me       string
	watch    func(Progress)
	progress Progress
	report   Report
}

func (s *Service) start(by operation.Actor, me string, watch func(Progress)) *run {
	return &run{s: s, by: by, me: strings.TrimSpace(me), watch: watch, progress: Progress{Started: s.now(), Step: "reading"}, report: Report{Refusals: []Refusal{}}}
}

const (
	batchMessages = 400
	batchBytes    = 4 << 20
)

// source reads one source to its end, batch by batch: each batch is saved whole, so that a crash loses at most what the next try reads again.
func (r *run) source(ctx context.Context, c sourceContent, read feed) error {
	source, err := r.open(ctx, c)
	if err != nil {
		return err
	}
	r.progress.Path, r.progress.Read = c.Path, 0
	earlier := len(r.report.Refusals)
	err = r.pump(ctx, read, func(batch []reading) error { return r.save(ctx, &source, batch) })
	source.State, source.content.Stamp = "done", c.Stamp
	if err != nil {
		source.State = "failed"
	}
	own := r.report.Refusals[earlier:]
	source.content.Refusals = own[:min(len(own), 100)]
	closing := context.WithoutCancel(ctx)
	if saved := r.s.write(closing, r.by, func(rows rows) error { return rows.putSource(source) }); err == nil {
		err = saved
	}
	if err != nil && ctx.Err() != nil { // the database has its own words for an end that comes while it writes
		return fault.Wrap(err, fault.Unavailable, "The import was stopped; what was read is kept. Run it again to go on.")
	}
	return err
}

// open claims the owner's address and records the source as being read.
func (r *run) open(ctx context.Context, c sourceContent) (source sourceRow, err error) {
	err = r.s.write(ctx, r.by, func(rows rows) error {
		if r.me != "" {
			if err := r.s.people.Own(ctx, rows.tx, r.by, r.me); err != nil {
				return err
			}
		}
		gone, err := r.s.people.Oblivion(rows.tx, r.by)
		if err != nil {
			return err
		}
		now := r.s.now()
		source = sourceRow{Source: Source{ID: r.s.ids.ID(), Added: now}, blind: rows.key.Blind("source", c.Path)}
		known, found, err := rows.sourceAt(source.blind)
		if err != nil {
			return err
		}
		if found {
			source = known
		}
		source.State, source.Refreshed, source.Tally, source.content = "running", now, Tally{}, c
		source.content.Path, source.content.Stamp = gone.Redact(c.Path), ""
		return rows.putSource(source)
	})
	return source, err
}

// pump reads, understands on every core, and hands on batches in the order of the source.
func (r *run) pump(ctx context.Context, read feed, save func([]reading) error) error {
	ctx, stop := context.WithCancel(ctx)
	lanes := make(chan chan reading, 8*runtime.GOMAXPROCS(0))
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	defer func() {
		stop()
		for range lanes { // the stream is the caller's again only when nobody reads it any more
		}
	}()
	var readErr error
	go func() {
		defer close(lanes)
		readErr = read(ctx, func(item mailbox.Item) error {
			lane := make(chan reading, 1)
			select {
			case lanes <- lane:
			case <-ctx.Done():
				return ctx.Err()
			}
			slots <- struct{}{}
			go func() { lane <- understand(item); <-slots }()
			return nil
		})
	}()
	var batch []reading
	bytes := 0
	for lane := range lanes {
		one := <-lane
		batch, bytes = append(batch, one), bytes+len(one.content.Text)
		if len(batch) < batchMessages && bytes < batchBytes {
			continue
		}
		if err := save(batch); err != nil {
			return err
		}
		batch, bytes = batch[:0], 0
	}
	if readErr != nil {
		return readErr
	}
	return save(batch)
}

// save stores one batch with its count, in one transaction.
func (r *run) save(ctx context.Context, source *sourceRow, batch []reading) error {
	if len(batch) == 0 {
		return nil
	}
	var tally Tally
	var refusals []Refusal
	counted := *source
	err := r.s.write(ctx, r.by, func(rows rows) error {
		tally, refusals = Tally{}, nil
		gone, err := r.s.people.Oblivion(rows.tx, r.by) // each time: somebody may be forgotten while an import runs
		if err != nil {
			return err
		}
		w, err := rows.writer()
		if err != nil {
			return err
		}
		for _, m := range batch {
			tally.Seen++
			reason, isNew, err := r.one(w, gone, &m)
			switch {
			case err != nil:
				return err
			case reason != "":
				tally.Refused++
				refusals = append(refusals, Refusal{gone.Redact(m.item.File), m.item.Offset, reason})
			case isNew:
				tally.Stored++
			default:
				tally.Duplicate++
			}
		}
		if err := w.flush(); err != nil {
			return err
		}
		counted.Tally.add(tally)
		return rows.putSource(counted)
	})
	if err != nil {
		return err
	}
	*source = counted
	r.report.Tally.add(tally)
	r.progress.Tally = r.report.Tally
	r.progress.Read = batch[len(batch)-1].item.Read
	for _, refusal := range refusals {
		r.refuse(refusal)
	}
	r.watch(r.progress)
	return nil
}

func (r *run) refuse(refusal Refusal) {
	if len(r.report.Refusals) < maxRefusals {
		r.report.Refusals = append(r.report.Refusals, refusal)
	}
}

// one stores a message, without those who were forgotten; reason says why it is not kept.
func (r *run) one(w *writer, gone people.Oblivion, m *reading) (reason string, isNew bool, err error) {
	if m.refused != "" {
		return m.refused, false, nil
	}
	if from := m.content.From; gone.Address(from.Address) || gone.Redact(from.Name) != from.Name {
		return "it is from someone you asked to forget", false, nil
	}
	addressed := len(m.content.To)+len(m.content.Cc) > 0
	m.content = redact(gone, m.content)
	if addressed && len(m.content.To)+len(m.content.Cc) == 0 {
		return "it is to someone you asked to forget", false, nil
	}
	isNew, err = w.insert(r.s.ids.ID(), *m)
	return "", isNew, err
}

// finish connects what is new and tells the features that rank after this one.
func (r *run) finish(ctx context.Context) (Report, error) {
	r.progress.Step = "connecting"
	r.watch(r.progress)
	err := r.s.write(ctx, r.by, func(rows rows) error {
		if err := r.s.meet(rows); err != nil {
			return err
		}
		if err := r.s.people.Tidy(ctx, rows.tx, r.by); err != nil {
			return err
		}
		if err := r.guess(ctx, rows); err != nil {
			return err
		}
		fresh, err := r.s.connect(rows)
		if err != nil {
			return err
		}
		me, _, err := r.s.people.Me(rows.tx, r.by)
		if err != nil {
			return err
		}
		r.report.Me = me.Addresses
		return r.s.bus.Publish(ctx, rows.tx, r.by, Imported{fresh})
	})
	if err == nil && r.report.Stored > 0 {
		err = r.s.db.Analyze(ctx)
	}
	r.report.Seconds = r.s.now().Sub(r.progress.Started).Seconds()
	return r.report, err
}

// guess takes the address that occurs on most messages for the owner's, where she did not say one.
func (r *run) guess(ctx context.Context, rows rows) error {
	_, known, err := r.s.people.Me(rows.tx, r.by)
	if err != nil || known {
		return err
	}
	page, err := r.s.people.Most(rows.tx, r.by)
	if err != nil || page == "" {
		return err
	}
	r.report.Guessed = true
	return r.s.people.Own(ctx, rows.tx, r.by, page)
}
