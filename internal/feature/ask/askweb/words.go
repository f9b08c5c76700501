package askweb

import (
	"slices"
	"strings"
	"time"

	"upward/internal/feature/ask"
	"upward/internal/platform/web"
)

// firstName is how the owner would call the other person; "They" where no name is known.
func firstName(name string) string {
	first, _, _ := strings.Cut(strings.TrimSpace(name), " ")
	if first == "" || strings.Contains(first, "@") {
		return "They"
	}
	return first
}

// person is the other person's name as a sentence can hold it.
func person(name string) string {
	if name == "" {
		return "Somebody"
	}
	return name
}

// heading is an ask as the title of its page.
func heading(a ask.Ask) string {
	if a.Meaning.Outcome != "" {
		return clip(a.Meaning.Outcome, 70)
	}
	return "“" + clip(a.Words, 70) + "”"
}

// clip cuts a text after some characters, between two words where it can.
func clip(text string, longest int) string {
	text = strings.Join(strings.Fields(text), " ")
	runes := []rune(text)
	if len(runes) <= longest {
		return text
	}
	cut := string(runes[:longest])
	if space := strings.LastIndexByte(cut, ' '); space > len(cut)/2 {
		cut = cut[:space]
	}
	return strings.TrimRight(cut, ",;:. ") + " …"
}

// day reads a day as asks hold it; the zero time for none.
func day(text string) time.Time {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return time.Time{}
	}
	return t
}

// onDay writes a day in full: "Tuesday, 24 November", with the year where it is another.
func onDay(text string, now time.Time) string {
	t := day(text)
	switch {
	case t.IsZero():
		return ""
	case t.Year() == now.Year():
		return t.Format("Monday, 2 January")
	}
	return t.Format("Monday, 2 January 2006")
}

func today(now time.Time) string { return now.Format(time.DateOnly) }

// said is who said it and when.
func said(name string, at, now time.Time) string {
	if at.IsZero() {
		return person(name)
	}
	return person(name) + ", " + web.Moment(at, now)
}

// asked is who asked whom and when.
func asked(a ask.Ask, now time.Time) string {
	if a.Direction == ask.FromMe {
		return "You to " + said(a.Name, a.Said, now)
	}
	return said(a.Name, a.Said, now)
}

// source is the address of a message, "" for none.
func source(message string) string {
	if message == "" {
		return ""
	}
	return "/messages/" + message
}

// measure writes what is counted, from where to where.
func measure(m ask.Measure) string {
	parts := []string{}
	for _, part := range [][2]string{{"", m.What}, {"from ", m.From}, {"to ", m.To}} {
		if part[1] != "" {
			parts = append(parts, part[0]+part[1])
		}
	}
	return strings.Join(parts, " ")
}

// how says how a confirmation was obtained; packets and exports say the same.
func how(h ask.How) string {
	switch h {
	case ask.ByReply:
		return "by their reply"
	case ask.ByLink:
		return "by their link"
	}
	return "recorded by you"
}

// verdict is what they said, as a state with its words.
func verdict(c ask.Confirmation) (state, words string) {
	switch {
	case c.Verdict == "confirmed":
		return "confirmed", "Confirmed"
	case c.Verdict == "corrected" && c.Standing == "open":
		return "due", "Corrected, not taken over"
	case c.Verdict == "corrected":
		return "confirmed", "Corrected"
	}
	return "due", "Asked back"
}

// happened says in a sentence what a step of the history was.
func happened(e ask.Event, a ask.Ask) string {
	them := firstName(a.Name)
	switch e.Kind {
	case "recorded":
		switch {
		case e.Note != "" && a.Direction == ask.FromMe:
			return "You noted that you wait for it, " + e.Note + "."
		case e.Note != "":
			return "You took it on, " + e.Note + "."
		}
		return "You recorded it."
	case "edited":
		return "You changed what it means."
	case "proposed":
		return "You wrote down for " + whom(a) + " how you understand it."
	case "confirmed":
		return them + " confirmed it, " + e.Note + "."
	case "corrected":
		return them + " corrected it, " + e.Note + "."
	case "taken over":
		return "You took over what " + whom(a) + " corrected."
	case "asked back":
		return them + " asked back, " + e.Note + "."
	case "delivered":
		if a.Direction == ask.FromMe {
			return them + " delivered it."
		}
		return "You delivered it."
	case "verified":
		return "You looked at the outcome: " + e.Note + "."
	case "dropped":
		return "You dropped it."
	case "reopened":
		return "You took it up again."
	case "undone":
		return "You took a step back: “" + e.Note + "” counts no longer."
	}
	return e.Kind
}

// whom is the other person in the middle of a sentence.
func whom(a ask.Ask) string {
	if name := firstName(a.Name); name != "They" {
		return name
	}
	return "them"
}

// traitWords says the traits that mean something to a reader.
var traitWords = map[string]string{
	"to one": "to one person", "by name": "by name", "reply": "in an answer", "names a day": "names a day", "question mark": "a question", "question": "a question",
	"please": "“please”", "let me know": "“let me know”", "all of you": "to everyone", "a meeting": "a meeting", "thoughts": "asks for comments",
	"handing over": "something to hand over", "keeping posted": "promises news", "urgent": "urgent", "order": "an order", "request": "a request",
	"promise": "a promise", "passed on": "passed on with a word", "a moment": "for now", "need": "a need",
}

// reasons are the traits that spoke for a suggestion, each once.
func reasons(why []string) string {
	kept := []string{}
	for _, trait := range why {
		if words := traitWords[trait]; words != "" && !slices.Contains(kept, words) {
			kept = append(kept, words)
		}
	}
	return strings.Join(kept, ", ")
}

// paragraphs cuts a drafted mail at its empty lines, and those into lines.
func paragraphs(text string) (all [][]string) {
	for _, paragraph := range strings.Split(strings.TrimSpace(text), "\n\n") {
		all = append(all, strings.Split(paragraph, "\n"))
	}
	return all
}

// filled are the parts of a meaning that say something.
func filled(m ask.Meaning, now time.Time) []part {
	return slices.DeleteFunc(parts(m, now), func(p part) bool { return p.text == "" })
}

// wanted reminds of the number that was agreed.
func wanted(m ask.Measure) string {
	if m == (ask.Measure{}) {
		return ""
	}
	return "Agreed was: " + measure(m) + "."
}

// undoLabel says what taking the step back does where that is more than it seems.
func undoLabel(e ask.Event) string {
	if e.Kind == "recorded" {
		return "Remove this ask"
	}
	return "Undo this step"
}
