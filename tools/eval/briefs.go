package main

import (
	_ "embed" // the verdicts
	"fmt"
	"strconv"
	"strings"
)

// verdicts are the counts of judged lines: round, part of the brief, verdict, class of error, number of lines. Who judged had not seen the
// code and read every cited message, its conversation and what was written later. No text of the mail is in it.
//
//go:embed verdicts.tsv
var verdicts string

// rounds says what was judged in each round.
var rounds = []struct{ name, what string }{
	{"1", "ten briefs from where the mail ends"},
	{"2", "twenty briefs: from there, and from the end of the busiest fortnight"},
	{"3", "the same twenty moments, after changes"},
	{"4", "the same twenty moments, after changes"},
	{"4, carried", "the lines that are left after the last changes, with the verdicts of round 4"},
	{"5", "ten other moments, that no change had been made for"},
	{"6", "ten more moments, new again, after changes in answer to round 5"},
	{"7", "twenty moments of the five pairs that no weight was trained on, judged by weights"},
	{"8", "the twenty moments of rounds 2 to 4, judged by weights"},
	{"9", "forty moments, four of each pair, not looked at before, after only what is sure was kept"},
	{"7 to 9, carried", "the lines of these eighty moments that are left after the last changes, with the verdicts of then"},
}

// briefs counts the judged lines by round.
func briefs(string) (Section, error) {
	s := Section{
		Title: "Briefs, line by line",
		Intro: "Every line of the briefs of the ten pairs, checked against the mail by somebody who had not seen the code. Right means true and useful on that " +
			"day; useless means true, but settled, past, trivial or repeated; wrong means not asked, not of her, answered, or misdated.",
		Header: []string{"round", "what was judged", "lines", "right", "useless", "wrong", "right, share", "right, of what was found in the mail"},
		Notes: []string{
			"Rounds 1 to 4 served to improve rules by hand; at moments not looked at before (rounds 5 and 6), half of the lines were right. Since round 7 weights judge (docs/decisions/0011); round 9 is the first look at what is shown now. " +
				"The carried figures are the lines left after changes that answered the very verdicts, so they flatter; the table of every week, which counts pairs that no weight was trained on, flatters less.",
			"A brief is short by intention: where nothing is surely open, it says so. What a colleague would have added, most often: dated duties in mail to many, short acceptances without “I will”, promises of the manager without a day.",
			"Draws are over lines, since the verdicts were noted by round and not by moment. Lines of one brief hang together, so the truth is wider.",
			"“Found in the mail” leaves out how to reach the manager and the moves, which are picked from the other lines.",
		},
	}
	for _, round := range rounds {
		row, err := roundRow(round.name, round.what)
		if err != nil {
			return s, err
		}
		if row != nil {
			s.Rows = append(s.Rows, row)
		}
	}
	return s, nil
}

// roundRow counts the lines of one round, nil where it was not held.
func roundRow(round, what string) ([]string, error) {
	all, found := map[string]int{}, map[string]int{}
	for _, line := range strings.Split(strings.TrimSpace(verdicts), "\n")[1:] {
		cells := strings.Split(line, "\t")
		n, err := strconv.Atoi(cells[len(cells)-1])
		if err != nil || len(cells) != 5 {
			return nil, fmt.Errorf("verdicts.tsv: %q", line)
		}
		if cells[0] != round {
			continue
		}
		all[cells[2]] += n
		all["lines"] += n
		if cells[1] != "reach" && cells[1] != "moves" {
			found[cells[2]] += n
			found["lines"] += n
		}
	}
	if all["lines"] == 0 {
		return nil, nil
	}
	share := func(counts map[string]int) string {
		right, of := counts["right"], counts["lines"]
		return rate(of, func(i int) bool { return i < right }) + " of " + strconv.Itoa(of)
	}
	return []string{round, what, strconv.Itoa(all["lines"]), strconv.Itoa(all["right"]), strconv.Itoa(all["useless"]), strconv.Itoa(all["wrong"]), share(all), share(found)}, nil
}
