"""A report's frame as a kind: what next year's begins with, and nothing of its measures, persons or pictures."""

from dataclasses import replace

from ita_desktop.domain.limits import KEY_MAX_LENGTH, KIND_NAME_MAX_LENGTH
from ita_desktop.domain.report.paper_settings import Emblem, PaperSettings, PictureType
from ita_desktop.domain.report.report import Signer
from ita_desktop.domain.report_kinds.frames import beside, kind_of
from ita_desktop.domain.report_kinds.new_reports import new_of_kind
from ita_desktop.domain.report_kinds.report_kind import OitItem, ReportKind
from ita_desktop.exchange.report_kinds.kind_files import kinds_at_hand
from ita_desktop.exchange.report_kinds.kind_json import read_kind, write_kind
from tests.journeys.test_any_table import filled, words_in_table
from tests.support.column_sets import SETS

REPORT = kinds_at_hand().all[0]


def test_the_frame_has_no_text_of_a_measure_no_name_and_no_picture() -> None:
    report = replace(
        filled(SETS["bs4"]),
        signers=(Signer("ผู้รายงาน", "ชื่อทดสอบ", ("ปลัดทดสอบ",)),),
        paper=PaperSettings(
            text_size=14, header="หัวของหน่วยงาน", footer="ท้ายของหน่วยงาน", emblem=Emblem(PictureType.PNG, b"x")
        ),
    )

    data = write_kind(kind_of(report, "แบบของเรา", None)).decode()

    assert [text for text in words_in_table(report) if text in data] == []
    assert "ชื่อทดสอบ" not in data and "ปลัดทดสอบ" not in data and report.agency.name not in data
    assert "ของหน่วยงาน" not in data and "emblem" not in data
    assert "ผู้รายงาน" in data and '"text_size": 14' in data


def test_a_new_report_of_the_frame_is_as_the_report_was_begun() -> None:
    report = replace(filled(SETS["bs4"]), fiscal_year=2568, ita_round=2569, oit_item="O22", title="ชื่อของเรา")

    kind = read_kind(write_kind(kind_of(report, "แบบของเรา", None)))
    made = new_of_kind(kind, 2568)

    assert (made.title, made.columns, made.paper, made.oit_item) == ("ชื่อของเรา", SETS["bs4"], report.paper, "O22")
    assert (made.fiscal_year, made.ita_round) == (2568, 2569)
    assert [issue.title for issue in made.issues] == [issue.title for issue in report.issues if issue.title]
    assert [signer.role for signer in made.signers] == [signer.role for signer in report.signers]
    assert not list(made.measures())


def test_a_table_without_issues_stays_one_without() -> None:
    bare = ReportKind("own", "แบบ", "รายงาน")

    assert kind_of(new_of_kind(bare, 2568), "แบบ", None).issues == ()


def test_what_a_report_does_not_say_comes_from_the_kind_that_it_was_made_as() -> None:
    report = replace(filled(SETS["seed6"]), ita_round=2570, oit_item="O24")

    kind = kind_of(report, "แบบของเรา", REPORT)

    assert (kind.memo, kind.months, kind.years) == (REPORT.memo, REPORT.months, REPORT.years)
    assert kind.items == (*REPORT.items, OitItem(2570, "O24"))
    assert (kind.source, kind.standings) == ("", ())
    assert kind.key != REPORT.key


def test_a_report_on_some_months_becomes_a_kind_whose_title_names_none() -> None:
    bs4 = kinds_at_hand().of_key("risk_bs4")
    assert bs4 is not None

    kind = kind_of(new_of_kind(bs4, 2568, months=3), "แบบของเรา", bs4)

    assert (kind.title, kind.months) == (bs4.title, bs4.months)
    assert new_of_kind(kind, 2569, months=3).title == new_of_kind(bs4, 2569, months=3).title


def test_the_year_that_the_user_put_right_for_a_round_is_that_of_the_kind_from_then_on() -> None:
    """Nothing is known of round 2570: the office that is told to report on the same year says so once."""
    report = replace(new_of_kind(REPORT, 2570), ita_round=2570)

    kind = read_kind(write_kind(kind_of(report, "แบบของเรา", REPORT)))

    assert [kind.year_of(round_) for round_ in (2568, 2569, 2570, 2571)] == [2568, 2568, 2570, 2571]
    assert new_of_kind(kind, 2570).ita_round == 2570
    assert kind_of(new_of_kind(REPORT, 2569), "แบบของเรา", REPORT).years == REPORT.years


def test_a_key_and_a_name_that_are_taken_get_a_number() -> None:
    kind, long = ReportKind("own", "แบบ", "ก"), ReportKind("o" * KEY_MAX_LENGTH, "ข" * KIND_NAME_MAX_LENGTH, "ก")

    assert beside(kind, (long,)) == kind
    assert beside(kind, (kind,)) == replace(kind, key="own_2", name="แบบ (๒)")
    assert beside(kind, (kind, replace(kind, key="own_2"))) == replace(kind, key="own_3", name="แบบ (๓)")
    assert beside(kind, (replace(kind, key="other"),)) == replace(kind, name="แบบ (๒)")
    free = beside(long, (long,))
    assert read_kind(write_kind(free)) == free != long
