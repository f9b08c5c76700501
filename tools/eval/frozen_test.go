package main

import "testing"

func TestChangedTextsAreNotMeasured(t *testing.T) {
	for _, s := range sets {
		if _, err := thaw("drafts"+s.mark+".bad.jsonl", s.good); err == nil {
			t.Errorf("%s: a changed file is measured", s.name)
		}
		for name, hash := range map[string]string{"drafts" + s.mark + ".bad.jsonl": s.bad, "drafts" + s.mark + ".good.jsonl": s.good, "wording" + s.mark + ".jsonl": s.wording} {
			if list, err := thaw(name, hash); err != nil || len(list) < 50 {
				t.Errorf("%s: %d texts, %v", name, len(list), err)
			}
		}
	}
}

func TestEveryLabelBelongsToATextOfItsSet(t *testing.T) {
	for _, s := range sets {
		all, err := s.coached()
		if err != nil {
			t.Fatal(err)
		}
		asks, err := s.asked()
		if err != nil {
			t.Fatal(err)
		}
		known := map[string]bool{}
		for _, r := range all {
			known[r.ID] = true
		}
		for _, a := range asks {
			known[a.ID] = true
			if a.first.kind == "" || a.second.kind == "" {
				t.Errorf("%s: %s has no label", s.name, a.ID)
			}
		}
		for _, table := range []string{"drafts" + s.mark + ".first.tsv", "drafts" + s.mark + ".second.tsv", "wording" + s.mark + ".first.tsv", "wording" + s.mark + ".second.tsv"} {
			rows, err := labelled(table)
			if err != nil || len(rows) == 0 {
				t.Errorf("%s: %d rows, %v", table, len(rows), err)
			}
			for _, row := range rows {
				if !known[row[0]] {
					t.Errorf("%s labels %s, which is no text", table, row[0])
				}
			}
		}
	}
}

func TestTheIntervalHoldsTheFigure(t *testing.T) {
	share := func(pick []int) (sum float64) {
		for _, i := range pick {
			sum += float64(i%2) / float64(len(pick))
		}
		return sum
	}
	low, high := bootstrap(100, share)
	if again, _ := bootstrap(100, share); low >= .5 || high <= .5 || high-low > .3 || again != low {
		t.Errorf("%f to %f", low, high)
	}
}
