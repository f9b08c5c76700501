package identity

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// spelling is a display name taken apart and folded (lower case, letters only, no diacritics). shown is the name for people to read,
// first name first; middle holds the other given names' first letters.
type spelling struct {
	first, middle, last string
	shown               string
}

// full reports whether first and last name are both there and both more than an initial.
func (s spelling) full() bool {
	return utf8.RuneCountInString(s.first) > 1 && utf8.RuneCountInString(s.last) > 1
}

// maxName bounds, in bytes and tokens, what is still read as a person's name.
const (
	maxNameBytes  = 200
	maxNameTokens = 6
)

// parseName understands "Rod Halden", "Halden, Rod", "Stern, James D.", "Sally Brook/Sales/ACME@ACME", `"Brook, Sally" <…>` and
// "Tam Shop on behalf of Ana Ruiz". ok is false for what is no person's name.
func parseName(name string) (s spelling, ok bool) {
	name = firstNameFirst(bare(name))
	tokens := slices.DeleteFunc(strings.Fields(name), func(t string) bool { return strings.Contains(titles, " "+fold(t)+" ") })
	if len(tokens) == 0 || len(tokens) > maxNameTokens {
		return s, false
	}
	for _, t := range tokens {
		folded := fold(t)
		if folded == "" || strings.ContainsFunc(t, odd) || strings.Contains(notPeople, " "+folded+" ") {
			return s, false
		}
	}
	s.first = fold(tokens[0])
	s.shown = humanCase(tokens)
	if len(tokens) == 1 {
		return s, true
	}
	surname := surnameAt(tokens)
	for _, t := range tokens[1:surname] {
		r, _ := utf8.DecodeRuneInString(fold(t))
		s.middle += string(r)
	}
	s.last = fold(strings.Join(tokens[surname:], ""))
	return s, true
}

// bare cuts everything off a display name that is not the name: quotes, addresses, comments, directory paths, notes after a dash.
func bare(name string) string {
	if len(name) > maxNameBytes {
		return ""
	}
	if i := strings.Index(strings.ToLower(name), "on behalf of "); i >= 0 && i+13 <= len(name) {
		name = name[i+13:]
	}
	if strings.ContainsAny(name, "=\"\t\u00a0") {
		name = strings.NewReplacer("=20", " ", "=09", " ", "\"", " ", "\t", " ", "\u00a0", " ").Replace(name)
	}
	for _, cut := range []string{"<", "[", "(", "/", " - ", "- ", ";", "|"} {
		if i := strings.Index(name, cut); i > 0 {
			name = name[:i]
		}
	}
	if at := strings.IndexByte(name, '@'); at >= 0 {
		if !strings.Contains(strings.TrimSpace(name[:at]), " ") {
			return "" // an address
		}
		name = name[:at]
	}
	return strings.Trim(strings.TrimSpace(name), "'`‘’“”*-–,_ ")
}

// firstNameFirst turns "Halden, Rod" around and drops what stands after a comma only as a title ("Smith, Jr., Gary").
func firstNameFirst(name string) string {
	parts := strings.Split(name, ",")
	parts = slices.DeleteFunc(parts, func(p string) bool {
		f := fold(p)
		return f == "" || strings.Contains(titles, " "+f+" ")
	})
	if len(parts) != 2 {
		return strings.Join(parts, " , ") // the comma token makes lists of people unreadable as one name
	}
	return strings.TrimSpace(parts[1]) + " " + strings.TrimSpace(parts[0])
}

// surnameAt is where the surname begins: at a particle ("van der Berg"), else at the last token.
func surnameAt(tokens []string) int {
	for i := 1; i < len(tokens)-1; i++ {
		if strings.Contains(particles, " "+fold(tokens[i])+" ") {
			return i
		}
	}
	return len(tokens) - 1
}

// odd reports a rune that no person's name has.
func odd(r rune) bool {
	return unicode.IsDigit(r) || strings.ContainsRune("_&$#!?:+*=%{}^~\\,", r)
}

// fold lower-cases, takes diacritics off and keeps letters only, so that O'Neill and ONEILL, Müller and Muller agree.
func fold(s string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(strings.ToLower(s)) {
		switch {
		case r == 'ß':
			b.WriteString("ss")
		case r == 'ø':
			b.WriteByte('o')
		case r == 'ł':
			b.WriteByte('l')
		case r == 'æ':
			b.WriteString("ae")
		case unicode.IsLetter(r):
			b.WriteRune(r)
		}
	}
	return b.String()
}

// humanCase joins tokens as people write names: SALLY BROOK and sally brook become Sally Brook, mixed case stays as it is.
func humanCase(tokens []string) string {
	joined := strings.Join(tokens, " ")
	if joined != strings.ToUpper(joined) && joined != strings.ToLower(joined) {
		return joined
	}
	out := make([]string, len(tokens))
	for i, t := range tokens {
		out[i] = capitalise(t)
	}
	return strings.Join(out, " ")
}

// capitalise writes one name with its capitals: Brook, O'Neill, Smith-Jones.
func capitalise(t string) string {
	up := true
	return strings.Map(func(r rune) rune {
		was := up
		up = !unicode.IsLetter(r)
		if was {
			return unicode.ToUpper(r)
		}
		return unicode.ToLower(r)
	}, t)
}

// compatible reports whether two spellings may be one person; what one of them lacks speaks for nothing.
func compatible(a, b spelling) bool {
	if !a.full() || !b.full() {
		return true
	}
	return sameWho(a, b)
}

// sameWho reports whether two full names read as one: surname, first name or its short form, and no contrary middle initial.
func sameWho(a, b spelling) bool {
	return a.last == b.last && sameGiven(a.first, b.first) &&
		(a.middle == "" || b.middle == "" || initial(a.middle) == initial(b.middle))
}

// fuller is what two compatible spellings say together: the first's name, with the longer first name and any middle initials.
func fuller(a, b spelling) spelling {
	if !a.full() {
		a, b = b, a
	}
	if b.full() && len(formals(a.first)) > 1 && len(formals(b.first)) == 1 {
		a.first = b.first
	}
	if len(b.middle) > len(a.middle) && b.full() {
		a.middle = b.middle
	}
	return a
}

// initial is the first letter of the middle names, or "".
func initial(middle string) string {
	r, n := utf8.DecodeRuneInString(middle)
	if n == 0 {
		return ""
	}
	return string(r)
}

// voted is a person as display names show them, with how many messages said so and the spelling used most.
type voted struct {
	spelling
	count int
	most  int
}

// votes counts display names by person, most first; total is the number of messages that showed a full name.
func votes(names map[string]int) (people []voted, total int) {
	at := map[string]int{}
	sorted := make([]string, 0, len(names))
	for name := range names {
		sorted = append(sorted, name)
	}
	slices.Sort(sorted)
	for _, name := range sorted {
		s, ok := parseName(name)
		if !ok || !s.full() {
			continue
		}
		n := max(names[name], 1)
		total += n
		key := s.last + " " + formals(s.first)[0]
		i, ok := at[key]
		if !ok {
			i = len(people)
			at[key] = i
			people = append(people, voted{spelling: s})
		}
		p := &people[i]
		p.count += n
		middle := p.middle
		if n > p.most {
			p.spelling, p.most = s, n
		}
		if p.middle == "" {
			p.middle = cmp.Or(s.middle, middle)
		}
	}
	slices.SortStableFunc(people, func(a, b voted) int { return cmp.Compare(b.count, a.count) })
	return people, total
}

// Name is the best display name for an address: the person shown most, in the spelling used most ("Rod Halden" for "Halden, Rod");
// else what the address spells ("Sally Brook" for sally.brook@…); else a single name that was shown; else the address in lower case.
func Name(address string, names map[string]int) string {
	if people, _ := votes(names); len(people) > 0 {
		return people[0].shown
	}
	box := parseMailbox(canonical(address))
	if s := box.spelled(); s.full() {
		return s.shown
	}
	best, most := "", 0
	for name, n := range names {
		shown := bare(name)
		if s, ok := parseName(name); ok {
			shown = s.shown
		}
		if shown != "" && (n > most || n == most && shown < best) {
			best, most = shown, n
		}
	}
	return cmp.Or(best, canonical(address))
}
