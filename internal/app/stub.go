package app

import (
	"context"
	"io"

	"upward/internal/platform/config"
)

func serve(ctx context.Context, c config.Config, out Outside, w io.Writer) error       { return nil }
func demonstrate(ctx context.Context, c config.Config, out Outside, w io.Writer) error { return nil }
func (a *App) export(ctx context.Context, folder string) (any, error)                  { return nil, nil }
