"""A mad user: edits, moves, undo, redo, merge, save, reopen in any order. What is in the file is what is on screen.

The machine is first seen to catch a working copy that forgets what was deleted.
"""

import os
import shutil
import sqlite3
import tempfile
from functools import partial
from pathlib import Path

import pytest
from hypothesis import Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.errors import Flaky
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from ita_desktop.domain.merging.conflicts import Choice
from ita_desktop.domain.merging.merge import merge
from ita_desktop.domain.report import edits, lists
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.fields import measure_fields
from ita_desktop.domain.report.ids import new_issue_id, new_item_id, new_measure_id
from ita_desktop.domain.report.kinds import ItemList
from ita_desktop.domain.report.report import DatePeriod, Issue, Item, ItemKind, ListName, Measure, Report, TextPeriod
from ita_desktop.domain.thai.digits_and_years import fiscal_year_days
from ita_desktop.errors import FileRefusedError, PublishFailedError
from ita_desktop.session.document import Document
from ita_desktop.storage import working_copy
from ita_desktop.storage.database.changes import Changes, changes
from ita_desktop.storage.files import report_file
from tests.support.in_memory import MEMORY
from tests.support.merging import by_rule
from tests.support.random_edits import a_value, edited, with_other_columns
from tests.support.report_files import a_file, opened
from tests.support.reports import a_report, retitled, texts, with_measure

REPORT = a_report()

SEED = 2568
"""Of the full run, which so plays the same games whenever the program is the same."""

choices = st.integers(min_value=0, max_value=1_000)


class MadUser(RuleBasedStateMachine):
    """The document as the window has it, its working copy and its file; `shadow` is a history of plain values."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="mad", dir=MEMORY))
        self.home = os.environ["ITA_DESKTOP_HOME"]
        os.environ["ITA_DESKTOP_HOME"] = str(self.folder / "home")
        self.path = a_file(self.folder, REPORT, "รายงาน.ita")
        self.copy = opened(self.path)
        self.document = Document(REPORT)
        self.shadow: list[Report] = [REPORT]
        self.at = 0
        self.sent = REPORT
        self.returns = 0

    def apply(self, edit: edits.Edit) -> None:
        if self.document.apply("แก้", edit):
            self.shadow[self.at + 1 :] = [self.document.report]
            self.at += 1

    def issue(self, choice: int) -> Issue | None:
        issues = self.document.report.issues
        return issues[choice % len(issues)] if issues else None

    def measure(self, choice: int) -> Measure | None:
        measures = [measure for _, _, measure in self.document.report.measures()]
        return measures[choice % len(measures)] if measures else None

    @rule(title=texts())
    def retitle(self, title: str) -> None:
        self.apply(partial(retitled, title=title))

    @rule(choice=choices, title=texts())
    def add_an_issue(self, choice: int, title: str) -> None:
        at = choice % (len(self.document.report.issues) + 1)
        self.apply(partial(edits.insert_issue, at=at, issue=Issue(new_issue_id(), at + 1, title)))

    @rule(choice=choices, by=st.sampled_from([-2, -1, 1, 2]))
    def move_an_issue(self, choice: int, by: int) -> None:
        if (issue := self.issue(choice)) is not None:
            self.apply(partial(edits.move_issue, issue_id=issue.id, by=by))

    @rule(choice=choices)
    def delete_an_issue(self, choice: int) -> None:
        if (issue := self.issue(choice)) is not None:
            self.apply(partial(edits.remove_issue, issue_id=issue.id))

    @rule(choice=choices)
    def duplicate_an_issue(self, choice: int) -> None:
        if (issue := self.issue(choice)) is not None and len(list(self.document.report.measures())) < 40:
            self.apply(partial(edits.insert_issue, at=0, issue=edits.copy_of_issue(issue)))

    @rule(choice=choices, title=texts())
    def add_a_measure(self, choice: int, title: str) -> None:
        if (issue := self.issue(choice)) is not None:
            measure = Measure(new_measure_id(), title=title)
            self.apply(partial(edits.insert_measure, issue_id=issue.id, at=0, measure=measure))

    @rule(choice=choices, by=st.sampled_from([-1, 1]))
    def move_a_measure(self, choice: int, by: int) -> None:
        if (measure := self.measure(choice)) is not None:
            self.apply(partial(edits.move_measure, measure_id=measure.id, by=by))

    @rule(choice=choices)
    def delete_a_measure(self, choice: int) -> None:
        if (measure := self.measure(choice)) is not None:
            self.apply(partial(edits.remove_measure, measure_id=measure.id))

    @rule(choice=choices, name=st.sampled_from(ListName), kind=st.sampled_from(ItemKind), text=texts(), where=choices)
    def edit_a_list(self, choice: int, name: ListName, kind: ItemKind, text: str, where: int) -> None:
        measure = self.measure(choice)
        if measure is None:
            return
        items = measure.items(name)
        index = where % (len(items) + 1)
        match where % 5:
            case 0 | 1:
                items = lists.inserted(items, index, (Item(new_item_id(), kind, text),))
            case 2 if index < len(items):
                items = lists.split(items, index, where % (len(items[index].text) + 1), new_item_id())
            case 3 if 0 < index < len(items):
                items = lists.join(items, index)
            case 4 if index < len(items):
                items = lists.removed(items, index, index)
        self.apply(partial(edits.set_items, measure_id=measure.id, name=name, items=items))

    @rule(choice=choices, owners=st.lists(texts(), max_size=3), free=st.booleans(), words=texts())
    def set_owners_and_period(self, choice: int, owners: list[str], free: bool, words: str) -> None:
        if (measure := self.measure(choice)) is not None:
            self.apply(partial(with_measure, measure_id=measure.id, owners=tuple(owners)))
            period = TextPeriod(words) if free else DatePeriod(*fiscal_year_days(2568))
            self.apply(partial(with_measure, measure_id=measure.id, period=period))

    @rule(data=st.data())
    def change_the_columns(self, data: st.DataObject) -> None:
        after = with_other_columns(self.document.report, lambda limit: data.draw(st.integers(0, limit - 1)))
        self.apply(lambda _: after)

    @rule(choice=choices, column=choices, text=texts())
    def fill_in_a_column(self, choice: int, column: int, text: str) -> None:
        report = self.document.report
        field = measure_fields(report.columns)[column % len(report.columns)]
        if (measure := self.measure(choice)) is not None and not isinstance(field.kind, ItemList):
            address = Address(field.key, measure=measure.id)
            self.apply(partial(edits.set_field, address=address, value=a_value(field.kind, text)))

    @precondition(lambda self: self.at > 0)
    @rule()
    def undo(self) -> None:
        self.document.undo()
        self.at -= 1

    @precondition(lambda self: self.at + 1 < len(self.shadow))
    @rule()
    def redo(self) -> None:
        self.document.redo()
        self.at += 1

    @rule()
    def send(self) -> None:
        self.sent = self.document.report

    @rule(data=st.data(), choice=st.sampled_from(Choice), known=st.booleans())
    def merge_what_came_back(self, data: st.DataObject, choice: Choice, known: bool) -> None:
        self.returns += 1
        theirs = data.draw(edited(self.sent, f"b{self.returns}-", most=3))
        base = self.sent if known else None
        self.apply(lambda report: merge(base, report, theirs, by_rule(choice)).report)
        if known:
            assert not self.document.apply("รวมอีกครั้ง", lambda report: merge(base, report, theirs).report)

    @rule()
    def store(self) -> None:
        folder = self.copy.folder
        self.copy.store(self.document.report)
        assert self.copy.folder == folder, "made anew though nothing was damaged"
        assert self.copy.report == self.document.report

    @rule()
    def save(self) -> None:
        self.copy.store(self.document.report)
        published = self.copy.publish()
        assert not published.conflict
        assert _with_ids(report_file.read(self.path).report) == _with_ids(self.document.report)

    @rule()
    def reopen(self) -> None:
        self.copy.store(self.document.report)
        self.copy.publish()
        self.copy.close()
        self.copy = opened(self.path)
        self.document = Document(self.copy.report)
        assert self.copy.report == self.shadow[self.at]
        self.shadow, self.at = [self.copy.report], 0

    @invariant()
    def the_screen_shows_what_the_history_says(self) -> None:
        assert self.document.report == self.shadow[self.at]

    def teardown(self) -> None:
        self.copy.discard()
        shutil.rmtree(self.folder)
        os.environ["ITA_DESKTOP_HOME"] = self.home


def _with_ids(report: Report) -> tuple[object, ...]:
    """The report with the ids that take no part in its equality."""
    ids = [issue.id for issue in report.issues]
    items = [one for _, _, m in report.measures() for one in m.item_ids()]
    return (report, ids, items)


MadUser.TestCase.settings = settings(max_examples=12, stateful_step_count=40, deadline=None)
TestAMadUser = MadUser.TestCase


@seed(SEED)
class ADrivenMadUser(MadUser):
    """A mad user who plays the full count of games."""


ADrivenMadUser.TestCase.settings = settings(max_examples=1_000, stateful_step_count=50, deadline=None)
TestADrivenMadUser = pytest.mark.slow(pytest.mark.timeout(3_600)(ADrivenMadUser.TestCase))
pytest.mark.acceptance("A9", "games of 50 steps by a mad user", count=1_000, seeds=str(SEED))(TestADrivenMadUser)


@pytest.mark.acceptance("A9", "", planted=True)
def test_the_mad_user_catches_a_working_copy_that_forgets_deletions(monkeypatch: pytest.MonkeyPatch) -> None:
    def forgetful(before: Report, after: Report) -> Changes:
        found = changes(before, after)
        return Changes(found.inserted, found.updated, {})

    monkeypatch.setattr(working_copy, "changes", forgetful)
    quick = settings(max_examples=2_000, phases=[Phase.generate], report_multiple_bugs=False, print_blob=False)

    caught = AssertionError, FileRefusedError, PublishFailedError, ValueError, sqlite3.IntegrityError, Flaky
    with pytest.raises(caught):  # the last if a game that went wrong goes otherwise when it is played again
        run_state_machine_as_test(MadUser, settings=quick)
