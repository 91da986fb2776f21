"""Hundreds of random reports made into reports of the year after: no year of a law or a dated document changes."""

import re

import pytest

from ita_desktop.domain.rolling import years
from tests.support.rolling import faults_in, planted_report

WHAT = "reports made into the next year's, none with another year of a law or document"


def rolls_over(seeds: range) -> list[str]:
    """What is wrong in the reports of these seeds."""
    found = [faults_in(planted_report(seed)) for seed in seeds]
    moved, of = sum(one[1] for one in found), sum(one[2] for one in found)
    assert of > len(seeds), "years of the report were planted"
    assert moved > of * 0.7, "and most of them move by themselves"
    return [fault for faults, _, _ in found for fault in faults]


@pytest.mark.acceptance("years", WHAT, count=200, seeds="0 to 199")
def test_no_year_of_a_law_or_a_dated_document_changes_in_200_reports() -> None:
    assert rolls_over(range(200)) == []


@pytest.mark.slow
@pytest.mark.acceptance("years", WHAT, count=5_000, seeds="1,000 to 5,999")
def test_no_year_of_a_law_or_a_dated_document_changes_in_5000_reports() -> None:
    assert rolls_over(range(1_000, 6_000)) == []


@pytest.mark.acceptance("years", WHAT, planted=True)
@pytest.mark.parametrize("words", ["_LAW", "_DATED", "_YEAR_AFTER"])
def test_a_rule_that_is_missing_is_noticed(monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    monkeypatch.setattr(years, words, re.compile("(?!)"))

    assert rolls_over(range(200)) != []
