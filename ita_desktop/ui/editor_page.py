"""One open report on screen: the tree, the form of what is chosen, the paper. Keeps the three in step.

The tree decides what is open. When an undo takes away what a form shows, the nearest thing left is chosen.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from ita_desktop.domain.checks import Problem, missing
from ita_desktop.domain.edits import issue_of
from ita_desktop.domain.place import Place
from ita_desktop.session.document import Change, Document
from ita_desktop.session.typesetter import Paper, Typesetter
from ita_desktop.ui.cover_form import CoverForm
from ita_desktop.ui.form import Form
from ita_desktop.ui.issue_form import IssueForm
from ita_desktop.ui.measure_form import MeasureForm
from ita_desktop.ui.navigator import COVER, SIGNERS, Navigator, row_of
from ita_desktop.ui.preview import Preview
from ita_desktop.ui.signers_form import SignersForm

PREVIEW_AFTER_MS = 250
CHECK_AFTER_MS = 300


class EditorPage(QSplitter):
    """Owner of the widgets that show one document; lives as long as the document is open."""

    measure_wanted = Signal()
    problems_changed = Signal(object)  # tuple[Problem, ...], in the order of the paper
    paper_changed = Signal(int)  # number of pages
    left_out = Signal(int)

    def __init__(self, document: Document, typesetter: Typesetter, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.document = document
        self.problems: tuple[Problem, ...] = ()
        self.last_problem: Place | None = None
        self._typesetter = typesetter
        self._unprintable: tuple[Problem, ...] = ()
        self._place = COVER
        self.navigator = Navigator()
        self.cover_form = CoverForm(document)
        self.issue_form = IssueForm(document)
        self.measure_form = MeasureForm(document)
        self.signers_form = SignersForm(document)
        self.forms = QStackedWidget()
        for form in (self.cover_form, self.issue_form, self.measure_form, self.signers_form):
            self.forms.addWidget(form)
            form.left_out.connect(self.left_out)
        self.preview = Preview(typesetter)
        for pane, share in ((self.navigator, 20), (self.forms, 42), (self.preview, 38)):
            self.addWidget(pane)
            self.setStretchFactor(self.indexOf(pane), share)
        self.setSizes([290, 560, 510])
        self.setChildrenCollapsible(False)
        self.forms.setMinimumWidth(380)
        self.navigator.setMinimumWidth(180)
        self.preview.setMinimumWidth(200)
        self._layout_timer = self._timer(PREVIEW_AFTER_MS, self._lay_out)
        self._check_timer = self._timer(CHECK_AFTER_MS, self._check)
        self._bind()
        self.navigator.show_report(document.report)
        self.navigator.choose(COVER)
        self._show_form(COVER)
        self._lay_out()
        self._check()

    @property
    def place(self) -> Place:
        """The row of the tree whose form is shown."""
        return self._place

    def go_to(self, place: Place) -> None:
        """Show the place: its row, its form, the caret in its field, its page."""
        self._choose(row_of(place))
        self._form().go_to(place)

    def end(self) -> None:
        """Stop listening and timing; the document is about to go."""
        self._layout_timer.stop()
        self._check_timer.stop()
        self.document.changed.disconnect(self._on_document_changed)
        self._typesetter.laid_out.disconnect(self._on_laid_out)
        self._typesetter.checked.disconnect(self._on_checked)

    def next_pane(self) -> None:
        """Move the focus from the tree to the form to the paper and round again."""
        panes = (self.navigator, self.forms, self.preview)
        focus = self.focusWidget()
        here = next((i for i, pane in enumerate(panes) if focus is pane or pane.isAncestorOf(focus)), 2)
        target = panes[(here + 1) % len(panes)]
        if target is self.forms:
            self._form().go_to(self._place)
        else:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _bind(self) -> None:
        self.document.changed.connect(self._on_document_changed)
        self.navigator.chosen.connect(self._show_form)
        self.navigator.activated.connect(lambda _: self._form().go_to(self._place))
        self.issue_form.chosen.connect(self.go_to)
        self.issue_form.measure_wanted.connect(self.measure_wanted)
        self.preview.place_clicked.connect(self.go_to)
        self._typesetter.laid_out.connect(self._on_laid_out)
        self._typesetter.checked.connect(self._on_checked)

    def _on_document_changed(self, change: Change) -> None:
        self.navigator.show_report(change.after)
        self._leave_what_is_gone(change)
        self._form().show_report(change)
        if change.origin is None and change.place is not None and self._exists(change.place):
            self._follow(change.place)
        for timer in (self._layout_timer, self._check_timer):
            if not timer.isActive():  # typing on must not put the paper off
                timer.start()

    def _follow(self, place: Place) -> None:
        """Bring the place of an undo or redo into view; a caret that is already there stays where it is."""
        if row_of(place) != self._place:
            self.go_to(place)
            return
        field = self._form().fields.get(place.field)
        focus = self.focusWidget()
        if field is None or focus is None or not (field is focus or field.isAncestorOf(focus)):
            self._form().go_to(place)

    def _leave_what_is_gone(self, change: Change) -> None:
        if self._exists(self._place):
            return
        measure = self._place.measure
        home = issue_of(change.before, measure) if measure is not None else None
        there = home is not None and change.after.issue(home.id) is not None
        self._choose(Place("issue.title", issue=home.id) if home is not None and there else COVER)

    def _exists(self, place: Place) -> bool:
        report = self.document.report
        if place.measure is not None:
            return report.measure(place.measure) is not None
        return place.issue is None or report.issue(place.issue) is not None

    def _choose(self, row: Place) -> None:
        self.navigator.choose(row)
        self._show_form(row)

    def _show_form(self, row: Place) -> None:
        self.document.end_run()
        self._place = row
        if row.measure is not None:
            self.measure_form.show_measure(row.measure)
        elif row.issue is not None:
            self.issue_form.show_issue(row.issue)
        form = self._form()
        form.show_report(None)
        self.forms.setCurrentWidget(form)
        self.preview.go_to(row)

    def _form(self) -> Form:
        if self._place.measure is not None:
            return self.measure_form
        if self._place.issue is not None:
            return self.issue_form
        return self.signers_form if self._place == SIGNERS else self.cover_form

    def _lay_out(self) -> None:
        self._typesetter.lay_out(self.document.report)

    def _on_laid_out(self, paper: Paper) -> None:
        first = self.preview.paper is None
        self.preview.show_paper(paper)
        if first:
            self.preview.go_to(self._place)
        self.paper_changed.emit(paper.page_count)

    def _on_checked(self, unprintable: tuple[Problem, ...]) -> None:
        self._unprintable = unprintable
        self._check()

    def _check(self) -> None:
        self.problems = (*missing(self.document.report), *self._unprintable)
        self.navigator.show_missing(self.problems)
        self.problems_changed.emit(self.problems)

    def _timer(self, milliseconds: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(act)
        return timer
