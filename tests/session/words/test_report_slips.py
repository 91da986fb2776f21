"""What is known of the spelling of a whole report: by its texts, the known words, and how often words occur."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

from hypothesis import given

from ita_desktop.domain.checks.reading import Reading
from ita_desktop.domain.checks.writing.spelling import known_words, misspelt, slips_of
from ita_desktop.domain.report import edits
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.report import Report
from ita_desktop.domain.report.review.reviewing import set_aside, take_back
from ita_desktop.domain.report.texts import texts, texts_near
from ita_desktop.session.words.report_slips import Checked, check, check_near
from ita_desktop.spelling.slips import Slip
from tests.support.reports import a_measure, a_report, an_issue, an_item, reports, retitled

COVER = Address("title")
MOST = 10_000


def report_of(*steps: str, title: str = "มาตรการ") -> Report:
    return a_report(an_issue(a_measure(title, steps=tuple(map(an_item, steps)))))


def checked(report: Report, own: tuple[str, ...] = (), most: int = MOST) -> Checked:
    return check(Reading(report), Checked(known_words(report, own)), COVER, most)


def words(of: Checked) -> list[str]:
    return [one.slip.words for one in of.slips]


def test_a_slip_is_where_its_words_are() -> None:
    report = report_of("จัดทำประกาศและเผยแผร่ทางเว็บไซต์")

    (found,) = checked(report).slips

    measure = next(report.measures())[2]
    assert found.hit.address == Address("measure.steps", measure=measure.id, item=measure.steps[0].id)
    assert found.hit.text[found.hit.start : found.hit.end] == "เผยแผร่"
    assert found.slip.suggestions[0] == "เผยแพร่"


def test_words_that_occur_three_times_are_right_but_not_what_is_certainly_wrong() -> None:
    assert words(checked(report_of("จัดเต้นบาสโลบ", "ฝึกบาสโลบ"))) == ["บาสโลบ", "บาสโลบ"]
    assert words(checked(report_of("จัดเต้นบาสโลบ", "ฝึกบาสโลบ", "แข่งบาสโลบ"))) == []
    assert words(checked(report_of(*["การปฎิบัติงาน"] * 3))) == ["ปฎิบัติ"] * 3


def test_words_of_the_profile_and_of_the_user_are_right() -> None:
    report = report_of("จัดเต้นบาสโลบ")
    of_profile = replace(report, agency=replace(report.agency, subdistrict="บาสโลบ"))

    assert words(checked(report)) == ["บาสโลบ"]
    assert words(checked(of_profile)) == []
    assert words(checked(report, own=("บาสโลบ",))) == []
    assert words(checked(replace(report, own_words=frozenset({"บาสโลบ"})))) == []


def test_words_that_are_set_aside_in_the_report_are_no_slips_there() -> None:
    report = report_of("การปฎิบัติงาน", "การเผยแผร่ข้อมูล")

    aside = set_aside(report, "spelling", "ปฎิบัติ")

    assert words(check(Reading(aside), checked(report), COVER, MOST)) == ["เผยแผร่"]
    assert words(check(Reading(take_back(aside, "spelling", "ปฎิบัติ")), checked(aside), COVER, MOST)) == [
        "ปฎิบัติ",
        "เผยแผร่",
    ]
    assert words(checked(set_aside(report, "spacing", "ปฎิบัติ"))) == ["ปฎิบัติ", "เผยแผร่"]


def test_in_parts_only_what_is_certain_is_known_until_all_is_checked() -> None:
    report = report_of("จัดเต้นบาสโลบ", "การปฎิบัติงาน", "ฝึกบาสโลบ", "แข่งบาสโลบ")
    measure = next(report.measures())[2]
    known, shown = Checked(known_words(report, ())), []

    while not known.is_whole:
        known = check(Reading(report), known, Address("measure.title", measure=measure.id), 2)
        shown.append(words(known))

    assert len(shown) > 2
    assert {word for part in shown for word in part} == {"ปฎิบัติ"}
    assert known.slips == checked(report).slips


def test_what_is_on_the_screen_is_checked_first() -> None:
    report = report_of("การปฎิบัติงาน")
    measure = next(report.measures())[2]

    first = check(Reading(report), Checked(known_words(report, ())), Address("measure.title", measure=measure.id), 2)

    assert words(first) == ["ปฎิบัติ"]
    assert not first.is_whole


def test_what_was_found_stays_until_it_is_checked_with_the_new_words() -> None:
    report = report_of("จัดเต้นบาสโลบ", "การเผยแผร่ข้อมูล")

    after = checked(report).with_known(known_words(report, ("บาสโลบ",)))

    assert after.slips_in("จัดเต้นบาสโลบ") == ()
    assert [slip.words for slip in after.slips_in("การเผยแผร่ข้อมูล") or ()] == ["เผยแผร่"]
    assert words(check(Reading(report), after, COVER, MOST)) == ["เผยแผร่"]


def test_a_check_that_is_not_wanted_any_more_keeps_what_it_has() -> None:
    report = report_of("จัดเต้นบาสโลบ", "การเผยแผร่ข้อมูล")
    left = [True] * 40

    part = check(Reading(report), Checked(known_words(report, ())), COVER, MOST, lambda: bool(left) and left.pop())

    assert not part.is_whole
    assert set(part.texts) < set(checked(report).texts)


def test_texts_that_were_typed_over_are_forgotten() -> None:
    report = report_of("จัดเต้นบาสโลบ")

    after = check(Reading(retitled(report, "รายงาน")), checked(report), COVER, MOST)

    assert report.title not in after.texts
    assert "จัดเต้นบาสโลบ" in after.texts


def test_the_slips_of_several_texts_in_a_line_are_at_their_places_in_it() -> None:
    measure = a_measure(owners=("สำนักปลัด", "กองคลงั"))
    known = checked(a_report(an_issue(measure)))

    (slip,) = known.slips_in("สำนักปลัด, กองคลงั ") or ()

    assert (slip.start, slip.words) == (len("สำนักปลัด, "), "กองคลงั")
    assert known.slips_in("สำนักปลัด, กองชาง") is None


def test_the_list_of_findings_has_the_very_slips_that_have_a_line() -> None:
    report = report_of("จัดทำประกาศและเผยแผร่ทางเว็บไซต์ของหน่วยงาน", "การปฎิบัติงานเป็นไปอย่างโปร่งใส")
    known = known_words(report, ("บาสโลบ",))

    shown = check(Reading(report), Checked(known), COVER, MOST)
    found = misspelt(Reading(report, frozenset({"บาสโลบ"})))

    assert [one.words.text for one in found if one.words is not None] == words(shown) == ["เผยแผร่", "ปฎิบัติ"]
    for text, slips in shown.texts.items():
        assert slips_of(text, known_words(report, ("บาสโลบ",))) is slips, "it was looked at once"


def test_two_threads_that_ask_for_one_text_at_a_time_get_what_one_of_them_has_found() -> None:
    known = frozenset({"คำของการทดสอบนี้"})
    asked, together = [f"ประชุมครั้งที่ {number} และเผยแผร่" for number in range(60)], Barrier(2)

    def all_of_them() -> list[tuple[Slip, ...]]:
        together.wait()
        return [slips_of(text, known) for text in asked]

    with ThreadPoolExecutor(2) as threads:
        first, second = (one.result() for one in [threads.submit(all_of_them) for _ in range(2)])

    assert all(one is other for one, other in zip(first, second, strict=True))
    assert all(first), "each has a slip of its own"


@given(reports())
def test_any_report_is_checked_and_every_slip_is_in_its_text(report: Report) -> None:
    known = checked(report)

    assert known.is_whole
    for one in known.slips:
        assert one.hit.text[one.hit.start : one.hit.end] == one.slip.words
        assert known.slips_in(one.hit.text)


def test_what_is_on_screen_is_checked_without_the_rest_and_what_was_known_stays() -> None:
    here = a_measure("มาตรการที่แสดง", steps=(an_item("การปฎิบัติงาน"),))
    other = a_measure("มาตรการอื่น", steps=(an_item("การเผยแผร่ข้อมูล"),))
    report = a_report(an_issue(here, other))
    before = checked(report)
    edited = edits.set_field(report, Address("measure.title", measure=here.id), "มาตรการเผยแผร่ข้อมูล")
    edited = edits.set_field(edited, Address("measure.title", measure=other.id), "มาตรการอนุญาติ")

    after = check_near(edited, before, Address("measure.title", measure=here.id))

    assert [one.words for one in after.slips_in("มาตรการเผยแผร่ข้อมูล") or ()] == ["เผยแผร่"]
    assert after.slips_in("มาตรการอนุญาติ") is None, "it is not on screen"
    assert (after.slips, after.is_whole) == (before.slips, True)


@given(reports())
def test_the_texts_of_each_part_are_together_those_of_the_report(report: Report) -> None:
    parts = [COVER, *(Address("issue.title", issue=issue.id) for issue in report.issues)]
    parts += [Address("measure.title", measure=measure.id) for _, _, measure in report.measures()]

    found = [one for part in parts for one in texts_near(report, part)]

    assert Counter(found) == Counter(texts(report))
