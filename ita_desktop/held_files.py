"""Files that another program holds for a moment, such as a virus scanner or a sync client.

On Windows such a file can be neither opened nor replaced nor deleted, as if there were no permission for it: so a lack
of permission is waited for, too.
"""

import errno
import os
import time
from collections.abc import Callable
from typing import TypeVar

WINDOWS = os.name == "nt"
_PAUSES: tuple[float, ...] = (0.02, 0.05, 0.1, 0.2, 0.4, 0.7, 1.0)
"""Seconds between attempts: virus scanners and sync clients let go of a file within about 2.5."""

_HELD = (errno.EBUSY, errno.ETXTBSY)  # Windows raises PermissionError

_T = TypeVar("_T")


def insistently(attempt: Callable[[], _T]) -> _T:
    """Try again while another program holds the file for a moment, for about 2.5 seconds in all. Raises OSError."""
    for pause in _PAUSES:
        try:
            return attempt()
        except OSError as error:
            if not (error.errno in _HELD or (WINDOWS and isinstance(error, PermissionError))):
                raise
            time.sleep(pause)
    return attempt()
