"""What the program is: its version and build, its licence, and the licences of everything in it that others made."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QTextBrowser, QWidget

from ita_desktop import __version__, paths
from ita_desktop.home.log_file import about_program
from ita_desktop.language import tr
from ita_desktop.regular_file import read_shipped
from ita_desktop.ui.appearance.design import MARGIN, SMALL_POINTS
from ita_desktop.ui.appearance.fitting_dialog import FittingDialog, Role
from ita_desktop.ui.appearance.labels import heading, label
from ita_desktop.ui.appearance.screen_reader import named
from ita_desktop.ui.text.selectable_words import SelectableWords

_SIZE = QSize(820, 600)


class AboutDialog(FittingDialog):
    """Words only. The list of licences is that of the project, in English."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_SIZE, tr("เกี่ยวกับโปรแกรม"), parent, is_kept=True)
        self.version = label(tr("รุ่น {version}").format(version=_version()))
        self.system = SelectableWords(about_program(), SMALL_POINTS, faint=True)
        self.licences = named(QTextBrowser(openLinks=False), "about.licences", tr("สัญญาอนุญาตของส่วนประกอบ"))
        self.licences.document().setDocumentMargin(MARGIN)
        self.licences.setMarkdown(_without_tables(read_shipped(paths.licences()).decode()))
        self.report: SelectableWords | None = None
        if paths.licence_report().is_file():
            words = tr("สัญญาอนุญาตฉบับเต็มอยู่ที่ {path}").format(path=paths.licence_report())
            self.report = SelectableWords(words, SMALL_POINTS, faint=True)
        self.add_button(tr("ปิด"), Role.RejectRole)
        self.lay_out(
            heading("ITA Desktop"),
            self.version,
            label(tr("ใช้ แก้ไข และแจกจ่ายได้ฟรี ตามสัญญาอนุญาต MIT")),
            self.system,
            label(tr("ส่วนประกอบจากผู้พัฒนาอื่น และสัญญาอนุญาต")),
            (self.licences, 1),
            *((self.report,) if self.report is not None else ()),
        )


def _version() -> str:
    """With the commit and the day of a build, by which two builds of a version differ."""
    try:
        return f"{__version__} ({read_shipped(paths.build_note()).decode().strip()})"
    except OSError:
        return __version__


def _without_tables(markdown: str) -> str:
    """The words with a line of a list for each row: a table can be wider than the dialog on a small screen."""
    lines = []
    for line in markdown.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")] if line.startswith("|") else []
        if not cells:
            lines.append(line)
        elif set("".join(cells)) != {"-"}:
            lines.append("- " + " · ".join(cell for cell in cells if cell))
    return "\n".join(lines)
