"""What looks the same has one key, and the key of a text is the keys of its pieces."""

from itertools import pairwise
from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ita_desktop.domain.report.kinds import key_of
from ita_desktop.domain.report.report import DatePeriod, TextPeriod
from ita_desktop.domain.report.wording import read_period
from ita_desktop.domain.thai.clusters import cluster_starts
from ita_desktop.domain.thai.comparison import comparison_key, piece_starts

MARKS = "\u0e31\u0e34\u0e35\u0e38\u0e3a\u0e47\u0e48\u0e49\u0e4c\u0e4d"
TEXTS = st.text(f"กเแาำe\u0301\u0323 \u00a0-\u2011\u200b\u00ad{MARKS}", max_size=12)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("น้ำ", "น\u0e49\u0e4d\u0e32"),
        ("น้ำ", "น\u0e4d\u0e49\u0e32"),
        ("น้ำ", "น\u0e4d\u0e49\u0e49\u0e32"),
        ("ทำ", "ท\u0e4d\u0e32"),
        ("แก้ไขแผน", "เเก้ไขเเผน"),
        ("ที่", "ท\u0e48\u0e35"),
        ("ที่", "ท\u0e35\u0e48\u0e48"),
        ("ผู้", "ผ\u0e49\u0e39"),
        ("พันธุ์", "พันธ\u0e4c\u0e38"),
        ("สิทธิ์", "สิทธ\u0e34\u0e4c\u0e4c"),
        ("กอง คลัง", "กอง\u00a0คลัง"),
        ("กอง คลัง", "กอง\u202fคลัง"),
        ("e-Service", "e\u2011Service"),
        ("é", "e\u0301"),
        ("การประชาสัมพันธ์", "การ\u00adประชา\u00adสัมพันธ์"),
        ("การประชาสัมพันธ์", "\ufeffการ\u200bประชา\u2060สัมพันธ์\u200b"),
        ("ที่", "ท\u200c\u0e48\u200b\u0e35"),
        ("น้ำ", "น\u0e4d\u200b\u0e49\u200b\u0e32"),
        ("แผน", "เ\u200bเผน"),
    ],
)
def test_what_looks_the_same_has_one_key(one: str, other: str) -> None:
    assert comparison_key(one) == comparison_key(other)


@pytest.mark.parametrize("text", ["น้ำ", "แก้ไข", "ที่", "พันธุ์", "สิทธิ์", "เกณฑ์", "สิ่งที่", "ป๊ำ"])
def test_what_is_written_as_it_should_be_is_its_own_key(text: str) -> None:
    assert comparison_key(text) == text


@pytest.mark.parametrize(
    ("one", "other"),
    [("สำโรง", "ลำโรง"), ("นำ้", "น้ำ"), ("กา", "กํ"), ("เก", "แก"), ("กก", "ก"), ("ขาา", "ขา"), ("ก ก", "กก")],
)
def test_what_looks_different_has_another_key(one: str, other: str) -> None:
    assert comparison_key(one) != comparison_key(other)


@example("\u0301\u0e4d\u0e48\u0e32")
@given(TEXTS)
def test_a_key_is_its_own_key(text: str) -> None:
    assert comparison_key(comparison_key(text)) == comparison_key(text)


@given(TEXTS | st.text(max_size=8))
@example("เเเแเเ")
@example("น\u0e4d\u0e49\u0e49\u0e32")
def test_the_key_of_a_text_is_the_keys_of_its_pieces_which_are_whole_clusters(text: str) -> None:
    starts = [*piece_starts(text), len(text)]

    assert "".join(comparison_key(text[start:end]) for start, end in pairwise(starts)) == comparison_key(text)
    assert set(starts) <= {*cluster_starts(text), len(text)}


def test_a_typed_period_that_prints_as_two_dates_is_those_dates() -> None:
    dates = read_period("๑ ต.ค. ๖๗ - ๓๐ ก.ย. ๖๘")
    assert isinstance(dates, DatePeriod)

    assert key_of(TextPeriod("๑ ต.ค. ๖๗\u00a0- ๓๐ ก.ย. ๖๘")) == key_of(dates)
    assert key_of(TextPeriod("๑ ต.ค. ๖๗ - ๓๐ ก.ย. ๖๙")) != key_of(dates)
    assert key_of(TextPeriod("1 ต.ค. 67 - 30 ก.ย. 68")) != key_of(dates)


MANY = ("\u0e4d", "\u0e48\u0e35", "\u0e4d\u0301", "เ", "\u0e4d\u0e48", "\u0301", "ก\u0e4d\u0e48\u0e48\u0e32")


@pytest.mark.parametrize("unit", MANY)
def test_no_text_takes_time_that_grows_with_its_square(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        begun = process_time()
        comparison_key(text)
        assert text[: sum(1 for _ in piece_starts(text))]
        return process_time() - begun

    short, long = (min(seconds(length) for _ in range(3)) for length in (4_000, 64_000))

    assert long < 64 * max(short, 0.001)
