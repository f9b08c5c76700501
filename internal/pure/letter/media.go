package letter

import (
	"strconv"
	"strings"
)

// mediaLimit bounds the part of the field that is looked at.
const mediaLimit = 8 << 10

// media is a Content-Type or Content-Disposition: its main value in lower case, and its parameters.
type media struct {
	value  string
	params map[string]string
}

// parseMedia reads a field such as `text/plain; charset="utf-8"`, with the parameters of RFC 2231, and forgives missing
// semicolons and quotes.
func parseMedia(s string) media {
	s = s[:min(len(s), mediaLimit)]
	m := media{params: map[string]string{}}
	end := strings.IndexAny(s, "; \t,")
	if end < 0 {
		end = len(s)
	}
	m.value = strings.ToLower(strings.Trim(token(s[:end]), "'<>"))
	pieces := map[string]string{}
	for s = s[end:]; s != ""; {
		var name, value string
		name, value, s = cutParam(s)
		if _, twice := pieces[name]; name != "" && !twice {
			pieces[name] = value
		}
	}
	for name, value := range pieces {
		base, number, extended := splitName(name)
		switch {
		case number < 0 && extended:
			m.params[base] = decodeExtended(value)
		case number < 0:
			if _, better := pieces[base+"*"]; !better {
				m.params[base] = value
			}
		case number == 0:
			m.params[base] = joinPieces(pieces, base)
		}
	}
	return m
}

// cutParam takes the first parameter off s.
func cutParam(s string) (name, value, rest string) {
	s = strings.TrimLeft(s, "; \t,")
	i := strings.IndexAny(s, "=;")
	if i < 0 {
		return "", "", ""
	}
	if s[i] == ';' {
		return "", "", s[i:]
	}
	name = strings.ToLower(strings.TrimSpace(s[:i]))
	if blank := strings.LastIndexAny(name, " \t"); blank >= 0 {
		name = name[blank+1:] // the rest of a value that wanted quotes
	}
	s = strings.TrimLeft(s[i+1:], " \t")
	if strings.HasPrefix(s, `"`) {
		value, rest = cutQuoted(s)
		return name, value, rest
	}
	end := strings.IndexByte(s, ';')
	if end < 0 {
		end = len(s)
	}
	if next := strings.IndexByte(s[:end], '='); next > 0 && !strings.HasSuffix(name, "name") {
		// "charset=utf-8 format=flowed": a semicolon is missing. A boundary may hold "=", so a blank must come before.
		if blank := strings.LastIndexAny(s[:next], " \t"); blank > 0 {
			end = blank
		}
	}
	return name, strings.Trim(s[:end], " \t\"'"), s[end:]
}

// cutQuoted reads the quoted string at the start of s; one that never ends goes up to the next semicolon.
func cutQuoted(s string) (value, rest string) {
	var out strings.Builder
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == '"':
			return out.String(), s[i+1:]
		case s[i] == '\\' && i+1 < len(s) && (s[i+1] == '"' || s[i+1] == '\\'):
			i++
		}
		out.WriteByte(s[i])
	}
	value, rest, _ = strings.Cut(s[1:], ";")
	return strings.TrimSpace(value), rest
}

// splitName takes apart the "name*1*" of RFC 2231; number is -1 without one.
func splitName(name string) (base string, number int, extended bool) {
	base, extended = strings.CutSuffix(name, "*")
	if i := strings.LastIndexByte(base, '*'); i >= 0 {
		if n, err := strconv.Atoi(base[i+1:]); err == nil {
			return base[:i], n, extended
		}
	}
	return base, -1, extended
}

func joinPieces(pieces map[string]string, base string) string {
	var whole strings.Builder
	charset := ""
	for n := 0; ; n++ {
		key := base + "*" + strconv.Itoa(n)
		if plain, ok := pieces[key]; ok {
			whole.WriteString(plain)
			continue
		}
		value, ok := pieces[key+"*"]
		if !ok {
			break
		}
		if n == 0 {
			charset, value = cutCharset(value)
		}
		whole.WriteString(unpercent(value))
	}
	return toUTF8([]byte(whole.String()), charset)
}

func decodeExtended(value string) string {
	charset, value := cutCharset(value)
	return toUTF8([]byte(unpercent(value)), charset)
}

// cutCharset takes "utf-8'en'" off the value.
func cutCharset(value string) (charset, rest string) {
	charset, tail, ok := strings.Cut(value, "'")
	if !ok {
		return "", value
	}
	if _, rest, ok = strings.Cut(tail, "'"); !ok {
		return "", value
	}
	return charset, rest
}

func unpercent(s string) string {
	if !strings.Contains(s, "%") {
		return s
	}
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) {
			if b, ok := hexByte(s[i+1], s[i+2]); ok {
				out = append(out, b)
				i += 2
				continue
			}
		}
		out = append(out, s[i])
	}
	return string(out)
}
