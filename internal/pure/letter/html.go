package letter

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// quoteDepth bounds the marks before a line; deeper quotes look the same.
const quoteDepth = 12

// htmlText turns HTML into the text a reader would see: paragraphs, "- " before list items, "> " before quoted lines.
func htmlText(source string) string {
	w := &htmlWriter{}
	tokens := html.NewTokenizer(strings.NewReader(source))
	for {
		kind := tokens.Next()
		switch kind {
		case html.ErrorToken:
			return w.out.String()
		case html.TextToken:
			if w.hidden == 0 {
				w.text(string(tokens.Text()))
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := tokens.TagName()
			tag := atom.Lookup(name)
			concealed := more && conceals(tokens)
			w.start(tag, concealed && kind == html.StartTagToken)
		case html.EndTagToken:
			name, _ := tokens.TagName()
			w.end(atom.Lookup(name))
		}
	}
}

// conceals tells whether the attributes of the tag hide its content, as mail does with preview lines.
func conceals(tokens *html.Tokenizer) bool {
	hides := false
	for more := true; more; {
		var key, value []byte
		key, value, more = tokens.TagAttr()
		if string(key) == "style" {
			style := strings.ToLower(strings.ReplaceAll(string(value), " ", ""))
			hides = hides || strings.Contains(style, "display:none") || strings.Contains(style, "mso-hide:all")
		}
	}
	return hides
}

type htmlWriter struct {
	out    strings.Builder
	breaks int // line breaks owed before the next text
	begun  bool
	space  bool // a blank is owed
	inLine bool
	quotes int
	pre    int
	item   bool // a list item begins
	lists  int

	hidden int       // how many open tags of the kind below hide the text
	hider  atom.Atom // the kind
}

func (w *htmlWriter) start(tag atom.Atom, concealed bool) {
	if w.hider == atom.Head && tag == atom.Body {
		w.hidden = 0 // the head was not closed
	}
	if w.hidden > 0 {
		if tag == w.hider && tag != 0 {
			w.hidden++
		}
		return
	}
	switch tag {
	case atom.Style, atom.Script, atom.Head, atom.Title, atom.Template:
		w.hide(tag)
	case atom.Br:
		w.lines(w.breaks + 1)
	case atom.Hr:
		w.lines(1)
		w.text(strings.Repeat("_", 32))
		w.lines(1)
	case atom.Blockquote:
		w.lines(1)
		w.quotes++
	case atom.Pre:
		w.lines(2)
		w.pre++
	case atom.Ul, atom.Ol:
		w.lists++
		w.lines(1)
	case atom.Li:
		w.lines(1)
		w.item = true
	case atom.Td, atom.Th:
		w.space = true
	default:
		w.lines(gap(tag))
	}
	if concealed && !isVoid(tag) {
		w.hide(tag)
	}
}

func (w *htmlWriter) hide(tag atom.Atom) {
	w.hidden, w.hider = 1, tag
}

func (w *htmlWriter) end(tag atom.Atom) {
	if w.hidden > 0 {
		if tag == w.hider || tag == atom.Body || w.hider == atom.Head && tag == atom.Html {
			w.hidden--
		}
		return
	}
	switch tag {
	case atom.Blockquote:
		w.lines(1)
		w.quotes = max(w.quotes-1, 0)
	case atom.Pre:
		w.lines(2)
		w.pre = max(w.pre-1, 0)
	case atom.Ul, atom.Ol:
		w.lists = max(w.lists-1, 0)
		w.lines(1)
	case atom.Li:
		w.item = false
		w.lines(1)
	default:
		w.lines(gap(tag))
	}
}

// gap is the number of line breaks around a tag: 2 leave a blank line.
func gap(tag atom.Atom) int {
	switch tag {
	case atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Table, atom.Dl:
		return 2
	case atom.Div, atom.Tr, atom.Dt, atom.Dd, atom.Section, atom.Article, atom.Header, atom.Footer, atom.Center, atom.Address,
		atom.Form, atom.Fieldset, atom.Caption, atom.Body, atom.Figure, atom.Main, atom.Nav, atom.Aside:
		return 1
	}
	return 0
}

func isVoid(tag atom.Atom) bool {
	switch tag {
	case atom.Br, atom.Hr, atom.Img, atom.Input, atom.Meta, atom.Link, atom.Area, atom.Base, atom.Col, atom.Embed, atom.Source,
		atom.Wbr:
		return true
	}
	return false
}

// lines owes at least n line breaks.
func (w *htmlWriter) lines(n int) {
	if n > 0 && w.item {
		n = 1 // a paragraph does not part a bullet from its text
	}
	if n > 0 {
		w.breaks = max(w.breaks, n)
		w.space = false
	}
}

func (w *htmlWriter) text(s string) {
	if w.pre > 0 {
		for i, line := range strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n") {
			if i > 0 {
				w.lines(w.breaks + 1)
			}
			w.word(strings.TrimRight(line, " \t"))
		}
		return
	}
	for s != "" {
		end := strings.IndexFunc(s, unicode.IsSpace)
		if end == 0 {
			w.space = true
			s = strings.TrimLeftFunc(s, unicode.IsSpace)
			continue
		}
		if end < 0 {
			end = len(s)
		}
		w.word(s[:end])
		s = s[end:]
	}
}

// word writes what is owed, then s.
func (w *htmlWriter) word(s string) {
	s = visible(s)
	if s == "" {
		return
	}
	if w.breaks > 0 && w.begun {
		w.breakLines()
	}
	if !w.inLine {
		w.out.WriteString(strings.Repeat("> ", min(w.quotes, quoteDepth)))
		if w.item {
			w.out.WriteString(strings.Repeat("  ", min(max(w.lists-1, 0), quoteDepth)) + "- ")
		}
	} else if w.space {
		w.out.WriteByte(' ')
	}
	w.out.WriteString(s)
	w.begun, w.inLine, w.item, w.space, w.breaks = true, true, false, false, 0
}

// breakLines writes the line breaks owed, at most one blank line.
func (w *htmlWriter) breakLines() {
	w.out.WriteByte('\n')
	if w.breaks > 1 {
		w.out.WriteString(strings.TrimRight(strings.Repeat("> ", min(w.quotes, quoteDepth)), " ") + "\n")
	}
	w.inLine = false
}

// visible drops the characters of no width that mail is padded with.
func visible(s string) string {
	if !strings.ContainsAny(s, "\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f") {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch r {
		case '\u200b', '\u200c', '\u2060', '\ufeff', '\u00ad', '\u034f':
			return -1
		}
		return r
	}, s)
}
