// Train fits the model of asks and writes its weights as a list of words. It reads labelled sentences beside the
// checkout, which are not part of the project, and reports how the model does on the sentences it did not see.
//
// It guarantees that the same data give the same file.
package main

import (
	"flag"
	"fmt"
	"os"

	"upward/tools/train/learn"
)

func main() {
	root := flag.String("root", "../shared/data", "folder of the labelled sentences")
	out := flag.String("o", "", "file to write the weights to; empty only reports")
	set := learn.Best()
	flag.Float64Var(&set.Ridge, "ridge", set.Ridge, "strength of the pull towards zero")
	flag.Float64Var(&set.RuleSize, "rule", set.RuleSize, "size of a rule beside a word, which is 1")
	flag.IntVar(&set.Rare, "rare", set.Rare, "fewest sentences that a phrase must occur in")
	flag.IntVar(&set.Folds, "folds", set.Folds, "parts to cross-validate with")
	tasks := flag.Float64("tasks", set.Importance["lin"], "importance of a sentence of the second set")
	own := flag.Float64("own", set.Importance["own"], "importance of a sentence written for this project")
	mail := flag.Float64("mail", 1, "importance of a sentence of the set made of whole messages")
	flag.Parse()
	set.Importance["lin"], set.Importance["own"], set.Importance["mailex"] = *tasks, *own, *mail
	if err := run(*root, *out, set); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(root, out string, set learn.Settings) error {
	data, err := learn.Load(root, learn.Ours)
	if err != nil {
		return err
	}
	held := learn.CrossValidate(data.Train, set)
	learn.Report(os.Stdout, "cross-validated on train", held)
	model := learn.Fit(data.Train, set)
	learn.Report(os.Stdout, "dev", model.Score(data.Dev))
	learn.Report(os.Stdout, "dev_ood", model.Score(data.Other))
	if out == "" {
		return nil
	}
	return model.Write(out, held)
}
