"""A file is what its bytes are, whatever its name; what cannot be read is refused with the way that leads on."""

from pathlib import Path

import pytest

from ita_desktop import errors
from ita_desktop.errors import FileRefusedError
from ita_desktop.exchange.reading.kinds import read_contents
from tests.support.compound_files import compound_file
from tests.support.word_files import par, saved, word_file, zipped

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def package_of(main: str) -> bytes:
    """A zipped office file whose main part is that one."""
    return zipped(
        {
            "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{_RELATIONS}/officeDocument" Target="{main}"/></Relationships>',
            main: "<a/>",
        }
    )


def open_document(kind: str) -> bytes:
    return zipped({"mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": "<a/>"})


REFUSED: dict[str, tuple[bytes, type[FileRefusedError], str]] = {
    "nothing": (b"", errors.FileEmptyError, ""),
    "RTF named .doc": (b"{\\rtf1\\ansi \\'a1}", errors.UnknownKindError, "rtf"),
    "ODT": (open_document("text"), errors.UnknownKindError, "odt"),
    "ODS": (open_document("spreadsheet"), errors.UnknownKindError, "ods"),
    "a drawing": (open_document("graphics"), errors.UnknownKindError, ""),
    "an e-book": (zipped({"mimetype": "application/epub+zip"}), errors.UnknownKindError, ""),
    "slides": (package_of("ppt/presentation.xml"), errors.UnknownKindError, "slides"),
    "XLSB": (package_of("xl/workbook.bin"), errors.UnknownKindError, "xlsb"),
    "a zip file": (zipped({"แผน.txt": "ก"}), errors.UnknownKindError, ""),
    "bytes of no program": (b"\x00\x01\x02\x03" * 100, errors.UnknownKindError, ""),
    "an encrypted package": (
        compound_file({"EncryptedPackage": b"x" * 5000, "EncryptionInfo": b"y"}),
        errors.PasswordNeededError,
        "encrypted package",
    ),
    "old slides": (compound_file({"PowerPoint Document": b"x"}), errors.UnknownKindError, "slides"),
    "a mail": (compound_file({"__properties_version1.0": b"x"}), errors.UnknownKindError, ""),
    "Word 6": (
        compound_file({"WordDocument": b"\xdc\xa5\x65\x00" + bytes(5000)}),
        errors.UnknownKindError,
        "old-word",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_by_its_bytes(tmp_path: Path, name: str) -> None:
    data, refusal, detail = REFUSED[name]
    path = saved(tmp_path, data, "แผน.docx")

    with pytest.raises(FileRefusedError) as refused:
        read_contents(path)

    assert type(refused.value) is refusal
    assert refused.value.detail == detail
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    "data",
    [
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        compound_file({"WordDocument": b"\xec\xa5\xc1\x00" + bytes(5000), "0Table": bytes(100), "1Table": bytes(100)}),
        compound_file({"WordDocument": b"\xec"}),
        compound_file({"Workbook": bytes(5000)}),
    ],
    ids=["no directory", "no text", "cut off", "no sheets"],
)
def test_a_binary_file_that_no_program_wrote_is_refused(tmp_path: Path, data: bytes) -> None:
    path = saved(tmp_path, data, "แผน.doc")

    with pytest.raises(FileRefusedError):
        read_contents(path)
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_of_pictures_alone_holds_no_text(tmp_path: Path) -> None:
    path = saved(tmp_path, word_file(par("<w:r><w:drawing/></w:r>")))

    with pytest.raises(errors.NoTextError):
        read_contents(path)


def test_a_word_file_named_as_an_old_one_is_read(tmp_path: Path) -> None:
    assert read_contents(saved(tmp_path, word_file("ข้อความ"), "แผน.doc")).outside[0].text == "ข้อความ"


def test_a_folder_and_a_file_that_is_not_there_are_refused(tmp_path: Path) -> None:
    with pytest.raises(errors.NotARegularFileError):
        read_contents(tmp_path)
    with pytest.raises(errors.FileMissingError):
        read_contents(tmp_path / "ไม่มี.docx")
