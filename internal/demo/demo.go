// Package demo holds the invented mail of a fictional team.
// It guarantees nothing but fiction: no person, company or sentence in it is real.
package demo

import "embed"

// Mail holds the mailboxes, as files in mbox format.
//
//go:embed mail/*.mbox
var Mail embed.FS

// Me is the address of the fictional owner.
const Me = "mia.torres@harborlight.example"
