// Package labels holds the invented texts that the program is measured with, and what people said of them.
//
// It guarantees nothing of its own: whoever measures with a text checks by its hash that it is still the one that was labelled.
package labels

import "embed"

// Files are all texts and labels, by their names.
//
//go:embed *.jsonl *.tsv
var Files embed.FS
