"""The table of consistency in docs/checks.md: what is found of what must be, and what is called wrong that is not.

python -m tests.domain.checks.table     writes it (`make checks-table`); a test compares
"""

from collections import Counter

from ita_desktop.domain.checks.at_once import at_once
from ita_desktop.domain.checks.every_check import CONSISTENCY, IN_BACKGROUND, found_by
from ita_desktop.domain.checks.one_a_fault import one_a_fault
from ita_desktop.domain.checks.problem import Problem, ProblemKind, Severity
from ita_desktop.domain.checks.reading import Reading
from ita_desktop.domain.report.report import Report
from tests.spelling.measuring import RESOURCES, clean_texts, words_in
from tests.support.golden_report import (
    MUST_FIND,
    MUST_NOT_FIND,
    MustFind,
    address_of,
    published,
    with_slips_of_the_cover,
)
from tests.support.reports import a_measure, a_report, an_issue, an_item, with_issue

DOCUMENT = RESOURCES.parent / "docs" / "checks.md"
BEGIN, END = "<!-- consistency: begin (made by `make checks-table`) -->", "<!-- consistency: end -->"
_SUBSTANCE = {ProblemKind.MISSING, ProblemKind.STEP_WITHOUT_RESULT, ProblemKind.EVIDENCE, ProblemKind.ISSUE}
"""What a text that is no report cannot show."""


def findings(report: Report) -> tuple[Problem, ...]:
    """All that the checks find in a report, but what its paper cannot show."""
    return one_a_fault((*at_once(report), *found_by((*IN_BACKGROUND, *CONSISTENCY), Reading(report))))


def is_found(slip: MustFind, report: Report, found: tuple[Problem, ...]) -> bool:
    """Whether a slip is among the findings of a report, as it must be."""
    where = address_of(report, slip)
    return any(
        (one.kind, one.severity, one.address.field, one.fix) == (slip.kind, slip.severity, where.field, slip.fix)
        and (one.address == where or slip.field == "signer.name")
        and (one.words.text if one.words is not None else "") == slip.text
        for one in found
    )


def is_called_wrong(words: str) -> bool:
    """Whether right words of the published report, or a part of them, are called wrong there."""
    report = published()
    issue = report.issues[0]
    report = with_issue(report, issue.id, title=f"{issue.title} {MUST_NOT_FIND[4]}")  # else the cover alone has it
    called = [one.words.text for one in findings(report) if one.words is not None and one.severity is not Severity.HINT]
    return any(words in text or text in words for text in called)


def table() -> str:
    """All figures, none of which depends on the machine. Lines end in a newline."""
    reports = [(report, findings(report)) for report in (published(), *with_slips_of_the_cover())]
    must = Counter(slip.kind for slip in MUST_FIND)
    right = Counter(slip.kind for slip in MUST_FIND if any(is_found(slip, *report) for report in reports))
    texts = clean_texts()
    in_clean = _in_clean(texts)
    lines = [
        f"| kind | must be found in the published report | found | called wrong in {words_in(texts):,} clean words |",
        "|---|---|---|---|",
        *(
            f"| `{kind}` | {must[kind] or ''} | {right[kind] if must[kind] else ''} "
            f"| {'' if kind in _SUBSTANCE else in_clean[kind]} |"
            for kind in ProblemKind
            if must[kind] or kind not in _SUBSTANCE
        ),
        f"| **all** | {len(MUST_FIND)} | {sum(right.values())} | {sum(in_clean.values())} |",
        "",
        "| words of the published report that are right | called wrong |",
        "|---|---|",
        f"| {len(MUST_NOT_FIND)}: {', '.join(MUST_NOT_FIND)} | {sum(is_called_wrong(one) for one in MUST_NOT_FIND)} |",
    ]
    return "\n".join(lines) + "\n"


def with_table(document: str) -> str:
    """The document with the table of today between its two marks. ValueError if a mark is missing."""
    before, rest = document.split(BEGIN)
    _, after = rest.split(END)
    return f"{before}{BEGIN}\n{table()}{END}{after}"


def _in_clean(texts: tuple[str, ...]) -> Counter[ProblemKind]:
    """Findings in texts of several agencies without slips, by their kind, each text an item of a measure's results."""
    report = a_report(an_issue(a_measure(results=tuple(map(an_item, texts)))))
    agency = type(report.agency)(kind="โรงเรียน", name="บ้านสำโรง")  # the posts of any agency may be named
    of_school = type(report)(agency, report.title, report.fiscal_year, report.ita_round, issues=report.issues)
    return Counter(one.kind for one in findings(of_school) if one.kind not in _SUBSTANCE)


def main() -> None:
    document = DOCUMENT.read_text(encoding="utf-8")
    DOCUMENT.write_text(with_table(document), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
