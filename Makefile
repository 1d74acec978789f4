# Two commands for a newcomer: `make demo` and `make test`. Everything they need is set up on the way.
PYTHON ?= python3
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
READY := $(VENV)/.ready
SYSTEM := $(VENV)/.system

# What libVLC, Qt and its FFmpeg want from Debian or Ubuntu; fonts, because a bare machine has none.
APT_PACKAGES := libvlc5 vlc-plugin-base vlc-plugin-video-output libegl1 libgl1 libopengl0 libglib2.0-0 \
  libdbus-1-3 libfontconfig1 libxkbcommon0 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 \
  libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xinerama0 libxcb-xkb1 libpulse0 \
  libnss3 fonts-dejavu-core

.PHONY: demo test test-all lint lock setup system clean

demo: setup
	$(BIN)/reviewer-app demo

test: setup
	$(BIN)/python -m pytest

test-all: setup
	$(BIN)/python -m pytest -m ""

lint: setup
	$(BIN)/ruff check .
	$(BIN)/lint-imports

setup: $(SYSTEM) $(READY)

$(SYSTEM): Makefile
	@mkdir -p $(VENV)
	@sh .ci/system-packages $(APT_PACKAGES)
	@touch $@

$(READY): requirements.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

# Needs `uv` on PATH. Every version and hash for Linux, macOS and Windows, and no registry's address.
lock:
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-header --no-annotate --upgrade -o requirements.lock
	sed -i '1i # Made by `make lock` from pyproject.toml; hashes for every platform.' requirements.lock

clean:
	rm -rf $(VENV) build dist *.egg-info
