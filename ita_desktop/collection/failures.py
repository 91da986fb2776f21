"""Why a collection cannot be used, one class each; their words are in `messages.py`. Nothing was changed in it.

`where` is its address without a password, or the path of its file.
"""

from ita_desktop.errors import ExpectedError


class CollectionError(ExpectedError):
    """A collection cannot be used."""

    def __init__(self, where: str, detail: str = "") -> None:
        super().__init__(f"{type(self).__name__}: {where} {detail}".rstrip())
        self.where = where
        self.detail = detail


class BadCollectionAddressError(CollectionError):
    """The address is that of no SQLite file and no PostgreSQL database."""


class PasswordInAddressError(CollectionError):
    """The address has a password, which everybody on this computer can read: it comes from elsewhere."""


class CollectionUnreachableError(CollectionError):
    """The database cannot be reached, read or written. Files that were taken before are in it."""


class NoCollectionError(CollectionError):
    """There is no collection at the address, and the question needs one."""


class NotACollectionError(CollectionError):
    """The database is there and has tables of others."""


class NoThaiSearchError(CollectionError):
    """The database has a locale in which its index of three letters at a time leaves Thai out: every search would read
    all texts."""


class CollectionNewerError(CollectionError):
    """A newer version of this program made the collection, or brought it up to date."""
