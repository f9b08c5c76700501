package prose

import "strings"

// markAttached finds the names of attached files that mail systems write under a message, also under an old one.
func markAttached(lines []string, zones []Zone) {
	for i := len(lines) - 1; i >= 0; i-- {
		if lines[i] == "" {
			continue
		}
		if !listedFile(lines[i]) {
			return
		}
		zones[i] = Footer
	}
}

// listedFile reports "- plan.xls": a dash and the name of a file, nothing else.
func listedFile(line string) bool {
	name, ok := strings.CutPrefix(line, "- ")
	dot := strings.LastIndexByte(name, '.')
	return ok && len(name) < 200 && dot > 0 && len(name)-dot <= 5 && len(name)-dot >= 3 && strings.IndexByte(name[dot:], ' ') < 0 && !strings.HasSuffix(name, ".")
}

// iconLine reports a line of nothing but <<plan.xls>>, which stands for an icon, or "(See attached file: plan.xls)".
func iconLine(line string) bool {
	if strings.HasPrefix(line, "(See attached file:") || strings.HasPrefix(line, "(Embedded image moved to file:") {
		return strings.HasSuffix(line, ")")
	}
	return len(line) < 300 && strings.HasPrefix(line, "<<") && strings.HasSuffix(line, ">>")
}

// markFooters finds what mail programs, lists and legal departments append.
func markFooters(lines []string, zones []Zone) {
	for i, line := range lines {
		if zones[i] != "" || line == "" {
			continue
		}
		low := strings.ToLower(cutAt(line, 300))
		switch {
		case len(line) < 40 && markings[strings.Trim(low, "*-_=. ")]:
			zones[i] = Disclaimer
		case disclaimerLine(low):
			fillNotice(lines, zones, i, Disclaimer)
		case advertLine(low):
			fillNotice(lines, zones, i, Footer)
		case footerLine(low), iconLine(line), i > 0 && zones[i-1] == Footer && !strings.Contains(line, " ") && contactLine(line):
			zones[i] = Footer
		}
	}
}

// fillNotice gives a notice its zone: to the end of the sender's part, or, when that goes on for long, of the paragraph.
func fillNotice(lines []string, zones []Zone, i int, zone Zone) {
	gap := false
	for ; i < len(lines) && zones[i] == ""; i++ {
		switch {
		case lines[i] == "":
			gap = true
		case gap && (greetingLine(lines[i]) || signoffLine(lines[i]) || zone == Disclaimer && footerLine(strings.ToLower(cutAt(lines[i], 300)))):
			return
		case gap && zone == Footer && !advertLine(strings.ToLower(cutAt(lines[i], 300))) && !footerLine(strings.ToLower(cutAt(lines[i], 300))):
			return
		}
		zones[i] = zone
	}
}

// starts reports whether text begins with one of the beginnings.
func starts(text string, beginnings []string) bool {
	for _, beginning := range beginnings {
		if strings.HasPrefix(text, beginning) {
			return true
		}
	}
	return false
}

func footerLine(low string) bool {
	bare := strings.Trim(low, "-_=*. ")
	if starts(bare, footerStarts) {
		return true
	}
	return strings.HasSuffix(bare, "mailing list") && len(bare) < 60 || strings.HasPrefix(low, "http") && strings.Contains(low, "listinfo")
}

var footerStarts = []string{
	"sent from my ", "sent from mail for", "sent via ", "sent using ", "sent with ", "sent from outlook", "sent from yahoo",
	"get outlook for", "sent on the go", "sent wirelessly", "von meinem ", "gesendet von", "gesendet mit", "von meinem iphone", "envoyé de mon", "envoyé depuis",
	"envoyé à partir", "envoyé avec", "enviado desde", "enviado do meu", "enviado con", "inviato da", "verzonden vanaf",
	"please consider the environment", "think before you print",
	"diese nachricht wurde von meinem", "holen sie sich outlook", "obtenez outlook", "obtener outlook", "télécharger outlook",
	"note: forwarded message attached", "having trouble",
}

// advertLine opens the advertising of a free mail service.
func advertLine(low string) bool {
	return starts(strings.Trim(low, "-_=*. "), advertStarts)
}

var advertStarts = []string{
	"do you yahoo", "get your free", "get your private, free", "get free e-mail", "get free email", "join the world's largest e-mail",
	"chat with friends online", "send and receive hotmail", "msn photos", "yahoo! mail", "free e-mail at", "get more from the web",
	"express yourself with yahoo", "get personalized email", "find the best deals",
}

func disclaimerLine(low string) bool {
	low = strings.TrimLeft(low, "*-_= \t>")
	if starts(low, disclaimerStarts) {
		return true
	}
	if unsubscribes(low) {
		return true
	}
	legal := strings.Contains(low, "confidential") || strings.Contains(low, "privileged") || strings.Contains(low, "vertraulich") || strings.Contains(low, "confidentiel") || strings.Contains(low, "confidencial")
	carrier := starts(low, carriers) || strings.HasPrefix(low, "the information") && (strings.Contains(low, " this ") || strings.Contains(low, "contained in"))
	intended := strings.Contains(low, "intended recipient") || strings.Contains(low, "intended only for") || strings.Contains(low, "sole use of") || strings.Contains(low, "intended for the")
	return carrier && (legal || intended || strings.Contains(low, "and any attachment") || strings.Contains(low, "property of"))
}

// unsubscribes reports how to leave a list.
func unsubscribes(low string) bool {
	if strings.Contains(low, "privacy policy") {
		return strings.HasPrefix(low, "this ") || strings.HasPrefix(low, "read our") || strings.HasPrefix(low, "our ")
	}
	list := strings.Contains(low, " list") || strings.Contains(low, "mailing") || strings.Contains(low, "e-mail address") || strings.Contains(low, "email address")
	leave := strings.Contains(low, "unsubscribe") || strings.Contains(low, " removed from ") || strings.Contains(low, "remove your") || strings.Contains(low, "opt out")
	return list && leave && strings.Contains(" "+low, " to ") || strings.HasPrefix(low, "to remove yourself")
}

var carriers = []string{
	"this e-mail", "this email", "this message", "this communication", "this transmission", "the contents of this",
	"this document", "the preceding e-mail", "diese e-mail", "diese nachricht", "ce message", "ce courriel", "este mensaje", "este correo",
}

// markings are the words of a confidentiality mark that stands alone on a line.
var markings = lineSet(`proprietary|confidential|privileged and confidential|privileged & confidential|attorney-client privilege|attorney client privilege|attorney-client privileged|company confidential|vertraulich|confidentiel|confidencial`)

var disclaimerStarts = []string{
	"confidentiality notice", "confidentiality note", "disclaimer:", "legal notice", "privileged and confidential:",
	"privileged/confidential information", "important notice:", "notice: this e", "notice of confidentiality",
	"if you are not the intended recipient", "if you have received this e", "internal revenue service circular 230",
	"aviso legal", "aviso de confidencialidad", "haftungsausschluss", "avis de confidentialité", "to unsubscribe", "unsubscribe:",
	"you received this message because", "you are receiving this", "this email was scanned", "this e-mail was scanned",
	"this message has been scanned", "this email has been scanned", "this e-mail has been scanned", "virus scanned by",
	"please do not reply to this", "sie erhalten diese", "vous recevez ce", "ha recibido este",
}
