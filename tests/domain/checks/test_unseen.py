"""Characters that nobody sees are findings, each with its place."""

from dataclasses import replace

from ita_desktop.domain.checks.reading import Reading
from ita_desktop.domain.checks.unseen import unseen
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.admission import UNSEEN
from ita_desktop.domain.report.report import Agency, Signer
from tests.support.reports import a_measure, a_report, an_issue, an_item

ZERO_WIDTH_SPACE, SOFT_HYPHEN = "\u200b", "\u00ad"


def test_those_that_turn_the_direction_of_text_are_a_finding_of_their_own() -> None:
    turned = an_item("ประชุม\u202eกลับ\u2066 และ\u200bแจ้ง")
    report = a_report(an_issue(a_measure(results=(turned,))))

    messages = [problem.message for problem in unseen(Reading(report))]

    assert ["(U+202E, U+2066)" in message for message in messages] == [True, False]
    assert ["(U+200B)" in message for message in messages] == [False, True]
    assert "กลับทิศทาง" in messages[0]


def test_a_finding_names_the_field_also_where_that_is_not_printed() -> None:
    item = an_item(f"จัดทำ{ZERO_WIDTH_SPACE}คู่มือ")
    report = replace(
        a_report(an_issue(a_measure(steps=(item,), owners=("กองคลัง", f"กอง{SOFT_HYPHEN}ช่าง")))),
        agency=Agency(website=f"www.{ZERO_WIDTH_SPACE}sara.go.th"),
        signers=(Signer(name="อรทัย", positions=("ปลัด", f"ปฏิบัติราชการ{SOFT_HYPHEN}แทน")),),
    )
    issue = report.issues[0]
    measure = issue.measures[0]

    assert [problem.address for problem in unseen(Reading(report))] == [
        Address("agency.website"),
        Address("measure.steps", measure=measure.id, item=item.id),
        Address("measure.owners", measure=measure.id),
        Address("signer.positions", signer=0),
    ]


def test_a_character_is_named_once_however_often_it_stands_there() -> None:
    (problem,) = unseen(Reading(a_report(title=ZERO_WIDTH_SPACE.join("รายงาน"))))

    assert problem.message.count("U+200B") == 1


def test_ordinary_thai_has_nothing_unseen() -> None:
    assert not UNSEEN.search("น้ำ ฏู ฝื้ ๆ ฯลฯ\u00a0(ก)\tข\nค 👩🏽 é")
    assert list(unseen(Reading(a_report(an_issue(a_measure()))))) == []
