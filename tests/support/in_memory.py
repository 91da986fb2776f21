"""A folder in memory, for files that a test writes by the thousand; a disk takes some ten milliseconds for a sync."""

import os
import sys
from pathlib import Path

_SHARED = Path("/dev/shm")

# Under wine the folder is there, too, but without a drive in its path.
MEMORY = _SHARED if sys.platform != "win32" and os.access(_SHARED, os.W_OK) else None
"""None where there is none: the system's own temporary folder does."""
