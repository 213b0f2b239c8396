# make demo   what openassay says of two releases of one model
# make test   every check of this project
# make docs   write the generated pages of docs/ again
# make bench  figures, as ratios
# make fuzz   a million hostile inputs, releases made to be slow, patterns timed
# make lock   compile the hashed requirement files again
#
# Needed: Python 3.11 or later as `python3`, git and make.

PYTHON ?= python3
PIP = -m pip --disable-pip-version-check --quiet
COMPILE = pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-header --no-annotate \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options
OPENASSAY = .venv/bin/openassay

.PHONY: demo test docs bench fuzz lock
.DEFAULT_GOAL := demo

.venv/installed: requirements.txt requirements-build.txt pyproject.toml
	$(PYTHON) -m venv --clear .venv
	.venv/bin/python $(PIP) install --only-binary :all: --require-hashes -r requirements.txt -r requirements-build.txt
	.venv/bin/python $(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv-test/installed: requirements-dev.txt pyproject.toml
	$(PYTHON) -m venv --clear .venv-test
	.venv-test/bin/python $(PIP) install --only-binary :all: --require-hashes -r requirements-dev.txt
	.venv-test/bin/python $(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

demo: .venv/installed
	@$(OPENASSAY) check examples/whole
	@echo
	@$(OPENASSAY) check examples/weights-only

test: .venv-test/installed
	.venv-test/bin/ruff check --no-cache .
	.venv-test/bin/mypy
	.venv-test/bin/lint-imports --no-cache
	.venv-test/bin/python scripts/docs.py --check
	.venv-test/bin/python -m pytest

docs: .venv-test/installed
	.venv-test/bin/python scripts/docs.py

bench: .venv-test/installed
	.venv-test/bin/python benchmarks/speed.py

fuzz: .venv-test/installed
	.venv-test/bin/python benchmarks/hostile.py
	.venv-test/bin/python benchmarks/patterns.py
	.venv-test/bin/python benchmarks/fuzz.py

.venv-lock/installed:
	$(PYTHON) -m venv --clear .venv-lock
	.venv-lock/bin/python $(PIP) install pip-tools
	@touch $@

lock: .venv-lock/installed
	.venv-lock/bin/$(COMPILE) --output-file requirements.txt pyproject.toml
	.venv-lock/bin/$(COMPILE) --output-file requirements-build.txt requirements-build.in
	.venv-lock/bin/$(COMPILE) --output-file requirements-dev.txt requirements-dev.in
