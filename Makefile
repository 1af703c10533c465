# Everything one does with this project. `make` alone prints what there is.
# On a fresh machine it needs Python 3.11 or newer, and make; the rest is prepared at the first run.
PORT ?= 8000
SEED ?= demo
ADMIN ?=
JOBS ?= 2
PYTHON ?= $(shell command -v python3.11 || command -v python3)
RUN := .venv/bin/python
PIP := $(RUN) -m pip --quiet --disable-pip-version-check
INSTALL := install --no-deps --no-compile -r
# Python keeps what it has compiled, also where the shell says otherwise: later starts are five times as fast.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help run test check bench docs reset environments tools browser

help: ## Print this help
	@echo "Entrenous: a private network for a company and the people it works with."
	@echo
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed 's/:.*## /~/' | awk -F'~' '{printf "  make %-8s %s\n", $$1, $$2}'

run: environments ## Run the network here (PORT=8000 SEED=demo|empty ADMIN=address), stop with Ctrl-C
	@PORT='$(PORT)' SEED='$(SEED)' ADMIN='$(ADMIN)' exec $(RUN) -m local.run

test: environments tools browser ## Run every check and test, as CI does
	@$(MAKE) --no-print-directory check
	@$(RUN) -m pytest -n $(JOBS)

check: environments tools ## Check style, types and the rules of the house; no test is run
	@$(RUN) -m ruff check .
	@$(RUN) -m ruff format --check .
	@$(RUN) -m mypy
	@.venv/bin/lint-imports

bench: environments tools ## Measure speeds in pairs, and print ratios
	@$(RUN) -m bench

docs: environments ## Write the pages in docs/ that are made from the code
	@$(RUN) -m docs.generate

reset: ## Forget the network on this machine: the next run starts anew
	@$(PYTHON) -m local.reset

# Both environments at once; one pip, which is .venv's, fills both.
environments: .venv/bin/pip
	@$(MAKE) --no-print-directory --silent -j 2 .venv/.done .engine/.done

.venv/bin/pip:
	@echo "Preparing the app's and the local engine's environments: once, for about half a minute ..."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed, not " + sys.version)'
	@$(PYTHON) -m venv .venv

.venv/.done: requirements-local.txt
	@$(PIP) $(INSTALL) requirements-local.txt
	@touch $@

.engine/.done: requirements-engine.txt
	@.venv/bin/python -m venv --without-pip .engine
	@$(PIP) --python .engine/bin/python $(INSTALL) requirements-engine.txt
	@touch $@

tools: environments .venv/.tools

.venv/.tools: requirements-dev.txt .venv/.done
	@echo "Adding what the tests need to .venv: once, and when requirements change ..."
	@$(PIP) $(INSTALL) requirements-dev.txt
	@touch $@

# The tests look at pages with a real browser: Debian's chromium, or the one that CHROMIUM names.
browser:
	@if [ -z "$$CHROMIUM" ] && ! command -v chromium >/dev/null; then \
	  echo "Installing Debian's chromium for the tests ..."; \
	  as_root=; [ "$$(id -u)" = 0 ] || as_root="sudo -n"; \
	  { $$as_root apt-get -qq update && DEBIAN_FRONTEND=noninteractive $$as_root apt-get -qq install -y --no-install-recommends chromium; } >/dev/null \
	  || { echo "The tests need chromium and it could not be installed: install it, or name one in CHROMIUM." >&2; exit 1; }; \
	fi
