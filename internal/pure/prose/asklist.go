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
		items := h.items(text, sentences[i+1:], ask)
		if len(items) == 0 {
			list = append(list, ask)
			continue
		}
		list = append(list, items...)
		i += len(items)
	}
	lend(text, sentences, list)
	return list
}

// mostItems is how many items of a list are read as asks: a longer one is a table.
const mostItems = 12

// items are the items below an ask that ends with a colon; none below any other.
func (h hearing) items(text string, below []Span, lead Ask) (items []Ask) {
	if !strings.HasSuffix(lead.Of(text), ":") {
		return nil
	}
	for n, s := range below {
		if n == mostItems || !listed(text, s) {
			break
		}
		ask, ok := h.askIn(text, s)
		if !ok {
			ask = itemOf(text, s, lead)
		}
		items = append(items, ask)
	}
	return items
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
