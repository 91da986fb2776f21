"""A zipped file that was made to hurt is refused in words before it does."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from ita_desktop.domain.limits import OFFICE_CELLS_MAX, OFFICE_PARTS_MAX
from ita_desktop.errors import (
    FileDamagedError,
    FileRefusedError,
    FileTooLargeError,
    PasswordNeededError,
    UnsafePartsError,
)
from ita_desktop.exchange.reading.kinds import read_contents
from tests.support.word_files import row, saved, table, word_file, zipped

DOCUMENT = "word/document.xml"
LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
BILLION = f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a0 "ha">{LAUGHS}]><w:document xmlns:w="w">&a11;</w:document>'
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><document>&a;</document>'


def with_document(xml: str | bytes) -> bytes:
    return word_file(parts={DOCUMENT: xml})


def encrypted() -> bytes:
    """A zip file whose parts are marked as encrypted, in both of its lists."""
    data = bytearray(word_file("ข้อความ"))
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(sign)
        while start >= 0:
            data[start + at] |= 1
            start = data.find(sign, start + 4)
    return bytes(data)


def stored(parts: dict[str, bytes]) -> bytes:
    """A zip file whose parts are not packed."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def packed_by(method: int) -> bytes:
    """A zip file whose lists name another way of packing."""
    data = bytearray(stored({DOCUMENT: b"<document/>"}))
    data[8] = data[data.index(b"PK\x01\x02") + 10] = method
    return bytes(data)


def damaged() -> bytes:
    """A file of which a byte changed on its way."""
    data = stored({DOCUMENT: b"<document>abcdefgh</document>"})
    return data.replace(b"abcdefgh", b"abcdefgX")


HOSTILE: dict[str, tuple[bytes, type[FileRefusedError]]] = {
    "a bomb of one part": (with_document(b" " * (50 * 2**20)), FileTooLargeError),
    "a bomb of many parts": (
        word_file("ก", parts={f"word/media/{n}.bin": bytes(4 * 2**20 - 1) for n in range(55)}),
        FileTooLargeError,
    ),
    "parts without end": (
        word_file("ก", parts={f"word/{n}.xml": "" for n in range(OFFICE_PARTS_MAX)}),
        FileTooLargeError,
    ),
    "a billion laughs": (with_document(BILLION), UnsafePartsError),
    "a billion laughs in UTF-16": (with_document(BILLION.encode("utf-16")), UnsafePartsError),
    "a file from outside": (with_document(OUTSIDE), UnsafePartsError),
    "a password": (encrypted(), PasswordNeededError),
    "a changed byte": (damaged(), FileDamagedError),
    "another packing": (packed_by(12), FileDamagedError),
    "half a file": (word_file("ข้อความ")[:300], FileDamagedError),
    "an unknown encoding": (with_document(b'<?xml version="1.0" encoding="x-nothing"?><a/>'), FileDamagedError),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_was_made_to_hurt_is_refused(tmp_path: Path, name: str) -> None:
    data, refusal = HOSTILE[name]
    path = saved(tmp_path, data)

    with pytest.raises(FileRefusedError) as refused:
        read_contents(path)

    assert type(refused.value) is refusal
    assert path.read_bytes() == data
    assert list(tmp_path.iterdir()) == [path]


def test_more_cells_than_any_table_of_an_office_has_are_refused(tmp_path: Path) -> None:
    ten = "<w:tc><w:p/></w:tc>" * 10
    rows = [f"<w:tr><!-- {n * 7919 % 104_729} -->{ten}</w:tr>" for n in range(OFFICE_CELLS_MAX // 10)]

    with pytest.raises(FileTooLargeError):
        read_contents(saved(tmp_path, word_file(table(*rows, row("เกิน")))))


def test_a_zip_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    path = saved(tmp_path, zipped({"รายงาน.txt": "ข้อความ"}))

    with pytest.raises(FileRefusedError):
        read_contents(path)
