package archtest_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "upward/internal/"

// ranks lists the features; each may import only those before it.
var ranks = []string{"account", "people", "history", "profile", "ask", "coach", "suggest", "brief"}

// pkg is one package of the house with the files that are built into it.
type pkg struct {
	path    string // below internal
	imports map[string][]string
	files   []*ast.File
	fset    *token.FileSet
}

func (p pkg) floor() int {
	switch top, _, _ := strings.Cut(p.path, "/"); top {
	case "pure", "corpus", "demo":
		return 0
	case "schema":
		return 1
	case "platform":
		return 2
	case "feature":
		return 3
	case "transport":
		return 4
	case "app", "archtest":
		return 5
	}
	return -1
}

// feature is the noun of a feature package, and whether it holds the pages.
func (p pkg) feature() (noun string, pages bool) {
	parts := strings.Split(p.path, "/")
	if parts[0] != "feature" {
		return "", false
	}
	return parts[1], len(parts) > 2 && strings.HasSuffix(parts[2], "web")
}

func house(t *testing.T) map[string]pkg {
	t.Helper()
	all := map[string]pkg{}
	root := filepath.Join("..", "..", "internal")
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || strings.Contains(path, "testdata") {
			return err
		}
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, path, nil, parser.ParseComments)
		if err != nil {
			return err
		}
		dir, err := filepath.Rel(root, filepath.Dir(path))
		if err != nil {
			return err
		}
		p, known := all[dir]
		if !known {
			p = pkg{path: filepath.ToSlash(dir), imports: map[string][]string{}}
		}
		for _, i := range file.Imports {
			name, _ := strconv.Unquote(i.Path.Value)
			p.imports[name] = append(p.imports[name], filepath.Base(path))
		}
		p.files = append(p.files, file)
		p.fset = fset
		all[p.path] = p
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 20 {
		t.Fatalf("only %d packages found: the test looks in the wrong place", len(all))
	}
	return all
}

func TestEachPackageStandsOnAFloorAndLooksDownOnly(t *testing.T) {
	all := house(t)
	for _, p := range all {
		if p.floor() < 0 {
			t.Errorf("%s stands on no floor", p.path)
		}
		for name, files := range p.imports {
			ours, ok := strings.CutPrefix(name, module)
			if !ok {
				continue
			}
			if other := all[ours]; other.floor() > p.floor() {
				t.Errorf("%s (floor %d) imports %s (floor %d) in %v", p.path, p.floor(), ours, other.floor(), files)
			}
		}
	}
}

func TestTransportsDoNotKnowEachOther(t *testing.T) {
	for _, p := range house(t) {
		for name := range p.imports {
			if strings.HasPrefix(p.path, "transport/") && strings.HasPrefix(name, module+"transport/") {
				t.Errorf("%s imports %s", p.path, name)
			}
		}
	}
}

func TestPureComputesOnly(t *testing.T) {
	forbidden := []string{"os", "net", "net/http", "database/sql", "io/ioutil", "math/rand", "math/rand/v2", "crypto/rand", "os/exec", "log", "log/slog"}
	for _, p := range house(t) {
		if !strings.HasPrefix(p.path, "pure/") {
			continue
		}
		for name, files := range p.imports {
			if slices.Contains(forbidden, name) || strings.HasPrefix(name, module) && !strings.HasPrefix(name, module+"pure/") {
				t.Errorf("%s imports %s in %v", p.path, name, files)
			}
		}
		for _, call := range calls(p, "time", "Now") {
			t.Errorf("%s reads the clock at %s", p.path, call)
		}
	}
}

func TestDomainsKnowNoHTTPNoFilesAndNoDriver(t *testing.T) {
	forbidden := []string{"net/http", "html/template", "github.com/a-h/templ", "database/sql", "os", module + "platform/web"}
	for _, p := range house(t) {
		if noun, pages := p.feature(); noun == "" || pages {
			continue
		}
		for name, files := range p.imports {
			if slices.Contains(forbidden, name) {
				t.Errorf("%s imports %s in %v", p.path, name, files)
			}
		}
	}
}

func TestFeaturesSeeOnlyThoseRankedBefore(t *testing.T) {
	for _, p := range house(t) {
		noun, _ := p.feature()
		if noun == "" {
			continue
		}
		rank := slices.Index(ranks, noun)
		if rank < 0 {
			t.Errorf("the feature %s has no rank", noun)
		}
		for name, files := range p.imports {
			rest, ok := strings.CutPrefix(name, module+"feature/")
			if !ok {
				continue
			}
			other, _, _ := strings.Cut(rest, "/")
			if other != noun && slices.Index(ranks, other) >= rank {
				t.Errorf("%s imports %s, which ranks after it, in %v", p.path, other, files)
			}
			if strings.HasSuffix(rest, "web") {
				t.Errorf("%s imports the pages %s", p.path, rest)
			}
		}
	}
}

func TestTimeAndRandomnessComeFromOutside(t *testing.T) {
	for _, p := range house(t) {
		if p.floor() != 3 {
			continue
		}
		for _, place := range slices.Concat(calls(p, "time", "Now"), calls(p, "time", "Since"), calls(p, "rand", "Read")) {
			t.Errorf("%s takes it from the machine at %s", p.path, place)
		}
	}
}

func TestEveryPackageSaysWhatItIsForAndWhatItGuarantees(t *testing.T) {
	for _, p := range house(t) {
		doc := ""
		for _, file := range p.files {
			if file.Doc != nil {
				doc += file.Doc.Text()
			}
		}
		if !strings.Contains(doc, "Package ") || !strings.Contains(doc, "guarantees") {
			t.Errorf("%s: the package comment says %q", p.path, doc)
		}
	}
}

func TestEveryExportedNameHasItsSentence(t *testing.T) {
	for _, p := range house(t) {
		for _, file := range p.files {
			if ast.IsGenerated(file) {
				continue
			}
			for _, name := range undocumented(file) {
				t.Errorf("%s: %s has no sentence", p.path, name)
			}
		}
	}
}

func undocumented(file *ast.File) (names []string) {
	for _, declaration := range file.Decls {
		switch d := declaration.(type) {
		case *ast.FuncDecl:
			if d.Name.IsExported() && d.Doc == nil && (d.Recv == nil || ast.IsExported(receiver(d))) {
				names = append(names, d.Name.Name)
			}
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				if s, ok := spec.(*ast.TypeSpec); ok && s.Name.IsExported() && d.Doc == nil && s.Doc == nil && s.Comment == nil {
					names = append(names, s.Name.Name)
				}
			}
		}
	}
	return names
}

func receiver(d *ast.FuncDecl) string {
	kind := d.Recv.List[0].Type
	if star, ok := kind.(*ast.StarExpr); ok {
		kind = star.X
	}
	if index, ok := kind.(*ast.IndexExpr); ok {
		kind = index.X
	}
	name, ok := kind.(*ast.Ident)
	if !ok {
		return ""
	}
	return name.Name
}

func TestNobodyHasAnInit(t *testing.T) {
	for _, p := range house(t) {
		for _, file := range p.files {
			if ast.IsGenerated(file) {
				continue
			}
			for _, declaration := range file.Decls {
				if d, ok := declaration.(*ast.FuncDecl); ok && d.Recv == nil && d.Name.Name == "init" {
					t.Errorf("%s has an init", p.path)
				}
			}
		}
	}
}

// calls lists where a package calls name of the imported package from.
func calls(p pkg, from, name string) (places []string) {
	for _, file := range p.files {
		ast.Inspect(file, func(n ast.Node) bool {
			selector, ok := n.(*ast.SelectorExpr)
			if !ok || selector.Sel.Name != name {
				return true
			}
			if left, ok := selector.X.(*ast.Ident); ok && left.Name == from && left.Obj == nil {
				places = append(places, strconv.Itoa(int(selector.Pos())))
			}
			return true
		})
	}
	return places
}

func TestNoPathOfAMachineIsWrittenDown(t *testing.T) {
	err := filepath.WalkDir(filepath.Join("..", ".."), func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() && (entry.Name() == ".git" || entry.Name() == "screenshots" || entry.Name() == ".cache") {
			if entry != nil && entry.IsDir() && err == nil {
				return fs.SkipDir
			}
			return err
		}
		if entry.IsDir() || !slices.Contains([]string{".go", ".md", ".templ", ".yaml", ".json", ".sql", ""}, filepath.Ext(path)) {
			return nil
		}
		if path == filepath.Join("..", "..", "upward") {
			return nil // the program, where the README's command has built it
		}
		text, err := os.ReadFile(path)
		if err == nil && (strings.Contains(string(text), "/work"+"/main") || strings.Contains(string(text), "/root"+"/")) {
			t.Errorf("%s holds a path of one machine", path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
