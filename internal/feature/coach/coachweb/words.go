package coachweb

import (
	"slices"
	"strconv"
	"strings"

	"upward/internal/feature/coach"
	"upward/internal/platform/web"
)

// titles are the rules in words.
var titles = map[string]string{
	"ask.missing": "No ask", "ask.several": "Several asks", "ask.buried": "The ask comes late", "when.missing": "No day", "when.vague": "Vague time",
	"what.vague": "Vague ask", "hedge": "Too small", "edge": "Sharp", "curt": "Curt", "gush": "Too much", "long": "Long", "rounds": "Back and forth", "hour": "Hour",
}

// look is the state whose sign and colour a severity has.
func look(severity string) string {
	switch severity {
	case "red":
		return "missed"
	case "amber":
		return "partly"
	}
	return "open"
}

// piece is a part of the draft as the page shows it, with the numbers of the remarks about it.
type piece struct {
	text    string
	numbers []int
	look    string
}

// pieces cuts a draft where remarks begin and end.
func pieces(text string, flags []coach.Remark) []piece {
	points := []rune(text)
	edges := []int{0, len(points)}
	for _, f := range flags {
		for _, m := range f.Marks {
			edges = append(edges, m.Start, m.End)
		}
	}
	slices.Sort(edges)
	edges = slices.Compact(edges)
	var all []piece
	for i := 0; i+1 < len(edges); i++ {
		one := piece{text: string(points[edges[i]:edges[i+1]])}
		for n, f := range flags {
			for _, m := range f.Marks {
				if m.Start <= edges[i] && edges[i+1] <= m.End {
					one.numbers = append(one.numbers, n+1)
					if one.look == "" || f.Severity == "red" {
						one.look = f.Severity
					}
				}
			}
		}
		all = append(all, one)
	}
	return all
}

// signs writes the numbers of remarks: "1, 2".
func signs(numbers []int) string {
	var all []string
	for _, n := range numbers {
		all = append(all, strconv.Itoa(n))
	}
	return strings.Join(all, ", ")
}

// summary says in one sentence what was found.
func summary(v writeView) string {
	switch n := len(v.result.Flags); {
	case strings.TrimSpace(v.typed.Draft) == "":
		return "What you type is read here, and nowhere kept."
	case n == 0 && v.result.Ask == nil:
		return "Nothing to remark. It asks for nothing, and says so plainly enough."
	case n == 0:
		return "Nothing to remark. The ask is clear."
	default:
		return web.Count(n, "remark", "remarks") + ". Each is a suggestion; you decide."
	}
}

// inserts says whether a remark adds words rather than changing some.
func inserts(f coach.Remark) bool { return f.Start == f.End }
