package prose

// whoIn finds who is asked: somebody called by name, or the one who is to do it, or "you".
func whoIn(list []token, part Span) *Span {
	if s := called(list); s != nil {
		return s
	}
	for i := part.Start; i+1 < part.End; i++ {
		word, next := list[i].word, list[i+1].word
		switch {
		case requestModals[word] && askedGroups[next]:
			return group(list, i+1, part.End)
		case deedFor[word] && (ofClass(list[i+1], "NAME") && !commonStart[next] || askedGroups[next] || next == "each") && next != "all":
			return group(list, i+1, part.End)
		case word == "for" && next == "all", word == "of" && next == "you" && i > part.Start && (list[i-1].word == "each" || list[i-1].word == "all" || list[i-1].word == "both" || list[i-1].word == "either"):
			if word == "for" {
				return group(list, i+1, part.End)
			}
			return &Span{list[i-1].Start, list[i+1].End}
		}
	}
	for i, t := range list {
		if (t.word == "you" || t.word == "everyone" || t.word == "everybody" || t.word == "y'all") && !(i > 0 && (list[i-1].word == "thank" || conditional(list, i))) {
			return group(list, i, len(list))
		}
	}
	return nil
}

var deedFor = wordSet(`need want like asking let get have expect`)

// conditional reports whether "you" at i is only the subject of a condition behind the request: "… when you can".
func conditional(list []token, i int) bool {
	switch list[i-1].word {
	case "when", "if", "as", "what", "whatever", "than":
		return i > 2
	case "that":
		return i > 2 && !askingVerbs[list[i-2].word]
	}
	return false
}

// called is a name in address at the start: "Susan, …", "For Brian and Laura: …", "Kim - …", "Kim to send …".
func called(list []token) *Span {
	i := 0
	if len(list) > 2 && list[0].word == "for" {
		i = 1
	}
	first := i
	for i < len(list) && isName(list[i]) && i < first+3 {
		i++
		if i+1 < len(list) && (list[i].word == "and" || list[i].word == "&") && isName(list[i+1]) {
			i++
		}
	}
	if i == first || i >= len(list) {
		return nil
	}
	switch next := list[i]; {
	case next.word == "," && first == 0, next.word == ":", next.word == "-" && list[i-1].End < next.Start,
		next.word == "to" && i+1 < len(list) && verbs[list[i+1].word] && !verbs[list[first].word] && first == 0:
		return &Span{list[first].Start, list[i-1].End}
	}
	return nil
}

func isName(t token) bool {
	return t.kind == wordToken && t.title && !commonStart[t.word] && calendarClass[t.word] == "" && !verbs[t.word] && !notNames[t.word] && ofClass(t, "NAME")
}

// notNames are words that begin sentences before a comma or "to" as names do.
var notNames = wordSet(`morning afternoon evening second third fourth next last lastly also again anyway otherwise meanwhile btw all team folks guys everyone wanted hope happy trying need looking sure well actually basically
	additionally furthermore moreover besides still thus hence instead obviously unfortunately hopefully action attention reminder update note question questions
	congratulations welcome continue regarding subject plan plans agenda item items summary today's`)

// group extends a word for the asked to the row that it begins: "you, Frank and Mo", "all of you".
func group(list []token, i, end int) *Span {
	s := list[i].Span
	n := i + 1
	if n+1 < end && list[n].word == "of" && (list[n+1].word == "you" || list[n+1].word == "us") {
		s.End, n = list[n+1].End, n+2
	}
	for n+1 < end && (list[n].word == "," || list[n].word == "and" || list[n].word == "&") && isName(list[n+1]) {
		s.End, n = list[n+1].End, n+2
	}
	for n < end && isName(list[n]) && list[i].title {
		s.End, n = list[n].End, n+1
	}
	return &s
}
