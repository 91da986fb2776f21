"""The notes of a version: its part of CHANGELOG.md."""

import re


def of_version(changes: str, number: str) -> str:
    """What stands under the version's heading, with the heading. Raises LookupError if there is none."""
    for part in re.split(r"(?m)^(?=## )", changes):
        if re.match(rf"## {re.escape(number)}(\s|$)", part):
            return part.strip() + "\n"
    raise LookupError(f"CHANGELOG.md has nothing about {number}")
