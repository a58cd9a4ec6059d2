# The two commands of the README are `make site` and `make test`; `make help` lists the others.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PELICAN := $(BIN)/pelican
PORT ?= 8000
TESTS ?= tests
TORCH ?= torch==2.13.0

.DEFAULT_GOAL := help
.PHONY: help site preview publish github test check check-site screenshots lint types floors train train-excerpts weigh-excerpts train-lines train-titles train-headings lock clean

help:  ## list these commands
	@sed -n 's/^\([a-z-]*\):.*##/  make \1\t/p' $(MAKEFILE_LIST) | expand -t 18

site: $(VENV)/.site  ## build the site for one's own machine into output/
	@$(PELICAN) content --delete-output-directory --fatal errors; status=$$?; \
	if [ -f output/index.html ]; then echo "The site is in output/. Preview it with: make preview"; fi; exit $$status

preview: $(VENV)/.site  ## serve the site with its review pages on http://127.0.0.1:8000, rebuild it at every change
	$(PELICAN) content --settings previewconf.py --autoreload --listen --port $(PORT)

publish: $(VENV)/.site  ## build the site for deploying; needs SITEURL=https://…
	@$(PELICAN) content --settings publishconf.py --fatal errors
	@echo "The site for $(SITEURL) is in output/."

github: publish  ## publish, then push output/ to the branch gh-pages
	$(BIN)/ghp-import --no-jekyll --message "Publish the site" --branch gh-pages --push output

test: lint types $(VENV)/.tools  ## lint, types, unit, property, site and browser tests, quality floors
	$(BIN)/pytest -n auto $(TESTS)
	$(BIN)/python benchmarks/quality.py --floors

check: test  ## what CI runs, then what the site's articles need a look for
	PYTHONPATH=plugins $(BIN)/python -m offprint check content

check-site: $(VENV)/.dev  ## score the published site with Lighthouse (three minutes; installs it with npm)
	npm --prefix tests/tools ci --ignore-scripts --silent
	$(BIN)/python benchmarks/lighthouse.py

screenshots: $(VENV)/.dev  ## take the pictures of docs/screenshots anew (needs Chromium)
	$(BIN)/python tests/screenshots.py

lint: $(VENV)/.dev  ## ruff: rules and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev  ## mypy --strict
	$(BIN)/mypy

floors: $(VENV)/.dev  ## score the bench and hold benchmarks/floors.json
	$(BIN)/python benchmarks/quality.py --floors

train-headings: $(VENV)/.train  ## only the weights of a heading's signs (two minutes); after train-excerpts
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python training/train_headings.py

train: train-excerpts train-lines train-titles train-headings  ## train all models anew from ../shared/bench (an hour, two cores)

train-excerpts: $(VENV)/.train  ## only the excerpt model (half an hour)
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python training/train.py

weigh-excerpts: $(VENV)/.train  ## only what its signs and confidences are worth (two minutes); after train-excerpts
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python training/weigh.py

train-lines: $(VENV)/.train  ## only the line model (twenty minutes)
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python training/train_lines.py

train-titles: $(VENV)/.train  ## only the weights of a title's signs (a minute); after train-lines
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python training/train_titles.py

lock: $(VENV)/.dev  ## write the lock files anew from pyproject.toml
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url \
	  --group site --output-file requirements.lock pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url \
	  --group site --group dev --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url \
	  --group training --constraint requirements.lock --output-file requirements-training.lock pyproject.toml

clean:  ## remove the environment and everything built
	rm -rf $(VENV) output cache dist tests/tools/node_modules

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("Offprint needs Python 3.11 or later; this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.site: requirements.lock | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps --requirement requirements.lock
	@printf '#!/bin/sh\nPYTHONPATH="%s/plugins" exec "%s/$(BIN)/python" -m offprint "$$@"\n' "$(CURDIR)" "$(CURDIR)" > $(BIN)/pelican-offprint
	@chmod +x $(BIN)/pelican-offprint
	@touch $@

$(VENV)/.train: requirements-training.lock $(VENV)/.site
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps --requirement requirements-training.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check $(TORCH)
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.site
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps --requirement requirements-dev.lock
	@touch $@

# What the tests of the site run outside Python. Without npm they are skipped with a reason (not in CI).
$(VENV)/.tools: tests/tools/package-lock.json | $(VENV)/bin/python
	@if command -v npm >/dev/null; then npm --prefix tests/tools ci --omit=dev --ignore-scripts --silent && touch $@; \
	else echo "npm is missing: the tests that need its packages are skipped"; fi
