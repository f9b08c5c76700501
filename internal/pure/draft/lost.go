package draft

import (
	"strings"
	"unicode/utf8"

	"upward/internal/pure/prose"
)

// shortestContent is how many letters a word of content has at least.
const shortestContent = 4

// content lists the words of a text that tell something: long enough, and neither courtesy nor grammar.
func content(text string) (list []string) {
	for _, word := range topics.FindAllString(strings.ToLower(strings.ReplaceAll(text, "’", "'")), -1) {
		if utf8.RuneCountInString(word) >= shortestContent && !idle[word] && !hollow[word] && !airy[word] {
			list = append(list, word)
		}
	}
	return list
}

// loses reports whether a rewrite takes a word of content out of its span, other than those that it marks.
func loses(whole string, f Flag) bool {
	var b strings.Builder
	at := f.Span.Start
	for _, m := range f.Marks {
		b.WriteString(whole[at:max(m.Start, at)] + " ")
		at = max(m.End, at)
	}
	b.WriteString(whole[at:max(f.Span.End, at)])
	return drops(b.String(), f.Rewrite)
}

// drops reports whether a word of content stands in before and not in after.
func drops(before, after string) bool {
	kept := map[string]bool{}
	for _, word := range topics.FindAllString(strings.ToLower(after), -1) {
		kept[word] = true
	}
	for _, word := range content(before) {
		if !kept[word] {
			return true
		}
	}
	return false
}

// beyond is what stands in a sentence beside its hits.
func beyond(text string, list []hit) string {
	var b strings.Builder
	at := 0
	for _, h := range list {
		b.WriteString(text[at:max(h.Start, at)] + " ")
		at = max(h.End, at)
	}
	return b.String() + text[at:]
}

// keepsMatter are the rules whose rewrites may take out nothing but words of tone.
var keepsMatter = map[string]bool{Hedge: true, Edge: true, WhenVague: true, WhatVague: true}

// spoiled reports whether a draft is left without words, or a rewrite begins with what a cut left: a blank or a mark.
func spoiled(l *letter, f Flag, after string) bool {
	if prose.Words(l.whole) > 0 && prose.Words(after) == 0 {
		return true
	}
	return f.Rewrite != "" && f.Span.Len() > 0 && strings.IndexByte(" \t,;:.!?", f.Rewrite[0]) >= 0
}

// airy are words of grammar and courtesy: nothing is told by them.
var airy = wordSet(`able about above across after again against ahead ain almost alone along already also although always among amongst another anybody anyhow anymore anyone
	anything anyway around aren away back because been before behind being below beside besides between both bring busy came cannot come comes coming could couldn course
	dear didn does doesn doing done down during each either else enough even ever every everybody everyone everything exactly feel feels felt fine first from further gets
	getting gives giving goes going gone greetings hadn happy hasn have haven having hear hello hence here hers herself himself hope hoped hoping however i'd i'll i'm
	i've indeed instead into isn itself just keep kindly knew know known knows last lately least less like likely little long look looks made make makes making many
	maybe mean means meant might mind mine more most much must myself need needs neither never nevertheless next nobody none nothing okay once only onto other others
	otherwise ought ours ourselves over perhaps please possible possibly probably quite rather really regards said says saying same seem seems shall should shouldn simply since some
	somebody somehow someone something sometimes somewhat somewhere soon sorry still such sure surely take takes taken taking tell than thank thanks that that's
	their theirs them themselves then there therefore these they they'd they'll they're they've thing think thinks this those though thought through thus till today
	together told took toward towards truly unless until upon used very want wanted wants wasn well went were weren what whatever when whenever where wherever whether
	which while whoever whole whom whose will with within without won't wonder wondered wondering would wouldn year yeah your yours yourself yourselves bothering
	understand forgive excuse apologies apologise apologize pardon asking asked asks appreciate appreciated grateful regard wish wishes anytime obviously clearly
	perfectly swamped passing apparently honestly frankly seriously actually basically certainly definitely absolutely totally completely entirely hopefully`)
