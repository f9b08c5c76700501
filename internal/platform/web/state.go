package web

// state is how one word of the product's looks: a tone, a sign and the word itself, so that colour never speaks alone.
type state struct{ tone, sign, word string }

// stateOf returns the look of a state. A word that it does not know is shown as it is, without colour.
func stateOf(name string) state {
	switch name {
	case "heard":
		return state{"plain", "heard", "Heard"}
	case "proposed":
		return state{"amber", "pencil", "Proposed"}
	case "agreed":
		return state{"blue", "agreed", "Agreed"}
	case "delivered":
		return state{"teal", "delivered", "Delivered"}
	case "verified":
		return state{"green", "check", "Verified"}
	case "dropped":
		return state{"faint", "cross", "Dropped"}
	case "overdue":
		return state{"red", "alarm", "Overdue"}
	}
	if s, ok := otherStateOf(name); ok {
		return s
	}
	return state{"plain", "dot", name}
}

// otherStateOf holds the states of things that are not asks: promises, facts, meetings, and who may see something.
func otherStateOf(name string) (state, bool) {
	switch name {
	case "reached", "kept", "done", "confirmed":
		return state{"green", "check", title(name)}, true
	case "partly":
		return state{"amber", "half", "Partly"}, true
	case "missed", "broken":
		return state{"red", "cross", title(name)}, true
	case "open", "planned", "waiting", "unknown":
		return state{"plain", "dot", title(name)}, true
	case "due":
		return state{"amber", "clock", "Due"}, true
	case "stale", "expired":
		return state{"amber", "clock", title(name)}, true
	case "cancelled", "closed":
		return state{"faint", "cross", title(name)}, true
	case "stated":
		return state{"blue", "heard", "They said so"}, true
	case "observed":
		return state{"plain", "eye", "I saw it"}, true
	case "inferred":
		return state{"amber", "pencil", "Inferred"}, true
	case "guessed":
		return state{"amber", "pencil", "My guess"}, true
	case "private":
		return state{"plain", "lock", "Only you"}, true
	case "shared":
		return state{"blue", "eye", "Shared"}, true
	}
	return state{}, false
}

// title writes a word of plain letters with a capital.
func title(word string) string {
	if word == "" || word[0] < 'a' || word[0] > 'z' {
		return word
	}
	return string(word[0]-'a'+'A') + word[1:]
}

func (s state) saying(words string) state {
	s.word = words
	return s
}

func noticeSign(kind string) string {
	switch kind {
	case "good":
		return "check"
	case "warning", "bad":
		return "warning"
	}
	return "remark"
}
