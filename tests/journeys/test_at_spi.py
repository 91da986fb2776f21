"""Once through the real thing: another process reads the window over AT-SPI, as Orca does."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ita_desktop import paths

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
def test_another_process_hears_the_window_in_thai_and_where_the_caret_is_in_a_list(tmp_path: Path) -> None:
    """Needs Xvfb, xdotool, dbus-run-session, dbus-monitor and at-spi2-core; fails where one of them is missing."""
    env = {**os.environ, "ITA_DESKTOP_HOME": str(tmp_path / "home"), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    (tmp_path / "cache").mkdir()

    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-m", "tests.support.at_spi", str(paths.sample_report())],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=env,
        timeout=240,
    )

    assert done.returncode == 0, done.stderr[-2_000:]
    answer = json.loads(done.stdout.strip().splitlines()[-1])
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
