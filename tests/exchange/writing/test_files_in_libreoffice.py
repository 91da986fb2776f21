"""LibreOffice opens what we write and loses nothing: the sample report by way of its PDF, old Word and its sheets."""

import shutil
from pathlib import Path

import pytest

from ita_desktop import formats
from ita_desktop.domain.report.report import Report
from ita_desktop.domain.report.texts import texts
from ita_desktop.exchange.tables.measures import read_tables
from tests.exchange.reading.test_old_files_of_libreoffice import converted
from tests.support.carried import without_ids
from tests.support.golden_report import published

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]
IN_MEASURES = ("measure.title", "measure.steps", "measure.results", "measure.outcomes", "measure.owners")


@pytest.fixture(scope="module")
def sample() -> Report:
    return published()


def written(report: Report, folder: Path, suffix: str) -> Path:
    path = folder / f"รายงาน{suffix}"
    formats.write(report, path)
    return path


def letters(text: str) -> str:
    return "".join(text.split())


def texts_of_measures(report: Report) -> list[str]:
    return [letters(one.text) for one in texts(report) if one.address.field in IN_MEASURES]


def test_a_word_file_becomes_text_without_loss(sample: Report, tmp_path: Path) -> None:
    text = letters(converted(written(sample, tmp_path, ".docx"), "txt").read_text(encoding="utf-8-sig"))

    assert [one for one in texts_of_measures(sample) if one not in text] == []
    assert "(ลงชื่อ)" in text


def test_a_word_file_becomes_pages_on_their_side_with_the_same_head_on_each(sample: Report, tmp_path: Path) -> None:
    from pypdf import PdfReader

    pages = PdfReader(converted(written(sample, tmp_path, ".docx"), "pdf")).pages

    assert len(pages) > 2
    assert all(page.mediabox.width > page.mediabox.height for page in pages)


def test_an_old_word_file_made_of_it_gives_the_same_texts(sample: Report, tmp_path: Path) -> None:
    found = read_tables(formats.read_contents(converted(written(sample, tmp_path, ".docx"), "doc")), sample.fiscal_year)

    (issue,) = found.issues
    assert [measure.title for measure in issue.measures] == [one.title for _, _, one in sample.measures()]
    assert [len(measure.steps) for measure in issue.measures] == [len(one.steps) for _, _, one in sample.measures()]
    assert found.letters.add_up()


def test_a_word_file_saved_again_by_it_gives_the_same_report(sample: Report, tmp_path: Path) -> None:
    path = written(sample, tmp_path, ".docx")
    again = converted(path.rename(tmp_path / "ต้นฉบับ.docx"), "odt").rename(tmp_path / "อีกครั้ง.odt")

    found = read_tables(formats.read_contents(converted(again, "docx")), sample.fiscal_year)

    assert without_ids(found.issues) == without_ids(sample.issues)


def test_sheets_are_opened_with_every_row(sample: Report, tmp_path: Path) -> None:
    rows = converted(written(sample, tmp_path, ".xlsx"), "csv").read_text(encoding="utf-8").splitlines()

    assert len(rows) == 1 + sum(len(items) for _, _, one in sample.measures() for _, items in one.lists())
