"""The letters of a file without a format of its own: which encoding it has, and that it is text at all."""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_DECLARED_WITHIN = 4096
_NAMES = {
    b"windows-874": "cp874",
    b"tis-620": "cp874",
    b"iso-8859-11": "cp874",
    b"windows-1252": "cp1252",
    b"iso-8859-1": "cp1252",
    b"us-ascii": "cp1252",
}
_NO_TEXT = re.compile("[\x00-\x06\x0e-\x1a\x1c-\x1f]")


def letters_of(data: bytes) -> str | None:
    """The text in the bytes; None if they are no text. Thai of Windows (874) unless they are or declare another."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if encoding is not None:
        text = data.decode(encoding, "replace")
    else:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            declared = _DECLARED.search(data[:_DECLARED_WITHIN])
            text = data.decode(_NAMES.get(declared[1].lower() if declared is not None else b"", "cp874"), "replace")
    return text if _NO_TEXT.search(text) is None else None
