package prose

import (
	"strings"
	"testing"
)

// heads are invented quotation headers of four programs in four languages, as they stand above an old message.
var heads = map[string]string{
	"Outlook, English": "-----Original Message-----\nFrom: Ana Ruiz <ana@example.org>\nSent: Monday, June 3, 2024 9:15 AM\nTo: Tom Berg\nCc: Mia Holm\nSubject: RE: plan\nImportance: High\n",
	"Outlook, German":  "-----Ursprüngliche Nachricht-----\nVon: Ana Ruiz <ana@example.org>\nGesendet: Montag, 3. Juni 2024 09:15\nAn: Tom Berg\nCc: Mia Holm\nBetreff: AW: Plan\nWichtigkeit: Hoch\n",
	"Outlook, French":  "-----Message d'origine-----\nDe : Ana Ruiz <ana@example.org>\nEnvoyé : lundi 3 juin 2024 09:15\nÀ : Tom Berg\nCc : Mia Holm\nObjet : RE: plan\n",
	"Outlook, Spanish": "-----Mensaje original-----\nDe: Ana Ruiz <ana@example.org>\nEnviado el: lunes, 3 de junio de 2024 9:15\nPara: Tom Berg\nCC: Mia Holm\nAsunto: RE: plan\n",

	"Outlook bare, English": "From: Ana Ruiz <ana@example.org>\nSent: Monday, June 3, 2024 9:15 AM\nTo: Tom Berg <tom@example.org>\nSubject: RE: plan\n",
	"Outlook bare, German":  "________________________________\nVon: Ana Ruiz <ana@example.org>\nGesendet: Montag, 3. Juni 2024 09:15\nAn: Tom Berg <tom@example.org>\nBetreff: AW: Plan\n",
	"Outlook bare, French":  "De\u00a0: Ana Ruiz <ana@example.org>\nEnvoyé\u00a0: lundi 3 juin 2024 09:15\nÀ\u00a0: Tom Berg <tom@example.org>\nObjet\u00a0: RE: plan\n",
	"Outlook bare, Spanish": "De: Ana Ruiz <ana@example.org>\nEnviado: lunes, 3 de junio de 2024 9:15\nPara: Tom Berg <tom@example.org>\nAsunto: RE: plan\n",

	"Notes, English": "Ana Ruiz@EXAMPLE\n06/03/2024 09:15 AM\nTo: Tom Berg/HOU/EX@EX\ncc: Mia Holm/HOU/EX@EX\nSubject: Plan\n",
	"Notes, German":  "Ana Ruiz/BER/EX@EX\n03.06.2024 09:15\nAn: Tom Berg/BER/EX@EX\nKopie: Mia Holm/BER/EX@EX\nThema: Plan\n",
	"Notes, French":  "Ana Ruiz/PAR/EX@EX\n03.06.2024 09:15\nPour : Tom Berg/PAR/EX@EX\ncc : Mia Holm/PAR/EX@EX\nObjet : Plan\n",
	"Notes, Spanish": "Ana Ruiz/MAD/EX@EX\n03.06.2024 09:15\nPara: Tom Berg/MAD/EX@EX\ncc: Mia Holm/MAD/EX@EX\nAsunto: Plan\n",

	"Gmail, English": "On Mon, Jun 3, 2024 at 9:15 AM Ana Ruiz <ana@example.org> wrote:\n",
	"Gmail, German":  "Am Mo., 3. Juni 2024 um 09:15 Uhr schrieb Ana Ruiz <ana@example.org>:\n",
	"Gmail, French":  "Le lun. 3 juin 2024 à 09:15, Ana Ruiz <ana@example.org> a écrit :\n",
	"Gmail, Spanish": "El lun, 3 jun 2024 a las 9:15, Ana Ruiz (<ana@example.org>) escribió:\n",

	"Apple, English": "> On 3 Jun 2024, at 09:15, Ana Ruiz <ana@example.org> wrote:\n",
	"Apple, German":  "Am 03.06.2024 um 09:15 schrieb Ana Ruiz <ana@example.org>:\n",
	"Apple, French":  "Le 3 juin 2024 à 09:15, Ana Ruiz <ana@example.org> a écrit :\n",
	"Apple, Spanish": "El 3 jun 2024, a las 9:15, Ana Ruiz <ana@example.org> escribió:\n",
}

// passings are invented headers over a message that is passed on.
var passings = map[string]string{
	"Outlook, English": "-----Original Message-----\nFrom: Ana Ruiz\nSent: Monday, June 3, 2024 9:15 AM\nTo: Tom Berg\nSubject: plan\n",
	"Outlook, German":  "Von: Ana Ruiz <ana@example.org>\nGesendet: Montag, 3. Juni 2024 09:15\nAn: Tom Berg\nBetreff: Plan\n",
	"Outlook, French":  "De : Ana Ruiz <ana@example.org>\nEnvoyé : lundi 3 juin 2024 09:15\nÀ : Tom Berg\nObjet : plan\n",
	"Outlook, Spanish": "De: Ana Ruiz <ana@example.org>\nEnviado el: lunes, 3 de junio de 2024 9:15\nPara: Tom Berg\nAsunto: plan\n",
	"Notes, English":   "---------------------- Forwarded by Tom Berg/HOU/EX on 06/03/2024 10:00 AM ---------------------------\n\nAna Ruiz@EX\n06/03/2024 09:15 AM\nTo: Tom Berg/HOU/EX@EX\ncc:\nSubject: Plan\n",
	"Notes, German":    "----- Weitergeleitet von Tom Berg/BER/EX am 03.06.2024 10:00 -----\n\nAna Ruiz/BER/EX@EX\n03.06.2024 09:15\nAn: Tom Berg/BER/EX@EX\nKopie:\nThema: Plan\n",
	"Notes, French":    "----- Transféré par Tom Berg/PAR/EX le 03.06.2024 10:00 -----\n\nAna Ruiz/PAR/EX@EX\n03.06.2024 09:15\nPour : Tom Berg/PAR/EX@EX\ncc :\nObjet : Plan\n",
	"Notes, Spanish":   "----- Remitido por Tom Berg/MAD/EX con fecha 03.06.2024 10:00 -----\n\nAna Ruiz/MAD/EX@EX\n03.06.2024 09:15\nPara: Tom Berg/MAD/EX@EX\ncc:\nAsunto: Plan\n",
	"Gmail, English":   "---------- Forwarded message ---------\nFrom: Ana Ruiz <ana@example.org>\nDate: Mon, Jun 3, 2024 at 9:15 AM\nSubject: Plan\nTo: Tom Berg <tom@example.org>\n",
	"Gmail, German":    "---------- Weitergeleitete Nachricht ---------\nVon: Ana Ruiz <ana@example.org>\nDatum: Mo., 3. Juni 2024 um 09:15 Uhr\nBetreff: Plan\nAn: Tom Berg <tom@example.org>\n",
	"Gmail, French":    "---------- Message transféré ---------\nDe : Ana Ruiz <ana@example.org>\nDate : lun. 3 juin 2024 à 09:15\nObjet : plan\nÀ : Tom Berg <tom@example.org>\n",
	"Gmail, Spanish":   "---------- Mensaje reenviado ---------\nDe: Ana Ruiz <ana@example.org>\nFecha: lun, 3 jun 2024 a las 9:15\nAsunto: plan\nPara: Tom Berg <tom@example.org>\n",
	"Apple, English":   "Begin forwarded message:\n\nFrom: Ana Ruiz <ana@example.org>\nSubject: Plan\nDate: 3 June 2024 at 09:15:00 CEST\nTo: Tom Berg <tom@example.org>\n",
	"Apple, German":    "Anfang der weitergeleiteten Nachricht:\n\nVon: Ana Ruiz <ana@example.org>\nBetreff: Plan\nDatum: 3. Juni 2024 um 09:15:00 MESZ\nAn: Tom Berg <tom@example.org>\n",
	"Apple, French":    "Début du message transféré :\n\nDe: Ana Ruiz <ana@example.org>\nObjet: plan\nDate: 3 juin 2024 à 09:15:00 UTC+2\nÀ: Tom Berg <tom@example.org>\n",
	"Apple, Spanish":   "Inicio del mensaje reenviado:\n\nDe: Ana Ruiz <ana@example.org>\nAsunto: plan\nFecha: 3 de junio de 2024, 9:15:00 CEST\nPara: Tom Berg <tom@example.org>\n",
}

// forwardSubjects are the prefixes that programs set before the subject of a message that is passed on.
var forwardSubjects = map[string]string{"English": "FW: plan", "German": "WG: Plan", "French": "TR: plan", "Spanish": "RV: plan"}

func TestHeadersOfFourProgramsInFourLanguagesBeginTheQuotation(t *testing.T) {
	for name, head := range heads {
		text := "The old words stand here.\nThey have two lines."
		if strings.HasPrefix(name, "Gmail") || strings.HasPrefix(name, "Apple") {
			text = "> The old words stand here.\n> They have two lines."
		}
		for about, subject := range map[string]string{"no subject": "", "answer": "AW: plan"} {
			wantOld(t, name+", "+about, "I have read it and agree.\n\n", head+"\n"+text, About{Subject: subject}, Quoted)
		}
		list := QuotedHeaders("ok\n\n" + head + "\n" + text)
		if len(list) != 1 || !strings.HasPrefix(list[0].From, "Ana Ruiz") || list[0].At.Format("2006-01-02 15:04") != "2024-06-03 09:15" {
			t.Errorf("%s: read as %+v", name, list)
		}
	}
}

func TestHeadersOfFourProgramsInFourLanguagesBeginWhatIsPassedOn(t *testing.T) {
	for name, head := range passings {
		language := name[strings.Index(name, ", ")+2:]
		wantOld(t, name, "This may be of use.\n\n", head+"\nThe old words stand here.", About{Subject: forwardSubjects[language]}, Forwarded)
		if !strings.HasPrefix(name, "Outlook") {
			wantOld(t, name+", no subject", "This may be of use.\n\n", head+"\nThe old words stand here.", About{}, Forwarded)
		}
		wantOld(t, name+", nothing said", "", head+"\nThe old words stand here.", About{}, Forwarded)
	}
}

// wantOld checks that the lines of own are the author's and all lines of old have one zone.
func wantOld(t *testing.T, name, own, old string, about About, want Zone) {
	t.Helper()
	body := own + old
	first := strings.Count(own, "\n")
	for i, line := range strings.Split(body, "\n") {
		zone := ZonesOf(body, about)[i]
		switch {
		case line == "" && zone != Blank && zone != want:
			t.Errorf("%s, blank line %d: %s", name, i+1, zone)
		case line != "" && i < first && zone != Author, line != "" && i >= first && zone != want:
			t.Errorf("%s, line %d %q: %s", name, i+1, line, zone)
		}
	}
}

func TestAnswersBetweenTheLinesAreKeptUnderAnyHeader(t *testing.T) {
	for name, head := range heads {
		body := head + "\n> Can you do Monday?\n\nYes, that works.\n\n> And the budget?\n> It is due soon.\n\nIt will come tomorrow.\n"
		if got, want := WrittenOf(body, About{Subject: "Re: plan"}), "Yes, that works.\n\nIt will come tomorrow."; got != want {
			t.Errorf("%s: kept %q", name, got)
		}
	}
}
