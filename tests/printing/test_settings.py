"""What the clerk chose about the paper is what the paper looks like."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings

from ita_desktop.domain.checks.reading import Reading
from ita_desktop.domain.limits import COLUMN_LEAST, MARGINS, TEXT_SIZES
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.columns import DEFAULT_COLUMNS
from ita_desktop.domain.report.paper_settings import (
    DEFAULT_PAPER,
    Digits,
    Emblem,
    FontFamily,
    PageNumbers,
    PaperSettings,
    PictureType,
    emblem_of,
)
from ita_desktop.domain.report.report import Report
from ita_desktop.printing.build import lay_out
from ita_desktop.printing.margins import Margins
from ita_desktop.printing.page import MM, WIDTHS, page_style
from ita_desktop.printing.placed import TableOnPage
from ita_desktop.printing.unprintable import unprintable
from tests.printing.conftest import item_texts, pdf_of
from tests.support.papers import JPEG, PNG, papers
from tests.support.pdf_rules import breaches
from tests.support.pdf_text import missing_texts, pdfium, poppler, without_space
from tests.support.reports import a_measure, a_report, an_issue, an_item


def on_paper(report: Report, paper: PaperSettings) -> list[str]:
    """The text of every page."""
    return poppler(pdf_of(replace(report, paper=paper)))


@settings(max_examples=12)
@given(papers())
def test_any_settings_print_every_item_by_the_rules(paper: PaperSettings) -> None:
    items = tuple(an_item(f"จัดทำคู่มือการปฏิบัติงานและเผยแพร่ทางเว็บไซต์ครั้งที่ {number}") for number in range(9))
    report = replace(a_report(an_issue(a_measure(steps=items)), an_issue(a_measure(), number=2)), paper=paper)

    pdf = pdf_of(report)

    assert missing_texts(item_texts(report), pdfium(pdf)) == []
    assert breaches(pdf) == []


def test_arabic_digits_are_drawn_and_typed_ones_stay(sample: Report) -> None:
    text = without_space("".join(on_paper(sample, replace(DEFAULT_PAPER, digits=Digits.ARABIC))))

    assert "ประเด็นที่1" in text
    assert "พ.ศ.2568" in text
    assert "1ต.ค.67-30ก.ย.68" in text
    assert "-2-" in text
    assert "ประจำปีงบประมาณ๒๕๖๘" in text  # typed in an item of the sample


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        (PageNumbers.HYPHENS, "- ๒ -"),
        (PageNumbers.PLAIN, "๒"),
        (PageNumbers.WORDS, "หน้า ๒"),
        (PageNumbers.OF_ALL, "หน้า ๒ จาก ๗"),
    ],
)
def test_the_second_page_says_its_number_and_the_cover_does_not(
    sample: Report, numbers: PageNumbers, words: str
) -> None:
    pages = on_paper(sample, replace(DEFAULT_PAPER, page_numbers=numbers))

    assert len(pages) == 7
    assert pages[1].splitlines()[0] == words
    assert pages[0].splitlines()[0].startswith("รายงานผล")


def test_pages_without_numbers_begin_with_the_report(sample: Report) -> None:
    pages = on_paper(sample, replace(DEFAULT_PAPER, page_numbers=PageNumbers.NONE))

    assert pages[1].splitlines()[0] == sample.title


def test_header_and_footer_stand_on_every_page_but_the_cover(sample: Report) -> None:
    pages = on_paper(sample, replace(DEFAULT_PAPER, header="ร่างครั้งที่ 1", footer="อบต. สำโรง"))

    assert [("ร่างครั้งที่ 1" in page, "อบต. สำโรง" in page) for page in pages] == [(False, False)] + [(True, True)] * (
        len(pages) - 1
    )


@pytest.mark.parametrize("margin", [*MARGINS[:8], 20, MARGINS[-1]])
@pytest.mark.parametrize(
    "head",
    [{}, {"page_numbers": PageNumbers.NONE}, {"page_numbers": PageNumbers.WORDS, "header": "ร่างที่ ๑"}],
    ids=["page number", "nothing", "page number and header"],
)
def test_the_top_margin_is_what_was_chosen(sample: Report, margin: int, head: dict[str, Any]) -> None:
    style = page_style(replace(DEFAULT_PAPER, margin_top=margin, **head))

    assert Margins(style).top == pytest.approx(margin * MM)
    assert 3.9 < style.head_baseline <= margin - 1, "all of a line is on the paper, and above the text"


def test_long_header_and_footer_push_the_table_and_never_touch_it(sample: Report) -> None:
    words = "องค์การบริหารส่วนตำบลสำโรง " * 7
    paper = replace(DEFAULT_PAPER, header=words, footer=words, margin_top=MARGINS[0], margin_bottom=MARGINS[0])

    pages = lay_out(replace(sample, paper=paper)).pages

    tables = [thing for page in pages for thing in page.things if isinstance(thing, TableOnPage)]
    assert min(table.top for table in tables) > 20 * MM
    assert max(table.bottom for table in tables) < (210 - 14) * MM


def test_every_issue_begins_a_page_when_wanted() -> None:
    report = a_report(*(an_issue(a_measure(), number=number) for number in (1, 2, 3)))

    together = on_paper(report, DEFAULT_PAPER)
    apart = on_paper(report, replace(DEFAULT_PAPER, issues_on_new_pages=True))

    assert len(together) < len(apart)
    assert ["ประเด็นที่ ๑" in apart[1], "ประเด็นที่ ๒" in apart[2], "ประเด็นที่ ๓" in apart[3]] == [True] * 3


def test_without_lines_to_sign_on_the_role_stands_alone(sample: Report) -> None:
    with_lines, without = (
        on_paper(sample, replace(DEFAULT_PAPER, signature_lines=wanted))[-1] for wanted in (True, False)
    )

    assert "(ลงชื่อ)" in with_lines
    assert "(ลงชื่อ)" not in without
    assert "ผู้รายงาน" in without


@pytest.mark.parametrize("family", FontFamily)
@pytest.mark.parametrize("size", [TEXT_SIZES[0], TEXT_SIZES[-1]])
def test_family_and_size_are_used_and_nothing_is_lost(sample: Report, family: FontFamily, size: int) -> None:
    pdf = pdf_of(replace(sample, paper=replace(DEFAULT_PAPER, family=family, text_size=size)))

    with pikepdf.open(BytesIO(pdf)) as document:
        names = {str(font.BaseFont) for font in document.pages[1].Resources.Font.values()}
    assert all(family.value in name for name in names)
    assert missing_texts(item_texts(sample), poppler(pdf)) == []


def test_a_smaller_size_takes_fewer_pages(sample: Report) -> None:
    small, large = (lay_out(replace(sample, paper=replace(DEFAULT_PAPER, text_size=size))) for size in (10, 18))

    assert small.page_count < large.page_count


def test_columns_are_scaled_to_the_page() -> None:
    style = page_style(replace(DEFAULT_PAPER, columns=(10, 20, 20, 20, 10, 20), margin_side=50))

    assert style.columns == (19.7, 39.4, 39.4, 39.4, 19.7, 39.4)


def test_no_column_is_too_narrow_for_words() -> None:
    style = page_style(replace(DEFAULT_PAPER, columns=(10, 10, 10, 10, 121, 200)))

    assert style.columns[:4] == (COLUMN_LEAST,) * 4
    assert round(sum(style.columns), 1) == 271.0


def test_fitted_columns_take_no_more_pages_than_the_usual_ones_and_stay_readable(sample: Report) -> None:
    usual = lay_out(sample)
    fitted = lay_out(replace(sample, paper=replace(DEFAULT_PAPER, columns=())))

    assert fitted.page_count <= usual.page_count
    least_widths = [WIDTHS[column.kind][1] for column in DEFAULT_COLUMNS]
    assert all(width >= least for width, least in zip(fitted.style.columns, least_widths, strict=True))
    assert round(sum(fitted.style.columns), 1) == round(sum(usual.style.columns), 1)


def test_columns_fitted_to_one_long_list_give_it_the_room() -> None:
    steps = tuple(an_item("ดำเนินการประชุมพนักงานเจ้าหน้าที่ในหน่วยงานเรื่องการให้บริการประชาชน " * 3) for _ in range(30))
    report = a_report(an_issue(a_measure(steps=steps)))

    usual = lay_out(report)
    fitted = lay_out(replace(report, paper=replace(DEFAULT_PAPER, columns=())))

    assert fitted.page_count < usual.page_count
    assert fitted.style.columns[1] == max(fitted.style.columns)


@pytest.mark.parametrize("data", [PNG, JPEG])
def test_the_emblem_is_on_the_cover_alone(sample: Report, data: bytes) -> None:
    pdf = pdf_of(replace(sample, paper=replace(DEFAULT_PAPER, emblem=emblem_of(data))))

    with pikepdf.open(BytesIO(pdf)) as document:
        drawn = [b" Do Q EMC" in page.Contents.read_bytes() for page in document.pages]
    assert drawn == [True] + [False] * (len(drawn) - 1)


def test_an_emblem_that_cannot_be_read_is_said_and_the_report_is_printed_without(sample: Report) -> None:
    broken = Emblem(PictureType.PNG, PNG[:40])
    report = replace(sample, paper=replace(DEFAULT_PAPER, emblem=broken))

    assert [problem.address for problem in unprintable(Reading(report))] == [Address("paper.emblem")]
    assert pdf_of(report) == pdf_of(replace(report, paper=DEFAULT_PAPER))


def test_the_default_paper_changes_nothing(sample: Report) -> None:
    assert page_style(DEFAULT_PAPER) == lay_out(sample).style
