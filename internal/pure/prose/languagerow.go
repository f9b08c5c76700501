package prose

import "strings"

// row says words of a language in the words of the rules.
type row struct {
	from []part
	to   []part
}

// part is one word, mark or number of a row, or a slot that takes one of its kind.
type part struct {
	piece
	slot string // "" for a plain word
	take int    // in to: which place of from it repeats
}

// slotKinds are the kinds of words that a row can take.
var slotKinds = map[string]func(p piece) bool{
	"weekday": func(p piece) bool { return p.meaning().weekday > 0 },
	"month":   func(p piece) bool { return p.meaning().month > 0 },
	"unit":    func(p piece) bool { return p.meaning().unit != "" },
	"nth":     func(p piece) bool { return p.meaning().nth > 0 },
	"number":  func(p piece) bool { return p.number >= 0 },
	"hour":    func(p piece) bool { return p.number >= 0 && p.number <= 24 && p.digits <= 2 },
	"minute":  func(p piece) bool { return p.digits == 2 && p.number < 60 },
	"day":     func(p piece) bool { return p.number > 0 && p.number <= 31 && p.digits > 0 && p.digits <= 2 },
	"mm":      func(p piece) bool { return p.number > 0 && p.number <= 12 && p.digits > 0 && p.digits <= 2 },
}

// say adds one way to say a row of the rules; "-" stands for words that say nothing of time.
func (l *language) say(canonical, words string, known map[string]*sense) {
	bare := strings.TrimLeft(words, "?!")
	r := row{from: parts(bare, nil), to: parts(canonical, known)}
	if canonical == "-" {
		r.to = []part{{piece: piece{word: noWord, number: -1, letter: true}}}
	}
	if len(r.from) == 1 && len(r.to) == 1 && r.from[0].slot == "" && r.to[0].letter {
		s := sense{word: r.to[0].word}
		if r.to[0].sense != nil {
			s = *r.to[0].sense
		}
		if s.doubt = 0; bare != words {
			s.doubt = words[0]
		}
		l.words[r.from[0].word] = &s
		return
	}
	r.link()
	if first := r.from[0]; first.slot == "" {
		l.rows[first.word] = append(l.rows[first.word], r)
	} else {
		l.open = append(l.open, r)
	}
}

// noWord stands for words that say nothing of time though English or other words look like them.
const noWord = "·"

// parts cuts one side of a row; what is written together there must stand together in a text.
func parts(side string, known map[string]*sense) []part {
	var list []part
	cut := pieces(side, known)
	for i := 0; i < len(cut); i++ {
		p := part{piece: cut[i]}
		if p.word == "{" && i+2 < len(cut) {
			i++
			p.slot = side[cut[i].start:cut[i].end]
			i++
		} else if known == nil && p.letter {
			p.word = unaccented(p.word)
		}
		p.tight = i+1 < len(cut) && cut[i].end == cut[i+1].start
		if p.sense != nil {
			sure := *p.sense
			sure.doubt = 0
			p.sense = &sure
		}
		list = append(list, p)
	}
	return list
}

// link finds for each slot of the canonical side the place whose words it repeats: the nth of its kind the nth.
func (r *row) link() {
	used := make([]bool, len(r.from))
	for n := range r.to {
		for k, p := range r.from {
			if p.slot != "" && p.slot == r.to[n].slot && !used[k] {
				r.to[n].take, used[k] = k, true
				break
			}
		}
	}
}

// canonical says the pieces of a text in the words of the rules. A row that was put in place of another covers all its
// words, so that spans stay those of the text.
func (l *language) canonical(text string, list []piece) []piece {
	own, raw := make([]piece, len(list)), make([]string, len(list))
	for i, p := range list {
		own[i], raw[i] = p, p.word
		if p.letter {
			raw[i] = unaccented(fold(text[p.start:p.end]))
			own[i] = l.word(p, raw[i])
		}
	}
	out := make([]piece, 0, len(list)+len(list)/4)
	for i := 0; i < len(list); {
		best := l.longest(own, raw, i)
		if best == nil {
			out = append(out, own[i])
			i++
			continue
		}
		out = best.write(out, own[i:i+len(best.from)])
		i += len(best.from)
	}
	return out
}

// word is a piece as the language means it; a word that it does not know keeps what it means in English.
func (l *language) word(p piece, raw string) piece {
	p.genitive = false
	s := l.words[raw]
	if s == nil {
		p.filler = !p.meaning().timely() && !(l.capitalNouns && p.title)
		return p
	}
	p.sense, p.word, p.number = s, s.word, -1
	if s.number > 0 {
		p.number = s.number
	}
	p.filler = s.word == noWord
	return p
}

// longest is the longest row that stands at i, the first of equals.
func (l *language) longest(own []piece, raw []string, i int) *row {
	var best *row
	for _, list := range [][]row{l.rows[raw[i]], l.open} {
		for n := range list {
			r := &list[n]
			if (best == nil || len(r.from) > len(best.from)) && r.stands(own, raw, i) {
				best = r
			}
		}
	}
	return best
}

// stands reports whether the row stands at i, and not within a longer number.
func (r *row) stands(own []piece, raw []string, i int) bool {
	end := i + len(r.from)
	if end > len(own) {
		return false
	}
	for n, p := range r.from {
		at := i + n
		if p.slot == "" && raw[at] != p.word || p.slot != "" && !slotKinds[p.slot](own[at]) || p.tight && !touching(own, at) {
			return false
		}
	}
	return !(own[i].digits > 0 && i > 1 && touching(own, i-1) && touching(own, i-2) && own[i-2].digits > 0) && !runsOn(own, end)
}

// runsOn reports whether the number or mark before end is continued by what follows.
func runsOn(own []piece, end int) bool {
	if end >= len(own) || !touching(own, end-1) {
		return false
	}
	if own[end].digits > 0 || own[end-1].digits > 0 && own[end].letter {
		return true
	}
	return own[end-1].digits > 0 && touching(own, end) && end+1 < len(own) && own[end+1].digits > 0
}

// touching reports whether nothing stands between piece i and the next one.
func touching(list []piece, i int) bool {
	return i >= 0 && i+1 < len(list) && list[i].end == list[i+1].start
}

// write appends the canonical side for the words it stands for.
func (r *row) write(out, words []piece) []piece {
	start, end := words[0].start, words[len(words)-1].end
	for _, part := range r.to {
		p := part.piece
		if part.slot != "" {
			p = words[part.take]
			p.tight = part.tight
		} else {
			p.title = words[0].title
		}
		p.start, p.end = start, end
		out = append(out, p)
	}
	return out
}
