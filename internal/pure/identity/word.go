package identity

// Word lists, each word between spaces so that a lookup is one search.
const (
	// titles stand beside a name without being part of it.
	titles = " mr mrs ms miss dr prof herr frau sir jr sr ii iii iv phd md cpa esq mba email ext external extern contractor "

	// particles begin a surname.
	particles = " van von de der den del della di da du la le ter ten bin ibn al zu dos "

	// notPeople are words that make a display name a thing: a department, a list, a system.
	notPeople = " the and of for inc ltd llc corp co company gmbh plc team group dept department office desk helpdesk center centre " +
		"support service services customer account accounts system administrator admin mailbox mailer daemon postmaster webmaster " +
		"news newsletter update updates alert alerts notification notifications announcement announcements communications info " +
		"information sales marketing hotline help resources payroll security list members all everyone users user chairman calendar " +
		"conference room noreply reply online store com net org www mail undisclosed recipients relations public project program " +
		"product control traders enterprise global corporate legal board committee staff events registration feedback billing invoice orders order "

	// roleAddresses are whole local parts, letters only, that nobody owns alone.
	roleAddresses = " noreply donotreply noaddress unknown undisclosedrecipients mailerdaemon postmaster nobody root me a "

	// roleWords are words of a local part that make it a role or a list.
	roleWords = " info information sales support service services customerservice custserv help helpdesk desk hotline admin administrator " +
		"administration webmaster postmaster mailer daemon noreply reply donotreply bounce bounces owner request subscribe unsubscribe " +
		"list lists listserv announce announcement announcements news newsletter newsletters update updates alert alerts notify " +
		"notification notifications office team group dept department all everyone staff members users events event registration " +
		"registrar billing invoice invoices accounts payable receivable orders order shop store contact feedback marketing press media " +
		"relations hr careers recruiting resources payroll security abuse system sysadmin operator clientservices " +
		"communications communication mailbot bot robot calendar room conference reception chairman executive center centre public " +
		"confirm survey surveys promo promotions offers deals partner partners editor editors hello mail enquiries inquiries " +
		"subscriptions membership legal compliance finance accounting it tech technical "

	// personalProviders are the labels of domains where private persons have mailboxes.
	personalProviders = " gmail googlemail yahoo ymail hotmail outlook live msn aol icloud me mac gmx web t-online freenet proton protonmail " +
		"pm fastmail zoho mail inbox yandex mailru qq 163 126 comcast verizon att sbcglobal bellsouth earthlink mindspring prodigy " +
		"compuserve juno netzero cox charter rr pacbell swbell ev1 orange wanadoo free laposte libero virgilio btinternet ntlworld " +
		"sky talktalk bluewin hispeed telus shaw rogers sympatico bigpond optusnet posteo mailbox rocketmail excite lycos "

	// frequentSurnames are those under which one organisation has namesakes.
	frequentSurnames = " smith johnson williams brown jones miller davis garcia rodriguez wilson martinez anderson taylor thomas hernandez " +
		"moore martin jackson thompson white lopez lee gonzalez harris clark lewis robinson walker perez hall young allen sanchez wright " +
		"king scott green baker adams nelson hill ramirez campbell mitchell roberts carter phillips evans turner torres parker collins " +
		"edwards stewart flores morris nguyen murphy rivera cook rogers morgan peterson cooper reed bailey bell gomez kelly howard ward " +
		"cox diaz richardson wood watson brooks bennett gray james hughes price myers long foster sanders ross russell müller muller " +
		"mueller schmidt schneider fischer weber meyer wagner becker schulz hoffmann dubois martins silva santos rossi singh kumar patel " +
		"khan ali wang li zhang liu chen kim park tran "
)
