package web

import (
	"context"

	"github.com/a-h/templ"

	"upward/internal/platform/operation"
)

// Section makes a part of a page whose feature ranks before the one that knows what stands in it, such as the asks found in a message;
// about is the id of what the page shows. It returns nil where there is nothing to say.
type Section func(ctx context.Context, by operation.Actor, about string) (templ.Component, error)

// Sections makes the parts of a page, in their order.
func Sections(ctx context.Context, by operation.Actor, about string, all []Section) (templ.Component, error) {
	var parts []templ.Component
	for _, section := range all {
		part, err := section(ctx, by, about)
		if err != nil {
			return nil, err
		}
		if part != nil {
			parts = append(parts, part)
		}
	}
	return templ.Join(parts...), nil
}
