"""Every expected failure has plain Thai words."""

import ast
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from ita_desktop import errors
from ita_desktop.collection import failures
from ita_desktop.errors import BadExchangeError, ExchangeFault, ExpectedError, FileRefusedError, PublishFailedError
from ita_desktop.messages import words

REPORT = Path("/บ้าน/รายงาน ITA ปี ๖๘.ita")

OF_COLLECTIONS: tuple[type[failures.CollectionError], ...] = (
    failures.CollectionError,
    *failures.CollectionError.__subclasses__(),
)

SAMPLES: dict[type[ExpectedError], ExpectedError] = {
    ExpectedError: ExpectedError(),
    errors.FileNewerError: errors.FileNewerError(REPORT, 7),
    BadExchangeError: BadExchangeError("issues[0].title", ExchangeFault.WRONG_TYPE, "text"),
    errors.BadKindError: errors.BadKindError(
        REPORT, BadExchangeError("issues[0].title", ExchangeFault.WRONG_TYPE, "text")
    ),
    errors.StoreFailedError: errors.StoreFailedError(REPORT, disk_full=True),
    errors.LeftoverGoneError: errors.LeftoverGoneError(REPORT),
    errors.DocumentLockedError: errors.DocumentLockedError(
        REPORT, "กัญญาณัฐ", "กองคลัง-๒", datetime(2026, 11, 23, 14, 32), here=False
    ),
    errors.BackupFailedError: errors.BackupFailedError(REPORT, "detail for the log"),
    errors.WrongSuffixError: errors.WrongSuffixError(REPORT, (".json", ".pdf")),
    errors.OverwritesInputError: errors.OverwritesInputError(REPORT),
    errors.UnknownCommandError: errors.UnknownCommandError("พิมพ์"),
    errors.BadArgumentsError: errors.BadArgumentsError("main.py print FILE.ita OUT.pdf"),
    errors.BadColumnMapError: errors.BadColumnMapError("9=new", ("1", "2"), ("title", "new")),
    errors.UnwritableTextError: errors.UnwritableTextError(REPORT, "มาตรการ ๑ ชื่อมาตรการ"),
    errors.NotStorableError: errors.NotStorableError(REPORT),
    errors.NoWorkingCopyError: errors.NoWorkingCopyError(REPORT),
    errors.WorkingCopyLostError: errors.WorkingCopyLostError(REPORT),
    errors.TemporaryFolderFullError: errors.TemporaryFolderFullError(REPORT, Path("/")),
    errors.NoPrinterError: errors.NoPrinterError(),
    errors.PrinterFailedError: errors.PrinterFailedError(3, 7),
    errors.WindowFailedError: errors.WindowFailedError(REPORT),
    errors.SelfTestFailedError: errors.SelfTestFailedError("ไม่พบฟอนต์"),
    **{kind: kind("คลัง.sqlite", "detail for the log") for kind in OF_COLLECTIONS},
}
"""One error of each class that needs more, or something else, than a path."""

PLACES_AND_NAMES = re.compile(
    r"issues\[0\]\.title|main\.py print FILE\.ita OUT\.pdf|--help|--columns|title, new|9=new"
    r"|คลัง\.sqlite|(sqlite|postgresql)://|คำสั่ง collect"
)
_PROGRAMS = {"Word", "Excel", "LibreOffice", "RTF", "ODT", "ODS", "XLSB", "docx", "xlsx"}
WORDS_OF_THE_OFFICE = {
    "PDF",
    "JSON",
    "PNG",
    "JPEG",
    "SVG",
    "SQLite",
    "PostgreSQL",
    "PGPASSWORD",
    "pgpass",
    "UTF",
    "BOM",
    "C",
    "LOCALE",
    "ITA",
    "ita",
    "json",
    "pdf",
    *_PROGRAMS,
}


def _every_class() -> list[type[ExpectedError]]:
    return [ExpectedError, *_below(ExpectedError)]


def _below(parent: type[ExpectedError]) -> Iterator[type[ExpectedError]]:
    for child in parent.__subclasses__():
        if child.__module__.startswith("ita_desktop"):
            yield child
        yield from _below(child)


def sample_of(kind: type[ExpectedError]) -> ExpectedError:
    """An error of that class, as it may be met."""
    if kind in SAMPLES:
        return SAMPLES[kind]
    assert issubclass(kind, FileRefusedError | PublishFailedError), f"give SAMPLES an error of {kind.__name__}"
    return kind(REPORT, "detail for the log")


EVERY_CLASS = _every_class()


@pytest.mark.parametrize("kind", EVERY_CLASS, ids=lambda kind: kind.__name__)
def test_every_class_of_failure_has_a_plain_thai_sentence(kind: type[ExpectedError]) -> None:
    sentence = words(sample_of(kind))

    _assert_plain_thai(sentence)


@pytest.mark.parametrize("kind", ["rtf", "odt", "ods", "xlsb", "old-word", "slides"])
def test_a_kind_that_another_program_can_save_as_one_that_is_read_is_named_with_the_way(kind: str) -> None:
    sentence = words(errors.UnknownKindError(REPORT, kind))

    _assert_plain_thai(sentence)
    assert sentence != words(errors.UnknownKindError(REPORT, ""))
    assert "โปรด" in sentence


@pytest.mark.parametrize("fault", ExchangeFault)
def test_every_fault_of_an_imported_file_has_a_plain_thai_sentence(fault: ExchangeFault) -> None:
    detail = {ExchangeFault.WRONG_TYPE: "text", ExchangeFault.NOT_A_CHOICE: "ก, ข"}.get(fault, "64")

    sentence = words(BadExchangeError("issues[0].title", fault, detail))

    assert "issues[0].title" in sentence
    _assert_plain_thai(sentence)


@pytest.mark.parametrize("wanted", ["object", "array", "text", "integer"])
def test_every_wanted_type_has_a_thai_name(wanted: str) -> None:
    assert "ต้องเป็น" in words(BadExchangeError("title", ExchangeFault.WRONG_TYPE, wanted))


SAFE = re.compile("ไม่สูญหาย|ไม่ถูกแก้ไข|ไม่มีการแก้ไขข้อมูล|ยังไม่ได้เขียนแฟ้มใด|ยังไม่ได้นำเข้า|ข้อมูลไม่เปลี่ยนแปลง|ยังอยู่ครบ|ไม่ถูกแตะต้อง")
"""How a message says that nothing is lost."""


def _assert_plain_thai(sentence: str) -> None:
    assert "\n" not in sentence
    assert len(re.findall("[ก-๙]", sentence)) > 30
    latin = set(re.findall("[A-Za-z]+", PLACES_AND_NAMES.sub("", sentence)))
    assert latin <= WORDS_OF_THE_OFFICE
    assert SAFE.search(sentence), "says what is safe"
    assert re.search("โปรด|วิธีใช้|ดูคำสั่ง|ใช้คำสั่ง|เปิดใหม่", sentence), "says what to do"


def test_a_refused_file_is_named() -> None:
    assert "“รายงาน ITA ปี ๖๘.ita”" in words(errors.FileDamagedError(REPORT))


def test_a_hostile_file_name_cannot_break_the_line() -> None:
    sentence = words(errors.FileMissingError(Path("/บ้าน/ก\nข\x1b[31m\udcff.ita")))

    assert "“ก ข[31m�.ita”" in sentence


def test_a_monstrous_file_name_is_cut() -> None:
    sentence = words(errors.FileMissingError(Path("ก" * 300)))

    assert f"“{'ก' * 80}…”" in sentence


def test_the_detail_for_the_log_is_not_shown() -> None:
    assert "detail" not in words(errors.FileDamagedError(REPORT, "detail for the log"))


def test_who_has_a_file_open_is_named_without_riddles() -> None:
    since = datetime(2026, 11, 23, 14, 32)

    elsewhere = words(errors.DocumentLockedError(REPORT, "กัญญาณัฐ", "กองคลัง-๒", since, here=False))
    unknown = words(errors.DocumentLockedError(REPORT, "", "", since, here=False))
    here = words(errors.DocumentLockedError(REPORT, "กัญญาณัฐ", "กองคลัง-๒", since, here=True))

    assert elsewhere.startswith("กัญญาณัฐ ที่เครื่อง กองคลัง-๒ เปิดแฟ้ม “รายงาน ITA ปี ๖๘.ita” ไว้ตั้งแต่เวลา ๑๔:๓๒ น.")
    assert unknown.startswith("ผู้อื่น เปิดแฟ้ม")
    assert "อีกหน้าต่างหนึ่ง" in here
    _assert_plain_thai(here)


def test_every_expected_failure_is_a_class_of_errors_py_or_of_the_collection() -> None:
    names = {kind.__name__ for kind in EVERY_CLASS}
    package = Path(errors.__file__).parent
    homes = {Path(errors.__file__), Path(failures.__file__)}

    strays = [
        f"{module.name}: {node.name}"
        for module in package.rglob("*.py")
        if module not in homes
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef) and any(ast.unparse(base).split(".")[-1] in names for base in node.bases)
    ]

    assert strays == []
