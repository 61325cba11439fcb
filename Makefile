# GridGeo: `make demo` and `make test` are all a fresh machine needs; `make help` lists the rest.

SWIFT ?= swift
PREFIX ?= /usr/local
DESTDIR ?=
DEMO ?= out/demo

release := .build/release
# A program that starts in about 2 ms: the Swift library linked in, what is never called left out.
# Apple's systems carry the Swift library and their linker has other names for the same.
ifeq ($(shell uname -s),Darwin)
link := -Xlinker -dead_strip
strip := strip -x
else
link := --static-swift-stdlib -Xlinker --gc-sections -Xlinker -s
strip := true
endif

# The program that is packaged: the release build, or one that is there already.
GRIDTOOL ?= $(release)/gridtool
built := $(if $(filter $(release)/gridtool,$(GRIDTOOL)),build,bootstrap)

# GDAL's plug-in is built where GDAL can be built with; `make plugin` installs what it needs.
traits = $(shell pkg-config --exists gdal 2>/dev/null && echo --traits GDAL)
# The plug-in as it is packaged, which does without Swift's libraries.
packaged := out/plugin/libGridGeoGDAL.so

sources := Package.swift $(wildcard Sources Snippets Tests Benchmarks Examples)

.PHONY: help bootstrap bootstrap-gdal build plugin demo test browser-test postgis-test lint format bench assign-memory spark-test \
  sanitize docs examples api-check man completions packaged-plugin install uninstall deb deb-test package-test \
  qgis-test qgis-install qgis-zip clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

bootstrap:
	@scripts/bootstrap

bootstrap-gdal:
	@WITH=gdal scripts/bootstrap

build: bootstrap ## build gridtool for release: .build/release/gridtool
	$(SWIFT) build -c release --product gridtool $(traits) $(link)
	@$(strip) $(release)/gridtool
	@SWIFT=$(SWIFT) packaging/plugin $(release)

plugin: bootstrap-gdal ## build the plug-in for GDAL: foreign files and databases
	@mkdir -p $(release)
	@SWIFT=$(SWIFT) packaging/plugin $(release)

demo: build ## the whole chain on the shipped territory, into out/demo
	@mkdir -p $(DEMO)
	$(release)/gridtool demo -o $(DEMO) --overwrite

test: bootstrap-gdal ## all tests
	@scripts/test-bootstrap
	$(SWIFT) test $(traits)

postgis-test: bootstrap-gdal ## write, read and assign in a PostGIS database of its own
	$(SWIFT) build --product gridtool $(traits)
	$(SWIFT) build --product GridGeoGDAL $(traits)
	COUNTY=632324 scripts/test-postgis .build/debug/gridtool

browser-test: bootstrap ## open the pages in Chromium; screenshots in out/browser
	SWIFT="$(SWIFT)" scripts/browser-test

lint: ## complain about formatting
	$(SWIFT) format lint -s -r -p $(sources)

format: ## format in place
	$(SWIFT) format -i -r -p $(sources)

bench: build ## time reading, partitioning and writing
	Benchmarks/run

assign-memory: build ## assign a table of 1 GB in bounded memory
	scripts/assign-memory $(release)/gridtool

spark-test: build ## both steps for Apache Spark on a local cluster; needs Java 17
	@scripts/spark-test $(abspath $(release))/gridtool

sanitize: bootstrap ## all tests under the address and the thread sanitizer
	LSAN_OPTIONS=suppressions=$(CURDIR)/scripts/lsan.supp \
	  $(SWIFT) test --disable-xctest --sanitize=address --scratch-path .build-asan
	$(SWIFT) test --disable-xctest --sanitize=thread --scratch-path .build-tsan

docs: bootstrap ## the library's reference manual, into out/docs
	@SWIFT=$(SWIFT) TRAITS="$(traits)" scripts/docs

examples: $(built) ## build the examples of library use, and run them on a small territory
	@SWIFT=$(SWIFT) scripts/examples $(GRIDTOOL)

api-check: bootstrap ## what breaks for programs since the last tag, or since BASE
	@SWIFT=$(SWIFT) scripts/api-check $(BASE)

man: $(built) ## the manual pages of gridtool, into out/man
	@SWIFT=$(SWIFT) TRAITS="$(traits)" scripts/man $(GRIDTOOL) out/man

completions: $(built)
	@mkdir -p out/completions
	@$(GRIDTOOL) --generate-completion-script bash >out/completions/gridtool
	@$(GRIDTOOL) --generate-completion-script zsh >out/completions/_gridtool
	@$(GRIDTOOL) --generate-completion-script fish >out/completions/gridtool.fish

# Without GDAL it says so, and there is none.
packaged-plugin:
	@SWIFT=$(SWIFT) packaging/plugin out/plugin

install: man completions packaged-plugin ## install gridtool, manual, completions and data: make install PREFIX=/usr/local
	PLUGIN=$(packaged) packaging/install $(GRIDTOOL) out/man out/completions $(DESTDIR)$(PREFIX)

uninstall: ## remove what install put under PREFIX
	packaging/install --remove out/man out/completions $(DESTDIR)$(PREFIX)

deb: man completions packaged-plugin ## Debian packages for this machine's release, into out/deb
	PLUGIN=$(packaged) packaging/deb $(GRIDTOOL) out/man out/completions out/deb

deb-test: deb ## install the package in a clean root and try it
	packaging/deb-test out/deb

package-test: man completions packaged-plugin ## install into a folder, look at each file, remove it again
	PLUGIN=$(packaged) packaging/install-test $(GRIDTOOL) out/man out/completions

qgis-test: $(if $(GRIDTOOL),,build) ## test the QGIS plugin without a window; GRIDTOOL=PATH builds none
	@GRIDTOOL=$(or $(GRIDTOOL),$(release)/gridtool) integrations/qgis/test

qgis-install: ## copy the QGIS plugin into your profile
	@python3 -B integrations/qgis/package.py --install

qgis-zip: ## pack the QGIS plugin: out/gridgeo-qgis.zip
	@python3 -B integrations/qgis/package.py --zip out/gridgeo-qgis.zip

clean: ## remove what was built and the demo's output
	rm -rf .build .build-* Examples/.build out
