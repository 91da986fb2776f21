"""Columns that cannot be read at the chosen size: which they are, and that what is offered helps."""

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.columns import DEFAULT_COLUMNS, KNOWN_COLUMNS, TITLE_KEY, Column, ColumnKind
from ita_desktop.domain.report.edits import set_columns, set_field
from ita_desktop.domain.report.ids import MeasureId
from ita_desktop.domain.report.paper_settings import FontFamily, PageSize
from ita_desktop.domain.report.report import Amount, Report
from ita_desktop.domain.table.widths import with_widths
from ita_desktop.printing.build import lay_out
from ita_desktop.printing.columns import READABLE_SIZE
from tests.journeys.test_any_table import filled
from tests.printing.conftest import pdf_of
from tests.printing.test_rows import placed_parts
from tests.support.certain import the
from tests.support.column_sets import EVERY_KIND
from tests.support.reports import a_measure, a_report, an_issue

TITLE, CODE = DEFAULT_COLUMNS[0], Column("code", "รหัส", ColumnKind.TEXT, 14)


def on_paper(report: Report, **settings: object) -> Report:
    return replace(report, paper=replace(report.paper, **settings))  # type: ignore[arg-type]  # settings of any kind


def too_narrow(report: Report) -> list[str]:
    """The headings of the columns that cannot be read."""
    narrow = lay_out(report).narrow_columns()
    return [report.columns[at].heading for at in narrow.columns] if narrow is not None else []


def a_table(width: int, words: str, heading: str = "รหัส") -> Report:
    """One with a narrow column in which there are these words."""
    code = replace(CODE, heading=heading, width=width)
    measure = a_measure().with_value(CODE.key, words)
    return replace(a_report(an_issue(measure)), columns=(replace(TITLE, width=271 - width), code))


@pytest.fixture
def twelve(sample: Report) -> Report:
    """The sample with six columns more, in which nothing stands yet."""
    return set_columns(sample, (*DEFAULT_COLUMNS, *KNOWN_COLUMNS[:6]))


@pytest.mark.parametrize("family", FontFamily)
@pytest.mark.parametrize("size", [10, 14, 16, 18])
def test_the_default_columns_can_be_read_at_every_size(sample: Report, family: FontFamily, size: int) -> None:
    assert too_narrow(on_paper(sample, family=family, text_size=size)) == []


def test_a_column_whose_words_must_be_cut_cannot_be_read() -> None:
    assert too_narrow(a_table(14, "ประชาสัมพันธ์ให้ประชาชนทราบ")) == ["รหัส"]
    assert too_narrow(a_table(24, "ประชาสัมพันธ์ให้ประชาชนทราบ")) == []


def test_a_narrow_column_with_short_words_can_be_read() -> None:
    assert too_narrow(a_table(14, "ส.๑")) == []
    assert too_narrow(a_table(14, "")) == []


def test_no_word_of_a_heading_may_be_cut() -> None:
    assert too_narrow(a_table(14, "ส.๑", heading="ดำเนินการ")) == ["ดำเนินการ"]


def with_a_sum(width: int | None, *, text_size: int = 16, page_size: PageSize = PageSize.A4) -> Report:
    """Twelve columns, one of them with a sum of some millions."""
    columns = tuple(replace(column, width=width if column.kind is ColumnKind.MONEY else None) for column in EVERY_KIND)
    report = filled(columns, measures=1)
    report = set_field(report, Address("measure.budget", measure=MeasureId("m1")), Amount("12750000.50"))
    return on_paper(report, text_size=text_size, page_size=page_size)


@pytest.mark.parametrize("page_size", PageSize)
@pytest.mark.parametrize("text_size", [12, 16, 18])
def test_a_sum_of_millions_stands_on_one_line_in_a_fitted_column(text_size: int, page_size: PageSize) -> None:
    report = with_a_sum(None, text_size=text_size, page_size=page_size)

    paper = lay_out(report)

    cells = [cell for placed in placed_parts(paper) for cell in placed.part.row.cells]
    usual = lay_out(on_paper(a_report(), page_size=page_size)).style.columns
    assert {cell.line_count for cell in cells if cell.field == "measure.budget"} == {1}
    assert round(sum(paper.style.columns)) == round(sum(usual))


def test_a_column_that_cuts_a_sum_cannot_be_read() -> None:
    assert "งบประมาณ (บาท)" in too_narrow(with_a_sum(16))
    assert "งบประมาณ (บาท)" not in too_narrow(with_a_sum(40, page_size=PageSize.A3))


def test_of_twelve_columns_on_a4_some_cannot_be_read_and_what_is_offered_helps(twelve: Report) -> None:
    narrow = the(lay_out(twelve).narrow_columns())
    assert twelve.columns[narrow.columns[0]].key == TITLE_KEY
    assert narrow.text_size is not None and READABLE_SIZE <= narrow.text_size < twelve.paper.text_size
    assert narrow.fits_a3

    assert too_narrow(on_paper(twelve, text_size=narrow.text_size)) == []
    assert too_narrow(on_paper(twelve, text_size=narrow.text_size + 1)) != []
    assert too_narrow(on_paper(twelve, page_size=PageSize.A3)) == []


def test_where_neither_a_smaller_size_nor_a3_is_enough_both_are_offered_and_help() -> None:
    report = a_table(13, "ประชาสัมพันธ์ให้ประชาชนทราบ")
    narrow = the(lay_out(report).narrow_columns())
    assert (narrow.text_size, narrow.fits_a3) == (None, False)
    assert narrow.size_on_a3 is not None and READABLE_SIZE <= narrow.size_on_a3 < report.paper.text_size

    assert too_narrow(on_paper(report, page_size=PageSize.A3, text_size=narrow.size_on_a3)) == []
    assert too_narrow(on_paper(report, page_size=PageSize.A3, text_size=narrow.size_on_a3 + 1)) != []


def test_a_column_that_is_not_printed_is_no_trouble() -> None:
    report = a_table(14, "ประชาสัมพันธ์ให้ประชาชนทราบ")
    title, code = report.columns

    assert too_narrow(replace(report, columns=(title, replace(code, printed=False)))) == []


def test_a_sheet_that_is_too_small_in_any_case_is_not_offered(twelve: Report) -> None:
    narrow = the(lay_out(on_paper(with_widths(twelve, (10, *(40,) * 11)), page_size=PageSize.A3)).narrow_columns())

    assert not narrow.fits_a3


def test_a3_is_as_large_as_two_of_a4_and_the_table_fills_it(sample: Report) -> None:
    large = on_paper(sample, page_size=PageSize.A3)
    paper = lay_out(large)

    with pikepdf.open(BytesIO(pdf_of(large))) as pdf:
        box = list(pdf.pages[0].mediabox)
    assert [round(float(one) * 25.4 / 72) for one in box[2:]] == [420, 297]
    assert round(sum(paper.style.columns)) == 420 - 26
    assert paper.page_count < lay_out(sample).page_count
