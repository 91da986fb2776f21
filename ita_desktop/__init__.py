"""ITA Desktop: write, check, print and hand in a Thai agency's integrity and transparency report."""

import sys

__version__ = "0.1.0"

if sys.platform == "win32":  # before any library asks; elsewhere it would only be loaded
    from ita_desktop import windows

    windows.know_the_version()
