package profile

import "upward/internal/platform/operation"

// Operations lists what others may do here.
func (s *Service) Operations() []operation.Operation {
	return []operation.Operation{
		operation.Query("people.manager", "GET /managers/candidates", "Say, from the mail alone, who may be the manager.", s.ProposeManagers),
		operation.Query("profile.managers", "GET /managers", "List who manages you.", s.ListManagers),
		operation.Query("profile.style", "GET /profile/style", "Show how a person communicates with you.", s.Style),
	}
}
