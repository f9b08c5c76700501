package prose

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// hostile are shapes that break careless readers.
func hostile(size int) map[string]string {
	fill := func(piece string) string { return strings.Repeat(piece, size/len(piece)+1) }
	return map[string]string{
		"one long word":       fill("a"),
		"one long line":       fill("please send it by Friday "),
		"marks":               fill("!"),
		"full stops":          fill("."),
		"numbers":             fill("1-2/3.4:"),
		"quotes":              fill(">"),
		"nested quotes":       fill("\n> On Jun 3, 2024, at 9:00, Tom <t@example.org> wrote:"),
		"deeper and deeper":   nested(size),
		"headers":             fill("From: a@example.org\n"),
		"header introduction": fill("On Jun 3, 2024 "),
		"blank lines":         fill("\n"),
		"short lines":         fill("a\n"),
		"rules":               fill("____________________\n\n"),
		"nonsense bytes":      fill("\xff\xfe\x00\x80"),
		"right to left":       fill("שלום מר כהן, "),
		"apostrophes":         fill("'"),
		"dashes":              fill("--\n"),
		"colons":              fill("To: \n\n"),
		"days":                fill("monday to "),
		"lengths":             fill("1 day and "),
		"last":                fill("last "),
		"next":                fill("the next "),
	}
}

func nested(size int) string {
	var b strings.Builder
	for depth := 1; b.Len() < size; depth = depth%400 + 1 {
		b.WriteString(strings.Repeat(">", depth) + " x\n")
	}
	return b.String()
}

func TestHostileTextIsReadToItsEnd(t *testing.T) {
	for name, text := range hostile(60_000) {
		t.Run(name, func(t *testing.T) { checkAll(t, text) })
	}
}

// checkAll runs everything and checks that what is found lies in the text.
func checkAll(t *testing.T, text string) {
	inside := func(what string, s Span, of string) {
		if s.Start < 0 || s.End > len(of) || s.Start > s.End {
			t.Fatalf("%s: span %v of %d bytes", what, s, len(of))
		}
	}
	if n, want := len(Zones(text)), strings.Count(text, "\n")+1; n != want {
		t.Fatalf("%d zones for %d lines", n, want)
	}
	written := Written(text)
	QuotedHeaders(text)
	last := 0
	for _, s := range Sentences(text) {
		inside("sentence", s, text)
		if s.Start < last || s.End == s.Start {
			t.Fatalf("sentence %v after %d", s, last)
		}
		last = s.End
	}
	for _, a := range Asks(written) {
		inside("ask", a.Span, written)
		for _, s := range []*Span{a.What, a.Due, a.Measure, a.Outcome} {
			if s != nil {
				inside("piece", *s, written)
			}
		}
		if !(a.Score >= 0 && a.Score <= 1) {
			t.Fatalf("score %f", a.Score)
		}
	}
	for _, p := range Promises(text) {
		inside("promise", p.Span, text)
		inside("promised", p.What, text)
	}
	for _, d := range Times(text, wednesday) {
		inside("time", d.Span, text)
		if d.Of(text) != d.Text {
			t.Fatalf("time %q stands at %q", d.Text, d.Of(text))
		}
	}
	short := cutAt(text, 4000)
	Answer(text)
	Outcome(short)
	_, _, _, spans := Score(short)
	for _, s := range spans {
		inside("scored", s.Span, short)
	}
	if Words(text) > len(text) {
		t.Fatalf("%d words in %d bytes", Words(text), len(text))
	}
	HasQuestion(text)
}

func FuzzProse(f *testing.F) {
	for _, seed := range []string{
		"Hi Ana,\nCan you send it by EOD Friday, June 7?\nThanks,\nTom",
		"-----Original Message-----\nFrom: a\nSent: b\nTo: c\n", "On 3/4/2000 5:06 PM, \"A\" <a@b> wrote:\n> x",
		"the 31st of february 2023-02-30 25:61 24h Q5 w/c 3 1.5 hours", "…“”’", "\xc3\x28 by \xff", "next next last this week of of",
		"Ana/X@Y on 1/2/03 4:05 AM\nTo: x\n", "I'll, we'll; let me", "by the 15th - 20th of of", "5 to 6 of",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		checkAll(t, text)
		if utf8.ValidString(text) && !utf8.ValidString(Written(text)) {
			t.Fatal("the written part is broken text")
		}
	})
}
