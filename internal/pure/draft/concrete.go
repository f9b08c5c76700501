package draft

import (
	"regexp"
	"strings"
)

var (
	object    = compile(`^\s*((?:the|our|my|your|this|that|these|those|his|her|their|all|both|a|an|\d+|(?-i:\p{Lu}))[^\s,.;:!?]*(?:[ \t]+[^\s,.;:!?]+)*?)(?:[ \t]+(?:by|before|until|till|on|in|at|with|for|of|from|to|and|or|as|when|so|please|today|tomorrow|this|next)\b|[,.;:!?\n]|\s*$)`)
	capitals  = regexp.MustCompile(`(?:^|[ \t])\p{Lu}[\p{L}\d]`)
	titled    = regexp.MustCompile(`^(?:Mrs?|Ms|Mx|Dr|Prof)\b`)
	shapeless = wordSet(`thing things stuff business matter matters issue issues situation topic subject story affair side front mess problem problems chaos case point whole other usual old same certain`)
)

// concrete reports whether words begin with an object that is named: a number, a name, or a noun with a word of its own before it.
func concrete(text string) bool {
	m := object.FindStringSubmatch(text[:min(len(text), 200)])
	if m == nil {
		return false
	}
	if strings.ContainsAny(m[1], "0123456789") {
		return true
	}
	for _, word := range strings.Fields(strings.ToLower(m[1])) {
		if shapeless[word] {
			return false
		}
	}
	return len(content(m[1])) > 1 || capitals.MatchString(m[1]) && !titled.MatchString(m[1])
}
