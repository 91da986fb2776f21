"""What must be found in a report as it was published, what must not, and nothing else that is called wrong."""

import pytest

from ita_desktop.domain.checks.mending import mended
from ita_desktop.domain.checks.problem import Severity
from tests.domain.checks.table import DOCUMENT, findings, is_called_wrong, is_found, with_table
from tests.support.golden_report import (
    MUST_FIND,
    MUST_NOT_FIND,
    MustFind,
    address_of,
    published,
    with_slips_of_the_cover,
)


def test_thirty_slips_are_listed() -> None:
    assert len(MUST_FIND) == 30


@pytest.mark.parametrize("slip", MUST_FIND, ids=lambda slip: f"{slip.kind} {slip.field} {slip.measure} {slip.item}")
def test_what_must_be_found_is_found(slip: MustFind) -> None:
    assert any(is_found(slip, report, findings(report)) for report in (published(), *with_slips_of_the_cover()))


@pytest.mark.parametrize("words", MUST_NOT_FIND)
def test_what_is_right_is_never_found(words: str) -> None:
    assert not is_called_wrong(words)


def test_what_is_wrong_would_be_seen_among_what_is_right() -> None:
    assert is_called_wrong("องค์กรบริหารส่วนตำบล")


def test_nothing_else_of_the_report_is_called_wrong() -> None:
    report = published()
    places = {address_of(report, slip) for slip in MUST_FIND}

    wrong = [one for one in findings(report) if one.severity in (Severity.ERROR, Severity.WARNING)]

    assert {one.address for one in wrong} <= places
    assert len(wrong) == 14


def test_all_that_can_be_mended_is_mended_in_one_edit_and_nothing_of_it_is_found_again() -> None:
    report = published()
    wrong = [one for one in findings(report) if one.severity in (Severity.ERROR, Severity.WARNING)]

    made, count = mended(report, wrong)

    assert count == len(wrong)
    assert [one for one in findings(made) if one.severity in (Severity.ERROR, Severity.WARNING)] == []


def test_the_document_has_the_figures_of_today() -> None:
    document = DOCUMENT.read_text(encoding="utf-8")

    assert document == with_table(document), "run `make checks-table`"


def test_a_check_that_finds_nothing_is_seen_in_the_figures() -> None:
    report = published()

    assert not any(is_found(slip, report, ()) for slip in MUST_FIND)
