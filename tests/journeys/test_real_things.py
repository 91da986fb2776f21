"""Once with the real things on a screen of X11: a mouse that drags, Thai layouts that are on, a reader of screens."""

from pathlib import Path

import pytest

from tests.support.real_screen import answer_of

pytestmark = pytest.mark.slow

DKI = {"Kedmanee": "การ", "Pattachote": "งนม"}
"""What the keys D, K and I type."""


def all_right(made: dict[str, object], least: int) -> None:
    """What was tried, so many things at least, was so."""
    assert [what for what, right in made.items() if right is not True] == []
    assert len(made) >= least


def test_items_are_dragged_within_a_list_to_another_and_to_the_tree(tmp_path: Path) -> None:
    """Qt's own drag, from the press to the drop. Needs Xvfb and xdotool; fails where one of them is missing."""
    all_right(answer_of("real_mouse", tmp_path), 17)


@pytest.mark.parametrize(("name", "layout"), [("Kedmanee", ["th"]), ("Pattachote", ["th", "pat"])])
def test_commands_work_while_a_thai_layout_is_on(tmp_path: Path, name: str, layout: list[str]) -> None:
    """Fingers press where the letters are. Needs Xvfb, setxkbmap and xdotool; fails where one of them is missing."""
    made = answer_of("thai_keyboard", tmp_path, *layout)

    assert made.pop("typed") == DKI[name]
    all_right(made, 12)


def test_another_process_hears_the_window_in_thai_and_where_the_caret_is_in_a_list(tmp_path: Path) -> None:
    """Over AT-SPI, as Orca does. Needs Xvfb, xdotool, dbus-run-session, dbus-monitor and at-spi2-core; fails where one
    of them is missing."""
    answer = answer_of("at_spi", tmp_path, under=("dbus-run-session", "--"))

    heard = [tuple(pair) for pair in answer["heard"]]
    names = {name for _, name in heard}
    assert {"หน้าปกและหน่วยงาน เริ่มหน้า ๑", "ตัวอย่างหน้ากระดาษ", "ชื่อรายงาน", "จังหวัด", "พิมพ์"} <= names
    assert any(role == "tree" and name == "ส่วนต่าง ๆ ของรายงาน" for role, name in heard)
    assert any(role == "menu item" and name.startswith("แฟ้ม") for role, name in heard)
    assert ("document", "ตัวอย่างหน้ากระดาษ") in heard
    nameless = [role for role, name in heard if role in {"push button", "text", "combo box", "check box"} and not name]
    assert nameless == []
    assert [tuple(pair) for pair in answer["said"]] == [
        ("Return", "ขั้นตอน ข้อ ๔ จาก ๔ ของมาตรการ ๑"),
        ("Tab", "ขั้นตอน ข้อย่อยที่ ๑ จาก ๑ ของข้อ ๓ ของมาตรการ ๑"),
        ("ctrl+shift+l", "ขั้นตอน ย่อหน้าไม่มีเลข หลังข้อ ๓ ของมาตรการ ๑"),
        ("Up", "ขั้นตอน ข้อ ๓ จาก ๓ ของมาตรการ ๑"),
    ]
