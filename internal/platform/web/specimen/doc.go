// Package specimen is one page with every part of package web, for looking at and for the tests of a real browser.
// It guarantees that a part which is not on this page has no look that anybody checked. The product does not import it.
package specimen
