package people

import "upward/internal/platform/operation"

// Operations lists what others may do here.
func (s *Service) Operations() []operation.Operation {
	return []operation.Operation{
		operation.Query("people.list", "GET /people", "List the people in your mail, those with most mail first.", s.List),
		operation.Query("people.show", "GET /people/{person}", "Show one person with addresses and merges.", s.Show),
		operation.Command("people.rename", "POST /people/{person}/rename", "Change how a person is shown.", s.Rename),
		operation.Command("people.merge", "POST /people/{person}/merge", "Take two persons for one; split undoes it.", s.Merge),
		operation.Command("people.split", "POST /merges/{merge}/split", "Take apart what a merge put together.", s.Split),
		operation.Command("people.claim", "POST /me/addresses", "Say that an address is your own.", s.Claim),
		operation.Command("people.confirm", "POST /managers", "Say who manages you.", s.ConfirmManager),
		operation.Command("people.end", "POST /managers/end", "Say that somebody manages you no longer.", s.EndManager),
		operation.Query("people.me", "GET /me", "Show who you are in your mail: your name and your addresses.", s.Who),
		operation.Query("people.lines", "GET /managers/lines", "List who managed you, and when.", s.ListLines),
		operation.Command("people.resume", "POST /managers/resume", "Take the end of a reporting line back.", s.ResumeManager),
		operation.Command("forget", "POST /people/{person}/forget", "Erase a person and all that rests on their mail; a later import does not bring them back.", s.Forget),
	}
}
