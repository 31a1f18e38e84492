# Every command of the house. `make` alone lists them; all that is needed beforehand is Python 3.11 or newer.
.DEFAULT_GOAL := help
.PHONY: help setup web run test check fix screenshots bench chaos clean

BIN := .venv/bin
WORKERS ?= auto
ARGS ?=

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' Makefile

setup: ## Make everything ready without starting anything
	@sh tools/setup.sh
	@$(BIN)/python -m tools.front --if-possible

web: ## Build the front end of web/; setup does it too, but goes on when it cannot
	@sh tools/setup.sh
	@$(BIN)/python -m tools.front

run: setup ## Start Parley: database, web and worker (options: ARGS="--help")
	@$(BIN)/python -m parley serve $(ARGS)

test: check ## Everything that must hold before a commit (a part of the tests: ARGS=tests/architecture)
	@$(BIN)/python -m tools.front test
	@$(BIN)/python -m tools.browser
	@$(BIN)/python -m pytest -n $(WORKERS) --maxprocesses 8 $(ARGS)

check: setup ## Format, lint, import contracts and types only, of Python and of web/
	@$(BIN)/ruff format --check --quiet || { echo "Not formatted: run \`make fix\`." >&2; exit 1; }
	@$(BIN)/ruff check --quiet
	@$(BIN)/lint-imports --no-cache --no-logo
	@PYRIGHT_PYTHON_IGNORE_WARNINGS=1 $(BIN)/pyright
	@$(BIN)/python -m tools.front check

fix: setup ## Mend what a machine can: format, lint fixes, the tree in ARCHITECTURE.md
	@$(BIN)/ruff format --quiet
	@$(BIN)/ruff check --fix --quiet --exit-zero
	@$(BIN)/ruff format --quiet
	@$(BIN)/python -m tools.front fix
	@$(BIN)/python -m tools.architecture

screenshots: web ## Take the pictures that README and docs show, into docs/pictures
	@$(BIN)/python -m tools.browser
	@$(BIN)/python -m tests.browser.pictures

bench: setup ## Measure Parley against its budgets (options: ARGS="--help")
	@$(BIN)/python -m bench $(ARGS)

chaos: setup ## Kill, stop and cut while clients write, and check (options: ARGS="--seconds 600 --seed 7")
	@$(BIN)/python -m tests.chaos $(ARGS)

clean: ## Remove what the other commands made; your data stays
	@rm -rf .venv .uv .node web/node_modules src/parley/web .cache .pytest_cache .ruff_cache .hypothesis build dist
	@find src tests tools bench -type d -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true
