# Everything a developer starts. Each command sets up by itself what it needs and costs nothing the second time.
#
#   make run         open the window on the sample report (without a screen: its PDF and a picture of the window)
#   make test        every check and every test
#   make one T=...   one test with all that it prints: a file, a file::test, or words of its name
#   make failed      what failed last, again
#   make test-full   every test at its full counts; writes the table in docs/reliability.md
#   make test-build  build the program with PyInstaller and try what was built
#   make windows     the program for Windows with its installer, zip and MSI, built and tried under wine (docs/windows.md)
#   make test-windows  the tests under wine, and the installer: install, upgrade, run, remove; T=... for some of the tests
#   make release     the version as it is given out, for Linux and Windows, in dist/release-VERSION/ (docs/windows.md)
#   make windows-lock  the wheels for Windows and their hashes, from pyproject.toml
#   make check       style, types, arrows between the layers, dead code: all but the tests
#   make coverage    how much of the program the tests reach; writes the figure into CONTRIBUTING.md
#   make branches    the modules in which every branch must be tried (pyproject.toml), and that it is
#   make words       the catalogues of words in step with the program; says what is not translated yet
#   make documents   the table of modules in docs/architecture.md
#   make checks-table the figures in docs/checks.md
#   make spelling-words the words of the spelling check, from their sources
#   make screenshots the pictures in docs/images and of the guide, from the program as it is
#   make format      put the code into the house's format
#   make clean       remove what was made, but for the virtual environment

PYTHON ?= python3
BIN := .venv/bin
SAMPLE := out/sample.ita

# What Qt, its xcb, Wayland and printing plugins load from the system (found with ldd); and what the tests call besides.
SYSTEM_PACKAGES := python3-venv libegl1 libgl1 libglib2.0-0 libfontconfig1 libdbus-1-3 libcups2 \
	libxkbcommon0 libxkbcommon-x11-0 libx11-xcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 \
	libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-sync1 libxcb-xfixes0 libxcb-xkb1 \
	libwayland-client0 libwayland-cursor0 libwayland-egl1
TEST_PACKAGES := poppler-utils xvfb x11-xkb-utils xdotool dbus at-spi2-core gcc libc6-dev postgresql \
	shared-mime-info libglib2.0-bin
# And what the tests at full counts open the program's files with.
OFFICE_PACKAGES := libreoffice-writer libreoffice-calc fonts-tlwg-laksaman-ttf
# What a Debian without Windows needs to build for it and to try what was built.
WINDOWS_PACKAGES := git wine wine64 libwine gcc-mingw-w64-x86-64 nsis wixl msitools xvfb xdotool locales

.DEFAULT_GOAL := help
.PHONY: help run test one failed test-full test-build windows test-windows release windows-lock check coverage branches words documents checks-table spelling-words screenshots format clean

help:
	@sed -n 's/^#   //p' Makefile

# Qt's screen that is none warns that its windows have no frames: not worth a line here.
run: .venv/.run
	@mkdir -p out
	@test -e $(SAMPLE) || $(BIN)/python main.py import resources/sample.json $(SAMPLE)
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		$(BIN)/python main.py $(SAMPLE); \
	else \
		$(BIN)/python main.py print $(SAMPLE) out/sample.pdf && \
		QT_QPA_PLATFORM=offscreen QT_LOGGING_RULES=default.warning=false $(BIN)/python main.py $(SAMPLE) --screenshot out/window.png && \
		echo "No screen here. The report: out/sample.pdf  The window: out/window.png"; \
	fi

test: check
	$(BIN)/python -m pytest -q -n 3 -m "not slow and not build"

one: .venv/.test
	@test -n "$(T)" || { echo "Which? make one T=tests/domain/thai/test_clusters.py, or T='words of its name'"; exit 2; }
	$(BIN)/python -m pytest -n 0 -v -s $(if $(findstring .py,$(T)),'$(T)',-k '$(subst $() $(), and ,$(strip $(T)))')

failed: .venv/.test
	$(BIN)/python -m pytest -n 0 -v -s --last-failed --last-failed-no-failures none || test $$? -eq 5

test-full: check .venv/.system-office
	$(BIN)/python -m pytest -q -n 3 --maxschedchunk 1 -m "not build" --acceptance-report=docs/reliability.md

test-build: .venv/.build
	$(BIN)/python -m PyInstaller --noconfirm --log-level WARN build.spec
	$(BIN)/python -m pytest -q -m build tests/test_build.py

windows: .venv/.windows
	PYTHONPATH=resources $(BIN)/python -m windows build

test-windows: .venv/.windows
	PYTHONPATH=resources $(BIN)/python -m windows test $(T)

# Windows' program is the one of `make windows`; without it there is a release for Linux only (make release WINDOWS=).
WINDOWS ?= windows
release: .venv/.build $(WINDOWS)
	PYTHONPATH=resources $(BIN)/python -m release linux
	$(if $(WINDOWS),PYTHONPATH=resources $(BIN)/python -m release windows)
	PYTHONPATH=resources $(BIN)/python -m release finish

windows-lock: .venv/.system
	PYTHONPATH=resources $(BIN)/python -m windows lock

check: .venv/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/vulture

# Counting lines makes the program some times slower: a test of its speed may fail here, and what it reached counts.
coverage: .venv/.test
	$(BIN)/python -m pytest -q -n 2 -m "not slow and not build" --cov --cov-report=json:.cache/coverage.json --cov-report= \
		|| test $$? -eq 1
	$(BIN)/python -m tests.support.coverage figure .cache/coverage.json

branches: .venv/.test
	$(BIN)/python -m pytest -q -n 2 -m "not slow" --cov --cov-report=json:.cache/branches.json --cov-report= \
		tests/domain/merging tests/exchange tests/test_cli.py tests/test_formats.py tests/storage/inspection \
		tests/storage/files/test_publishing.py tests/storage/files/test_report_file.py tests/storage/test_working_copy.py \
		tests/storage/database/test_older_formats.py tests/session/importing tests/ui/importing \
		tests/journeys/test_any_table.py tests/journeys/test_limits_at_every_door.py
	$(BIN)/python -m tests.support.coverage branches .cache/branches.json

words: .venv/.test
	$(BIN)/python resources/languages/catalogue.py

documents: .venv/.test
	$(BIN)/python -m tests.support.module_table

checks-table: .venv/.test
	$(BIN)/python -m tests.spelling.table
	$(BIN)/python -m tests.domain.checks.table

spelling-words: .venv/.spelling
	PYTHONPATH=. $(BIN)/python resources/spelling/build_words.py

screenshots: .venv/.run
	$(BIN)/python docs/make_pictures.py

format: .venv/.test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf build dist out .cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +

# Set-up. The stamps are in the virtual environment, so that removing it sets everything up again.

# Names of system packages -> those that are missing are installed by root; anybody else is told the command.
define system
	@if command -v apt-get >/dev/null; then \
		installed=$$(dpkg-query -W -f '$${db:Status-Abbrev} $${Package}, $${Provides}\n' | sed -n 's/^ii *//p' | tr ', ' '\n\n'); \
		missing=$$(for package in $(1); do \
			printf '%s\n' "$$installed" | grep -qx "$$package" || printf '%s ' "$$package"; done); \
		if [ -n "$$missing" ] && [ "$$(id -u)" -eq 0 ]; then \
			apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $$missing || exit 1; \
		elif [ -n "$$missing" ]; then \
			echo "System libraries are missing. Run this once, then make again:"; \
			echo "  sudo apt-get install $$missing"; \
			exit 1; \
		fi; \
	else \
		echo "No apt here: see SYSTEM_PACKAGES in the Makefile for what Qt needs from the system."; \
	fi
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@touch $@
endef

.venv/.system: Makefile
	$(call system,$(SYSTEM_PACKAGES))

.venv/.system-test: Makefile
	$(call system,$(SYSTEM_PACKAGES) $(TEST_PACKAGES))

.venv/.system-office: Makefile
	$(call system,$(OFFICE_PACKAGES))

.venv/.system-windows: Makefile
	$(call system,$(WINDOWS_PACKAGES))

# The dependencies stand in pyproject.toml and nowhere else; pip gets them from there.
define install
	@$(BIN)/python -c 'import sys, tomllib; project = tomllib.load(open("pyproject.toml", "rb"))["project"]; \
	names = sys.argv[1:]; extras = project["optional-dependencies"]; \
	print(*project["dependencies"], *(line for name in names for line in extras[name]), sep="\n")' $(1) > $@.txt
	$(BIN)/python -m pip install -q --disable-pip-version-check -r $@.txt
	@touch $@
endef

.venv/.run: .venv/.system pyproject.toml
	$(call install)

.venv/.test: .venv/.system-test pyproject.toml
	$(call install,test)

.venv/.build: .venv/.system-test pyproject.toml
	$(call install,test build)

.venv/.windows: .venv/.system-windows pyproject.toml
	$(call install,build)

.venv/.spelling: .venv/.system pyproject.toml
	$(call install,spelling)
