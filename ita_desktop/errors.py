"""Every expected failure, one class each. Their Thai words live in `messages.py`; everything else is a bug.

The idea: a failure is raised where it is found, carries what its sentence needs, and changes nothing.
"""

from pathlib import Path


class ExpectedError(Exception):
    """Something that a user can understand and act on. Subclasses carry what the sentence must name."""


class FileRefusedError(ExpectedError):
    """A file cannot be used. Nothing of it, and nothing beside it, was changed."""

    def __init__(self, path: Path, detail: str = "") -> None:
        super().__init__(f"{type(self).__name__}: {path} {detail}".rstrip())
        self.path = path
        self.detail = detail
