package ask

import "upward/internal/platform/operation"

// Operations lists what others may do here.
func (s *Service) Operations() []operation.Operation {
	return []operation.Operation{
		operation.Query("ask.list", "GET /asks", "List asks: open ones by day, then the latest.", s.List),
		operation.Query("ask.show", "GET /asks/{id}", "Show an ask with its history and its source.", s.Show),
		operation.Command("ask.record", "POST /asks", "Note an ask in the words in which it was said.", s.Record),
		operation.Command("ask.edit", "POST /asks/{id}/edit", "Change what an ask means in your understanding.", s.Edit),
		operation.Command("ask.propose", "POST /asks/{id}/propose", "Make the back-brief for your manager to confirm.", s.Propose),
		operation.Command("ask.confirm", "POST /asks/{id}/confirm", "Record that they confirmed or corrected it.", s.Confirm),
		operation.Command("ask.adopt", "POST /asks/{id}/adopt", "Take over what they corrected, as it is or in your words: then it is agreed.", s.Adopt),
		operation.Command("ask.deliver", "POST /asks/{id}/deliver", "Say that you have done it.", s.Deliver),
		operation.Command("ask.verify", "POST /asks/{id}/verify", "Say whether the outcome was reached.", s.Verify),
		operation.Command("ask.drop", "POST /asks/{id}/drop", "Say that it is wanted no longer.", s.Drop),
		operation.Command("ask.reopen", "POST /asks/{id}/reopen", "Take it up again.", s.Reopen),
		operation.Command("ask.undo", "POST /asks/{id}/undo", "Take the last step back.", s.Undo),
		operation.Query("ask.recurring", "GET /asks/recurring", "Show what one person asks again and again, and when it comes next.", s.Recur),
		operation.Query("suggestion.list", "GET /suggestions", "List what your mail seems to ask and to promise.", s.Suggest),
		operation.Command("suggestion.accept", "POST /suggestions/{id}/accept", "Take a suggestion on, as it is or edited.", s.Accept),
		operation.Command("suggestion.reject", "POST /suggestions/{id}/reject", "Say that a suggestion is none.", s.Reject),
		operation.Command("suggestion.restore", "POST /suggestions/{id}/restore", "Take a rejection back.", s.Restore),
		operation.Command("suggestion.aside", "POST /suggestions/aside", "Set aside what your mail asked a while ago, without judging it.", s.SetAside),
		operation.Query("suggestion.learnt", "GET /suggestions/learnt", "Show what your choices taught about which sentences ask.", s.Learnt),
		operation.Command("suggestion.unlearn", "POST /suggestions/unlearn", "Forget what your choices taught; the choices stay.", s.Unlearn),
		operation.Command("suggestion.back", "POST /suggestions/back", "Bring back all that was set aside.", s.BringBack),
		operation.Query("promise.list", "GET /promises", "List promises of both sides.", s.ListPromises),
		operation.Command("promise.record", "POST /promises", "Record a promise of either side.", s.Promise),
		operation.Command("promise.settle", "POST /promises/{id}/settle", "Say what became of a promise.", s.Settle),
		operation.Command("promise.nudge", "POST /promises/{id}/nudge", "Draft a friendly reminder of a promise of theirs.", s.Nudge),
		operation.Command("promise.remove", "POST /promises/{id}/remove", "Remove a promise that was recorded by mistake.", s.Unpromise),
	}
}
