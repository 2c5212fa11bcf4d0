# Every command a newcomer needs; each makes what it depends on.
PYTHON ?= python3
PORT ?= 8501
VENV := .venv
BIN := $(VENV)/bin
STORE ?= store

.PHONY: install run check test bench bench-forecasts nightly browser lock

install: $(VENV)/installed
$(VENV)/installed: requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@

$(VENV)/developed: requirements-dev.lock $(VENV)/installed
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@

run: install
	$(BIN)/homecare --store $(STORE) demo --port $(PORT)

check: $(VENV)/developed
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/sqruff lint sql
	$(BIN)/python -m tests.documents

browser:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null \
	|| { echo "Installing Debian's Chromium for the browser tests"; \
	SUDO=$$([ "$$(id -u)" = 0 ] || echo sudo); $$SUDO apt-get update -qq && $$SUDO apt-get install -y -qq chromium; }

test: $(VENV)/developed browser
	$(BIN)/pytest -m "not nightly" --numprocesses auto --dist loadfile

bench: $(VENV)/developed browser
	$(BIN)/python -m tests.bench

bench-forecasts: $(VENV)/developed
	$(BIN)/python -m tests.bench.forecasts

nightly: $(VENV)/developed browser
	$(BIN)/pytest -m nightly

lock:
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 pyproject.toml -o requirements.lock
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 --extra dev pyproject.toml -o requirements-dev.lock
