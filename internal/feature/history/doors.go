package history

import "upward/internal/platform/operation"

// Operations lists what others may do here.
func (s *Service) Operations() []operation.Operation {
	return []operation.Operation{
		operation.Command("import", "POST /imports", "Take in mail from files or folders on this computer.", s.Import),
		operation.Command("refresh", "POST /imports/refresh", "Read again the mailboxes imported before, and take in what is new.", s.Refresh),
		operation.Query("history.sources", "GET /sources", "List the mailboxes that were imported.", s.ListSources),
		operation.Query("history.show", "GET /messages/{message}", "Show a message in its conversation.", s.Show),
	}
}
