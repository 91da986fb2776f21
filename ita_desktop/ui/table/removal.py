"""The question before a column goes: what stands in it, and what is done with it."""

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton

from ita_desktop.domain.report.columns import Column
from ita_desktop.domain.table.contents import Contents
from ita_desktop.domain.thai.clusters import cluster_starts
from ita_desktop.language import digits, tr, trn
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.appearance.design import MARGIN, NEAR, TIGHT
from ita_desktop.ui.appearance.labels import label, remark
from ita_desktop.ui.appearance.layouts import REST, below, beside
from ita_desktop.ui.appearance.screen_reader import announce
from ita_desktop.ui.appearance.style import icon

_LONGEST = 120
"""Letters that are shown of a text."""


class Removal(QFrame):
    """Below the row of a column that is to go. Nothing is gone until it is agreed to."""

    agreed = Signal()
    kept = Signal()

    def __init__(self, column: Column, found: Contents) -> None:
        super().__init__(frameShape=QFrame.Shape.StyledPanel)
        self.key = column.key
        self.setObjectName("column.removal")
        words = trn("คอลัมน์ “{heading}” มีข้อมูลของมาตรการ {count} รายการ ซึ่งจะถูกลบไปด้วย", found.measures)
        self.words = words.format(heading=tr(column.heading), count=digits(found.measures))
        said = label(self.words, wraps=True)
        texts = [remark(f"• {_start_of(text)}") for text in found.texts]
        if found.measures > len(texts) > 0:
            texts.append(remark("…"))
        self.keep = QPushButton(tr("เก็บคอลัมน์ไว้"), autoDefault=True)
        self.remove = QPushButton(icon("trash"), tr("ลบคอลัมน์และข้อมูล"), autoDefault=True)
        for button, emitted in ((self.keep, self.kept), (self.remove, self.agreed)):
            on(button.clicked, button, lambda emitted=emitted: emitted.emit())
        row = beside(self.keep, self.remove, REST, between=NEAR)
        below(said, *texts, TIGHT, row, between=TIGHT, around=QMargins(MARGIN, NEAR, MARGIN, NEAR), holder=self)

    def ask(self) -> None:
        """Have the question read out; the focus goes to the button that changes nothing."""
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self.words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.kept.emit()
        else:
            super().keyPressEvent(event)


def _start_of(text: str) -> str:
    """The text, cut between two letters with their marks if it is long."""
    if len(text) <= _LONGEST:
        return text
    return text[: max(at for at in cluster_starts(text) if at <= _LONGEST)] + "…"
