package site

import (
	"context"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/alexedwards/scs/v2/memstore"
)

func TestWhoeverComesBackStaysSignedInForAMonthAtMost(t *testing.T) {
	const day = 24 * time.Hour
	for _, c := range []struct {
		name              string
		since, left, want time.Duration // want is 0 where nothing is written
	}{
		{"within the hour", day, idle - time.Minute, 0},
		{"the day after", day, 6 * day, idle},
		{"shortly before the month is over", 29 * day, 10 * time.Minute, day},
		{"at the end of the month", 30 * day, 10 * time.Minute, 0},
	} {
		d := NewDoor(nil, nil, "upward", false)
		d.sessions.Store = memstore.New()
		ctx, err := d.sessions.Load(context.Background(), "")
		if err != nil {
			t.Fatal(err)
		}
		d.sessions.Put(ctx, keyOwner, "mia")
		d.sessions.Put(ctx, keySince, time.Now().Add(-c.since).Unix())
		d.sessions.SetDeadline(ctx, time.Now().Add(c.left))
		token, _, err := d.sessions.Commit(ctx)
		if err != nil {
			t.Fatal(err)
		}
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.AddCookie(&http.Cookie{Name: d.sessions.Cookie.Name, Value: token})
		w := httptest.NewRecorder()
		d.sessions.LoadAndSave(d.stay(http.NotFoundHandler())).ServeHTTP(w, r)
		got := time.Duration(0)
		for _, cookie := range w.Result().Cookies() {
			got = time.Duration(cookie.MaxAge) * time.Second
		}
		if got.Round(time.Minute) != c.want {
			t.Errorf("%s: the session lives for %v more, want %v", c.name, got, c.want)
		}
	}
}

func TestStrangersGetNoSession(t *testing.T) {
	d := NewDoor(nil, nil, "upward", false)
	d.sessions.Store = memstore.New()
	w := httptest.NewRecorder()
	d.sessions.LoadAndSave(d.stay(http.NotFoundHandler())).ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/", nil))
	if cookies := w.Result().Cookies(); len(cookies) > 0 {
		t.Errorf("a stranger got %v", cookies)
	}
}
