package cli

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"strconv"
	"strings"
	"time"

	"github.com/mattn/go-isatty"
	"github.com/spf13/cobra"

	"upward/internal/feature/ask"
	"upward/internal/platform/fault"
	"upward/internal/platform/operation"
)

// addOperations makes a command of each operation that has none of its own.
func (c *commands) addOperations(root *cobra.Command) {
	for _, op := range c.Operations {
		noun, verb, two := strings.Cut(op.Name, ".")
		if noun == "import" || noun == "refresh" || noun == "text" {
			continue
		}
		parent := root
		if two {
			parent = group(root, noun)
		} else {
			verb = noun
		}
		parent.AddCommand(c.operation(op, verb))
	}
	// The bare noun lists.
	for _, noun := range []string{"people", "ask", "suggestion", "promise"} {
		parent := group(root, noun)
		for _, child := range parent.Commands() {
			if child.Name() == "list" {
				parent.RunE, parent.Args = child.RunE, cobra.NoArgs
				parent.Flags().AddFlagSet(child.Flags())
			}
		}
	}
}

var nouns = map[string]string{
	"people": "The people in your mail", "ask": "What was asked, and where it stands", "suggestion": "What your mail seems to ask and to promise",
	"promise": "Promises of both sides", "profile": "How your manager works", "history": "The mail that was imported",
}

func group(root *cobra.Command, noun string) *cobra.Command {
	for _, child := range root.Commands() {
		if child.Name() == noun {
			return child
		}
	}
	command := &cobra.Command{Use: noun, Short: nouns[noun], Args: cobra.NoArgs, RunE: help}
	root.AddCommand(command)
	return command
}

// sure asks, where a person sits at a terminal, before something is done that cannot be undone.
func (c *commands) sure(command *cobra.Command, who string) error {
	yes, err := command.Flags().GetBool("yes")
	in, isFile := c.In.(*os.File)
	if err != nil || yes || !isFile || !isatty.IsTerminal(in.Fd()) {
		return err
	}
	fmt.Fprintf(c.Err, "This erases %s: the messages from them and to them alone, what was found in these, their names and addresses\n"+
		"in everything else. It cannot be undone, and a later import leaves them out. Type yes to go on: ", who)
	answer, err := bufio.NewReader(in).ReadString('\n')
	if strings.TrimSpace(answer) != "yes" || err != nil {
		return fault.New(fault.Invalid, "Nothing was erased.")
	}
	return nil
}

// help is what a noun alone does; without it, a verb that is none would pass for success.
func help(command *cobra.Command, _ []string) error { return command.Help() }

// operation makes the command of one operation: path parameters are arguments, the rest are flags.
func (c *commands) operation(op operation.Operation, verb string) *cobra.Command {
	fields := fieldsOf(op.In)
	var places []string
	use := verb
	for _, f := range fields {
		if f.place {
			places = append(places, f.name)
			use += " " + strings.ToUpper(f.name)
		}
	}
	command := &cobra.Command{Use: use, Short: op.Summary, Args: cobra.ExactArgs(len(places))}
	if op.Name == "forget" {
		command.Flags().Bool("yes", false, "Do not ask first")
	}
	values := map[string]*value{}
	for _, f := range fields {
		if !f.place {
			values[f.name] = &value{kind: f.kind}
			flag := command.Flags().VarPF(values[f.name], strings.ReplaceAll(f.name, "_", "-"), "", f.doc)
			if f.kind.Kind() == reflect.Bool {
				flag.NoOptDefVal = "true"
			}
		}
	}
	command.RunE = func(command *cobra.Command, args []string) error {
		input := map[string]any{}
		for i, name := range places {
			input[name] = args[i]
		}
		for name, v := range values {
			if v.set {
				put(input, strings.Split(name, "."), v.any())
			}
		}
		if v := values["version"]; v != nil && !v.set {
			input["version"] = ask.Latest // nobody reads a version on the command line before acting
		}
		raw, err := json.Marshal(input)
		if err != nil {
			return err
		}
		if op.Name == "forget" {
			if err := c.sure(command, args[0]); err != nil {
				return err
			}
		}
		if strings.HasPrefix(op.Name, "text.") { // which needs no data
			result, err := op.Call(command.Context(), operation.Actor{}, raw)
			if err != nil {
				return err
			}
			return c.print(result)
		}
		return c.with(command.Context(), func(s Session) error {
			result, err := call(s, op.Name).Call(command.Context(), s.Actor, raw)
			if err != nil {
				return err
			}
			return c.print(result)
		})
	}
	return command
}

func call(s Session, name string) operation.Operation {
	for _, op := range s.Operations {
		if op.Name == name {
			return op
		}
	}
	panic("cli: no operation " + name) // the same list made the commands
}

// put sets a value under a dotted name: meaning.outcome.
func put(into map[string]any, path []string, value any) {
	for _, name := range path[:len(path)-1] {
		inner, ok := into[name].(map[string]any)
		if !ok {
			inner = map[string]any{}
			into[name] = inner
		}
		into = inner
	}
	into[path[len(path)-1]] = value
}

// field is one input of an operation.
type field struct {
	name, doc string
	place     bool
	kind      reflect.Type
}

// fieldsOf flattens an input struct; a struct inside becomes dotted names.
func fieldsOf(t reflect.Type) []field {
	var all []field
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		kind := f.Type
		if kind.Kind() == reflect.Pointer {
			kind = kind.Elem()
		}
		if kind.Kind() == reflect.Struct && kind != reflect.TypeFor[time.Time]() {
			for _, inner := range fieldsOf(kind) {
				inner.name = name + "." + inner.name
				all = append(all, inner)
			}
			continue
		}
		all = append(all, field{name, f.Tag.Get("doc"), f.Tag.Get("path") != "", kind})
	}
	return all
}

// value is a flag that knows the kind of its field.
type value struct {
	kind reflect.Type
	all  []string
	set  bool
}

func (v *value) String() string { return strings.Join(v.all, ", ") }

func (v *value) Type() string {
	switch v.kind.Kind() {
	case reflect.Bool:
		return ""
	case reflect.Int, reflect.Int64:
		return "number"
	case reflect.Struct:
		return "time"
	}
	return "text"
}

func (v *value) Set(s string) error {
	switch v.kind.Kind() {
	case reflect.Bool:
		if _, err := strconv.ParseBool(s); err != nil {
			return fmt.Errorf("want true or false")
		}
	case reflect.Int, reflect.Int64:
		if _, err := strconv.ParseInt(s, 10, 64); err != nil {
			return fmt.Errorf("want a number")
		}
	case reflect.Struct:
		if _, err := time.Parse(time.RFC3339, s); err != nil {
			return fmt.Errorf("want a time such as 2026-11-20T09:00:00+01:00")
		}
	}
	v.all, v.set = append(v.all, s), true
	return nil
}

func (v *value) any() any {
	last := v.all[len(v.all)-1]
	switch v.kind.Kind() {
	case reflect.Bool:
		b, _ := strconv.ParseBool(last)
		return b
	case reflect.Int, reflect.Int64:
		n, _ := strconv.ParseInt(last, 10, 64)
		return n
	case reflect.Slice:
		return v.all
	}
	return last
}
