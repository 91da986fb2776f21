"""Measures of a file go into the open report: as new ones, or into those that are there, which lose nothing."""

from dataclasses import replace

from ita_desktop.domain.merging.placing import added, matched
from ita_desktop.domain.report.columns import DEFAULT_COLUMNS, Column, ColumnKind
from ita_desktop.domain.report.report import ListName, Measure, Report, TextPeriod
from tests.support.reports import a_measure, a_report, an_issue, an_item

INDICATOR = (*DEFAULT_COLUMNS, Column("indicator", "ตัวชี้วัด", ColumnKind.LIST))
STEPS = (an_item("ประชุม"),)
WEB = replace(a_measure("มาตรการเผยแพร่ข้อมูล", steps=STEPS), results=(), outcomes=(), owners=("สำนักปลัด",))
MINE = a_report(an_issue(WEB, title="กระบวนการโปร่งใส"))


def titles(report: Report) -> list[tuple[int, str, list[str]]]:
    return [(issue.number, issue.title, [one.title for one in issue.measures]) for issue in report.issues]


def from_file(title: str, *results: str, owners: tuple[str, ...] = ()) -> Measure:
    made = a_measure(title, steps=(), results=tuple(an_item(text) for text in results))
    return replace(made, outcomes=(), owners=owners, period=TextPeriod())


def test_new_measures_go_under_the_issue_of_their_title_or_under_a_new_one() -> None:
    same = an_issue(from_file("มาตรการจัดซื้อ", "โปร่งใส"), title="กระบวนการ โปร่งใส")
    other = an_issue(from_file("มาตรการร้องเรียน", "มีช่องทาง"), from_file("มาตรการอบรม"), title="การรับเรื่องร้องเรียน")

    placed = added(MINE, (same, other), DEFAULT_COLUMNS)

    number = MINE.issues[0].number
    assert titles(placed.report) == [
        (number, "กระบวนการโปร่งใส", ["มาตรการเผยแพร่ข้อมูล", "มาตรการจัดซื้อ"]),
        (number + 1, "การรับเรื่องร้องเรียน", ["มาตรการร้องเรียน", "มาตรการอบรม"]),
    ]
    assert (placed.added, placed.filled, placed.left) == (3, 0, ())


def test_measures_without_an_issue_go_under_the_last_one_and_an_empty_report_gets_one() -> None:
    nameless = an_issue(from_file("มาตรการอบรม"), title="")

    assert titles(added(MINE, (nameless,), DEFAULT_COLUMNS).report)[-1][2] == ["มาตรการเผยแพร่ข้อมูล", "มาตรการอบรม"]
    assert [one[2] for one in titles(added(replace(MINE, issues=()), (nameless,), DEFAULT_COLUMNS).report)] == [
        ["มาตรการอบรม"]
    ]


def test_a_measure_of_the_same_or_nearly_the_same_title_gets_only_what_it_lacks() -> None:
    part = an_issue(
        from_file("มาตรการเผยแพร่  ข้อมูล", "เผยแพร่แล้ว", owners=("กองคลัง",)), from_file("มาตรการอบรม", "อบรมแล้ว")
    )

    placed = matched(MINE, (part,), DEFAULT_COLUMNS)

    web = placed.report.measure(WEB.id)
    assert web is not None
    assert [item.text for item in web.items(ListName.STEPS)] == ["ประชุม"]
    assert [item.text for item in web.items(ListName.RESULTS)] == ["เผยแพร่แล้ว"]
    assert web.owners == ("สำนักปลัด",)
    assert (placed.added, placed.filled) == (1, 1)
    assert [(field.attribute, value) for field, value in placed.left] == [("owners", ("กองคลัง",))]


def test_titles_that_are_nearly_the_same_are_one_measure_and_others_are_not() -> None:
    near = matched(MINE, (an_issue(from_file("มาตรการเผยแพร่ข้อมูลฯ", "ก")),), DEFAULT_COLUMNS)
    far = matched(MINE, (an_issue(from_file("มาตรการจัดซื้อจัดจ้าง", "ก")),), DEFAULT_COLUMNS)

    assert (near.filled, near.added) == (1, 0)
    assert (far.filled, far.added) == (0, 1)


def test_the_same_items_with_other_ids_are_nothing_to_leave_out() -> None:
    again = replace(WEB, id=a_measure("").id, steps=(an_item("ประชุม "),))

    placed = matched(MINE, (an_issue(again),), DEFAULT_COLUMNS)

    assert placed.left == ()
    assert placed.report == MINE


def test_each_measure_is_filled_once_and_new_columns_come_with_their_values() -> None:
    first = from_file("มาตรการเผยแพร่ข้อมูล").with_value("indicator", (an_item("ร้อยละ ๘๐"),))
    second = from_file("มาตรการเผยแพร่ข้อมูล", "อีกครั้ง")

    placed = matched(MINE, (an_issue(first, second),), INDICATOR)

    assert placed.report.columns[-1].key == "indicator"
    assert [[item.text for item in one.items("indicator")] for _, _, one in placed.report.measures()] == [
        ["ร้อยละ ๘๐"],
        [],
    ]
    assert (placed.filled, placed.added) == (1, 1)
