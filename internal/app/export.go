package app

import "context"

func (a *App) export(ctx context.Context, folder string) (any, error) { return nil, nil }
