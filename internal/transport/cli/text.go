package cli

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"upward/internal/platform/fault"
	"upward/internal/platform/operation"
)

// text makes filters of the text operations: JSON Lines in, JSON Lines out, in the same order.
func (c *commands) text() *cobra.Command {
	parent := &cobra.Command{Use: "text", Short: "Read texts: JSON Lines in, JSON Lines out, in the same order"}
	for _, op := range c.Operations {
		if verb, ok := strings.CutPrefix(op.Name, "text."); ok {
			parent.AddCommand(&cobra.Command{Use: verb, Short: op.Summary, Args: cobra.NoArgs, RunE: func(command *cobra.Command, _ []string) error {
				return c.filter(command, op)
			}})
		}
	}
	return parent
}

const maxLine = 64 << 20 // bytes

// filter runs an operation for each line; a line that cannot be read gives an error in its place and the rest goes on.
func (c *commands) filter(command *cobra.Command, op operation.Operation) error {
	in := bufio.NewReaderSize(c.In, 1<<16)
	out := bufio.NewWriter(c.Out)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	failed := false
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
		result, err := op.Call(command.Context(), operation.Actor{}, known(op, line))
		if err != nil {
			failed = true
			var named struct{ ID any }
			json.Unmarshal(line, &named)
			result = map[string]any{"id": named.ID, "error": fault.Message(err)}
		}
		if err := encoder.Encode(result); err != nil {
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

// known keeps the fields that the operation has: a filter may be fed with records that hold more.
func known(op operation.Operation, line []byte) json.RawMessage {
	var all map[string]json.RawMessage
	if json.Unmarshal(line, &all) != nil {
		return line
	}
	kept := map[string]json.RawMessage{}
	for _, f := range fieldsOf(op.In) {
		if v, ok := all[f.name]; ok {
			kept[f.name] = v
		}
	}
	raw, err := json.Marshal(kept)
	if err != nil {
		return line
	}
	return raw
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
