package prose

import "sync"

// rule is one kind of evidence: a plain name and the patterns that show it.
type rule struct {
	name     string
	patterns string
}

// hookNames are the rules without one of which hardly any words ask for something.
var hookNames = lineSet(`please do|please|starts with a verb|do not|can you|would you mind|I need you to|I need|you should|we should
question to you|question mark|question word|suggests together|maybe together|let me know|your thoughts|make sure|assigned
wants to know|invites`)

// weakNames are the hooks that a writer uses as often for a wish or a plan: alone they need a high score.
var weakNames = lineSet(`assigned|I need|we should|make sure|maybe together|question word|your thoughts`)

// blockNames are the rules that turn what looks like an ask in the same clause into courtesy, a plan or a report.
var blockNames = lineSet(`courtesy closer|I promise|kind words|asked somebody else|disclaimer`)

// certainNames are the plain forms of a request.
var certainNames = lineSet(`please do|can you|I need you to`)

// book is the parsed table of rules.
var book = sync.OnceValue(askBook)

// rules are what the model looks for besides the words themselves. Each fires at most once in a sentence.
var rules = []rule{
	{"please do", `please kindly? also? just? VERB
		please do not|don't
		kindly VERB`},
	{"please", `please
		kindly`},
	{"starts with a verb", `^ VERB
		^ and|then|also|so|just|but|ok|okay|first|next|finally ,? VERB
		^ NAME , VERB`},
	{"do not", `^ do not|n't VERB
		^ don't VERB
		please don't
		^ never VERB`},
	{"can you", `can|could|would|will|wil you
		can't|couldn't|won't you
		would|are you be? able|willing
		can|could someone|somebody|anyone|one`},
	{"would you mind", `would you mind
		wondering if|whether
		wonder if|whether you
		is|would it be? possible
		any chance
		^ mind taking|having|sending|checking|giving|looking
		would be great|good|helpful|nice|appreciated|useful if|to
		be grateful|appreciative
		appreciate it if
		i'd|i|we|we'd would? appreciate|welcome
		would|will|be very|greatly|much? appreciated
		if you could|would|can also? VERB
		if you don't mind`},
	{"I need you to", `need|want|ask|asking|like|expect|expecting you to
		would|i'd|we'd like you
		need|needs your
		want|wants you
		counting|count on you
		leave|leaving it|that|this to|with|for you
		^ over to you
		i'd|i would? prefer you
		i'd|i|we|we'd would? ask|request|requesting|recommend|recommending that
		am|are|is|i'm|we're asking|requesting|urging that? you|NAME|everyone|everybody|all|each|both|those
		i'd let you|NAME VERB
		will|shall leave it? to|with|for you|NAME
		have you VERB`},
	{"I need", `i|we need|want|require
		i'll|i'm|i|we'll|will need|needing
		i|we would like
		i'd|we'd like|love
		i|we am|are looking for
		i'm|we're looking for
		i still? need
		^ need|needing the|a|an|your|this|these|some|to
		i'd|i|we|we'd would? like us|everyone|everybody|all
		i expect|want a|the|your|this|an
		could use your|some|a
		need|needs|want|like to? have|get? some|any|more|further|additional|your input|help|assistance|guidance|advice|clarification|comfort|explanation|support|feedback|detail|details|information|info
		any|your help|assistance|input|guidance|insight|support * is|would|will|are
		i do need
		i|we want|expect that|our|no|zero|every|each|all|NUM|NAME|two|three
		i'd|i|we would? like|want every|each|all|our|to have|see
		i|we am|are waiting for
		i'm|we're waiting for
		want|expect|need to? see
		what counts|matters is
		my only? wish|aim|goal|target is`},
	{"you should", `you should|must
		^ you can|could also? VERB
		you need|have|ought to
		you'll|you're|you will? need|going to
		you are|were to VERB
		you might|may want to
		your job|task|turn|responsibility|target|goal|objective|deliverable
		you're|you are on point|up|responsible|lead
		you better|had`},
	{"we should", `we should|must|need|have|ought to? VERB
		we'll|we need|have to
		we really need to
		we might want to
		i suggest|propose|recommend|think|believe *
		needs|need|has|have to be
		should|must be VERB|PAST
		it is|would be important|imperative|critical|essential|necessary
		should|must not? PAST
		needs another|a|more|some|your
		^ time to VERB
		our|the|main|key goal|focus|priority|objective|aim|emphasis|areas|task|priorities|goals should|is|are|must|to
		should|must|needs|need|has|have to? be? PAST|completed|filled|signed|returned|forwarded|done|sent|ready|finalized|in|posted
		to be completed|filled|signed|returned|forwarded|finalized|submitted|reviewed
		critical|important|imperative|essential|vital|crucial that|to
		is|are due by|on|DATE|next
		due by|on|DATE`},
	{"assigned", `^ NAME to VERB
		^ NAME NAME to VERB
		action item|items|points
		^ todo|to-do
		^ rsvp
		next steps :`},
	{"question to you", `do|did|are|have|were|does|had you
		do|does|did|is|are|has|have|was|were * your
		what do|are|is|about|did you|your
		when|where|how|why|who|which * you
		are|will you also? available|free|interested|going|planning|ok|okay|coming`},
	{"question word", `^ who|what|when|where|why|how|which|whose|what's|where's|who's|when's|how's
		^ so|and|but|also|or ,? who|what|when|where|why|how|which
		^ any|is|are|was|were|do|does|did|has|have|had|can|could|should|will|would|may|shall|isn't|aren't|don't|doesn't|didn't`},
	{"suggests together", `let's
		lets VERB
		let us VERB
		how|what about
		why don't|not|doesn't
		shall|should|could|can|may|might we|i
		do you want|care|wanna to
		would you like|want|care|be
		^ maybe|perhaps you`},
	{"maybe together", `we can|could VERB
		maybe|perhaps we|you
		want|like to meet|talk|discuss|get|go|have|see`},
	{"let me know", `let me|us|him|her|them know
		let NAME know
		get back to|with me|us
		lmk
		keep me|us|him|her posted|updated|informed|advised|apprised|abreast|in
		advise me|us
		tell me|us
		give me|us|him|her|NAME a|your|the
		send|forward|e-mail|email|fax|bring|get|show|copy|call|remind|help me|us|him|her|it|them
		drop|shoot me|us
		cc me|us
		hear from|back you|from`},
	{"your thoughts", `thoughts|comments|suggestions|ideas|reactions|feedback|questions|objections $
		your thoughts|comments|input|feedback|opinion|views|approval|suggestions|advice|availability|help|assistance|preference|decision|recommendation|recommendations|reaction|take|guidance
		what|how do|does|is|are you|your|everyone|everybody think|feel|recommend|suggest|opinion
		any thoughts|comments|suggestions|ideas|news|update|updates|luck|progress|word`},
	{"make sure", `make|be sure|certain
		remember|forget to
		don't|not forget
		take care of
		see to it
		see if you|we|they|he|she
		find out
		look|check into|in|with|on|out
		follow up|through
		work with
		go ahead
		set|put|sign up|together`},
	{"courtesy", `let me|us know if|should * questions
		let me|us know if * need|have|want|can|anything|any|problems|concerns
		if you have|need|want any|further|more|additional
		if|should you have|need * questions|concerns|problems|comments
		feel free
		hesitate
		call|contact|email|e-mail|phone me|us if|with
		any|further questions
		let me know if|how i|we|there
		have a great|good|nice|safe|happy|wonderful
		see attached|below
		attached is|are|please|you'll|for
		enclosed is|are|please
		please find
		take care $
		keep up
		for your information|review|records|reference`},
	{"courtesy closer", `^ can you believe|imagine
		happy|glad to help|assist
		let me|us|NAME|him|her|them know * if|should * questions|concerns|comments
		let NAME or me know if you have
		if|should you should? have|need * questions|concerns|problems|information|assistance|help|anything
		feel free
		hesitate
		with any|further|your? questions|concerns
		call|contact|email|e-mail|phone me|us if you|there need|have|are anything|any|questions|problems|further|additional|more
		^ if any questions
		please? see|find attached|enclosed|below|attachment
		please review? the? attached|enclosed $
		^ attached|enclosed please? find|is|are
		accept my|our
		have|having a great|good|nice|safe|happy|wonderful|very
		take care $
		keep up the
		disregard
		keep in mind
		please|also|and|to|you note that|the|my|our|new|change|attached
		thanks|thank you? for|again|in|so|very`},
	{"thanks", `thanks|thank|thx|congratulations|welcome|appreciated
		appreciate your|the|all|it $?
		great|good|nice job|work
		look|looking forward
		hope|hopefully|hoping
		happy|merry birthday|christmas|new|holidays
		sorry
		apologize|apologies|regret|glad|pleased`},
	{"my own plan", `i will|shall|plan|intend|can|could|might|may
		i'll|i'm
		i am going|planning|working|meeting|trying|leaving|flying|taking|on|in|at|out
		i have|had|was|did|just|am|do|think|know|believe|thought
		i've|i'd
		let me VERB
		my plan`},
	{"I promise", `i will|shall * VERB
		i'll also? VERB
		we'll VERB
		i am|i'm going to VERB
		i will|shall be
		^ will VERB
		i|we plan|intend|expect to`},
	{"asked somebody else", `i|we have? asked|told NAME|him|her|them
		i've asked NAME|him|her|them
		asked|told|wants|wanted me|us
		he|she|they|NAME asked|wants|wanted`},
	{"kind words", `i|we hope|trust|know|believe that? you will|enjoy|find|have|had|are|must
		i|we hope that? this|all|everyone|everything
		^ hope you|this|that|all
		enjoy
		wish|wishing|wishes
		i|we do|really|also|truly|greatly|sincerely? appreciate your|the|all|how|everything
		^ appreciate your|the|all
		join me|us in
		congratulating|welcoming|thanking|congratulations
		no need
		not need to
		no action`},
	{"news", `will be held|released|published|announced|available|closed|sent|moved|here|there|in|at|out|back
		has|have|had been
		is|are|was|were PAST|scheduled|held|sent|set|done|working|attached
		will also? meet|discuss|join|review|continue|receive|report|host|take|begin|start|send|attend|lead
		as|per discussed|mentioned|requested|promised|you|we|i know|discussed?`},
	{"our plan", `we will|are|have|had|plan|can|may|were|did|do
		we'll|we're|we've|we'd
		our plan|plans`},
	{"third party", `^ he|she|they|it|this|that|there|these|those|it's|that's|there's|he's|she's|they're
		^ NAME PAST|will|has|is|was|wants|would|and|said|says|can|had
		^ the|his|her|their|our|a|an
		he|she|they will|would|is|are|has|have|had|was|were|want|wants|said|asked|needs
		^ NAME NAME PAST|will|has|is|was|wants|would|and|said|can|had`},
	{"past", `i|we|he|she|they|it|you PAST
		was|were|had|did
		yesterday
		last week|month|year|night|time
		ago`},
	{"condition", `^ if|unless|should|when|whether|once|assuming
		in case
		if|unless|once`},
	{"meeting", `meet|meeting|lunch|dinner|coffee|drinks|conference|appointment|visit|interview|agenda|presentation|breakfast
		get|getting together
		discuss|talk|chat|speak|discussing
		conference call
		call|phone|drop|stop|swing|come by|me|in|over`},
	{"availability", `available|availability|free|calendar|calendars|schedule|schedules|convenient|reschedule
		works|work for|with you|me|everyone
		does|would that|this|NAME|DATE * work
		good|best|bad|better|convenient time|day`},
	{"says when", `DATE
		as soon as
		right away
		immediately|urgently|urgent|promptly|asap`},
	{"has a deadline", `by DATE|NUM|noon|close|end|then|the|next|this|cob|eod
		before DATE|NUM|noon|close|end|the|you|we
		no later than
		not later than
		until|till DATE|NUM|the|next
		due on|by|DATE|date
		deadline
		asap
		as soon as possible
		at your earliest
		right away
		immediately`},
	{"to me", `me|us
		to|with|for me|us|my|our`},
	{"you", `you|your|yours|yourself|you're|you'll|you've|you'd|y'all|everyone|all`},
	{"papers", `report|document|documents|spreadsheet|draft|agreement|contract|list|copy|copies|letter|memo|presentation|numbers|form|information|file|details|data|plan|budget|slides|proposal|summary|comments|changes|email|e-mail|invoice|forecast|schedule|info`},
	{"advert", `click|unsubscribe|subscribe|free|offer|win|winner|shop|deal|save|credit|earn|viagra|prize|discount|cash|price|prices|sale|newsletter|mailing
		remove|opt yourself|out|me|from
		address book
		limited time
		our website|site`},
	{"for information", `^ fyi
		^ for your|information
		^ as you|we|discussed|requested|promised|mentioned|per|i
		^ here|attached|enclosed|below|following is|are|the
		^ note|notice|please? note that
		^ just wanted|a|to`},
	{"approval", `approve|approval|authorize|sign|signature|decide|decision|confirm|agree|choose|ok $
		sign off
		go ahead
		your okay|ok|blessing`},
	{"would be", `would|will|might|may|could be|have
		seems|seem|looks|appears|sounds`},
	{"reported", `said|says|told|asked|mentioned|indicated|stated|requested|suggested|wanted|wants|want|wrote|noted that|to|me|us|if|him|her
		he|she|they|NAME wants|wanted|asked|requested|needs|said
		asked|asking|wants|told him|her|them|us|me|NAME to`},
	{"answer", `^ yes|no|yep|yeah|sure|ok|okay|fine|agreed|sounds|perfect|great
		^ that|this|it works|sounds|is|would
		i agree|accept|can't|cannot
		i am|will|would be|not? happy|able|available|there`},
	{"disclaimer", `intended recipient|recipients|addressee
		not the intended|named
		in error
		delete|destroy this|all|any|the|it message|e|email|mail|copies|copy|communication
		confidential|privileged|unauthorized|dissemination|disclosure
		notify the|us|me sender|immediately|by`},
	{"recap", `pleasure|great|good|nice to|meeting|seeing|talking|speaking|hearing meet|see|talk|you|with|hear|from|to|up
		it|that was
		as i|we said|mentioned|discussed|told
		i|we just? met|spoke|talked|discussed|called|left|forgot|neglected
		meant to`},
	{"asks anyone", `anyone|anybody|someone|somebody|everyone|everybody|folks|people know|have|has|heard|able|interested|willing|want|got|can
		does|did|has|have|is|can|could|would|do anyone|anybody|someone|somebody|everyone|people|folks`},
	{"wants to know", `like|love|want|need|wanted|curious|interested to know|hear|understand|learn|find
		look|looking forward to hearing|your|receiving
		i|we am|are|was|were curious|wondering
		i'm|we're curious|wondering|seeking
		my question is
		quick|one|another|a question
		seeking|value|welcome your`},
	{"invites", `encourage|invite|urge|request|requests|asking|asks that? you|everyone|everybody|all|each|anyone
		you|everyone|all are|is invited|encouraged|welcome|requested|asked|urged|expected|required
		invitation to
		you're invited|welcome|encouraged
		join me|us|them`},
	{"question inside", `,|but|so|and|- is|are|do|does|did|can|could|would|will|have|has|should it|there|this|that|you|we|they|he|she|anyone|i
		,|but|so|and|- what|how|when|where|who|why|which is|are|do|does|did|can|could|would|will|about|should`},
}
