package account_test

import (
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"upward/internal/feature/account"
	"upward/internal/platform/database"
	"upward/internal/platform/database/databasetest"
	"upward/internal/platform/fault"
	"upward/internal/platform/id"
	"upward/internal/platform/operation"
	"upward/internal/platform/secret"
)

// door is an account service whose clock the test turns.
type door struct {
	*account.Service
	db      *database.DB
	keyFile string
	now     time.Time
}

func newDoor(t *testing.T, db *database.DB) *door {
	t.Helper()
	d := &door{db: db, keyFile: filepath.Join(t.TempDir(), "upward.key"), now: time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)}
	d.open(t, 1)
	return d
}

// open is another run of the program over the same data.
func (d *door) open(t *testing.T, seed byte) {
	t.Helper()
	random := id.New(rand.NewChaCha8([32]byte{seed}))
	keys, err := secret.Open(d.keyFile, random)
	if err != nil {
		t.Fatal(err)
	}
	d.Service = account.NewService(d.db, keys, random, func() time.Time { return d.now })
}

func (d *door) local(t *testing.T) operation.Actor {
	t.Helper()
	by, err := d.Local(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return by
}

func (d *door) ticket(t *testing.T) string {
	t.Helper()
	ticket, err := d.Ticket(t.Context(), d.local(t))
	if err != nil {
		t.Fatal(err)
	}
	return ticket
}

// column returns the text of a column as it is stored.
func column(t *testing.T, db *database.DB, query string) (all []string) {
	t.Helper()
	err := db.Read(t.Context(), func(tx *database.Tx) (err error) { all, err = database.Query(tx, database.Text, query); return err })
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestTheOneAccountStaysTheSame(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		d := newDoor(t, db)
		by := d.local(t)
		if by.Org == "" || by.Owner == "" {
			t.Fatalf("actor %+v", by)
		}
		if again := d.local(t); again != by {
			t.Errorf("%+v, then %+v", by, again)
		}
		d.open(t, 2)
		if later := d.local(t); later != by {
			t.Errorf("%+v, in the next run %+v", by, later)
		}
	})
}

func TestLostKeyFileIsSaidAtTheDoor(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		d := newDoor(t, db)
		d.local(t)
		d.keyFile = filepath.Join(t.TempDir(), "elsewhere.key")
		d.open(t, 2)
		_, err := d.Local(t.Context())
		if fault.KindOf(err) != fault.Unavailable || !strings.Contains(fault.Message(err), d.keyFile) {
			t.Errorf("err = %v", err)
		}
		if n := len(column(t, db, `SELECT id FROM account`)); n != 1 {
			t.Errorf("%d accounts", n)
		}
	})
}

func TestTicketSignsInOnce(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		d := newDoor(t, db)
		ticket := d.ticket(t)
		by, err := d.Redeem(t.Context(), ticket)
		if err != nil || by != d.local(t) {
			t.Fatalf("%+v, %v", by, err)
		}
		if by, err := d.Redeem(t.Context(), ticket); fault.KindOf(err) != fault.Forbidden || by != (operation.Actor{}) {
			t.Errorf("a second time: %+v, %v", by, err)
		}
	})
}

func TestOneTicketOfTwoRivalsSignsOneIn(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		d := newDoor(t, db)
		ticket := d.ticket(t)
		results := make(chan error)
		for range 8 {
			go func() { _, err := d.Redeem(t.Context(), ticket); results <- err }()
		}
		in := 0
		for range 8 {
			if err := <-results; err == nil {
				in++
			} else if kind := fault.KindOf(err); kind != fault.Forbidden {
				t.Errorf("%v", err)
			}
		}
		if in != 1 {
			t.Errorf("%d came in", in)
		}
	})
}

func TestTicketExpires(t *testing.T) {
	for _, c := range []struct {
		after time.Duration
		works bool
	}{{0, true}, {12 * time.Hour, true}, {12*time.Hour + time.Microsecond, false}, {48 * time.Hour, false}} {
		t.Run(c.after.String(), func(t *testing.T) {
			databasetest.Each(t, func(t *testing.T, db *database.DB) {
				d := newDoor(t, db)
				ticket := d.ticket(t)
				d.now = d.now.Add(c.after)
				_, err := d.Redeem(t.Context(), ticket)
				if (err == nil) != c.works {
					t.Errorf("err = %v", err)
				}
				if err != nil && !strings.Contains(fault.Message(err), "upward serve") {
					t.Errorf("the sentence does not say what to do: %q", fault.Message(err))
				}
			})
		})
	}
}

func TestWrongTicketSignsNobodyIn(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		d := newDoor(t, db)
		ticket := d.ticket(t)
		for _, wrong := range []string{"", "x", strings.ToUpper(ticket), ticket + " ", column(t, db, `SELECT digest FROM account_ticket`)[0]} {
			if _, err := d.Redeem(t.Context(), wrong); fault.KindOf(err) != fault.Forbidden {
				t.Errorf("%q: %v", wrong, err)
			}
		}
	})
}

func TestTicketsAreNotStoredInClearAndOldOnesGo(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		d := newDoor(t, db)
		ticket := d.ticket(t)
		for _, digest := range column(t, db, `SELECT digest FROM account_ticket`) {
			if strings.Contains(digest, ticket) {
				t.Error("the ticket lies in the database")
			}
		}
		d.now = d.now.Add(13 * time.Hour)
		d.ticket(t)
		if n := len(column(t, db, `SELECT digest FROM account_ticket`)); n != 1 {
			t.Errorf("%d tickets are kept, of which one is good", n)
		}
	})
}

func TestProgramsThatStartTogetherMakeOneAccount(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		random := id.New(rand.NewChaCha8([32]byte{9}))
		keyFile := filepath.Join(t.TempDir(), "upward.key")
		var nodes [4]*account.Service
		for i := range nodes {
			keys, err := secret.Open(keyFile, random)
			if err != nil {
				t.Fatal(err)
			}
			nodes[i] = account.NewService(db, keys, random, time.Now)
		}
		owners := make(chan operation.Actor, len(nodes))
		for _, node := range nodes {
			go func() {
				by, err := node.Local(t.Context())
				if err != nil {
					t.Error(err)
				}
				owners <- by
			}()
		}
		first := <-owners
		for range len(nodes) - 1 {
			if by := <-owners; by != first || by.Owner == "" {
				t.Errorf("one program serves %v, another %v", first, by)
			}
		}
	})
}
