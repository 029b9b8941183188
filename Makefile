# Everything works on a fresh machine with Python 3.11, git and make.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
TORCH := torch==2.13.0
UV := uv==0.9.30
# The machine's own certificates, as pip has them: company networks sign with their own.
export UV_NATIVE_TLS := 1

.PHONY: setup browser demo test lint types contracts unit bench eval lock clean

setup: .venv/.installed browser

# torch comes first, with pip, whose configuration decides between the CPU and the CUDA build;
# all else comes from the lock, without torch's companions (deploy/DECISIONS.md).
.venv/.installed: uv.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11) and "Threadcast needs Python 3.11: make PYTHON=/path/to/python3.11 …")'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --quiet --disable-pip-version-check $(UV) $(TORCH)
	$(BIN)/uv export --quiet --frozen --no-hashes --no-header --no-emit-project --all-groups --prune torch --output-file .venv/locked.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --requirement .venv/locked.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --editable .
	touch .venv/.installed

# The browser tests drive the machine's own Chromium; nothing else needs it.
browser:
	@if command -v chromium >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && [ -f /etc/debian_version ] && command -v apt-get >/dev/null; then \
		echo "Installing Chromium for the browser tests."; \
		(apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends chromium) >/dev/null 2>&1 \
		|| echo "Chromium could not be installed: the browser tests need the package chromium; everything else works."; \
	else echo "The browser tests need the package chromium, which only you may install here; everything else works."; fi

demo: .venv/.installed
	$(BIN)/threadcast demo

test: setup lint types contracts unit

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup
	$(BIN)/mypy

contracts: setup
	$(BIN)/lint-imports

unit: setup
	$(BIN)/python -m pytest -n auto --dist worksteal -m "not living"
	$(BIN)/python -m pytest -n 2 --dist loadfile -m living

bench: setup
	$(BIN)/python -m tests.bench

eval: setup
	$(BIN)/python -m tests.eval

lock: setup
	$(BIN)/uv lock

clean:
	rm -rf .venv out
