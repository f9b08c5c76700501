package web_test

import (
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// colours reads the tokens: name to its colour by day and by night.
func colours(t *testing.T) map[string][2]string {
	t.Helper()
	text, err := os.ReadFile("style/tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	found := map[string][2]string{}
	for _, m := range regexp.MustCompile(`--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);`).FindAllStringSubmatch(string(text), -1) {
		found[m[1]] = [2]string{m[2], m[3]}
	}
	if want := strings.Count(string(text), "light-dark(#"); len(found) != want {
		t.Fatalf("%d tokens read of %d", len(found), want)
	}
	return found
}

// contrast is the ratio of WCAG 2.2, from 1 to 21.
func contrast(one, two string) float64 {
	a, b := luminance(one), luminance(two)
	return (max(a, b) + 0.05) / (min(a, b) + 0.05)
}

func luminance(hex string) float64 {
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, _ := strconv.ParseUint(hex[1+2*i:3+2*i], 16, 8)
		c := float64(n) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}

func TestContrastIsComputedAsPublished(t *testing.T) {
	if got := contrast("#000000", "#ffffff"); got != 21 {
		t.Errorf("black on white: %v", got)
	}
	if got := contrast("#777777", "#ffffff"); math.Abs(got-4.48) > 0.005 {
		t.Errorf("#777 on white: %v, want 4.48", got)
	}
}

func TestEveryTextCanBeRead(t *testing.T) {
	const text, line = 4.5, 3.0
	surfaces := []string{"paper", "sheet", "sunk"}
	washes := []string{"accent-wash", "green-wash", "teal-wash", "amber-wash", "red-wash", "plain-wash"}
	for _, c := range []struct {
		ink   string
		on    []string
		least float64
	}{
		{"ink", append(surfaces, washes...), 7},
		{"quiet", append(surfaces, "plain-wash"), text},
		{"plain", append(surfaces, "plain-wash"), text},
		{"accent", append(surfaces, "accent-wash", "green-wash", "amber-wash"), text},
		{"accent-strong", append(surfaces, "accent-wash"), text},
		{"on-accent", []string{"accent", "accent-strong"}, text},
		{"green", append(surfaces, "green-wash"), text},
		{"teal", append(surfaces, "teal-wash"), text},
		{"amber", append(surfaces, "amber-wash"), text},
		{"red", append(surfaces, "red-wash"), text},
		{"edge", surfaces, line},
		{"pencil", surfaces, line},
	} {
		for _, on := range c.on {
			all := colours(t)
			for i, when := range []string{"by day", "by night"} {
				if got := contrast(all[c.ink][i], all[on][i]); got < c.least {
					t.Errorf("%s on %s %s: %.2f, want %.1f", c.ink, on, when, got, c.least)
				}
			}
		}
	}
}

func TestEveryColourIsAToken(t *testing.T) {
	for _, name := range []string{"base", "frame", "parts", "forms", "tables"} {
		css, err := os.ReadFile("style/" + name + ".css")
		if err != nil {
			t.Fatal(err)
		}
		if found := regexp.MustCompile(`#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(`).Find(css); found != nil {
			t.Errorf("%s.css has a colour of its own: %s", name, found)
		}
		for _, m := range regexp.MustCompile(`var\(--([a-z0-9-]+)\)`).FindAllSubmatch(css, -1) {
			if !strings.Contains(tokens(t), "--"+string(m[1])+":") {
				t.Errorf("%s.css uses --%s, which is no token", name, m[1])
			}
		}
	}
}

func tokens(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("style/tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
