"""One edit is found wherever it is, at the gain that dividing the mended text into words shows."""

from itertools import pairwise

import pytest

from ita_desktop.spelling.letters import THAI
from ita_desktop.spelling.likely_slips import DOUBLED, EXCHANGED, SURPLUS, meant_by, missing
from ita_desktop.spelling.repair import repairs
from ita_desktop.spelling.segments import least_cost
from ita_desktop.spelling.word_list import word_tree
from tests.support.thai_keys import KEDMANEE, KEDMANEE_SHIFTED


@pytest.mark.parametrize(
    ("wrong", "right", "slip"),
    [
        ("การใช้จายงบประมาณ", "การใช้จ่ายงบประมาณ", missing("่")),
        ("การใช้จ่ายงประมาณ", "การใช้จ่ายงบประมาณ", missing("บ")),
        ("การใช้จ่ายงบประมาณณ", "การใช้จ่ายงบประมาณ", DOUBLED),
        ("การใช้จ่ายงบปรกะมาณ", "การใช้จ่ายงบประมาณ", SURPLUS),
        ("การใช้จ่ายงบปรมะาณ", "การใช้จ่ายงบประมาณ", EXCHANGED),
        ("ข่าวสารกาใรช้จ่าย", "ข่าวสารการใช้จ่าย", EXCHANGED),
        ("การไช้จ่าย", "การใช้จ่าย", 0.0),
        ("ครุภันฑ์", "ครุภัณฑ์", 1.5),
        ("กฏหมาย", "กฎหมาย", 0.5),
        ("การจัดซื้ดจัดจ้าง", "การจัดซื้อจัดจ้าง", 4.0),
    ],
)
def test_each_edit_is_found_and_gains_what_the_words_cost_less(wrong: str, right: str, slip: float) -> None:
    tree = word_tree()

    best = repairs(wrong, tree, least_gain=-99.0 if wrong.endswith("ณณ") else 3.0)

    found = {repair.mended(wrong): repair.gain for repair in best}
    assert found[right] == pytest.approx(least_cost(wrong, tree) - least_cost(right, tree) - slip)


def test_the_best_comes_first_and_none_saves_less_than_asked_for() -> None:
    gains = [repair.gain for repair in repairs("มีการจัทำแผน", word_tree(), least_gain=7.0)]

    assert len(gains) > 1
    assert gains == sorted(gains, reverse=True)
    assert gains[-1] >= 7.0


def test_right_words_need_no_repair() -> None:
    assert repairs("การใช้จ่ายงบประมาณ", word_tree(), least_gain=7.0) == ()


def test_every_key_is_mistaken_for_those_beside_it_and_for_itself_with_shift() -> None:
    pairs = {pair for rows in (KEDMANEE, KEDMANEE_SHIFTED) for row in rows for pair in pairwise(row)}
    pairs |= {
        pair for row, shifted in zip(KEDMANEE, KEDMANEE_SHIFTED, strict=True) for pair in zip(row, shifted, strict=True)
    }
    letters = {pair for pair in pairs if THAI.issuperset(pair)}

    missed = {(typed, meant) for typed, meant in letters if meant not in dict(meant_by(typed))}

    assert len(letters) > 80
    assert missed == set()
