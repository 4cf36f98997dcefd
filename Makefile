# Everything a newcomer types. `make demo` and `make test` do all the set-up.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
SOURCES = ontology ingest graph queries viz cli

.PHONY: demo test lint types unit wheel-test clean build/types

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet -e .
	touch $@

$(VENV)/.installed-dev: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet -e '.[dev]'
	touch $@ $(VENV)/.installed

demo: $(VENV)/.installed
	$(BIN)/cancu demo

test: lint types unit wheel-test

# A folder of links that shows the root folders as the package they are.
build/types: $(VENV)/.installed-dev
	rm -rf build/types && mkdir -p build/types/cancu
	for f in cli/* ; do ln -s ../../../$$f build/types/cancu/ ; done
	for d in $(filter-out cli,$(SOURCES)) ; do ln -s ../../../$$d build/types/cancu/ ; done

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: build/types
	$(BIN)/mypy -p cancu
	PYTHONPATH=build/types $(BIN)/lint-imports --no-cache

unit: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -n auto --dist loadfile tests

# The same tests against the wheel that ships, in an environment of its own.
wheel-test: $(VENV)/.installed-dev
	rm -rf build/wheel build/lib dist && $(BIN)/python -m build --outdir dist . >/dev/null
	$(PYTHON) -m venv build/wheel
	build/wheel/bin/python -m pip install --quiet "$$(echo dist/*.whl)[web,pdf,ocr,check]" pytest pytest-xdist hypothesis
	build/wheel/bin/python -m pytest -n auto --dist loadfile tests

clean:
	rm -rf build dist *.egg-info $(VENV)
