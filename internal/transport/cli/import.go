package cli

import (
	"context"
	"fmt"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"

	"upward/internal/feature/history"
)

func (c *commands) importing() *cobra.Command {
	var me string
	command := &cobra.Command{
		Use: "import PATH…", Short: "Take in mail: mbox files, maildirs, .eml files or folders of these", Args: cobra.MinimumNArgs(1),
		Long: "Takes in mail from files or folders on this computer. What is kept of each message: who, to whom, when, the subject, and what the\n" +
			"sender wrote. Attachments and quoted text are not kept. All of it is sealed with your key. Your employer may have rules about\n" +
			"copies of work mail; they are yours to know. Run it again at any time: nothing is taken in twice.",
		RunE: func(command *cobra.Command, paths []string) error {
			return c.watched(command.Context(), func(ctx context.Context, s Session, watch func(history.Progress)) (history.Report, error) {
				return s.History.ImportWatched(ctx, s.Actor, history.Importing{Paths: paths, Me: me}, watch)
			})
		},
	}
	command.Flags().StringVar(&me, "me", "", "An address of yours; guessed from the mail where it is left out the first time")
	return command
}

func (c *commands) refresh() *cobra.Command {
	return &cobra.Command{
		Use: "refresh", Short: "Read again the mailboxes imported before, and take in what is new", Args: cobra.NoArgs,
		RunE: func(command *cobra.Command, _ []string) error {
			return c.watched(command.Context(), func(ctx context.Context, s Session, watch func(history.Progress)) (history.Report, error) {
				return s.History.RefreshWatched(ctx, s.Actor, watch)
			})
		},
	}
}

// watched runs an import with a progress bar where a terminal is there.
func (c *commands) watched(ctx context.Context, work func(context.Context, Session, func(history.Progress)) (history.Report, error)) error {
	return c.with(ctx, func(s Session) error {
		watch := func(history.Progress) {}
		if c.terminal() && !c.asJSON {
			watch = c.bar()
		}
		report, err := work(ctx, s, watch)
		if err != nil {
			return err
		}
		return c.print(report)
	})
}

func (c *commands) bar() func(history.Progress) {
	var bar *progressbar.ProgressBar
	path := ""
	return func(p history.Progress) {
		if bar == nil || path != p.Path {
			path = p.Path
			bar = progressbar.NewOptions64(max(p.Bytes, 1), progressbar.OptionSetWriter(c.Err), progressbar.OptionShowBytes(true),
				progressbar.OptionSetPredictTime(true), progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionSetWidth(24),
				progressbar.OptionFullWidth(), progressbar.OptionClearOnFinish())
		}
		seconds := time.Since(p.Started).Seconds()
		rate := ""
		if seconds > 0.2 {
			rate = fmt.Sprintf(", %.0f a second", float64(p.Seen)/seconds)
		}
		bar.Describe(fmt.Sprintf("%s: %d messages%s", p.Step, p.Seen, rate))
		bar.Set64(min(p.Read, max(p.Bytes, 1)))
		if p.Step != "reading" {
			bar.Finish()
		}
	}
}
