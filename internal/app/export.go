package app

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"upward/internal/feature/ask"
	"upward/internal/feature/history"
	"upward/internal/feature/people"
	"upward/internal/platform/fault"
	"upward/internal/platform/operation"
)

// Exported tells what an export wrote.
type Exported struct {
	Folder string   `json:"folder"`
	Files  []string `json:"files"`
}

// export writes everything of the owner's into a folder that must be new or empty: to read (Markdown), to compute (CSV), to move (JSON).
func (a *App) export(ctx context.Context, folder string) (any, error) {
	if err := fresh(folder); err != nil {
		return nil, err
	}
	out := &exporter{folder: folder}
	for _, part := range []func(context.Context, *exporter) error{a.exportAsks, a.exportPromises, a.exportSuggestions, a.exportPeople, a.exportMessages} {
		if err := part(ctx, out); err != nil {
			return nil, err
		}
	}
	return Exported{folder, out.files}, nil
}

func fresh(folder string) error {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return fault.Wrap(err, fault.Unavailable, "The folder %s cannot be made: choose another.", folder)
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		return fault.Wrap(err, fault.Unavailable, "The folder %s cannot be read: choose another.", folder)
	}
	if len(entries) > 0 {
		return fault.New(fault.Invalid, "The folder %s is not empty, and nothing in it shall be overwritten: name a new one.", folder)
	}
	return nil
}

type exporter struct {
	folder string
	files  []string
}

// file writes one file, complete or not at all.
func (e *exporter) file(name string, write func(io.Writer) error) error {
	file, err := os.OpenFile(filepath.Join(e.folder, name), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return fault.Wrap(err, fault.Unavailable, "The file %s cannot be written: check the folder's permissions and free space.", name)
	}
	if err := errors.Join(write(file), file.Close()); err != nil {
		os.Remove(file.Name())
		return fault.Wrap(err, fault.Unavailable, "The file %s could not be written to its end: check the free space.", name)
	}
	e.files = append(e.files, name)
	return nil
}

func (e *exporter) json(name string, value any) error {
	return e.file(name, func(w io.Writer) error {
		encoder := json.NewEncoder(w)
		encoder.SetIndent("", "  ")
		encoder.SetEscapeHTML(false)
		return encoder.Encode(value)
	})
}

func (e *exporter) csv(name string, rows [][]string) error {
	return e.file(name, func(w io.Writer) error {
		for _, row := range rows {
			for i := range row {
				row[i] = harmless(row[i])
			}
		}
		return csv.NewWriter(w).WriteAll(rows)
	})
}

// harmless keeps a spreadsheet from running a cell that begins like a formula.
func harmless(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}

func (a *App) exportAsks(ctx context.Context, out *exporter) error {
	all := []ask.Detail{}
	for after := 0; ; after += 500 {
		page, err := a.Asks.List(ctx, a.Actor, ask.Listing{After: after, Limit: 500})
		if err != nil {
			return err
		}
		for _, one := range page.Asks {
			detail, err := a.Asks.Show(ctx, a.Actor, ask.Which{ID: one.ID})
			if err != nil {
				return err
			}
			all = append(all, detail)
		}
		if !page.More {
			break
		}
	}
	rows := [][]string{{"id", "state", "direction", "person", "said", "words", "outcome", "measure", "from", "to", "due", "confirmed", "how", "reached", "number"}}
	for _, d := range all {
		one, row := d.Ask, []string{}
		m := one.Meaning
		row = append(row, one.ID, string(one.State), string(one.Direction), one.Name, one.Said.Format("2006-01-02"), one.Words, m.Outcome, m.Measure.What, m.Measure.From, m.Measure.To, m.Due)
		if c := one.Confirmation; c != nil {
			row = append(row, c.Verdict+standing(*c), string(c.How))
		} else {
			row = append(row, "", "")
		}
		if r := one.Result; r != nil {
			row = append(row, r.Reached, r.Number)
		} else {
			row = append(row, "", "")
		}
		rows = append(rows, row)
	}
	markdown := func(w io.Writer) error { return asksMarkdown(w, all) }
	return errors.Join(out.json("asks.json", all), out.csv("asks.csv", rows), out.file("asks.md", markdown))
}

func asksMarkdown(w io.Writer, all []ask.Detail) error {
	var t strings.Builder
	t.WriteString("# What was asked, and where it stands\n")
	for _, d := range all {
		one := d.Ask
		fmt.Fprintf(&t, "\n## %s\n\n> %s\n\n— %s, %s\n\n", heading(one), strings.ReplaceAll(one.Words, "\n", "\n> "), one.Name, one.Said.Format("2 January 2006"))
		fmt.Fprintf(&t, "- State: %s\n", one.State)
		for _, line := range [][2]string{{"Outcome", one.Meaning.Outcome}, {"By", one.Meaning.Due}, {"Assumptions", one.Meaning.Assumptions}, {"Displaces", one.Meaning.Displaces}, {"Beyond", one.Meaning.Beyond}} {
			if line[1] != "" {
				fmt.Fprintf(&t, "- %s: %s\n", line[0], line[1])
			}
		}
		if m := one.Meaning.Measure; m != (ask.Measure{}) {
			fmt.Fprintf(&t, "- Measure: %s, from %s to %s\n", m.What, m.From, m.To)
		}
		if c := one.Confirmation; c != nil {
			fmt.Fprintf(&t, "- %s on %s (%s%s)\n", c.Verdict, c.At.Format("2 January 2006"), c.How, standing(*c))
		}
		if r := one.Result; r != nil {
			fmt.Fprintf(&t, "- Outcome %s: %s %s\n", r.Reached, r.Number, r.Note)
		}
		for _, e := range d.History {
			fmt.Fprintf(&t, "- %s: %s %s\n", e.At.Format("2006-01-02 15:04"), e.Kind, e.Note)
		}
	}
	_, err := io.WriteString(w, t.String())
	return err
}

// standing says what keeps a confirmation from counting, "" for nothing.
func standing(c ask.Confirmation) string {
	switch c.Standing {
	case "open":
		return ", not taken over"
	case "earlier":
		return ", to an earlier text"
	}
	return ""
}

func heading(a ask.Ask) string {
	text := a.Meaning.Outcome
	if text == "" {
		text = a.Words
	}
	return strings.Join(strings.Fields(text), " ")
}

func (a *App) exportPromises(ctx context.Context, out *exporter) error {
	all, err := a.Asks.ListPromises(ctx, a.Actor, ask.Pledges{State: "all"})
	if err != nil {
		return err
	}
	rows := [][]string{{"id", "giver", "state", "person", "said", "words", "due", "nudges"}}
	for _, p := range all.Promises {
		rows = append(rows, []string{p.ID, string(p.Giver), p.State, p.Name, p.Said.Format("2006-01-02"), p.Words, p.Due, fmt.Sprint(p.Nudges)})
	}
	return errors.Join(out.json("promises.json", all.Promises), out.csv("promises.csv", rows))
}

func (a *App) exportSuggestions(ctx context.Context, out *exporter) error {
	all := []ask.Suggestion{}
	for _, state := range []string{"open", "accepted", "rejected"} {
		for after := 0; ; after += 500 {
			page, err := a.Asks.Suggest(ctx, a.Actor, ask.Finding{State: state, After: after, Limit: 500})
			if err != nil {
				return err
			}
			all = append(all, page.Suggestions...)
			if !page.More {
				break
			}
		}
	}
	return out.json("suggestions.json", all)
}

func (a *App) exportPeople(ctx context.Context, out *exporter) error {
	all := []people.Person{}
	for after := 0; ; after += 500 {
		page, err := a.People.List(ctx, a.Actor, people.Listing{After: after, Limit: 500})
		if err != nil {
			return err
		}
		all = append(all, page.People...)
		if !page.More {
			break
		}
	}
	rows := [][]string{{"id", "name", "addresses", "messages", "me", "manager"}}
	for _, p := range all {
		rows = append(rows, []string{p.ID, p.Name, strings.Join(p.Addresses, " "), fmt.Sprint(p.Messages), fmt.Sprint(p.Me), fmt.Sprint(p.Manager)})
	}
	managers, err := a.Profile.ListManagers(ctx, a.Actor, operation.None{})
	if err != nil {
		return err
	}
	return errors.Join(out.json("people.json", all), out.csv("people.csv", rows), out.json("managers.json", managers.Managers))
}

// exportMessages writes one message a line: a mailbox may be too large for one JSON value.
func (a *App) exportMessages(ctx context.Context, out *exporter) error {
	return out.file("messages.jsonl", func(w io.Writer) error {
		encoder := json.NewEncoder(w)
		encoder.SetEscapeHTML(false)
		return a.History.Each(ctx, a.Actor, func(m history.Message) error { return encoder.Encode(m) })
	})
}
