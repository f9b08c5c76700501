// Package archtest holds the rules of the house as tests: who may import whom, whose SQL names which tables, what must be explained.
// It guarantees that a change that breaks the structure does not pass unseen.
package archtest
