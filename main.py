"""Starts ITA Desktop: the window, or a command (`main.py --help`)."""

import sys
from pathlib import Path

from ita_desktop import cli


def open_window(path: Path | None, screenshot: Path | None) -> int:
    """The window, whose toolkit is loaded only when it is asked for."""
    try:
        from ita_desktop import app
    except ImportError as error:
        from ita_desktop.session.log_file import failed_start

        raise failed_start(error) from error
    return app.main(path, screenshot)


if __name__ == "__main__":
    sys.exit(cli.main(sys.argv[1:], open_window))
