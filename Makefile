# One-word commands. Plain GNU make 3.81 and newer, on Linux and macOS.

PYTHON ?= python3
UV_VERSION := 0.13.9
BIN := .venv/bin
SYNCED := .venv/.synced

# The venv's Python is the only one: uv must not fetch another.
export UV_PYTHON_DOWNLOADS := never
MAKEFLAGS += --no-print-directory

.DEFAULT_GOAL := help
.PHONY: help setup web demo serve test lint check fmt clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(SYNCED) ## Create .venv and install exactly what uv.lock says
	@:

$(SYNCED): pyproject.toml uv.lock
	@test -x $(BIN)/python || $(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' \
	  || { echo "$(PYTHON) is not Python 3.11, 3.12 or 3.13; name one: make setup PYTHON=python3.12" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	@echo "setup: installing what uv.lock says into .venv"
	@$(BIN)/uv sync --frozen --quiet --compile-bytecode
	@touch $@

web: setup ## Build the GraphiQL page (nothing to do where it is up to date)
	@$(BIN)/python web/build.py

demo: setup web ## Read the samples into a local Neo4j, show what they answer, serve the API
	@$(BIN)/exportgraph demo

serve: setup web ## Serve the API on the graph as it is
	@$(BIN)/exportgraph serve

test: setup web ## Run the tests
	@$(BIN)/pytest

lint: setup ## Check format, lint, types, layers and the lock
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/mypy web/build.py
	@$(BIN)/lint-imports
	@$(BIN)/uv lock --check

check: lint web ## What CI runs: lint, then the tests with their coverage
	@$(BIN)/pytest --cov --cov-report=term:skip-covered

fmt: setup ## Format the code and fix what can be fixed safely
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

clean: ## Remove caches and built files; .venv and the graph stay
	@rm -rf api/static/graphiql web/graphiql/node_modules dist build .coverage
	@rm -rf .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	@find . -name __pycache__ -type d -not -path './.venv/*' -prune -exec rm -rf {} +
