"""What can be chosen about the paper: read from words, written as words, and never anything else."""

import base64

import pytest
from hypothesis import given

from ita_desktop.domain.paper_settings import DEFAULT_PAPER, EMBLEM_MAX_BYTES, PaperSettings, emblem_of, picture_size
from ita_desktop.domain.paper_words import PAPER_KEYS, read_paper, written_paper
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
    assert list(PAPER_KEYS) == list(PaperSettings.__dataclass_fields__)


def test_a_picture_is_known_by_its_head_and_tells_its_size() -> None:
    png, jpeg = emblem_of(PNG), emblem_of(JPEG)

    assert png is not None and picture_size(png) == (3, 2)
    assert jpeg is not None and picture_size(jpeg) == (3, 2)


@pytest.mark.parametrize("data", [b"", PNG[:20], JPEG[:4], b"GIF89a" + bytes(50), PNG + bytes(EMBLEM_MAX_BYTES)])
def test_what_is_no_picture_or_too_large_is_no_emblem(data: bytes) -> None:
    assert emblem_of(data) is None


def test_a_picture_of_a_million_pixels_a_side_is_no_emblem() -> None:
    huge = PNG[:16] + (1_000_000).to_bytes(4, "big") + PNG[20:]

    assert emblem_of(huge) is None
