package draft

import (
	"fmt"
	"testing"
)

func TestZZ(t *testing.T) {
	for id, d := range frozenDrafts(t) {
		l := open(d, Context{Now: morning})
		if len(l.asks) == 0 {
			fmt.Printf("%s %q open %d closed %d\n", id, l.body.Of(d), once(unsettled, l.body.Of(d)), once(settled, l.body.Of(d)))
		}
	}
}
