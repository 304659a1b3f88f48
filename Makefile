# Two commands do everything: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test quick fuzz lint bless bench constraints pictures clean

demo: $(VENV)/installed
	@mkdir -p demo
	$(BIN)/teamplan new --from examples/tmall-growing-10/brief.yaml -o demo/plan.yaml --render md,html --force
	@echo
	@echo "demo/plan.yaml  demo/plan.md  demo/plan.html"

test: $(VENV)/installed-dev lint
	$(BIN)/python -m pytest -q -n 2

# While working: everything but browsers, wheels, fuzzers, whole examples and modules that start many processes
# or make many documents.
quick: $(VENV)/installed-dev lint
	$(BIN)/python -m pytest -q -n 2 -m "not slow and not browser"

# Hostile inputs (FUZZ_INPUTS, a million unless said otherwise), disturbed runs, and the properties with twenty
# times the examples. An hour on two cores; docs/security.md says what is looked for.
fuzz: $(VENV)/installed-dev
	$(BIN)/python fuzz/fuzzing.py
	$(BIN)/python fuzz/guided.py
	$(BIN)/python fuzz/crashes.py
	$(BIN)/python -m pytest -q -n 2 -m hypothesis --hypothesis-profile=thorough

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Rewrites goldens and examples from the program: read the difference before committing it.
bless: $(VENV)/installed-dev
	$(BIN)/python scripts/make_examples.py
	$(BIN)/python scripts/coverage_page.py
	$(BIN)/python scripts/reference_pages.py
	$(BIN)/python bench/published.py --ablations --write
	$(BIN)/python -m pytest -q -n 2 --bless

bench: $(VENV)/installed-dev
	$(BIN)/python bench/run.py
	$(BIN)/python bench/yaml_speed.py
	$(BIN)/python bench/check_speed.py
	$(BIN)/python bench/planner_speed.py
	$(BIN)/python bench/queueing_speed.py
	$(BIN)/python bench/render_speed.py

# The versions that CI installs: what a new environment gets today.
constraints:
	$(PYTHON) -m venv --clear build/constraints
	build/constraints/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	build/constraints/bin/python -m pip freeze --exclude-editable > constraints.txt

pictures: $(VENV)/installed-dev
	$(BIN)/python scripts/make_pictures.py

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/installed-dev: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(VENV)/installed

clean:
	rm -rf $(VENV) demo build dist
