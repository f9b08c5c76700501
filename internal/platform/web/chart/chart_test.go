package chart

import (
	"bytes"
	"context"
	"encoding/xml"
	"flag"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/a-h/templ"

	"upward/internal/pure/rhythm"
)

var update = flag.Bool("update", false, "write the goldens anew")

func render(t *testing.T, c templ.Component) string {
	t.Helper()
	var page bytes.Buffer
	if err := c.Render(context.Background(), &page); err != nil {
		t.Fatal(err)
	}
	return page.String()
}

// mail is a writer who works by day, keeps weekends mostly free and answers short
// messages sooner.
func mail(n int) rhythm.Style {
	random := rand.New(rand.NewPCG(1, 2))
	var sent []rhythm.Message
	var waits []rhythm.TimedWait
	for range n {
		day := 1 + random.IntN(26)
		at := time.Date(2024, 1, day, int(8+5*random.Float64()+6*random.Float64()), 10, 0, 0, time.UTC)
		if at.Weekday()%6 == 0 && random.Float64() < 0.8 {
			at = at.AddDate(0, 0, 2)
		}
		words := int(70 * math.Exp(0.9*random.NormFloat64()))
		sent = append(sent, rhythm.Message{At: at, Words: words})
		hours := 1.2 * math.Exp(1.6*random.NormFloat64())
		if words > 50 {
			hours *= 5
		}
		watched := 400 * random.Float64()
		wait := rhythm.Wait{Duration: time.Duration(min(hours, watched) * float64(time.Hour)), Answered: hours < watched && random.Float64() < 0.85}
		if !wait.Answered {
			wait.Duration = time.Duration(watched * float64(time.Hour))
		}
		waits = append(waits, rhythm.TimedWait{Wait: wait, At: at, Words: words, Question: random.Float64() < 0.4})
	}
	return rhythm.Of(sent, waits)
}

// shares are the rows of a chart of habits.
func shares() []Row {
	return []Row{
		{Label: "Short, up to 50 words", Estimate: rhythm.Share(92, 148)},
		{Label: "Ask a question", Estimate: rhythm.Share(41, 148)},
		{Label: "To one person only", Estimate: rhythm.Share(0, 148)},
		{Label: "On the phone", Estimate: rhythm.Share(2, 3)},
	}
}

func samples() map[string]templ.Component {
	style, few := mail(140), mail(5)
	never := rhythm.Of(nil, []rhythm.TimedWait{})
	long := strings.Repeat("A label that goes on and on, ", 6)
	return map[string]templ.Component{
		"bars":         Bars("How they write", "", Percent, shares()),
		"bars-long":    Bars("Long labels", "Labels longer than the bar.", Time, []Row{{Label: long, Estimate: rhythm.Estimate{Value: 3, Low: 1, High: 90, N: 12, Open: true}}, {Label: strings.Repeat("x", 200), Estimate: rhythm.Estimate{Value: 1, Low: 0.005, High: 2, N: 9}}}),
		"bars-none":    Bars("Nothing", "", Count, nil),
		"split":        Split("Answers by length of what you send", style.ByLength),
		"split-hour":   Split("Answers by the hour at which you send", style.ByHour),
		"split-few":    Split("Answers by length of what you send", few.ByLength),
		"hours":        Hours("When they write", style.Hours),
		"hours-few":    Hours("When they write", few.Hours),
		"week":         Week("On which days they write", style.Weekdays),
		"week-none":    Week("On which days they write", never.Weekdays),
		"answer":       Answer("How fast they answer", style.Curve, style.Answers),
		"answer-none":  Answer("How fast they answer", never.Curve, never.Answers),
		"answer-slow":  slow(),
		"mix":          Mix("How you two talk", []Part{{"mail", 148}, {"chat", 96}, {"meetings", 31}, {"calls", 6}}),
		"mix-many":     Mix("Many parts", []Part{{"one", 40}, {"two", 3}, {"three", 2}, {"four", 2}, {"five", 2}, {"six", 1}, {"seven", 1}, {"none", 0}, {"less", -4}}),
		"mix-one":      Mix("One part", []Part{{"mail", 20}}),
		"mix-few":      Mix("Few", []Part{{"mail", 2}}),
		"hostile-bars": Bars(`<script>alert("title")</script>`, `"><img src=x onerror=alert(1)>`, Percent, []Row{{Label: `</text><script>alert('x')</script>`, Estimate: rhythm.Share(9, 10), Note: `<b>"note"</b>`}}),
		"hostile-mix":  Mix(`</title><script>`, []Part{{`</svg><script>alert(1)</script>`, 20}}),
	}
}

// slow is a person who answers less than half of what was sent.
func slow() templ.Component {
	var waits []rhythm.TimedWait
	for i := range 30 {
		waits = append(waits, rhythm.TimedWait{Wait: rhythm.Wait{Duration: time.Duration(1+i) * 2 * time.Hour, Answered: i < 12 && i%3 == 0}})
	}
	style := rhythm.Of(nil, waits)
	return Answer("How fast they answer", style.Curve, style.Answers)
}

func TestPicturesAreThoseOfTheGoldens(t *testing.T) {
	for name, sample := range samples() {
		// One tag a line, so that a change can be read.
		got := strings.ReplaceAll(render(t, sample), "><", ">\n<") + "\n"
		path := filepath.Join("testdata", name+".html")
		if *update {
			if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s changed; go test -update writes it anew, look at it then", name)
		}
	}
}

// element is what the tests look for in a rendered chart.
type element struct {
	name       string
	attributes map[string]string
	text       string
}

// elements reads the chart as XML, which is stricter than a browser: whatever was
// not escaped breaks it.
func elements(t *testing.T, name, page string) []element {
	t.Helper()
	var all []element
	var open []int
	decoder := xml.NewDecoder(strings.NewReader(page))
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			return all
		}
		if err != nil {
			t.Fatalf("%s: %v\n%s", name, err, page)
		}
		switch token := token.(type) {
		case xml.StartElement:
			e := element{name: token.Name.Local, attributes: map[string]string{}}
			for _, a := range token.Attr {
				e.attributes[a.Name.Local] = a.Value
			}
			open = append(open, len(all))
			all = append(all, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			for _, i := range open {
				all[i].text += string(token)
			}
		}
	}
}

func count(all []element, name string) (n int, text string) {
	for _, e := range all {
		if e.name == name {
			n++
			text += e.text
		}
	}
	return n, text
}

func TestNoPictureStandsAlone(t *testing.T) {
	for name, sample := range samples() {
		all := elements(t, name, render(t, sample))
		for _, part := range []string{"figure", "figcaption", "svg", "title", "desc", "details", "summary", "table"} {
			if n, text := count(all, part); n != 1 || strings.TrimSpace(text) == "" {
				t.Errorf("%s has %d %s with text %q", name, n, part, text)
			}
		}
		for _, e := range all {
			if e.name == "svg" && e.attributes["role"] != "img" {
				t.Errorf("%s: the picture has role %q", name, e.attributes["role"])
			}
		}
	}
}

func TestPicturesObeyTheStrictestPolicy(t *testing.T) {
	for name, sample := range samples() {
		for _, e := range elements(t, name, render(t, sample)) {
			if e.name == "script" || e.name == "style" || e.name == "img" || e.name == "b" {
				t.Errorf("%s holds a %s", name, e.name)
			}
			for key, value := range e.attributes {
				if key == "style" || strings.HasPrefix(key, "on") || key == "href" {
					t.Errorf("%s: %s has %s=%q", name, e.name, key, value)
				}
			}
		}
	}
}

func TestCaptionsSayWhatTheyRestOn(t *testing.T) {
	want := map[string]string{
		"hours":       "n = 140",
		"week":        "At the weekend: ",
		"answer":      "Half are answered within ",
		"answer-slow": "Fewer than half were seen answered",
		"answer-none": "Not enough to say, n = 0.",
		"hours-few":   "Not enough to say, n = 5.",
		"split":       "these differ reliably, n = 140.",
		"split-hour":  "No reliable difference, n = 140.",
		"split-few":   "Not enough to compare, n = 5.",
		"mix":         "Mostly mail: 53 % (90 %: 48–58 %), n = 281.",
		"bars":        "Highest: Short, up to 50 words, 62 % (90 %: 55–68 %), n = 148.",
	}
	for name, sentence := range want {
		_, text := count(elements(t, name, render(t, samples()[name])), "figcaption")
		if text = strings.ReplaceAll(text, space, " "); !strings.Contains(text, sentence) {
			t.Errorf("%s says %q, want %q", name, text, sentence)
		}
	}
}

func TestDegenerateFiguresDrawNoNaN(t *testing.T) {
	odd := []float64{math.NaN(), math.Inf(1), math.Inf(-1), -1, 0, 1e300, -1e300, math.SmallestNonzeroFloat64}
	for _, a := range odd {
		for _, b := range odd {
			e := rhythm.Estimate{Value: a, Low: b, High: a, N: 20}
			var hours [24]rhythm.Estimate
			var days [7]rhythm.Estimate
			for i := range hours {
				hours[i], days[i%7] = e, e
			}
			steps := []rhythm.Step{{Hours: a, Share: b, Low: a, High: b, AtRisk: 3}, {Hours: b, Share: a, Low: b, High: a}}
			row := []Row{{Label: "x", Estimate: e}, {Label: "y", Estimate: rhythm.Share(1, 9)}}
			for name, c := range map[string]templ.Component{
				"percent": Bars("x", "", Percent, row),
				"time":    Bars("x", "", Time, row),
				"count":   Bars("x", "", Count, row),
				"hours":   Hours("x", hours),
				"week":    Week("x", days),
				"answer":  Answer("x", steps, rhythm.Bucket{Answer: e, OK: true, Within: e}),
			} {
				finite(t, name, render(t, c))
			}
		}
	}
}

// finite fails if a figure that is no number, or one far outside of the drawing,
// reached the page.
func finite(t *testing.T, name, page string) {
	t.Helper()
	for _, e := range elements(t, name, page) {
		for key, value := range e.attributes {
			if strings.Contains(value, "NaN") || strings.Contains(value, "Inf") || strings.Contains(value, "e+") || len(value) > 200 {
				t.Fatalf("%s: %s has %s=%q", name, e.name, key, value)
			}
			if (key == "width" || key == "height") && strings.HasPrefix(value, "-") {
				t.Fatalf("%s: %s has %s=%q", name, e.name, key, value)
			}
		}
		if strings.Contains(e.text, "NaN") || strings.Contains(e.text, "Inf") {
			t.Fatalf("%s says %q", name, e.text)
		}
	}
}

func TestThePathStaysShortHoweverMuchMail(t *testing.T) {
	var waits []rhythm.TimedWait
	for i := range 50_000 {
		waits = append(waits, rhythm.TimedWait{Wait: rhythm.Wait{Duration: time.Duration(i) * time.Minute / 5, Answered: true}})
	}
	style := rhythm.Of(nil, waits)
	if page := render(t, Answer("x", style.Curve, style.Answers)); len(page) > 50_000 {
		t.Errorf("the picture of %d messages takes %d bytes", len(waits), len(page))
	}
}

func TestTheStyleSheetKnowsEveryClass(t *testing.T) {
	sheet := string(Style())
	for name, sample := range samples() {
		for _, e := range elements(t, name, render(t, sample)) {
			for _, class := range strings.Fields(e.attributes["class"]) {
				if class != "chart-part-1" && !strings.Contains(sheet, "."+class) {
					t.Errorf("%s: no rule for %s", name, class)
				}
			}
		}
	}
}
