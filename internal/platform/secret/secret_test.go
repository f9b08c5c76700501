package secret_test

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"upward/internal/platform/database"
	"upward/internal/platform/database/databasetest"
	"upward/internal/platform/fault"
	"upward/internal/platform/id"
	"upward/internal/platform/operation"
	"upward/internal/platform/secret"
)

var (
	mia = operation.Actor{Org: "harborlight", Owner: "mia"}
	sam = operation.Actor{Org: "harborlight", Owner: "sam"}
)

// random is the same bytes in every run.
func random(seed byte) *id.Source { return id.New(rand.NewChaCha8([32]byte{seed})) }

func keeper(t testing.TB, path string, seed byte) *secret.Keeper {
	t.Helper()
	k, err := secret.Open(path, random(seed))
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// keys makes and returns the keys of the owners.
func keys(t testing.TB, db *database.DB, k *secret.Keeper, owners ...operation.Actor) (all []*secret.Key) {
	t.Helper()
	err := db.Write(t.Context(), func(tx *database.Tx) error {
		for _, by := range owners {
			if err := k.Create(tx, by); err != nil {
				return err
			}
			key, err := k.Key(tx, by)
			if err != nil {
				return err
			}
			all = append(all, key)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func keyOf(t testing.TB, db *database.DB, k *secret.Keeper, by operation.Actor) (key *secret.Key, err error) {
	t.Helper()
	err = db.Read(t.Context(), func(tx *database.Tx) (err error) { key, err = k.Key(tx, by); return err })
	return key, err
}

// two returns the keys of two owners.
func two(t testing.TB) (mias, sams *secret.Key) {
	t.Helper()
	all := keys(t, databasetest.SQLite(t), keeper(t, filepath.Join(t.TempDir(), "k"), 1), mia, sam)
	return all[0], all[1]
}

type note struct{ Words string }

func seal(t testing.TB, key *secret.Key, place, words string) []byte {
	t.Helper()
	sealed, err := key.Seal(place, note{words})
	if err != nil {
		t.Fatal(err)
	}
	return sealed
}

func TestSealedValueOpensOnlyInItsPlaceForItsOwner(t *testing.T) {
	mias, sams := two(t)
	sealed := seal(t, mias, "ask/1", "cut the churn")
	if !bytes.HasPrefix(sealed, []byte(secret.Magic)) || bytes.Contains(sealed, []byte("churn")) {
		t.Fatalf("sealed as %q", sealed)
	}
	for _, c := range []struct {
		what, place string
		key         *secret.Key
		opens       bool
	}{
		{"its place and owner", "ask/1", mias, true},
		{"another row", "ask/2", mias, false},
		{"another table", "ask_event/1", mias, false},
		{"another owner", "ask/1", sams, false},
	} {
		var got note
		err := c.key.Open(c.place, sealed, &got)
		if (err == nil) != c.opens || (got.Words == "cut the churn") != c.opens {
			t.Errorf("%s: %q, %v", c.what, got.Words, err)
		}
		if err != nil && !strings.Contains(fault.Message(err), "backup") {
			t.Errorf("%s: the sentence does not say what to do: %q", c.what, fault.Message(err))
		}
	}
}

func TestSealingTheSameTwiceLooksDifferent(t *testing.T) {
	mias, _ := two(t)
	if bytes.Equal(seal(t, mias, "ask/1", "same"), seal(t, mias, "ask/1", "same")) {
		t.Error("equal texts give equal bytes")
	}
}

func TestChangedBytesDoNotOpen(t *testing.T) {
	mias, _ := two(t)
	sealed := seal(t, mias, "ask/1", "cut the churn")
	for at := range sealed {
		broken := bytes.Clone(sealed)
		broken[at] ^= 1
		if mias.Open("ask/1", broken, &note{}) == nil {
			t.Errorf("opens with byte %d changed", at)
		}
		if mias.Open("ask/1", sealed[:at], &note{}) == nil {
			t.Errorf("opens when cut at %d", at)
		}
	}
}

func TestKeyComesBackInTheNextRun(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		path := filepath.Join(t.TempDir(), "deep", "k")
		sealed := seal(t, keys(t, db, keeper(t, path, 1), mia)[0], "ask/1", "cut the churn")
		key, err := keyOf(t, db, keeper(t, path, 2), mia)
		if err != nil {
			t.Fatal(err)
		}
		var got note
		if err := key.Open("ask/1", sealed, &got); err != nil || got.Words != "cut the churn" {
			t.Errorf("%q, %v", got.Words, err)
		}
	})
}

func TestKeyFileIsForItsOwnerOnlyAndLeavesNothingBeside(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "upward.key")
	keys(t, databasetest.SQLite(t), keeper(t, path, 1), mia)
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	if entries, _ := os.ReadDir(folder); len(entries) != 1 {
		t.Errorf("%d files in the folder", len(entries))
	}
}

func TestWithoutTheRightKeyFileASentenceSaysWhatToDo(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		folder := t.TempDir()
		path := filepath.Join(folder, "right")
		keys(t, db, keeper(t, path, 1), mia)
		wrong := filepath.Join(folder, "wrong")
		if err := os.WriteFile(wrong, []byte(strings.Repeat("ab", 32)), 0o600); err != nil {
			t.Fatal(err)
		}
		for file, want := range map[string]string{wrong: "does not belong to this data", filepath.Join(folder, "absent"): "is missing"} {
			_, err := keyOf(t, db, keeper(t, file, 3), mia)
			if fault.KindOf(err) != fault.Unavailable || !strings.Contains(fault.Message(err), want) || !strings.Contains(fault.Message(err), file) {
				t.Errorf("%s: %v", file, err)
			}
		}
		if _, err := keyOf(t, db, keeper(t, path, 3), sam); fault.KindOf(err) != fault.NotFound {
			t.Errorf("an owner without a key: %v", err)
		}
	})
}

func TestFileThatHoldsNoKeyIsRefused(t *testing.T) {
	folder := t.TempDir()
	for name, text := range map[string]string{"empty": "", "words": "this is no key\n", "short": "abcdef", "long": strings.Repeat("ab", 33)} {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := secret.Open(path, random(1))
		if fault.KindOf(err) != fault.Unavailable || !strings.Contains(fault.Message(err), "not a key") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := secret.Open(folder, random(1)); fault.KindOf(err) != fault.Unavailable {
		t.Errorf("a folder as key file: %v", err)
	}
}

func TestKeyFileThatOthersMayReadIsRefusedWithTheWayToMendIt(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("permissions are not modes there")
	}
	db := databasetest.SQLite(t)
	path := filepath.Join(t.TempDir(), "k")
	late := keeper(t, path, 2) // opened before there is a file
	keys(t, db, keeper(t, path, 1), mia)
	for _, mode := range []os.FileMode{0o640, 0o620, 0o604, 0o601, 0o644, 0o777, 0o400, 0o600} {
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
		_, opening := secret.Open(path, random(1))
		_, using := keyOf(t, db, late, mia)
		for what, err := range map[string]error{"opening": opening, "first use": using} {
			switch closed := mode&0o077 == 0; {
			case closed && err != nil:
				t.Errorf("%s, mode %o: %v", what, mode, err)
			case !closed && (fault.KindOf(err) != fault.Unavailable || !strings.Contains(fault.Message(err), "chmod 600 "+path)):
				t.Errorf("%s, mode %o: %v", what, mode, err)
			}
		}
	}
}

func TestKeyFileThatCannotBeMadeIsExplained(t *testing.T) {
	blocked := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(blocked, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	db := databasetest.SQLite(t)
	k, err := secret.Open(filepath.Join(blocked, "k"), random(1))
	if err == nil {
		err = db.Write(t.Context(), func(tx *database.Tx) error { return k.Create(tx, mia) })
	}
	if fault.KindOf(err) != fault.Unavailable || !strings.Contains(fault.Message(err), blocked) {
		t.Errorf("err = %v", err)
	}
}

func TestKeyFileThatAppearedMeanwhileIsUsedAndNeverOverwritten(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		path := filepath.Join(t.TempDir(), "k")
		first, second, third := keeper(t, path, 1), keeper(t, path, 2), keeper(t, path, 3)
		keys(t, db, first, mia)
		made, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := keyOf(t, db, second, mia); err != nil {
			t.Errorf("the other's key: %v", err)
		}
		keys(t, db, third, sam)
		if now, _ := os.ReadFile(path); !bytes.Equal(now, made) {
			t.Error("the key that was there is gone")
		}
	})
}

func TestBlindIsStableAndDiffersByUseAndOwner(t *testing.T) {
	mias, sams := two(t)
	name := mias.Blind("address", "bo@example.com")
	if again := mias.Blind("address", "bo@example.com"); again != name {
		t.Errorf("%q, then %q", name, again)
	}
	for what, other := range map[string]string{
		"use":            mias.Blind("subject", "bo@example.com"),
		"value":          mias.Blind("address", "bo@example.org"),
		"owner":          sams.Blind("address", "bo@example.com"),
		"end of the use": mias.Blind("addressb", "o@example.com"),
	} {
		if other == name {
			t.Errorf("another %s gives the same name", what)
		}
	}
}

func TestSignaturesDifferByPurposeTextAndKey(t *testing.T) {
	folder := t.TempDir()
	first, second := keeper(t, filepath.Join(folder, "1"), 1), keeper(t, filepath.Join(folder, "2"), 2)
	keys(t, databasetest.SQLite(t), first, mia)
	keys(t, databasetest.SQLite(t), second, mia)
	code := first.Sign("link", "ask 1")
	if code != first.Sign("link", "ask 1") || len(code) < 20 {
		t.Errorf("code %q", code)
	}
	for what, other := range map[string]string{"purpose": first.Sign("mail", "ask 1"), "text": first.Sign("link", "ask 2"), "key": second.Sign("link", "ask 1")} {
		if other == code {
			t.Errorf("another %s gives the same code", what)
		}
	}
}

func FuzzOpenNeverAcceptsWhatWasNotSealed(f *testing.F) {
	db := databasetest.SQLite(f)
	key := keys(f, db, keeper(f, filepath.Join(f.TempDir(), "k"), 1), mia)[0]
	sealed := seal(f, key, "ask/1", "cut the churn")
	for _, seed := range [][]byte{nil, []byte(secret.Magic), sealed, sealed[:len(sealed)-1], sealed[4:], append(bytes.Clone(sealed), 0)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		var got note
		if err := key.Open("ask/1", b, &got); err == nil && got.Words != "cut the churn" {
			t.Errorf("%x opens as %q", b, got.Words)
		}
	})
}
