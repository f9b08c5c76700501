# One set of build flags, so that everything is compiled once.
export CGO_ENABLED = 0

.PHONY: run demo build test check bench eval generate

run: ## serve your own data
	go run ./cmd/upward serve

demo: ## show everything with a fictional team
	go run ./cmd/upward demo

build: ## one binary
	go build -trimpath -o bin/upward ./cmd/upward

test: ## all that the tests need, then the tests
	scripts/setup
	scripts/test

check: ## format and static analysis
	test -z "$$(gofmt -l cmd internal tools)"
	go vet ./...
	go run honnef.co/go/tools/cmd/staticcheck@v0.8.2 ./...

bench: ## measure speed and memory, write docs/benchmarks.md
	go run ./tools/bench -o docs/benchmarks.md

eval: ## measure what is understood, write docs/evaluation.md
	go run ./tools/eval -o docs/evaluation.md

generate: ## templates and goldens
	go run github.com/a-h/templ/cmd/templ@v0.3.977 generate
	go test ./internal/app -run Golden -update
