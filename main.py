"""Starts ITA Desktop: the window, or a command (`main.py --help`)."""

import sys
from pathlib import Path

from ita_desktop import cli


def open_window(path: Path | None, screenshot: Path | None) -> int:
    """The window, whose toolkit is loaded only when it is asked for."""
    from ita_desktop import app

    return app.main(path, screenshot)


if __name__ == "__main__":
    sys.exit(cli.main(sys.argv[1:], open_window))
