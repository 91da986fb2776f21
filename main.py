"""Starts ITA Desktop: the window, or a command (`main.py --help`)."""

import sys

from ita_desktop.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
