"""Whether an installation works, tried from end to end: for the built program, and for a user in doubt.

Needs no screen. Everything is written into a temporary folder; no report of the user is changed.
"""

import io
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from ita_desktop import paths
from ita_desktop.domain.report import edits
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.report import Report
from ita_desktop.domain.thai.provinces import provinces
from ita_desktop.errors import SelfTestFailedError
from ita_desktop.exchange.json_file import read_json_file
from ita_desktop.exchange.report_kinds.kind_files import kinds_at_hand
from ita_desktop.language import N_, Language, current_language, digits, tr, trn, use
from ita_desktop.printing.build import build_report
from ita_desktop.printing.raster import page_text
from ita_desktop.regular_file import read_shipped
from ita_desktop.spelling.slips import slips
from ita_desktop.storage.files import report_file
from ita_desktop.storage.working_copy import WorkingCopy

_FONTS = tuple(
    f"{family}-{style}.ttf"
    for family in ("Laksaman", "Sarabun")
    for style in ("Regular", "Bold", "Italic", "BoldItalic")
)
_PROVINCES = 77


def run() -> Iterator[str]:
    """Test one part after the other; yields a line for each that passed. Raises SelfTestFailedError at the first that
    failed."""
    yield _fonts()
    yield _addresses()
    yield _english()
    yield _spelling()
    yield _kinds()
    report = read_json_file(paths.sample_report())[0]
    measures = len(list(report.measures()))
    yield trn("อ่านรายงานตัวอย่างได้ {n} มาตรการ", measures).format(n=digits(measures))
    with tempfile.TemporaryDirectory(prefix="ita-self-test-") as folder:
        yield _file(report, Path(folder))
    yield _paper(report)


def _fonts() -> str:
    found = {path.name for path in paths.fonts().rglob("*.ttf")}
    absent = [name for name in _FONTS if name not in found]
    if absent:
        raise SelfTestFailedError(tr("ไม่พบฟอนต์ {names}").format(names=" ".join(absent)))
    return trn("พบฟอนต์ครบ {n} แฟ้ม", len(_FONTS)).format(n=digits(len(_FONTS)))


def _addresses() -> str:
    if len(provinces()) != _PROVINCES:
        raise SelfTestFailedError(tr("รายชื่อจังหวัดไม่ครบ"))
    return trn("พบรายชื่อครบ {n} จังหวัด", _PROVINCES).format(n=digits(_PROVINCES))


def _english() -> str:
    """The English catalogue is there. Does not change the language."""
    passed = N_("พบคำแปลภาษาอังกฤษ")
    before = current_language()
    use(Language.ENGLISH)
    found = tr(passed) != passed
    use(before)
    if not found:
        raise SelfTestFailedError(tr("ไม่พบคำแปลภาษาอังกฤษ"))
    return tr(passed)


def _spelling() -> str:
    """The words and the list of misspellings are there, and the first of the list is found and put right."""
    if not (paths.spelling_words().is_file() and paths.misspellings().is_file()):
        raise SelfTestFailedError(tr("ไม่พบคำสำหรับตรวจตัวสะกด"))
    wrong, right, *_ = read_shipped(paths.misspellings()).decode().splitlines()[1].split("\t")
    if [slip.suggestions for slip in slips(wrong)] != [(right,)]:
        raise SelfTestFailedError(tr("ตรวจตัวสะกดไม่ได้"))
    return tr("ตรวจตัวสะกดได้")


def _kinds() -> str:
    """Every kind of report that the program brings can be read, and there is one."""
    kinds = kinds_at_hand()
    broken = next((error for error in kinds.refused if error.path.parent == paths.shipped_kinds()), None)
    if broken is not None or not kinds.shipped:
        name = broken.path.name if broken is not None else paths.shipped_kinds().name
        raise SelfTestFailedError(tr("อ่านแบบรายงาน {name} ไม่ได้").format(name=name))
    return trn("อ่านแบบรายงานได้ {n} แบบ", len(kinds.shipped)).format(n=digits(len(kinds.shipped)))


def _file(report: Report, folder: Path) -> str:
    """Stored, published, edited, published again, read back; with a private folder of its own."""
    path = folder / f"{report.fiscal_year} {report.agency.name}.ita"
    home = os.environ.get("ITA_DESKTOP_HOME")
    os.environ["ITA_DESKTOP_HOME"] = str(folder / "home")
    try:
        copy = WorkingCopy.create(report, None, None)
        try:
            copy.publish(path)
            edited = edits.set_field(report, Address("title"), f"{report.title} {report.agency.name}")
            copy.store(edited)
            copy.publish()
        finally:
            copy.discard()  # Windows deletes no folder with an open file in it, and would hide what failed
        reopened = report_file.read(path).report
    finally:
        if home is None:
            del os.environ["ITA_DESKTOP_HOME"]
        else:
            os.environ["ITA_DESKTOP_HOME"] = home
    if reopened != edited:
        raise SelfTestFailedError(tr("แฟ้มที่บันทึกแล้วเปิดใหม่ไม่เหมือนเดิม"))
    return tr("บันทึกแฟ้มแล้วเปิดใหม่ได้เหมือนเดิม")


def _paper(report: Report) -> str:
    """The sample printed, and the Thai of its first measure read back from page 2 by another engine."""
    pdf = io.BytesIO()
    pages = build_report(report, pdf)
    printed = _letters(page_text(pdf.getvalue(), 1))
    measure = report.issues[0].measures[0]
    for text in (report.title, report.issues[0].title, measure.title, measure.steps[0].text):
        if _letters(text) not in printed:
            raise SelfTestFailedError(tr("อ่านภาษาไทยกลับจากหน้าที่พิมพ์ได้ไม่ตรง"))
    words = trn("พิมพ์ได้ {n} หน้า และอ่านภาษาไทยกลับมาได้ตรงทุกตัวอักษร", pages)
    return words.format(n=digits(pages))


def _letters(text: str) -> str:
    """The text without its spaces and line breaks, which a page may set as it needs."""
    return "".join(text.split())
