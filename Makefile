# The two commands: `make read` opens the reader on seeds/, `make test` runs everything that guards main.
# Both make .venv themselves; the stamps in it say what was installed, so a second run installs nothing.

BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: read test check-style check-types check-imports check-tests check-wheel bench clean

read: .venv/.read
	@$(BIN)/briefreader $(ARGS)

test: check-style check-types check-imports check-tests check-wheel

check-style: .venv/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

check-types: .venv/.test
	$(BIN)/mypy

check-imports: .venv/.test
	$(BIN)/lint-imports

check-tests: .venv/.test
	$(BIN)/python -m pytest -q

check-wheel: .venv/.test
	@sh .ci/wheel

bench: .venv/.test
	$(BIN)/python -m benchmarks $(ARGS)

.venv/.python:
	@sh .ci/python
	@touch $@

.venv/.read: .venv/.python pyproject.toml constraints.txt
	@echo "Installing briefreader into .venv ..."
	@$(PIP) install -c constraints.txt -e .
	@touch $@

.venv/.test: .venv/.python pyproject.toml constraints.txt
	@echo "Installing briefreader and what tests it into .venv ..."
	@$(PIP) install -c constraints.txt -e '.[dev]'
	@touch $@ .venv/.read

clean:
	rm -rf .venv dist build
