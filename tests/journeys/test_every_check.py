"""Every check of `domain/checks` is in the list of checks; what it finds is said in the window and by the command."""

import itertools
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from importlib import import_module
from inspect import getmembers, isfunction, signature
from pathlib import Path
from pkgutil import walk_packages

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ita_desktop import language
from ita_desktop.domain import checks
from ita_desktop.domain.checks.at_once import AT_ONCE, at_once
from ita_desktop.domain.checks.every_check import CONSISTENCY, IN_BACKGROUND
from ita_desktop.domain.checks.mending import mended
from ita_desktop.domain.checks.one_a_fault import one_a_fault
from ita_desktop.domain.checks.problem import Problem
from ita_desktop.domain.checks.reading import Found, Reading
from ita_desktop.domain.checks.saying import objects_of
from ita_desktop.domain.report.address import describe
from ita_desktop.domain.report.catalogue import REPORT_TITLE
from ita_desktop.domain.report.columns import DEFAULT_COLUMNS, KNOWN_COLUMNS
from ita_desktop.domain.report.report import Amount, DatePeriod, Report, TextPeriod
from ita_desktop.domain.report.review.reviewing import all_unreviewed, confirm, ids_in, unreviewed_in
from ita_desktop.domain.report.texts import texts
from ita_desktop.home import settings as home
from ita_desktop.language import Language
from ita_desktop.session.document import Document
from ita_desktop.ui.report.findings.walking import said
from tests.support.clerk import Clerk
from tests.support.command_line import run
from tests.support.every_field import with_words
from tests.support.report_files import a_file
from tests.support.reports import a_measure, a_report, an_issue, an_item, with_measure

THAI = re.compile("[ก-๙]")
QUOTED = re.compile("“[^”]*”")
CHECKS = {
    name
    for module in walk_packages(checks.__path__, f"{checks.__name__}.")
    for name, function in getmembers(import_module(module.name), isfunction)
    if function.__module__ == module.name and not name.startswith("_") and function is not at_once
    if function.__annotations__.get("return") in (tuple[Problem, ...], Iterator[Problem], Iterator[Found])
    if list(signature(function).parameters) in (["report"], ["reading"], ["text"])
}
"""Every function of the folder that looks for problems in a report, or in each of its texts."""

OTHER_YEAR = DatePeriod(date(2023, 10, 1), date(2024, 9, 30))
STEP = "measure.steps"


def where(key: str, words: str, *more: str) -> Report:
    """A report with the words in one field, and as further results of its measure."""
    report = with_words(a_report(), key, words)
    measure = report.issues[0].measures[0]
    results = (*measure.results, *map(an_item, more))
    return with_measure(report, measure.id, results=results)


def confirmed(report: Report) -> Report:
    """The report, all of it reviewed."""
    return confirm(report, ids_in(report))


def with_budget(budget: Amount | str) -> Report:
    """A report with a column of money, and this in it."""
    columns = (*DEFAULT_COLUMNS, *(column for column in KNOWN_COLUMNS if column.key == "budget"))
    return replace(a_report(an_issue(a_measure().with_value("budget", budget))), columns=columns)


FOUND_IN: dict[str, Report] = {
    "missing": replace(a_report(), signers=()),
    "misdated": a_report(an_issue(a_measure(period=OTHER_YEAR))),
    "misprinted": where(STEP, "ประชุมท\u0e48\u0e35สำนักงาน"),
    "repeated_numbers": a_report(an_issue(a_measure()), an_issue(a_measure(), title="กลไกการป้องกันการทุจริต")),
    "unreviewed": all_unreviewed(a_report()),
    "unseen": where(STEP, "คำ\u200bหนึ่ง"),
    "wrong_places": where("agency.district", "ปรางค์กู่"),
    "near_misses": where(STEP, "องค์การบริหารส่วนตำบลลำโรงจัดประชุม"),
    "spaced_names": where(STEP, "องค์การบริหารส่วนตำบล สำโรง จัดประชุม"),
    "misspelt_kinds": where(STEP, "จัดทำคู่มือ", "องค์กรบริหารส่วนตำบลจัดประชุม ๒ ครั้ง"),
    "name_without_kind": replace(a_report(), agency=replace(a_report().agency, kind="", name="สำโรง")),
    "other_titles": where("title", REPORT_TITLE.replace("ภายใน", "ใน")),
    "posts_of_others": where(STEP, "เสนอนายกเทศมนตรีทราบ"),
    "years_left_over": where(STEP, "จัดทำคู่มือ ประจำปีงบประมาณ พ.ศ. ๒๕๖๗"),
    "years_of_two_digits": where(STEP, "จัดทำคู่มือ ปีงบประมาณ ๖๘"),
    "mixed_digits": where(STEP, "จัดประชุม ๑2 ครั้ง"),
    "long_years": where(STEP, "จัดทำคู่มือ พ.ศ. ๒๕๖๘๘"),
    "arabic_among_thai": where(STEP, "จัดประชุม ๑๒ ครั้ง มีผู้เข้าร่วม 40 คน"),
    "unread_sums": with_budget("๑๒,๕๐"),
    "variants": where(STEP, "ใช้ระบบ EService", "ใช้ระบบ E-Service ๒ งาน", "เปิดระบบ E-Service ๑ งาน"),
    "repetition_marks": where(STEP, "งานอื่นๆที่เกี่ยวข้อง"),
    "slashes": where(STEP, "ทุกสำนัก/ กอง"),
    "cut_words": where(STEP, "แผนการจัดซื้อจัด จ้าง"),
    "glued_shortenings": where(STEP, "การจัดซื้อจัดจ้างฯของหน่วยงาน", "แผนการจัดซื้อจัดจ้างฯ ของหน่วยงาน ๑ ฉบับ"),
    "glued_abbreviations": where(STEP, "ลงเว็บไซต์อบต.", "ลงเว็บไซต์ อบต. ๒ ครั้ง"),
    "doubled": where(STEP, "จัดทำมาตรการการ (ฉบับร่าง)"),
    "unpaired_brackets": where(STEP, "จัดทำคู่มือ (ฉบับปรับปรุง"),
    "out_of_context": where(STEP, "แจงให้ทุกส่วนงานทราบ"),
    "split_am": where(STEP, "ท\u0e4d\u0e32งาน"),
    "misspelt": where(STEP, "จัดทำระเบียบและกฏหมาย"),
    "issues_without_measures": a_report(an_issue(a_measure()), an_issue(number=2, title="กลไกการป้องกันการทุจริต")),
    "single_issue": a_report(
        an_issue(*(a_measure(f"มาตรการ{topic}") for topic in ("ให้บริการออนไลน์", "ดูแลทรัพย์สิน", "จัดซื้อจัดจ้าง")))
    ),
    "identical_items": where(STEP, "จัดประชุม", "มีผู้เข้าร่วม ๑๒ คน", "มีผู้เข้าร่วม ๑๒ คน"),
    "steps_without_results": where(STEP, "สำรวจครุภัณฑ์ ทะเบียนทรัพย์สิน และอาคารสถานที่"),
    "without_evidence": a_report(an_issue(a_measure(results=(an_item("มีคู่มือการให้บริการ"),)))),
}
"""For each check a report in which it alone finds something."""

NOT_FOUND_IN: dict[str, Report] = {
    "missing": a_report(an_issue(a_measure(period=TextPeriod("ตลอดปีงบประมาณ"), owners=("ทุกสำนัก/กอง",)))),
    "misdated": a_report(an_issue(a_measure(period=DatePeriod(date(2023, 10, 1), date(2025, 9, 30))))),
    "misprinted": where(STEP, "ผู้ใหญ่ที่น้ำซึม กรุณาชี้แจงให้ครบ"),
    "repeated_numbers": a_report(an_issue(a_measure()), an_issue(a_measure(), number=3, title="กลไกการป้องกันการทุจริต")),
    "unreviewed": confirmed(all_unreviewed(a_report())),
    "unseen": where(STEP, "คำ\u00a0หนึ่ง – “สอง” … ๓"),
    "wrong_places": where(STEP, "ประชุมที่อำเภอปักธงชัย จังหวัดนครราชสีมา"),
    "near_misses": where(STEP, "องค์การบริหารส่วนตำบลสำโรงร่วมกับตำบลธงชัยเหนือ"),
    "spaced_names": where(STEP, "องค์การบริหารส่วนตำบล และเทศบาล จัดประชุม"),
    "misspelt_kinds": where(STEP, "เชิญองค์กรปกครองส่วนท้องถิ่นและองค์กรชุมชน"),
    "name_without_kind": replace(a_report(), agency=replace(a_report().agency, name="อบต.สำโรง")),
    "other_titles": where(STEP, "ส่งเสริมคุณธรรมในหน่วยงาน"),
    "posts_of_others": where(STEP, "เชิญนายกเทศมนตรีตำบลเมืองปักมาบรรยาย"),
    "years_left_over": where(STEP, "เปรียบเทียบกับปีงบประมาณ พ.ศ. ๒๕๖๗"),
    "years_of_two_digits": where(STEP, "ตั้งแต่ ๑ ต.ค. ๖๗ - ๓๐ ก.ย. ๖๘"),
    "mixed_digits": where(STEP, "จัดประชุม ๑๒ ครั้ง ห้อง 2"),
    "long_years": where(STEP, "ใช้งบประมาณ ๒๕๖๘๘ บาท"),
    "arabic_among_thai": where(STEP, "ประกาศ ๒ ฉบับ ที่ www.samrong.go.th/2568 โทร. 044-441234"),
    "unread_sums": with_budget(Amount("12500")),
    "variants": where(STEP, "ใช้ระบบ E-Service ที่ www.e-service.go.th", "เปิดระบบ E-Service ๑ งาน"),
    "repetition_marks": where(STEP, "งานอื่น ๆ ที่เกี่ยวข้อง (ต่าง ๆ)"),
    "slashes": where(STEP, "ทุกสำนัก/กอง โครงการ / กิจกรรม มท ๐๘๐๘/ว ๑"),
    "cut_words": where(STEP, "แผนการจัดซื้อ จัดจ้าง และพัสดุ"),
    "glued_shortenings": where(STEP, "ในกรุงเทพฯและที่อื่น ฯลฯ", "แผนการจัดซื้อจัดจ้างฯ ของหน่วยงาน ๑ ฉบับ"),
    "glued_abbreviations": where(STEP, "ลงเว็บไซต์อบต.", "ลงเว็บไซต์ของอบต. ๒ ครั้ง"),
    "doubled": where(STEP, "มาตรการการบริหารงานบุคคล รายการการจัดซื้อ ลูกจ้าง ลูกจ้างประจำ"),
    "unpaired_brackets": where(STEP, "1) จัดทำคู่มือ (ฉบับปรับปรุง) 2) เผยแพร่ “ครบ”"),
    "out_of_context": where(STEP, "ชี้แจงให้ทุกส่วนงานทราบ ไม่รับของกำนัล"),
    "split_am": where(STEP, "ทำงาน น้ำ คำ"),
    "misspelt": where(STEP, "จัดทำระเบียบและกฎหมาย"),
    "issues_without_measures": a_report(an_issue(), an_issue(number=2, title="กลไกการป้องกันการทุจริต")),
    "single_issue": a_report(an_issue(*(a_measure(f"มาตรการ{topic}") for topic in ("ให้บริการออนไลน์", "ดูแลทรัพย์สิน")))),
    "identical_items": where(STEP, "มีผู้เข้าร่วม ๑๒ คน", "มีผู้เข้าร่วม ๑๓ คน"),
    "steps_without_results": where(STEP, "สำรวจครุภัณฑ์ และอาคารสถานที่"),
    "without_evidence": a_report(an_issue(a_measure(results=(an_item("เผยแพร่ที่ www.samrong.go.th"),)))),
}
"""For each check a report with something like what it looks for, and which is right."""


TEXTS = sorted({one.text for report in FOUND_IN.values() for one in texts(report) if one.address.item is not None})
"""Everything above that stands in a list, with a fault or without."""


def found(name: str, report: Report) -> tuple[Problem, ...]:
    """What the check of that name finds in the report."""
    of_reports = {check.__name__: check for check in AT_ONCE}
    in_texts = {check.__name__: check for check in (*IN_BACKGROUND, *CONSISTENCY)}
    return tuple(of_reports[name](report) if name in of_reports else in_texts[name](Reading(report)))


def test_every_check_is_in_the_list_of_checks() -> None:
    listed = [check.__name__ for check in (*AT_ONCE, *IN_BACKGROUND, *CONSISTENCY)]

    assert sorted(listed) == sorted(CHECKS)


@pytest.mark.parametrize("name", sorted(CHECKS))
def test_every_check_has_a_report_here_in_which_it_alone_finds_something(name: str) -> None:
    finders = {check for check in CHECKS if found(check, FOUND_IN[name])}

    assert name in finders
    assert finders - {name} <= {"misspelt"}  # which knows letters that are out of order, and องค์กรบริหาร
    assert len(one_a_fault(problem for check in sorted(finders) for problem in found(check, FOUND_IN[name]))) == len(
        found(name, FOUND_IN[name])
    )


@pytest.mark.parametrize("name", sorted(CHECKS))
def test_every_check_has_a_report_here_with_the_like_in_which_it_finds_nothing(name: str) -> None:
    assert found(name, NOT_FOUND_IN[name]) == ()
    assert NOT_FOUND_IN[name] != FOUND_IN[name]


def test_a_usual_report_has_nothing_to_look_at() -> None:
    assert {check for check in CHECKS if found(check, a_report())} == set()


@pytest.mark.parametrize(
    "name",
    ["missing", "misdated", "misprinted", "misspelt_kinds", "repeated_numbers", "unseen", "wrong_places"],
)
def test_the_key_for_problems_goes_to_what_is_missing_and_to_what_is_to_be_mended(
    name: str, clerk: Clerk, tmp_path: Path
) -> None:
    clerk.opens(a_file(tmp_path, FOUND_IN[name]))
    clerk.waits_until(lambda: bool(clerk.page.problems))
    (problem,) = clerk.page.problems

    clerk.presses("F8")

    assert clerk.window.status.currentMessage() == said(problem)
    assert clerk.page.address_of_caret().field == problem.address.field


@pytest.mark.parametrize("name", sorted(CHECKS))
def test_what_it_finds_is_said_to_other_programs(name: str) -> None:
    first = found(name, FOUND_IN[name])[0]

    (printed,) = objects_of(FOUND_IN[name], (first,))

    assert (printed["kind"], printed["severity"], printed["fix"]) == (first.kind, first.severity, first.fix)
    assert THAI.search(printed["message"])
    assert printed["place"]


@pytest.mark.parametrize("name", sorted(CHECKS))
def test_what_it_finds_is_said_in_english(name: str) -> None:
    language.use(Language.ENGLISH)

    for problem in found(name, FOUND_IN[name]):
        message = QUOTED.sub("", problem.message)
        assert not THAI.search(message + describe(FOUND_IN[name], problem.address))


@pytest.mark.parametrize("name", sorted(CHECKS))
def test_what_it_offers_mends_it_and_gives_rise_to_nothing_else(name: str) -> None:
    report = FOUND_IN[name]
    problems = [problem for problem in found(name, report) if problem.fix is not None]

    made, count = mended(report, problems)

    assert count == len(problems)
    if problems:
        assert {check for check in CHECKS if found(check, made)} <= {name}
        assert len(found(name, made)) == len(found(name, report)) - count


@given(data=st.data(), faulty=st.lists(st.sampled_from(TEXTS), min_size=1, max_size=6), from_last_year=st.booleans())
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_fixes_are_one_step_that_is_taken_back_without_a_trace(
    data: st.DataObject, faulty: list[str], from_last_year: bool, qapp: object
) -> None:
    joined = [" ".join(faulty), *faulty]
    report = where("agency.district", data.draw(st.sampled_from(["ปักธงชัย", "ปรางค์กู่"])), *joined)
    report = all_unreviewed(with_measure(report, report.issues[0].measures[0].id, period=OTHER_YEAR))
    report = report if from_last_year else confirmed(report)
    of_all = one_a_fault(problem for name in sorted(CHECKS) for problem in found(name, report))
    mendable = [problem for problem in of_all if problem.fix is not None]
    chosen = data.draw(st.sets(st.sampled_from(mendable), min_size=1)) if mendable else set()
    document = Document(report)

    made, count = mended(report, chosen)
    document.apply("แก้", lambda _: made)

    crossed = {one for one, other in itertools.permutations(chosen, 2) if _cross(one, other)}
    assert len(chosen - crossed) <= count <= len(chosen), "of fixes that cross each other, one is enough"
    assert document.history.count() == bool(chosen)
    others = {(one.address, one.part) for one in texts(report)} - {
        (one.address, one.words.part) for one in chosen if one.words is not None
    }
    assert {one for one in texts(report) if (one.address, one.part) in others} <= set(texts(made))
    document.undo()
    assert document.report == report
    assert unreviewed_in(document.report) == unreviewed_in(report)
    document.redo()
    assert document.report == made


def _cross(one: Problem, other: Problem) -> bool:
    if one.words is None or other.words is None:
        return False
    same = (one.address, one.words.part) == (other.address, other.words.part)
    return same and one.words.start < other.words.end and other.words.start < one.words.end


def test_a_word_of_the_users_own_is_right_on_the_command_line_too(tmp_path: Path) -> None:
    path = a_file(tmp_path, where(STEP, "ประชุมเรื่องหญ้าเนเปียร์"))

    def doubts() -> list[str]:
        return [one["text"] for one in json.loads(run("check", "--json", path).out) if one["kind"] == "spelling"]

    before = doubts()
    home.save(replace(home.load(), own_words=tuple(before)))

    assert before
    assert doubts() == []
