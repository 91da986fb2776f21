"""Whatever report the program admits, it prints: as many pages as laid out, no rule broken, nothing lost."""

from hypothesis import given, settings

from ita_desktop.domain.report.report import Report
from ita_desktop.printing.build import lay_out
from tests.printing.conftest import item_texts, pdf_of
from tests.printing.test_rows import placed_parts
from tests.support.pdf_rules import breaches
from tests.support.pdf_text import page_count
from tests.support.pdf_validator import findings
from tests.support.reports import reports


@settings(max_examples=15)
@given(report=reports())
def test_any_report_is_printed_by_the_rules(report: Report) -> None:
    pdf = pdf_of(report)

    assert page_count(pdf) == lay_out(report).page_count
    assert breaches(pdf) == []


@settings(max_examples=50)
@given(report=reports())
def test_a_validator_of_others_finds_nothing_in_any_report(report: Report) -> None:
    assert findings(pdf_of(report)) == []


@settings(max_examples=60)
@given(report=reports())
def test_every_character_of_every_item_is_on_a_page(report: Report) -> None:
    printed = [
        "\n".join(line.text for line in block.lines)
        for placed in placed_parts(lay_out(report))
        if placed.part.begins
        for cell in placed.part.row.cells
        for block in cell.blocks
        if block.item is not None
    ]

    wanted = item_texts(report)
    assert [text.replace("\n", "") for text in printed] == [text.replace("\n", "") for text in wanted]
