package matter

import (
	"cmp"
	_ "embed" // the weights
	"slices"
	"strconv"
	"strings"
	"sync"
)

// table holds a line for each weight: the model, the trait, the weight.
//
//go:embed weights.tsv
var table string

// weights reads the table, model by model.
var weights = sync.OnceValue(func() map[string]map[string]float64 {
	all := map[string]map[string]float64{}
	for line := range strings.Lines(table) {
		cells := strings.Split(strings.TrimSpace(line), "\t")
		if len(cells) != 3 {
			panic("matter: weights.tsv: " + line) // the file is built in
		}
		w, err := strconv.ParseFloat(cells[2], 64)
		if err != nil {
			panic("matter: weights.tsv: " + line)
		}
		if all[cells[0]] == nil {
			all[cells[0]] = map[string]float64{}
		}
		all[cells[0]][cells[1]] = w
	}
	return all
})

func strongest(all []Feature, most int) (names []string) {
	slices.SortStableFunc(all, func(a, b Feature) int { return cmp.Compare(b.Size, a.Size) })
	for _, f := range all[:min(most, len(all))] {
		names = append(names, f.Name)
	}
	return names
}
