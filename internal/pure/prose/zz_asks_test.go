package prose

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestZZAsks(t *testing.T) {
	for _, p := range strings.Fields(os.Getenv("SHOW")) {
		b, _ := os.ReadFile(p)
		body := Written(strings.ReplaceAll(string(b), "\r\n", "\n"))
		m := map[Span]Ask{}
		for _, a := range Asks(body) {
			m[a.Span] = a
		}
		for _, s := range Sentences(body) {
			txt := strings.Join(strings.Fields(s.Of(body)), " ")
			if len(txt) > 170 {
				txt = txt[:170]
			}
			p, l, _, _ := Score(s.Of(body))
			mark := " "
			if l == IsAsk {
				mark = "A"
			} else if l == IsPossible {
				mark = "p"
			}
			k := m[s].Kind
			fmt.Printf("%s %.2f %-7s %s\n", mark, p, k, txt)
		}
	}
}
