"""A kind of report that is edited: what cannot be kept is said, and what the user changed is not unsure any more."""

from dataclasses import replace

import pytest

from ita_desktop.domain.report_kinds.editing import copy_of, edited, read_wording, shown_wording, why_not_kept
from ita_desktop.domain.report_kinds.report_kind import MemoWording, OitItem, Part, ReportKind, Standing, YearOffset

KIND = ReportKind(
    "report",
    "รายงานผล",
    "รายงานผลการดำเนินการ",
    items=(OitItem(2568, "O28", Standing.UNCONFIRMED), OitItem(2569, "O26")),
    standings=((Part.TITLE, Standing.UNCONFIRMED), (Part.MEMO, Standing.PROPOSED)),
    source="a published report",
)


def test_a_kind_of_the_program_becomes_one_of_the_users_own() -> None:
    copy = copy_of(KIND)

    assert copy.key.startswith("own_") and copy.key != copy_of(KIND).key
    assert replace(copy, key=KIND.key, source=KIND.source) == KIND


def test_what_was_changed_is_not_unsure_any_more_and_the_rest_is_as_unsure_as_before() -> None:
    changed = edited(KIND, replace(KIND, title="รายงานผลของเทศบาล"))

    assert changed.standings == ((Part.MEMO, Standing.PROPOSED),)
    assert edited(KIND, KIND) == KIND


def test_rounds_are_kept_in_their_order_and_names_without_spaces_around() -> None:
    added = replace(
        KIND,
        name=" แบบใหม่ ",
        items=(*KIND.items, OitItem(2567, "O35")),
        years=(YearOffset(2570, 0), YearOffset(2569, -1)),
    )

    kept = edited(KIND, added)

    assert kept.name == "แบบใหม่"
    assert [one.round for one in kept.items] == [2567, 2568, 2569]
    assert [one.from_round for one in kept.years] == [2569, 2570]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"name": "  "}, "ชื่อแบบ"),
        ({"title": ""}, "ชื่อรายงาน"),
        ({"items": (OitItem(2569, "O26"), OitItem(2569, "O27"))}, "๒๕๖๙"),
        ({"years": (YearOffset(2570, 0), YearOffset(2570, -1))}, "๒๕๗๐"),
        ({"months": ()}, "อย่างน้อยหนึ่ง"),
        ({"memo": MemoWording(facts="ของ{ผู้ว่า}")}, "{ผู้ว่า}"),
        ({"memo": MemoWording(proposals=("อนุมัติ{title}", "ลงนาม{name}"))}, "{name}"),
    ],
)
def test_what_no_file_can_have_is_said(changed: dict[str, object], words: str) -> None:
    assert words in why_not_kept(replace(KIND, **changed))  # type: ignore[arg-type]  # any attribute


def test_a_kind_that_can_be_kept_is_called_so() -> None:
    assert why_not_kept(KIND) == ""
    assert why_not_kept(replace(KIND, memo=MemoWording("ขออนุมัติ{title}", closing="จึงเรียนมา"))) == ""


def test_the_names_in_the_braces_are_shown_in_words_and_kept_as_every_language_has_them() -> None:
    text = "ตามที่{agency}ได้จัดทำ{title} ปี {year}"

    assert shown_wording(text) == "ตามที่{ชื่อหน่วยงาน}ได้จัดทำ{ชื่อรายงาน} ปี {ปีงบประมาณ}"
    assert read_wording(shown_wording(text)) == text
    assert read_wording("{ ชื่อแผน } {ผู้ว่า} {item}") == "{plan_title} {ผู้ว่า} {item}"
