package rhythm

import (
	"encoding/csv"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"upward/internal/corpus"
)

// office draws moments between seven and nine at night by a clock that is
// offset hours ahead of UTC, most of them around midday.
func office(random *rand.Rand, n, offset int) []time.Time {
	moments := make([]time.Time, n)
	for i := range moments {
		hour := 7 + 7*random.Float64() + 7*random.Float64()
		local := time.Duration((hour - float64(offset)) * float64(time.Hour))
		moments[i] = time.Date(2024, 3, 1+random.IntN(25), 0, 0, 0, 0, time.UTC).Add(local)
	}
	return moments
}

func TestZoneIsReadFromTheNights(t *testing.T) {
	random := rand.New(rand.NewPCG(13, 14))
	for offset := -12; offset <= 11; offset++ {
		got, ok := Zone(office(random, 200, offset))
		apart := (int(got.Hours()) - offset + 36) % 24
		if !ok || apart < 11 || apart > 13 {
			t.Errorf("%d hours ahead: %v %v", offset, got, ok)
		}
	}
}

func TestZoneIsNotGuessedWithoutNights(t *testing.T) {
	random := rand.New(rand.NewPCG(15, 16))
	var always []time.Time
	for range 300 {
		always = append(always, time.Unix(random.Int64N(1e9), 0))
	}
	for name, at := range map[string][]time.Time{"always awake": always, "few": office(random, 29, 0), "none": nil, "no times": make([]time.Time, 50)} {
		if got, ok := Zone(at); ok || got != 0 {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestZoneOfRealWritersIsRightWithinTwoHours(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(corpus.Path(t, "mail/pairs"), "*", "messages.tsv"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no messages: %v", err)
	}
	written := make(map[string][]time.Time)
	for _, file := range files {
		readTimes(t, file, written)
	}
	guessed, right := 0, 0
	for _, at := range written {
		offset, ok := Zone(at)
		if !ok {
			continue
		}
		guessed++
		_, seconds := at[0].Zone()
		apart := offset - time.Duration(seconds)*time.Second
		right += one(apart.Abs() <= 2*time.Hour)
	}
	t.Logf("%d of %d writers are given a zone; %d of them within two hours", guessed, len(written), right)
	if guessed < 10 || right*10 < guessed*8 {
		t.Errorf("%d of %d within two hours", right, guessed)
	}
}

// readTimes adds the local times of each sender. Copies of one message under
// several names count once for each.
func readTimes(t *testing.T, file string, written map[string][]time.Time) {
	t.Helper()
	source, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer source.Close()
	reader := csv.NewReader(source)
	reader.Comma, reader.LazyQuotes, reader.FieldsPerRecord = '\t', true, -1
	rows, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows[1:] {
		if len(row) < 10 {
			continue
		}
		if at, err := time.Parse("2006-01-02T15:04:05-0700", row[7]); err == nil {
			written[row[9]] = append(written[row[9]], at)
		}
	}
}
