package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// section is one part of the page.
type section struct {
	title, intro string
	header       []string
	rows         [][]string
	notes        []string
}

func (s section) write(w io.Writer, name string) {
	fmt.Fprintf(w, "\n## %s\n\n%s\n", s.title, s.intro)
	if len(s.rows) > 0 {
		fmt.Fprintf(w, "\n| %s |\n|%s\n", strings.Join(s.header, " | "), strings.Repeat("---|", len(s.header)))
	}
	for _, row := range s.rows {
		fmt.Fprintf(w, "| %s |\n", strings.Join(row, " | "))
	}
	for _, note := range s.notes {
		fmt.Fprintf(w, "\n%s\n", note)
	}
	fmt.Fprintf(w, "\nAgain: `go run ./tools/bench -only %s`\n", name)
}

// spread writes the median of some values with the least and the greatest, each in the given format.
func spread(format string, values []float64) string {
	sorted := slices.Sorted(slices.Values(values))
	if len(sorted) == 0 {
		return "none"
	}
	low, high := fmt.Sprintf(format, sorted[0]), fmt.Sprintf(format, sorted[len(sorted)-1])
	return fmt.Sprintf(format+" (%s–%s)", median(sorted), low, high)
}

// median returns the middle of sorted values, the mean of the middle two where their number is even.
func median(sorted []float64) float64 {
	n := len(sorted)
	if n == 0 {
		return 0
	}
	return (sorted[(n-1)/2] + sorted[n/2]) / 2
}

// reached says whether the median of values keeps an aim.
func reached(values []float64, most float64) string {
	if median(slices.Sorted(slices.Values(values))) <= most {
		return "reached"
	}
	return "missed"
}
