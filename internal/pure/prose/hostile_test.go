package prose

import (
	"runtime"
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
		"programs' fields":    fill("X-A: b\nReceived: c\n"),
		"files":               fill("- plan.xls\n"),
		"names":               fill("Ana Ruiz\n"),
		"items without words": "Please send me the following:\n" + fill("- \x01\n"),
		"items":               "Please send me the following:\n" + fill("- the report; it is new\n"),
		"asks on one line":    fill("Please send the report. The team needs a. "),
		"closings":            fill("Thanks,\nAna\n"),
		"numbers to call":     fill("Ana Ruiz\nHead of Sales\n+1 555 010 0199\n\n"),
		"notices":             fill("To unsubscribe\n\nHi Ana,\n"),
		"notes' names":        fill("Ana Ruiz\n06/03/2024 09:15 AM\n"),
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

// TestLargeTextIsZonedInBoundedMemory would not end if a rule looked at lines again and again.
func TestLargeTextIsZonedInBoundedMemory(t *testing.T) {
	long := hostile(10 << 20)
	for name, text := range hostile(1 << 20) {
		switch name {
		case "one long word", "one long line", "quotes", "nonsense bytes", "right to left", "blank lines", "nested quotes":
			text = long[name]
		}
		learned := Learned{"Ana Ruiz\nHead of Sales\n+1 555 010 0199", "a\na\na\nb", "Thanks,\nb"}
		lines := strings.Count(text, "\n") + 1
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		n := len(ZonesOf(text, About{Subject: "FW: x", Learned: learned}))
		runtime.ReadMemStats(&after)
		if n != lines {
			t.Errorf("%s: %d zones for %d lines", name, n, lines)
		}
		if used := after.TotalAlloc - before.TotalAlloc; used > 64*uint64(len(text)) {
			t.Errorf("%s: %d MB taken for %d MB", name, used>>20, len(text)>>20)
		}
	}
}

func TestAHundredThousandNestedQuotesAreQuoted(t *testing.T) {
	var b strings.Builder
	b.WriteString("Yes.\n")
	for depth := 1; depth <= 100_000; depth++ {
		b.WriteString(strings.Repeat(">", min(depth, 300)))
		b.WriteString(" On Jun 3, 2024, at 9:00, Tom <t@example.org> wrote:\n")
	}
	zones := Zones(b.String())
	if zones[0] != Author {
		t.Errorf("the answer is %s", zones[0])
	}
	for i, zone := range zones[1:100_001] {
		if zone != Quoted {
			t.Fatalf("line %d is %s", i+2, zone)
		}
	}
}

func TestSignaturesAreSoughtInHostileMailToo(t *testing.T) {
	var bodies []string
	for _, text := range hostile(200_000) {
		bodies = append(bodies, text, text+"\nb", text+"\nc")
	}
	for _, block := range Signatures(bodies) {
		if len(block) > maxSignature*(maxTail+1) {
			t.Errorf("a block of %d bytes", len(block))
		}
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
	if n := len(ZonesOf(text, About{Subject: cutAt(text, 40), Learned: Signatures([]string{text, text + "\na", "b\n" + text})})); n != strings.Count(text, "\n")+1 {
		t.Fatalf("%d zones with what was learnt", n)
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
		for _, s := range []*Span{a.Who, a.What, a.Due, a.Measure, a.Outcome} {
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
		"Ana/X@Y on 1/2/03 4:05 AM\nTo: x\n", "- a.xls\n", ">>> A <a@b> 04/25/01 03:47PM >>>\nx", "Thanks. Ana 4711", "Ana & Tom", "<<a.doc>>",
		"Received: x\nFrom: a\nTo: b\n\nc", "???  Ana\n? \n", "see the note below from Ana:\nx", "----- Transféré par A/B le 03.06.2024 10:00 -----\n\n", "I'll, we'll; let me", "by the 15th - 20th of of", "5 to 6 of",
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
