package recurrence

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
)

// kind is a group of asks that want the same.
type kind struct {
	members []int
	words   []string
	weight  map[string]float64 // how often each word occurs in its members
}

// alike is the cosine from which two asks count as the same; common is how many kinds a word may lead to.
const (
	alike  = 0.55
	common = 40
)

// kinds groups asks by their words without grammar, dates and endings: each joins the kind that it is most like, by the
// cosine of inverse document frequencies (Salton & Buckley 1988), or founds one.
func kinds(asks []Ask) []kind {
	words := make([][]string, len(asks))
	inAsks := map[string]int{}
	for i, ask := range asks {
		if ask.At.IsZero() {
			continue
		}
		words[i] = wordsOf(ask.Text)
		for _, word := range words[i] {
			inAsks[word]++
		}
	}
	// A word is worth little when many say it, and never nothing: in a list with one kind only, everybody says it.
	worth := func(word string) float64 { return math.Log(1.5 + float64(len(asks))/float64(inAsks[word])) }
	var all []kind
	led := map[string][]int{}
	for i, list := range words {
		if len(list) == 0 {
			continue
		}
		best, score := -1, alike
		for _, k := range near(list, led) {
			if s := cosine(list, all[k], worth); s >= score && (s > score || best < 0) {
				best, score = k, s
			}
		}
		if best < 0 {
			best = len(all)
			all = append(all, kind{weight: map[string]float64{}})
		}
		all[best].members = append(all[best].members, i)
		for _, word := range list {
			if all[best].weight[word]++; all[best].weight[word] == 1 {
				led[word] = append(led[word], best)
			}
		}
	}
	for k := range all {
		all[k].name(worth)
	}
	return all
}

// near are the kinds that share a word, of a common word only the newest.
func near(words []string, led map[string][]int) (list []int) {
	for _, word := range words {
		list = append(list, led[word][max(0, len(led[word])-common):]...)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

func cosine(words []string, k kind, worth func(string) float64) float64 {
	size := float64(len(k.members))
	dot, own, other := 0.0, 0.0, 0.0
	for _, word := range words {
		w := worth(word) * worth(word)
		own += w
		dot += w * k.weight[word] / size
	}
	for word, n := range k.weight {
		other += math.Pow(worth(word)*n/size, 2)
	}
	return dot / math.Sqrt(own*other)
}

// name keeps the words that more than half of the members say, the weightiest first.
func (k *kind) name(worth func(string) float64) {
	for word, n := range k.weight {
		if 2*n > float64(len(k.members)) {
			k.words = append(k.words, word)
		}
	}
	slices.SortFunc(k.words, func(a, b string) int { return cmp.Or(cmp.Compare(worth(b), worth(a)), cmp.Compare(a, b)) })
}

// longest is how many words of an ask are looked at.
const longest = 60

// wordsOf are the different words of a text that say what is wanted.
func wordsOf(text string) (list []string) {
	seen := map[string]bool{}
	for word := range strings.FieldsFuncSeq(text[:min(len(text), 2000)], func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' }) {
		word = stem(strings.ToLower(word))
		if len(word) > 1 && !plain[word] && !seen[word] && len(list) < longest {
			seen[word] = true
			list = append(list, word)
		}
	}
	return list
}

// stem cuts what plural, tense and possession add, roughly: two forms of a word shall meet, not be right.
func stem(word string) string {
	for _, end := range []string{"'s", "’s", "ing", "ed", "es", "s", "e"} {
		if cut, ok := strings.CutSuffix(word, end); ok && len(cut) >= 3 {
			word = cut
			break
		}
	}
	return word
}

// plain are stems that do not tell one ask from another: grammar, courtesy and words of the calendar.
var plain = plainWords(`a able about again all also an and any anything are as at available back be been before both but by can could did do does
	don't else every everything few for forward free from get give go going good had happy has have he hello her here hi him his
	how i i'd i'll i'm if in into is it just kind kindly know latest let like look made make many may me mind more much must my
	need needs next no not now of off on once one only or other our out over own per please possible pls put quick re ready really
	regards same see she should so some something soon still sure than thank thanks that the their them then there these they thing
	things think this those through time to too try two until up us use want was way we well were what when where which while who why
	will with within would yet you your
	today tomorrow tonight yesterday week weekly month monthly quarter quarterly year day daily morning afternoon evening eod cob eow
	monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun january february march april may june july
	august september october november december jan feb mar apr jun jul aug sep sept oct nov dec first second third last end am pm
	noon deadline due asap earliest late later early`)

func plainWords(s string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(s) {
		set[word], set[stem(word)] = true, true
	}
	return set
}
