package prose

import "strings"

// asks finds the asks of a text: its sentences that ask, and the items of a list that one of them opens ("I would need from you: …").
func (h hearing) asks(text string) []Ask {
	var list []Ask
	sentences := Sentences(text)
	for i := 0; i < len(sentences); i++ {
		ask, ok := h.askIn(text, sentences[i])
		if !ok {
			continue
		}
		items, read := h.items(text, sentences[i+1:], ask)
		if len(items) == 0 {
			list = append(list, ask)
			continue
		}
		list = append(list, items...)
		i += read
	}
	lend(text, sentences, list)
	return list
}

// mostItems is how many items of a list are read as asks: a longer one is a table.
const mostItems = 12

// items are the items below an ask that ends with a colon, and how many sentences they take; none below any other ask, and none where
// one of them has no words.
func (h hearing) items(text string, below []Span, lead Ask) (items []Ask, read int) {
	if !strings.HasSuffix(lead.Of(text), ":") {
		return nil, 0
	}
	for n, s := range below {
		if n > 0 && len(items) > 0 && !strings.Contains(text[below[n-1].End:s.Start], "\n") {
			read++ // a further sentence of the item before
			continue
		}
		if !listed(text, s) {
			break
		}
		if len(items) == mostItems || !anyWord(tokens(s.Of(text))) {
			return nil, 0
		}
		ask, ok := h.askIn(text, s)
		if !ok {
			ask = itemOf(text, s, lead)
		}
		items, read = append(items, ask), read+1
	}
	return items, read
}

func anyWord(list []token) bool {
	for _, t := range list {
		if t.kind == wordToken {
			return true
		}
	}
	return false
}

// itemOf reads an item that asks only because of what stands above it.
func itemOf(text string, s Span, lead Ask) Ask {
	sentence := s.Of(text)
	list := tokens(sentence)
	ask := Ask{Span: Span{0, len(sentence)}, Score: lead.Score, Label: lead.Label, Kind: lead.Kind,
		Why: append([]Reason{{"item of what is asked above", sentence, 0}}, lead.Why...)}
	slots(sentence, list, Span{0, len(list)}, &ask)
	ask = ask.moved(s.Start)
	if ask.Due == nil {
		ask.Due = lead.Due
	}
	if ask.Who == nil {
		ask.Who = lead.Who
	}
	return ask
}

// listed reports whether a sentence begins an item of a list.
func listed(text string, s Span) bool {
	start := s.Start
	for start > 0 && start > s.Start-maxMarks && text[start-1] != '\n' {
		start--
	}
	if start > 0 && text[start-1] != '\n' {
		return false
	}
	line := text[start:min(len(text), s.Start+maxMarks)]
	marked := strings.TrimLeft(line, " \t")
	n := bullet(marked)
	return n > 0 && marked[0] != '>' && start+len(line)-len(marked)+n >= s.Start
}
