package main

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
)

// times is how often each page is asked for.
const times = 20

// Most that a page may take.
const (
	mostMilliseconds = 25
	mostKilobytes    = 100
)

// pages measures every page on a large history.
func pages(b *bench) (section, error) {
	data, err := b.filled()
	if err != nil {
		return section{}, err
	}
	if err := record(b.ctx, data, b.asks); err != nil {
		return section{}, err
	}
	s, err := b.serve(data)
	if err != nil {
		return section{}, err
	}
	guest := newBrowser()
	out, err := walk(s, guest)
	out.intro = fmt.Sprintf("Every page with %d messages and %d asks in the data, asked for %d times by a browser that is signed in and takes gzip. "+
		"The time is from the request to the last byte at 127.0.0.1, so a little more than the server's own. Aims: %d ms and %d kB for each page.",
		b.messages, b.asks, times, mostMilliseconds, mostKilobytes)
	guest.CloseIdleConnections()
	return out, errors.Join(err, s.stop())
}

// walk signs in and asks for each page.
func walk(s *server, guest *browser) (section, error) {
	out := section{title: "Pages", header: []string{"page", "milliseconds", "the first time", "kB on the wire", ""}}
	if _, err := guest.get(s.sign); err != nil {
		return out, err
	}
	addresses, err := links(s.root, guest)
	if err != nil {
		return out, err
	}
	for _, p := range addresses {
		row, err := timed(s.root, guest, p)
		if err != nil {
			return out, err
		}
		out.rows = append(out.rows, row)
	}
	first, err := firstVisit(s.root, guest)
	if err != nil {
		return out, err
	}
	out.notes = append(out.notes,
		fmt.Sprintf("A first visit, GET / with its styles, scripts and fonts: %.0f kB on the wire. After that the browser keeps them.", first),
		fmt.Sprintf("What the process holds after this walk: %.0f MB.", s.resident()))
	return out, nil
}

// place is a page with the name that the table gives it.
type place struct{ name, path string }

// links finds the pages, among them one of each kind that has an id in its address.
func links(root string, guest *browser) ([]place, error) {
	all := []place{{"/", "/"}, {"/brief", "/brief"}, {"/asks", "/asks"}}
	for _, kind := range []struct{ on, name, pattern string }{
		{"/asks", "one ask", `href="(/asks/[0-9a-z]{20})"`},
		{"", "/asks/new", ""},
		{"", "/asks/suggestions", ""},
		{"/asks/suggestions", "one suggestion", `href="(/suggestions/[0-9a-z]{20})"`},
		{"", "/asks/promises", ""},
		{"", "/manager", ""},
		{"", "/manager/choose", ""},
		{"", "/people", ""},
		{"/people", "one person", `href="(/people/[0-9a-z]{20})"`},
		{"", "/people?q=ma", ""},
		{"", "/mail", ""},
		{"/asks/suggestions", "one message", `href="(/messages/[0-9a-z]{20})`},
		{"", "/search?q=numbers+quarter", ""},
		{"", "/search?q=before", ""},
		{"", "/search?q=nothing+like+it", ""},
		{"", "/api", ""},
	} {
		if kind.on == "" {
			all = append(all, place{kind.name, kind.name})
			continue
		}
		a, err := guest.get(root + kind.on)
		if err != nil {
			return nil, err
		}
		if match := regexp.MustCompile(kind.pattern).FindStringSubmatch(a.body); match != nil {
			all = append(all, place{kind.name, match[1]})
		}
	}
	return all, nil
}

// timed asks for one page often enough.
func timed(root string, guest *browser, p place) ([]string, error) {
	var all []float64
	var first, wire float64
	for n := range times + 1 {
		a, err := guest.get(root + p.path)
		if err != nil {
			return nil, err
		}
		if wire = float64(a.wire) / 1000; n == 0 {
			first = a.seconds * 1000
			continue
		}
		all = append(all, a.seconds*1000)
	}
	verdict := reached(all, mostMilliseconds)
	if wire > mostKilobytes {
		verdict = "missed"
	}
	return []string{p.name, spread("%.1f", all), strconv.FormatFloat(first, 'f', 1, 64), strconv.FormatFloat(wire, 'f', 1, 64), verdict}, nil
}

var (
	wanted = regexp.MustCompile(`(?:href|src)="(/assets/[^"]+)"`)
	fonts  = regexp.MustCompile(`url\("?(/assets/[^")]+)"?\)`)
)

// firstVisit returns the kilobytes of the first page with all that it brings along; ours keeps no files, so each time is the first.
func firstVisit(root string, guest *browser) (float64, error) {
	before := guest.wire.Load()
	page, err := guest.get(root + "/")
	if err != nil {
		return 0, err
	}
	queue, got := named(page.body, wanted), map[string]bool{}
	for len(queue) > 0 {
		address := queue[0]
		queue = queue[1:]
		if got[address] {
			continue
		}
		got[address] = true
		asset, err := guest.get(root + address)
		if err != nil {
			return 0, err
		}
		queue = append(queue, named(asset.body, fonts)...)
	}
	return float64(guest.wire.Load()-before) / 1000, nil
}

func named(text string, pattern *regexp.Regexp) []string {
	var all []string
	for _, match := range pattern.FindAllStringSubmatch(text, -1) {
		all = append(all, match[1])
	}
	return all
}
