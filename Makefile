# `make` alone lists what can be done. Everything runs in an environment of its own, .venv.
SHELL := /bin/sh
VENV ?= .venv
PORT ?= 8001
BIN := $(VENV)/bin
BENCHMARKS := tests.benchmarks.parse tests.benchmarks.terms tests.benchmarks.extract tests.benchmarks.link \
              tests.benchmarks.search tests.site.benchmark
export PIP_CONSTRAINT := $(CURDIR)/constraints.txt
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help site test lint bench clean
help:
	@echo "make site   bygg eksempelkorpuset og vis nettstedet på 127.0.0.1:$(PORT) (stopp med Ctrl-C)"
	@echo "make test   alle testene; nettlesertestene kjøres der Chromium finnes"
	@echo "make lint   ruff og mypy"
	@echo "make bench  målinger av fart og minne, som forholdstall i én kjøring"
	@echo "make clean  ta bort miljøet, databasen og mellomlagre"

site: $(VENV)/.site
	$(BIN)/kravspor build
	$(BIN)/kravspor serve --port $(PORT)

test: $(VENV)/.test
	$(BIN)/python -m pytest

lint: $(VENV)/.test
	$(BIN)/ruff check pipeline datasette tests
	$(BIN)/mypy

bench: $(VENV)/.test
	@for name in $(BENCHMARKS); do echo "== $$name"; $(BIN)/python -m $$name || exit 1; done

clean:
	rm -rf $(VENV) kravspor.db kravspor.db-* .pytest_cache .hypothesis .mypy_cache .ruff_cache

# Python 3.11 or later, with venv: the newest that is here; a missing one is named with the package that brings it.
$(VENV)/bin/python:
	@for candidate in python3.13 python3.12 python3.11 python3; do \
	  if $$candidate -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    if ! $$candidate -c 'import venv, ensurepip' 2>/dev/null; then \
	      echo "$$candidate mangler venv. Installer den (Debian og Ubuntu: apt install python3-venv) og prøv på nytt." >&2; exit 1; fi; \
	    $$candidate -m venv $(VENV); exit $$?; fi; done; \
	echo "Python 3.11 eller nyere mangler. Installer den (Debian og Ubuntu: apt install python3 python3-venv) og prøv på nytt." >&2; exit 1

$(VENV)/.site: $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/.test: $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --editable '.[test]'
	touch $@ $(VENV)/.site
