"""Merging: nothing is lost, nothing is decided for the clerk, and it does not matter who merges."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import Phase, given, seed, settings
from hypothesis import strategies as st

from ita_desktop.domain.limits import WORDS_MAX
from ita_desktop.domain.merging.compare import compare
from ita_desktop.domain.merging.conflicts import Choice, by_decisions, by_default
from ita_desktop.domain.merging.matching import with_common_ids, with_ids_of
from ita_desktop.domain.merging.merge import merge
from ita_desktop.domain.merging.merge_order import Order
from ita_desktop.domain.report import edits
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.ids import IssueId
from ita_desktop.domain.report.report import Issue, Item, ListName, Report, SetAside
from ita_desktop.domain.report.review import reviewing
from ita_desktop.exchange.json_report import read_json, write_json
from tests.support.certain import the
from tests.support.merging import by_rule
from tests.support.random_edits import edited
from tests.support.reports import a_measure, a_report, an_issue, an_item, reports, retitled, with_measure

SEED = 2568
"""So that the same reports are tried whenever the program is the same."""


def identity(report: Report) -> object:
    """The report with the ids that take no part in equality."""
    return (
        report,
        sorted(reviewing.unreviewed_in(report)),
        [
            (issue.id, [(m.id, [[item.id for item in m.items(name)] for name in ListName]) for m in issue.measures])
            for issue in report.issues
        ],
    )


def items_of(report: Report) -> list[Item]:
    return [item for _, _, m in report.measures() for name in ListName for item in m.items(name)]


def item_ids(report: Report) -> list[str]:
    return [item.id for item in items_of(report)]


Triple = tuple[Report | None, Report, Report]


@st.composite
def triples(draw: st.DrawFn) -> Triple:
    """A report and what two people made of it; sometimes nobody knows any more what it was."""
    base = draw(reports(max_issues=2))
    known = draw(st.integers(0, 4)) > 0
    return base if known else None, draw(edited(base, "a")), draw(edited(base, "b"))


def twice(triple: Triple, rule: Choice) -> None:
    """Merging twice changes nothing. Without a base nothing tells what was decided against from what is new."""
    base, mine, theirs = triple
    merged = merge(base, mine, theirs, by_rule(rule) if base is not None else by_default).report

    assert identity(merge(base, merged, theirs).report) == identity(merged)


def either_way(triple: Triple, _: Choice) -> None:
    """It does not matter who merges: the sides of the conflicts are exchanged, and nothing else."""
    base, mine, theirs = triple

    here = merge(base, mine, theirs, by_rule(Choice.MINE))
    there = merge(base, theirs, mine, by_rule(Choice.THEIRS))

    assert identity(here.report) == identity(there.report)
    assert {(c.key, c.mine, c.theirs) for c in here.conflicts} == {(c.key, c.theirs, c.mine) for c in there.conflicts}


def nothing_lost(triple: Triple, rule: Choice) -> None:
    """What both kept is there, and so is what anyone added, unless the clerk decided against it; nothing is twice."""
    base, mine, theirs = triple
    merged = merge(base, mine, theirs, by_rule(rule))
    decided = {c.key for c in merged.conflicts if c.mine is None or c.theirs is None}
    was, my, their, found = (set(item_ids(r)) if r is not None else set() for r in (base, mine, theirs, merged.report))

    assert len(item_ids(merged.report)) == len(found)
    assert my & their <= found
    assert decided or (my | their) - was <= found


def nothing_decided(triple: Triple, _: Choice) -> None:
    """Until the clerk decides, an item that both reworded reads as it did in my report."""
    base, mine, theirs = triple
    merged = merge(base, mine, theirs)
    open_items = {c.address.item for c in merged.conflicts if c.key.startswith("text:")}

    texts = {item.id: item.text for item in items_of(mine)}
    now = {item.id: item.text for item in items_of(merged.report)}
    assert {one: now.get(one) for one in open_items if one} == {one: texts[one] for one in open_items if one}


LAWS = (twice, either_way, nothing_lost, nothing_decided)


@pytest.mark.parametrize("law", LAWS)
def test_the_laws_of_merging_hold_for_random_edits(law: Callable[[Triple, Choice], None]) -> None:
    tried(law, 100)


@pytest.mark.acceptance("merge", "reports that two people edited: four laws of merging", count=5_000, seeds=str(SEED))
@pytest.mark.slow
@pytest.mark.timeout(3_600)
@pytest.mark.parametrize("law", LAWS)
def test_the_laws_of_merging_hold_for_thousands_of_random_edits(law: Callable[[Triple, Choice], None]) -> None:
    tried(law, 5_000)


def mine_first(_: object, mine: list[str], theirs: list[str], kept: set[str]) -> Order:
    """A planted mistake: mine comes first, where the right order does not know sides."""
    return Order(tuple(one for one in dict.fromkeys((*mine, *theirs)) if one in kept))


def mine_only(_: object, mine: list[str], __: object, kept: set[str]) -> Order:
    """A planted mistake: what only they added is forgotten."""
    return Order(tuple(one for one in mine if one in kept))


def turned_round(_: object, mine: list[str], theirs: list[str], kept: set[str]) -> Order:
    """A planted mistake: every merge turns the order round."""
    return Order(tuple(dict.fromkeys(one for one in (*theirs, *mine) if one in kept))[::-1])


@pytest.mark.acceptance("merge", "", planted=True)
@pytest.mark.parametrize(("law", "order"), [(either_way, mine_first), (nothing_lost, mine_only), (twice, turned_round)])
def test_the_laws_catch_a_planted_mistake(
    law: Callable[[Triple, Choice], None], order: Callable[..., Order], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ita_desktop.domain.merging.merge.merged_order", order)

    with pytest.raises(AssertionError):
        tried(law, 300)


def tried(law: Callable[[Triple, Choice], None], examples: int) -> None:
    """The law tried on as many triples of reports."""
    once = given(triple=triples(), rule=st.sampled_from(Choice))(lambda triple, rule: law(triple, rule))
    seed(SEED)(settings(max_examples=examples, phases=[Phase.generate])(once))()


@given(report=reports(), data=st.data())
def test_what_only_one_side_changed_is_taken_whole(report: Report, data: st.DataObject) -> None:
    changed = data.draw(edited(report, "a"))

    for mine, theirs in ((report, changed), (changed, report)):
        merged = merge(report, mine, theirs)

        assert identity(merged.report) == identity(changed)
        assert merged.conflicts == ()


@given(mine=reports(max_issues=2), theirs=reports(max_issues=2))
def test_reports_without_a_base_keep_everything_and_show_every_difference(mine: Report, theirs: Report) -> None:
    other = with_ids_of(theirs, mine)

    merged = merge(None, mine, other)

    assert set(item_ids(merged.report)) == set(item_ids(mine)) | set(item_ids(other))
    assert bool(merged.conflicts) == bool(compare(other, mine))
    assert identity(merge(None, merged.report, other).report) == identity(merged.report)


@given(mine=reports(max_issues=2), data=st.data())
def test_without_a_base_either_side_can_be_had_whole(mine: Report, data: st.DataObject) -> None:
    theirs = data.draw(edited(mine, "b"))

    for rule, wanted in ((Choice.MINE, mine), (Choice.THEIRS, theirs)):
        assert not compare(merge(None, mine, theirs, by_rule(rule)).report, wanted)


def test_own_words_and_findings_that_both_changed_are_merged_without_a_question() -> None:
    base = reviewing.set_aside(reviewing.add_own_word(a_report(), "สำโรง"), "spelling", "อบต.")
    mine = reviewing.set_aside(reviewing.add_own_word(base, "ปักธงชัย"), "place", "ตำบลสำโรง")
    theirs = reviewing.take_back(reviewing.remove_own_word(base, "สำโรง"), "spelling", "อบต.")
    theirs = reviewing.add_own_word(theirs, "กัญญาณัฐ")

    merged = merge(base, mine, theirs)

    assert merged.conflicts == ()
    assert merged.report.own_words == {"ปักธงชัย", "กัญญาณัฐ"}
    assert merged.report.set_aside == {SetAside("place", "ตำบลสำโรง")}


def test_without_a_base_the_words_of_both_are_kept_until_the_clerk_decides() -> None:
    mine, theirs = (reviewing.add_own_word(a_report(), word) for word in ("สำโรง", "ปักธงชัย"))
    theirs = with_ids_of(theirs, mine)

    merged = merge(None, mine, theirs)

    assert merged.report.own_words == {"สำโรง", "ปักธงชัย"}
    assert [conflict.default for conflict in merged.conflicts] == [Choice.BOTH]
    assert merge(None, mine, theirs, by_rule(Choice.THEIRS)).report.own_words == {"ปักธงชัย"}


def test_no_merge_has_more_words_than_a_report_may_have() -> None:
    base = a_report()
    mine, theirs = (
        replace(base, own_words=frozenset(f"{who}{number}" for number in range(WORDS_MAX))) for who in ("ก", "ข")
    )

    for merged in (merge(base, mine, theirs), merge(None, mine, theirs)):
        assert len(merged.report.own_words) == WORDS_MAX


@pytest.mark.parametrize("is_known", [True, False], ids=["base", "no base"])
def test_what_either_side_reviewed_is_reviewed(is_known: bool) -> None:
    base = reviewing.all_unreviewed(a_report(an_issue(a_measure(), a_measure())))
    first, second = base.issues[0].measures
    mine = reviewing.confirm(base, [first.id])
    theirs = with_measure(base, second.id, title="ชื่อใหม่")

    merged = merge(base if is_known else None, mine, theirs, by_rule(Choice.THEIRS)).report

    assert merged.unreviewed == {*first.item_ids(), *second.item_ids()}


def test_what_one_side_deleted_and_the_clerk_keeps_is_reviewed_as_it_was() -> None:
    base = reviewing.all_unreviewed(a_report(an_issue(a_measure(), a_measure())))
    measure = base.issues[0].measures[1]
    without = replace(edits.remove_measure(base, measure.id), unreviewed=base.unreviewed)
    with_it = with_measure(base, measure.id, title="ชื่อใหม่")
    reviewed = reviewing.confirm(with_it, reviewing.ids_in(base))

    for kept, left in ((with_it, reviewing.ids_in(base) - {measure.id}), (reviewed, frozenset())):
        here = merge(base, kept, without, by_rule(Choice.MINE)).report
        there = merge(base, without, kept, by_rule(Choice.THEIRS)).report

        assert reviewing.unreviewed_in(here) == reviewing.unreviewed_in(there) == left


def test_what_is_to_be_reviewed_keeps_so_when_things_get_the_ids_of_others() -> None:
    mine = a_report(an_issue(a_measure()))
    theirs = reviewing.all_unreviewed(read_json(write_json(mine))[0])

    made = with_ids_of(theirs, mine)

    assert made.unreviewed == reviewing.ids_in(mine)
    assert merge(mine, mine, made).report.unreviewed == reviewing.ids_in(mine)


def test_the_same_report_is_the_very_same_object_after_a_merge() -> None:
    report = a_report()

    assert merge(report, report, report).report is report


# By example: a division's copy comes back

COPY, BOOK, WEB = an_item("จัดทำคู่มือ"), an_item("ประชุมชี้แจง"), an_item("เผยแพร่ทางเว็บไซต์")
MEASURE = a_measure("มาตรการเผยแพร่ข้อมูล", steps=(COPY, BOOK, WEB), owners=("สำนักปลัด", "กองคลัง"))
OTHER = a_measure("มาตรการป้องกันการทุจริต")
BASE = a_report(an_issue(MEASURE, OTHER))


def steps(*items: Item) -> Report:
    return edits.set_items(BASE, MEASURE.id, ListName.STEPS, items)


def step_texts(report: Report) -> list[str]:
    measure = the(report.measure(MEASURE.id))
    return [item.text for item in measure.steps]


def test_steps_that_both_added_are_both_there_behind_what_they_were_added_behind() -> None:
    mine = steps(COPY, an_item("ของฉัน"), BOOK, WEB)
    theirs = steps(COPY, BOOK, WEB, an_item("ของเขา"))

    merged = merge(BASE, mine, theirs)

    assert step_texts(merged.report) == ["จัดทำคู่มือ", "ของฉัน", "ประชุมชี้แจง", "เผยแพร่ทางเว็บไซต์", "ของเขา"]
    assert merged.conflicts == ()


def test_a_step_reworded_by_one_and_moved_by_the_other_is_both() -> None:
    mine = steps(replace(COPY, text="จัดทำคู่มือการปฏิบัติงาน"), BOOK, WEB)
    theirs = steps(BOOK, WEB, COPY)

    merged = merge(BASE, mine, theirs)

    assert step_texts(merged.report) == ["ประชุมชี้แจง", "เผยแพร่ทางเว็บไซต์", "จัดทำคู่มือการปฏิบัติงาน"]
    assert merged.conflicts == ()


def test_a_step_reworded_by_both_is_a_conflict_with_three_ways_out() -> None:
    mine = steps(replace(COPY, text="จัดทำคู่มือฉบับฉัน"), BOOK, WEB)
    theirs = steps(replace(COPY, text="จัดทำคู่มือฉบับเขา"), BOOK, WEB)

    (conflict,) = merge(BASE, mine, theirs).conflicts
    results = {
        choice: step_texts(merge(BASE, mine, theirs, by_decisions({conflict.key: choice})).report)[:2]
        for choice in conflict.choices
    }

    assert (conflict.where, conflict.mine, conflict.theirs) == (
        "มาตรการ ๑ ขั้นตอน ข้อ ๑",
        "จัดทำคู่มือฉบับฉัน",
        "จัดทำคู่มือฉบับเขา",
    )
    assert results == {
        Choice.MINE: ["จัดทำคู่มือฉบับฉัน", "ประชุมชี้แจง"],
        Choice.THEIRS: ["จัดทำคู่มือฉบับเขา", "ประชุมชี้แจง"],
        Choice.BOTH: ["จัดทำคู่มือฉบับฉัน", "จัดทำคู่มือฉบับเขา"],
    }


def test_a_measure_deleted_by_one_and_changed_by_the_other_is_a_conflict() -> None:
    mine = edits.remove_measure(BASE, MEASURE.id)
    theirs = steps(COPY, BOOK)

    (conflict,) = merge(BASE, mine, theirs).conflicts
    back = merge(BASE, mine, theirs, by_decisions({conflict.key: Choice.THEIRS})).report

    assert conflict.mine is None
    assert the(conflict.theirs).startswith("มาตรการเผยแพร่ข้อมูล\nขั้นตอน:\n๑. จัดทำคู่มือ")
    assert back == theirs


def test_a_measure_deleted_by_one_and_left_alone_by_the_other_is_gone() -> None:
    mine = edits.remove_measure(BASE, OTHER.id)
    theirs = steps(COPY, BOOK)

    merged = merge(BASE, mine, theirs)

    assert [m.id for _, _, m in merged.report.measures()] == [MEASURE.id]
    assert merged.conflicts == ()


def test_a_step_moved_to_another_measure_is_there_once_though_its_old_measure_was_deleted() -> None:
    moved = edits.set_items(BASE, OTHER.id, ListName.STEPS, (*OTHER.steps, BOOK))
    mine = edits.set_items(moved, MEASURE.id, ListName.STEPS, (COPY, WEB))
    theirs = edits.remove_measure(BASE, MEASURE.id)

    found = item_ids(merge(BASE, mine, theirs, by_rule(Choice.MINE)).report)

    assert found.count(BOOK.id) == 1


def test_a_copy_that_held_only_a_part_brings_back_its_part() -> None:
    sent = edits.remove_measure(BASE, OTHER.id)
    theirs = edits.set_items(sent, MEASURE.id, ListName.STEPS, (COPY, BOOK))

    merged = merge(sent, BASE, theirs)

    assert [m.id for _, _, m in merged.report.measures()] == [MEASURE.id, OTHER.id]
    assert step_texts(merged.report) == ["จัดทำคู่มือ", "ประชุมชี้แจง"]
    assert merged.conflicts == ()


def test_a_file_that_came_back_as_json_is_merged_by_what_it_says() -> None:
    theirs = read_json(write_json(steps(COPY, replace(BOOK, text="ประชุมชี้แจงเจ้าหน้าที่"), WEB)))[0]
    base, kin = with_common_ids(BASE, BASE, theirs)

    merged = merge(base, steps(replace(COPY, text="จัดทำคู่มือใหม่"), BOOK, WEB), kin)

    assert step_texts(merged.report) == ["จัดทำคู่มือใหม่", "ประชุมชี้แจงเจ้าหน้าที่", "เผยแพร่ทางเว็บไซต์"]
    assert merged.conflicts == ()


def test_owners_come_and_go_one_by_one() -> None:
    mine = with_measure(BASE, MEASURE.id, owners=("สำนักปลัด", "กองคลัง", "กองช่าง"))
    theirs = with_measure(BASE, MEASURE.id, owners=("สำนักปลัด",))

    merged = merge(BASE, mine, theirs)

    measure = the(merged.report.measure(MEASURE.id))
    assert measure.owners == ("สำนักปลัด", "กองช่าง")
    assert merged.conflicts == ()


def test_what_comes_back_once_more_is_not_kept_a_second_time() -> None:
    item = an_item("จัดทำคู่มือ")
    sent = a_report(an_issue(a_measure(steps=(item,))))
    measure = sent.issues[0].measures[0].id
    mine, theirs = (
        with_measure(sent, measure, steps=(replace(item, text=text),)) for text in ("จัดทำคู่มือแล้ว", "จัดทำแผน")
    )

    once = merge(None, mine, theirs, by_rule(Choice.BOTH)).report
    twice = merge(None, once, theirs, by_rule(Choice.BOTH)).report

    assert [one.text for one in once.issues[0].measures[0].steps] == ["จัดทำคู่มือแล้ว", "จัดทำแผน"]
    assert twice == once


def test_issues_added_by_both_are_numbered_on() -> None:
    mine = edits.insert_issue(BASE, 1, Issue(IssueId("a"), 2, "ของฉัน"))
    theirs = edits.insert_issue(BASE, 1, Issue(IssueId("b"), 2, "ของเขา"))

    merged = merge(BASE, mine, theirs)

    assert [(issue.number, issue.title) for issue in merged.report.issues[1:]] == [(2, "ของฉัน"), (3, "ของเขา")]
    assert merged.conflicts == ()


def test_a_spelling_that_looks_the_same_is_no_conflict() -> None:
    mine = with_measure(BASE, OTHER.id, title="การให้บริการนํ้า")
    theirs = with_measure(BASE, OTHER.id, title="การให้บริการน้ำ")

    assert merge(BASE, mine, theirs).conflicts == ()


def test_orders_changed_by_both_are_shown_as_lists() -> None:
    mine, theirs = steps(BOOK, COPY, WEB), steps(COPY, WEB, BOOK)

    (conflict,) = merge(BASE, mine, theirs).conflicts

    assert conflict.where == "ลำดับของมาตรการ ๑ ขั้นตอน"
    assert conflict.mine == "ประชุมชี้แจง\nจัดทำคู่มือ\nเผยแพร่ทางเว็บไซต์"
    assert step_texts(merge(BASE, mine, theirs, by_rule(Choice.THEIRS)).report) == step_texts(theirs)


def test_what_nobody_changed_stays_the_same_object() -> None:
    mine, theirs = steps(COPY, BOOK), edits.set_field(BASE, Address("fiscal_year"), 2570)

    report = merge(BASE, mine, theirs).report

    assert report.measure(OTHER.id) is OTHER
    assert report.measure(MEASURE.id) is mine.measure(MEASURE.id)


def three_measures() -> tuple[Report, Item]:
    """A report whose three measures stand in one issue, the first with the step."""
    step = an_item("จัดทำคู่มือ")
    first = a_measure("มาตรการแรก", steps=(step,), results=(), outcomes=())
    others = [a_measure(title, steps=(), results=(), outcomes=()) for title in ("มาตรการที่สอง", "มาตรการที่สาม")]
    return a_report(an_issue(first, *others)), step


def moved_to(report: Report, step: Item, measure: int) -> Report:
    home, target = report.issues[0].measures[0].id, report.issues[0].measures[measure].id
    steps = ListName.STEPS
    return edits.transfer_items(report, (home, steps), {step.id}, (target, steps), None, copy=False)


def test_a_step_moved_by_both_to_different_places_stands_where_it_is_wanted() -> None:
    base, step = three_measures()
    mine, theirs = moved_to(base, step, 1), moved_to(base, step, 2)

    by_choice = {choice: merge(base, mine, theirs, by_rule(choice)).report for choice in (Choice.MINE, Choice.THEIRS)}

    for choice, measure in ((Choice.MINE, 1), (Choice.THEIRS, 2)):
        assert [one.steps for one in by_choice[choice].issues[0].measures].index((step,)) == measure


def test_a_step_whose_old_and_new_measure_were_both_deleted_brings_one_back() -> None:
    base, step = three_measures()
    first, second = base.issues[0].measures[:2]
    mine = edits.remove_measure(base, second.id)
    theirs = edits.remove_measure(moved_to(base, step, 1), first.id)

    merged = merge(base, mine, theirs).report

    assert item_ids(merged) == [step.id]
    assert [measure.title for measure in merged.issues[0].measures if measure.steps] == [second.title]


def test_owners_in_different_orders_can_all_be_had() -> None:
    base = a_report(an_issue(a_measure(owners=("กองคลัง", "กองช่าง"))))
    measure = base.issues[0].measures[0].id
    mine = with_measure(base, measure, owners=("กองช่าง", "กองคลัง", "สำนักปลัด"))
    theirs = with_measure(base, measure, owners=("กองการศึกษา", "กองคลัง", "กองสวัสดิการ", "กองช่าง"))
    theirs = with_measure(theirs, measure, owners=("กองการศึกษา", "กองคลัง", "กองช่าง"))
    twice = with_measure(mine, measure, owners=("กองช่าง", "กองคลัง"))

    found = merge(None, twice, theirs, by_rule(Choice.BOTH))

    assert len(found.conflicts) == 1
    assert found.report.issues[0].measures[0].owners == ("กองช่าง", "กองคลัง", "กองการศึกษา")


def test_a_word_that_both_put_in_and_spelt_apart_is_no_conflict() -> None:
    base = a_report(title="รายงาน")

    merged = merge(base, retitled(base, "น้ำใจ"), retitled(base, "นํ้าใจ"))

    assert merged.conflicts == ()
    assert merged.report.title in ("น้ำใจ", "นํ้าใจ")


def test_a_spelling_that_looks_the_same_gives_way_to_another_word() -> None:
    base = a_report(title="น้ำใจ")
    spelt, changed = retitled(base, "นํ้าใจ"), retitled(base, "ความโปร่งใส")

    for mine, theirs in ((spelt, changed), (changed, spelt)):
        assert merge(base, mine, theirs).report.title == "ความโปร่งใส"
