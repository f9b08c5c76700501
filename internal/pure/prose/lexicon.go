package prose

// verbs are plain forms that begin an order in business mail. Words that are at least as often nouns at the start of a
// sentence ("order", "results") are left out.
var verbs = wordSet(`accept acknowledge act add address adjust advise allow analyse analyze answer apply appoint approve
	arrange ask assemble assess assign assist assume attach attend authorize avoid be begin book break bring build bump buy calculate
	call cancel catch categorize change chase check choose circle circulate clarify clean clear click close collect combine come comment
	communicate compare compile complete comply compute concentrate confirm connect consider contact continue contribute convert convey coordinate copy
	correct cover create cut debrief decide define delay delegate delete deliver describe design determine develop direct disable
	disclose discuss dispatch disregard distribute do document double draft drive drop edit elaborate eliminate email e-mail emphasize enable encourage
	ensure enter escalate establish estimate evaluate examine execute expand expect expedite explain explore extend fax
	figure file fill finalize find finish fix focus follow forecast forget format forward gather generate get give go grab
	handle have help highlight hire hold identify ignore implement improve include incorporate increase indicate inform initial input insert inspect
	install interview introduce investigate invite involve join keep lead leave let limit list listen load locate look mail
	make manage mark meet mention merge modify monitor move name negotiate note notify obtain offer open organise organize outline
	pass pay perform phone pick place plan play post prepare present press prioritize print proceed process produce propose
	provide publish pull purchase pursue push put quantify raise reach read recommend reconcile record redo reduce refer refine
	register reject release rely remember remind remove renew reorganize repeat replace reply report request
	reschedule research resend reserve resolve respond restore retain return revert review revise rewrite run save scan
	schedule search secure see seek select send set settle share ship show sign solicit solve sort specify speak spend
	split stand start state stay stop study submit suggest summarise summarize supply support swap take talk target tell test think tie
	total track transfer translate treat trim try turn type understand unsubscribe update upgrade upload use utilize
	verify view visit vote wait walk watch work wrap write grant ring say double-check ping loop sort kick roll cc sync renegotiate finalise recheck
	re-send rsvp resubmit draft brief hand route pencil nail
	abandon abolish absorb accelerate accommodate accompany achieve acquire activate adapt adhere adopt advertise
	advocate align allocate amend announce anticipate apologise apologize appeal assert attain attract automate bear
	behave borrow brainstorm broaden cap capture carry cease celebrate certify chair challenge classify coach commence
	commit compensate compose conclude conduct consolidate consult convene convince cooperate co-operate collaborate
	cultivate cure curb decline decrease dedicate deduct deepen defend defer demonstrate deposit derive deploy detect
	devise devote diagnose dig diminish discontinue dismantle dismiss dispose divide donate draw earn ease educate
	embrace employ empower enforce engage enhance enjoy enlarge enlist enrol enroll erase evacuate exceed exclude exploit
	facilitate familiarise familiarize feed fetch foster free freeze further gain gauge grow guarantee guard halve hang
	harmonise hurry imagine impose induct influence initiate innovate inquire inspire instruct insure integrate intensify
	interpret invent invest isolate itemise itemize justify kill launch learn lend lift lighten lobby lock lodge lower
	maintain maximise maximize measure mediate mend mentor migrate minimise minimize mobilise motivate mow narrow
	nominate nurture obey observe occupy omit operate oppose optimise optimize overcome oversee overhaul pack paint
	participate pave persevere persist persuade pilot plug polish postpone practise praise preserve prevent prioritise
	procure prohibit promote prompt prove prune publicise punish qualify quit rally rank reassure rebook rebuild recall
	recapture recharge reclaim recognise recognize recover recruit recycle redesign redirect redraft reflect refrain
	refresh refund regain regulate reinforce relax relaunch relieve relocate remedy renovate reopen repair repaint repay
	rephrase replenish represent rescue rescind resist restock restrict restructure resume rethink retire retrain
	retrieve reuse reward rid rotate satisfy scrap scrub sell separate serve sharpen shift shorten shrink shut simplify
	slow smooth specialise speed spot spread stabilise stack standardise standardize steer stick stimulate straighten
	strengthen strive structure supervise sustain tackle tailor teach terminate thank tidy tighten tolerate toughen train
	transform transmit triple uncover undertake undo unify unite unlock unpack uphold urge vacate validate vary wash
	weigh welcome widen win wipe withdraw withhold yield`)

// pastVerbs are irregular past forms.
var pastVerbs = wordSet(`was were did had went came took made said told sent gave got saw met spoke wrote thought felt
	found left kept heard held brought began knew let's-not put ran read sold bought spent understood won`)

// notPast end like a past form and are none.
var notPast = wordSet(`need feed speed indeed proceed exceed succeed agreed seed breed embed wed`)

// calendarWords say when.
var calendarWords = wordSet(`today tonight tomorrow monday tuesday wednesday thursday friday saturday sunday mon tue tues wed
	thu thur thurs fri morning afternoon noon evening week weekend month january february april june july august september
	october november december jan feb mar apr jun jul aug sept sep oct nov dec eod cob eow eom asap date day quarter
	lunch dinner breakfast <date> <time> mondays tuesdays wednesdays thursdays fridays`)

// commonStart are capitalised words that are not names.
var commonStart = wordSet(`i the a an this that these those it he she we you they there here in on at by for from to of and but or
	so if when while as after before since until once what who which where why how is are was were do does did can could
	will would should shall may might must have has had please thanks thank hi hello dear hey ok okay yes no not my your his
	her our their its all any some each every both no-one let let's lets also just then now today tomorrow yesterday monday tuesday
	wednesday thursday friday saturday sunday re fw fwd fyi with without about i'm i'll i'd i've we're we'll we'd we've
	you're you'll you'd you've it's that's there's one two three first second finally however therefore sorry great good`)
