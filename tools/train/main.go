// Train fits the model of asks and writes its weights as a list of words. It reads labelled sentences beside the
// checkout, which are not part of the project, and reports how the model does on the sentences it did not see.
//
// It guarantees that the same data give the same file.
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	root := flag.String("root", "../shared/data", "folder of the labelled sentences")
	out := flag.String("o", "", "file to write the weights to; empty only reports")
	set := settings{}
	flag.Float64Var(&set.ridge, "ridge", 3, "strength of the pull towards zero")
	flag.Float64Var(&set.ruleSize, "rule", 2, "size of a rule beside a word, which is 1")
	flag.IntVar(&set.rare, "rare", 2, "fewest sentences that a phrase must occur in")
	flag.Float64Var(&set.tasks, "tasks", .15, "importance of a sentence of the second set")
	flag.Float64Var(&set.mail, "mail", 1, "importance of a sentence of the set made of whole messages")
	flag.Float64Var(&set.own, "own", 2, "importance of a sentence written for this project")
	flag.BoolVar(&set.plain, "plain", false, "words only, no rules: the model to beat")
	flag.IntVar(&set.folds, "folds", 5, "parts to cross-validate with")
	flag.Parse()
	if err := run(*root, *out, set); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(root, out string, set settings) error {
	data, err := load(root)
	if err != nil {
		return err
	}
	held := crossValidate(data.train, set)
	report(os.Stdout, "cross-validated on train", held)
	model := learn(data.train, set)
	report(os.Stdout, "dev", model.score(data.dev))
	report(os.Stdout, "dev_ood", model.score(data.ood))
	if out == "" {
		return nil
	}
	return model.write(out, held)
}
