"""What can be chosen about the paper: read from words, written as words, and never anything else."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.domain.limits import COLUMN_LEAST, COLUMN_WIDTHS, EMBLEM_MAX_BYTES, EMBLEM_MAX_SCANS, EMBLEM_MAX_SIDE
from ita_desktop.domain.report.fields import IN_FILE, read_paper, written_paper
from ita_desktop.domain.report.paper_settings import (
    DEFAULT_PAPER,
    PaperSettings,
    PictureType,
    emblem_of,
    in_whole_millimetres,
    scaled,
    with_edge_moved,
)
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


# The widths of the columns

ROOM = 271.0
MOST_COLUMNS = 12
WIDTHS = st.lists(st.sampled_from(COLUMN_WIDTHS), min_size=2, max_size=MOST_COLUMNS).map(tuple)


@given(WIDTHS)
def test_columns_fill_the_paper_and_none_is_too_narrow(widths: tuple[int, ...]) -> None:
    shown = scaled(widths, ROOM)

    assert abs(sum(shown) - ROOM) < 0.01
    assert min(shown) >= COLUMN_LEAST


@given(st.lists(st.floats(10, 200), min_size=1, max_size=MOST_COLUMNS))
def test_whole_millimetres_have_the_same_sum_and_are_the_nearest(widths: list[float]) -> None:
    whole = in_whole_millimetres(widths)

    assert sum(whole) == round(sum(widths))
    assert all(abs(one - other) <= 1 for one, other in zip(whole, widths, strict=True))


@given(WIDTHS, st.data(), st.integers(-300, 300))
def test_an_edge_moves_between_its_neighbours_only_and_within_their_limits(
    widths: tuple[int, ...], data: st.DataObject, by: int
) -> None:
    edge = data.draw(st.integers(0, len(widths) - 2))

    moved = with_edge_moved(widths, edge, by, ROOM)

    assert sum(moved) == sum(widths)
    assert moved[:edge] == widths[:edge] and moved[edge + 2 :] == widths[edge + 2 :]
    assert all(width in COLUMN_WIDTHS for width in moved)
    assert 0 <= (moved[edge] - widths[edge]) * (1 if by >= 0 else -1) <= abs(by)


def test_an_edge_stops_where_the_paper_makes_no_column_narrower() -> None:
    assert with_edge_moved((43, 60, 63, 57, 23, 25), 4, -100, ROOM) == (43, 60, 63, 57, 14, 34)
    assert with_edge_moved((43, 60, 63, 57, 23, 25), 4, +100, ROOM) == (43, 60, 63, 57, 34, 14)
    assert with_edge_moved((43, 60), 0, +100, ROOM) == (93, 10)


def test_a_column_that_is_narrower_already_stays_as_it_is() -> None:
    assert with_edge_moved((10, 60, 200), 0, -5, ROOM) == (10, 60, 200)
    assert with_edge_moved((10, 60, 200), 0, +5, ROOM) == (15, 55, 200)
