package secret

import (
	"strings"
	"unicode"

	"github.com/kljensen/snowball/english"
	"golang.org/x/text/unicode/norm"
)

const (
	maxTerms  = 400 // of one entry: enough for a long one, a bound for a hostile one
	maxPrefix = 20  // letters of a word that is found while it is typed
)

// Terms returns the blinded search words of a text: each word by its English stem, once.
func (k *Key) Terms(text string) []string {
	return k.blindAll(words(text), func(word string) []string { return []string{english.Stem(word, false)} })
}

// Prefixes returns the blinded beginnings, of two letters or more, of each word of a text, so that names are found while they are typed.
func (k *Key) Prefixes(text string) []string {
	return k.blindAll(words(text), func(word string) []string {
		letters, all := []rune(word), []string{}
		for n := min(2, len(letters)); n <= min(len(letters), maxPrefix); n++ {
			all = append(all, string(letters[:n]))
		}
		return all
	})
}

// Whole returns the blinded words of a query against Prefixes.
func (k *Key) Whole(text string) []string {
	return k.blindAll(words(text), func(word string) []string {
		letters := []rune(word)
		return []string{string(letters[:min(len(letters), maxPrefix)])}
	})
}

func (k *Key) blindAll(words []string, forms func(string) []string) []string {
	seen, all := map[string]bool{}, []string{}
	for _, word := range words {
		for _, form := range forms(word) {
			if !seen[form] && len(all) < maxTerms {
				seen[form] = true
				all = append(all, k.Blind("term", form))
			}
		}
	}
	return all
}

// words cuts a text at everything but letters and digits, in lower case and without accents.
func words(text string) []string {
	text = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return plain(unicode.ToLower(r))
	}, norm.NFD.String(text))
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// plain returns the letter that people type for one with a stroke or without its dot, which Unicode does not take apart.
func plain(r rune) rune {
	switch r {
	case 'ø':
		return 'o'
	case 'ł':
		return 'l'
	case 'đ', 'ð':
		return 'd'
	case 'ħ':
		return 'h'
	case 'ı':
		return 'i'
	}
	return r
}
