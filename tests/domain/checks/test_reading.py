"""A reading that follows another one finds what one by itself finds, whatever was edited in between."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest

from ita_desktop import language
from ita_desktop.domain.checks.every_check import CONSISTENCY, IN_BACKGROUND, found_by
from ita_desktop.domain.checks.problem import Problem
from ita_desktop.domain.checks.reading import Among, Reading
from ita_desktop.domain.report import edits
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.report import Report
from ita_desktop.language import Language
from ita_desktop.printing.unprintable import unprintable
from tests.domain.checks.test_consistency import WRONG
from tests.support.column_sets import SETS
from tests.support.reports import a_measure, a_report, an_issue, an_item, with_measure

OTHER_FAULTS = ("คำ\u200bหนึ่ง", "ปฎิบัติงาน", "ยอดเยี่ยม 😀", "E-Service ใหม่", "EService เก่า")
FAULTS = [*dict.fromkeys(text for _, text, _, _ in WRONG), *OTHER_FAULTS]
NAMES = ("สำโรง", "ลำโรง", "เทศบาลตำบลสำโรง", "")


def all_found(reading: Reading) -> tuple[Problem, ...]:
    return (*unprintable(reading), *found_by((*IN_BACKGROUND, *CONSISTENCY), reading))


def noting() -> tuple[list[str], Callable[[str], tuple[str, ...]]]:
    """A check that finds each text, and the texts that it has looked at."""
    looked: list[str] = []

    def look(text: str) -> tuple[str, ...]:
        looked.append(text)
        return (text,)

    return looked, look


def edited(report: Report, random: Random) -> Report:
    measures = report.issues[0].measures
    measure = random.choice(measures)
    items = tuple(an_item(text) for text in random.choices(FAULTS, k=random.randrange(5)))
    what = random.randrange(9)
    if what < 4:
        return with_measure(report, measure.id, **{("steps", "results", "outcomes", "results")[what]: items})
    if what == 4:
        return replace(report, agency=replace(report.agency, name=random.choice(NAMES)))
    if what == 5:
        return edits.set_field(report, Address("fiscal_year"), random.choice((2567, 2568)))
    if what == 6:
        return edits.set_columns(report, random.choice((a_report().columns, SETS["plan_budget"])))
    if what == 7:
        moved = random.sample(measures, len(measures))
        return replace(report, issues=(replace(report.issues[0], measures=tuple(moved)), *report.issues[1:]))
    return replace(report, own_words=frozenset(random.choices(("ปฎิบัติงาน", "สำโลง"), k=1)))


@pytest.mark.parametrize("seed", range(3))
def test_it_finds_what_a_reading_by_itself_finds(seed: int) -> None:
    random = Random(seed)
    report = a_report(an_issue(*(a_measure() for _ in range(4))))
    last, own = None, frozenset[str]()
    different = 0

    for _ in range(50):
        before, report = report, edited(report, random)
        language.use(random.choice((Language.THAI, Language.THAI, Language.ENGLISH)))
        own = random.choice((own, frozenset(), frozenset({"ปฎิบัติงาน"})))
        reading = Reading(report, own, last)
        if random.randrange(3) == 0:  # it is not wanted any more after a while
            [*found_by(random.sample(CONSISTENCY, 5), reading)]
            reading = Reading(report, own, reading)

        found = all_found(reading)

        assert found == all_found(Reading(report, own))
        different += found != all_found(Reading(before, own))
        last = reading

    assert different > 10


def test_what_is_in_a_measure_that_was_not_edited_is_not_looked_for_again() -> None:
    report = a_report(an_issue(*(a_measure() for _ in range(3))))
    looked, look = noting()
    first = Reading(report)
    assert [*first.found(look)]
    looked.clear()
    report = with_measure(report, report.issues[0].measures[1].id, steps=(an_item("ขั้นตอนใหม่"),))

    after = [*Reading(report, before=first).found(look)]

    elsewhere = [one.text for one, _ in after if one.address.measure is None]
    in_measure = [one.text for one, _ in after if one.address.measure == report.issues[0].measures[1].id]
    assert sorted(looked) == sorted((*elsewhere, *in_measure))
    assert "ขั้นตอนใหม่" in in_measure
    assert len(elsewhere) + len(in_measure) < len(after)


def test_what_a_reading_did_not_come_to_is_kept_for_the_next_one() -> None:
    report = a_report(an_issue(a_measure()))
    looked, look = noting()
    first = Reading(report)
    assert [*first.found(look)]
    looked.clear()

    [*Reading(report, before=Reading(report, before=first)).found(look)]

    assert set(looked) <= {one.text for one in first.texts(Among.ALL) if one.address.measure is None}
