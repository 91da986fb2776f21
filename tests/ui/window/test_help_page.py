"""The guide under F1: it is whole, Thai, and can load nothing but its own bundled pictures."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ita_desktop import __version__, language, paths
from ita_desktop.language import Language, digits
from ita_desktop.ui.report.proofreading import MENU_KEY
from ita_desktop.ui.window.about_dialog import AboutDialog
from ita_desktop.ui.window.commands import all_keys
from ita_desktop.ui.window.help_page import HelpPage
from tests.support.certain import as_a, the
from tests.support.clerk import Clerk
from tests.support.typing import press

KEY_WORDS = {
    "Ctrl",
    "Enter",
    "Tab",
    "Shift",
    "Alt",
    "Backspace",
    "Delete",
    "PgUp",
    "PgDn",
    "Space",
    "PDF",
    "Word",
    "Excel",
}
IMAGE = QTextDocument.ResourceType.ImageResource.value


@pytest.fixture(params=list(Language))
def page(qtbot: QtBot, request: pytest.FixtureRequest) -> Iterator[HelpPage]:
    language.use(request.param)
    made = HelpPage()
    qtbot.addWidget(made)
    made.show()
    yield made


def test_f1_opens_the_guide_beside_the_work_and_typing_goes_on(clerk: Clerk) -> None:
    clerk.opens(paths.sample_report())
    clerk.goes_to_measure()
    field = clerk.field("measure.title")

    clerk.presses("F1")

    page = next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, HelpPage))
    assert page.isVisible()
    assert not page.isModal()
    clerk.window.activateWindow()
    clerk.types_into(field, "ต่อ")
    assert clerk.measure.title.endswith("ต่อ")
    clerk.presses("F1")
    assert [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, HelpPage)] == [page]


def test_every_picture_of_the_guide_is_bundled_and_used(page: HelpPage) -> None:
    folder = paths.resources() / "guide" / language.current_language().value
    text = (folder / "guide.html").read_text(encoding="utf-8")
    named = set(re.findall(r'src="([^"]+)"', text))

    assert named == {file.name for file in folder.glob("*.png")}
    for name in named:
        picture = as_a(QImage, page.guide.loadResource(IMAGE, QUrl(name)))
        assert 50 < picture.width() / picture.devicePixelRatio() <= page.guide.viewport().width()


@pytest.mark.parametrize(
    "address",
    [
        "http://example.com/picture.png",
        "https://example.com/",
        "file:///etc/passwd",
        "../icons/x.svg",
        "../guide/panes.png",
        "../th/panes.png",
        "../en/panes.png",
        "/etc/passwd",
        "guide.html",
        "qrc:/qt-project.org/styles/commonstyle/images/file-16.png",
        "",
    ],
)
def test_the_guide_loads_nothing_else(page: HelpPage, address: str) -> None:
    assert page.guide.loadResource(IMAGE, QUrl(address)) is None


def test_the_guide_is_in_one_language_and_needs_no_sideways_scrolling(page: HelpPage) -> None:
    text = page.guide.toPlainText()

    if language.current_language() is Language.THAI:
        assert set(re.findall(r"[A-Za-z]{2,}", text)) <= KEY_WORDS
    else:
        assert set(re.findall("[\u0e00-\u0e7f]+", text)) == {"๒๕๖๘", "๑"}  # numbers as they may be typed
    assert len(page.guide.toPlainText()) > 1_500
    assert page.guide.horizontalScrollBar().maximum() == 0


def test_the_guides_have_the_same_parts_and_keys() -> None:
    texts = [(paths.resources() / "guide" / one.value / "guide.html").read_text(encoding="utf-8") for one in Language]

    thai, english = (re.findall(r"<(?:h1|h2|p|li|td|img)\b", text) for text in texts)
    assert thai == english
    thai, english = (
        sorted(set(re.findall(r"\b(?:Ctrl|Alt|Shift)\+(?:\w+\+)?[A-Z]\w*|\bF\d+", text))) for text in texts
    )
    assert [key for key in thai if key not in english] == []


def test_every_key_of_the_program_is_listed(page: HelpPage) -> None:
    rows = [page.keys.topLevelItem(index) for index in range(page.keys.topLevelItemCount())]

    assert [(row.text(0), row.text(1)) for row in rows if row is not None] == list(all_keys())


def test_the_guide_names_only_keys_that_there_are(page: HelpPage) -> None:
    named = set(re.findall(r"\b(?:Ctrl\+(?:Shift\+)?\w+|F\d+)\b", page.guide.toPlainText()))

    assert named <= {shortcut for shortcut, _ in all_keys()} | {"Ctrl+0", MENU_KEY.split("+")[-1]}


def test_the_guide_tells_of_everything_that_is_done_with_a_report(page: HelpPage) -> None:
    told = page.guide.toPlainText()

    assert [
        key
        for key in (
            *("Ctrl+M", "Ctrl+Z", "F8", "Ctrl+P", "Ctrl+E", "Ctrl+F", "F3", "Ctrl+H"),
            *("Ctrl+Shift+E", "Ctrl+R", "Ctrl+Shift+R", "Ctrl+Shift+H", "Ctrl+S"),
        )
        if key not in told
    ] == []


def test_the_contents_lead_to_each_part_of_the_guide(page: HelpPage) -> None:
    page.resize(900, 300)
    reading = page.reading
    titles = [reading.contents.item(row).text() for row in range(reading.contents.count())]
    assert len(titles) > 5

    reading.contents.setFocus()
    press("Down", reading.contents)
    press("Down", reading.contents)

    top = page.guide.cursorForPosition(QPoint(30, 14)).block().text()
    assert reading.contents.isVisible()
    assert top == titles[reading.contents.currentRow()]


def test_the_search_counts_its_hits_and_enter_walks_round_them(page: HelpPage) -> None:
    reading = page.reading
    reading.query.setFocus()

    reading.query.setText("Ctrl+Z")
    first = page.guide.textCursor().position()
    said = reading.found.text()
    press("Return", reading.query)
    second = page.guide.textCursor().position()
    press("Shift+F3", reading.query)

    count = len(re.findall("Ctrl\\+Z", page.guide.toPlainText()))
    assert count > 1
    assert said in (f"ตำแหน่งที่ ๑ จาก {digits(count)}", f"1 of {count}")
    assert first < second
    assert page.guide.textCursor().position() == first
    assert page.guide.hits == ["Ctrl+Z"] * count


def test_digits_of_either_script_are_found_and_what_is_not_there_is_said(page: HelpPage) -> None:
    reading = page.reading

    reading.query.setText("๒๕๖๘")
    assert set(page.guide.hits) == {"2568", "๒๕๖๘"}
    reading.query.setText("ไดโนเสาร์")

    assert reading.found.text() in ("ไม่พบ", "No hits")
    assert page.guide.hits == []


def test_the_help_menu_has_the_guide_the_keys_and_what_the_program_is(clerk: Clerk) -> None:
    clerk.window.commands["keys"].trigger()
    page = next(one for one in clerk.window.findChildren(HelpPage) if one.isVisible())
    assert page.tabs.currentWidget() is page.keys
    clerk.window.commands["help"].trigger()

    assert page.tabs.currentWidget() is page.reading
    page.reject()


def test_about_says_which_build_it_is_and_where_the_whole_licences_are(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = tmp_path / "โปรแกรม"
    (built / "licences").mkdir(parents=True)
    (built / "licences" / "licences.md").touch()
    (built / "built.txt").write_text("834ca26d 2026-11-30\n", encoding="utf-8")
    (built / "THIRD_PARTY.md").write_text("# Parts", encoding="utf-8")
    monkeypatch.setattr(sys, "_MEIPASS", str(built), raising=False)
    monkeypatch.setattr(sys, "executable", str(built / "ITA Desktop"))

    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    dialog.show()

    assert dialog.version.text() == f"รุ่น {__version__} (834ca26d 2026-11-30)"
    assert str(built / "licences" / "licences.md") in the(dialog.report).text()


def test_about_says_the_version_and_the_licence_of_every_part(qtbot: QtBot) -> None:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    dialog.show()

    told = dialog.licences.toPlainText()

    assert __version__ in dialog.version.text()
    assert [
        part for part in ("PySide6", "LGPL-3.0", "SQLAlchemy", "Sarabun", "OFL-1.1", "Tabler") if part not in told
    ] == []
    assert "|" not in told.replace("||", ""), "the tables are shown as tables"
