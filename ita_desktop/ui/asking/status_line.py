"""The bottom line: short news at the left, and three parts at the right: findings, pages, saving."""

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QPushButton, QStatusBar, QWidget

from ita_desktop.domain.thai.date_words import time_of_day
from ita_desktop.domain.thai.file_names import shown_path
from ita_desktop.errors import NotStorableError
from ita_desktop.language import digits, tr, trn
from ita_desktop.messages import words
from ita_desktop.session.file.workspace import SaveState, Saving
from ita_desktop.ui.appearance.design import LINE, MARGIN, NEAR, TIGHT
from ita_desktop.ui.appearance.labels import CutWords, label
from ita_desktop.ui.appearance.letters import letter_width
from ita_desktop.ui.appearance.screen_reader import announce
from ita_desktop.ui.appearance.style import colours_shown, icon
from ita_desktop.ui.asking.made_file import MadeFile
from ita_desktop.ui.keyboard.undo_keys import UNDO_KEY

NEWS_MS = 8_000

_WIDE_LETTERS = 120
_NO_LIMIT = 16_777_215  # Qt's own


class StatusLine(QStatusBar):
    """Owner of its parts; nothing here is asked or decided."""

    offer_taken = Signal()
    review_wanted = Signal()

    def __init__(self, next_problem: QAction, parent: QWidget) -> None:
        """The action goes to what is left to be done; a click on how much that is triggers it."""
        super().__init__(parent)
        self._problems = QPushButton(flat=True)
        self._problems.setObjectName("status.problems")
        self._problems_words = self._problems_in_short = ""
        self._problems.clicked.connect(next_problem.trigger)
        self._unreviewed = QPushButton(flat=True)
        self._unreviewed.setObjectName("status.unreviewed")
        self._unreviewed.clicked.connect(self.review_wanted)
        self._offer = QPushButton(icon("arrow-forward-up"), tr("เลิกทำ"))  # a name while it is unseen, too
        self._offer.setObjectName("status.offer")
        self._offer.clicked.connect(self.offer_taken)
        self.addWidget(self._offer)
        self._pages = label("")
        self._pages.setObjectName("status.pages")
        self._saved = CutWords()
        self._saved.setObjectName("status.saved")
        self.made = MadeFile(self.tell)
        self.messageChanged.connect(self._on_message_changed)
        self.addWidget(self.made, 1)
        self._rules = (_Rule(), _Rule())
        self._colours_of: dict[QWidget, str] = {}  # the role of each part that has a colour of its own
        for widget in (self._unreviewed, self._problems, self._rules[0], self._pages, self._rules[1], self._saved):
            self.addPermanentWidget(widget)
        self.setContentsMargins(MARGIN, 0, MARGIN, 0)  # a window as large as the screen has no corner to drag there
        self.clear_report()

    def clear_report(self) -> None:
        """No report is open."""
        for part in (self._problems, *self._rules):
            part.hide()
        self._problems_words = self._problems_in_short = ""
        self.show_offer("")
        self.show_unreviewed("")
        self._pages.setText("")
        self._saved.setText("")
        self.made.forget()
        self._share_room()

    def show_left(self, left: str, *, is_known: bool = True) -> None:
        """How much is missing or to be mended, in words; empty: nothing. Unless it is known, more may be found soon."""
        self._problems.show()
        self._colours_of[self._problems] = "wanted" if left else "done" if is_known else "text"
        self._problems.setIcon(icon("alert-circle" if left else "circle-check" if is_known else "info-circle"))
        nothing = tr("ครบถ้วน") if is_known else tr("กำลังตรวจ…")
        self._problems_words = words = tr("{left} (F8)").format(left=left) if left else nothing
        self._problems_in_short = "F8" if left else nothing
        self._problems.setAccessibleName(words)
        self._problems.setToolTip(words)
        self._share_room()
        self._colour()

    def show_unreviewed(self, words: str) -> None:
        """How much is still to be reviewed; empty: nothing."""
        self._unreviewed.setVisible(bool(words))
        self._unreviewed.setText(tr("{words} (F4)").format(words=words) if words else tr("ทบทวนครบแล้ว"))

    def show_offer(self, words: str) -> None:
        """A step that can be taken with one click, as long as it makes sense; empty: none."""
        self._offer.setVisible(bool(words))
        if words:
            self._offer.setText(words)
            announce(self._offer, words)

    def show_pages(self, count: int) -> None:
        """How many pages the report takes."""
        self._pages.setText(trn("{count} หน้า", count).format(count=digits(count)))

    def show_state(self, state: SaveState) -> None:
        """How far the report is saved, in words."""
        where = f"\n{shown_path(state.path)}" if state.path is not None else ""
        self._saved.setText(_in_short(state))
        is_saved = state.path is not None and state.saving is Saving.PUBLISHED
        self._colours_of[self._saved] = "wanted" if state.error is not None else "done" if is_saved else "text"
        self._colour()
        self._saved.setToolTip(saved_words(state) + where)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and hasattr(self, "_colours_of"):
            self._colour()

    def _colour(self) -> None:
        """What wants attention and what is done, beside the words that are the same in every colour."""
        colours = colours_shown()
        for part, role in self._colours_of.items():
            colour = QColor(getattr(colours, role))
            palette = QPalette(self.palette())
            for of_words in (QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
                palette.setColor(of_words, colour)
            if part.palette() != palette:
                part.setPalette(palette)

    def tell(self, text: str) -> None:
        """News that goes away by itself."""
        self.showMessage(text, NEWS_MS)
        announce(self, text)

    def tell_made(self, text: str, path: Path) -> None:
        """News of a file that was made, with where it is: they stay, with the buttons, until there are others."""
        said = tr("{text} ในโฟลเดอร์ {folder}").format(text=text, folder=shown_path(path.parent))
        self.clearMessage()
        self.made.show_file(said, path)
        self._share_room()
        announce(self, said)

    def show_left_out(self, count: int) -> None:
        """How many characters of what was typed or pasted are not kept."""
        news = trn("ตัดออก {count} ตัวอักษร เพราะพิมพ์ไม่ได้หรือยาวเกินกว่าที่เก็บได้ ส่วนที่เหลืออยู่ครบ", count)
        self.tell(news.format(count=digits(count)))

    def forget_offer(self, _change: object = None) -> None:
        """Another step was made: Ctrl+Z no longer takes back what the line offers."""
        if UNDO_KEY in self.currentMessage():
            self.clearMessage()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """Leave room for the words about a file that was made: on a narrow screen nothing else wants it as much."""
        is_cramped = bool(self.made.words) and self.width() < _WIDE_LETTERS * letter_width(self.fontMetrics())
        self._saved.setMaximumWidth(self.width() // 16 if is_cramped else _NO_LIMIT)
        self._problems.setText(self._problems_in_short if is_cramped else self._problems_words)
        self._pages.setHidden(is_cramped)
        for rule in self._rules:
            rule.setHidden(is_cramped or self._problems.isHidden())

    @property
    def news(self) -> str:
        """What it shows at the left."""
        return self.currentMessage() or self.made.words

    def _on_message_changed(self, text: str) -> None:
        if text:
            self.made.forget()
            self._share_room()


def _in_short(state: SaveState) -> str:
    """What there is room for here. Why saving failed stands above, whole (`ui/files/save_notices.py`)."""
    if state.error is None or state.saving is Saving.PUBLISHED:
        return saved_words(state)
    return tr("ยังไม่ได้บันทึกลงแฟ้ม") if state.saving is Saving.STORED else tr("ยังไม่ได้บันทึก")


class _Rule(QWidget):
    """The line between two parts."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(2 * NEAR + LINE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            colour = QColor(colours_shown().line)
            painter.fillRect(NEAR, TIGHT, LINE, self.height() - 2 * TIGHT, colour)


def saved_words(state: SaveState) -> str:
    """The sentence for a state: what is saved, where and since when, or what went wrong."""
    time = time_of_day(state.at)
    if isinstance(state.error, NotStorableError):
        return words(state.error)  # its words include how much is stored
    if state.error is not None and state.saving is Saving.PUBLISHED:
        return tr("บันทึกลงแฟ้มแล้ว {time} แต่เก็บสำรองระหว่างพิมพ์ไว้ในเครื่องไม่ได้ โปรดตรวจดิสก์ของเครื่อง").format(time=time)
    if state.error is not None and state.saving is Saving.PENDING:
        return tr("ยังไม่ได้บันทึก: {error}").format(error=words(state.error))
    if state.error is not None:
        return tr("เก็บไว้ในเครื่องแล้ว แต่ยังเขียนลงแฟ้มไม่ได้: {error}").format(error=words(state.error))
    if state.saving is Saving.PENDING:
        return tr("กำลังบันทึก…")
    if state.is_read_only and state.saving is Saving.STORED:
        return tr("เก็บไว้ในเครื่องแล้ว {time} แต่แฟ้มนี้อ่านได้อย่างเดียว กด F12 บันทึกเป็นแฟ้มใหม่").format(time=time)
    if state.is_read_only:
        return tr("แฟ้มนี้อ่านได้อย่างเดียว หากแก้ไข ให้กด F12 บันทึกเป็นแฟ้มใหม่")
    if state.is_held and state.saving is Saving.STORED:
        return tr("เก็บไว้ในเครื่องแล้ว {time} แฟ้มเดิมยังไม่เปลี่ยน").format(time=time)
    if state.path is None:
        return tr("เก็บไว้ในเครื่องแล้ว {time} ยังไม่มีชื่อแฟ้ม (กด Ctrl+S)").format(time=time)
    return tr("บันทึกแล้ว {time}").format(time=time)
