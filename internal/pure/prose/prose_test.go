package prose

import (
	"testing"
	"time"
)

func TestOrdinaryMailShowsItsAsk(t *testing.T) {
	body := "Hi Ana,\n\nThanks for the draft. Can you send me the list by Friday?\n\nThanks,\nTom\n\n-----Original Message-----\nFrom: Ana\nSent: Monday, June 3, 2024 9:15 AM\nTo: Tom\nSubject: list\n\nPlease call me.\n"
	asks := Asks(Written(body))
	if len(asks) != 1 || asks[0].Label != IsAsk {
		t.Fatalf("want one ask, got %+v in %q", asks, Written(body))
	}
	heads := QuotedHeaders(body)
	if len(heads) != 1 || heads[0].From != "Ana" || !heads[0].At.Equal(time.Date(2024, 6, 3, 9, 15, 0, 0, time.UTC)) {
		t.Errorf("quoted headers: %+v", heads)
	}
}
