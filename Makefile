# Sets itself up: needs Python 3.11 or later, make and git. `make help` lists what it does.

PYTHON ?= $(firstword $(foreach name,python3.13 python3.12 python3.11 python3 python,$(shell \
	command -v $(name) >/dev/null 2>&1 && $(name) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(name))))
VENV := .venv
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
NEW := $(VENV).new/$(notdir $(BIN))
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
CODE := src tests scripts benchmarks

# Many tests wait for a terminal or a browser: two to a core keep the machine busy.
WORKERS ?= $(shell $(PYTHON) -c 'import os; print(2 * (os.cpu_count() or 1))')

.DEFAULT_GOAL := help
.PHONY: help run test test-all check lint format types contracts spelling fuzz mutants bench screenshots export-pictures schema docs site golden wheel constraints clean

help: ## list what make can do
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /|/' | while IFS='|' read -r name what; do \
		printf '  make %-15s %s\n' "$$name" "$$what"; done

# A stamp is made last, so that an interrupted set-up is done again, and a finished one needs no network.
$(VENV)/.run: pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "briefing needs Python 3.11 or later; none was found. Try: make PYTHON=/path/to/python3" >&2; exit 1; }
	@echo "Setting up $(VENV) with $$($(PYTHON) --version) ..."
	@rm -rf $(VENV)
	@$(PYTHON) -m venv $(VENV)
	@PIP_CONSTRAINT=$(CURDIR)/constraints.txt $(PIP) install --upgrade pip
	@PIP_CONSTRAINT=$(CURDIR)/constraints.txt $(PIP) install --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.run
	@echo "Adding the tools for tests and checks ..."
	@PIP_CONSTRAINT=$(CURDIR)/constraints.txt $(PIP) install --editable ".[all]" --group dev
	@touch $@

run: $(VENV)/.run ## open the reader on briefs/
	@$(BIN)/briefing briefs

test: $(VENV)/.dev ## run the tests, without slow ones
	@$(BIN)/python -m pytest -q -n $(WORKERS) --dist worksteal -m "not slow"

test-all: $(VENV)/.dev ## run every test: terminals, browsers, many examples
	@BRIEFING_TEST_ALL=1 $(BIN)/python -m pytest -q -n $(WORKERS)

check: lint types contracts spelling test ## what to run before a commit

lint: $(VENV)/.dev ## format and rules of the code
	@$(BIN)/ruff format --check --quiet $(CODE)
	@$(BIN)/ruff check --quiet $(CODE)
	@$(BIN)/validate-pyproject pyproject.toml

format: $(VENV)/.dev ## put the code into its form
	@$(BIN)/ruff format $(CODE)
	@$(BIN)/ruff check --fix $(CODE)

types: $(VENV)/.dev ## strict types
	@$(BIN)/mypy

contracts: $(VENV)/.dev ## which layer may import which
	@$(BIN)/lint-imports

spelling: $(VENV)/.dev ## misspelt words
	@$(BIN)/codespell

fuzz: $(VENV)/.dev ## look for texts that break the program: MINUTES=5
	@PYTHONPATH=tests $(BIN)/python -m fuzz.finding --minutes $(or $(MINUTES),5) $(ARGS)

mutants: $(VENV)/.dev ## change the proof in one place at a time: which changes does no test notice? ARGS="--most 40 ladder"
	@$(BIN)/python scripts/mutants.py $(ARGS)

bench: $(VENV)/.dev ## measured ratios of speed
	@$(BIN)/python benchmarks/run.py $(ARGS)

screenshots: $(VENV)/.dev ## draw the pictures of the README anew
	@$(BIN)/python scripts/make_screenshots.py
	@$(BIN)/python scripts/make_caught_picture.py

export-pictures: $(VENV)/.dev ## show each export in docs/exports.md anew
	@$(BIN)/python scripts/make_export_pictures.py
	@$(BIN)/python scripts/make_html_picture.py

schema: $(VENV)/.dev ## write docs/briefing.schema.json
	@$(BIN)/python scripts/write_schema.py

docs: $(VENV)/.dev ## write what is generated: keys in the README, docs/rules.md, docs/reference/, docs/man/
	@$(BIN)/python scripts/write_readme.py
	@$(BIN)/python scripts/write_reference.py
	@$(BIN)/python scripts/write_man_pages.py

golden: $(VENV)/.dev ## write the expected outputs of tests anew; read the difference
	@BRIEFING_REGENERATE=1 $(BIN)/python -m pytest -q tests/golden tests/snapshots

# Only the site needs its builder, which is large.
$(VENV)/.docs: $(VENV)/.dev
	@PIP_CONSTRAINT=$(CURDIR)/constraints.txt $(PIP) install --group docs
	@touch $@

site: $(VENV)/.docs ## build the documentation into site/, and look at each of its links
	@$(BIN)/zensical build --clean --strict
	@$(BIN)/python scripts/check_site.py

wheel: $(VENV)/.dev ## build the wheel into dist/
	@$(BIN)/python -m build --wheel --no-isolation --outdir dist .

constraints: ## pin every version anew
	@rm -rf $(VENV).new
	@$(PYTHON) -m venv $(VENV).new
	@$(NEW)/python -m pip --quiet install --upgrade pip
	@$(NEW)/python -m pip --quiet install --editable ".[all]" --group dev --group docs
	@{ echo "# Every version that set-up installs; 'make constraints' renews it."; \
		$(NEW)/python -m pip freeze --all --exclude-editable --exclude setuptools | sort -f; } > constraints.txt
	@rm -rf $(VENV).new

clean: ## take away what was set up or built
	@rm -rf $(VENV) dist build site .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
