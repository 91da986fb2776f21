"""Compound files (the container of binary Word and Excel files) of streams that are given."""

from types import SimpleNamespace

from doc2docx.cfb.directory import ObjectType
from doc2docx.cfb.writer import write_compound_storage


def compound_file(streams: dict[str, bytes]) -> bytes:
    """A compound file with these streams in its root."""
    common = {"clsid": bytes(16), "state_bits": 0, "creation_time": 0, "modified_time": 0}
    root = SimpleNamespace(object_type=ObjectType.ROOT_STORAGE, **common)
    stream = SimpleNamespace(object_type=ObjectType.STREAM, **common)
    made: bytes = write_compound_storage(root, tuple((name, stream, data) for name, data in streams.items()))
    return made
