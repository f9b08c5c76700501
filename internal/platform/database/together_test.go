package database_test

import (
	"path/filepath"
	"strconv"
	"testing"

	"upward/internal/platform/database"
)

func TestProgramsThatMakeOneFileTogetherAllOpenIt(t *testing.T) {
	folder := t.TempDir()
	for try := range 50 {
		path, errs := filepath.Join(folder, strconv.Itoa(try), "upward.db"), make(chan error)
		for range 8 {
			go func() {
				db, err := database.Open(t.Context(), path)
				if err == nil {
					err = db.Close()
				}
				errs <- err
			}()
		}
		for range 8 {
			if err := <-errs; err != nil {
				t.Errorf("try %d: %v", try, err)
			}
		}
	}
}
