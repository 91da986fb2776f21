"""Clusters of Thai, compared with ICU's where it has an opinion of its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icu4py.breakers import CharacterBreaker

from ita_desktop.domain.thai.clusters import cluster_end, cluster_start, cluster_starts, is_boundary


def clusters(text: str) -> list[str]:
    found = []
    at = 0
    while at < len(text):
        end = cluster_end(text, at)
        found.append(text[at:end])
        at = end
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ที่ปั่นฎุ๋ญู๊", ["ที่", "ปั่", "น", "ฎุ๋", "ญู๊"]),
        ("น้ำใจ", ["น้ำ", "ใ", "จ"]),
        ("กํานํ้าน้ําา", ["กํา", "นํ้า", "น้ํา", "า"]),
        ("ํากํ้ก้า", ["ํา", "กํ้", "ก้", "า"]),
        ("한국", ["한", "국"]),
        ("เก๋", ["เ", "ก๋"]),
        ("้ำก", ["้ำ", "ก"]),
        ("E-Service", list("E-Service")),
        ("👍🏽👨‍👩‍👧🇹🇭🇹🇭ก", ["👍🏽", "👨‍👩‍👧", "🇹🇭", "🇹🇭", "ก"]),
        ("ก\nำ", ["ก", "\n", "ำ"]),
        ("", []),
    ],
)
def test_a_letter_and_its_marks_are_one(text: str, expected: list[str]) -> None:
    assert clusters(text) == expected


@given(st.text("กขญฎเแโไาำิีึืุูั็่้๊๋์ฯๆ ๑2a-/", max_size=20))
def test_thai_clusters_are_those_of_icu_where_sara_am_is_not_spelt_in_two(text: str) -> None:
    assert clusters(text) == [text[start:end] for start, end in CharacterBreaker(text, "th").segments()]


@given(st.text(max_size=20))
def test_steps_forward_and_back_meet_at_the_same_places(text: str) -> None:
    forward = [0]
    while forward[-1] < len(text):
        forward.append(cluster_end(text, forward[-1]))
    back = [len(text)]
    while back[-1] > 0:
        back.append(cluster_start(text, back[-1]))

    assert forward == back[::-1]
    assert all(is_boundary(text, at) for at in forward)


@given(st.text("\U0001f1f9\U0001f1ed\u200dกำ่1\n", max_size=20))
def test_all_clusters_of_a_text_begin_where_each_is_found_to_begin(text: str) -> None:
    assert cluster_starts(text) == [index for index in range(len(text)) if is_boundary(text, index)]
