"""Whether an installation does its work, tried from end to end: for the built program, and for a clerk's doubts.

Needs no screen. Everything is written into a temporary folder; no report of the user is touched.
"""

import io
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from ita_desktop import paths
from ita_desktop.domain import edits
from ita_desktop.domain.provinces import provinces
from ita_desktop.domain.report import Report
from ita_desktop.domain.thai import to_thai_digits
from ita_desktop.errors import SelfTestFailedError
from ita_desktop.exchange.json_file import read_json_file
from ita_desktop.printing.build import build_report
from ita_desktop.printing.raster import page_text
from ita_desktop.storage import report_file
from ita_desktop.storage.working_copy import WorkingCopy

_FONTS = tuple(
    f"{family}-{style}.ttf"
    for family in ("Laksaman", "Sarabun")
    for style in ("Regular", "Bold", "Italic", "BoldItalic")
)
_PROVINCES = 77


def run() -> Iterator[str]:
    """Try one part after the other; a Thai line for each that passed. Raises SelfTestFailedError at the first other."""
    yield _fonts()
    yield _places()
    report = read_json_file(paths.sample_report())[0]
    yield to_thai_digits(f"อ่านรายงานตัวอย่างได้ {len(list(report.measures()))} มาตรการ")
    with tempfile.TemporaryDirectory(prefix="ita-self-test-") as folder:
        yield _file(report, Path(folder))
    yield _paper(report)


def _fonts() -> str:
    found = {path.name for path in paths.fonts().rglob("*.ttf")}
    absent = [name for name in _FONTS if name not in found]
    if absent:
        raise SelfTestFailedError(f"ไม่พบแบบอักษร {' '.join(absent)}")
    return to_thai_digits(f"พบแบบอักษรครบ {len(_FONTS)} แฟ้ม")


def _places() -> str:
    if len(provinces()) != _PROVINCES:
        raise SelfTestFailedError("รายชื่อจังหวัดไม่ครบ")
    return to_thai_digits(f"พบรายชื่อครบ {_PROVINCES} จังหวัด")


def _file(report: Report, folder: Path) -> str:
    """Stored, published, edited, published again, read back; with a private folder of its own."""
    path = folder / "ทดสอบ ระบบ.ita"
    home = os.environ.get("ITA_DESKTOP_HOME")
    os.environ["ITA_DESKTOP_HOME"] = str(folder / "home")
    try:
        copy = WorkingCopy.create(report, None, None)
        copy.publish(path)
        edited = edits.set_title(report, report.title + " ฉบับทดสอบ")
        copy.store(edited)
        copy.publish()
        copy.discard()
        reopened = report_file.read(path).report
    finally:
        if home is None:
            del os.environ["ITA_DESKTOP_HOME"]
        else:
            os.environ["ITA_DESKTOP_HOME"] = home
    if reopened != edited:
        raise SelfTestFailedError("แฟ้มที่บันทึกแล้วเปิดใหม่ไม่เหมือนเดิม")
    return "บันทึกแฟ้มแล้วเปิดใหม่ได้เหมือนเดิม"


def _paper(report: Report) -> str:
    """The sample printed, and the Thai of its first measure read back from page 2 by another engine."""
    pdf = io.BytesIO()
    pages = build_report(report, pdf)
    printed = _letters(page_text(pdf.getvalue(), 1))
    measure = report.issues[0].measures[0]
    for text in (report.title, report.issues[0].title, measure.title, measure.steps[0].text):
        if _letters(text) not in printed:
            raise SelfTestFailedError("อ่านภาษาไทยกลับจากหน้าที่พิมพ์ได้ไม่ตรง")
    return to_thai_digits(f"พิมพ์ได้ {pages} หน้า และอ่านภาษาไทยกลับมาได้ตรงทุกตัวอักษร")


def _letters(text: str) -> str:
    """The text without its spaces and line breaks, which a page may set as it needs."""
    return "".join(text.split())
