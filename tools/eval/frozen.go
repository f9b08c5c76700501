package main

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
)

// The drafts and asks were written before the rules that they measure; these are their hashes from that day.
const (
	frozenBad     = "0ff102b8cc6e5b16320933e952a988b6bf4b4a80c6b6a11c8c10ff2c79a2c2ce"
	frozenGood    = "c057a469bbc3d17c13241e68e12fa5dfef5d446797def50745712a07d6607527"
	frozenWording = "94ede972dd7d6fcd97dae31cf0960ad4d1e03b95e4f87915f150b35bade4e94d"
)

//go:embed labels/drafts.bad.jsonl
var badDrafts []byte

//go:embed labels/drafts.good.jsonl
var goodDrafts []byte

//go:embed labels/wording.jsonl
var wordingAsks []byte

// frozen is one text that was labelled.
type frozen struct {
	ID    string `json:"id"`
	Draft string `json:"draft"`
	Text  string `json:"text"`
}

// odd says whether rules may have been tuned on it.
func (f frozen) odd() bool { return strings.IndexByte("13579", f.ID[len(f.ID)-1]) >= 0 }

// thaw reads frozen texts, if they are still those that were labelled.
func thaw(data []byte, want string) ([]frozen, error) {
	sum := sha256.Sum256(data)
	if got := hex.EncodeToString(sum[:]); got != want {
		return nil, fmt.Errorf("the frozen texts were changed: their hash is %s, not %s", got, want)
	}
	var all []frozen
	scanner := bufio.NewScanner(bytes.NewReader(data))
	scanner.Buffer(nil, 1<<20)
	for scanner.Scan() {
		var f frozen
		if err := json.Unmarshal(scanner.Bytes(), &f); err != nil {
			return nil, err
		}
		if f.ID == "" {
			return nil, fmt.Errorf("a frozen text has no id")
		}
		all = append(all, f)
	}
	return all, scanner.Err()
}

// tsv reads the rows of a table without its header.
func tsv(data string) (rows [][]string) {
	for n, line := range strings.Split(data, "\n") {
		if f := strings.Split(strings.TrimSuffix(line, "\r"), "\t"); n > 0 && len(f) > 1 {
			rows = append(rows, f)
		}
	}
	return rows
}

// ranged writes a figure with its interval over the drawn things.
func ranged(n int, measure func(pick []int) float64) string {
	if n == 0 {
		return "–"
	}
	low, high := bootstrap(n, measure)
	return fmt.Sprintf("%.2f (%.2f–%.2f)", measure(every(n)), low, high)
}

// every is each of n things once.
func every(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return all
}
