// Package people is who there is, as the owner's own mail shows it: persons, their addresses, who manages her.
// It guarantees that every merge of two persons has its reason and can be split again, and that whoever was forgotten does not come back.
package people

import (
	"time"
)

// Person is somebody in the owner's mail.
type Person struct {
	ID        string    `json:"id"`
	Name      string    `json:"name"`
	Addresses []string  `json:"addresses"`
	Messages  int64     `json:"messages" doc:"Messages that name this person"`
	Latest    time.Time `json:"latest,omitzero" doc:"The latest of them"`
	Me        bool      `json:"me,omitempty" doc:"This is the owner herself"`
	Manager   bool      `json:"manager,omitempty" doc:"This person manages the owner now"`
	Merges    []Merge   `json:"merges,omitempty" doc:"What was taken together, and why"`
}

// Merge is the record that some addresses were taken for this person.
type Merge struct {
	ID        string    `json:"id"`
	Name      string    `json:"name" doc:"The name those addresses had before"`
	Addresses []string  `json:"addresses"`
	Reason    string    `json:"reason"`
	At        time.Time `json:"at"`
}

// Line is a reporting line: this person manages the owner from a day on.
type Line struct {
	ID      string    `json:"id"`
	Manager string    `json:"manager" doc:"The person's id"`
	Name    string    `json:"name,omitempty" doc:"The person's name"`
	Since   time.Time `json:"since"`
	Until   time.Time `json:"until,omitzero"`
}

// Seen is what an import saw of one address: the names beside it, how often, when last.
type Seen struct {
	Address  string
	Names    map[string]int
	Messages int64
	Latest   time.Time
}

// Forgotten says, inside the transaction that forgets, who is being erased; whoever keeps something about them erases it too.
type Forgotten struct {
	Person string   // the id
	Blinds []string // the blinded addresses
	Gone   Oblivion // recognises this person
}

// Merged says, inside the transaction that merges, that what belonged to From now belongs to Into.
type Merged struct{ From, Into string }

// Split says that some addresses of From are now a person of their own, Into.
type Split struct {
	From, Into string
	Blinds     []string // the blinded addresses that moved
}

// ManagerConfirmed says that the owner named a person as her manager.
type ManagerConfirmed struct{ Person string }

// person and address are the sealed parts of the rows.
type (
	personContent  struct{ Name string }
	addressContent struct {
		Address string
		Names   map[string]int
	}
	mergeContent struct {
		Name      string
		Addresses []string
		Blinds    []string
		Reason    string
		Lines     []string `json:",omitempty"` // the reporting lines that came along
		By        string   // "name" for the program's own guess, "owner" for hers
	}
)

// maxNames bounds how many spellings of one address are remembered.
const maxNames = 20
