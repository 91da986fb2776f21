"""A comparison on paper: every difference is there, in words that copy back, by the rules that the report keeps."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest

from ita_desktop.domain.merging.compare import compare
from ita_desktop.domain.report import edits
from ita_desktop.domain.report.report import ListName, Report
from ita_desktop.printing.comparison import build_comparison
from ita_desktop.printing.raster import page_text
from ita_desktop.session.words.word_breaks import inner_word_starts
from tests.support.pdf_rules import breaches
from tests.support.pdf_text import page_count, without_space
from tests.support.pdf_validator import findings
from tests.support.reports import a_measure, a_report, an_issue, an_item

CREATED = datetime(2026, 11, 23, 14, 32, tzinfo=UTC)
STEP = an_item("จัดอบรมเจ้าหน้าที่จำนวน ๒๐ คน")
MEASURE = a_measure("มาตรการเผยแพร่ข้อมูล", steps=(STEP,))
BASE = a_report(an_issue(MEASURE))


def printed(before: Report, after: Report) -> bytes:
    target = BytesIO()
    build_comparison(compare(before, after), "รายงานปี ๖๘.ita กับ รายงานนี้", target, inner_word_starts, CREATED)
    return target.getvalue()


def test_a_reworded_step_shows_both_wordings_under_its_measure() -> None:
    item = type(STEP)(STEP.id, STEP.kind, "จัดอบรมประชาชนจำนวน ๒๐ คน")

    pdf = printed(BASE, edits.set_items(BASE, MEASURE.id, ListName.STEPS, (item,)))

    text = without_space(page_text(pdf, 0))
    assert without_space("จัดอบรม[- เจ้าหน้าที่][+ ประชาชน]จำนวน ๒๐ คน") in text
    assert without_space("แก้ไข: มาตรการ ๑ ขั้นตอน ข้อ ๑") in text
    assert without_space("ต่างกัน ๑ ตำแหน่ง") in text


def test_a_long_comparison_runs_over_pages_and_keeps_every_rule() -> None:
    items = tuple(an_item(f"{STEP.text} ครั้งที่ {number} " * 8) for number in range(80))

    pdf = printed(BASE, edits.set_items(BASE, MEASURE.id, ListName.STEPS, (STEP, *items)))

    pages = page_count(pdf)
    text = without_space("".join(page_text(pdf, page) for page in range(pages)))
    assert pages > 3
    assert [number for number in range(80) if without_space(f"ครั้งที่ {number} จัดอบรม") not in text] == []
    assert breaches(pdf) == []
    assert findings(pdf) == []


def test_reports_that_are_the_same_say_so() -> None:
    pdf = printed(BASE, BASE)

    assert without_space("ไม่แตกต่างกัน") in without_space(page_text(pdf, 0))
    assert breaches(pdf) == []
    assert findings(pdf) == []


def test_the_same_comparison_gives_the_same_bytes_and_a_file_is_replaced_whole(tmp_path: Path) -> None:
    target = tmp_path / "เปรียบเทียบ.pdf"
    target.write_bytes(b"old")

    pages = build_comparison((), "ก กับ ข", target, inner_word_starts, CREATED)

    again = BytesIO()
    build_comparison((), "ก กับ ข", again, inner_word_starts, CREATED)
    assert pages == 1
    assert target.read_bytes() == again.getvalue()


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        build_comparison((), "ก กับ ข", tmp_path / "ไม่มี" / "ก.pdf", inner_word_starts, CREATED)
