# Every target does its own set-up first; what is there already costs nothing.
# `make help` lists them.

.DEFAULT_GOAL := help
# The steps of `test` share one target folder, and their order saves work.
.NOTPARALLEL:
.PHONY: help run dev test check e2e torture fuzz bench bench-window screenshots package bindings licences \
	icons setup-run setup-test setup-pictures setup-bench setup-package fmt lint docs rust ui data supply pages app-debug

SHELL := /bin/bash
# Most people have Cargo here, and not every shell knows it.
export PATH := $(PATH):$(if $(CARGO_HOME),$(CARGO_HOME),$(HOME)/.cargo)/bin

TAURI := ui/node_modules/.bin/tauri
# All that ends up in the app. A change in any of it makes `run` build again.
SOURCES = $(shell find Cargo.toml Cargo.lock tauri.conf.json src-tauri assets ui \
	-path ui/node_modules -prune -o -path ui/dist -prune -o -type f -newer $(APP) -print -quit 2>/dev/null)
APP := target/release/matinee
DEBUG_APP := $(CURDIR)/target/debug/matinee
# A display of its own, large enough for the screenshots, and a session bus of
# its own, so that the single-instance guard never meets a running Matinee.
HEADLESS := dbus-run-session -- xvfb-run -a -s '-screen 0 1920x1200x24'
E2E := MATINEE_APP=$(DEBUG_APP) scripts/e2e.sh

help: ## List the targets
	@grep -hE '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

## For people

run: setup-run ## Build Matinee, optimised, and open it
	@if [ ! -x $(APP) ] || [ -n "$(SOURCES)" ]; then $(TAURI) build --no-bundle -- -p matinee && touch $(APP); fi
	$(APP)

package: setup-package ## Build the .deb and look it over
	@mkdir -p target/packaging
	gzip -9nc assets/linux/changelog >target/packaging/changelog.gz
	gzip -9nc assets/linux/matinee.1 >target/packaging/matinee.1.gz
	$(TAURI) build --bundles deb -- -p matinee
	scripts/repack.sh target/release/bundle/deb/*.deb
	scripts/check-package.sh target/release/bundle/deb/*.deb

## For those who change it

dev: setup-run ## Open Matinee and reload it as files change
	$(TAURI) dev

test: setup-test fmt lint docs data supply ui rust pages bindings e2e ## Run every check and test, from formatting to the real window

check: setup-test fmt lint docs data supply ui rust pages bindings ## The same without the window

e2e: setup-test app-debug ## Drive the built app in a real window (one journey: JOURNEY=import)
	$(E2E) $(JOURNEY)

# One test after the other: what they measure against each other is the disk. TORTURE_SEED=N for
# other chances, TORTURE_SAVES=N and the like for other sizes.
torture: setup-test ## The full sizes of the torments whose short forms are in `make test`
	TORTURE=full cargo test --test torture -- --nocapture --test-threads=1 $(TORMENT)
	TORTURE=full cargo test --no-fail-fast --test ipc --test core -- --nocapture hostile
	$(TAURI) build --debug --no-bundle
	TORTURE=full $(E2E) --ignored --nocapture killed::

fuzz: setup-run ## Fuzz what reads files (TARGET=tables SECONDS=600)
	scripts/fuzz.sh $(or $(TARGET),all) $(or $(SECONDS),60)

# WebKit can be asked for a picture of the page only with this renderer.
screenshots: setup-pictures app-debug ## Photograph every screen into docs/screenshots
	WEBKIT_DISABLE_DMABUF_RENDERER=0 $(E2E) --ignored --exact screenshots::every_screen_in_both_themes

bench: setup-bench ## Time the core against a floor in the same run (BENCH_ENTRIES=100000)
	cargo bench -p matinee-core --no-fail-fast

# What is released, in a journal with a poster for every film.
bench-window: setup-bench setup-test ## Time the window against bare pages of its own webview (BENCH_ENTRIES=100000)
	$(TAURI) build --no-bundle -- -p matinee --profile paced
	@rm -rf target/pace && mkdir -p target/pace
	cc -O2 -o target/pace/xwatch scripts/xwatch.c -lX11 -lXext -lXtst
	cargo bench -p matinee-core --profile paced --bench browse -- journal $(CURDIR)/target/pace
	PACE_JOURNAL=$(CURDIR)/target/pace/journal PACE_XWATCH=$(CURDIR)/target/pace/xwatch MATINEE_APP=$(CURDIR)/target/paced/matinee \
		$(HEADLESS) cargo test -p matinee-e2e --test e2e -- --ignored --nocapture --test-threads=1 pace::

licences: setup-run ## Write assets/licences.json from the two locks
	node scripts/licences.mjs

icons: setup-run ## Draw every icon size from assets/icons/icon.svg
	scripts/icons.sh

## The steps of `test`

setup-run setup-test setup-pictures setup-bench setup-package: setup-%:
	@scripts/setup.sh $*

fmt:
	cargo fmt --all --check

lint:
	cargo clippy --workspace --all-targets -- -D warnings
	npm --prefix ui run check
	npm --prefix ui run lint

docs:
	RUSTDOCFLAGS='-D warnings' cargo doc --workspace --no-deps

data:
	scripts/check-data.sh
	node scripts/licences.mjs --check

supply:
	scripts/check-supply.sh

ui:
	npm --prefix ui test

rust:
	cargo test

# Exported pages are read by browsers and people we do not know.
pages: ## Export the sample and look its pages over: valid HTML, and nothing axe finds
	rm -rf target/pages
	cargo build -p matinee-cli
	target/debug/matinee-cli --journal target/pages/journal sample
	for format in site html; do target/debug/matinee-cli --journal target/pages/journal export --format $$format --to target/pages/$$format; done
	node scripts/check-pages.mjs target/pages/site target/pages/html

bindings: ## Fail when the TypeScript that `cargo test` writes is not committed
	scripts/check-bindings.sh

# A plain `cargo build` makes an app that looks for the dev server; only Tauri's
# own build puts the interface into it, so this comes right before every use.
app-debug:
	$(TAURI) build --debug --no-bundle
