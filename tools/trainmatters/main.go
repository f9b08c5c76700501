// Trainmatters fits the weights of internal/pure/matter: how likely a sentence of the mail is open on a day. It reads the labels of open
// matters and the real mail beside the checkout, of which nothing but weights is written.
//
// It guarantees that the same data give the same file.
package main

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
	"strings"
	"time"

	"upward/internal/feature/ask"
	"upward/internal/platform/database"
	"upward/internal/pure/matter"
	"upward/tools/fit"
	"upward/tools/matters"
)

func main() {
	root := flag.String("root", "../shared/data", "folder of the real data")
	out := flag.String("o", "", "file to write the weights to; empty only reports")
	ridge := flag.Float64("ridge", 3, "strength of the pull towards zero")
	flag.Parse()
	if err := run(*root, *out, *ridge); err != nil {
		fmt.Fprintln(os.Stderr, "trainmatters:", err)
		os.Exit(1)
	}
}

// example is a sentence on one day.
type example struct {
	model, pair string
	features    []matter.Feature
	open        bool
}

// models are the lists of weights, and looked how many days after it was said a sentence is looked at.
var models = []string{matter.Ask, matter.Wait, "promise"}

const looked = 35

func run(root, out string, ridge float64) error {
	all, err := load(root)
	if err != nil {
		return err
	}
	var table strings.Builder
	for _, model := range models {
		known := slices.DeleteFunc(slices.Clone(all), func(x example) bool { return x.model != model })
		tuned := func(x example) bool { return slices.Contains(matters.Tuned, x.pair) }
		report("cross-validated, "+model, crossValidated(slices.DeleteFunc(slices.Clone(known), func(x example) bool { return !tuned(x) }), ridge))
		weights := train(known, tuned, ridge)
		report("not trained on, "+model, judge(known, func(x example) bool { return !tuned(x) }, weights))
		for _, name := range slices.Sorted(maps.Keys(weights)) {
			fmt.Fprintf(&table, "%s\t%s\t%.3f\n", model, name, weights[name])
		}
	}
	if out == "" {
		return nil
	}
	return os.WriteFile(out, []byte(table.String()), 0o644)
}

// load reads every sentence that may be a matter, on each day after it until something later was said about it.
func load(root string) (all []example, err error) {
	gold, err := matters.First()
	if err != nil {
		return nil, err
	}
	for _, pair := range matters.Pairs(gold) {
		h, err := matters.Open(root, pair)
		if err != nil {
			return nil, err
		}
		found, err := sentences(h)
		if err != nil {
			return nil, err
		}
		for _, s := range found {
			all = append(all, days(pair, s, matters.Of(gold, pair))...)
		}
		if err := h.Close(); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// sentence is a suggestion with the place of its words.
type sentence struct {
	ask.Suggestion
	line matters.Line
}

func sentences(h *matters.History) (all []sentence, err error) {
	for more := true; more; {
		found, err := h.Asks.Suggest(context.Background(), h.Actor, ask.Finding{Faint: true, After: len(all), Limit: 500})
		if err != nil {
			return nil, err
		}
		more = found.More
		err = h.DB.Read(context.Background(), func(tx *database.Tx) error {
			for _, s := range found.Suggestions {
				m, _, err := h.History.Get(tx, h.Actor, s.Message)
				if err != nil {
					return err
				}
				all = append(all, sentence{s, h.Find(s.Kind, m.Offset, s.Words)})
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return all, nil
}

func days(pair string, s sentence, gold []matters.Matter) (all []example) {
	for age := range looked {
		day := s.Said.AddDate(0, 0, age)
		if s.Answer != "" && day.After(s.Answered) && age > 0 {
			break
		}
		date := day.Format(time.DateOnly)
		open := slices.ContainsFunc(gold, func(m matters.Matter) bool { return m.Is(s.line) && m.On(date) })
		all = append(all, example{matter.Model(s.Kind), pair, s.Traits.Features(s.Day(day)), open})
	}
	return all
}

// train fits the examples that use says.
func train(all []example, use func(example) bool, ridge float64) map[string]float64 {
	index, names := map[string]int{}, []string{}
	for _, x := range all {
		for _, f := range x.features {
			if _, known := index[f.Name]; !known && use(x) {
				index[f.Name] = len(names)
				names = append(names, f.Name)
			}
		}
	}
	var rows []fit.Row
	for _, x := range all {
		if !use(x) {
			continue
		}
		row := fit.Row{Sign: -1, Weight: 1}
		if x.open {
			row.Sign = 1
		}
		for _, f := range x.features {
			row.Index, row.Value = append(row.Index, index[f.Name]), append(row.Value, f.Size)
		}
		rows = append(rows, row)
	}
	w := fit.Logistic(rows, len(names), ridge)
	weights := map[string]float64{}
	for i, name := range names {
		weights[name] = w[i]
	}
	weights["always"] += w[len(names)]
	return weights
}

// judged is what a model says of an example.
type judged struct {
	chance float64
	open   bool
}

func judge(all []example, use func(example) bool, weights map[string]float64) (out []judged) {
	for _, x := range all {
		if !use(x) {
			continue
		}
		sum := 0.0
		for _, f := range x.features {
			sum += weights[f.Name] * f.Size
		}
		out = append(out, judged{1 / (1 + math.Exp(-sum)), x.open})
	}
	return out
}

// crossValidated judges each pair by weights from the others.
func crossValidated(all []example, ridge float64) (out []judged) {
	for _, pair := range matters.Tuned {
		weights := train(all, func(x example) bool { return x.pair != pair }, ridge)
		out = append(out, judge(all, func(x example) bool { return x.pair == pair }, weights)...)
	}
	return out
}

func report(title string, all []judged) {
	slices.SortFunc(all, func(a, b judged) int { return cmp.Compare(b.chance, a.chance) })
	positive := 0
	for _, j := range all {
		if j.open {
			positive++
		}
	}
	fmt.Printf("%s: %d sentence-days, %d open\n", title, len(all), positive)
	for _, at := range []float64{.3, .4, .5, .6, .7, .8} {
		shown, right := 0, 0
		for _, j := range all {
			if j.chance >= at {
				shown++
				if j.open {
					right++
				}
			}
		}
		fmt.Printf("  from %.1f: %d shown, right %.2f, found %.2f\n", at, shown, float64(right)/float64(max(shown, 1)), float64(right)/float64(max(positive, 1)))
	}
}
