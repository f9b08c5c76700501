package prose

import "strings"

// Common says whether a word that begins a line with a capital is an ordinary word rather than somebody's name.
func Common(word string) bool { return commonStarts[strings.ToLower(strings.Trim(word, ".'"))] }

var commonStarts = wordSet(`a about after again all also although and any anybody anyone are as asap at attached be because before below
but by can could dates did do does due each either eod every everyone everybody fine finally first folks for from fyi get give good great
guys happy has have he hello hence here hey hi how however i if in is it its just later let lets look lots many may maybe meanwhile might
more most my need new next no nobody none not note nothing now of ok okay on once one only or other others otherwise our perhaps please pls
ps re regarding same second see she should since so some someone somebody sorry still such sure team thank thanks that the their them then
there therefore these they things third this those though thus to today tomorrow tonight two until update us we well what whatever when
where whether which while who why will with would yes yesterday you your monday tuesday wednesday thursday friday saturday sunday january
february march april june july august september october november december`)
