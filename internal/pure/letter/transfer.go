package letter

import (
	"bytes"
	"strings"
)

// encodingOf names the Content-Transfer-Encoding: "base64", "quoted-printable", "" for none, or the strange name itself.
func encodingOf(h header) string {
	value := strings.ToLower(h.get("content-transfer-encoding"))
	if i := strings.IndexAny(value, " \t;("); i >= 0 {
		value = value[:i]
	}
	switch value = strings.Trim(value, "\"'<>"); value {
	case "7bit", "8bit", "binary", "7-bit", "8-bit", "none", "plain", "utf-8", "ascii", "8bits":
		return ""
	case "qp", "quotedprintable":
		return "quoted-printable"
	case "base-64", "b64":
		return "base64"
	}
	return value
}

// decodePrintable decodes quoted-printable; what is not well-formed stays as it is.
func decodePrintable(b []byte) []byte {
	out := make([]byte, 0, len(b))
	for len(b) > 0 {
		line, rest := cutLine(b)
		b = rest
		text := bytes.TrimRight(line, " \t\r\n")
		soft := bytes.HasSuffix(text, []byte("="))
		if soft {
			text = text[:len(text)-1]
		}
		for i := 0; i < len(text); i++ {
			c := text[i]
			if c == '=' && i+2 < len(text) {
				if v, ok := hexByte(text[i+1], text[i+2]); ok {
					c = v
					i += 2
				}
			}
			out = append(out, c)
		}
		if !soft && bytes.HasSuffix(line, []byte("\n")) {
			out = append(out, '\n')
		}
	}
	return out
}

// decodeLines decodes a base64 body line by line up to where it ends, and keeps as it is what follows: mailing lists add
// their footer in plain text, which would otherwise decode to junk.
func decodeLines(b []byte) (decoded, footer []byte) {
	end, rest := 0, b
	for len(rest) > 0 {
		line, after := cutLine(rest)
		text := bytes.TrimSpace(line)
		if len(text) > 0 && !isBase64Line(text) {
			break
		}
		rest = after
		end = len(b) - len(rest)
		if bytes.HasSuffix(text, []byte("=")) && !isBase64Line(bytes.TrimSpace(rest[:min(len(rest), 40)])) {
			break
		}
	}
	return decodeRuns(b[:end]), b[end:]
}

// decodeRuns decodes pieces that were padded one by one.
func decodeRuns(b []byte) []byte {
	if !bytes.Contains(bytes.TrimRight(b, "= \t\r\n"), []byte("=")) {
		return decodeBase64(string(b))
	}
	var out []byte
	for _, run := range bytes.FieldsFunc(b, func(r rune) bool { return r == '=' }) {
		out = append(out, decodeBase64(string(run))...)
	}
	return out
}

// isBase64Line allows one strange character in ten: a damaged line is still better decoded.
func isBase64Line(line []byte) bool {
	strange := 0
	for _, c := range bytes.TrimRight(line, "=") {
		if c == ' ' || c == '\t' {
			return false
		}
		if !isBase64(c) {
			strange++
		}
	}
	return len(line) > 0 && strange*10 <= len(line)
}
