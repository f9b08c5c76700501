// Package corpus finds the real data that tests and measurements read, and skips with a sentence where it is absent.
// It guarantees that nothing in the project depends on that data being there.
package corpus

import (
	"os"
	"path/filepath"
	"testing"
)

// Path returns the file or folder name of the real data, such as "asks/dev.tsv", or skips the test.
func Path(t testing.TB, name string) string {
	t.Helper()
	if path, ok := Find(name); ok {
		return path
	}
	t.Skipf("the real data %q is not beside this checkout (../shared/data); set UPWARD_CORPUS to its folder to run this test", name)
	return ""
}

// Find looks for name in the folder UPWARD_CORPUS, else in shared/data beside the checkout that holds the working directory.
func Find(name string) (string, bool) {
	root := os.Getenv("UPWARD_CORPUS")
	if root == "" {
		dir, err := os.Getwd()
		if err != nil {
			return "", false
		}
		for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
			if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
				root = filepath.Join(dir, "..", "shared", "data")
				break
			}
		}
	}
	path := filepath.Join(root, filepath.FromSlash(name))
	_, err := os.Stat(path)
	return path, root != "" && err == nil
}
