"""Every glyph and offset on the page is HarfBuzz's own answer for that line, read from the finished PDF."""

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from ita_desktop.domain.report.columns import KNOWN_COLUMNS
from ita_desktop.domain.report.report import Report
from tests.printing.conftest import pdf_of
from tests.printing.test_copies import random_report
from tests.support.pdf_glyphs import PdfFont, ShownLine, fingerprint, harfbuzz_line, outline, shown_lines

BEFORE_OTHER_COLUMNS = "b0c61458687af1f9"
"""The paper of the sample when every report had the six columns. Whoever changes the layout on purpose changes it."""


def differing(lines: list[ShownLine]) -> list[ShownLine]:
    return [line for line in lines if (line.glyphs, line.width) != harfbuzz_line(line.font, line.text)]


def test_every_line_of_the_sample_is_what_harfbuzz_gives(sample_pdf: bytes) -> None:
    lines = list(shown_lines(sample_pdf))

    assert len(lines) > 400
    assert differing(lines) == []


def test_the_sample_is_printed_as_it_was_before_tables_had_columns_of_their_own(
    sample: Report, sample_pdf: bytes
) -> None:
    with_another = pdf_of(replace(sample, columns=(*sample.columns, KNOWN_COLUMNS[0])))

    assert fingerprint(sample_pdf) == BEFORE_OTHER_COLUMNS
    assert fingerprint(with_another) != BEFORE_OTHER_COLUMNS


def test_every_line_of_random_strings_is_what_harfbuzz_gives(sample: Report) -> None:
    report, _ = random_report(120, sample)

    assert differing(list(shown_lines(pdf_of(report)))) == []


@pytest.mark.slow
def test_every_line_of_2000_random_strings_with_every_legal_cluster_is_what_harfbuzz_gives(sample: Report) -> None:
    report, _ = random_report(2000, sample)

    assert differing(list(shown_lines(pdf_of(report)))) == []


def test_the_comparison_notices_a_mark_moved_by_one_unit(sample_pdf: bytes) -> None:
    """The planted bug: a tone mark one font unit too far to the right."""
    line = next(line for line in shown_lines(sample_pdf) if len(line.glyphs) > 20)
    glyph, x, y = line.glyphs[7]
    line.glyphs[7] = (glyph, x + 1, y)

    assert differing([line]) == [line]


def test_outlines_in_the_file_are_those_of_the_designer(sample_pdf: bytes) -> None:
    with pikepdf.open(BytesIO(sample_pdf)) as document:
        fonts = [PdfFont(font) for font in document.pages[0].Resources.Font.values()]

    for font in fonts:
        gids = {font.glyph(code) for code in font.texts}
        parts = {glyph for gid in gids for glyph, *_ in font.glyf.components(gid)} or gids
        assert all(outline(font.program, gid) == outline(font.name, gid) for gid in parts)


def test_widths_in_the_dictionary_are_those_in_the_font(sample_pdf: bytes) -> None:
    with pikepdf.open(BytesIO(sample_pdf)) as document:
        fonts = [PdfFont(font) for font in document.pages[0].Resources.Font.values()]

    for font in fonts:
        assert {code: font.glyf.advance(font.glyph(code)) for code in font.texts} == font.widths
