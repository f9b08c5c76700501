package archtest_test

import (
	"go/ast"
	"go/token"
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"upward/internal/schema"
)

var (
	created  = regexp.MustCompile(`(?i)CREATE TABLE (\w+)`)
	mentions = regexp.MustCompile(`(?i)\b(?:FROM|JOIN|INTO|UPDATE)\s+([a-z]\w*)`)
)

// migrations is the text of every step of the schema.
func migrations(t *testing.T) string {
	t.Helper()
	names, err := fs.Glob(schema.Migrations, "*.sql")
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, name := range names {
		text, err := fs.ReadFile(schema.Migrations, name)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(text)
	}
	return all.String()
}

func tables(t *testing.T) []string {
	t.Helper()
	var all []string
	for _, match := range created.FindAllStringSubmatch(migrations(t), -1) {
		all = append(all, match[1])
	}
	return all
}

func TestSQLNamesOnlyTheTablesOfItsFeature(t *testing.T) {
	known, checked := tables(t), 0
	for _, p := range house(t) {
		owner := p.path[strings.LastIndex(p.path, "/")+1:]
		for _, text := range literals(p) {
			for _, match := range mentions.FindAllStringSubmatch(text, -1) {
				table := match[1]
				if !slices.Contains(known, table) {
					continue
				}
				checked++
				if table != owner && !strings.HasPrefix(table, owner+"_") {
					t.Errorf("%s names the table %s in %.60q", p.path, table, text)
				}
			}
		}
	}
	if checked < 50 {
		t.Errorf("only %d names of tables were checked", checked)
	}
}

func TestSQLKeepsToWhatBothDatabasesShare(t *testing.T) {
	avoid := regexp.MustCompile(`(?i)\b(ILIKE|json_each|group_concat|CURRENT_TIMESTAMP|greatest|least|NOW\(\)|datetime\(|FOR UPDATE|AUTOINCREMENT|SERIAL)\b|= ANY\(|\?`)
	statement := regexp.MustCompile(`(?s)^\s*(SELECT|INSERT|UPDATE|DELETE) .*\b(FROM|INTO|SET)\b`)
	for _, p := range house(t) {
		if !strings.HasPrefix(p.path, "feature/") {
			continue
		}
		for _, text := range literals(p) {
			if statement.MatchString(text) && avoid.MatchString(text) {
				t.Errorf("%s: %.80q uses %q", p.path, text, avoid.FindString(text))
			}
		}
	}
}

func TestTheOrganisationLeadsEveryKey(t *testing.T) {
	keys := regexp.MustCompile(`(?:PRIMARY KEY|UNIQUE|ON \w+) \((\w+)`)
	found := keys.FindAllStringSubmatch(migrations(t), -1)
	for _, match := range found {
		if match[0] == "ON account (here" {
			continue // there is one local account in all organisations: that is what this key says
		}
		if match[1] != "org" {
			t.Errorf("a key begins with %s: %s", match[1], match[0])
		}
	}
	if len(found) < 20 {
		t.Errorf("only %d keys found", len(found))
	}
}

func literals(p pkg) (all []string) {
	for _, file := range p.files {
		ast.Inspect(file, func(n ast.Node) bool {
			if literal, ok := n.(*ast.BasicLit); ok && literal.Kind == token.STRING {
				if text, err := strconv.Unquote(literal.Value); err == nil {
					all = append(all, text)
				}
			}
			return true
		})
	}
	return all
}
