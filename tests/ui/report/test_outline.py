"""The tree of a long report: what is noted at the end of its rows costs about as much as the rows."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QBuffer, QPoint, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QRegion
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QApplication, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from ita_desktop.domain.checks.mending import mended
from ita_desktop.domain.checks.problem import Severity
from ita_desktop.domain.report.address import Address
from ita_desktop.language import digits
from ita_desktop.ui.appearance.colour_schemes import Scheme
from ita_desktop.ui.appearance.design import CONTRAST, DARK, LIGHT, Colours
from ita_desktop.ui.appearance.style import dress, text_font
from ita_desktop.ui.report.outline import PAPER, SIGNERS, Outline
from ita_desktop.ui.report.outline_rows import PAGE, title_lines
from tests.support.certain import the
from tests.support.clerk import Clerk
from tests.support.processor import seconds_of_work
from tests.support.reports import a_measure, a_report, an_issue
from tests.support.whole_words import cut_words

pytestmark = pytest.mark.sample_open

ROWS = 600


def pages(first: int) -> Callable[[Address], int | None]:
    """Every place on a page of its own, from `first` on."""
    known: dict[Address, int] = {}
    return lambda address: first + known.setdefault(address, len(known))


@pytest.fixture
def tree(qtbot: QtBot) -> Outline:
    """A tree by itself."""
    made = Outline({})
    qtbot.addWidget(made)
    return made


def test_new_pages_of_a_long_report_do_not_hold_the_window_up(tree: Outline, qtbot: QtBot) -> None:
    tree.resize(320, 640)
    listed = seconds_of_work(
        lambda: tree.show_report(a_report(an_issue(*(a_measure(f"มาตรการที่ {n}") for n in range(ROWS)))))
    )
    with qtbot.waitExposed(tree):
        tree.show()

    first = seconds_of_work(lambda: tree.show_pages(pages(7), ROWS))
    again = seconds_of_work(lambda: tree.show_pages(pages(8), ROWS))

    assert max(first, again) < 10 * listed  # some hundreds of times as much where each row measures all others


def test_a_measure_added_to_a_long_report_does_not_hold_the_window_up(tree: Outline, qtbot: QtBot) -> None:
    tree.resize(320, 640)
    measures = tuple(a_measure(f"มาตรการที่ {n}") for n in range(ROWS))
    issue = an_issue(*measures)
    listed = seconds_of_work(lambda: tree.show_report(a_report(issue)))
    with qtbot.waitExposed(tree):
        tree.show()
    tree.show_pages(pages(7), ROWS)
    tree.choose(Address("measure.title", measure=measures[300].id))

    added = seconds_of_work(lambda: tree.show_report(a_report(replace(issue, measures=(a_measure("ใหม่"), *measures)))))

    assert added < 20 * listed  # some hundreds of times as much where each row measures all others
    row = the(tree.topLevelItem(1))
    assert row.childCount() == ROWS + 1


def test_issues_in_another_order_are_put_there_at_once_and_stay_as_they_were(tree: Outline) -> None:
    issues = tuple(an_issue(a_measure(), number=number) for number in range(1, 61))
    tree.show_report(a_report(*issues))
    folded, chosen = issues[4].id, issues[7].measures[0].id
    tree.choose(Address("measure.title", measure=chosen))
    row = the(tree.topLevelItem(5))
    row.setExpanded(False)
    told: list[object] = []
    tree.model().rowsInserted.connect(lambda *_: told.append("inserted"))
    tree.model().rowsRemoved.connect(lambda *_: told.append("removed"))
    tree.chosen.connect(told.append)

    tree.show_report(a_report(*issues[::-1]))

    assert len(told) <= 2  # one by one, each row would make Qt count through all others
    assert tree.current_address().measure == chosen
    rows = [tree.topLevelItem(index) for index in range(1, 61)]
    assert [row.isExpanded() for row in rows if row is not None] == [one.id != folded for one in issues[::-1]]


def notes(clerk: Clerk) -> list[str]:
    """What stands at the end of the rows of cover, issue, measures, signers and paper."""
    tree = clerk.page.outline
    found = []
    for index in range(tree.topLevelItemCount()):
        row = the(tree.topLevelItem(index))
        found += [row.data(0, PAGE), *(row.child(child).data(0, PAGE) for child in range(row.childCount()))]
    return found


def test_the_tree_says_how_many_pages_there_are_and_where_each_measure_begins(clerk: Clerk) -> None:
    clerk.waits_until_drawn()
    paper = the(clerk.page.preview.paper)
    begins = [paper.page_of(Address("measure.title", measure=m.id)) for _, _, m in clerk.report.measures()]

    said = notes(clerk)
    assert said[0] == "น. ๑"
    assert said[2 : 2 + len(begins)] == [f"น. {digits(page + 1)}" for page in begins if page is not None]
    assert len(set(begins)) > 2
    assert said[-1] == f"{digits(paper.page_count)} หน้า"

    clerk.goes_to_measure()
    for _ in range(3):
        clerk.presses("Ctrl+D")
    clerk.waits_until(lambda: notes(clerk)[-1] != said[-1])
    clerk.waits_until_drawn()
    longer = the(clerk.page.preview.paper)
    assert longer.page_count > paper.page_count
    assert notes(clerk)[-1] == f"{digits(longer.page_count)} หน้า"


def test_the_page_count_is_heard_and_has_room_in_a_narrow_tree(tree: Outline) -> None:
    tree.resize(180, 640)
    tree.show_report(a_report(an_issue(a_measure("มาตรการ"))))

    tree.show_pages(pages(0), 7)

    tree.choose(PAPER)
    row = tree.currentItem()
    assert row.data(0, PAGE) == "๗ หน้า"
    assert row.data(0, Qt.ItemDataRole.AccessibleTextRole).startswith("รูปแบบกระดาษ")
    assert row.data(0, Qt.ItemDataRole.AccessibleTextRole).endswith("๗ หน้า")


LONG = "มาตรการส่งเสริมการป้องกันการทุจริตของหน่วยงานและการมีส่วนร่วมของประชาชนในพื้นที่"


def box_of(tree: Outline, row: QTreeWidgetItem) -> int:
    return tree.visualItemRect(row).height()


@pytest.fixture
def tree_of_two(tree: Outline, qtbot: QtBot) -> Outline:
    """A tree with a measure whose title is long and one whose title is short."""
    tree.resize(300, 640)
    tree.show_report(a_report(an_issue(a_measure(LONG), a_measure("จัดซื้อ"))))
    with qtbot.waitExposed(tree):
        tree.show()
    return tree


def test_a_long_title_takes_two_lines_that_end_where_a_word_ends(tree_of_two: Outline) -> None:
    issue = the(tree_of_two.topLevelItem(1))
    long, short = issue.child(0), issue.child(1)
    assert box_of(tree_of_two, long) > 1.5 * box_of(tree_of_two, short)

    font = tree_of_two.font()
    lines = title_lines(LONG, 220, font.toString())

    assert "".join(lines) == LONG
    assert [line[:5] for line in lines] == ["มาตรก", lines[1][:5]]
    assert QFontMetricsF(font).horizontalAdvance(lines[0]) <= 220
    assert lines[0].endswith(("ทุจริต", "การทุจริต", "ป้องกัน", "ป้องกันการ"))


def test_no_compound_of_a_title_is_cut_and_as_much_of_it_is_seen_as_can_be(qapp: QApplication) -> None:
    font = text_font()
    metrics = QFontMetricsF(font)
    title = "พฤติกรรมสีเทาของเจ้าหน้าที่และกฎหมายที่เกี่ยวข้อง"

    for width in range(100, 300, 5):
        first, second = title_lines(title, width, font.toString())
        assert cut_words([first, second]) == []
        assert first.endswith(("พฤติกรรม", "สีเทา", "ของ", "เจ้าหน้าที่", "และ", "กฎหมาย", "ที่")), first
    narrow = metrics.horizontalAdvance("หน้าปกและ") + 2
    assert title_lines("หน้าปกและหน่วยงาน", round(narrow), font.toString()) == ("หน้าปกและ", "หน่วยงาน")


def test_a_wide_tree_shows_long_titles_on_one_line(tree_of_two: Outline) -> None:
    tree_of_two.resize(1000, 640)
    QApplication.processEvents()
    issue = the(tree_of_two.topLevelItem(1))

    assert box_of(tree_of_two, issue.child(0)) == box_of(tree_of_two, issue.child(1))


@pytest.mark.parametrize(
    ("scheme", "colours"), [(Scheme.LIGHT, LIGHT), (Scheme.DARK, DARK), (Scheme.CONTRAST, CONTRAST)]
)
def test_only_rows_with_something_left_to_do_have_a_badge(clerk: Clerk, scheme: Scheme, colours: Colours) -> None:
    dress(QApplication.instance(), scheme)  # type: ignore[arg-type]  # one runs
    clerk.waits_until(lambda: clerk.page.checker.compared is clerk.report)
    clerk.page.document.apply("แก้", lambda report: mended(report, clerk.page.problems)[0])
    clerk.waits_until(lambda: clerk.page.checker.compared is clerk.report)
    tree = clerk.page.outline
    rows = [row for row in tree._rows() if row is not tree.currentItem()]

    badge = colours.wanted_ground if colours.wanted_ground != colours.window else colours.wanted
    found = {row.text(0): is_in(badge, colours_in(tree, row)) for row in rows}
    dress(QApplication.instance())  # type: ignore[arg-type]

    assert [text for text, has_badge in found.items() if has_badge] == ["ผู้ลงนาม"]


def test_the_badge_has_the_number_of_things_that_are_left(clerk: Clerk) -> None:
    tree = clerk.page.outline
    signers = tree._parts[SIGNERS]
    missing = [one.address for one in clerk.page.problems if one.severity is Severity.MISSING]
    assert len(missing) == 3
    assert "๓" in written_in(tree, signers)

    clerk.goes_to(missing[0])
    clerk.types("นายสมมติ ตัวอย่าง")

    clerk.waits_until(lambda: "๒" in written_in(tree, signers))
    assert "๓" not in written_in(tree, signers)


def written_in(tree: Outline, row: QTreeWidgetItem) -> list[str]:
    """The words that are drawn in a row: titles, badges and pages."""
    drawn, made = QBuffer(), QSvgGenerator()
    drawn.open(QBuffer.OpenModeFlag.WriteOnly)
    made.setOutputDevice(drawn)
    made.setSize(tree.viewport().size())
    painter = QPainter(made)
    tree.viewport().render(painter, QPoint(), QRegion(tree.visualItemRect(row)))
    painter.end()
    svg = bytes(drawn.data().data()).decode("utf-8")
    return [text.strip() for text in re.findall(r"<text[^>]*>([^<]*)</text>", svg)]


def colours_in(tree: Outline, row: QTreeWidgetItem) -> set[str]:
    picture = tree.viewport().grab(tree.visualItemRect(row).adjusted(60, 0, -30, 0)).toImage()
    return {QColor(picture.pixel(x, y)).name() for x in range(picture.width()) for y in range(picture.height())}


def is_in(colour: str, colours: set[str]) -> bool:
    """Whether one of the colours is nearly this one: the edge of a badge falls between pixels."""
    wanted = QColor(colour)
    near = (abs(QColor(one).hsvHue() - wanted.hsvHue()) < 5 and QColor(one).hsvSaturation() > 20 for one in colours)
    return any(near)
