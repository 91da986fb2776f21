"""What is printed copies back: the text of every item, from four programs that are not ours."""

import random

import pytest

from ita_desktop.domain.report.report import ItemKind, Report
from tests.printing.conftest import item_texts, pdf_of
from tests.support.pdf_text import READERS, missing_texts, poppler, without_space
from tests.support.reports import a_measure, a_report, an_issue, an_item
from tests.support.thai_strings import random_strings, real_words
from tests.support.unix_only import POPPLER, need_unix


@pytest.mark.parametrize("reader", READERS)
def test_all_75_items_of_the_sample_copy_back_exactly(reader: str, sample: Report, sample_pdf: bytes) -> None:
    texts = item_texts(sample)

    pages = READERS[reader](sample_pdf)

    assert len(texts) == 75
    assert missing_texts(texts, pages) == []


@pytest.mark.parametrize("reader", READERS)
def test_titles_owners_and_headings_copy_back_exactly(reader: str, sample: Report, sample_pdf: bytes) -> None:
    texts = [sample.title, sample.agency.name, "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", "๑ ต.ค. ๖๗ - ๓๐ ก.ย. ๖๘"]
    texts += [issue.title for issue in sample.issues if issue.measures]
    texts += [text for _, _, measure in sample.measures() for text in (measure.title, *measure.owners)]

    pages = READERS[reader](sample_pdf)

    assert missing_texts(texts, pages) == []


def test_a_page_without_a_break_reads_cell_by_cell_in_the_order_of_the_report() -> None:
    report = a_report(an_issue(a_measure(steps=(an_item("ขั้นแรก"), an_item("ขั้นหลัง")))))

    (page,) = poppler(pdf_of(report))[1:]

    text = without_space(page)
    measure = report.issues[0].measures[0]
    order = [
        measure.title,
        "๑.ขั้นแรก",
        "๒.ขั้นหลัง",
        measure.results[0].text,
        measure.outcomes[0].text,
        "สำนักปลัด",
        "๓๐ก.ย.๖๘",
    ]
    places = [text.index(without_space(piece)) for piece in order]
    assert places == sorted(places)


@pytest.mark.parametrize("reader", ["poppler", "pypdf", "pdfminer"])  # PDFium folds spaces whatever the file says
def test_spaces_inside_a_line_copy_back_as_many_as_were_typed(reader: str) -> None:
    if reader == "poppler":
        need_unix(POPPLER)
    report = a_report(an_issue(a_measure(steps=(an_item("ก  ข   ค"),))))

    text = "\n".join(READERS[reader](pdf_of(report)))

    assert "ก  ข   ค" in text


def random_report(count: int, sample: Report) -> tuple[Report, list[str]]:
    """Items of every kind, in lists of four: numbered ones, sub-items and paragraphs, of one line and of many."""
    strings = random_strings(count, real_words(item_texts(sample)), seed=2568)
    chance = random.Random(2568)
    items = [an_item(text, chance.choice(list(ItemKind))) for text in strings]
    measures = [
        a_measure(
            steps=tuple(items[at : at + 4]),
            results=tuple(items[at + 4 : at + 8]),
            outcomes=tuple(items[at + 8 : at + 12]),
        )
        for at in range(0, count, 12)
    ]
    return a_report(an_issue(*measures)), strings


@pytest.mark.parametrize("reader", READERS)
def test_random_strings_of_real_words_copy_back_exactly(reader: str, sample: Report) -> None:
    report, strings = random_report(300, sample)

    pages = READERS[reader](pdf_of(report))

    assert missing_texts(strings, pages) == []


@pytest.mark.acceptance("A12", "strings through the PDF and another program", count=2_000, seeds="2568")
@pytest.mark.slow
@pytest.mark.parametrize("reader", READERS)
def test_2000_random_strings_with_every_legal_cluster_copy_back_exactly(reader: str, sample: Report) -> None:
    report, strings = random_report(2000, sample)

    pages = READERS[reader](pdf_of(report))

    assert missing_texts(strings, pages) == []


@pytest.mark.acceptance("A12", "", planted=True)
def test_the_comparison_notices_a_lost_tone_mark(sample: Report, sample_pdf: bytes) -> None:
    """The planted bug: one mark less in what was copied."""
    pages = [page.replace("เจ้าหน้าที่", "เจาหน้าที่") for page in poppler(sample_pdf)]

    missing = missing_texts(item_texts(sample), pages)

    assert any("เจ้าหน้าที่" in text for text in missing)
