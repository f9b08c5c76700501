package letter

import "strings"

// parseAddresses reads a list of addresses as mail really has them: RFC 5322 with its groups and comments, semicolons
// instead of commas, quotes that never close, names without quotes around their comma, addresses without "@".
func parseAddresses(value string) (all []Address) {
	pieces := joinNames(splitAddresses(guess([]byte(value))))
	for _, p := range pieces {
		a := p.address()
		if (a.Name != "" || a.Address != "") && !undisclosed(a) {
			all = append(all, a)
		}
	}
	return all
}

// piece is what stands between two commas, taken apart but not decoded.
type piece struct {
	words   string // outside of quotes, angles and comments; quoted strings stand in it without their quotes
	angle   string
	comment string
	angled  bool
	quoted  bool
	end     byte // what came after: ',' ';' or 0
}

// scanner splits a list into pieces; unclosed marks are found once, so that the time stays linear.
type scanner struct {
	s                          string
	at                         int
	noQuote, noAngle, noClosed bool
	address                    bool // an "@" stands among the words
	words                      strings.Builder
	now                        piece
	all                        []piece
}

func splitAddresses(s string) []piece {
	sc := &scanner{s: s}
	for sc.at < len(s) {
		c := s[sc.at]
		switch {
		case c == '"' && sc.quote(), c == '<' && sc.angle(), c == '(' && sc.comment(), strings.HasPrefix(s[sc.at:], "=?") && sc.encoded():
		case c == ',' || c == ';':
			sc.finish(c)
			sc.at++
		case c == ':' && !sc.now.angled && !sc.address:
			sc.group()
		default:
			sc.address = sc.address || c == '@'
			sc.words.WriteByte(c)
			sc.at++
		}
	}
	sc.finish(0)
	return sc.all
}

// group drops the name of a group, or the "mailto:" before an address.
func (sc *scanner) group() {
	sc.words.Reset()
	sc.now = piece{}
	sc.at++
}

func (sc *scanner) finish(end byte) {
	sc.now.words, sc.now.end = strings.TrimSpace(sc.words.String()), end
	if sc.now.words != "" || sc.now.angled || sc.now.comment != "" {
		sc.all = append(sc.all, sc.now)
	}
	sc.words.Reset()
	sc.now, sc.address = piece{}, false
}

func (sc *scanner) quote() bool {
	if sc.noQuote {
		return false
	}
	for i := sc.at + 1; i < len(sc.s); i++ {
		switch sc.s[i] {
		case '\\':
			i++
		case '"':
			sc.words.WriteString(unescape(sc.s[sc.at+1 : i]))
			sc.now.quoted = true
			sc.at = i + 1
			return true
		}
	}
	sc.noQuote = true
	return false
}

func (sc *scanner) angle() bool {
	if sc.noAngle {
		return false
	}
	i := strings.IndexByte(sc.s[sc.at:], '>')
	if i < 0 {
		sc.noAngle = true
		return false
	}
	if !sc.now.angled || sc.now.angle == "" {
		sc.now.angle = sc.s[sc.at+1 : sc.at+i]
	}
	sc.now.angled = true
	sc.words.WriteByte(' ')
	sc.at += i + 1
	return true
}

func (sc *scanner) comment() bool {
	if sc.noClosed {
		return false
	}
	depth := 0
	for i := sc.at; i < len(sc.s); i++ {
		switch sc.s[i] {
		case '\\':
			i++
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				sc.now.comment = unescape(sc.s[sc.at+1 : i])
				sc.words.WriteByte(' ')
				sc.at = i + 1
				return true
			}
		}
	}
	sc.noClosed = true
	return false
}

// encoded takes a whole encoded word, in which a comma or colon separates nothing.
func (sc *scanner) encoded() bool {
	rest := sc.s[sc.at:]
	parts := strings.SplitN(rest[:min(len(rest), 1000)], "?", 5)
	if len(parts) < 5 || len(parts[2]) != 1 || !strings.HasPrefix(parts[4], "=") {
		return false
	}
	n := len(parts[0]) + len(parts[1]) + len(parts[2]) + len(parts[3]) + 5
	sc.words.WriteString(rest[:n])
	sc.at += n
	return true
}

func unescape(s string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	var out strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) {
			i++
		}
		out.WriteByte(s[i])
	}
	return out.String()
}

// joinNames puts "Last, First <address>" together again, which a comma without quotes took apart.
func joinNames(pieces []piece) []piece {
	var all []piece
	for i := 0; i < len(pieces); i++ {
		p := pieces[i]
		if i+1 < len(pieces) && p.end == ',' && surname(p) {
			next := pieces[i+1]
			exchange := next.angled && strings.HasPrefix(strings.ToLower(next.angle), "/o=")
			single := len(strings.Fields(p.words)) == 1 && (next.angled || next.comment == "" && next.end != ',')
			if given(next) && (exchange || single) {
				next.words += " " + p.words
				p = next
				i++
			}
		}
		all = append(all, p)
	}
	return all
}

func surname(p piece) bool {
	return !p.angled && !p.quoted && p.comment == "" && isName(p.words, 1, 3)
}

func given(p piece) bool {
	return !p.quoted && isName(p.words, 1, 3)
}

// address makes the final form of a piece.
func (p piece) address() Address {
	a := Address{Name: p.words, Address: p.angle}
	if !p.angled {
		a.Name, a.Address = bare(p.words, p.quoted)
	} else if !strings.Contains(p.angle, "@") && strings.Contains(p.words, "@") && !strings.Contains(p.words, " ") {
		a.Address = p.words // "ann@example.com <>"
	}
	if a.Name == "" {
		a.Name = p.comment
	}
	a.Name, a.Address = cleanName(a.Name), cleanAddress(a.Address)
	if strings.EqualFold(a.Name, a.Address) {
		a.Name = ""
	}
	return a
}

// bare finds the address among words that have no angle: the word with "@", the only word, or none.
func bare(words string, quoted bool) (name, address string) {
	words = strings.ReplaceAll(strings.ReplaceAll(words, " @ ", "@"), " . ", ".") // RFC 5322, section 4.4
	if i := strings.IndexByte(words, '@'); i >= 0 {
		left, right := strings.TrimRight(words[:i], " \t"), strings.TrimLeft(words[i+1:], " \t")
		begin := strings.LastIndexAny(left, " \t") + 1
		if strings.HasPrefix(strings.TrimSpace(left), "'") || quoted {
			begin = 0
		}
		end := strings.IndexAny(right, " \t")
		if end < 0 {
			end = len(right)
		}
		return strings.TrimSpace(left[:begin] + right[end:]), left[begin:] + "@" + right[:end]
	}
	if strings.ContainsAny(words, " \t") || strings.HasPrefix(words, "=?") {
		return words, ""
	}
	return "", words
}

func cleanName(s string) string {
	s = oneLine(decodeWords(s))
	for len(s) >= 2 && (s[0] == '\'' && s[len(s)-1] == '\'' || s[0] == '"' && s[len(s)-1] == '"') {
		s = strings.TrimSpace(s[1 : len(s)-1])
	}
	return strings.Trim(s, "\"<> ")
}

func cleanAddress(s string) string {
	s = strings.ToLower(oneLine(decodeWords(s)))
	s = strings.TrimPrefix(s, "mailto:")
	if strings.HasPrefix(s, "@") {
		if i := strings.LastIndexByte(s, ':'); i >= 0 {
			s = s[i+1:] // the route of RFC 822
		}
	}
	local, domain, ok := strings.Cut(s, "@")
	local = strings.Trim(strings.ReplaceAll(strings.ReplaceAll(local, "'.'", "."), `"."`, "."), "'\"<> ")
	if !ok {
		return local
	}
	domain = strings.Trim(strings.ReplaceAll(domain, " ", ""), "'\"<>.,;")
	if domain == "" {
		return local
	}
	return local + "@" + domain
}

func undisclosed(a Address) bool {
	s := strings.ToLower(a.Name + a.Address)
	return !strings.Contains(s, "@") && (strings.Contains(s, "undisclosed") || strings.Contains(s, "unlisted-recipients") ||
		strings.Contains(s, "recipient list not shown"))
}
