"""Compound files, the container of binary Word and Excel files: which streams they have, and what is in one."""

from pathlib import Path

from doc2docx.cfb.container import CompoundFile
from doc2docx.errors import Doc2DocxError

from ita_desktop.errors import FileDamagedError


def streams_of(path: Path) -> frozenset[str]:
    """The names of its streams and storages. Raises FileDamagedError."""
    try:
        return frozenset(entry.path for entry in CompoundFile.from_path(path).entries)
    except (Doc2DocxError, OSError) as error:
        raise FileDamagedError(path, f"no compound file: {error}") from error


def stream_of(path: Path, name: str) -> bytes:
    """The bytes of a stream. Raises FileDamagedError."""
    try:
        found: bytes = CompoundFile.from_path(path).open_stream(name)
    except (Doc2DocxError, OSError) as error:
        raise FileDamagedError(path, f"no stream: {error}") from error
    return found
