package letter

import "strings"

// unflow joins the lines that a mail program broke for transport and marked so, as RFC 3676 (format=flowed) describes: a
// line that ends in a blank goes on in the next one of the same quote depth. The text must have "\n" line ends.
func unflow(text string, deleteBlank bool) string {
	var out strings.Builder
	out.Grow(len(text))
	open, before := false, 0
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		depth := len(line) - len(strings.TrimLeft(line, ">"))
		content := strings.TrimPrefix(line[depth:], " ") // the blank that protects what looks like a mark
		signature := content == "-- "
		if open && (depth != before || signature) {
			open = false
			out.WriteByte('\n')
		}
		if !open && depth > 0 {
			out.WriteString(strings.Repeat(">", depth) + " ")
		}
		open, before = strings.HasSuffix(content, " ") && !signature, depth
		if open && deleteBlank {
			content = content[:len(content)-1]
		}
		out.WriteString(content)
		if !open {
			out.WriteByte('\n')
		}
	}
	return out.String()
}
