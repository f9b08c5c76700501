package archtest_test

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

func TestSealingNamesEveryColumn(t *testing.T) {
	text, err := os.ReadFile("../../docs/sealing.md")
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string]string{}
	for _, line := range strings.Split(string(text), "\n") {
		if parts := strings.SplitN(line, "`", 3); strings.HasPrefix(line, "| `") && len(parts) == 3 {
			rows[parts[1]] = line
		}
	}
	column := regexp.MustCompile(`(?m)^    ([a-z]+) +(TEXT|BIGINT|BYTEA|BOOLEAN|DOUBLE PRECISION)`)
	table := regexp.MustCompile(`(?s)CREATE TABLE (\w+) \((.*?)\n\);`)
	found := 0
	for _, match := range table.FindAllStringSubmatch(migrations(t), -1) {
		row, known := rows[match[1]]
		if !known {
			t.Errorf("docs/sealing.md has no row for %s", match[1])
			continue
		}
		cells := strings.Split(row, "|")
		for _, c := range column.FindAllStringSubmatch(match[2], -1) {
			found++
			if !strings.Contains(row, "`"+c[1]+"`") {
				t.Errorf("docs/sealing.md does not name %s.%s", match[1], c[1])
			}
			if c[2] == "BYTEA" && match[1] != "account_session" && !strings.Contains(cells[2], "`"+c[1]+"`") {
				t.Errorf("docs/sealing.md does not say that %s.%s is sealed", match[1], c[1])
			}
		}
	}
	if found < 100 {
		t.Errorf("only %d columns were found", found)
	}
}
