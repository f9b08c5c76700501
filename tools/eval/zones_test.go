package main

import (
	"reflect"
	"strings"
	"testing"

	"upward/internal/pure/prose"
)

func TestTheLabelsOfZonesAreWhole(t *testing.T) {
	ids, marks, err := readZones(zonesFirst)
	if err != nil || len(ids) != 300 {
		t.Fatalf("%d messages, error %v", len(ids), err)
	}
	others, second, err := readZones(zonesSecond)
	if err != nil || !reflect.DeepEqual(ids, others) {
		t.Fatalf("the second labeller has other messages, error %v", err)
	}
	known := "author greeting signoff signature quoted forwarded disclaimer footer"
	for _, of := range []map[string][]mark{marks, second} {
		for id, list := range of {
			last := 0
			for _, m := range list {
				if m.from <= last || m.to < m.from || !strings.Contains(known, string(m.zone)) {
					t.Errorf("%s: %+v after line %d", id, m, last)
				}
				last = m.to
			}
		}
	}
}

func TestLinesOutsideABodyAreRefused(t *testing.T) {
	for _, m := range []mark{{0, 1, prose.Author}, {1, 4, prose.Author}, {3, 2, prose.Author}} {
		if _, err := eachLine([]mark{m}, 3); err == nil {
			t.Errorf("%+v of three lines is taken", m)
		}
	}
	got, err := eachLine([]mark{{1, 1, prose.Greeting}, {3, 3, prose.Author}}, 3)
	if want := []prose.Zone{prose.Greeting, "", prose.Author}; err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%v, error %v", got, err)
	}
}

func TestConfusionsAreCountedPerMessage(t *testing.T) {
	m := zoned{first: []prose.Zone{prose.Quoted, prose.Quoted, prose.Author}, alone: []prose.Zone{prose.Author, prose.Author, prose.Author}}
	if got := confused([]zoned{m, m}, alone, first); got != "quoted read as author 2" {
		t.Errorf("%q", got)
	}
	same := func(a, b prose.Zone) bool { return a == b }
	if got := rightLines([]zoned{m, m}, alone, first, same); got != "33.3 % (33.3–33.3)" {
		t.Errorf("%q", got)
	}
}
