# Every command a developer types. `make` alone lists them.
.DEFAULT_GOAL := help
.PHONY: help setup demo demo-reset test test-long journeys lint bench requirements pictures

unexport PYTHONDONTWRITEBYTECODE # compiled modules are kept: each command begins sooner

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

setup: ## Install what is missing, with the tools of developers; needs no root
	@bin/setup

demo: ## Run the demo with invented people on http://127.0.0.1:8000 (PORT= and HOST= choose another address)
	@bin/demo

demo-reset: ## Throw the demo's data away and start afresh
	@bin/demo --afresh

test: ## Run every check that this machine can run, and say what was left out (STRICT=1: that is a failure)
	@bin/test

test-long: ## Run kills, load and soak: by hand, once per issue, at most half an hour
	@bin/setup dev
	@WAYMARK_MODE=test timeout 1800 .venv/bin/python -m pytest -m long -n0 tests django_h5p

journeys: ## Tell every story in the browser at both sizes: by hand, before an issue is called resolved
	@bin/setup dev
	@JOURNEY_SIZES=both WAYMARK_MODE=test .venv/bin/python -m pytest -v -n 2 -m "journey and not long" tests/journeys
	@WAYMARK_MODE=test .venv/bin/python -m pytest -v -n 0 -m "journey and not long" django_h5p # a browser of its own, a process of its own

lint: ## Check style, layers, types, templates, migrations and production settings
	@bin/lint

bench: ## Measure pages against their budgets (FORMAT=json: one line per figure)
	@bin/setup dev
	@.venv/bin/python -m benchmarks

requirements: ## Resolve the dependencies again and pin them with hashes
	@bin/pin-requirements

pictures: ## Take the pictures of the docs from the running demo
	@bin/setup dev
	@.venv/bin/python bin/take_pictures.py
