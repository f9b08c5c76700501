package prose

import (
	"strings"
	"testing"
)

// zoned are invented messages: each line begins with the first letters of its zone, then a bar.
var zoned = map[string]string{
	"Outlook": `gr|Hi Ana,
au|Please send the list.
so|Regards,
so|Tom
qu|-----Original Message-----
qu|From: Ana Ruiz
qu|Sent: Monday, June 3, 2024 9:15 AM
qu|To: Tom Berg
qu|Subject: list
qu|
qu|Which list do you mean?`,
	"Outlook without a rule": `au|Fine with me.
bl|
qu|From: Ana Ruiz <ana@example.org>
qu|Sent: Monday, June 3, 2024 9:15 AM
qu|To: Tom Berg <tom@example.org>
qu|Subject: RE: list
qu|
qu|Shall we?`,
	"Gmail": `au|Yes, exactly.
bl|
qu|On Mon, Jun 3, 2024 at 9:15 AM Ana Ruiz <ana@example.org> wrote:
qu|> Is this what you want?
qu|>
qu|> Ana`,
	"Gmail wrapped": `au|Yes.
qu|On Mon, Jun 3, 2024 at 9:15 AM Ana Maria Ruiz Delgado
qu|<ana.maria.ruiz.delgado@example.org> wrote:
bl|
qu|> Is this what you want?`,
	"Apple": `au|See you there.
bl|
fo|Sent from my iPhone
bl|
qu|> On Jun 3, 2024, at 09:15, Ana Ruiz <ana@example.org> wrote:
qu|>
qu|> Lunch?`,
	"Notes, name over date": `au|Agreed.
bl|
bl|
qu|Ana Ruiz@EXAMPLE
qu|06/03/2000 09:15 AM
qu|To: Tom Berg/HOU/EX@EX
qu|cc:
qu|Subject: Plan
qu|
qu|Do you agree?`,
	"Notes, name and date in one line": `au|Agreed.
bl|
qu|From: Ana Ruiz/EX@EX on 06/03/2000 09:15 AM
qu|To: Tom Berg/HOU/EX@EX
qu|cc:
qu|Subject: Plan
qu|
qu|Do you agree?`,
	"Notes forwarded": `au|FYI
fw|---------------------- Forwarded by Tom Berg/HOU/EX on 06/03/2000 10:00 AM
fw|---------------------------
fw|
fw|Ana Ruiz
fw|06/03/2000 09:15 AM
fw|To: Tom Berg/HOU/EX@EX
fw|cc:
fw|Subject: Plan
fw|
fw|Here is the plan.`,
	"German": `gr|Hallo Tom,
bl|
au|passt mir gut.
bl|
so|Viele Grüße
so|Ana
bl|
qu|Am 03.06.2024 um 09:15 schrieb Tom Berg <tom@example.org>:
qu|> Passt Montag?`,
	"German Outlook": `au|Ja.
bl|
qu|Von: Tom Berg <tom@example.org>
qu|Gesendet: Montag, 3. Juni 2024 09:15
qu|An: Ana Ruiz <ana@example.org>
qu|Betreff: Termin
qu|
qu|Passt Montag?`,
	"French": `au|Oui, parfait.
bl|
so|Cordialement,
so|Ana
bl|
qu|Le lun. 3 juin 2024 à 09:15, Tom Berg <tom@example.org> a écrit :
qu|> On se voit lundi ?`,
	"Spanish": `gr|Hola Tom,
bl|
au|sí, claro.
bl|
so|Saludos,
so|Ana
bl|
qu|El lun, 3 jun 2024 a las 9:15, Tom Berg (<tom@example.org>) escribió:
qu|> ¿Nos vemos?`,
	"answers in between": `qu|On Mon, Jun 3, 2024 at 9:15 AM Tom Berg <tom@example.org> wrote:
qu|> Can you do Monday?
au|Yes.
qu|> And Tuesday?
au|No, sorry.`,
	"marked signature": `au|I will be late.
bl|
si|--
si|Ana Ruiz
si|Head of Sales`,
	"bare signature": `au|The numbers are in the file.
bl|
si|Ana Ruiz
si|Head of Sales
si|Example Ltd.
si|+1 555 010 0199`,
	"disclaimer": `au|Attached.
bl|
so|Ana
bl|
di|This e-mail and any attachments are confidential and intended only for the
di|addressee. If you are not the intended recipient, please delete it.`,
	"mobile footer": `au|Works for me
bl|
fo|Sent from my BlackBerry Wireless Handheld`,
	"forwarded by Gmail": `au|What do you think?
bl|
fw|---------- Forwarded message ---------
fw|From: Tom Berg <tom@example.org>
fw|Date: Mon, Jun 3, 2024 at 9:15 AM
fw|Subject: Plan
fw|To: Ana Ruiz <ana@example.org>
fw|
fw|Here is the plan.`,
	"a sentence with wrote": `au|As Tom wrote:
au|we should wait for the numbers.
bl|
au|On the other hand, time is short.`,
	"thanks is all there is": `so|Thanks, Tom.`,
}

var zoneLetters = map[string]Zone{"au": Author, "gr": Greeting, "so": Signoff, "si": Signature, "qu": Quoted, "fw": Forwarded, "di": Disclaimer, "fo": Footer, "bl": Blank}

func TestTypicalMessagesFallIntoTheirZones(t *testing.T) {
	for name, marked := range zoned {
		var body []string
		var want []Zone
		for _, line := range strings.Split(marked, "\n") {
			body = append(body, line[3:])
			want = append(want, zoneLetters[line[:2]])
		}
		for i, zone := range Zones(strings.Join(body, "\n")) {
			if zone != want[i] {
				t.Errorf("%s, line %d %q: %s, want %s", name, i+1, body[i], zone, want[i])
			}
		}
	}
}

func TestWrittenKeepsWhatTheSenderWrote(t *testing.T) {
	body := "Hi Tom,\r\n\r\nplease call me.\r\n\r\nBest,\r\nAna\r\n\r\n--\r\nAna Ruiz\r\n\r\nOn Mon, Jun 3, 2024 at 9:15 AM Tom <t@example.org> wrote:\r\n> When?\r\n"
	if got, want := Written(body), "Hi Tom,\n\nplease call me.\n\nBest,\nAna"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	inline := "> Can you do Monday?\nYes.\n> And Tuesday?\nNo."
	if got, want := Written(inline), "Yes.\n\nNo."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := Written(""); got != "" {
		t.Errorf("nothing gave %q", got)
	}
}

func TestQuotedHeadersAreReadOutermostFirst(t *testing.T) {
	cases := []struct{ name, body, from, at string }{
		{"Gmail", "ok\n\nOn Mon, Jun 3, 2024 at 9:15 PM Ana Ruiz <ana@example.org> wrote:\n> hi", "Ana Ruiz <ana@example.org>", "2024-06-03 21:15"},
		{"Outlook", "ok\n-----Original Message-----\nFrom: Ruiz, Ana\nSent: Monday, June 3, 2024 9:15 AM\nTo: Tom\nSubject: x\n\nhi", "Ruiz, Ana", "2024-06-03 09:15"},
		{"Notes over", "ok\n\nAna Ruiz@EX\n03/14/2000 10:27 AM\nTo: Tom Berg/EX@EX\ncc: \nSubject: x\n\nhi", "Ana Ruiz", "2000-03-14 10:27"},
		{"Notes on", "ok\n\nFrom: Ana Ruiz/EX@EX on 03/14/2000 10:27 PM\nTo: Tom Berg/EX@EX\ncc: \nSubject: x\n\nhi", "Ana Ruiz", "2000-03-14 22:27"},
		{"German", "ok\nAm 03.06.2024 um 09:15 schrieb Ana Ruiz:\n> hi", "Ana Ruiz", "2024-06-03 09:15"},
		{"French", "ok\nLe 3 juin 2024 à 09:15, Ana Ruiz <a@example.org> a écrit :\n> hi", "Ana Ruiz <a@example.org>", "2024-06-03 09:15"},
		{"Spanish", "ok\nEl 3 de junio de 2024, 9:15, Ana Ruiz <a@example.org> escribió:\n> hi", "Ana Ruiz <a@example.org>", "2024-06-03 09:15"},
		{"forwarded", "fyi\n---------- Forwarded message ---------\nFrom: Ana <a@example.org>\nDate: Mon, 3 Jun 2024 at 09:15\nTo: Tom\nSubject: x\n\nhi", "Ana <a@example.org>", "2024-06-03 09:15"},
	}
	for _, c := range cases {
		list := QuotedHeaders(c.body)
		if len(list) != 1 || list[0].From != c.from || !list[0].HasTime || list[0].At.Format("2006-01-02 15:04") != c.at {
			t.Errorf("%s: %+v, want %s at %s", c.name, list, c.from, c.at)
		}
	}
	two := QuotedHeaders("ok\nOn Jun 4, 2024, at 8:00, Ana <a@example.org> wrote:\n> fine\n> On Jun 3, 2024, at 9:00, Tom <t@example.org> wrote:\n>> lunch?")
	if len(two) != 2 || two[0].From != "Ana <a@example.org>" || two[1].From != "Tom <t@example.org>" {
		t.Errorf("two levels: %+v", two)
	}
}
