package cli

import (
	"fmt"

	"github.com/spf13/cobra"
)

func (c *commands) serve() *cobra.Command {
	return &cobra.Command{
		Use: "serve", Short: "Serve the pages on this computer and print a sign-in address", Args: cobra.NoArgs,
		RunE: func(command *cobra.Command, _ []string) error { return c.Serve(command.Context(), c.Out) },
	}
}

func (c *commands) demo() *cobra.Command {
	return &cobra.Command{
		Use: "demo", Short: "Show everything with a fictional team, in a folder of its own that is removed afterwards", Args: cobra.NoArgs,
		RunE: func(command *cobra.Command, _ []string) error { return c.Demo(command.Context(), c.Out) },
	}
}

func (c *commands) export() *cobra.Command {
	return &cobra.Command{
		Use: "export FOLDER", Short: "Write everything of yours into a folder: Markdown, JSON and CSV", Args: cobra.ExactArgs(1),
		RunE: func(command *cobra.Command, args []string) error {
			return c.with(command.Context(), func(s Session) error {
				result, err := s.Export(command.Context(), args[0])
				if err != nil {
					return err
				}
				return c.print(result)
			})
		},
	}
}

func (c *commands) config() *cobra.Command {
	return &cobra.Command{
		Use: "config", Short: "Show every setting, its value and its variable", Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if err := c.Config.Check(); err != nil {
				return err
			}
			settings := c.Config.Settings()
			if c.asJSON {
				return c.print(settings)
			}
			for _, s := range settings {
				fmt.Fprintf(c.Out, "--%-12s %s\n  %s\n  %s\n\n", s.Flag, or(s.Value, "(not set)"), s.Variable, wrap(s.Doc, 76, "  "))
			}
			return nil
		},
	}
}

func (c *commands) version() *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: "Show the version", Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if c.asJSON {
				return c.print(map[string]string{"version": c.Version})
			}
			_, err := fmt.Fprintln(c.Out, "upward", c.Version)
			return err
		},
	}
}
