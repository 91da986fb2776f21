"""What the user says is no fault is not found again, until it is taken back."""

from ita_desktop.domain.checks.aside import divided, with_set_aside, with_taken_back
from ita_desktop.domain.checks.every_check import CONSISTENCY, found_by
from ita_desktop.domain.checks.missing import missing
from ita_desktop.domain.checks.problem import Problem, ProblemKind
from ita_desktop.domain.checks.reading import Reading
from ita_desktop.domain.report.report import Report
from tests.support.golden_report import published


def findings(report: Report) -> tuple[Problem, ...]:
    return tuple(found_by(CONSISTENCY, Reading(report)))


def test_what_is_set_aside_goes_with_all_of_its_kind_and_words() -> None:
    report = published()
    one = next(problem for problem in findings(report) if problem.fix == "จัดซื้อจัดจ้างฯ ")

    after = with_set_aside(report, (one,))

    there, aside = divided(after, findings(after))
    assert {problem.fix for problem in aside} == {one.fix}
    assert (len(there), len(aside)) == (len(findings(report)) - 3, 3)


def test_a_finding_without_words_is_set_aside_by_its_address() -> None:
    report = published()
    one, *others = (problem for problem in findings(report) if problem.kind is ProblemKind.EVIDENCE)

    after = with_set_aside(report, (one,))

    assert divided(after, findings(after))[1] == (one,)
    assert len(others) == 5


def test_what_is_taken_back_is_found_again_and_the_report_is_what_it_was() -> None:
    report = published()
    some = findings(report)[:4]

    after = with_taken_back(with_set_aside(report, some), some)

    assert after == report
    assert divided(after, findings(after)) == (findings(report), ())


def test_what_is_missing_cannot_be_set_aside() -> None:
    report = published()

    assert with_set_aside(report, missing(report)) == report
