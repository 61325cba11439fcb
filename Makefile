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

sources := Package.swift $(wildcard Sources Tests Benchmarks Examples)

.PHONY: help bootstrap build demo test browser-test lint format bench assign-memory sanitize docs examples install clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

bootstrap:
	@scripts/bootstrap

build: bootstrap ## build gridtool for release: .build/release/gridtool
	$(SWIFT) build -c release --product gridtool $(link)
	@$(strip) $(release)/gridtool

demo: build ## the whole chain on the shipped territory, into out/demo
	@mkdir -p $(DEMO)
	$(release)/gridtool demo -o $(DEMO) --overwrite

test: bootstrap ## all tests
	@scripts/test-bootstrap
	$(SWIFT) test

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

sanitize: bootstrap ## all tests under the address and the thread sanitizer
	LSAN_OPTIONS=suppressions=$(CURDIR)/scripts/lsan.supp \
	  $(SWIFT) test --disable-xctest --sanitize=address --scratch-path .build-asan
	$(SWIFT) test --disable-xctest --sanitize=thread --scratch-path .build-tsan

docs: bootstrap ## the library's reference manual, into out/docs
	@SWIFT=$(SWIFT) scripts/docs

examples: bootstrap ## build the examples of library use
	$(SWIFT) build --package-path Examples

install: build ## install gridtool and its completions: make install PREFIX=/usr/local
	install -d $(DESTDIR)$(PREFIX)/bin \
	  $(DESTDIR)$(PREFIX)/share/bash-completion/completions \
	  $(DESTDIR)$(PREFIX)/share/zsh/site-functions \
	  $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	install -m 755 $(release)/gridtool $(DESTDIR)$(PREFIX)/bin/gridtool
	$(release)/gridtool --generate-completion-script bash \
	  >$(DESTDIR)$(PREFIX)/share/bash-completion/completions/gridtool
	$(release)/gridtool --generate-completion-script zsh \
	  >$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_gridtool
	$(release)/gridtool --generate-completion-script fish \
	  >$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/gridtool.fish

clean: ## remove what was built and the demo's output
	rm -rf .build .build-* Examples/.build out
