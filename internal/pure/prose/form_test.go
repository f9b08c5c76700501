package prose_test

import (
	"testing"

	"upward/internal/pure/prose"
)

func TestFormsOfSentences(t *testing.T) {
	for sentence, want := range map[string]prose.Form{
		"Please send me the list by noon.":                        prose.Order,
		"Pls call.":                                               prose.Order,
		"Send me the numbers for May":                             prose.Order,
		"And shorten it to one page.":                             prose.Order,
		"I need to know by Friday who goes.":                      prose.Order,
		"Could either of you open it?":                            prose.Request,
		"Would you be able to suggest three?":                     prose.Request,
		"Who signs there?":                                        prose.Question,
		"Is the price confirmed or your hope?":                    prose.Question,
		"Let me know if you have any questions.":                  prose.Courtesy,
		"If anyone has issues or comments, please let me know.":   prose.Courtesy,
		"Can you imagine doing this twice?":                       prose.Courtesy,
		"Feel free to call.":                                      prose.Courtesy,
		"On Friday each of us will meet with them and have lunch": prose.Statement,
		"I would think we could do this later.":                   prose.Statement,
		"He will call in the morning to see if we can do that.":   prose.Statement,
		"We will see.":                                            prose.Statement,
		"You could submit it with the price blacked out.":         prose.Statement,
	} {
		if got := prose.FormOf(sentence); got != want {
			t.Errorf("FormOf(%q) = %s, want %s", sentence, got, want)
		}
	}
}

func TestOnlyDeedsAreCommitments(t *testing.T) {
	for sentence, want := range map[string]bool{
		"I'll send you the deck tonight.":         true,
		"I will try to get it done by Thursday.":  true,
		"We will follow up with them.":            true,
		"I will be working from home.":            false,
		"I'll be out on Friday.":                  false,
		"Will I send it?":                         false,
		"Thursday is the first day I feel better": false,
	} {
		if got := prose.Commits(sentence); got != want {
			t.Errorf("Commits(%q) = %v", sentence, got)
		}
	}
}

func TestAdviceIsNoRequest(t *testing.T) {
	for _, sentence := range []string{"Please do.", "Don't make it harder than it is.", "Remember this is for next year.", "Tell everyone to stay calm.", "See attached.", "Have a good trip"} {
		if got := prose.FormOf(sentence); got != prose.Statement {
			t.Errorf("FormOf(%q) = %s", sentence, got)
		}
	}
}
