"""What Windows has of its own: names that it gives to no file, and its version, which is asked of no shell."""

import os
import re
import sys

NOT_ALLOWED = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
"""A letter that no name has, after "Naming Files, Paths, and Namespaces". A colon would name a part of another file."""

DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9\u00b9\u00b2\u00b3]) *(\..*)?", re.IGNORECASE)
"""The name of a device, in any case, with any suffix: what is written to `CON.ita` is gone."""


def can_be_on_windows(name: str) -> bool:
    """Whether Windows makes a file of just that name: it would call `ก.ita.` and `ก.ita ` by other ones."""
    return not (NOT_ALLOWED.search(name) or DEVICE.fullmatch(name) or name.endswith((".", " ")))


def know_the_version() -> None:
    """Let `platform.uname`, and all that asks it, answer from a call of Windows; other systems have such a call.

    Python 3.11 runs `cmd /c ver` as soon as a library asks for the kind of machine, as SQLAlchemy and PDFium's binding
    do while they are loaded: another process at every start, and at that of every helper.
    """
    if sys.platform == "win32":
        import platform  # here, as printing elsewhere needs none

        version = sys.getwindowsversion()
        machine = os.environ.get("PROCESSOR_ARCHITECTURE", "")
        known = platform.uname_result("Windows", "", str(version.major), ".".join(map(str, version[:3])), machine)
        platform.uname = lambda: known
