# Two commands for a newcomer: `make demo` and `make test`. Everything they need is set up on the way.
# Another Python than `python3`: `make demo PYTHON=python3.12`.
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
# Workers of the test run; 0: all tests in one process. A file stays with one worker: tests/conftest.py.
WORKERS ?= 2
PYTEST := $(BIN)/python -m pytest -n $(WORKERS) --no-loadscope-reorder

# Debian and Ubuntu packages, and what wants them. Their own dependencies come by themselves.
# libVLC and its decoders; pictures and sound stay in memory, so none of its windows.
APT_PACKAGES := libvlc5 vlc-plugin-base
# Qt with or without a screen; a bare machine has no font.
APT_PACKAGES += libegl1 libgl1 libglib2.0-0 libfontconfig1 libxkbcommon0 libx11-6 libdbus-1-3 libgssapi-krb5-2 \
  fonts-dejavu-core
# QtMultimedia and the FFmpeg in it.
APT_PACKAGES += libpulse0 libdrm2 libxext6 libxrandr2
# Qt on a screen: X11, Wayland.
APT_PACKAGES += libx11-xcb1 libxkbcommon-x11-0 libxcb-cursor0 libxcb-glx0 libxcb-icccm4 libxcb-image0 \
  libxcb-keysyms1 libxcb-randr0 libxcb-render0 libxcb-render-util0 libxcb-shape0 libxcb-shm0 libxcb-sync1 \
  libxcb-util1 libxcb-xfixes0 libxcb-xkb1 libwayland-client0 libwayland-cursor0
# For the tests only: a C compiler for the library that simulates power cuts, and a PostgreSQL beside the embedded one.
APT_TEST_PACKAGES := gcc libc6-dev postgresql

# For `make build` alone: what PyInstaller looks into libraries with, and Debian's Python as a library.
APT_BUILD_PACKAGES := binutils libpython3-dev

.PHONY: demo test test-all build lint translations lock setup setup-tests clean

demo: setup
	$(BIN)/reviewer-app demo

test: setup-tests
	$(PYTEST)

test-all: setup-tests
	$(PYTEST) -m ""

# dist/reviewer-app, one folder that needs neither Python nor VLC: docs/packaging.md.
build: setup
	@sh .ci/system-packages $(APT_BUILD_PACKAGES)
	$(BIN)/pyinstaller --noconfirm --log-level WARN build.spec

lint: setup
	$(BIN)/ruff check .
	$(BIN)/lint-imports

# Brings the catalogues up to date with the sources, and prints what is still to be translated.
translations: setup
	$(BIN)/python -m tests.meta.translations

# Both look at what is there and end at once when nothing is missing.
setup:
	@sh .ci/environment "$(VENV)" "$(BIN)" "$(PYTHON)"
	@sh .ci/system-packages $(APT_PACKAGES)

setup-tests: setup
	@sh .ci/system-packages $(APT_TEST_PACKAGES)

# Needs `uv` on PATH. Every version and hash for Linux, macOS and Windows, and no registry's address.
lock:
	uv pip compile pyproject.toml --extra dev --extra build --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-header --no-annotate --upgrade -o requirements.lock
	sed -i '1i # Made by `make lock` from pyproject.toml; hashes for every platform.' requirements.lock

clean:
	rm -rf $(VENV) build dist *.egg-info
