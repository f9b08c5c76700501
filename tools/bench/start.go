package main

import (
	"errors"
	"fmt"
	"time"
)

// starting measures how long the program takes from its start to its first page, and what it holds when nobody asks anything.
func starting(b *bench) (section, error) {
	data, err := b.filled()
	if err != nil {
		return section{}, err
	}
	guest := newBrowser()
	if _, _, err := b.once(data, guest, true); err != nil {
		return section{}, err
	}
	var seconds, resident []float64
	for range max(b.runs, 5) {
		s, r, err := b.once(data, guest, false)
		if err != nil {
			return section{}, err
		}
		seconds, resident = append(seconds, s), append(resident, r)
	}
	return section{
		title:  "Starting",
		intro:  fmt.Sprintf("From the start of the process `upward serve` to the last byte of the first page, GET / of a browser that is signed in, on the data of %d messages; then what the process holds two seconds later. The files lie in the system's cache.", b.messages),
		header: []string{"", "measured", "aim", ""},
		rows: [][]string{
			{"seconds to the first page", spread("%.3f", seconds), "0.3", reached(seconds, 0.3)},
			{"memory at rest, MB", spread("%.0f", resident), "40", reached(resident, 40)},
		},
	}, nil
}

// once starts the server and asks for its first page; with sign, it only signs the browser in.
func (b *bench) once(data string, guest *browser, sign bool) (seconds, resident float64, err error) {
	s, err := b.serve(data)
	if err != nil {
		return 0, 0, err
	}
	defer func() {
		guest.CloseIdleConnections() // else the server waits for them
		err = errors.Join(err, s.stop())
	}()
	if sign {
		_, err = guest.get(s.sign)
		return 0, 0, err
	}
	if _, err = guest.get(s.root + "/"); err != nil {
		return 0, 0, err
	}
	seconds = time.Since(s.started).Seconds()
	time.Sleep(2 * time.Second)
	return seconds, s.resident(), nil
}
