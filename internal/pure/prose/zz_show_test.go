package prose

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestZZShow(t *testing.T) {
	for _, p := range strings.Fields(os.Getenv("SHOW")) {
		b, _ := os.ReadFile(p)
		body := strings.ReplaceAll(string(b), "\r\n", "\n")
		fmt.Println("=====", p[strings.LastIndex(p, "/")+1:])
		z := Zones(body)
		for i, l := range strings.Split(body, "\n") {
			if len(l) > 110 {
				l = l[:110]
			}
			fmt.Printf("%-10.10s|%s\n", z[i], l)
		}
	}
}
