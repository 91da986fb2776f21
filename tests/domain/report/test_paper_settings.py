"""What can be chosen about the paper: read from words, written as words, and never anything else."""

import base64

import pytest
from hypothesis import given

from ita_desktop.domain.limits import EMBLEM_MAX_BYTES, EMBLEM_MAX_SCANS, EMBLEM_MAX_SIDE
from ita_desktop.domain.report.fields import IN_FILE, read_paper, written_paper
from ita_desktop.domain.report.paper_settings import DEFAULT_PAPER, PaperSettings, PictureType, emblem_of
from tests.support.papers import JPEG, PNG, papers


@given(papers())
def test_settings_survive_as_words(paper: PaperSettings) -> None:
    assert read_paper(written_paper(paper)) == paper


def test_the_default_is_written_as_nothing() -> None:
    assert written_paper(DEFAULT_PAPER) == {}


@pytest.mark.parametrize(
    ("key", "word"),
    [
        ("family", "Tahoma"),
        ("text_size", "9"),
        ("text_size", "๑๖"),
        ("text_size", "1" * 5000),
        ("margin_top", "-5"),
        ("digits", "roman"),
        ("issues_on_new_pages", "True"),
        ("page_numbers", ""),
        ("columns", "40 40 40 40 40"),
        ("columns", "40 40 40 40 40 1"),
        ("emblem", "no base64"),
        ("emblem", base64.b64encode(b"<svg/>").decode()),
        ("colour", "red"),
    ],
)
def test_any_other_word_is_refused(key: str, word: str) -> None:
    with pytest.raises(ValueError):
        read_paper({key: word})


def test_every_setting_says_what_it_may_be() -> None:
    assert all(field.kind.allowed() for field in IN_FILE["paper"])


def test_a_picture_is_known_by_its_head() -> None:
    png, jpeg = emblem_of(PNG), emblem_of(JPEG)

    assert png is not None and png.type is PictureType.PNG
    assert jpeg is not None and jpeg.type is PictureType.JPEG


@pytest.mark.parametrize("data", [b"", PNG[:20], JPEG[:4], b"GIF89a" + bytes(50), PNG + bytes(EMBLEM_MAX_BYTES)])
def test_what_is_no_picture_or_too_large_is_no_emblem(data: bytes) -> None:
    assert emblem_of(data) is None


def test_a_picture_with_a_side_that_is_too_long_is_no_emblem() -> None:
    wide = PNG[:16] + (1_000_000).to_bytes(4, "big") + PNG[20:]
    height = JPEG.index(b"\xff\xc0") + 5
    tall = JPEG[:height] + (EMBLEM_MAX_SIDE + 1).to_bytes(2, "big") + JPEG[height + 2 :]

    assert emblem_of(wide) is None
    assert emblem_of(tall) is None


def test_a_jpeg_that_goes_through_its_pixels_again_and_again_is_no_emblem() -> None:
    at = JPEG.index(b"\xff\xda")
    scan = JPEG[at:-2]

    assert emblem_of(JPEG[:at] + scan * EMBLEM_MAX_SCANS + JPEG[-2:]) is not None
    assert emblem_of(JPEG[:at] + scan * (EMBLEM_MAX_SCANS + 1) + JPEG[-2:]) is None
