"""Which names Windows gives to no file, after its "Naming Files, Paths, and Namespaces"."""

import re

NOT_ALLOWED = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
"""A letter that no name has. A colon would name a part of another file."""

DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9\u00b9\u00b2\u00b3]) *(\..*)?", re.IGNORECASE)
"""The name of a device, in any case, with any suffix: what is written to `CON.ita` is gone."""


def can_be_on_windows(name: str) -> bool:
    """Whether Windows makes a file of just that name: it would call `ก.ita.` and `ก.ita ` by other ones."""
    return not (NOT_ALLOWED.search(name) or DEVICE.fullmatch(name) or name.endswith((".", " ")))
