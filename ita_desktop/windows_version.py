"""Which Windows this is, without a shell.

Python 3.11 runs `cmd /c ver` as soon as a library asks for the kind of machine, as SQLAlchemy and PDFium's binding do
while they are loaded: another process at every start, and at that of every helper. A call of Windows returns it.
"""

import os
import platform
import sys


def know() -> None:
    """Let `platform.uname`, and all that is asked by it, answer from that call. Other systems have one of their own."""
    if sys.platform == "win32":
        version = sys.getwindowsversion()
        machine = os.environ.get("PROCESSOR_ARCHITECTURE", "")
        known = platform.uname_result("Windows", "", str(version.major), ".".join(map(str, version[:3])), machine)
        platform.uname = lambda: known
