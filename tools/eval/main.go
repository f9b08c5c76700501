// Eval measures what the program understands on real data beside the checkout and writes the figures as a page.
//
// It guarantees that every figure on that page comes from a run over data that the program has not been built from,
// or says so, and that no sentence of the data is written anywhere.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
)

// Section is one table of figures.
type Section struct {
	Title, Intro string
	Header       []string
	Rows         [][]string
	Notes        []string
}

// measure is a named way to make a section from the data under a folder.
type measure struct {
	name string
	run  func(corpusRoot string) (Section, error)
}

// measures lists every section, in the order of the page.
var measures = []measure{
	{"asks", asks},
	{"errors", askErrors},
	{"labels", labels},
	{"ownasks", ownAsks},
	{"slots", slots},
	{"mails", mails},
	{"zones", zones},
	{"deadlines", deadlines},
	{"nodate", textsWithoutTime},
	{"phrases", phrases},
	{"windows", replyWindows},
	{"styles", styles},
	{"recurrence", recurrences},
	{"threads", threads},
	{"identities", identities},
	{"managers", managers},
	{"briefs", briefs},
	{"weeks", weeks},
	{"drafts", drafts},
	{"wording", wording},
	{"speed", speed},
}

func main() {
	root := flag.String("root", "../shared/data", "folder of the real data")
	out := flag.String("o", "", "file to write the page to; empty prints it")
	only := flag.String("only", "", "name of the one section to measure")
	flag.Parse()
	if err := run(*root, *out, *only); err != nil {
		fmt.Fprintln(os.Stderr, "eval:", err)
		os.Exit(1)
	}
}

func run(root, out, only string) error {
	var page strings.Builder
	page.WriteString("# Evaluation\n\nHow well Upward reads real data, measured with `go run ./tools/eval`.\n\n" +
		"In brackets, or under “90 %”: from where to where 90 % of 500 bootstrap draws lie (Efron 1979), the seed fixed. Draws show nothing where all cases of a\n" +
		"share agree; Wilson's interval stands there where the cases were plainly counted.\n")
	known := false
	for _, m := range measures {
		if only != "" && only != m.name {
			continue
		}
		known = true
		section, err := m.run(root)
		if err != nil {
			return fmt.Errorf("section %s: %w", m.name, err)
		}
		section.write(&page)
	}
	if !known {
		return fmt.Errorf("no section is called %q", only)
	}
	if out == "" {
		_, err := io.WriteString(os.Stdout, page.String())
		return err
	}
	return os.WriteFile(out, []byte(page.String()), 0o644)
}

// write adds the section as Markdown.
func (s Section) write(w io.Writer) {
	fmt.Fprintf(w, "\n## %s\n\n%s\n\n", s.Title, s.Intro)
	writeRow(w, s.Header)
	rule := make([]string, len(s.Header))
	for i := range rule {
		rule[i] = "---"
	}
	writeRow(w, rule)
	for _, row := range s.Rows {
		writeRow(w, row)
	}
	for i, note := range s.Notes {
		if i == 0 {
			fmt.Fprintln(w)
		}
		fmt.Fprintf(w, "- %s\n", note)
	}
}

func writeRow(w io.Writer, cells []string) {
	fmt.Fprintf(w, "| %s |\n", strings.Join(cells, " | "))
}
