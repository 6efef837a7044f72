# Everything a contributor needs; CI calls the same targets.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO_ARGS ?=

.PHONY: demo test lint check fix card bench clean

demo: $(VENV)/.installed          ## train, serve, load the samples, print the worklist
	$(BIN)/dahulukan demo $(DEMO_ARGS)

test: $(VENV)/.installed-dev      ## the whole suite, under ten minutes on two cores
	$(BIN)/pytest $(ARGS)

check: lint test                  ## everything that must hold before a change lands

lint: $(VENV)/.installed-dev      ## lint, format, types, import rules, docstrings, corpus
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/numpydoc lint $$(git ls-files 'model/*.py' 'training/*.py')
	$(BIN)/codespell api training docs README.md CONTRIBUTING.md CHANGELOG.md
	$(BIN)/dahulukan corpus check > /dev/null

fix: $(VENV)/.installed-dev       ## mend what a tool can mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

card: $(VENV)/.installed-dev      ## the numbers of the README and the model card, beside every baseline
	$(BIN)/dahulukan card

bench: $(VENV)/.installed-dev     ## speed, as ratios
	$(BIN)/python benchmarks/stemming.py
	$(BIN)/python benchmarks/scoring.py

clean:
	rm -rf $(VENV) artifacts .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/.installed: requirements/base.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/base.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.installed-dev: $(VENV)/.installed requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/dev.txt
	touch $@
