# Everything a person does with this checkout. `make` alone lists it.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
HERITAGE_HOME ?= $(CURDIR)/var
export HERITAGE_HOME
PYTHON := .venv/bin/python
LAUNCHER := $(PYTHON) -m heritage_airflow.launcher
CHECKED := include dags plugins samples tests bench docker
# Processes for tests: a third of their time is waiting for Airflow, a browser or a server.
MORE_THAN_CORES = $(shell expr $$(nproc) + 1)

.PHONY: help
help: ## this list
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1\t\2/p' Makefile | expand -t 18

.PHONY: install
install: ## the tools and .venv; starts nothing
	@bin/install

.PHONY: run
run: export HERITAGE_PUBLIC_PORT ?= 8090
run: install samples ## start Airflow and put the sample deliveries through; ends with a table of what happened
	@$(LAUNCHER) start
	@$(PYTHON) -m heritage_airflow.showcase

.PHONY: stop
stop: ## stop Airflow; no process stays
	@if [ -x $(PYTHON) ]; then $(LAUNCHER) stop; else echo "Nothing is installed, so nothing runs."; fi

.PHONY: status
status: ## does Airflow run, and how are its parts
	@$(LAUNCHER) status

.PHONY: samples
samples: install ## the sample deliveries, made by the project itself, in HERITAGE_HOME/samples
	@$(PYTHON) -m samples $(HERITAGE_HOME)/samples

.PHONY: test
test: JOBS ?= $(MORE_THAN_CORES)
test: ## all tests, on all cores; TESTS=tests/qc for a part (installs what only they need)
	@bin/install --tests
	@$(PYTHON) -m pytest -n $(JOBS) $(TESTS)

.PHONY: container
container: ## build the image and run one delivery through the composition, with podman (ten minutes, root)
	@bin/install --tests
	@HERITAGE_CONTAINER=1 $(PYTHON) -m pytest -n 0 -rs tests/setup/test_container.py

.PHONY: campaigns
campaigns: JOBS ?= $(MORE_THAN_CORES)
campaigns: ## what `make test` tries the sharpest of, in large numbers; a line per campaign: cases, passed, failed, seconds
	@bin/install --tests
	@HERITAGE_CAMPAIGNS=whole $(PYTHON) -m pytest -n $(JOBS) -m campaign $(TESTS)

.PHONY: pictures
pictures: ## the docs' pictures of the pages, taken anew by the browser tests
	@bin/install --tests
	@HERITAGE_PICTURES=docs/pictures $(PYTHON) -m pytest tests/browser

.PHONY: lint
lint: ## ruff (style, Airflow's rules, format) and mypy --strict
	@bin/install --tests
	@.venv/bin/ruff check $(CHECKED)
	@.venv/bin/ruff check --select AIR $(CHECKED)
	@.venv/bin/ruff format --check $(CHECKED)
	@.venv/bin/mypy

.PHONY: docs
docs: ## the lists that are made of the code (docs/checks, formats, measurements), anew
	@HERITAGE_HOME=/nonexistent PYTHONPATH=include $(PYTHON) -m heritage checks > docs/checks.md
	@PYTHONPATH=tests:include:. $(PYTHON) -m kinds.table > docs/formats.md
	@PYTHONPATH=include:tests:. $(PYTHON) -m architecture.measurements > docs/measurements.md

.PHONY: house
house: ## the house in figures: folders, circles, chains of imports, functions, lines of test by room
	@bin/install --tests
	@PYTHONPATH=include:tests $(PYTHON) -m architecture.house

.PHONY: mutation
mutation: ## small changes to the code that the tests of their room should notice; survivors are listed (40 minutes; ROOMS="ingest qc", SEED=2)
	@bin/install --tests
	@PYTHONPATH=include:tests nice -n 19 $(PYTHON) -m mutation $(ROOMS) --mutants $(or $(MUTANTS),20) --seed $(or $(SEED),1)

.PHONY: bench
bench: ## the whole flow beside the same tools run bare (about an hour and a half; paper-12 alone: ROWS=paper-12)
	@bin/install --tests
	@$(PYTHON) -m bench $(ROWS)

.PHONY: lock
lock: install ## requirements*.in → requirements*.txt, newest versions, all pinned
	@bin/lock --upgrade

.PHONY: hooks
hooks: ## let git run the checks before each commit
	@bin/install --tests
	@.venv/bin/pre-commit install
