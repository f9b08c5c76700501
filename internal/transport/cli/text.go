package cli

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"upward/internal/platform/fault"
	"upward/internal/platform/operation"
)

// text makes filters of the text operations that take a text: JSON Lines in, JSON Lines out, in the same order.
func (c *commands) text() *cobra.Command {
	parent := &cobra.Command{Use: "text", Short: "Read texts: JSON Lines in, JSON Lines out, in the same order", Args: cobra.NoArgs, RunE: help}
	for _, op := range c.Operations {
		verb, ok := strings.CutPrefix(op.Name, "text.")
		switch {
		case ok && op.Reads():
			parent.AddCommand(c.operation(op, verb))
		case ok:
			parent.AddCommand(&cobra.Command{Use: verb, Short: op.Summary, Args: cobra.NoArgs, RunE: func(command *cobra.Command, _ []string) error {
				return c.filter(command, op)
			}})
		}
	}
	return parent
}

const maxLine = 64 << 20 // bytes

// filter runs an operation for each line; a line that cannot be read gives an error in its place and the rest goes on.
func (c *commands) filter(command *cobra.Command, op operation.Operation) (err error) {
	in := bufio.NewReaderSize(c.In, 1<<16)
	out := bufio.NewWriter(c.Out)
	failed := false
	reader := &reader{open: c.Open}
	defer func() {
		if closed := reader.close(); err == nil {
			err = closed
		}
	}()
	for {
		line, err := readLine(in)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return errors.Join(err, out.Flush())
		}
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		var result any
		id, input, err := take(op, line)
		if err == nil {
			result, err = reader.call(command.Context(), op, input)
		}
		if err != nil {
			failed = true
			result = map[string]any{"error": fault.Message(err)}
		}
		if err := answer(out, id, result); err != nil {
			return err
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	if failed {
		return fault.New(fault.Invalid, "Some lines could not be read; each has its error in the output.")
	}
	return nil
}

// reader runs the filters. They need no data but where a line names a person; then the data are opened, once.
type reader struct {
	open    func(context.Context) (Session, error)
	session *Session
}

func (r *reader) call(ctx context.Context, op operation.Operation, input json.RawMessage) (any, error) {
	var names struct {
		To string `json:"to"`
	}
	if json.Unmarshal(input, &names) != nil || names.To == "" {
		return op.Call(ctx, operation.Actor{}, input)
	}
	if r.session == nil {
		s, err := r.open(ctx)
		if err != nil {
			return nil, err
		}
		r.session = &s
	}
	return call(*r.session, op.Name).Call(ctx, r.session.Actor, input)
}

func (r *reader) close() error {
	if r.session == nil {
		return nil
	}
	return r.session.Close()
}

// take splits a line into its id, whatever kind of value that is, and the fields that the operation has: a filter may be fed with
// records that hold more, but not with records that hold no text, whose answers would look like answers.
func take(op operation.Operation, line []byte) (id, input json.RawMessage, err error) {
	var all map[string]json.RawMessage
	line = bytes.TrimPrefix(line, []byte("\ufeff")) // some editors begin a file with it
	if json.Unmarshal(line, &all) != nil || all == nil {
		return nil, nil, fault.New(fault.Invalid, "Each line wants a JSON object.")
	}
	kept := map[string]json.RawMessage{}
	for i, f := range fieldsOf(op.In) {
		name, _, _ := strings.Cut(f.name, ".") // an object is kept whole
		v, ok := all[name]
		switch {
		case name == "id":
		case ok:
			kept[name] = v
		case i == 1: // the text itself; what else there is may be left out
			return all["id"], nil, fault.Field(f.name, "The field %q is missing.", f.name)
		}
	}
	input, err = json.Marshal(kept)
	return all["id"], input, err
}

// answer writes a result with the id of its line in front.
func answer(out *bufio.Writer, id json.RawMessage, result any) error {
	var body bytes.Buffer
	encoder := json.NewEncoder(&body)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(result); err != nil {
		return err
	}
	if id == nil {
		id = json.RawMessage("null")
	}
	if _, err := out.WriteString(`{"id":` + string(id) + `,`); err != nil {
		return err
	}
	_, err := out.Write(body.Bytes()[1:])
	return err
}

func readLine(in *bufio.Reader) ([]byte, error) {
	var line []byte
	for {
		part, err := in.ReadSlice('\n')
		line = append(line, part...)
		if len(line) > maxLine {
			return nil, fault.New(fault.Invalid, "A line is longer than 64 MB.")
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if errors.Is(err, io.EOF) && len(line) > 0 {
			return line, nil
		}
		return line, err
	}
}
