# Two commands: `make` builds the demo office, `make test` runs every test.
# `make help` lists the rest. Each sets up what it needs; the second time that costs nothing.

# The demo office lives at one moment, in its own time zone. Another: make AT=2026-12-01T09:00
AT := 2026-11-20T12:00

bin := .venv/bin

.PHONY: all serve test check prove docs gallery real bench lighthouse lock upgrade clean distclean help
.NOTPARALLEL:

all: .venv/herald ## Build the demo office: site/ and private/
	$(bin)/herald build --at $(AT)

serve: .venv/herald ## Preview it, rebuilt and reloaded on every save
	$(bin)/herald serve --at $(AT)

test: check ## Run every test, in a real browser where one is needed
	$(bin)/python tests/browser.py
	PYTHONDEVMODE=1 PYTHONWARNINGS=error $(bin)/python -m pytest --numprocesses=auto --maxprocesses=8 --dist=loadfile

check: .venv/tests ## Only the fast ones: style, types, packages, records
	$(bin)/ruff check
	$(bin)/ruff format --check
	$(bin)/mypy
	$(bin)/python -m pip check
	$(bin)/herald check --at $(AT)

prove: .venv/herald ## Prove that nothing unreleased is in the demo's site
	$(bin)/herald verify --at $(AT)
	$(bin)/herald scan --at $(AT)

docs: .venv/herald ## Write docs/kinds.md and docs/checks.md anew
	$(bin)/herald manual docs

gallery: .venv/tests ## Draw the pictures of docs/documents.md and docs/website.md anew
	PYTHONPATH=. $(bin)/python -m tests.gallery
	PYTHONPATH=. $(bin)/python -m tests.site_gallery

real: .venv/tests ## Judge an office of 5,000 real records, in about a quarter of an hour
	PYTHONPATH=.:tests/real $(bin)/python -m tests.web.real

bench: .venv/herald .venv-bench/rivals ## Measure Herald beside other programs, in about an hour
	$(bin)/python -m benchmarks --standard --write

lighthouse: all .venv/tests .venv-bench/lighthouse ## Let Lighthouse look at the demo site, in about five minutes
	PYTHONPATH=. $(bin)/python -m benchmarks.lighthouse

lock: .venv/tests ## Pin what pyproject.toml asks for, and leave other pins alone
	$(compile) pyproject.toml --group build --group dev --output-file requirements-dev.lock
	$(compile) pyproject.toml --group build --constraint requirements-dev.lock --output-file requirements.lock
	$(compile) benchmarks/requirements.in --output-file benchmarks/requirements.lock

upgrade: compile += --upgrade
upgrade: lock ## Pin the newest versions that are at least a week old

clean: ## Remove what was built
	[ ! -d .herald ] || find .herald -mindepth 1 -maxdepth 1 ! -name recipients -exec rm -rf {} +
	rm -rf site private published build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache

distclean: clean ## Remove what was installed too
	rm -rf .venv .venv-bench

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' Makefile

# Stamps, newer than the lock file that is installed.
.venv/herald: requirements.lock pyproject.toml .ci/set-up
	@.ci/set-up requirements.lock
	@touch $@

.venv/tests: requirements-dev.lock pyproject.toml .ci/set-up
	@.ci/set-up requirements-dev.lock
	@touch $@ .venv/herald

.venv-bench/rivals: benchmarks/requirements.lock benchmarks/rivals/eleventy/package-lock.json benchmarks/set-up
	@benchmarks/set-up
	@touch $@

.venv-bench/lighthouse: benchmarks/lighthouse/package-lock.json
	@mkdir -p $@
	@cp benchmarks/lighthouse/package.json benchmarks/lighthouse/package-lock.json $@
	npm ci --prefix $@ --ignore-scripts --no-audit --no-fund --silent
	@touch $@

# Wheels only, for any Python from 3.11 on; a new release has a week in which to be found bad.
compile = $(bin)/uv pip compile --quiet --universal --python-version 3.11 \
	--generate-hashes --only-binary :all: --emit-build-options --exclude-newer '7 days' \
	--no-emit-index-url --annotation-style line --custom-compile-command 'make lock'
