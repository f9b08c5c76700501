package prose

import "sync"

// Tone finds words that weaken or sharpen a message: "hedge" where a request hides, "pressure" where words sting, and
// "vague" where a reader cannot know what or when. It says nothing of what the writer feels. The spans are in order.
func Tone(text string) []LabelledSpan {
	var list []LabelledSpan
	b := toneBook()
	for _, s := range Sentences(text) {
		row := tokens(s.Of(text))
		for i := 0; i < len(row); {
			kind, end := -1, i
			b.fire(row, i, func(rule, stop int) {
				if stop > end {
					kind, end = rule, stop
				}
			})
			if kind < 0 {
				i++
				continue
			}
			list = append(list, LabelledSpan{Span{row[i].Start, row[end-1].End}.shift(s.Start), toneRules[kind].name})
			i = end
		}
	}
	return list
}

var toneBook = sync.OnceValue(func() *patternBook { return newBook(toneRules) })

var toneRules = []rule{
	{"hedge", `i was? just|only wondering|wanted|want|thought|hoping
		just checking
		just a quick|thought|reminder
		i was wondering if|whether
		i wonder if|whether
		if it's|it is not too much trouble
		if it isn't too much trouble
		if you don't mind
		if you get|have a chance|minute|moment
		when you get|have a chance|minute|moment
		if that|it makes sense
		if that|it works|is for|okay|ok|fine with? you
		would it be possible
		would it maybe|perhaps be
		might|may it be possible
		maybe|perhaps we|you|i could|might|should|can
		sorry to bother|disturb|bug
		sorry for bothering|disturbing
		i hate to bother|ask
		no worries if not
		no pressure
		no rush
		i could be wrong
		i may be wrong
		i might be wrong
		this may be a stupid|silly|dumb
		sort|kind of
		i guess
		i suppose
		i feel like
		it might be good|worth|nice|helpful|useful
		it would be nice|great if
		would be nice|great if
		at some point
		to be honest
		does that make sense`},
	{"pressure", `per|as|like my last|previous|earlier email|e-mail|message|note|mail
		as i|we already? said|mentioned|stated|wrote|explained|told before|already|earlier|previously|above
		as i|we already said|mentioned|stated|wrote|explained|told
		as previously|already stated|mentioned|discussed|requested|said
		as stated|mentioned above|before|earlier
		just a? friendly|gentle reminder
		friendly|gentle reminder
		not sure if you saw|read|got|noticed
		in case you missed
		thanks in advance
		thank you in advance
		going|moving forward ,? please
		for future reference
		with all due respect
		i'm|i am surprised|disappointed|concerned that|to|by
		i thought it was|we clear|agreed
		once again
		i shouldn't|should not have to
		you should know|have known
		you always|never
		you failed|forgot|neglected to
		why didn't|haven't you
		how many times
		please advise
		correct me if i'm|i am wrong
		let me be clear
		let me remind you
		i am|i'm still waiting
		still waiting for|on
		any reason why
		do your job
		unacceptable
		ridiculous
		obviously
		needless to say`},
	{"vague", `soon
		as soon as possible
		asap
		at your earliest convenience
		when you can
		when possible
		when you|we get around
		some time|sometime next|this
		sometime soon
		in the near future
		a few|couple things|points|items|people|days|weeks
		several things|points|items
		look into it|this|that
		handle|address|fix it|this|that
		deal with it|this|that
		take care of it|this|that
		touch base
		circle back
		follow up on it|this|that
		keep an eye
		think about it|this|that
		do something about
		and so on
		etc
		stuff
		things like that
		somehow
		better|more visibility
		be more proactive|strategic
		step up
		the usual
		or something
		or so
		whatever you think`},
}
