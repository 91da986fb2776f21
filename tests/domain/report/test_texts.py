"""A text that no file may hold is shortened, and nothing else is touched."""

from dataclasses import replace

import pytest
from hypothesis import given

from ita_desktop.domain.limits import HEADER_MAX_LENGTH, TEXT_MAX_LENGTH
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.columns import DEFAULT_COLUMNS, KNOWN_COLUMNS
from ita_desktop.domain.report.ids import MeasureId
from ita_desktop.domain.report.report import Measure, Report, Signer
from ita_desktop.domain.report.texts import as_far_as_storable, before_part, part_at, texts
from tests.support.reports import a_measure, a_report, reports


@given(report=reports())
def test_a_report_that_can_be_stored_is_the_same_object(report: Report) -> None:
    assert as_far_as_storable(report) == (report, ())
    assert as_far_as_storable(report)[0] is report


def test_every_text_that_cannot_be_stored_is_shortened_and_told_in_the_order_of_the_forms() -> None:
    report = a_report()
    measure = report.issues[0].measures[0]
    item = replace(measure.steps[0], text="ข้อ\x07ความ")
    too_long = replace(measure, owners=("กองช่าง", "ก" * (TEXT_MAX_LENGTH + 5)), steps=(item, *measure.steps[1:]))
    broken = replace(
        report,
        issues=(replace(report.issues[0], measures=(too_long, *report.issues[0].measures[1:])), *report.issues[1:]),
        signers=(Signer("ผู้รายงาน", "ชื่อ\ufffe", ("บรรทัดแรก", "บรรทัด\x00สอง")),),
        paper=replace(report.paper, footer="ท" * (HEADER_MAX_LENGTH + 1)),
    )

    kept, addresses = as_far_as_storable(broken)

    assert addresses == (
        Address("measure.steps", measure=measure.id, item=item.id),
        Address("measure.owners", measure=measure.id),
        Address("signer.name", signer=0),
        Address("signer.positions", signer=0),
        Address("paper.footer"),
    )
    mended = kept.issues[0].measures[0]
    assert mended.steps[0].text == "ข้อความ"
    assert mended.owners == ("กองช่าง", "ก" * TEXT_MAX_LENGTH)
    assert kept.signers == (Signer("ผู้รายงาน", "ชื่อ", ("บรรทัดแรก", "บรรทัดสอง")),)
    assert kept.paper.footer == "ท" * HEADER_MAX_LENGTH
    assert kept.issues[1:] == report.issues[1:]
    assert as_far_as_storable(kept) == (kept, ())


FILLED = replace(a_measure(), values=(("indicator", "ร้อยละ ๘๐"),))


@pytest.mark.parametrize("name", ["title", "steps", "results", "outcomes", "owners", "period", "values"])
def test_a_measure_with_anything_filled_in_is_not_passed_over(name: str) -> None:
    blank = Measure(MeasureId("m1"))
    filled = replace(blank, **{name: getattr(FILLED, name)})

    assert blank.is_blank
    assert not filled.is_blank


@given(report=reports())
def test_a_blank_measure_has_no_text(report: Report) -> None:
    with_texts = {one.address.measure for one in texts(report)}

    assert not any(measure.is_blank and measure.id in with_texts for _, _, measure in report.measures())


def test_a_character_of_a_field_is_in_the_part_that_has_it_and_usual_headings_are_none() -> None:
    report = replace(a_report(), columns=(*DEFAULT_COLUMNS, *KNOWN_COLUMNS[:2]))  # รหัส, วัตถุประสงค์
    headings = Address("columns")

    assert [part_at(report, headings, at) for at in (0, 4, 5, 17)] == [(6, 0), (6, 0), (7, 5), (7, 5)]
    assert part_at(report, headings, 18) is None
    assert [before_part(report, headings, part) for part in (6, 7)] == [0, 5]
