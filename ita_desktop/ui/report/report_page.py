"""One open report on screen: the tree, the form of what is chosen, the paper. Keeps the three in step.

The tree decides what is open. When an undo takes away what a form shows, the nearest thing left is chosen.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QStackedWidget

from ita_desktop.domain.checks.problem import Problem
from ita_desktop.domain.find.what_changed import changed_spot
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.edits import issue_of
from ita_desktop.domain.thai import provinces
from ita_desktop.language import tr
from ita_desktop.session.background import Background
from ita_desktop.session.checker import Checker
from ita_desktop.session.document import Change, Document
from ita_desktop.session.file.workspace import Workspace
from ita_desktop.session.output.typesetter import Typesetter
from ita_desktop.session.qt.lifetimes import Pointer, on
from ita_desktop.session.words.phrase_book import PhraseBook
from ita_desktop.ui.appearance.style import application
from ita_desktop.ui.appearance.thai_style import make_pane
from ita_desktop.ui.asking.dialogs import Dialogs
from ita_desktop.ui.asking.status_line import StatusLine
from ita_desktop.ui.forms.cover_form import CoverForm
from ita_desktop.ui.forms.form import Bindable, Form
from ita_desktop.ui.forms.pasted_table import offer_tables
from ita_desktop.ui.keyboard.command_action import CommandAction
from ita_desktop.ui.preview.follow_caret import Caret, FollowCaret
from ita_desktop.ui.preview.preview_pane import PreviewPane
from ita_desktop.ui.report.left_to_do import show_left_to_do
from ita_desktop.ui.report.outline import COLUMNS, COVER, PAPER, SIGNERS, Outline, printed, row_of
from ita_desktop.ui.report.outline_drops import OutlineDrops
from ita_desktop.ui.report.panes import Panes
from ita_desktop.ui.report.year_offer import YearOffer

if TYPE_CHECKING:
    from ita_desktop.session.output.typesetter import Paper
    from ita_desktop.ui.forms.issue_form import IssueForm
    from ita_desktop.ui.forms.measure_form import MeasureForm
    from ita_desktop.ui.forms.paper_form import PaperForm
    from ita_desktop.ui.forms.signers_form import SignersForm
    from ita_desktop.ui.table.columns_form import ColumnsForm

PREVIEW_AFTER_MS = 250
SETTLED_AFTER_MS = 500
"""Pause after the first painting in which the paper has the processor to itself."""

_Form = TypeVar("_Form", bound=Form)


class ReportPage(Panes):
    """Owner of the widgets that show one document; lives as long as the document is open."""

    address_shown = Signal()  # of another row of the tree, or the same again
    form_made = Signal(object)  # Form
    settled = Signal()  # once, a little after the page was first painted: what is not looked at begins then

    def __init__(
        self,
        document: Document,
        workspace: Workspace,
        typesetter: Typesetter,
        dialogs: Dialogs,
        status: StatusLine,
        phrases: PhraseBook,
        actions: Mapping[str, CommandAction],
    ) -> None:
        """`actions` are the commands, by their keys."""
        self.outline = Outline(actions)
        self.forms = QStackedWidget()
        self.preview_pane = PreviewPane(typesetter, actions["print"], actions["export_pdf"])
        super().__init__(self.outline, self.forms, self.preview_pane)
        self.document = document
        self.status = status
        self._workspace = workspace
        self._dialogs = dialogs
        self._phrases = phrases
        self._actions = actions
        self.is_painted = False
        self.last_problem: Problem | None = None  # that F8 went to
        self.is_walking = False  # F8 or F7 goes to words now, and has them read out
        self._typesetter = typesetter
        self.address = COVER  # the row of the tree whose form is shown
        self._drops = OutlineDrops(self.outline, document)
        self.preview = self.preview_pane.preview
        YearOffer(document, status, self)
        self.preview.refused.connect(status.tell)
        make_pane(self.preview)
        self._paper_led = False
        self._selected = Pointer[Bindable]()
        self._background = Background(self)
        self._layout_timer = self._background.after(PREVIEW_AFTER_MS, self._lay_out)
        self._follower = FollowCaret(self.preview, self._caret)
        self._painted_timer = self._background.after(0, self._on_painted)
        self._settled_timer = self._background.after(SETTLED_AFTER_MS, self.settled.emit)
        on(self.settled, self, lambda: phrases.watch(document))
        self._bind()
        self.outline.show_report(document.report)
        self._choose(COVER)
        self.checker = Checker(document, typesetter, self)
        show_left_to_do(self.checker, self.outline, status)

    @cached_property
    def cover_form(self) -> CoverForm:
        """The form of the cover."""
        return self._made(CoverForm(self.document, self.status, self._workspace, self._dialogs))

    # The other forms, and what they are made of, come after the first one is seen.

    @cached_property
    def issue_form(self) -> "IssueForm":
        """The form of an issue."""
        from ita_desktop.ui.forms.issue_form import IssueForm

        form = self._made(IssueForm(self.document, self.status, self._phrases, self._actions["add_measure"]))
        form.chosen.connect(self.go_to)
        return form

    @cached_property
    def measure_form(self) -> "MeasureForm":
        """The form of a measure."""
        from ita_desktop.ui.forms.measure_form import MeasureForm

        form = self._made(MeasureForm(self.document, self.status, self._phrases))
        offer_tables(form, self._dialogs)
        for editor in form.lists.values():
            editor.cursorPositionChanged.connect(self._follower.follow_soon)
        return form

    @cached_property
    def signers_form(self) -> "SignersForm":
        """The form of the signers."""
        from ita_desktop.ui.forms.signers_form import SignersForm

        return self._made(SignersForm(self.document, self.status))

    @cached_property
    def columns_form(self) -> "ColumnsForm":
        """The form of the columns of the table."""
        from ita_desktop.ui.table.columns_form import ColumnsForm

        return self._made(ColumnsForm(self.document, self.status))

    @cached_property
    def paper_form(self) -> "PaperForm":
        """The form of the paper's settings."""
        from ita_desktop.ui.forms.paper_form import PaperForm

        return self._made(PaperForm(self.document, self.status))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What the report should not be handed in with."""
        return self.checker.problems

    def address_of_caret(self) -> Address:
        """The address of the field with the focus, or that had it last; that of the row if none has."""
        focus = self.focusWidget()
        address = self.form.address_of(focus) if focus is not None and self.forms.isAncestorOf(focus) else None
        return address if address is not None else self.address

    def go_to(self, address: Address) -> None:
        """Go to the address: its row, its form, the caret in its field, its page.

        Findings and paper come a little later than an edit: what they name may be gone, and then nothing happens.
        """
        if not self._exists(address):
            return
        self._choose(row_of(address))
        self.form.go_to(address)

    def select(self, address: Address, start: int, end: int) -> None:
        """Go to the address and select characters `start` to `end` of the text that its field shows."""
        self.go_to(address)
        form = self.form
        field = form.bound_at(address).fields.get(address.field)
        before = self._selected.target
        if before is not None and before is not field:
            before.deselect()  # of two selections it is not clear which is meant
        self._selected.set(field)
        form.select(address, start, end)

    def selected_text(self) -> str:
        """What is selected in the field with the focus."""
        focus = self.focusWidget()
        field = self.form.field_with(focus) if focus is not None else None
        return field.selected_text() if field is not None else ""

    def end(self) -> None:
        """Stop listening and timing; the document is about to go."""
        self.checker.close()
        self._background.close(0)
        self._follower.stop()
        self._phrases.leave()
        application().focusChanged.disconnect(self._follower.follow_soon)
        self.document.changed.disconnect(self._on_document_changed)
        self._typesetter.laid_out.disconnect(self._on_laid_out)

    def next_pane(self) -> None:
        """Move the focus from the tree to the form to the paper and round again."""
        panes = tuple(pane for pane in (self.outline, self.forms, self.preview) if pane.isVisible())
        focus = self.focusWidget()
        here = next((i for i, pane in enumerate(panes) if focus is pane or pane.isAncestorOf(focus)), -1)
        target = panes[(here + 1) % len(panes)]
        if target is self.forms:
            self.form.go_to(self.address)
        else:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _bind(self) -> None:
        self.document.changed.connect(self._on_document_changed)
        self.document.outgrown.connect(self._on_outgrown, Qt.ConnectionType.QueuedConnection)
        self.outline.chosen.connect(self._show_form)
        on(self._drops.dropped, self, lambda lists, to, copy: self.measure_form.give_items(lists, to, copy=copy))
        on(self.outline.activated, self, lambda _: self.form.go_to(self.address))
        self.preview.address_chosen.connect(self._on_address_chosen_on_paper)
        application().focusChanged.connect(self._follower.follow_soon)
        self._typesetter.laid_out.connect(self._on_laid_out)
        self.settled.connect(self._load_places)
        self.outline.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self._painted_timer.start()
        return super().eventFilter(watched, event)

    def _on_painted(self) -> None:
        self.is_painted = True
        self._settled_timer.start()
        self._lay_out()

    def _load_places(self) -> None:
        self._background.worker("places").run(provinces.load, lambda _: self.cover_form.offer_places())

    def _on_document_changed(self, change: Change) -> None:
        self.outline.show_report(change.after)
        self._leave_what_is_gone(change)
        if change.before.columns != change.after.columns:
            self._renew_measure_form()
        self.form.show_report(change)
        if change.origin is None and change.address is not None and self._exists(change.address):
            self._follow(change, change.address)
        if not self._layout_timer.isActive():  # typing on must not put the paper off
            self._layout_timer.start()

    def _renew_measure_form(self) -> None:
        """Another form of measures, for other columns. The caret goes into its first field if it was in the old one."""
        old = self.__dict__.pop("measure_form", None)
        if old is None:
            return
        focus = QApplication.focusWidget()
        had_focus = focus is not None and old.isAncestorOf(focus)
        is_shown = self.forms.currentWidget() is old
        if is_shown and self.address.measure is not None:
            self.measure_form.show_measure(self.address.measure)
            self.measure_form.show_report(None)
            self.forms.setCurrentWidget(self.measure_form)
        self.forms.removeWidget(old)
        old.deleteLater()
        if had_focus:
            self.form.go_to(self.address)

    def _follow(self, change: Change, address: Address) -> None:
        """Bring what an undo or redo changed into view, with the caret behind it. Who is in what stands beside the
        page, as what to find does, stays there.
        """
        spot = changed_spot(change.before, change.after, address)
        address, at = spot if spot is not None else (address, None)
        beside = QApplication.focusWidget()
        is_beside = isinstance(beside, QLineEdit) and not self.isAncestorOf(beside)
        if at is None and self.outline.hasFocus() and address == row_of(address):
            self._choose(address)  # what happens to rows is seen in the tree, where the user is
            return
        if is_beside or row_of(address) != self.address:
            self.go_to(address)
        field = self.form.field_at(address)
        focus = self.focusWidget()
        if field is None or focus is None or not (field is focus or field.isAncestorOf(focus)):
            self.form.go_to(address)
        if field is not None and at is not None:
            self.form.select(address, at, at)
        if is_beside and beside is not None:
            beside.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_address_chosen_on_paper(self, address: Address) -> None:
        """Go there; the paper stays as it is."""
        self._paper_led = True
        self.go_to(address)
        self._paper_led = False
        self._follower.stay()

    def _caret(self) -> Caret | None:
        """Where the caret is; None if no field of the form has it."""
        focus = QApplication.focusWidget()
        if focus is None or not self.forms.isAncestorOf(focus):
            return None
        address = self.form.address_of(focus)
        field = self.form.field_with(focus)
        return (address, len(field.text_before_caret()) if field is not None else 0) if address is not None else None

    def _on_outgrown(self) -> None:
        """Show again what the report is, when the field that wanted more has returned."""
        self.form.show_report(None)
        self.status.tell(
            tr("รายงานจะใหญ่เกินกว่าที่แฟ้มหนึ่งเก็บได้ จึงไม่ได้ทำขั้นตอนนี้ รายงานยังอยู่ครบตามเดิม โปรดแบ่งเป็นสองรายงาน หรือลบข้อที่ไม่ใช้")
        )

    def _leave_what_is_gone(self, change: Change) -> None:
        if self._exists(self.address):
            return
        measure = self.address.measure
        home = issue_of(change.before, measure) if measure is not None else None
        there = home is not None and change.after.issue(home.id) is not None
        self._choose(Address("issue.title", issue=home.id) if home is not None and there else COVER)

    def _exists(self, address: Address) -> bool:
        report = self.document.report
        if address.measure is not None:
            return report.measure(address.measure) is not None
        return address.issue is None or report.issue(address.issue) is not None

    def _choose(self, row: Address) -> None:
        """Show the form of a row, unless it is shown already; a row that becomes the current one shows it by itself."""
        if self.outline.choose(row):
            return
        if row != self.address:
            self._show_form(row)
        else:
            self.document.end_phrase()

    def _show_form(self, row: Address) -> None:
        self.document.end_phrase()
        if row != self.address:
            self.form.leave()
        self.address = row
        if row.measure is not None:
            self.measure_form.show_measure(row.measure)
        elif row.issue is not None:
            self.issue_form.show_issue(row.issue)
        form = self.form
        form.show_report(None)
        self.forms.setCurrentWidget(form)
        self._show_paper_in_form()
        self.preview.mark(None)
        if not self._paper_led:
            self.preview.go_to(printed(row))
        self.address_shown.emit()

    @property
    def form(self) -> Form:
        """The form that is shown."""
        if self.address.measure is not None:
            return self.measure_form
        if self.address.issue is not None:
            return self.issue_form
        if self.address == SIGNERS:
            return self.signers_form
        if self.address == COLUMNS:
            return self.columns_form
        return self.paper_form if self.address == PAPER else self.cover_form

    def _made(self, form: _Form) -> _Form:
        self.forms.addWidget(form)
        self.form_made.emit(form)
        return form

    def _lay_out(self) -> None:
        self._typesetter.lay_out(self.document.report)

    def _show_paper_in_form(self) -> None:
        if self.preview.paper is not None:
            self.form.show_paper(self.preview.paper)

    def _on_laid_out(self, paper: "Paper") -> None:
        first = self.preview.paper is None
        self.preview.show_paper(paper)
        self._show_paper_in_form()
        self.outline.show_pages(paper.page_of, paper.page_count)
        if first:
            self.preview.go_to(printed(self.address))
        self._follower.follow_soon()
        self.status.show_pages(paper.page_count)
