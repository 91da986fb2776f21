"""From last year's Word file to this year's frame with last year's text beside it: ten keys at most, nothing lost."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from ita_desktop.domain.report.review.reviewing import ids_in
from ita_desktop.exchange.tables.measures import Reason
from ita_desktop.ui.files.difference_text import MarkedText
from tests.support.certain import the
from tests.support.clerk import WAIT_MS, Clerk
from tests.support.dialogs import Answer
from tests.support.old_reports import COVER, GOES_ON, PEOPLE, TITLES, WEB
from tests.support.word_files import plain_table, saved, word_file

MOST = 10
CHOOSING_A_FILE = 2
"""A click on it and Enter, in the folder in which the dialog opens."""

DRAWN = {Reason.MARK, Reason.HEAD}
"""What the report draws by itself: numbers of items, and the head."""


class Keys:
    """Presses keys and counts them."""

    def __init__(self, clerk: Clerk) -> None:
        self._clerk = clerk
        self.count = 0

    def press(self, key: str) -> None:
        self.count += 1
        self._clerk.presses(key)

    def chooses(self, path: Path) -> None:
        """The file that is asked for next."""
        self.count += CHOOSING_A_FILE
        self._clerk.answers(Answer("ask_open", path))


def last_years_file(folder: Path) -> Path:
    """A file of Word: a cover, a table of six columns, its head typed again where a measure runs over the page."""
    rows = (row[: len(TITLES)] for row in (TITLES, WEB, PEOPLE, TITLES, GOES_ON))
    return saved(folder, word_file(*COVER, plain_table(rows)), "รายงานผล ๒๕๖๘.docx")


def test_last_years_word_file_is_this_years_frame_with_its_text_beside_in_ten_keys(
    clerk: Clerk, tmp_path: Path, qtbot: QtBot
) -> None:
    word = last_years_file(tmp_path)
    before = word.read_bytes()
    keys = Keys(clerk)

    keys.chooses(word)
    keys.press("Ctrl+Shift+N")
    preview = the(clerk.window.importing.dialog)
    qtbot.waitUntil(lambda: preview.importing.is_settled and preview.isActiveWindow(), timeout=4 * WAIT_MS)
    imported = the(preview.importing.imported)
    keys.press("Return")
    qtbot.waitUntil(lambda: clerk.window.rolling.dialog is not None, timeout=WAIT_MS)
    rolling = the(clerk.window.rolling.dialog)
    qtbot.waitUntil(lambda: rolling.is_settled and rolling.isActiveWindow(), timeout=WAIT_MS)
    with qtbot.waitSignal(clerk.workspace.opened, timeout=WAIT_MS):
        keys.press("Return")
    clerk.comes_back()
    keys.press("Ctrl+PgDown")
    keys.press("Shift+F9")

    assert imported.read.letters.add_up()
    assert imported.read.letters.left_out.keys() <= DRAWN
    assert clerk.report.fiscal_year == 2569
    titles = [measure.title for _, _, measure in clerk.report.measures()]
    assert titles == ["มาตรการเผยแพร่ข้อมูล", "มาตรการบริหารงานบุคคล"]
    assert clerk.report.unreviewed == ids_in(clerk.report)
    (beside,) = (one for one in clerk.window.findChildren(MarkedText, "last_year") if one.isVisible())
    assert "จัดทำคู่มือ" in beside.toPlainText()
    assert word.read_bytes() == before
    assert keys.count <= MOST, keys.count
