package prose

import (
	"strings"
	"testing"
)

// under is an invented text with one line of interest; the zone is that of the line marked with "=".
func TestLinesFallIntoTheirZones(t *testing.T) {
	cases := map[Zone][]string{
		Greeting: {
			"=Hi Ana,\nthe list is here.", "=Ana:\nthe list is here.", "=All,\nthe list is here.", "=Ana / Tom,\nthe list is here.",
			"=Ana and Tom,\nthe list is here.", "=Dear Mr. Berg,\nthe list is here.", "=To all:\nthe list is here.", "=Team -\nthe list is here.",
			"=Ana, et al\nthe list is here.", "=Good morning everyone!\nthe list is here.", "=hi tom and mia,\nthe list is here.",
			"=Sehr geehrte Damen und Herren,\nhier ist die Liste.", "=Guten Tag Herr Berg\nhier ist die Liste.", "=Bonjour à tous,\nvoici la liste.",
			"=Estimada Ana:\naquí está la lista.", "=Ana\n\nThe list that you asked for is here.",
		},
		Author: {
			"=Hi Ana, call me.\nTom", "=Next Steps:\n1. Call Ana.", "=Note:\nthe gate is closed.", "=Thanks for the list, but where is the plan?\nTom",
			"It is late.\n=Is Ana there?", "The prices:\n=Small\t2.50", "=See you on Monday, then we talk about the plan.", "=To: everybody who was there\n\nIt was fine.",
			"=TO: All employees\nFROM: Ana Ruiz, Director\nSUBJECT: The gate\n\nThe gate is closed.", "These come:\nAna Ruiz\nTom Berg\n=Mia Holm",
			"Call the desk.\n\n=It has the number 555 010 0199", "The links are\n=www.example.org", "=The information on the plan is confidential, says Tom.",
			"=On Monday, I wrote: no.", "FYI\n=Approved", "Rest well.\n=Happy Holidays.\nAna",
			"A message waits:\n\n=Sender: tom@example.org\nDate: 3 Jun 2024 09:15\nSubject: x\n\nAsk the desk to let it through.", "=I agree with the note from Ana:\nwe wait.",
		},
		Signoff: {
			"It is done.\n\n=Thanks,\nAna", "It is done.\n\nThanks,\n=Ana", "It is done.\n=Thank you for all of your help!\nAna", "It is done.\n\n=Thanks. Ana 4711",
			"It is done.\n\n=Ana", "It is done.\n=ar", "It is done.\n\n=Ana & Tom", "It is done.\n\n=Have a great weekend!\nAna", "Erledigt.\n\n=Mit freundlichen Grüßen\nAna Ruiz",
			"Erledigt.\n\nMit freundlichen Grüßen\n=Ana Ruiz", "C'est fait.\n\n=Bien cordialement,\nAna", "Está hecho.\n\n=Un saludo,\nAna", "It is done.\n\n=Thanks, everyone.\nAna",
			"It is done.\n\n=Ana\n\n- plan.xls",
		},
		Signature: {
			"It is done.\n\nRegards,\n=Ana Ruiz\nHead of Sales", "It is done.\n\nRegards,\nAna Ruiz\n=Head of Sales", "It is done.\n\nAna Ruiz\n=+1 555 010 0199",
			"It is done.\n\n--\n=anything at all", "Ok\n=Ana Ruiz\nOffice 555-010-0199\nCell 555-010-0142", "Hecho.\n\nSaludos,\nAna\n=Directora de Ventas",
		},
		Disclaimer: {
			"It is done.\n\n=This e-mail is confidential and meant for the intended recipient.", "It is done.\n\n=Diese E-Mail ist vertraulich.",
			"It is done.\n\n=Ce message est confidentiel.", "It is done.\n\n=Este mensaje es confidencial.\n", "It is done.\n\n=To unsubscribe, write to list@example.org",
			"It is done.\n\n=This email has been scanned for viruses.", "=CONFIDENTIAL\n\nThe plan is here.", "It is done.\n\n=*****\nThis message is privileged.",
			"It is done.\n\n=To be removed from our mailing list, reply with no.",
		},
		Footer: {
			"It is done.\n\n=Sent from my iPhone", "Erledigt.\n\n=Von meinem iPhone gesendet", "C'est fait.\n\n=Envoyé de mon iPhone", "Hecho.\n\n=Enviado desde mi iPhone",
			"It is done.\n\n=<<plan.doc>>", "It is done.\n\n=- plan.xls", "It is done.\n\n=Get your free e-mail at example.org", "It is done.\n\n=-----\nSent from my phone",
			"ok\n-----Original Message-----\nFrom: a@example.org\nTo: b\n\nhi\n\n=- plan.xls",
		},
		Quoted: {
			"No.\n\n=>>> \"Berg, Tom\" <tom@example.org> 04/25/01 03:47PM >>>\nShall we?", "No.\n\n>>> \"Berg, Tom\" <tom@example.org> 04/25/01 03:47PM >>>\n=Shall we?",
			"Please read the note below from Tom Berg:\n\n=The gate is closed.", "No.\n\nAna Ruiz\n\n06/03/2024 09:15 AM\nTo: Tom\ncc:\nSubject: x\n\n=Shall we?",
			"No.\n\nTom Berg 06/03/2024 09:15 AM Please respond to tom To: Ana cc: Subject: x\n=Shall we?",
		},
		Forwarded: {
			"=Received: from a\nFrom: ana@example.org\nTo: tom@example.org\nSubject: x\n\nhi", "----- Message from \"Tom\" <tom@example.org> on Fri, 6 Apr 2001\n=16:24:29 -0700 -----\nTo: Ana\nSubject: x\n\nhi",
			"FYI, Ana.\n\n=-----Original Message-----\nFrom: Tom <tom@example.org>\nTo: Ana\n\nhi", "Zur Info\n\n=Von: Tom <tom@example.org>\nAn: Ana\nBetreff: x\n\nhi",
			"=-----Original Message-----\nFrom: Tom <tom@example.org>\nTo: Ana\n\nhi",
		},
	}
	for want, list := range cases {
		for _, text := range list {
			before, rest, _ := strings.Cut(text, "=")
			if got := Zones(before + rest)[strings.Count(before, "\n")]; got != want {
				t.Errorf("%q: %s, want %s", text, got, want)
			}
		}
	}
}

func TestTheSubjectTellsAForwardFromAnAnswer(t *testing.T) {
	body := "See this.\n\n-----Original Message-----\nFrom: Tom <tom@example.org>\nTo: Ana\n\nhi"
	for subject, want := range map[string]Zone{
		"": Quoted, "plan": Quoted, "RE: plan": Quoted, "Re: FW: plan": Quoted, "AW: WG: Plan": Quoted, "Re[2]: plan": Quoted,
		"FW: plan": Forwarded, "Fwd: RE: plan": Forwarded, "WG: AW: Plan": Forwarded, "TR: plan": Forwarded, "RV: plan": Forwarded, "fw : plan": Forwarded,
	} {
		if got := ZonesOf(body, About{Subject: subject})[3]; got != want {
			t.Errorf("subject %q: %s, want %s", subject, got, want)
		}
	}
}
