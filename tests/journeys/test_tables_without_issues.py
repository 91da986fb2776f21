"""A report without issues: its table stands under no heading, on paper as in the window."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from ita_desktop.domain.checks.missing import missing
from ita_desktop.domain.checks.readiness import readiness
from ita_desktop.domain.report.address import Address, describe
from ita_desktop.domain.report.ids import IssueId
from ita_desktop.domain.report.report import Issue, Report
from ita_desktop.exchange.json_report import read_json, write_json
from ita_desktop.exchange.reading.word import read_word
from ita_desktop.exchange.tables.measures import read_tables
from ita_desktop.exchange.writing.plain_text import plain_text
from ita_desktop.exchange.writing.web_page import web_page
from ita_desktop.exchange.writing.word import word_file
from tests.journeys.test_any_table import filled, words_in_table
from tests.printing.conftest import pdf_of
from tests.support.clerk import Clerk
from tests.support.column_sets import SETS
from tests.support.pdf_rules import breaches
from tests.support.pdf_text import missing_texts, pdfium, poppler
from tests.support.report_files import a_file


def without_issues(measures: int = 2) -> Report:
    """A report whose only issue is the table."""
    report = filled(SETS["bs4"], measures)
    return replace(report, issues=tuple(replace(issue, number=0, title="") for issue in report.issues))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return a_file(tmp_path, without_issues(), "แบบ บส.๔.ita")


@pytest.mark.parametrize("measures", [1, 2, 12])
def test_the_paper_has_its_table_and_no_heading(measures: int) -> None:
    report = without_issues(measures)

    pdf = pdf_of(report)

    for pages in (poppler(pdf), pdfium(pdf)):
        assert missing_texts(words_in_table(report), pages) == []
        assert "ประเด็นที่" not in "".join(pages)
    assert breaches(pdf) == []


@pytest.mark.parametrize("parts", [1, 3, 7, 20])
def test_a_table_between_others_goes_to_the_next_page_as_a_whole(parts: int) -> None:
    report = without_issues(parts)
    (issue,) = report.issues
    several = tuple(replace(issue, id=IssueId(f"i{n}"), measures=issue.measures[n : n + 1]) for n in range(parts))

    pdf = pdf_of(replace(report, issues=several))

    assert missing_texts(words_in_table(report), poppler(pdf)) == []


def test_no_copy_for_others_has_a_heading_and_a_word_file_comes_back_without_one() -> None:
    report = without_issues()
    word = read_word(BytesIO(word_file(report)), Path("แบบ บส.๔.docx"))

    outside = "".join(paragraph.text for paragraph in word.outside)
    for text in (outside, web_page(report).decode(), plain_text(report).decode("utf-8-sig")):
        assert "ประเด็นที่" not in text
    (issue,) = read_tables(word, report.fiscal_year).issues
    assert not issue.has_heading
    assert len(issue.measures) == len(report.issues[0].measures)


def test_nothing_is_missing_of_the_heading_that_is_not_there() -> None:
    report = without_issues()
    with_heading = replace(report, issues=tuple(replace(issue, number=1) for issue in report.issues))

    assert "issue.title" not in {problem.address.field for problem in missing(report)}
    assert "issue.title" in {problem.address.field for problem in missing(with_heading)}
    assert readiness(report, missing(report)).percent == 100


def test_it_is_exchanged_and_named_as_a_table() -> None:
    report = without_issues()

    assert read_json(write_json(report))[0] == report
    assert describe(report, Address("issue.title", issue=report.issues[0].id)).startswith("ตาราง")


@pytest.mark.parametrize(("number", "title", "has"), [(0, "", False), (0, " ", False), (1, "", True), (0, "ก", True)])
def test_a_number_or_a_title_makes_a_heading(number: int, title: str, has: bool) -> None:
    assert replace(without_issues().issues[0], number=number, title=title).has_heading is has


def test_the_window_calls_it_a_table_until_it_has_a_title(clerk: Clerk, path: Path) -> None:
    clerk.opens(path)
    issue: Issue = clerk.report.issues[0]

    clerk.goes_to(Address("issue.title", issue=issue.id))
    assert clerk.page.form.title.text() == "ตาราง"
    assert [row for row in outline_texts(clerk) if "๐" in row] == []
    assert "ตาราง" in outline_texts(clerk)
    clerk.goes_to(Address("measure.title", measure=issue.measures[0].id))
    assert clerk.page.form.title.text() == "มาตรการ ๑"

    clerk.goes_to(Address("issue.title", issue=issue.id))
    clerk.types_into("issue.title", "ความเสี่ยง")
    assert clerk.page.form.title.text() == "ประเด็นที่ ๐"
    clerk.presses("Ctrl+Z")
    assert clerk.page.form.title.text() == "ตาราง"


def outline_texts(clerk: Clerk) -> list[str]:
    """The rows of the tree at the top."""
    rows = (clerk.page.outline.topLevelItem(index) for index in range(clerk.page.outline.topLevelItemCount()))
    return [row.text(0) for row in rows if row is not None]
