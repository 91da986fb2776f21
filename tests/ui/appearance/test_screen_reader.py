"""What a screen reader reads out without a focus going there: each thing once, by events that Orca 43 knows."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ita_desktop.domain.checks.mending import mended
from ita_desktop.domain.report import edits
from ita_desktop.domain.report.address import Address
from ita_desktop.errors import DiskFullError
from ita_desktop.session.file.workspace import SaveState, Saving
from ita_desktop.ui.appearance import screen_reader
from ita_desktop.ui.appearance.screen_reader import News, announce, describe
from ita_desktop.ui.asking.status_line import saved_words
from tests.support.clerk import Clerk
from tests.support.orca import Orca, called, orca_listening
from tests.ui.report.test_find_panel import looks_for

pytestmark = pytest.mark.sample_open


@pytest.fixture
def orca(clerk: Clerk) -> Iterator[Orca]:
    """The screen reader at the clerk's window; it has read what has the focus."""
    with orca_listening() as orca:
        yield orca


def in_the_steps(clerk: Clerk, orca: Orca) -> None:
    """The caret stands at the end of the first measure's steps: ข้อ ๓ จาก ๓."""
    clerk.goes_to_step(-1)
    assert orca.says()[-1] == "ขั้นตอน ข้อ ๓ จาก ๓ ของมาตรการ ๑"


def test_a_suggestion_is_said_once_with_its_key_while_it_is_typed_along(clerk: Clerk, orca: Orca, qtbot: QtBot) -> None:
    clerk.waits_until(lambda: clerk.window.phrases.continuation("จัดทำคู่")[1] != "")
    clerk.goes_to_measure()
    clerk.presses("Ctrl+M")
    clerk.focuses("measure.steps")

    for letter in "จัดทำคู่มือ":
        clerk.types(letter)
        qtbot.wait(1)

    suggested = [words for words in orca.says() if words.startswith("คำแนะนำ กด Tab เพื่อเติม: ")]
    assert len(suggested) == 1
    assert suggested[0].startswith("คำแนะนำ กด Tab เพื่อเติม: คู่มือการให้บริการ")  # from the start of the word


def test_how_much_was_found_is_said_and_where_one_has_walked_to(clerk: Clerk, orca: Orca, qtbot: QtBot) -> None:
    looks_for(clerk, qtbot, "หน่วยงาน")
    found = clerk.window.find_panel.count.text()
    assert orca.says()[-1] == found
    clerk.presses("Return")
    assert [words for words in orca.says() if words.startswith("พบ")] == [f"{found} · ตำแหน่งที่ ๑"]

    looks_for(clerk, qtbot, "ไม่มีคำนี้แน่นอน")
    assert orca.says()[-1] == "ไม่พบ"


def test_a_page_that_is_turned_to_is_said_once(clerk: Clerk, orca: Orca) -> None:
    clerk.waits_until_drawn()
    clerk.page.preview.setFocus()
    assert orca.says() == ["ตัวอย่างหน้ากระดาษ", "หน้า ๑ จาก ๗"]

    clerk.presses("End")
    assert orca.says() == ["หน้า ๗ จาก ๗"]
    clerk.presses("End", "+", "-")
    assert orca.says() == []


def test_where_the_caret_comes_to_in_a_list_is_said_once(clerk: Clerk, orca: Orca) -> None:
    in_the_steps(clerk, orca)

    clerk.presses("Return")
    assert orca.says() == ["ขั้นตอน ข้อ ๔ จาก ๔ ของมาตรการ ๑"]
    clerk.presses("Tab")
    assert orca.says() == ["ขั้นตอน ข้อย่อยที่ ๑ จาก ๑ ของข้อ ๓ ของมาตรการ ๑"]
    clerk.presses("Up", "Home", "Right")
    assert orca.says() == ["ขั้นตอน ข้อ ๓ จาก ๓ ของมาตรการ ๑"]


def test_enter_in_the_middle_of_an_item_puts_in_nothing_but_the_break(clerk: Clerk, orca: Orca) -> None:
    in_the_steps(clerk, orca)
    clerk.presses("Home", "Right", "Right", "Right")

    clerk.presses("Return")
    assert orca.says() == ["ขั้นตอน ข้อ ๔ จาก ๔ ของมาตรการ ๑"]
    clerk.presses("Backspace")

    assert orca.put_in == ["\u2029"]


def test_a_deletion_and_its_undoing_are_said(clerk: Clerk, orca: Orca) -> None:
    in_the_steps(clerk, orca)

    clerk.presses("Ctrl+Shift+K")
    assert orca.says() == ["ขั้นตอน ข้อ ๒ จาก ๒ ของมาตรการ ๑", "ลบข้อ ๓ แล้ว (Ctrl+Z เพื่อเลิกทำ)"]
    clerk.presses("Ctrl+Z")
    assert orca.says() == ["ขั้นตอน ข้อ ๓ จาก ๓ ของมาตรการ ๑", "เลิกทำ ลบข้อ ๓ (ขั้นตอน) แล้ว"]
    clerk.presses("Ctrl+Y")
    assert orca.says()[-1] == "ทำซ้ำ ลบข้อ ๓ (ขั้นตอน) แล้ว"


def test_a_deleted_measure_that_comes_back_is_said(clerk: Clerk, orca: Orca) -> None:
    clerk.goes_to_measure()
    clerk.page.outline.setFocus()

    clerk.presses("Ctrl+Shift+Del")
    assert orca.says()[-1] == "ลบมาตรการ ๑ แล้ว (Ctrl+Z เพื่อเลิกทำ)"
    clerk.presses("Ctrl+Z")
    assert orca.says()[-1] == "เลิกทำ ลบมาตรการ ๑ แล้ว"


def test_where_nothing_was_done_it_is_said_that_nothing_can_be_undone(clerk: Clerk, orca: Orca) -> None:
    clerk.page.outline.setFocus()
    orca.says()

    clerk.presses("Ctrl+Z", "Ctrl+Y")

    assert orca.says() == ["ไม่มีขั้นตอนให้เลิกทำ", "ไม่มีขั้นตอนให้ทำซ้ำ"]


def test_what_is_missing_is_said_behind_its_field_and_so_is_that_nothing_is(clerk: Clerk, orca: Orca) -> None:
    clerk.waits_until(lambda: clerk.page.checker.compared is clerk.report)
    clerk.page.document.apply("แก้", lambda report: mended(report, clerk.page.problems)[0])
    clerk.waits_until(lambda: clerk.page.checker.compared is clerk.report)
    assert {problem.address.field for problem in clerk.page.problems} == {"signer.name"}
    clerk.presses("F8")
    field, missing = orca.says()[-2:]
    assert (field, missing) == ("ผู้ลงนามคนที่ ๑ ชื่อผู้ลงนาม", "ยังไม่ได้กรอกชื่อผู้ลงนาม")

    for problem in clerk.page.problems:
        clerk.page.document.apply("กรอกชื่อ", partial(edits.set_field, address=problem.address, value="นายทดสอบ ใจดี"))
    clerk.waits_until(lambda: not clerk.page.problems)
    orca.says()
    clerk.presses("F8")
    (said,) = orca.says()
    assert said == "ครบถ้วนแล้ว ไม่มีช่องที่ยังไม่ได้กรอก และไม่พบรายการที่ต้องแก้"


def test_each_field_of_a_signer_is_read_with_the_number_of_the_signer(clerk: Clerk) -> None:
    clerk.goes_to(Address("signers"))

    fields = [f"signer.{name}.{index}" for index in range(3) for name in ("name", "role")]
    spoken = [called(clerk.field(field)) for field in fields]

    assert spoken[2:4] == ["ผู้ลงนามคนที่ ๒ ชื่อผู้ลงนาม", "ผู้ลงนามคนที่ ๒ ลงนามในฐานะ"]
    assert len(set(spoken)) == len(spoken)


def test_that_it_is_saved_is_said(clerk: Clerk, orca: Orca) -> None:
    clerk.types("ก")
    clerk.window.commands["save"].trigger()

    clerk.waits_until(lambda: any(words.startswith("บันทึกแล้ว") for words in orca.said))

    assert len([words for words in orca.says() if words.startswith("บันทึกแล้ว")]) == 1


def test_news_in_the_bottom_line_is_said_and_several_at_once_are_all(clerk: Clerk, orca: Orca) -> None:
    news = [f"แทนที่แล้ว {number} ตำแหน่ง" for number in "๑๒๓"]

    for words in news:
        clerk.window.status.tell(words)

    assert orca.says() == news
    assert all(part.size().isEmpty() for part in clerk.window.findChildren(News))


def test_that_nothing_can_be_saved_is_said_once_and_so_is_that_it_is_saved_after_all(clerk: Clerk, orca: Orca) -> None:
    notices = clerk.window.notices
    saved = clerk.workspace.state
    full = SaveState(Saving.PENDING, saved.at, saved.path, DiskFullError(Path("รายงาน.ita")))

    notices.show_state(saved)
    notices.show_state(full)
    notices.show_state(full)

    (said,) = orca.says()
    assert said.startswith("ยังไม่ได้บันทึก: ")
    notices.show_state(saved)
    notices.show_state(saved)
    assert orca.says() == [saved_words(saved)]


def test_nothing_is_made_where_nobody_listens(clerk: Clerk) -> None:
    assert not QAccessible.isActive()

    clerk.window.status.tell("แทนที่แล้ว ๓ ตำแหน่ง")

    assert clerk.window.status.currentMessage() == "แทนที่แล้ว ๓ ตำแหน่ง"
    assert clerk.window.findChildren(News) == []


def test_where_there_are_announcements_news_are_announced_and_nothing_else(
    clerk: Clerk, orca: Orca, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screen_reader, "_HAS_ANNOUNCEMENTS", True)
    heard: list[QAccessible.Event] = []
    monkeypatch.setattr(orca, "hear", lambda event: heard.append(event.type()))
    about = QWidget(clerk.window)

    announce(about, "ลบข้อ ๓")
    describe(about, "ขั้นตอน ข้อ ๒ จาก ๒")  # it has not the focus

    assert heard == [QAccessible.Event.Announcement, QAccessible.Event.DescriptionChanged]
    assert clerk.window.findChildren(News) == []
