# Everything one does with this project. `make` alone prints what there is.
# On a fresh machine it needs Python 3.11 or newer, and make; the rest is prepared at the first run.
PORT ?= 8000
SEED ?= demo
ADMIN ?=
JOBS ?= 2
CHECKS ?= 100000
PEOPLE ?= 50000
PYTHON ?= $(shell command -v python3.11 || command -v python3)
RUN := .venv/bin/python
PIP := $(RUN) -m pip --quiet --disable-pip-version-check
INSTALL := install --no-deps --no-compile -r
# Python keeps what it has compiled, also where the shell says otherwise: later starts are five times as fast.
export PYTHONDONTWRITEBYTECODE :=
# Which network `deploy`, `destroy` and `upgrade-report` mean, what the operator agrees to, and the template's parameters.
NETWORK = --stage '$(STAGE)' --region '$(REGION)' $(if $(YES),--yes) $(if $(OVERWRITE),--overwrite) \
  $(if $(UNVERIFIED),--unverified) $(if $(OLDER),--older) $(if $(ARTEFACT),--artefact '$(ARTEFACT)')
SETTINGS = $(if $(DOMAIN),'Origin=https://$(DOMAIN)') $(if $(CERTIFICATE),'CertificateArn=$(CERTIFICATE)') \
  $(if $(MAIL_SENDER),'MailSender=$(MAIL_SENDER)') $(if $(ALARM_EMAIL),'AlarmEmail=$(ALARM_EMAIL)')

.DEFAULT_GOAL := help
.PHONY: help run test coverage attack check bench cost scale package rehearse deploy destroy upgrade-report docs reset verify-ledger restore-drill redrive infra-check environments tools scanner browser web page-tools pictures

help: ## Print this help
	@echo "Entrenous: a private network for a company and the people it works with."
	@echo
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed 's/:.*## /~/' | awk -F'~' '{printf "  make %-14s %s\n", $$1, $$2}'

run: environments ## Run the network here (PORT=8000 SEED=demo|empty ADMIN=address), stop with Ctrl-C
	@PORT='$(PORT)' SEED='$(SEED)' ADMIN='$(ADMIN)' exec $(RUN) -m local.run

test: environments tools scanner browser page-tools ## Run every check and test, as CI does
	@$(MAKE) --no-print-directory check
	@$(RUN) -m pytest -n $(JOBS)

coverage: environments tools browser page-tools ## Run the tests and hold what they reach to its floors
	@$(RUN) -m pytest -n $(JOBS) -q --cov=chalicelib --cov=app --cov-branch --cov-report=term
	@$(RUN) -m coverage report --include='chalicelib/access/*' --fail-under=100

attack: environments tools ## Walk the leak matrix, let the oracle look longer, plant the bugs; print how many (CHECKS=100000)
	@ORACLE_CHECKS='$(CHECKS)' ORACLE_SEED="$$(date +%Y%m%d)" $(RUN) -m pytest -q tests/matrix tests/oracle tests/planted

check: environments tools ## Check style, types and the rules of the house; no test is run
	@$(RUN) -m ruff check .
	@$(RUN) -m ruff format --check .
	@$(RUN) -m mypy
	@.venv/bin/lint-imports
	@$(MAKE) --no-print-directory infra-check

infra-check: environments tools scanner ## Check what would be deployed: our rules, a linter, a policy scanner
	@$(RUN) -m infra.checks

bench: environments tools browser ## Measure this network beside its peers (eight minutes); bench/results.json keeps it
	@$(RUN) -m bench

cost: environments ## Print what a network costs by the month (PEOPLE=50000)
	@PEOPLE='$(PEOPLE)' $(RUN) -m bench.cost

scale: environments tools ## Print what half a million people do to DynamoDB's partitions
	@$(RUN) -m bench.scale

package: environments ## Build what is deployed into out/, and print its size, sum and cold start
	@$(RUN) -m infra.package --out out --measure

rehearse: environments ## Deploy that here, into the local engine, try it and take it down
	@$(RUN) -m infra.rehearsal

deploy: environments ## Deploy: STAGE=live REGION=eu-west-1 DOMAIN=host MAIL_SENDER=address; docs/operations.md has the rest
	@$(RUN) -m infra.deploy deploy $(NETWORK) --set $(SETTINGS) $(SET)

destroy: environments ## Take a deployed network away (STAGE= REGION=); its data stay unless DATA says they shall not
	@$(RUN) -m infra.deploy destroy $(NETWORK) --data '$(DATA)'

upgrade-report: environments ## Print what deploying this version would change (STAGE= REGION=)
	@$(RUN) -m infra.deploy report $(NETWORK)

restore-drill: environments ## Restore all tables to new ones, mend and verify them, discard them (STAGE= REGION= AT= KEEP=1 SWITCH=)
	@$(RUN) -m infra.restore --stage '$(STAGE)' --region '$(REGION)' $(if $(AT),--at '$(AT)') $(if $(KEEP),--keep) $(if $(SWITCH),--switch '$(SWITCH)')

verify-ledger: environments ## Verify that nobody changed what is kept for good, here or deployed (STAGE= REGION=); HEAD=a link you noted
	@$(RUN) -m infra.ledger --stage '$(STAGE)' --region '$(REGION)' $(if $(HEAD),--head '$(HEAD)')

redrive: environments ## Send what QUEUE= gave up to it again, here or deployed (STAGE= REGION=)
	@$(RUN) -m infra.redrive --queue '$(QUEUE)' --stage '$(STAGE)' --region '$(REGION)'

web: environments tools ## Build the page into web/dist (with node, or the one that the tools bring)
	@$(RUN) -m infra.page

pictures: environments tools browser ## Photograph every screen of the page into out/pictures, in both languages and themes
	@$(RUN) -m tests.page.pictures

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

scanner: environments .scan/.done

.scan/.done: requirements-scan.txt
	@echo "Preparing the policy scanner's environment: once, for about a minute ..."
	@.venv/bin/python -m venv --without-pip .scan
	@$(PIP) --python .scan/bin/python $(INSTALL) requirements-scan.txt
	@touch $@

tools: environments .venv/.tools

.venv/.tools: requirements-dev.txt .venv/.done
	@echo "Adding what the tests need to .venv: once, and when requirements change ..."
	@$(PIP) $(INSTALL) requirements-dev.txt
	@touch $@

page-tools: tools web/node_modules/.package-lock.json

web/node_modules/.package-lock.json: web/package-lock.json
	@echo "Preparing what builds the page: once, and when its requirements change ..."
	@$(RUN) -m infra.page --tools
	@touch $@

# The tests look at pages with a real browser: Debian's chromium, or the one that CHROMIUM names.
browser:
	@if [ -z "$$CHROMIUM" ] && ! command -v chromium >/dev/null; then \
	  echo "Installing Debian's chromium for the tests ..."; \
	  as_root=; [ "$$(id -u)" = 0 ] || as_root="sudo -n"; \
	  { $$as_root apt-get -qq update && DEBIAN_FRONTEND=noninteractive $$as_root apt-get -qq install -y --no-install-recommends chromium; } >/dev/null \
	  || { echo "The tests need chromium and it could not be installed: install it, or name one in CHROMIUM." >&2; exit 1; }; \
	fi
